"""The columns of the snapshot: what a ledger's texts become, and how they are read back.

A figure is a whole number and its printed places (73.90 is 7390 with two), so that nothing is
rounded and trailing zeros survive. An area is its code as a number, three digits at the end
for the package's own suffix (330200 is 330200000, 440300-01 is 440300101): codes keep their order,
and what lies under an area stays a range.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import polars as pl

from shidian.core import Confidence, DataError, Fault
from shidian.core.area import code_range

# What is read of an entry, in the order in which a ledger is asked for it.
CELLS: dict[str, Any] = {
    "id": pl.Int64,
    "supersedes": pl.Int64,
    "withdrawn": pl.Boolean,
    "area": pl.String,
    "indicator": pl.String,
    "period": pl.String,
    "value": pl.String,
    "unit": pl.String,
    "state": pl.String,
    "vintage": pl.String,
    "series_break": pl.String,
    "confidence": pl.String,
}
VALUES: dict[Any, Any] = {
    "id": pl.Int64,
    "area": pl.Int32,
    "indicator": pl.Categorical,
    "year": pl.Int16,  # none for a half-year, quarter or month: they are not counted as years
    "period": pl.Categorical,
    "mantissa": pl.Int64,
    "scale": pl.UInt8,
    "printed": pl.String,  # only where whole number and places do not give the text back
    "unit": pl.Categorical,
    "state": pl.Categorical,
    "vintage": pl.Categorical,
    "series_break": pl.Categorical,
    "trust": pl.UInt8,
    "stands": pl.Boolean,
    "counted": pl.Boolean,
}
_READABLE: Mapping[str, str] = {
    "area": r"^[0-9]{6}(-[0-9]{2})?$",
    "period": r"^[0-9]{4}(H[12]|Q[1-4]|-[0-9]{2})?$",
    "value": r"^-?[0-9]+(\.[0-9]+)?$",
}
_AREA, _SUFFIXED = 1000, 100  # how the number of an area is put together
_PLACES = 256  # what a scale can be
_POWERS = pl.Series([10.0**place for place in range(_PLACES)])


def values_of(cells: pl.DataFrame, ledger: str) -> pl.DataFrame:
    """The entries of a ledger in the snapshot's columns; `stands` and `counted` not yet known.

    Parameters
    ----------
    cells : DataFrame
        With the columns `CELLS`.
    ledger : str
        Its name, for the error.

    Raises
    ------
    DataError
        Naming the first entry whose area, period or value no part of this software writes.
    """
    _check(cells, ledger)
    trust = {confidence.value: rank for rank, confidence in enumerate(Confidence)}
    point = pl.col("value").str.find(".", literal=True)
    places = pl.col("value").str.len_bytes() - point - 1
    values = cells.select(
        "id",
        area=_number(pl.col("area")),
        indicator="indicator",
        year=pl.col("period").str.to_integer(strict=False),
        period="period",
        mantissa=pl.col("value").str.replace(".", "", literal=True).cast(pl.Int64, strict=False),
        scale=places.fill_null(0).cast(pl.UInt8, strict=False),
        printed="value",
        unit="unit",
        state="state",
        vintage="vintage",
        series_break="series_break",
        trust=pl.col("confidence").replace_strict(trust, default=len(trust)),
        stands=False,
        counted=False,
    )
    same = _rendered() == pl.col("printed")
    exact = values.with_columns(printed=pl.when(~same.fill_null(False)).then("printed"))
    return exact.cast(VALUES)


def area_numbers(codes: Sequence[str]) -> pl.Series:
    """Area codes as the snapshot's numbers."""
    return pl.DataFrame({"area": codes}, {"area": pl.String}).select(_number(pl.col("area")))[
        "area"
    ]


def area_code() -> pl.Expr:
    """The area's code as text."""
    digits = pl.col("area").cast(pl.String).str.zfill(9)
    suffixed = pl.col("area") % _AREA >= _SUFFIXED
    own = pl.when(suffixed).then("-" + digits.str.tail(2)).otherwise(pl.lit(""))
    return digits.str.head(6) + own


def under(code: str) -> pl.Expr:
    """Whether the area is `code` or lies under it; a range, as in `code_range`."""
    first, end = (_bound(one) for one in code_range(code))
    return pl.col("area").is_between(first, end, closed="left")


def text() -> pl.Expr:
    """The value exactly as it was printed."""
    return pl.coalesce("printed", _rendered())


def number() -> pl.Expr:
    """The value as a float in the printed unit: for statistics only."""
    quotient = pl.col("mantissa") / pl.lit(_POWERS).gather(pl.col("scale"))
    return pl.coalesce(quotient, pl.col("printed").cast(pl.Float64))


def _rendered() -> pl.Expr:
    """The text that whole number and places give; none where there is no whole number."""
    scale = pl.col("scale").cast(pl.Int64)
    digits = pl.col("mantissa").abs().cast(pl.String).str.zfill(scale + 1)
    whole = digits.str.len_bytes().cast(pl.Int64) - scale
    sign = pl.when(pl.col("mantissa") < 0).then(pl.lit("-")).otherwise(pl.lit(""))
    point = pl.when(scale > 0).then(pl.lit(".")).otherwise(pl.lit(""))
    return pl.concat_str(sign, digits.str.slice(0, whole), point, digits.str.slice(whole))


def _number(code: pl.Expr) -> pl.Expr:
    suffix = code.str.slice(7).str.to_integer(strict=False) + _SUFFIXED
    return (code.str.head(6).str.to_integer() * _AREA + suffix.fill_null(0)).cast(pl.Int32)


def _bound(code: str) -> int:
    """An end of a range of codes; a colon stands for what comes after all digits."""
    head, _, suffix = code.partition("-")
    if head == ":":
        return 10**6 * _AREA
    own = 100 if suffix == ":" else int(suffix or 0)
    return int(head) * _AREA + (_SUFFIXED + own if suffix else 0)


def _check(cells: pl.DataFrame, ledger: str) -> None:
    readable = [pl.col(name).str.contains(form) for name, form in _READABLE.items()]
    faults = cells.filter(~pl.all_horizontal(readable).fill_null(False))
    if faults.height:
        row = faults.row(0, named=True)
        found = " ".join(str(row[name]) for name in _READABLE)
        raise DataError(Fault("entry_unreadable", ledger=ledger, entry=row["id"], found=found))
