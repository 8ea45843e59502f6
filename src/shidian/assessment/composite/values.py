"""Units by indicators: the table that a composite index is computed from."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

import numpy as np
from numpy.typing import NDArray

from shidian.core import DataError, Fault

Numbers = NDArray[np.float64]
"""An array of numbers; NaN stands for “no value”."""

Flags = NDArray[np.bool_]
"""An array of yes and no."""

Cell = float | Decimal | None
"""A number, or None for “no value”."""


@dataclass(frozen=True, eq=False)
class Values:
    """A table of numbers and which of them were imputed.

    Parameters
    ----------
    units : tuple of str
        Codes of the places compared, one a row.
    indicators : tuple of str
        Codes of the indicators, one a column.
    numbers : array of units x indicators
        NaN where there is no value.
    imputed : array of bool, units x indicators
        Where the number was put in for a missing one.

    Raises
    ------
    DataError
        If there are no units, a code occurs twice, the shapes do not agree, or a number is
        infinite.
    """

    units: tuple[str, ...]
    indicators: tuple[str, ...]
    numbers: Numbers
    imputed: Flags

    def __post_init__(self) -> None:
        faults = [*_repeated(self.units), *_repeated(self.indicators)]
        faults += [] if self.units else [Fault("composite_empty")]
        expected = (len(self.units), len(self.indicators))
        faults += [
            Fault("composite_shape", found=array.shape, expected=expected)
            for array in (self.numbers, self.imputed)
            if array.shape != expected
        ]
        faults += [
            Fault(
                "composite_cell",
                unit=self.units[row],
                indicator=self.indicators[column],
                found=self.numbers[row, column],
            )
            for row, column in np.argwhere(np.isinf(self.numbers))
            if not faults
        ]
        if faults:
            raise DataError(faults)

    @property
    def coverage(self) -> Numbers:
        """Share of the units with a value that was not imputed, by indicator."""
        measured = ~np.isnan(self.numbers) & ~self.imputed
        return np.asarray(measured.sum(axis=0) / len(self.units))

    def column(self, indicator: str) -> Numbers:
        """The numbers of an indicator, by unit.

        Raises
        ------
        DataError
            If the table does not have it.
        """
        if indicator not in self.indicators:
            known = "、".join(self.indicators)
            raise DataError(Fault("composite_no_indicator", asked=indicator, known=known))
        return self.numbers[:, self.indicators.index(indicator)]

    def only(self, indicators: Sequence[str]) -> "Values":
        """The same units with some of the indicators, in the order asked for."""
        columns = [self.indicators.index(code) for code in indicators]
        return Values(
            self.units, tuple(indicators), self.numbers[:, columns], self.imputed[:, columns]
        )


def values_of(rows: Mapping[str, Mapping[str, Cell]]) -> Values:
    """A table from numbers by unit and indicator; None and absent cells are no value.

    Parameters
    ----------
    rows : mapping of mappings
        Number by indicator, by unit; columns stand in the order of first appearance.

    Raises
    ------
    DataError
        If a cell holds anything but a finite number; text is never parsed here.

    Examples
    --------
    >>> table = values_of({"A": {"rate": 61.5}, "B": {"rate": None, "beds": 4}})
    >>> table.indicators, table.numbers.tolist()
    (('rate', 'beds'), [[61.5, nan], [nan, 4.0]])
    """
    indicators = tuple(dict.fromkeys(code for row in rows.values() for code in row))
    faults = [
        Fault("composite_cell", unit=unit, indicator=code, found=cell)
        for unit, row in rows.items()
        for code, cell in row.items()
        if cell is not None
        and (isinstance(cell, bool) or not isinstance(cell, float | int | Decimal))
    ]
    if faults:
        raise DataError(faults)
    cells = [[_number(row.get(code)) for code in indicators] for row in rows.values()]
    numbers = np.array(cells, dtype=np.float64).reshape(len(rows), len(indicators))
    return Values(tuple(rows), indicators, numbers, np.zeros(numbers.shape, dtype=bool))


def _number(cell: Cell) -> float:
    return np.nan if cell is None else float(cell)


def _repeated(codes: tuple[str, ...]) -> Iterable[Fault]:
    counts = Counter(codes)
    return (Fault("composite_repeated", found=code) for code, n in counts.items() if n > 1)


def reached(share: Numbers, needed: Numbers | float) -> Flags:
    """Whether a share is as large as needed, compared to four decimals.

    Policies write two thirds as 0.6667, and sums of weights carry rounding errors.

    Examples
    --------
    >>> reached(np.array([2 / 3, 0.66]), 0.6667).tolist()
    [True, False]
    """
    return share > needed - 5e-5


@dataclass(frozen=True, eq=False)
class Selection:
    """Indicators that enough units have, and the codes of those left out."""

    kept: Values
    dropped: tuple[str, ...]


def selected(values: Values, share: float) -> Selection:
    """Leave out the indicators that too few units have; imputed values do not count.

    Parameters
    ----------
    values : Values
    share : float
        Share of the units that must have a value, 0 to 1.

    Examples
    --------
    >>> table = values_of({"A": {"rate": 61.5}, "B": {"rate": 58.0, "beds": 4}})
    >>> selected(table, 2 / 3).dropped
    ('beds',)
    """
    enough = dict(zip(values.indicators, reached(values.coverage, share), strict=True))
    kept = [code for code in values.indicators if enough[code]]
    return Selection(values.only(kept), tuple(c for c in values.indicators if not enough[c]))
