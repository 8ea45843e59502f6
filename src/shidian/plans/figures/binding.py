"""How a number binds: at least, about, at most, a change, a range."""

from dataclasses import dataclass

from shidian.plans.figures.phrases import Lead
from shidian.plans.lexicon import words
from shidian.plans.numbers.quantities import Quantity

_WORDS = words("binding")
_AFTER: dict[str, str] = {word: op for op, terms in _WORDS["after"].items() for word in terms}
_BEFORE: dict[str, str] = {word: op for op, terms in _WORDS["before"].items() for word in terms}
_ASPIRING = frozenset(_WORDS["aspiring"])


@dataclass(frozen=True)
class Binding:
    """The relation of a number to what is measured, and the plan's own words for it."""

    op: str
    qualifier: str | None
    relative: bool = False


def binding(quantity: Quantity, lead: Lead, after: str) -> Binding:
    """How a quantity binds, from the cues before and after it.

    Examples
    --------
    >>> from shidian.plans.figures.phrases import lead
    >>> from shidian.plans.numbers.quantities import quantities
    >>> binding(quantities("60%")[0], lead("政府存量债务下降"), "左右")
    Binding(op='-', qualifier='左右', relative=True)
    >>> binding(quantities("35%")[0], lead("户籍人口城镇化率力争达到"), "")
    Binding(op='=', qualifier='力争', relative=False)
    """
    said = [cue for cue in lead.cues if cue in _BEFORE or cue in _ASPIRING]
    qualifier = "".join(_plain(cue) for cue in said) + quantity.more + after
    change = lead.change
    if change:
        points = "pp" if "百分点" in quantity.unit else ""
        return Binding(change + points, qualifier or None, True)
    if quantity.high is not None:
        return Binding("range", qualifier or None)
    return Binding(_op(quantity, said, after), qualifier or None)


def _op(quantity: Quantity, said: list[str], after: str) -> str:
    if after in _AFTER:
        below = _AFTER[after] == "<=" and "低于" in said
        return "<" if below else _AFTER[after]
    if quantity.more:
        return ">"
    return next((_BEFORE[cue] for cue in reversed(said) if cue in _BEFORE), "=")


def _plain(cue: str) -> str:
    """约为 qualifies as 约 does, and 力争达到 as 力争."""
    for end in ("达到", "为", "占", "需", "有"):
        if cue.endswith(end) and len(cue) > len(end):
            return cue.removesuffix(end)
    return cue
