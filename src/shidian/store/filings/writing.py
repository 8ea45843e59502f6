"""Writing in cells: each with the version that its writer saw, so that nobody overwrites unseen."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

from django.db import transaction

from shidian.core import DataError, Fault
from shidian.register.access import Post
from shidian.register.filing import FilingSheet, read_entry
from shidian.register.lifecycle import FilingState
from shidian.register.roles import Act
from shidian.store.access import check
from shidian.store.events import Actor, Happening, record
from shidian.store.filings.filings import WRITE, by_id, sheet_of, subject
from shidian.store.models import Filing, FilingCell


@dataclass(frozen=True)
class Edit:
    """What somebody wants a cell to hold.

    Parameters
    ----------
    key : str
    typed : str
        As typed.
    base : int
        Version of the cell that the writer saw; 0 for a cell in which nobody has written.
    """

    key: str
    typed: str
    base: int


@dataclass(frozen=True)
class Conflict:
    """A cell that somebody else has written since: both values, who, and when.

    The person chooses: to take theirs, or to write again upon `version`.
    """

    key: str
    yours: str
    theirs: str
    version: int
    by: str
    at: datetime


@dataclass
class Written:
    """What came of some edits: the cells saved, those in conflict, and those not understood."""

    saved: dict[str, FilingCell] = field(default_factory=dict)
    conflicts: list[Conflict] = field(default_factory=list)
    faults: dict[str, Fault] = field(default_factory=dict)

    @property
    def whole(self) -> bool:
        """Whether everything was saved."""
        return not self.conflicts and not self.faults


def write(number: int, edits: Sequence[Edit], posts: Sequence[Post], actor: Actor) -> Written:
    """Save edits, each for itself: one that cannot be saved leaves the others alone.

    Raises
    ------
    Refused
        If the posts do not allow it, or the filing is locked.
    """
    filing = by_id(number)
    written = Written()
    normal = understood(sheet_of(filing), edits, written)
    with transaction.atomic():
        filing = _held(number)
        check(posts, Act.FILING_WRITE, filing.area, FilingState(filing.state))
        save(filing, normal, actor, written)
    return written


def _held(number: int) -> Filing:
    """The filing, which nobody moves until the transaction ends."""
    return Filing.objects.select_for_update().get(pk=number)


def understood(
    sheet: FilingSheet, edits: Sequence[Edit], written: Written
) -> Sequence[tuple[Edit, str]]:
    """The edits with their normal texts; what is not understood is noted as a fault."""
    normal = []
    for edit in edits:
        cell = sheet.cells.get(edit.key)
        try:
            if cell is None:
                raise DataError(Fault("no_cell", found=edit.key[:200]))
            normal.append((edit, read_entry(cell.column, cell.unit, edit.typed)))
        except DataError as error:
            written.faults[edit.key] = error.faults[0]
    return normal


def save(
    filing: Filing, normal: Sequence[tuple[Edit, str]], actor: Actor, written: Written
) -> None:
    """Write normal texts in a transaction in which the filing is held, and log each change."""
    keys = [edit.key for edit, _ in normal]
    held = {cell.key: cell for cell in FilingCell.objects.filter(filing=filing, key__in=keys)}
    now, happened = datetime.now(UTC), []
    for edit, text in normal:
        cell = held.get(edit.key)
        before = cell and _state(cell)
        if cell is not None and cell.value == text:
            written.saved[edit.key] = cell  # what one wants stands already, whoever wrote it
            continue
        if edit.base != (cell.version if cell else 0):
            written.conflicts.append(_conflict(edit, text, cell))
            continue
        cell = _written(filing, cell, edit.key, text)
        cell.saved_by, cell.saved_at = actor.name, now
        held[edit.key] = written.saved[edit.key] = cell
        where = subject(filing, edit.key)
        happened.append(Happening(WRITE, where, filing.area, before, _state(cell)))
    if happened:
        changed = [written.saved[one.subject.split("/", 2)[2]] for one in happened]
        _store(changed)
        record(actor, *happened)


def _written(filing: Filing, cell: FilingCell | None, key: str, text: str) -> FilingCell:
    if cell is None:
        return FilingCell(filing=filing, key=key, value=text, version=1)
    cell.value = text
    cell.version += 1
    return cell


def _store(changed: Sequence[FilingCell]) -> None:
    new = [cell for cell in changed if cell.pk is None]
    old = [cell for cell in changed if cell.pk is not None]
    FilingCell.objects.bulk_create(new)
    FilingCell.objects.bulk_update(old, ["value", "version", "saved_by", "saved_at"])


def _state(cell: FilingCell) -> Mapping[str, object]:
    return {"value": cell.value, "version": cell.version}


def _conflict(edit: Edit, text: str, cell: FilingCell | None) -> Conflict:
    if cell is None:  # the writer saw a version that was never there
        return Conflict(edit.key, text, "", 0, "", datetime.now(UTC))
    return Conflict(edit.key, text, cell.value, cell.version, cell.saved_by, cell.saved_at)
