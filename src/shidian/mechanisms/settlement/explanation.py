"""Every point of a person in words: what was read, the rule, the limit, the clause."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from typing import TypeAlias

from shidian.core import Bilingual, Source
from shidian.mechanisms.settlement.breaks import amounts_of
from shidian.mechanisms.settlement.day import Day
from shidian.mechanisms.settlement.item_words import given_said
from shidian.mechanisms.settlement.outcome import Outcome, Scored, Standing
from shidian.mechanisms.settlement.pairs import way_of_two
from shidian.mechanisms.settlement.person import Person, Value
from shidian.mechanisms.settlement.reference import Facts, facts_of, settle
from shidian.mechanisms.settlement.scheme import Clause, Entitlement, Item
from shidian.mechanisms.settlement.trial import Way
from shidian.mechanisms.settlement.waiting import YEARS, Wait, wait
from shidian.mechanisms.settlement.ways import single_ways
from shidian.mechanisms.settlement.wording import (
    Titles,
    conditions_said,
    joined,
    parameters_said,
    phrase,
    points_said,
    source_said,
    unmet_said,
    value_said,
)

Cite: TypeAlias = Callable[[Source], Bilingual]
NOT_COUNTED = Bilingual("不计入", "not counted")


@dataclass(frozen=True)
class Line:
    """One item or clause in words.

    Parameters
    ----------
    id : str
    label, text : Bilingual
    points : str
        What it gives; empty for a clause.
    holds : bool
        Of an item, whether it counts; of an entitlement, whether it is held.
    parts : tuple of Line
        Of a group.
    """

    id: str
    label: Bilingual
    text: Bilingual
    points: str = ""
    holds: bool = True
    parts: "tuple[Line, ...]" = ()


@dataclass(frozen=True)
class Explanation:
    """All that a scheme says of a person, in words.

    Parameters
    ----------
    conclusion : Bilingual
    items, vetoes, unmet, routes, entitlements : tuple of Line
    ways : tuple of Bilingual
        Single changes with which the person settles; two together where none is enough.
    waiting : Bilingual
        When the person settles if nothing else happens; empty for whoever settles already, and
        where nobody settles.
    """

    outcome: Outcome
    conclusion: Bilingual
    items: tuple[Line, ...]
    vetoes: tuple[Line, ...]
    unmet: tuple[Line, ...]
    routes: tuple[Line, ...]
    entitlements: tuple[Line, ...]
    ways: tuple[Bilingual, ...]
    waiting: Bilingual


def explained(day: Day, person: Person, titles: Titles | None = None) -> Explanation:
    """Settle a person, and say why, and what would be enough.

    Parameters
    ----------
    day : Day
    person : Person
        As `read_person` gives it.
    titles : mapping of str to Bilingual
        Titles of the documents that the scheme cites.
    """
    outcome = settle(day, person)
    facts = facts_of(day, person, outcome)
    source = partial(source_said, titles=titles or {})
    settles_at_all = bool(day.scheme.selection or day.scheme.routes)
    open_ = settles_at_all and not outcome.qualified
    ways = single_ways(day, person, outcome) if open_ else ()
    if open_ and not ways and (two := way_of_two(day, person, outcome)):
        ways = (two,)
    return Explanation(
        outcome,
        _conclusion(day, outcome),
        tuple(_item(facts, one, source) for one in outcome.items),
        tuple(_applies(facts, one, source) for one in outcome.vetoes),
        tuple(_unmet(facts, one, source) for one in outcome.unmet),
        tuple(_applies(facts, one, source) for one in outcome.routes),
        tuple(_entitlement(facts, one, source) for one in day.scheme.entitlements),
        tuple(way_said(day, way) for way in ways),
        wait_said(day, wait(day, person)) if open_ else Bilingual("", ""),
    )


def way_said(day: Day, way: Way) -> Bilingual:
    """A way in words: 参加社会保险月数由 55 月改为 60 月：合计 90 分."""
    changes = joined([_change_said(day, one.input, one.now, one.then) for one in way.changes])
    if way.standing is Standing.ROUTE:
        return phrase(
            "{changes}：可不计分入户", "{changes}: settles without points", changes=changes
        )
    total = points_said(day, way.units)
    return phrase("{changes}：合计 {n} 分", "{changes}: {n} points", changes=changes, n=total)


def wait_said(day: Day, found: Wait | None) -> Bilingual:
    """When a person settles by waiting, or that they do not."""
    if found is None:
        return phrase(
            "只靠等待，{n} 年内不能入户", "by waiting alone, not within {n} years", n=YEARS
        )
    if found.standing is Standing.ROUTE:
        return phrase(
            "其他不变，{n} 个月后（{on}）可不计分入户",
            "all else equal, settles without points in {n} months ({on})",
            n=found.months,
            on=found.on,
        )
    return phrase(
        "其他不变，{n} 个月后（{on}）合计 {points} 分，达到 {needed} 分",
        "all else equal, {points} points in {n} months ({on}), of {needed} needed",
        n=found.months,
        on=found.on,
        points=points_said(day, found.units),
        needed=points_said(day, found.needed or 0),
    )


def _change_said(day: Day, name: str, now: Value | None, then: Value) -> Bilingual:
    asked = day.scheme.inputs[name]
    said = phrase(
        "{label}由 {now} 改为 {then}",
        "{label} from {now} to {then}",
        label=asked.label,
        now=value_said(asked, now),
        then=value_said(asked, then),
    )
    if isinstance(now, bool) or not (isinstance(now, int) and isinstance(then, int)):
        return said
    by = value_said(asked, abs(then - now))
    zh, en = ("再增", "more") if then > now else ("减少", "less")
    return phrase(f"{{said}}（{zh} {{by}}）", f"{{said}} ({{by}} {en})", said=said, by=by)


def _conclusion(day: Day, outcome: Outcome) -> Bilingual:
    if outcome.vetoes:
        return Bilingual("有否决情形，不能入户。", "A veto applies: no settlement.")
    if outcome.standing is Standing.ROUTE:
        return Bilingual("符合条件类入户，不计分。", "Settles on a route without points.")
    if outcome.needed is None:
        return Bilingual("本方案不按积分入户。", "Nobody settles by points here.")
    words = {"n": points_said(day, outcome.units), "needed": points_said(day, outcome.needed)}
    if outcome.unmet:
        return phrase(
            "合计 {n} 分，分数线 {needed} 分，但不符合申请条件。",
            "{n} points of {needed} needed, but a prerequisite is not met.",
            **words,
        )
    if outcome.qualified:
        return phrase(
            "合计 {n} 分，达到分数线 {needed} 分。",
            "{n} points: the {needed} needed are reached.",
            **words,
        )
    return phrase(
        "合计 {n} 分，分数线 {needed} 分，差 {short} 分。",
        "{n} points of {needed} needed: {short} short.",
        short=points_said(day, outcome.needed - outcome.units),
        **words,
    )


def _item(facts: Facts, one: Scored, cite: Cite) -> Line:
    """An item, and the parts of a group."""
    day, item = facts.day, one.item
    if one.applies:
        said = given_said(day, facts.person, one)
    else:
        said = phrase("{unmet}：0 分", "{unmet}: 0 points", unmet=_first_unmet(facts, item))
    said = joined((said, parameters_said(day, amounts_of(item))))
    text = joined((said, cite(item.source or day.scheme.source)))
    if not one.counts:
        text = joined((text, NOT_COUNTED))
    parts = tuple(_item(facts, part, cite) for part in one.parts)
    return Line(item.id, item.label, text, points_said(day, one.units), one.counts, parts)


def _applies(facts: Facts, clause: Clause, cite: Cite) -> Line:
    """A clause whose conditions hold."""
    return _clause(facts, clause, conditions_said(facts.day, clause.when), cite)


def _unmet(facts: Facts, clause: Clause, cite: Cite) -> Line:
    """A clause with the first condition that does not hold."""
    return replace(_clause(facts, clause, _first_unmet(facts, clause), cite), holds=False)


def _entitlement(facts: Facts, one: Entitlement, cite: Cite) -> Line:
    return (_applies if facts.held[one.id] else _unmet)(facts, one, cite)


def _clause(facts: Facts, clause: Clause, said: Bilingual, cite: Cite) -> Line:
    source = cite(clause.source or facts.day.scheme.source)
    return Line(clause.id, clause.label, joined((said, source)))


def _first_unmet(facts: Facts, of: Clause | Item) -> Bilingual:
    return unmet_said(facts, next(one for one in of.when if not facts.holds(one)))
