"""Every combination of values that some rules can have, numbered: the cells of a count."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import prod

import numpy as np
import polars as pl
from numpy.typing import NDArray

from shidian.engine.bounds import Bounds, bounds
from shidian.engine.polars_rules import Expressions, resized
from shidian.engine.rules import Rule
from shidian.engine.table import TableColumn
from shidian.engine.widths import narrowest


@dataclass(frozen=True)
class Axis:
    """One rule to count by: its name, its least value, and how many values its bounds enclose."""

    name: str
    rule: Rule
    low: int
    width: int


@dataclass(frozen=True)
class Grid:
    """The cells of one question, numbered with the first rule running fastest.

    Of the first rules, such as area, nearly all combinations occur; of the last, such as bits of
    entitlements, few do. So the cells that do occur lie together, and in the processor's cache.
    """

    axes: tuple[Axis, ...]

    @property
    def cells(self) -> int:
        """How many there are."""
        return prod(axis.width for axis in self.axes)

    def place(self, rules: Expressions) -> pl.Expr:
        """The number of the cell to which a row belongs."""
        found, cells = pl.lit(0, pl.Int8), 1
        for axis in reversed(self.axes):
            cells *= axis.width
            kind = narrowest(min(axis.low, 0), max(axis.low + axis.width, cells))
            value = rules.number(axis.rule, kind)
            offset = value - pl.lit(axis.low, kind) if axis.low else value
            found = resized(found, kind) * pl.lit(axis.width, kind) + offset
        return found

    def values(self, cells: NDArray[np.int64]) -> dict[str, NDArray[np.int64]]:
        """The rules' values in some cells."""
        offsets = self._offsets(cells)
        return {axis.name: of + axis.low for axis, of in zip(self.axes, offsets, strict=True)}

    def in_order(self, cells: NDArray[np.int64]) -> NDArray[np.int64]:
        """Some cells in the order of their rules' values, the first rule's first."""
        widths = [axis.width for axis in self.axes]
        return cells[np.argsort(np.ravel_multi_index(self._offsets(cells), widths))]

    def _offsets(self, cells: NDArray[np.int64]) -> tuple[NDArray[np.int64], ...]:
        """The distance of each rule's value from its least."""
        slowest_first = [axis.width for axis in reversed(self.axes)]
        return np.unravel_index(cells, slowest_first)[::-1]


def grid(keys: Mapping[str, Rule], columns: Mapping[str, TableColumn]) -> Grid:
    """The cells of a question about a table with these columns."""
    known: dict[Rule, Bounds] = {}
    ends = {name: bounds(rule, columns, known) for name, rule in keys.items()}
    return Grid(
        tuple(
            Axis(name, rule, ends[name][0], ends[name][1] - ends[name][0] + 1)
            for name, rule in keys.items()
        )
    )
