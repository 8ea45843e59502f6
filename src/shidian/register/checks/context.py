"""What values are checked against: a programme in columns, made once."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

import polars as pl

from shidian.core import Bilingual, Indicator, Target, Unit, code_range
from shidian.programme import Pilot, Programme, filing_form
from shidian.register.checks.limits import Limit, Limits, Sum, rules_of
from shidian.register.checks.paths import paths_table
from shidian.register.checks.values import EXACT

ADDITIVE = ("people", "money")
"""Dimensions that a province has at least as much of as its pilots."""
EXTENSIVE = ("people", "money", "land", "count")
"""Dimensions that grow with the place: no peer says what they should be."""


@dataclass(frozen=True)
class Identity:
    """A rate, what it divides by what, and the factor between their units."""

    rate: str
    numerator: str
    denominator: str
    factor: Fraction


@dataclass(frozen=True)
class Context:
    """What values are checked against.

    Parameters
    ----------
    limits : Limits
    names : mapping
        Indicators in words.
    indicators : DataFrame
        A row each: bounds, direction, dimension, and the limits that hold for it. Limits in
        points stand in columns ``..._points``; those in per cent in ``..._parts``, in parts of
        ten thousand.
    identities, sums : sequence
    required : tuple of str
        Indicators that every filing must have.
    pilots : DataFrame
        ``area`` and ``peer_class``.
    above : DataFrame
        ``area`` of a pilot and ``above``, its province; pilots within other pilots are left out.
    paths : DataFrame
        What the plans promise for each year, from `paths_table`.
    due : DataFrame
        ``area`` and ``year`` of filings that may have no value at all.
    """

    limits: Limits
    names: Mapping[str, Bilingual]
    indicators: pl.DataFrame
    identities: Sequence[Identity]
    sums: Sequence[Sum]
    required: tuple[str, ...]
    pilots: pl.DataFrame
    above: pl.DataFrame
    paths: pl.DataFrame
    due: pl.DataFrame


def context_of(programme: Programme, targets: Iterable[Target]) -> Context:
    """The context of a programme.

    Parameters
    ----------
    programme : Programme
    targets : iterable of Target
        As the register holds them.

    Raises
    ------
    DataError
        If the package has no form of a filing or no limits, or faults in them.
    """
    rules = rules_of(programme)
    form = filing_form(programme)
    asked = [row for section in form.sections for row in section.indicators if row.required]
    pilots = list(programme.pilots.values())
    return Context(
        rules.limits,
        {code: one.name for code, one in programme.indicators.items()},
        indicators_table(programme.indicators.values(), rules.limits),
        identities(programme.indicators),
        rules.sums,
        tuple(row.code for row in asked),
        _texts("area", "peer_class", [(pilot.area, pilot.peer_class) for pilot in pilots]),
        _texts("area", "above", outermost(pilots)),
        paths_table(programme, targets),
        pl.DataFrame(schema={"area": pl.String(), "year": pl.Int32()}),
    )


def _texts(first: str, second: str, rows: list[tuple[str, str]]) -> pl.DataFrame:
    return pl.DataFrame(rows, {first: pl.String, second: pl.String}, orient="row")


def identities(indicators: Mapping[str, Indicator]) -> list[Identity]:
    """The rates whose numerator and denominator are both measured."""
    found = []
    for code, one in indicators.items():
        if one.numerator is not None and one.denominator is not None:
            above, below = indicators[one.numerator].unit, indicators[one.denominator].unit
            factor = above.size / below.size / one.unit.size
            found.append(Identity(code, one.numerator, one.denominator, factor))
    return found


def outermost(pilots: Collection[Pilot]) -> list[tuple[str, str]]:
    """Areas of pilots with their provinces; a pilot within another pilot is counted there."""
    own = [pilot for pilot in pilots if pilot.area != pilot.province]
    return [
        (pilot.area, pilot.province)
        for pilot in own
        if not any(_within(pilot.area, other.area) for other in own if other is not pilot)
    ]


def _within(area: str, other: str) -> bool:
    first, end = code_range(other)
    return first <= area < end


def indicators_table(indicators: Iterable[Indicator], limits: Limits) -> pl.DataFrame:
    """What the checks need to know of each indicator."""
    return pl.DataFrame(
        [_row(indicator, limits) for indicator in indicators],
        {
            "indicator": pl.String(),
            "dimension": pl.String(),
            "direction": pl.String(),
            "lowest": EXACT,
            "highest": EXACT,
            "slip_hundredths": pl.Int64(),
            **{f"{kind}_points": EXACT for kind in ("change", "ahead", "backwards")},
            **{f"{kind}_parts": pl.Int64() for kind in ("change", "ahead", "backwards")},
        },
    )


def _row(indicator: Indicator, limits: Limits) -> dict[str, object]:
    dimension = indicator.unit.dimension
    share = indicator.unit is Unit.PERCENT
    people_or_money = dimension if dimension in ADDITIVE else "other"
    row: dict[str, object] = {
        "indicator": indicator.code,
        "dimension": dimension,
        "direction": indicator.direction.value,
        "lowest": indicator.bounds[0],
        "highest": indicator.bounds[1],
        "slip_hundredths": int((limits.slip_share if share else limits.slip_amount).value * 100),
    }
    for kind, of in (("change", people_or_money), ("ahead", "other"), ("backwards", "other")):
        limit: Limit = getattr(limits, f"{kind}_{'share' if share else of}")
        row[f"{kind}_points"] = limit.value if share else None
        row[f"{kind}_parts"] = None if share else int(limit.value * 100)
    return row
