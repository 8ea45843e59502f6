"""The name that a number has of its own: the noun phrase before it or after it."""

import re
from dataclasses import dataclass

from shidian.plans.figures.phrases import MOVED, OPENING_CHANGE, Lead, following, lead, named
from shidian.plans.figures.slots import Slot
from shidian.plans.lexicon import alternatives, words

_WORDS = words("names")
_WEAK = re.compile(rf"(?P<weak>{alternatives(_WORDS['weak'])})(?P<rest>.*)")
_VERBAL = re.compile(rf"的?(?:{alternatives(_WORDS['verbal'])})")
_KEPT = re.compile(rf"(?:{alternatives(_WORDS['kept'])})$")
_GIVES = re.compile(rf"(?:{alternatives(_WORDS['gives'])})$")
_PER = re.compile(rf"(?:{alternatives(_WORDS['per'])})$")
_PART = re.compile(rf"(?:{alternatives(_WORDS['part'])})(?=.{{2}})")
_LAST_WORDS = re.compile(r"的?(?:问题|目标任务|目标|任务|基础上|规定|要求|范围内|工作)$")
_ADVERBS = re.compile(
    r"^(?:近|未来|今后)?[一二三四五六七八九十两\d]{1,2}年(?:内|间|来)?|同比|(?:比|较)(?:上年|去年|上一年)|争取|力争|每年|年均|逐年|原则上|分别|累计|新增"
)
_BASIS = re.compile(r"^按照?.{0,12}(?:规模|标准|测算|计算|口径|人数)$")
_FROM = re.compile(
    r"(?:由|从|自|将)(?:(?:原来|现在|目前|现有|原有|法定|现行|以前)的?)?(?:每[^，。；]{1,6})?$"
)
_OF_ALL = re.compile(r"^占(?P<whole>[^，。；]{2,14}?)的?$")

PROCESS = re.compile(alternatives(_WORDS["process"]))
"""What becomes of people: 落户, 市民化."""

PEOPLE = ("people", "number", "households")
"""What units of people measure; 67万 may be people."""


@dataclass(frozen=True)
class Name:
    """What a number is of, and what the list it stands in says of it.

    `lead` and `after` are those of the list's head where the number has none of its own;
    `year` is one that a list deals out; `baseline` marks the lower end of 由...到....
    """

    indicator: str
    subject: str | None
    lead: Lead
    after: str
    year: int | None = None
    baseline: bool = False


def own_name(slot: Slot) -> Name:
    """The name beside a number; an empty one where only its surroundings name it.

    Examples
    --------
    >>> from shidian.plans.numbers.quantities import quantities
    >>> from shidian.plans.text.sentences import Sentence
    >>> from shidian.plans.figures.slots import slots
    >>> text = "落户城镇人口达到5万人，实现30万人的市民化。"
    >>> [own_name(one).indicator for one in slots(Sentence(text, 0, 0, quantities(text), []))]
    ['落户城镇人口', '市民化']
    """
    before = _with_verb_first(lead(slot.left), slot)
    indicator, subject = _named(slot, before)
    return Name(_LAST_WORDS.sub("", indicator) or indicator, subject, before, slot.after)


def _with_verb_first(before: Lead, slot: Slot) -> Lead:
    """精简行政编制15%: the verb of the change stands before the name."""
    phrase = named(_ADVERBS.sub("", named(before.phrase)))
    opened = OPENING_CHANGE.match(phrase)
    if slot.quantity.unit != "%" or before.cues or not opened or opened.end() == len(phrase):
        return before
    return Lead(phrase[opened.end() :], (opened[0],))


def starting_point(text: str) -> str | None:
    """The text before 由 where that opens a 由...提高到...; None where it does not.

    Examples
    --------
    >>> starting_point("城镇化率由目前的"), starting_point("城镇化率达到")
    ('城镇化率', None)
    """
    opened = _FROM.search(text)
    return text[: opened.start()] if opened else None


def _named(slot: Slot, before: Lead) -> tuple[str, str | None]:
    phrase = _phrase(slot, before)
    if slot.quantity.dimension == "duration":
        return phrase.rpartition("、")[2], None
    right = "" if _VERBAL.match(slot.right) else following(slot.right)
    if right and not slot.closed:
        right = _before_another(right)
    if right:
        return _named_after(slot, before, phrase, right)
    if slot.left.endswith("辖"):
        return f"下辖{slot.quantity.unit}", None
    return _whole(phrase, before)


def _named_after(slot: Slot, before: Lead, phrase: str, right: str) -> tuple[str, str | None]:
    """The name where words follow the number: they are it, or a part of it, or say nothing."""
    weak = _WEAK.fullmatch(right)
    if weak:
        return _with_weak(phrase, before, weak)
    if slot.right.startswith("的") and before.cues and phrase and not _GIVES.search(phrase):
        return (right + phrase if _WEAK.fullmatch(phrase) else phrase), None
    if _KEPT.search(phrase) and len(phrase) <= 14:
        return phrase + right, None
    return _left_and_right(slot, before, phrase, right)


def _phrase(slot: Slot, before: Lead) -> str:
    """The noun phrase before a number: of 由...到... and 在...基础上 the part that names."""
    text = before.phrase
    if text.startswith("的") and (joint := re.search(r"(?:和|及|与|、)(?=[^和及与、]*$)", text)):
        text = text[joint.end() :]  # 10万元的贷款和每户5000元: the first noun is the first number's
    text = starting_point(text) or text
    phrase = re.sub(r"在[^在，]*基础上|^.*基础上", "", named(_ADVERBS.sub("", named(text))))
    return "" if _BASIS.match(phrase) or _PER.fullmatch(phrase) else phrase


def _left_and_right(slot: Slot, before: Lead, phrase: str, right: str) -> tuple[str, str | None]:
    """A name that stands after the number, and what stands before it."""
    unit, dimension = slot.quantity.unit, slot.quantity.dimension
    if phrase and not before.cues and unit == "%" and len(phrase) <= 6:
        return right, phrase
    if phrase and not before.cues and unit.endswith("人") and PROCESS.match(right):
        return phrase + right, None
    if phrase and before.cues and dimension not in (*PEOPLE, "count", "money", "area"):
        return _whole(phrase, before)
    return right, None


def _before_another(right: str) -> str:
    """Before another number, a name ends where the people settle, or where a list goes on."""
    right = re.sub(rf"{MOVED}.*", "", right)
    process = PROCESS.search(right)
    if process and process.end() < len(right):
        return right[: process.end()]  # 150万存量人员市民化成本2亿元
    return re.sub(r"(?:和|及|与|、)(?:每[户人个名亩生家]|[^和及与、）]{0,4})$", "", right) or right


def _with_weak(phrase: str, before: Lead, weak: re.Match[str]) -> tuple[str, str | None]:
    """45万人的规模 says nothing; 5%的比例配建保障性住房 names what the share is of."""
    rest = re.sub(r"^内|的(?:规定|要求)$", "", weak["rest"])
    if not rest:
        return _whole(phrase, before) if phrase else (weak["weak"], None)
    return (rest + weak["weak"] if weak["weak"] == "比例" else rest), None


def _whole(phrase: str, before: Lead) -> tuple[str, str | None]:
    """The name before a number, and the part of the place that it is narrowed to.

    新区形成常住人口45万人 is about the new town; 占 is part of a name: 社会资本占 is a share.
    """
    formed = re.match(r"(?P<where>.{0,16}?)(?:形成|拥有)(?P<what>.{2,})", phrase)
    if formed:
        return formed["what"], formed["where"] or None
    shares = before.any("占", "占到", "约占", "仅占") and not phrase.endswith(
        ("比", "比重", "比例")
    )
    if shares and phrase and not _KEPT.search(phrase):
        phrase = f"{phrase}占比"
    part = _PART.match(phrase)
    return phrase, part[0] if part else None
