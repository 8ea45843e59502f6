"""Workbooks of a filing: read and shown first, taken over in one transaction on a person's word."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from django.db import transaction

from shidian.core import Fault, Lang, UsageError
from shidian.register.access import Post
from shidian.register.events import canonical_json
from shidian.register.lifecycle import FilingState
from shidian.register.roles import Act
from shidian.reporting.filing_workbook import Staged, read_workbook, template
from shidian.store.access import check
from shidian.store.events import Actor, Happening, record
from shidian.store.filings.filings import WRITE, cells_of, sheet_of, subject
from shidian.store.filings.writing import Edit, Written, save, understood
from shidian.store.models import Event, Filing, FilingCell, Person, StagedWorkbook


@dataclass(frozen=True)
class Change:
    """What a workbook would change in a cell; `stale` if somebody wrote since it was made."""

    key: str
    old: str
    new: str
    stale: bool


def workbook(filing: Filing, posts: Sequence[Post], lang: Lang) -> bytes:
    """The filing as a workbook to be filled in, with all that it holds.

    Raises
    ------
    Refused
        If the posts do not let one read it.
    """
    check(posts, Act.FILING_READ, filing.area, FilingState(filing.state))
    cells = cells_of(filing)
    values = {key: cell.value for key, cell in cells.items() if cell.value}
    versions = {key: cell.version for key, cell in cells.items()}
    return template(sheet_of(filing), values, versions, lang)


def stage(
    filing: Filing, name: str, content: bytes, person: Person, posts: Sequence[Post]
) -> tuple[StagedWorkbook | None, Staged]:
    """Read a workbook and keep what it would enter; nothing is kept of one with faults.

    Raises
    ------
    Refused
        If the posts do not allow it, or the filing is locked.
    """
    check(posts, Act.FILING_WRITE, filing.area, FilingState(filing.state))
    staged = read_workbook(content, sheet_of(filing))
    if staged.faults:
        return None, staged
    row = StagedWorkbook.objects.create(
        filing=filing,
        name=name[-200:],
        sha256=hashlib.sha256(content).hexdigest(),
        cells={**dict.fromkeys(staged.emptied, ""), **staged.cells},
        versions=dict(staged.versions),
        person=person,
        made_at=datetime.now(UTC),
    )
    return row, staged


def changes(row: StagedWorkbook) -> Sequence[Change]:
    """What taking a staged workbook over would change, in the order of the form."""
    held = cells_of(row.filing)
    found = []
    for edit in _edits(row, held):
        cell = held.get(edit.key)
        old, version = (cell.value, cell.version) if cell else ("", 0)
        if old != edit.typed:
            found.append(Change(edit.key, old, edit.typed, edit.base != version))
    return found


def take_over(number: int, person: Person, posts: Sequence[Post], actor: Actor) -> Written:
    """Enter a staged workbook: all of it, or nothing where a cell has changed since.

    Raises
    ------
    Refused
        If the posts do not allow it, or the filing is locked.
    UsageError
        If this person has staged no such workbook.
    """
    row = read_staged(number, person)
    written, sheet = Written(), sheet_of(row.filing)
    with transaction.atomic():
        filing = Filing.objects.select_for_update().get(pk=row.filing_id)
        check(posts, Act.FILING_WRITE, filing.area, FilingState(filing.state))
        normal = understood(sheet, _edits(row, cells_of(filing)), written)
        where = subject(filing)
        said = {"file": row.name, "sha256": row.sha256}
        record(actor, Happening("filing.import", where, filing.area, after=said))
        save(filing, normal, actor, written)
        if not written.whole:
            transaction.set_rollback(True)
    if not written.whole:
        written.saved.clear()
    return written


def _edits(row: StagedWorkbook, held: Mapping[str, FilingCell]) -> Sequence[Edit]:
    """What a workbook asks for: a cell that was left as the workbook was made asks for nothing."""
    edits = [Edit(key, text, row.versions.get(key, 0)) for key, text in row.cells.items()]
    return [one for one in edits if not _untouched(row, one, held.get(one.key))]


def _untouched(row: StagedWorkbook, edit: Edit, cell: FilingCell | None) -> bool:
    """Whether a cell that somebody has changed since still stands in the workbook as it was."""
    if cell is None or cell.version == edit.base:
        return False
    where = subject(row.filing, edit.key)
    said = canonical_json({"value": edit.typed, "version": edit.base})
    return Event.objects.filter(subject=where, act=WRITE, after=said).exists()


def read_staged(number: int, person: Person) -> StagedWorkbook:
    """A workbook that this person has staged; UsageError if there is none."""
    found = StagedWorkbook.objects.filter(pk=number, person=person).first()
    if found is None:
        raise UsageError(Fault("no_staged", found=number))
    return found
