"""What two schemes say differently, in words: a line a number, a line a clause's conditions."""

from collections.abc import Sequence
from dataclasses import dataclass

from shidian.core import Bilingual
from shidian.mechanisms.settlement.day import Day
from shidian.mechanisms.settlement.differences import Difference
from shidian.mechanisms.settlement.scheme import AgeBands, Bands, Clause, Item, Scheme, Table
from shidian.mechanisms.settlement.scheme.paths import clauses_of
from shidian.mechanisms.settlement.wording import band_said, conditions_said

_WHEN = ".when: "
_YEARS = Bilingual("周岁", "years")
_WORDS = {
    "unit": Bilingual("计分单位", "unit of points"),
    "selection.threshold": Bilingual("分数线", "threshold"),
    "selection.order": Bilingual("同分次序", "order among equal points"),
    "cap": Bilingual("总分上限", "cap of the total"),
    "floor": Bilingual("总分下限", "floor of the total"),
}
_TAILS = {
    "": Bilingual("有这一项", "is there"),
    "points": Bilingual("分值", "points"),
    "cap": Bilingual("上限", "cap"),
    "floor": Bilingual("下限", "floor"),
    "step": Bilingual("步长", "step"),
}
_CONDITIONS = Bilingual("条件", "conditions")
_ASKED = Bilingual("要填", "is asked")
_THERE = Bilingual("有", "yes")


@dataclass(frozen=True)
class Line:
    """One thing that differs.

    Parameters
    ----------
    label : Bilingual
        Of the item, clause or input; empty for a part of the scheme itself.
    what : Bilingual
    before, after : Bilingual
        None where it is not said.
    """

    label: Bilingual
    what: Bilingual
    before: Bilingual | None
    after: Bilingual | None


def in_words(before: Day, after: Day, found: Sequence[Difference]) -> Sequence[Line]:
    """Differences in words, in their order; the conditions of a clause as one line."""
    lines: dict[str, Line] = {}
    for one in found:
        head, when, _ = one.path.partition(_WHEN)
        lines.setdefault(
            head + when,
            _conditions(before, after, head, one) if when else _number(before, after, one),
        )
    return list(lines.values())


def _conditions(before: Day, after: Day, head: str, one: Difference) -> Line:
    sides = [_when_said(day, head) for day in (before, after)]
    return Line(one.label, _CONDITIONS, *sides)


def _when_said(day: Day, head: str) -> Bilingual | None:
    owner = _owners(day.scheme).get(head)
    return None if owner is None else conditions_said(day, owner.when)


def _owners(scheme: Scheme) -> dict[str, Clause | Item]:
    owners: dict[str, Clause | Item] = {f"items.{one.id}": one for one in scheme.every_item}
    return owners | {f"{path.partition('[')[0]}.{one.id}": one for path, one in clauses_of(scheme)}


def _number(before: Day, after: Day, one: Difference) -> Line:
    what = _what(after, one.path) or _what(before, one.path) or Bilingual(one.path, one.path)
    return Line(one.label, what, _value(one.before), _value(one.after))


def _value(text: str | None) -> Bilingual | None:
    """A number as it stands; that something is there."""
    if text is None:
        return None
    plain = text.replace(".", "").replace("-", "")
    return Bilingual(text, text) if plain.isdigit() else _THERE


def _what(day: Day, path: str) -> Bilingual | None:
    """What a path is called; None for one that this scheme does not have, or has no word for."""
    if path in _WORDS:
        return _WORDS[path]
    kind, _, rest = path.partition(".")
    id_, _, tail = rest.partition(".")
    if kind == "inputs":
        return _ASKED
    owner = _owners(day.scheme).get(f"{kind}.{id_}")
    if owner is None:
        return None
    if isinstance(owner, Table) and tail.startswith("points."):
        codes = day.scheme.inputs[owner.input].codes
        return codes.get(tail.removeprefix("points."))
    if isinstance(owner, Bands | AgeBands) and tail.startswith("bands["):
        return _band(day, owner, tail)
    return _TAILS.get(tail)


def _band(day: Day, item: Bands | AgeBands, tail: str) -> Bilingual | None:
    number = int(tail.removeprefix("bands[").partition("]")[0])
    if number >= len(item.bands) or not tail.endswith(".points"):
        return None
    unit = _YEARS if isinstance(item, AgeBands) else day.scheme.inputs[item.input].unit
    return band_said(day, item.bands[number], unit)
