"""A scheme as the annex table that it is: items with their numbers as fields, clauses in words."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from shidian.core import Bilingual, Confidence, Source
from shidian.mechanisms.settlement.day import Day
from shidian.mechanisms.settlement.scheme import (
    AgeBands,
    Bands,
    BestOf,
    Clause,
    FirstOf,
    Flag,
    Item,
    PerStep,
    SumOf,
    Table,
)
from shidian.mechanisms.settlement.wording import (
    YES,
    amount_said,
    band_said,
    conditions_said,
    joined,
    parameters_said,
    phrase,
    source_said,
    value_said,
)
from shidian.programme import Programme
from shidian.web.context import lang
from shidian.web.views.schemes.case import Case

_GROUPS = {
    "best_of": Bilingual("取最高的一项", "The best counts"),
    "first_of": Bilingual("取最先符合的一项", "The first that applies counts"),
    "sum_of": Bilingual("各项相加", "All count together"),
}
_YEARS = Bilingual("周岁", "years")


@dataclass(frozen=True)
class Box:
    """A number that can be typed: its path as name, its value, and what the package states."""

    path: str
    value: str
    stated: str
    changed: bool
    faults: Sequence[str]


@dataclass(frozen=True)
class Rule:
    """One line of an item: what must be so, and the points for it."""

    said: Bilingual
    points: Box


@dataclass(frozen=True)
class Row:
    """An item of the annex table.

    Parameters
    ----------
    item : Item
    depth : int
        0, or more within a group.
    reads : Bilingual
        What of a person it reads, empty where its label says it; of a group how it takes its
        parts.
    rules : sequence of Rule
    limits : sequence of (Bilingual, Box)
        Cap and floor, as far as it has them.
    notes : Bilingual
        Its conditions, and the dated parameters that stand in it.
    source : Bilingual
        Of its own, empty for none.
    unverified : bool
    """

    item: Item
    depth: int
    reads: Bilingual
    rules: Sequence[Rule]
    limits: Sequence[tuple[Bilingual, Box]]
    notes: Bilingual
    source: Bilingual
    unverified: bool


@dataclass(frozen=True)
class ClauseRow:
    """A clause in words."""

    clause: Clause
    said: Bilingual
    source: Bilingual
    unverified: bool


_LIMITS = (("cap", Bilingual("上限", "cap")), ("floor", Bilingual("下限", "floor")))


def item_rows(case: Case) -> list[Row]:
    """The items in force, those of a group after it."""
    return list(_rows(case, case.day.items(case.scheme.items), 0))


def clause_rows(case: Case) -> Mapping[str, Sequence[ClauseRow]]:
    """Vetoes, prerequisites, routes and entitlements."""
    kinds = ("vetoes", "prerequisites", "routes", "entitlements")
    return {kind: [_clause(case, one) for one in getattr(case.scheme, kind)] for kind in kinds}


def limits_of_total(case: Case) -> Sequence[tuple[Bilingual, str]]:
    """Cap and floor of the total, as far as there are any."""
    stated = ((case.scheme.cap, _LIMITS[0][1]), (case.scheme.floor, _LIMITS[1][1]))
    return [(name, amount_said(case.day, one)) for one, name in stated if one is not None]


def box(case: Case, path: str) -> Box:
    """The field of a number."""
    words = [f"{one.text(lang())} {one.advice(lang())}" for one in case.faults.get(path, ())]
    return Box(path, case.typed[path], case.stated[path], path in case.changes, words)


def titles_of(programme: Programme) -> Mapping[str, Bilingual]:
    """Titles of the documents of a package."""
    return {name: one.title for name, one in programme.documents.items()}


def _rows(case: Case, items: Sequence[Item], depth: int) -> Iterator[Row]:
    for item in items:
        yield _row(case, item, depth)
        if isinstance(item, BestOf | FirstOf | SumOf):
            yield from _rows(case, case.day.items(item.items), depth + 1)


def _row(case: Case, item: Item, depth: int) -> Row:
    limits = [
        (name, box(case, f"items.{item.id}.{key}"))
        for key, name in _LIMITS
        if getattr(item, key) is not None
    ]
    return Row(
        item,
        depth,
        _reads(case.day, item),
        list(_rules(case, item)),
        limits,
        _notes(case.day, item),
        *_cited(case, item.source),
    )


def _cited(case: Case, source: Source | None) -> tuple[Bilingual, bool]:
    """A source of one's own, and whether it is unverified; that of the scheme is told once."""
    if source is None:
        return Bilingual("", ""), False
    cited = source_said(source, titles_of(case.programme))
    return cited, source.confidence is Confidence.UNVERIFIED


def _reads(day: Day, item: Item) -> Bilingual:
    if isinstance(item, BestOf | FirstOf | SumOf):
        return _GROUPS[item.kind]
    label = day.scheme.inputs[item.input].label
    return Bilingual("", "") if label == item.label else label


def _notes(day: Day, item: Item) -> Bilingual:
    when = conditions_said(day, item.when) if item.when else Bilingual("", "")
    if isinstance(item, PerStep):
        return joined((when, parameters_said(day, (item.points, item.step, item.cap, item.floor))))
    return joined((when, parameters_said(day, (item.cap, item.floor))))


def _rules(case: Case, item: Item) -> Iterator[Rule]:
    day, head = case.day, f"items.{item.id}"
    match item:
        case Table():
            codes = day.scheme.inputs[item.input].codes
            for code in item.points:
                yield Rule(codes[code], box(case, f"{head}.points.{code}"))
        case Bands() | AgeBands():
            unit = _YEARS if isinstance(item, AgeBands) else day.scheme.inputs[item.input].unit
            for number, band in enumerate(item.bands):
                yield Rule(band_said(day, band, unit), box(case, f"{head}.bands[{number}].points"))
        case PerStep():
            step = value_said(day.scheme.inputs[item.input], day.whole(item.step))
            said = phrase("每满 {step}", "for every {step}", step=step)
            yield Rule(said, box(case, f"{head}.points"))
        case Flag():
            yield Rule(YES, box(case, f"{head}.points"))


def _clause(case: Case, clause: Clause) -> ClauseRow:
    return ClauseRow(clause, conditions_said(case.day, clause.when), *_cited(case, clause.source))
