"""The grid as its page shows it: each cell with what is written, found, remarked and refused."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from shidian.core import Bilingual, Fault
from shidian.programme.filing_form import Rows, Section
from shidian.register.filing import Cell, FilingSheet, SheetRow, SheetSection, shown_entry
from shidian.store.filings.quality import Finding
from shidian.store.filings.writing import Conflict, Edit, Written
from shidian.store.models import CellComment, EvidenceFile, FilingCell
from shidian.web.views.filings.beside import Beside

FREE_ROWS = 3  # of a free section, shown before more are asked for


@dataclass(frozen=True)
class Around:
    """What stands around the cells of a filing; all by key, evidence by ``section/row``.

    Parameters
    ----------
    cells : mapping of FilingCell
    findings, remarks, files : mapping of sequences
    required : mapping of Beside
        By indicator.
    typed : mapping of Edit
        What was sent and not saved: it is shown in place of what is written.
    came : Written
        What came of sending it.
    """

    cells: Mapping[str, FilingCell]
    findings: Mapping[str, Sequence[Finding]]
    remarks: Mapping[str, Sequence[CellComment]]
    files: Mapping[str, Sequence[EvidenceFile]]
    required: Mapping[str, Beside]
    typed: Mapping[str, Edit] = field(default_factory=dict)
    came: Written = field(default_factory=Written)


@dataclass(frozen=True)
class CellLine:
    """A cell of the page.

    Its field holds `value`, as an edit of version `base`: what was typed and refused goes out
    from the version that its writer saw, everything else from what is `stored`.
    """

    cell: Cell
    held: FilingCell | None
    value: str
    base: int
    findings: Sequence[Finding] = ()
    remarks: Sequence[CellComment] = ()
    fault: Fault | None = None
    conflict: Conflict | None = None

    @property
    def stored(self) -> str:
        """What is saved."""
        return self.held.value if self.held else ""

    @property
    def said(self) -> Bilingual:
        """What is saved, as people read it."""
        return shown_entry(self.cell.column, self.stored)

    @property
    def state(self) -> str:
        """What its look has to tell, the gravest first; empty for nothing."""
        if self.conflict:
            return "conflict"
        if self.fault:
            return "fault"
        if any(one.hard for one in self.findings):
            return "hard"
        if self.findings:
            return "soft"
        return ""


@dataclass(frozen=True)
class RowLine:
    """A row of the page."""

    row: SheetRow
    place: str
    cells: Sequence[CellLine]
    files: Sequence[EvidenceFile]
    required: Beside | None

    @property
    def empty(self) -> bool:
        """Whether nothing is written, nor was sent."""
        return not any(line.stored or line.value for line in self.cells)


@dataclass(frozen=True)
class SectionLines:
    """A section of the page: rows that are shown, and those that wait to be needed."""

    section: Section
    rows: Sequence[RowLine]
    spare: Sequence[RowLine]

    @property
    def wanted(self) -> int:
        """How many cells must be filled."""
        return sum(line.cell.required for row in self.rows for line in row.cells)

    @property
    def filled(self) -> int:
        """How many of them are."""
        lines = [line for row in self.rows for line in row.cells]
        return sum(line.cell.required and bool(line.stored) for line in lines)


def sections(sheet: FilingSheet, around: Around, writable: bool) -> Sequence[SectionLines]:
    """The sections of a filing; who only reads is shown no empty free rows."""
    return [_section(part, sheet, around, writable) for part in sheet.sections]


def _section(
    part: SheetSection, sheet: FilingSheet, around: Around, writable: bool
) -> SectionLines:
    rows = list(_rows(part, sheet, around))
    if part.section.rows is not Rows.FREE:
        return SectionLines(part.section, rows, ())
    used = [row for row in rows if not row.empty or row.files]
    if not writable:
        return SectionLines(part.section, used, ())
    last = max((rows.index(row) + 1 for row in used), default=0)
    shown = max(FREE_ROWS, last)
    return SectionLines(part.section, rows[:shown], rows[shown:])


def _rows(part: SheetSection, sheet: FilingSheet, around: Around) -> Iterator[RowLine]:
    for row in part.rows:
        place = f"{part.section.code}/{row.key}"
        keys = [f"{place}/{column.code}" for column in part.section.columns]
        cells = [_line(sheet.cells[key], around) for key in keys]
        required = around.required.get(row.key) if part.section.indicators else None
        yield RowLine(row, place, cells, around.files.get(place, ()), required)


def _line(cell: Cell, around: Around) -> CellLine:
    held, typed = around.cells.get(cell.key), around.typed.get(cell.key)
    stored, version = (held.value, held.version) if held else ("", 0)
    return CellLine(
        cell,
        held,
        typed.typed if typed else stored,
        typed.base if typed else version,
        around.findings.get(cell.key, ()),
        around.remarks.get(cell.key, ()),
        around.came.faults.get(cell.key),
        next((one for one in around.came.conflicts if one.key == cell.key), None),
    )
