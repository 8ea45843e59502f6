"""What a program sends as text: numbers, days and tables; and the field at which a fault stands."""

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from django.http import HttpRequest, JsonResponse

from shidian.core import DataError, Fault, Place, ShidianError, UsageError
from shidian.programme.cells import number
from shidian.web.api.problem import problem

LINE = 2  # of a table's first row, below its heads


@dataclass(frozen=True)
class Paths:
    """Where the parts of a body stand in it.

    Parameters
    ----------
    rows : mapping of str to sequence of str
        Paths of the rows of each table: ``{"settled": ["places.0.settled.0"]}``.
    columns : mapping of str to str
        Fields below a row of columns that are called otherwise.
    codes : mapping of str to str
        Fields of faults that name none of the body themselves.
    changes : mapping
        What was changed, by path: faults of such a path stand under ``changes``.
    """

    rows: Mapping[str, Sequence[str]] = field(default_factory=dict)
    columns: Mapping[str, str] = field(default_factory=dict)
    codes: Mapping[str, str] = field(default_factory=dict)
    changes: Mapping[str, str] = field(default_factory=dict)

    def of(self, fault: Fault) -> str:
        """The path of the field of a fault; ``body`` where it is the whole.

        Examples
        --------
        >>> rows = {"places.csv": ["places.0", "places.1"]}
        >>> Paths(rows).of(Fault("empty", Place("places.csv", 3, "area")))
        'places.1.area'
        """
        place, rows = fault.place, self.rows.get(fault.place.file, ())
        if place.row is not None and 0 <= place.row - LINE < len(rows):
            return self._below(rows[place.row - LINE], place.column)
        if fault.code in self.codes:
            return self.codes[fault.code]
        if place.column:
            return f"changes.{place.column}" if place.column in self.changes else place.column
        return "changes" if self.changes else "body"

    def _below(self, row: str, column: str) -> str:
        if not column or " " in column:  # of the row as a whole
            return row
        if column == "area":  # people who settled stand below the area of their place
            row = row.partition(".settled.")[0]
        return f"{row}.{self.columns.get(column, column)}"


def told(
    request: HttpRequest, answer: Callable[[], dict[str, Any]], paths: Paths | None = None
) -> JsonResponse:
    """An answer; else the first fault of what was sent and its field: 422, or 404 for a name."""
    try:
        body = answer()
    except (DataError, UsageError) as error:
        fault = _counted(error.faults[0])
        status = 422 if isinstance(error, DataError) else 404
        return problem(request, fault, status, where=(paths or Paths()).of(fault))
    return JsonResponse(body, json_dumps_params={"ensure_ascii": False})


def _counted(fault: Fault) -> Fault:
    """A fault that names another row, which counts from 0 in a body."""
    if fault.code != "duplicate" or fault.place.row is None:
        return fault
    return Fault(
        fault.code, fault.place, **fault.found | {"first": int(fault.found["first"]) - LINE}
    )


@contextmanager
def at(path: str) -> Iterator[None]:
    """Faults found meanwhile stand at a field."""
    try:
        yield
    except ShidianError as error:
        place = Place(column=path)
        faults = [Fault(one.code, place, **one.found) for one in error.faults]
        raise type(error)(faults) from error


def number_sent(text: str, path: str) -> Decimal:
    """A number that was sent as text; DataError, at its field, for what is none."""
    with at(path):
        return number(text)


def maybe_number(text: str | None, path: str) -> Decimal | None:
    """A number that may be left out."""
    return None if text is None else number_sent(text, path)


def day_sent(text: str, path: str) -> date:
    """A day that was sent as text; DataError, at its field, beyond the years 1900 to 2100."""
    try:
        found = date.fromisoformat(text)
    except ValueError:
        found = date.min
    if not 1900 <= found.year <= 2100:
        raise DataError(Fault("field_day", Place(column=path), found=text or "-"))
    return found


def table(columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> bytes:
    """Rows as the CSV that the rooms read."""
    text = io.StringIO(newline="")
    lines = csv.writer(text, lineterminator="\n")
    lines.writerow(columns)
    lines.writerows(["" if cell is None else cell for cell in row] for row in rows)
    return text.getvalue().encode()
