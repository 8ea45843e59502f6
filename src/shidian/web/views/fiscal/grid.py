"""A small table that is typed: its cells as fields, and the CSV that the rooms read."""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from django.http import QueryDict

from shidian.core import Bilingual, Fault
from shidian.web.views.fiscal.fields import LONGEST, Field, line_of, said

MOST_ROWS = 12
SPARE = 2  # empty rows below those that are filled in


@dataclass(frozen=True)
class Head:
    """A column: its name in the CSV, its words, and whether it holds a number.

    A row counts once every column that is `needed` is filled in, and one of those that are `any`.
    """

    name: str
    label: Bilingual
    number: bool = True
    needed: bool = False
    any: bool = False


@dataclass(frozen=True)
class Grid:
    """A table that is typed.

    Parameters
    ----------
    heads : sequence of Head
    rows : sequence of sequence of Field
    """

    heads: Sequence[Head]
    rows: Sequence[Sequence[Field]]

    @property
    def filled(self) -> Sequence[int]:
        """The places of the rows that count."""
        return [at for at, row in enumerate(self.rows) if self._counts(row)]

    @property
    def begun(self) -> Sequence[int]:
        """The numbers, from 1, of the rows in which something stands and something lacks."""
        return [
            at + 1
            for at, row in enumerate(self.rows)
            if any(one.value for one in row) and not self._counts(row)
        ]

    @property
    def fields(self) -> Sequence[Field]:
        """All cells."""
        return [one for row in self.rows for one in row]

    def csv(self, *names: str, fixed: Mapping[str, str] | None = None) -> bytes:
        """Some columns as a table in CSV, columns of one fixed value before them."""
        fixed = fixed or {}
        text = io.StringIO(newline="")
        lines = csv.writer(text, lineterminator="\n")
        lines.writerow([*fixed, *names])
        columns = [head.name for head in self.heads]
        for at in self.filled:
            values = [self.rows[at][columns.index(name)].value for name in names]
            lines.writerow([*fixed.values(), *values])
        return text.getvalue().encode()

    def told(self, faults: Iterable[Fault]) -> tuple["Grid", Sequence[str]]:
        """The table with faults at their cells; and the sentences that belong to none."""
        by_name: dict[str, list[str]] = {}
        for fault in faults:
            by_name.setdefault(self._cell(fault), []).append(said(fault))
        rows = [
            [replace(one, faults=by_name.get(one.name, ())) for one in row] for row in self.rows
        ]
        return Grid(self.heads, rows), by_name.get("", [])

    def _counts(self, row: Sequence[Field]) -> bool:
        pairs = list(zip(self.heads, row, strict=True))
        either = [field.value for head, field in pairs if head.any]
        return all(field.value for head, field in pairs if head.needed) and (
            any(either) or not either
        )

    def _cell(self, fault: Fault) -> str:
        """Name of the cell of a fault; empty where it has none."""
        row, column = fault.place.row, fault.place.column.split(" ")[0]
        at = (row or 0) - 2  # below the line of heads
        known = column in [head.name for head in self.heads]
        return f"{column}.{self.filled[at]}" if known and 0 <= at < len(self.filled) else ""


def grid_of(query: QueryDict, heads: Sequence[Head], faults: list[Fault], least: int = 4) -> Grid:
    """The table as typed, with a few empty rows below; a fault for rows that it does not take."""
    beyond = [name for name in query if _row(name, heads) >= MOST_ROWS and query[name]]
    if beyond:
        rows = 1 + max(_row(name, heads) for name in beyond)
        faults.append(Fault("field_rows", found=rows, most=MOST_ROWS))
    found = [[_field(query, head, at) for head in heads] for at in range(MOST_ROWS)]
    last = max((at for at, row in enumerate(found) if any(one.value for one in row)), default=-1)
    return Grid(heads, found[: min(max(last + 1 + SPARE, least), MOST_ROWS)])


def _row(name: str, heads: Sequence[Head]) -> int:
    """The row of a cell, from 0; -1 for a name that is none."""
    head, _, at = name.partition(".")
    known = head in [one.name for one in heads] and at.isdecimal()
    return int(at[:LONGEST]) if known else -1


def _field(query: QueryDict, head: Head, at: int) -> Field:
    label = Bilingual(f"第 {at + 1} 行，{head.label.zh}", f"row {at + 1}, {head.label.text('en')}")
    name = f"{head.name}.{at}"
    value = line_of(query, name)
    kind = "number" if head.number else "text"
    return Field(name=name, label=label, value=value, required=False, kind=kind)
