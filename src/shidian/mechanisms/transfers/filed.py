"""What a pilot filed of people and money, from a user's table; rows that do not belong to it."""

from collections.abc import Iterable, Iterator

from shidian.core import Fault, Place
from shidian.mechanisms.transfers.inputs import money, rows_of
from shidian.programme.cells import integer, text, year
from shidian.programme.tables import Column, Row

_COLUMNS = (
    Column("year", year, heads=("年份",)),
    Column("filed", integer, None, ("上报落户", "落户人数")),
    Column("received", money, None, ("收到转移支付（元）", "收到转移支付", "收到（元）")),
    Column("source", text, heads=("来源", "出处")),
)


def read_filed(content: bytes, file: str) -> list[Row]:
    """The rows of a table of people who settled and yuan received, each a year.

    Parameters
    ----------
    content : bytes
        Columns ``year,filed,received,source``; an empty number is no value. `received` is in 分.
    file : str
        Its name, for messages.

    Raises
    ------
    DataError
        With every fault at its row and column: a number below zero, a year twice.

    Examples
    --------
    >>> [row] = read_filed(b"year,filed,received,source\\n2016,500,0.5,report\\n", "known.csv")
    >>> row["filed"], row["received"]
    (500, 50)
    """
    return rows_of(content, file, _COLUMNS, "year")


def other_years(rows: Iterable[Row], file: str, years: range) -> Iterator[Fault]:
    """A fault for every row whose year is not among those asked for."""
    for row in rows:
        if row["year"] not in years:
            yield Fault("linkage_year", Place(file, row.number, "year"), found=row["year"])


def other_areas(rows: Iterable[Row], file: str, area: str) -> Iterator[Fault]:
    """A fault for every row of another area."""
    for row in rows:
        if row["area"] != area:
            place = Place(file, row.number, "area")
            yield Fault("linkage_area", place, found=row["area"], area=area)
