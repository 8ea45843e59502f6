"""The joint table of a year: published margins brought together."""

from dataclasses import dataclass

import numpy as np

from shidian.core import DataError, Fault, Place, UsageError
from shidian.mechanisms.settlement.synthetic.assumptions import Use
from shidian.mechanisms.settlement.synthetic.blocks import raked_apart
from shidian.mechanisms.settlement.synthetic.dimensions import Cells, possible_cells
from shidian.mechanisms.settlement.synthetic.margins import PublishedMargin, published_margins
from shidian.mechanisms.settlement.synthetic.raking import Numbers, Raked, raked, scaled, shares
from shidian.mechanisms.settlement.synthetic.sources import Sources

PASSES = 200
TOLERANCE = 1e-6  # of a share: a ten-thousandth of a point


@dataclass(frozen=True)
class Fit:
    """A fitted table.

    Parameters
    ----------
    year : int
    cells : Cells
    table : ndarray, shape (cells,)
        Share of each cell; sums to 1.
    margins : tuple of PublishedMargin
    passes : int
    worst : float
        The largest difference of a share that the fit leaves.
    """

    year: int
    cells: Cells
    table: Numbers
    margins: tuple[PublishedMargin, ...]
    passes: int
    worst: float


def fitted(sources: Sources, year: int) -> Fit:
    """Fit the joint table to the margins of a year.

    A year that starts from another keeps what that one's margins and odds say, as far as its own
    margins leave it.

    Raises
    ------
    UsageError
        If the assumptions have no such year.
    DataError
        If figures are missing or do not sum; if a published category is impossible; or if the
        margins contradict one another.
    """
    if str(year) not in sources.assumptions.years:
        known = " ".join(sources.assumptions.years)
        raise UsageError(Fault("population_year", found=year, known=known))
    cells = possible_cells(sources.assumptions.impossible)
    start = sources.assumptions.years[str(year)].start
    table = fitted(sources, int(start)).table if start else np.ones(len(cells.numbers))
    margins = published_margins(sources, str(year), cells)
    wanted = [one for one in margins if one.source.use is not Use.COMPARED]
    _check_possible(table, wanted, sources)
    table = table.copy()
    for one in wanted:
        scaled(table, one.margin, shares(table, one.margin))
    held = [one for one in wanted if one.source.use is Use.FITTED]
    table = raked_apart(table, cells, held, TOLERANCE / 10)
    result = raked(table, [one.margin for one in held], TOLERANCE, PASSES)
    _check_met(result, held, sources)
    return Fit(year, cells, result.table, tuple(margins), result.passes, result.worst)


def _check_possible(table: Numbers, margins: list[PublishedMargin], sources: Sources) -> None:
    faults = [
        Fault(
            "population_impossible",
            Place(sources.figures_file, one.figures[group][0].row if one.figures[group] else None),
            margin=one.name,
            found=" ".join(one.groups[group]),
        )
        for one in margins
        for group in np.flatnonzero((one.margin.shares > 0) & (shares(table, one.margin) == 0))
    ]
    if faults:
        raise DataError(faults)


def _check_met(result: Raked, margins: list[PublishedMargin], sources: Sources) -> None:
    if result.worst <= TOLERANCE:
        return
    missed = [
        float(np.abs(shares(result.table, m.margin) - m.margin.shares).max()) for m in margins
    ]
    one, most = max(zip(margins, missed, strict=True), key=lambda pair: pair[1])
    place = Place(sources.figures_file, one.figures[0][0].row)
    raise DataError(
        Fault("population_contradiction", place, margin=one.name, found=f"{most * 100:.4f}")
    )
