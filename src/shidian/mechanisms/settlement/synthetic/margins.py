"""Published figures as margins: shares that sum to 1, and what rounding was taken out of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

import numpy as np
from numpy.typing import NDArray

from shidian.core import DataError, Fault, Place
from shidian.mechanisms.settlement.synthetic.assumptions import Line, MarginSource
from shidian.mechanisms.settlement.synthetic.dimensions import Cells
from shidian.mechanisms.settlement.synthetic.figures import (
    TEN_THOUSANDS,
    Figure,
    FigureUnit,
)
from shidian.mechanisms.settlement.synthetic.raking import Margin
from shidian.mechanisms.settlement.synthetic.sources import Sources

HUNDRED = Decimal(100)


@dataclass(frozen=True)
class PublishedMargin:
    """A margin and where it comes from.

    Parameters
    ----------
    source : MarginSource
    margin : Margin
    groups : tuple of tuple of str
        The categories of each group: those that a line covers; last those that take the rest.
    figures : tuple of tuple of Figure
        The published figures of each group; none for the rest.
    rounding : float
        Points by which the published shares miss 100, before they are normalized.
    """

    source: MarginSource
    margin: Margin
    groups: tuple[tuple[str, ...], ...]
    figures: tuple[tuple[Figure, ...], ...]
    rounding: float

    @property
    def name(self) -> str:
        """Year, population and dimension, as the file of figures has them."""
        return name_of(self.source)

    @property
    def dimensions(self) -> frozenset[str]:
        """The dimensions whose categories tell its groups apart."""
        return frozenset((self.source.of, *self.source.within))


def name_of(source: MarginSource) -> str:
    """Year, population and dimension of a margin, as the file of figures has them."""
    return f"{source.year} {source.population} {source.dimension or source.of}"


def published_margins(sources: Sources, year: str, cells: Cells) -> list[PublishedMargin]:
    """The margins of a population.

    Raises
    ------
    DataError
        If figures are missing, or do not sum to what they should within their rounding.
    """
    faults: list[Fault] = []
    made = []
    for source in sources.assumptions.years[year].margins:
        try:
            made.append(_margin(source, sources, cells))
        except DataError as error:
            faults += error.faults
    if faults:
        raise DataError(faults)
    return made


def _margin(source: MarginSource, sources: Sources, cells: Cells) -> PublishedMargin:
    figures = [_found(source, line, sources) for line in source.every_line]
    values = [sum((one.plain for one in line), Decimal(0)) for line in figures]
    whole = _whole(source, figures, sources)
    missing = whole - sum(values)
    groups = [line.covers for line in source.every_line]
    if source.rest:
        groups, figures, values = [*groups, source.rest], [*figures, ()], [*values, missing]
    total = sum(values)
    allowed = sum((one.rounding for line in figures for one in line), Decimal(0))
    if values[-1] < 0 or total == 0 or abs(whole - total) > allowed:
        found = total - missing if source.rest else total
        raise DataError(_fault("population_sum", source, sources, found=found, whole=whole))
    shares = np.array([float(value / total) for value in values])
    margin = Margin(_groups(source, groups, cells), shares)
    rounding = float((whole - total) / whole * HUNDRED)
    return PublishedMargin(source, margin, tuple(groups), tuple(figures), rounding)


def _found(source: MarginSource, line: Line, sources: Sources) -> tuple[Figure, ...]:
    key = (source.year, source.population, source.dimension or source.of)
    group = sources.figures.get(key, {})
    missing = [name for name in line.published if name not in group]
    if missing or not line.published:
        found = " ".join((*map(str, key), *missing))
        raise DataError(Fault("population_figure", Place(sources.figures_file), found=found))
    return tuple(group[name] for name in line.published)


def _whole(
    source: MarginSource, figures: Sequence[tuple[Figure, ...]], sources: Sources
) -> Decimal:
    """What the figures should sum to: 100, or the published total of the population."""
    units = {one.unit for line in figures for one in line}
    if units == {FigureUnit.PERCENT}:
        return HUNDRED
    if source.rest or not units <= set(TEN_THOUSANDS):
        raise DataError(_fault("population_units", source, sources, found=" ".join(sorted(units))))
    totals = sources.figures.get((source.year, "all", "total"), {})
    if source.population in totals:
        return totals[source.population].plain
    return sum((one.plain for line in figures for one in line), Decimal(0))


def _groups(
    source: MarginSource, groups: Sequence[tuple[str, ...]], cells: Cells
) -> NDArray[np.int64]:
    found = np.full(len(cells.numbers), -1, dtype=np.int64)
    for number, categories in enumerate(groups):
        found[cells.where({**source.within, source.of: categories})] = number
    return found


def _fault(code: str, source: MarginSource, sources: Sources, **found: object) -> Fault:
    return Fault(code, Place(sources.figures_file), margin=name_of(source), **found)
