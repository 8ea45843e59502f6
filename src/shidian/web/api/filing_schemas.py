"""What is sent to save cells of a filing, and what comes back."""

from collections.abc import Mapping, Sequence
from typing import Any

from ninja import Field, Schema

from shidian.core import Fault
from shidian.store.filings.quality import Finding
from shidian.store.filings.writing import Conflict, Written
from shidian.store.models import FilingCell
from shidian.web.context import lang

MOST = 2000  # cells in one request: more than a form has
LONGEST = 20_000  # characters of a cell; what it takes is less, and told with the cell


class CellIn(Schema):
    """What a cell is to hold, and the version that its writer saw; 0 for a cell without any."""

    key: str = Field(max_length=200)
    value: str = Field(max_length=LONGEST)
    base: int = Field(ge=0, le=2**31)


class CellsIn(Schema):
    """Cells to be saved, each for itself."""

    cells: list[CellIn] = Field(max_length=MOST)


class SavedOut(Schema):
    """A cell as it stands now."""

    key: str
    value: str
    version: int
    by: str
    at: str


class FaultOut(Schema):
    """A cell that was not understood: why, and what to do."""

    key: str
    detail: str
    todo: str


class FindingOut(Schema):
    """What a check finds in a cell; `explained` where a reason was given for this value."""

    key: str
    check: str
    hard: bool
    explained: bool
    detail: str
    todo: str


class ConflictOut(Schema):
    """A cell that somebody else has saved since."""

    key: str
    yours: str
    theirs: str
    version: int
    by: str
    at: str


class CellsOut(Schema):
    """What came of a request to save."""

    saved: list[SavedOut]
    faults: list[FaultOut]
    findings: list[FindingOut]


class ConflictsOut(CellsOut):
    """The same where at least one cell was stale."""

    conflicts: list[ConflictOut]


def cells_out(written: Written, findings: Sequence[Finding]) -> dict[str, Any]:
    """The answer to a request to save; with `conflicts` only where there are any."""
    body: dict[str, Any] = {
        "saved": [_saved(cell) for cell in written.saved.values()],
        "faults": [_fault(key, fault) for key, fault in written.faults.items()],
        "findings": [_finding(one) for one in findings],
    }
    if written.conflicts:
        body["conflicts"] = [_conflict(one) for one in written.conflicts]
    return body


def _saved(cell: FilingCell) -> Mapping[str, Any]:
    return {
        "key": cell.key,
        "value": cell.value,
        "version": cell.version,
        "by": cell.saved_by,
        "at": cell.saved_at.isoformat(),
    }


def _fault(key: str, fault: Fault) -> Mapping[str, Any]:
    return {"key": key, "detail": fault.text(lang()), "todo": fault.advice(lang())}


def _finding(one: Finding) -> Mapping[str, Any]:
    check = one.violation.check.code
    said = {"check": check, "hard": one.hard, "explained": one.waiver is not None}
    return {**_fault(one.key, one.fault), **said}


def _conflict(one: Conflict) -> Mapping[str, Any]:
    return {
        "key": one.key,
        "yours": one.yours,
        "theirs": one.theirs,
        "version": one.version,
        "by": one.by,
        "at": one.at.isoformat(),
    }
