"""What the plans promise for each year: the straight line from the baseline to the targets."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

import polars as pl

from shidian.core import Direction, Indicator, Observation, Target, Vintage
from shidian.programme import Programme
from shidian.register.checks.values import EXACT, WIDE

_PLACE = Decimal(1).scaleb(-10)
_LONGEST = Decimal(10) ** 18  # no value that is filed can be as large
_COLUMNS = pl.Schema(
    {
        "area": pl.String(),
        "indicator": pl.String(),
        "year": pl.Int32(),
        "promised": EXACT,
        "on_vintage": pl.String(),
        "on_break": pl.String(),
    }
)


class Knot(NamedTuple):
    """A year and what is promised for it."""

    year: int
    value: Decimal


def paths_table(programme: Programme, targets: Iterable[Target]) -> pl.DataFrame:
    """What each pilot promises for each year and indicator.

    Returns
    -------
    DataFrame
        ``area``, ``indicator``, ``year``, ``promised`` in the indicator's unit, and the series it
        rests on: ``on_vintage`` and ``on_break``, null where it rests on no earlier value.
    """
    groups: dict[tuple[str, str], list[Target]] = {}
    for one in targets:
        if one.indicator in programme.indicators and not one.subject:
            groups.setdefault((programme.pilots[one.pilot].area, one.indicator), []).append(one)
    bases = _baselines(programme)
    start = programme.facts.baseline_year
    rows = [
        (area, code, *row)
        for (area, code), group in groups.items()
        for row in _path(group, programme.indicators[code], bases.get((area, code)), start)
        if abs(row[1]) < _LONGEST
    ]
    return pl.DataFrame(rows, _COLUMNS, orient="row")


def line(knots: Sequence[Knot]) -> list[Knot]:
    """Every year between the knots, on straight lines; the first knot itself is left out.

    Examples
    --------
    >>> [str(one.value) for one in line([Knot(2013, Decimal(60)), Knot(2015, Decimal(63))])]
    ['61.5', '63']
    """
    return [
        Knot(year, a.value + (b.value - a.value) * (year - a.year) / (b.year - a.year))
        for a, b in pairwise(knots)
        for year in range(a.year + 1, b.year + 1)
    ]


def _path(
    group: Sequence[Target], indicator: Indicator, base: Observation | None, start: int
) -> Iterator[tuple[int, Decimal, str | None, str | None]]:
    """Levels rise from the baseline, sums from nothing; what is promised a year is so each year."""
    levels = {}
    for one in group:
        promised = _promised(one, indicator)
        since = one.start_year or start + 1
        if one.per_year:
            for year in range(one.start_year or one.year, one.year + 1):
                yield year, promised, None, None
        elif one.cumulative:
            for knot in line([Knot(since - 1, Decimal(0)), Knot(one.year, promised)]):
                yield knot.year, knot.value.quantize(_PLACE, context=WIDE), None, None
        else:
            levels[one.year] = promised
    if base is not None:
        origin = Knot(start, base.value.to(indicator.unit).value)
        knots = [origin, *(Knot(year, levels[year]) for year in sorted(levels) if year > start)]
        series = (base.vintage.value, " ".join(sorted(base.breaks)))
        for knot in line(knots):
            yield knot.year, knot.value.quantize(_PLACE, context=WIDE), *series


def _promised(target: Target, indicator: Indicator) -> Decimal:
    """The promised figure; of a range the end that is harder to reach."""
    harder = target.value if indicator.direction is Direction.DOWN else target.high or target.value
    return harder.to(indicator.unit).value


def _baselines(programme: Programme) -> dict[tuple[str, str], Observation]:
    """Values of the baseline year on a known series, the first for each area and indicator."""
    found: dict[tuple[str, str], Observation] = {}
    for one in programme.observations:
        of_year = one.period.kind == "year" and one.period.year == programme.facts.baseline_year
        if of_year and one.vintage is not Vintage.UNKNOWN:
            found.setdefault((one.area, one.indicator), one)
    return found
