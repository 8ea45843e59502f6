"""The published figures on migrants: one CSV file, each figure with its source and confidence."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import TypeAlias

from shidian.core import Confidence, DataError, Fault, Place
from shidian.programme import cells
from shidian.programme.tables import Column, Row, read_table


class FigureUnit(StrEnum):
    """What a figure counts."""

    PERCENT = "%"
    TEN_THOUSAND = "万人"
    HUNDRED_MILLION = "亿人"
    YEARS = "岁"


TEN_THOUSANDS = {FigureUnit.TEN_THOUSAND: 1, FigureUnit.HUNDRED_MILLION: 10_000}

COLUMNS = (
    Column("year", cells.year),
    Column("population", cells.text),
    Column("dimension", cells.text),
    Column("category", cells.text),
    Column("value", cells.number),
    Column("unit", cells.choice(FigureUnit)),
    Column("source", cells.text),
    Column("confidence", cells.choice(Confidence)),
)


@dataclass(frozen=True)
class Figure:
    """A published figure; `row` is its line in the file."""

    value: Decimal
    unit: FigureUnit
    source: str
    confidence: Confidence
    row: int

    @property
    def plain(self) -> Decimal:
        """The value in per cent, years, or ten thousand persons."""
        return self.value * TEN_THOUSANDS.get(self.unit, 1)

    @property
    def rounding(self) -> Decimal:
        """How far the true number may lie from `plain`: half a unit of the last printed place."""
        step = Decimal(1).scaleb(int(self.value.as_tuple().exponent))
        return step * TEN_THOUSANDS.get(self.unit, 1) / 2


Key: TypeAlias = tuple[int, str, str]
"""Year, population, dimension."""

Figures: TypeAlias = Mapping[Key, Mapping[str, Figure]]
"""Figures by category, under their year, population and dimension."""


def read_figures(content: bytes, file: str) -> Figures:
    """The figures in a file.

    Raises
    ------
    DataError
        With every fault, at its row and column; a figure that stands twice is one.
    """
    faults: list[Fault] = []
    figures: dict[Key, dict[str, Figure]] = {}
    for row in read_table({file: content}, file, COLUMNS, faults) or ():
        group = figures.setdefault((row["year"], row["population"], row["dimension"]), {})
        earlier = group.get(row["category"])
        if earlier:
            place = Place(file, row.number, "category")
            faults.append(Fault("duplicate", place, found=row["category"], first=earlier.row))
            continue
        if row["value"] < 0:
            place = Place(file, row.number, "value")
            faults.append(Fault("population_negative", place, found=row["value"]))
        group[row["category"]] = _figure(row)
    if faults:
        raise DataError(faults)
    return figures


def _figure(row: Row) -> Figure:
    return Figure(row["value"], row["unit"], row["source"], row["confidence"], row.number)
