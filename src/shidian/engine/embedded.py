"""The embedded engine: rules over the rows of a table, which may be larger than memory."""

from collections.abc import Iterable, Mapping, Sequence

import numpy as np
import polars as pl
from numpy.typing import NDArray

from shidian.engine.grid import Grid, grid
from shidian.engine.layers import layers
from shidian.engine.polars_rules import Expressions
from shidian.engine.rules import Rule
from shidian.engine.table import Table

ROWS = "rows"
CELLS = 1 << 24  # of all questions that are counted in arrays: 128 MiB
Counts = Mapping[int, NDArray[np.int64]]


def tally(table: Table, questions: Sequence[Mapping[str, Rule]]) -> list[pl.DataFrame]:
    """Count the rows of a table by the values of rules; all questions in one scan.

    Parameters
    ----------
    table : Table
    questions : sequence of mappings
        Each names the rules to count by.

    Returns
    -------
    list of polars.DataFrame
        For each question a column (Int64) for each of its rules, in that order, and `rows`, how
        many; sorted by the rules.
    """
    rows, rules = _prepared(table, [rule for keys in questions for rule in keys.values()])
    grids = [grid(keys, table.columns) for keys in questions]
    counts = _arrays(grids)
    grouped = [n for n in range(len(grids)) if n not in counts]
    work = [_grouped(rows, rules, grids[n]) for n in grouped]
    if counts:
        work.append(_counted(rows, rules, grids, counts))
    found = dict(zip(grouped, pl.collect_all(work, engine="streaming"), strict=False))
    return [found[n] if n in found else _read(grids[n], counts[n]) for n in range(len(grids))]


def evaluated(table: Table, rules: Mapping[str, Rule]) -> pl.LazyFrame:
    """The table with a column more for each rule, row by row; a truth is 1 or 0.

    Each is of the narrowest signed type that holds the rule's bounds, which saves half of the time
    and of the memory: cast it to Int64 before reckoning with it.
    """
    rows, found = _prepared(table, list(rules.values()))
    values = {name: found.number(rule) for name, rule in rules.items()}
    return rows.with_columns(**values).drop(list(found.computed.values()))


def _arrays(grids: Iterable[Grid]) -> Counts:
    """Zeros for the cells of those questions that have few enough.

    Adding into an array costs a tenth of what grouping by a hash of the values does.
    """
    room, found = CELLS, dict[int, NDArray[np.int64]]()
    for n, one in enumerate(grids):
        if one.cells <= room:
            room -= one.cells
            found[n] = np.zeros(one.cells, np.int64)
    return found


def _counted(
    rows: pl.LazyFrame, rules: Expressions, grids: Sequence[Grid], counts: Counts
) -> pl.LazyFrame:
    """Work that adds the rows to arrays of counts, batch by batch."""
    places = {f"cell {n}": grids[n].place(rules) for n in counts}

    def add(batch: pl.DataFrame) -> None:
        for name, array in zip(places, counts.values(), strict=True):
            np.add.at(array, batch[name].to_numpy(), 1)

    return (
        rows.with_columns(**places)
        .select(list(places))
        .sink_batches(add, lazy=True, maintain_order=False)
    )


def _grouped(rows: pl.LazyFrame, rules: Expressions, asked: Grid) -> pl.LazyFrame:
    """Work that counts the rows by the values themselves, whatever their range."""
    names = [axis.name for axis in asked.axes]
    return (
        rows.with_columns(**{axis.name: rules.number(axis.rule, pl.Int64) for axis in asked.axes})
        .group_by(names)
        .agg(pl.len().cast(pl.Int64).alias(ROWS))
        .sort(names)
    )


def _read(asked: Grid, counts: NDArray[np.int64]) -> pl.DataFrame:
    cells = asked.in_order(np.flatnonzero(counts))
    return pl.DataFrame({**asked.values(cells), ROWS: counts[cells]})


def _prepared(table: Table, rules: Sequence[Rule]) -> tuple[pl.LazyFrame, Expressions]:
    """The rows, beside them what rules have in common, and the rules over both."""
    rows = (
        table.rows.lazy() if isinstance(table.rows, pl.DataFrame) else pl.scan_parquet(table.rows)
    )
    found = Expressions(table.columns, {})
    for layer in layers(rules):
        names = {rule: f"shared {len(found.computed) + n}" for n, rule in enumerate(layer)}
        rows = rows.with_columns(**{name: found.stored(rule) for rule, name in names.items()})
        found = found.with_computed(names)
    return rows, found
