"""Kinds of moves, pots, and what a city may ask of those who settle, in words."""

from collections.abc import Mapping

from shidian.core import Bilingual

KINDS: Mapping[str, Bilingual] = {
    "inter": Bilingual("跨省", "from another province"),
    "intra": Bilingual("省内跨市", "within the province"),
    "same": Bilingual("本市", "within the city"),
}
POTS: Mapping[str, Bilingual] = {
    "people": Bilingual("落户", "people settled"),
    "schooling": Bilingual("子女教育", "schooling"),
}
ASKED: Mapping[str, Bilingual] = {
    "home": Bilingual("合法稳定住所", "a lawful, stable home"),
    "job": Bilingual("合法稳定就业", "a lawful, stable job"),
    "job_years": Bilingual("合法稳定就业达到一定年限", "some years of a lawful, stable job"),
    "insurance": Bilingual("参加社会保险达到一定年限", "some years of social insurance"),
    "residence_years": Bilingual("居住达到一定年限", "some years of residence"),
}
POINTS: Mapping[str, Bilingual] = {
    "no": Bilingual("不得采取积分落户", "no settlement by points"),
    "allowed": Bilingual("可以建立积分落户制度", "settlement by points is allowed"),
    "required": Bilingual("应当建立积分落户制度", "settlement by points is required"),
}


def kind_words(kind: str) -> Bilingual:
    """A kind of move in words; one that a province calls otherwise stands for itself.

    Examples
    --------
    >>> kind_words("inter").en
    'from another province'
    """
    return KINDS.get(kind, Bilingual(kind, kind))
