"""What a workbook file holds besides cells: its sheets, names, texts and number formats."""

import posixpath
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from shidian.core import DataError, Fault
from shidian.reporting.filing_workbook.archive import Archive, inner_path, opened
from shidian.reporting.filing_workbook.markup import Attributes, Ends, Starts, walk
from shidian.reporting.filing_workbook.number_format import (
    BUILT_IN,
    GENERAL,
    PLAIN,
    NumberFormat,
    number_formats,
)
from shidian.reporting.filing_workbook.refusal import damaged
from shidian.reporting.filing_workbook.sheet_cells import SheetCells, sheet_cells
from shidian.reporting.filing_workbook.strings import shared_strings, unescaped

MOST_FORMATS = 2_000
MOST_SHEETS = 1_000
Formats = Sequence[tuple[NumberFormat, NumberFormat]]


@dataclass(frozen=True)
class Relation:
    """A part that another part refers to; `path` is empty for one outside the file."""

    kind: str
    path: str


@dataclass(frozen=True)
class Book:
    """An opened workbook.

    Parameters
    ----------
    archive : Archive
    sheets : mapping of str to str
        Name of a worksheet to the path of its part, in their order.
    names : mapping of str to str
        Defined names, with what they refer to.
    date1904 : bool
        Whether days are counted from 1904, as old Macintosh programs did.
    strings : sequence of str
    formats : sequence
        By style number: how figures are shown, from zero upwards and below.
    linked : bool
        Whether it refers to other workbooks.
    """

    archive: Archive
    sheets: Mapping[str, str]
    names: Mapping[str, str]
    date1904: bool
    strings: Sequence[str]
    formats: Formats
    linked: bool

    def cells(self, sheet: str) -> SheetCells:
        """The cells of a worksheet.

        Raises
        ------
        DataError
            If the part is broken or too large.
        """
        return sheet_cells(self.archive.pieces(self.sheets[sheet]), self.strings)

    def has_comments(self, sheet: str) -> bool:
        """Whether remarks are attached to cells of the worksheet."""
        kinds = [one.kind for one in relations(self.archive, self.sheets[sheet]).values()]
        return "comments" in kinds or "threadedComment" in kinds


def read_book(content: bytes) -> Book:
    """Open a workbook file.

    Raises
    ------
    DataError
        If it cannot be read, or must not be.
    """
    archive = opened(content)
    _check_types(archive)
    main = next(
        (one.path for one in relations(archive, "").values() if one.kind == "officeDocument"), ""
    )
    found = _Workbook()
    if main in archive.parts:
        walk(archive.pieces(main), found.starts, found.ends, found.text)
    if not found.sheets:
        raise DataError(Fault("workbook_not_zip"))
    related = relations(archive, main)
    return Book(
        archive,
        _worksheets(found.sheets, related, archive),
        found.names,
        found.date1904,
        _strings(archive, _path(related, "sharedStrings")),
        _formats(archive, _path(related, "styles")),
        any(one.kind == "externalLink" for one in related.values()),
    )


def _strings(archive: Archive, path: str) -> Sequence[str]:
    return shared_strings(archive.pieces(path)) if path in archive.parts else []


def _check_types(archive: Archive) -> None:
    kinds: list[str] = []

    def take(attributes: Attributes) -> None:
        kinds.append(attributes.get("ContentType", "").lower())

    if "[content_types].xml" not in archive.parts:
        raise DataError(Fault("workbook_not_zip"))
    walk(archive.pieces("[content_types].xml"), {"Default": take, "Override": take})
    if any("macroenabled" in kind or "vbaproject" in kind for kind in kinds):
        raise DataError(Fault("workbook_macro"))


def relations(archive: Archive, part: str) -> dict[str, Relation]:
    """What a part refers to, by the identifier that it uses; of the whole file for ``""``."""
    folder, name = posixpath.split(part)
    found: dict[str, Relation] = {}

    def take(attributes: Attributes) -> None:
        outside = attributes.get("TargetMode") == "External"
        path = "" if outside else inner_path(folder, attributes.get("Target", ""))
        kind = attributes.get("Type", "").rpartition("/")[2]
        found[attributes.get("Id", "")] = Relation(kind, path)

    path = posixpath.join(folder, "_rels", f"{name}.rels")
    if path in archive.parts:
        walk(archive.pieces(path), {"Relationship": take})
    return found


def _path(related: Mapping[str, Relation], kind: str) -> str:
    return next((one.path for one in related.values() if one.kind == kind), "")


def _worksheets(
    sheets: Mapping[str, str], related: Mapping[str, Relation], archive: Archive
) -> dict[str, str]:
    """Worksheets alone: charts have sheets of their own, and a path outside is not followed."""
    found = {name: related[id] for name, id in sheets.items() if id in related}
    return {
        name: one.path
        for name, one in found.items()
        if one.kind == "worksheet" and one.path in archive.parts
    }


class _Workbook:
    """What stands in the part ``workbook.xml``."""

    def __init__(self) -> None:
        self.sheets: dict[str, str] = {}
        self.names: dict[str, str] = {}
        self.date1904 = False
        self._name = ""
        self._text: list[str] = []
        self.starts: Starts = {
            "sheet": self._sheet,
            "workbookPr": self._properties,
            "definedName": self._start_name,
        }
        self.ends: Ends = {"definedName": self._end_name}

    def text(self, found: str) -> None:
        """Text: of a name, what it refers to."""
        if self._name:
            self._text.append(found)

    def _sheet(self, attributes: Attributes) -> None:
        name = unescaped(attributes.get("name", ""))
        ids = [value for key, value in attributes.items() if key.endswith(" id")]
        if name.casefold() in map(str.casefold, self.sheets) or len(self.sheets) >= MOST_SHEETS:
            raise damaged(f"sheet {name[:40]}")
        self.sheets[name] = ids[0] if ids else ""

    def _properties(self, attributes: Attributes) -> None:
        self.date1904 = attributes.get("date1904") in ("1", "true")

    def _start_name(self, attributes: Attributes) -> None:
        self._name = attributes.get("name", "")
        self._text = []

    def _end_name(self) -> None:
        self.names[self._name] = "".join(self._text)
        self._name = ""


def _formats(archive: Archive, path: str) -> Formats:
    """The number formats of a file by style; none if it has no styles."""
    codes: dict[str, str] = {str(number): code for number, code in BUILT_IN.items()}
    styles: list[str] = []
    inside = False

    def take_code(attributes: Attributes) -> None:
        codes[attributes.get("numFmtId", "")] = attributes.get("formatCode", "")

    def of_cells(begun: bool) -> None:
        nonlocal inside
        inside = begun

    def take_style(attributes: Attributes) -> None:
        if inside:  # other elements have styles of the same name
            styles.append(attributes.get("numFmtId", "0"))

    if path in archive.parts:
        starts: Starts = {
            "numFmt": take_code,
            "cellXfs": lambda _: of_cells(True),
            "xf": take_style,
        }
        walk(archive.pieces(path), starts, {"cellXfs": lambda: of_cells(False)})
    used = {codes.get(one, GENERAL) for one in styles}
    if len(used) > MOST_FORMATS:
        raise damaged(f"{len(used)} number formats")
    read = {code: number_formats(code) for code in used}
    return [read[codes.get(one, GENERAL)] for one in styles] or [(PLAIN, PLAIN)]
