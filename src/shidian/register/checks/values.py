"""Values in columns: exact, and arranged so that what follows on a value stands below it."""

from collections.abc import Iterable
from decimal import Context

import polars as pl

from shidian.core import DataError, Fault, Observation, Vintage
from shidian.programme import Programme

MOST_PLACES = 10
EXACT = pl.Decimal(38, MOST_PLACES)
"""What a value is kept in: no binary fractions."""

WIDE = Context(prec=60)
"""Enough digits for whatever `EXACT` holds."""

SERIES = ("area", "indicator", "vintage", "series_break")
"""What two values must have in common for a difference between them to mean something."""

TEXTS = pl.Schema(
    {
        "area": pl.String(),
        "indicator": pl.String(),
        "year": pl.Int32(),
        "vintage": pl.String(),
        "series_break": pl.String(),
        "value": pl.String(),
    }
)
"""Columns of values as they are filed, in the unit of their indicator; null is no value."""

_PLAIN = r"^-?[0-9]{1,18}(\.[0-9]{1,10})?$"


def values_table(filed: pl.DataFrame) -> pl.DataFrame:
    """Values as they were filed, exact, with the number of their printed places.

    Parameters
    ----------
    filed : DataFrame
        With the columns of `TEXTS`.

    Returns
    -------
    DataFrame
        The same, `value` exact, and `places`; what has no value is left out.

    Raises
    ------
    DataError
        For the first value that is no plain decimal of at most 18 and 10 digits.

    Examples
    --------
    >>> row = {"area": "330200", "indicator": "rate", "year": 2020, "vintage": "census2020",
    ...        "series_break": "", "value": "73.90"}
    >>> values_table(pl.DataFrame([row], TEXTS)).select("value", "places").row(0)
    (Decimal('73.9000000000'), 2)
    """
    text = pl.col("value")
    wrong = filed.filter(~text.str.contains(_PLAIN)).head(1)
    for area, indicator, year, found in wrong.select("area", "indicator", "year", "value").rows():
        raise DataError(
            Fault("check_value", area=area, indicator=indicator, year=year, found=found[:80])
        )
    point = text.str.find(".", literal=True)
    places = (text.str.len_bytes() - point - 1).fill_null(0).cast(pl.UInt8)
    return filed.filter(text.is_not_null()).with_columns(
        pl.col("year").cast(pl.Int32), text.cast(EXACT), places.alias("places")
    )


def values_of(observations: Iterable[Observation], programme: Programme) -> pl.DataFrame:
    """The yearly values among observations, in the units of their indicators."""
    rows = [
        (
            one.area,
            one.indicator,
            one.period.year,
            one.vintage.value,
            " ".join(sorted(one.breaks)),
            f"{one.value.to(programme.indicators[one.indicator].unit).value:f}",
        )
        for one in observations
        if one.period.kind == "year"
    ]
    return values_table(pl.DataFrame(rows, TEXTS, orient="row"))


def arranged(values: pl.DataFrame, indicators: pl.DataFrame) -> pl.DataFrame:
    """Values by series and year, each beside the one before it and what its indicator asks for.

    Parameters
    ----------
    values : DataFrame
        From `values_table`.
    indicators : DataFrame
        Of the context.

    Returns
    -------
    DataFrame
        With the columns of both, without indicators that the context does not know; `number`,
        the value for statistics; `comparable`, whether its series is known; `earlier`, the value
        before in the same series, and `previous`, the same if it is of the year before; `again`,
        whether the row stands there already; `line`, the number of its series.
    """
    known = {name: values[name].unique().sort() for name in SERIES}
    coded = values.with_columns(pl.col(name).cast(pl.Enum(known[name])) for name in SERIES)
    # One number to sort by: several times as fast as five columns.
    line = pl.lit(0, dtype=pl.Int64)
    for name in SERIES:
        line = line * len(known[name]) + pl.col(name).to_physical()
    years = 10_000
    key = (line * years + pl.col("year")).alias("key")
    rows = coded.with_columns(key).sort("key", "value", maintain_order=True)
    line = pl.col("key") // years
    comparable = pl.col("vintage").cast(pl.String) != Vintage.UNKNOWN.value
    same = (line == line.shift(1)) & comparable
    before = pl.col("value").shift(1)
    return (
        rows.with_columns(
            pl.col("value").cast(pl.Float64).alias("number"),
            comparable.alias("comparable"),
            pl.when(same).then(before).alias("earlier"),
            pl.when(same & (pl.col("key") == pl.col("key").shift(1) + 1))
            .then(before)
            .alias("previous"),
            (pl.col("key") == pl.col("key").shift(1)).fill_null(False).alias("again"),
            line.alias("line"),
        )
        .drop("key")
        .join(
            fitted(indicators, rows, indicator="indicator"), on="indicator", maintain_order="left"
        )
    )


def fitted(table: pl.DataFrame, values: pl.DataFrame, **like: str) -> pl.DataFrame:
    """A table whose columns can be joined to those of arranged values, each to the one it names.

    What does not occur among the values becomes null, and joins nothing.
    """
    return table.with_columns(
        pl.col(name).cast(values[own].dtype, strict=False) for name, own in like.items()
    )
