"""The level of an indicator in each province and year."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any

import polars as pl

from shidian.core import Fault, Indicator, Unit, UsageError
from shidian.store.columnar.selection import named, of_areas, province, province_of, standing

_GROUP = ("province", "year", "vintage")
_SCHEMA: Mapping[str, Any] = {
    "province": pl.Int32,
    "year": pl.Int16,
    "vintage": pl.String,
    "value": pl.Float64,
    "numerator": pl.Float64,
    "denominator": pl.Float64,
    "covered": pl.UInt32,
    "expected": pl.UInt32,
}


def level(values: pl.LazyFrame, indicator: Indicator, areas: Sequence[str]) -> pl.DataFrame:
    """What level has each province reached in each year, and on how many areas does it rest?

    Numerators are summed and divided by the sum of denominators, over the areas that have
    both in one vintage; a mean of rates would weigh a small place like a large one. The sums
    are exact and rounded once.

    Parameters
    ----------
    values : LazyFrame
        See `scan`.
    indicator : Indicator
        With numerator and denominator.
    areas : sequence of str
        Codes of the areas to be summed, of one level.

    Returns
    -------
    DataFrame
        `province`, `year`, `vintage`; `value` in the unit of the indicator, none where the
        denominator is 0; `numerator` and `denominator` in the base units of their dimensions;
        `covered` of `expected` areas of the province. A province without any in a year has
        no row.

    Raises
    ------
    UsageError
        If the indicator has no numerator and denominator.
    """
    if indicator.numerator is None or indicator.denominator is None:
        raise UsageError(Fault("level_without_parts", indicator=indicator.code))
    pairs = _pairs(values, (indicator.numerator, indicator.denominator), areas).collect()
    sums = _sums(pairs)
    expected = Counter(province_of(code) for code in areas)
    lines = []
    for *group, covered in pairs.group_by(_GROUP).agg(pl.col("area").n_unique()).rows():
        over, under = (sums[*group, part] for part in (indicator.numerator, indicator.denominator))
        value = float(over / under / indicator.unit.size) if under else None
        lines.append((*group, value, float(over), float(under), covered, expected[group[0]]))
    return named(pl.DataFrame(lines, dict(_SCHEMA), orient="row").sort(_GROUP))


def _pairs(values: pl.LazyFrame, parts: tuple[str, str], areas: Sequence[str]) -> pl.LazyFrame:
    """The values of both parts, where an area has both in a year and vintage."""
    found = of_areas(standing(values.filter(pl.col("indicator").is_in(parts))), areas)
    columns = ["area", "indicator", "unit", "mantissa", "scale", "printed"]
    wanted = found.select(*columns, "year", pl.col("vintage").cast(pl.String), province())
    return wanted.filter(pl.len().over("area", "year", "vintage") == 2)


def _sums(pairs: pl.DataFrame) -> Mapping[tuple[Any, ...], Fraction]:
    """Exact sums in base units, by province, year, vintage and part."""
    alike = [*_GROUP, "indicator", "unit", "scale", "printed"]
    whole = pl.col("mantissa").cast(pl.Int128).sum()
    sums: dict[tuple[Any, ...], Fraction] = defaultdict(Fraction)
    for *part, unit, scale, printed, mantissa, count in (
        pairs.group_by(alike).agg(whole, pl.len()).iter_rows()
    ):
        figures = Fraction(printed) * count if printed else Fraction(mantissa, 10**scale)
        sums[tuple(part)] += figures * Unit.read(unit).size
    return sums
