"""A few columns with extremes of every width, rows of them, and random rules over them."""

import polars as pl
from hypothesis import strategies as st

from shidian.engine import (
    AtLeast,
    Choice,
    Column,
    Constant,
    Either,
    Every,
    Filled,
    Holds,
    Largest,
    Lookup,
    Multiples,
    Not,
    OneOf,
    Steps,
    Sum,
    Table,
    TableColumn,
    Within,
)

COLUMNS = {
    "small": TableColumn(Holds.NUMBER, -128, 127, missing=True),
    "months": TableColumn(Holds.NUMBER, 0, 600),
    "born": TableColumn(Holds.DATE, -25_000, 20_000, missing=True),
    "money": TableColumn(Holds.NUMBER, -(2**40), 2**40, missing=True),
    "title": TableColumn(Holds.CODE, 0, 2, missing=True, codes=("none", "worker", "senior")),
    "flag": TableColumn(Holds.FLAG, 0, 1, missing=True),
}
Rows = list[dict[str, int | None]]


def table(rows: Rows) -> Table:
    """Rows in memory, in 64 bits whatever their bounds."""
    return Table(pl.DataFrame(rows, schema=dict.fromkeys(COLUMNS, pl.Int64)), COLUMNS)


def _cell(column: TableColumn) -> st.SearchStrategy[int | None]:
    ends = st.sampled_from([column.low, column.high])
    numbers: st.SearchStrategy[int | None] = ends | st.integers(column.low, column.high)
    return st.none() | numbers if column.missing else numbers


def rows() -> st.SearchStrategy[Rows]:
    """Up to eight rows."""
    cells = {name: _cell(column) for name, column in COLUMNS.items()}
    return st.lists(st.fixed_dictionaries(cells), max_size=8)


NUMBERS = st.integers(-400, 400) | st.sampled_from([-129, -128, 127, 128, 32_767, 32_768])
TITLES = st.integers(0, 3).map(lambda missing: Filled("title", missing))
LEAVES = st.one_of(
    st.just(Column("months")),
    NUMBERS.map(Constant),
    st.builds(Filled, st.sampled_from(sorted(COLUMNS)), NUMBERS | st.just(1_000_000)),
    st.builds(Lookup, TITLES, st.tuples(*[NUMBERS] * 4)),
)


@st.composite
def _steps(draw: st.DrawFn, of: st.SearchStrategy[object]) -> Steps:
    starts = sorted(draw(st.sets(NUMBERS, max_size=4)))
    values = draw(st.lists(NUMBERS, min_size=len(starts) + 1, max_size=len(starts) + 1))
    return Steps(draw(of), tuple(starts), tuple(values))


def _above(below: st.SearchStrategy[object]) -> st.SearchStrategy[object]:
    several = st.lists(below, max_size=3).map(tuple)
    some = st.lists(below, min_size=1, max_size=3).map(tuple)
    end = st.none() | NUMBERS
    return st.one_of(
        _steps(below),
        st.builds(Multiples, below, st.integers(1, 200), NUMBERS, st.integers(-2, 200)),
        st.builds(Sum, several),
        st.builds(Largest, some),
        st.builds(Within, below, end, end),
        st.builds(Choice, st.lists(st.tuples(below, below), max_size=3).map(tuple), below),
        st.builds(AtLeast, below, NUMBERS),
        st.builds(OneOf, below, st.lists(NUMBERS, max_size=6).map(tuple)),
        st.builds(Every, several),
        st.builds(Either, several),
        st.builds(Not, below),
    )


def rules() -> st.SearchStrategy[object]:
    """Trees of a few rules of every kind."""
    return st.recursive(LEAVES, _above, max_leaves=8)
