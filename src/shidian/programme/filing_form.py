"""The form of a yearly filing, as the package states it in ``filing/annual.yaml``."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from shidian.core import Bilingual, DataError, Fault, Place, Vintage
from shidian.programme.fields import built
from shidian.programme.package import Programme
from shidian.programme.yaml_mappings import read_mapping

FILE = "filing/annual.yaml"
NO_HELP = Bilingual("", "")


class Rows(StrEnum):
    """Where the rows of a section come from."""

    INDICATORS = "indicators"  # listed in the form
    TASKS = "tasks"  # of the pilot's plan
    DOCUMENTS = "documents"  # that the plan says will be issued
    FUNDS = "funds"  # that the plan names
    FREE = "free"  # as many as there are


class ColumnKind(StrEnum):
    """What a cell of a column takes."""

    FIGURE = "figure"
    TEXT = "text"
    CHOICE = "choice"
    DATE = "date"


@dataclass(frozen=True)
class Column:
    """A column of a section.

    Parameters
    ----------
    code : str
    name : Bilingual
    kind : ColumnKind
    unit : str
        Of a figure; empty where the row's indicator says it.
    choices : mapping
        Of a choice: code to name.
    required : bool
        Whether every row that stands in the form from the start needs a value here.
    longest : int
        Characters of a text.
    """

    code: str
    name: Bilingual
    kind: ColumnKind
    unit: str = ""
    choices: Mapping[str, Bilingual] = field(default_factory=dict)
    required: bool = False
    longest: int = 500

    def __post_init__(self) -> None:
        if (self.kind is ColumnKind.CHOICE) != bool(self.choices):
            raise DataError(Fault("form_choices", found=self.code))


@dataclass(frozen=True)
class IndicatorRow:
    """An indicator in the form, and the series that it is filed on unless the filer says other."""

    code: str
    vintage: Vintage = Vintage.NONE
    required: bool = False


@dataclass(frozen=True)
class Section:
    """A part of the form: rows of one sort, and its columns.

    Parameters
    ----------
    code : str
    name : Bilingual
    rows : Rows
    columns : tuple of Column
    indicators : tuple of IndicatorRow
        Of a section whose rows are indicators.
    most : int
        How many rows a free section can have.
    help : Bilingual
        What to write, above the section.
    """

    code: str
    name: Bilingual
    rows: Rows
    columns: tuple[Column, ...]
    indicators: tuple[IndicatorRow, ...] = ()
    most: int = 0
    help: Bilingual = NO_HELP

    def __post_init__(self) -> None:
        if (self.rows is Rows.INDICATORS) != bool(self.indicators):
            raise DataError(Fault("form_rows", found=self.code, key="indicators"))
        if (self.rows is Rows.FREE) != (self.most > 0):
            raise DataError(Fault("form_rows", found=self.code, key="most"))

    def column(self, code: str) -> Column | None:
        """The column of this code; None if there is none."""
        return next((one for one in self.columns if one.code == code), None)


@dataclass(frozen=True)
class EvidenceRules:
    """Which files are taken as evidence.

    Parameters
    ----------
    types : tuple of str
        File endings; the content must be of that type too.
    largest : int
        Bytes of one file.
    most : int
        Files of one filing.
    """

    types: tuple[str, ...]
    largest: int
    most: int


@dataclass(frozen=True)
class FilingForm:
    """A form: what is asked of every pilot every year."""

    code: str
    version: str
    name: Bilingual
    evidence: EvidenceRules
    sections: tuple[Section, ...]

    def __post_init__(self) -> None:
        for codes in (
            [section.code for section in self.sections],
            *([column.code for column in section.columns] for section in self.sections),
        ):
            twice = sorted({code for code in codes if codes.count(code) > 1})
            if twice:
                raise DataError(Fault("form_twice", found=" ".join(twice)))

    def section(self, code: str) -> Section | None:
        """The section of this code; None if there is none."""
        return next((one for one in self.sections if one.code == code), None)


def filing_form(programme: Programme) -> FilingForm:
    """The form of the yearly filing of a programme.

    Raises
    ------
    DataError
        If the package has none, or one with faults; all of them are listed.
    """
    if FILE not in programme.filing:
        raise DataError(Fault("form_none", found=programme.facts.code))
    faults: list[Fault] = []
    found = read_mapping(programme.filing, FILE, faults)
    if faults:
        raise DataError(faults)
    try:
        form = built(FilingForm, found)
    except DataError as error:
        raise DataError([one.at(FILE) for one in error.faults]) from error
    unknown = [
        Fault(
            "unknown_reference",
            Place(FILE, column=section.code),
            found=row.code,
            table="indicators.csv",
        )
        for section in form.sections
        for row in section.indicators
        if row.code not in programme.indicators
    ]
    if unknown:
        raise DataError(unknown)
    return form
