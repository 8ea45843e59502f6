"""Numbers that are changed: a table of them, and single ones with ``--set``, which win."""

# ruff: noqa: PLC0415  what a verb needs is imported when it runs

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from shidian.cli.options import changes_asked
from shidian.core import DataError, Fault, Place

if TYPE_CHECKING:
    from shidian.mechanisms.citizenization.question import CostQuestion

_LARGEST = 2**20  # bytes of a table


class Changes(NamedTuple):
    """New numbers by path; the rows of those that stand in a file, and the file's name."""

    numbers: Mapping[str, str]
    rows: Mapping[str, int]
    file: str


def changes_of(params: Path | None, pairs: Sequence[str] | None) -> Changes:
    """The changes of ``--params`` and ``--set``.

    Raises
    ------
    UsageError
        If the file cannot be read, or a change has no equals sign.
    DataError
        With the faults of the file, each at its row.
    """
    stated = _stated(params) if params is not None else {}
    typed = changes_asked(pairs)
    numbers = {path: number for path, (number, _) in stated.items()} | typed
    rows = {path: row for path, (_, row) in stated.items() if path not in typed}
    return Changes(numbers, rows, params.name if params is not None else "")


def with_changes(question: CostQuestion, changes: Changes) -> CostQuestion:
    """The question with other numbers; DataError whose faults name the row of the file."""
    from shidian.mechanisms.citizenization.whatif import changed

    try:
        return changed(question, changes.numbers) if changes.numbers else question
    except DataError as error:
        raise DataError([_placed(fault, changes) for fault in error.faults]) from error


def _stated(path: Path) -> Mapping[str, tuple[str, int]]:
    from shidian.programme import file_content
    from shidian.programme.cells import text
    from shidian.programme.tables import Column
    from shidian.programme.user_tables import read_user_table

    columns = (Column("path", text, heads=("路径",)), Column("value", text, heads=("值",)))
    faults: list[Fault] = []
    found: dict[str, tuple[str, int]] = {}
    for row in read_user_table(file_content(path, _LARGEST), path.name, columns, faults):
        name = row["path"]
        if name in found:
            place, first = Place(path.name, row.number, "path"), found[name][1]
            faults.append(Fault("duplicate", place, found=name[:80], first=first))
        found.setdefault(name, (row["value"], row.number))
    if faults:
        raise DataError(faults)
    return found


def _placed(fault: Fault, changes: Changes) -> Fault:
    """A fault of a path, or of what holds it, at the row of the file that states it."""
    path = fault.place.column
    rows = (row for name, row in changes.rows.items() if f"{name}.".startswith(f"{path}."))
    row = next(rows, None)
    return (
        fault if row is None else Fault(fault.code, Place(changes.file, row, path), **fault.found)
    )
