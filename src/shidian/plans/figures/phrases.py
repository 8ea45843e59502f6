"""The words around a number: the indicator's name, and what they say of the number."""

import re
from dataclasses import dataclass

from shidian.plans.lexicon import alternatives, words

_VERBS = words("verbs")
_CHANGED = [verb + end for verb in _VERBS["changing"] for end in ("到", "至", "为")]
_LEVEL = frozenset([*_VERBS["level"], *_CHANGED])
_UP, _DOWN = frozenset(_VERBS["up"]), frozenset(_VERBS["down"])
_CUES = [*_LEVEL, *_UP, *_DOWN, *_VERBS["before"], "新增", "累计", "了"]
_TAIL = re.compile(rf"(?:{alternatives(_CUES)})$")
_AFTER = re.compile(
    rf"(?:(?!{alternatives(_VERBS['not_after'])})(?:{alternatives(_VERBS['after'])}))+"
)
_WHOLE_WORD = re.compile(rf"(?:{alternatives(_VERBS['whole'])})")
_LIGHT = re.compile(rf"(?:{alternatives(_VERBS['light'])})")
_OPENERS = re.compile(r"^(?:的|了|，|、|；|：|—+)+")
_INNER_TAIL = re.compile(r"(?:和|与|及|以及|、|的|(?<![初高集])中|，|：)+$")

OPENING_CHANGE = re.compile(
    rf"(?:{alternatives([*_VERBS['down'], '提高', '提升', '增加'])})(?![到至为])"
)
"""A verb of change before the name of what changes: 精简行政编制15%."""
MOVED = rf"(?:{alternatives(_CHANGED)})"
"""A pattern for a change up to a level: 提高到, 降至."""


@dataclass(frozen=True)
class Lead:
    """The text before a number, taken apart.

    Parameters
    ----------
    phrase : str
        What is left when cues are taken off the end.
    cues : tuple of str
        Verbs and qualifiers directly before the number, in the order of the text.
    """

    phrase: str
    cues: tuple[str, ...]

    def any(self, *terms: str) -> bool:
        """Whether one of the cues is one of the terms."""
        return any(cue in terms for cue in self.cues)

    @property
    def change(self) -> str:
        """``+`` or ``-`` where the last verb tells of a change, not of a level."""
        for cue in reversed(self.cues):
            if cue in _UP:
                return "+"
            if cue in _DOWN:
                return "-"
            if cue in _LEVEL:
                return ""
        return ""


def lead(text: str) -> Lead:
    """Take the cues off the end of the text before a number.

    Examples
    --------
    >>> lead("常住人口城镇化率力争达到")
    Lead(phrase='常住人口城镇化率', cues=('力争达到',))
    >>> lead("行政审批事项精简").change
    '-'
    """
    cues: list[str] = []
    while match := _TAIL.search(text):
        cues.insert(0, match[0])
        text = text[: match.start()]
    return Lead(text, tuple(cues))


def trail(text: str) -> str:
    """The qualifiers at the beginning of the text after a number.

    Examples
    --------
    >>> trail("以上，户籍"), trail("万人")
    ('以上', '')
    """
    match = _AFTER.match(text)
    return match[0] if match else ""


def named(text: str) -> str:
    """The noun phrase in the text before a number: light words at its front are dropped.

    Examples
    --------
    >>> named("使常住人口城镇化率"), named("其中外地农业转移人口")
    ('常住人口城镇化率', '外地农业转移人口')
    """
    text = _OPENERS.sub("", text)
    while (match := _LIGHT.match(text)) and not _WHOLE_WORD.match(text):
        text = _OPENERS.sub("", text[match.end() :])
    return _INNER_TAIL.sub("", text)


def following(text: str) -> str:
    """The noun phrase in the text after a number.

    Examples
    --------
    >>> following("农业转移人口市民化，其中"), following("的城镇化引导资金，")
    ('农业转移人口市民化', '城镇化引导资金')
    """
    match = re.match(r"(?:[^，。；：、（）！？]|（[^（）]{0,10}）)*", text)
    phrase = re.sub(r"^（[^（）]{1,3}）", "", match[0]) if match else ""  # 3000套（间）
    return _INNER_TAIL.sub("", _OPENERS.sub("", phrase))
