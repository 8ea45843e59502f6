"""The codes by which people are grouped, and their names: one vocabulary for all tables of persons.

A table of persons that the office reads and one that is drawn use the same words, so that results
can be set side by side. Areas are not here: their codes are those of the programme.
"""

from collections.abc import Mapping

from shidian.core import Bilingual

AREA, PERSON = "area", "person"

VOCABULARY: Mapping[str, Mapping[str, Bilingual]] = {
    "sex": {
        "male": Bilingual("男", "Male"),
        "female": Bilingual("女", "Female"),
    },
    "education": {
        "none": Bilingual("未上过学", "No schooling"),
        "primary": Bilingual("小学", "Primary school"),
        "junior": Bilingual("初中", "Junior middle school"),
        "senior": Bilingual("高中", "Senior middle school"),
        "college": Bilingual("大专及以上", "College and above"),
    },
    "industry": {
        "manufacturing": Bilingual("制造业", "Manufacturing"),
        "construction": Bilingual("建筑业", "Construction"),
        "wholesale_retail": Bilingual("批发和零售业", "Wholesale and retail trade"),
        "transport_storage_post": Bilingual(
            "交通运输、仓储和邮政业", "Transport, storage and post"
        ),
        "lodging_catering": Bilingual("住宿和餐饮业", "Lodging and catering"),
        "resident_services": Bilingual(
            "居民服务、修理和其他服务业", "Services to households, repair and other services"
        ),
        "other": Bilingual("其他行业", "Other industries"),
    },
    "origin": {
        "same_county": Bilingual("本县", "The same county"),
        "same_city": Bilingual("本市外县", "Another county of the city"),
        "same_province": Bilingual("本省外市", "Another city of the province"),
        "other_province": Bilingual("外省", "Another province"),
    },
}
"""Column to its codes, in order, and their names."""

LABELS: Mapping[str, Bilingual] = {
    AREA: Bilingual("地区", "Area"),
    "sex": Bilingual("性别", "Sex"),
    "education": Bilingual("文化程度", "Education"),
    "industry": Bilingual("行业", "Industry"),
    "origin": Bilingual("户籍地", "Origin"),
}
"""Names of the grouping columns, as a person file may head them."""
