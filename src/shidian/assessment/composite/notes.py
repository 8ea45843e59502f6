"""What a reader of a composite index must be told about how it came about."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from shidian.core import Bilingual


class Remark(StrEnum):
    """Why something was left out, or deserves a look."""

    TOO_FEW = "too_few"
    ABSENT = "absent"
    SAME = "same"
    SKEWED = "skewed"
    IMPUTED = "imputed"
    WITHHELD = "withheld"


_WORDS = {
    Remark.TOO_FEW: Bilingual(
        "{code}：有数据的单位太少，未纳入，权重分给同组其他项。",
        "{code}: too few units have it; left out, its weight goes to the rest of its group.",
    ),
    Remark.ABSENT: Bilingual(
        "{code}：没有得分，未纳入，权重分给同组其他项。",
        "{code}: no scores; left out, its weight goes to the rest of its group.",
    ),
    Remark.SAME: Bilingual(
        "{code}：各单位数值相同，不能区分单位。",
        "{code}: all units have the same value; it tells none apart.",
    ),
    Remark.SKEWED: Bilingual(
        "{code}：分布偏斜，有离群值；标尺两端固定，超出的按两端计。",
        "{code}: skewed, with outliers; the ends of its scale are fixed and cut them off.",
    ),
    Remark.IMPUTED: Bilingual("{code}：部分数值为插补值。", "{code}: some values are imputed."),
    Remark.WITHHELD: Bilingual(
        "{code}：缺失权重过多，不公布指数。",
        "{code}: too much weight is missing; the index is withheld.",
    ),
}


@dataclass(frozen=True)
class Note:
    """A remark on an indicator or a unit, named by its code."""

    remark: Remark
    code: str

    def said(self, names: Mapping[str, Bilingual]) -> Bilingual:
        """The remark in words; `names` are those of indicators and units, by code.

        Examples
        --------
        >>> Note(Remark.IMPUTED, "beds").said({"beds": Bilingual("床位", "Beds")}).en
        'Beds: some values are imputed.'
        """
        words, name = _WORDS[self.remark], self.code
        called = names.get(self.code, Bilingual(name, name))
        return Bilingual(words.zh.format(code=called.zh), words.en.format(code=called.text("en")))
