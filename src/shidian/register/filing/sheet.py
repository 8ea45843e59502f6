"""A form laid out for one pilot and one year: its rows, their keys, and what is known already."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from shidian.core import Bilingual, Statement, StatementType, as_statement
from shidian.programme import FilingForm, Pilot, Programme
from shidian.programme.filing_form import Column, Rows, Section
from shidian.register.snapshot import Snapshot

EARLIER_VALUES = 4
VALUE, BASIS = "value", "basis"
_STATEMENTS = {
    Rows.TASKS: (StatementType.TASK, ""),
    Rows.DOCUMENTS: (StatementType.DELIVERABLE, "planned"),
    Rows.FUNDS: (StatementType.FUND, ""),
}


@dataclass(frozen=True)
class Earlier:
    """A value that the register holds of a year before: shown beside the cell."""

    entry: int
    period: str
    value: str
    vintage: str


@dataclass(frozen=True)
class SheetRow:
    """A row of a section.

    Parameters
    ----------
    key : str
        Indicator, key of a commitment, or number of a free row.
    name : Bilingual
        Empty for a free row.
    unit : str
        Of the row's figures; empty where the column says it.
    required : bool
        Whether the required columns must be filled here.
    entry : int or None
        The commitment that the row is about, in its ledger.
    earlier : tuple of Earlier
        Oldest first.
    """

    key: str
    name: Bilingual
    unit: str = ""
    required: bool = False
    entry: int | None = None
    earlier: tuple[Earlier, ...] = ()


@dataclass(frozen=True)
class SheetSection:
    """A section of the form with its rows."""

    section: Section
    rows: tuple[SheetRow, ...]


@dataclass(frozen=True)
class Cell:
    """One cell: where it stands and what it takes."""

    key: str
    section: Section
    row: SheetRow
    column: Column

    @property
    def unit(self) -> str:
        """The unit that a figure is in here."""
        return self.column.unit or self.row.unit

    @property
    def required(self) -> bool:
        """Whether a filing without it cannot be submitted."""
        return self.row.required and self.column.required

    @property
    def name(self) -> Bilingual:
        """Where it stands, in words."""
        row, column = self.row.name, self.column.name
        number = Bilingual(f"第 {self.row.key} 行", f"row {self.row.key}") if not row.zh else row
        return Bilingual(
            f"{self.section.name.zh} · {number.zh} · {column.zh}",
            f"{self.section.name.en} · {number.en} · {column.en}",
        )


@dataclass(frozen=True)
class FilingSheet:
    """The whole form for one pilot and year."""

    form: FilingForm
    pilot: Pilot
    year: int
    sections: tuple[SheetSection, ...]
    defaults: Mapping[str, str]

    @cached_property
    def cells(self) -> Mapping[str, Cell]:
        """All cells by key, in the order of the form."""
        return {cell.key: cell for part in self.sections for cell in _cells(part)}


def cell_key(section: str, row: str, column: str) -> str:
    """The key of a cell.

    Examples
    --------
    >>> cell_key("practices", "1", "title")
    'practices/1/title'
    """
    return f"{section}/{row}/{column}"


def laid_out(form: FilingForm, snapshot: Snapshot, pilot: Pilot, year: int) -> FilingSheet:
    """The form for a pilot and a year: its own tasks, documents and funds are the rows.

    Parameters
    ----------
    form : FilingForm
    snapshot : Snapshot
        Where rows and earlier values come from.
    pilot : Pilot
    year : int
        The year that is reported.
    """
    sections = tuple(
        SheetSection(section, tuple(_rows(section, snapshot, pilot, year)))
        for section in form.sections
    )
    defaults = {
        cell_key(section.code, row.code, BASIS): row.vintage.value
        for section in form.sections
        if section.column(BASIS) is not None
        for row in section.indicators
    }
    return FilingSheet(form, pilot, year, sections, defaults)


def _rows(section: Section, snapshot: Snapshot, pilot: Pilot, year: int) -> Iterator[SheetRow]:
    if section.rows is Rows.FREE:
        yield from (SheetRow(str(n), Bilingual("", "")) for n in range(1, section.most + 1))
    elif section.rows is Rows.INDICATORS:
        yield from _indicator_rows(section, snapshot, pilot, year)
    else:
        yield from _commitment_rows(section, snapshot, pilot)


def _indicator_rows(
    section: Section, snapshot: Snapshot, pilot: Pilot, year: int
) -> Iterator[SheetRow]:
    for row in section.indicators:
        indicator = snapshot.programme.indicators[row.code]
        known = snapshot.observations_of.get((pilot.area, row.code), ())
        earlier = [
            Earlier(
                one.id,
                str(one.record.period),
                f"{one.record.value.value:f}",
                one.record.vintage.value,
            )
            for one in known
            if one.record.period.year < year
        ]
        yield SheetRow(
            row.code,
            indicator.name,
            indicator.unit.symbol,
            row.required,
            earlier=tuple(earlier[-EARLIER_VALUES:]),
        )


def _commitment_rows(section: Section, snapshot: Snapshot, pilot: Pilot) -> Iterator[SheetRow]:
    wanted, kind = _STATEMENTS[section.rows]
    for entry in snapshot.commitments_of.get(pilot.no, ()):
        said = as_statement(entry.record)
        if said.type is wanted and kind in ("", said.kind):
            yield SheetRow(said.key, _name(said, snapshot.programme), required=True, entry=entry.id)


def _name(said: Statement, programme: Programme) -> Bilingual:
    """A plan's own words; the national task in front where the plan names only a heading."""
    task = programme.task_names.get(said.kind)
    if task is None:
        return Bilingual(said.name, said.name)
    return Bilingual(said.name, f"{said.name} ({task.en})")


def _cells(part: SheetSection) -> Iterator[Cell]:
    for row in part.rows:
        for column in part.section.columns:
            key = cell_key(part.section.code, row.key, column.code)
            yield Cell(key, part.section, row, column)


def missing(sheet: FilingSheet, values: Mapping[str, str]) -> Sequence[Cell]:
    """The cells without which the filing is not complete, in the order of the form."""
    return [cell for key, cell in sheet.cells.items() if cell.required and not values.get(key)]


def completeness(sheet: FilingSheet, values: Mapping[str, str]) -> tuple[int, int]:
    """How many of the required cells are filled, and how many there are."""
    wanted = sum(cell.required for cell in sheet.cells.values())
    return wanted - len(missing(sheet, values)), wanted
