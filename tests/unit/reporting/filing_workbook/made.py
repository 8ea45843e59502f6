"""A small form, its workbook, and what people and programs do to workbooks."""

import io
import re
import zipfile
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any
from xml.sax.saxutils import escape, quoteattr

import openpyxl
from openpyxl import Workbook

from shidian.core import Bilingual, Fault
from shidian.programme import FilingForm, Pilot
from shidian.programme.filing_form import (
    Column,
    ColumnKind,
    EvidenceRules,
    IndicatorRow,
    Rows,
    Section,
)
from shidian.register.filing import Earlier, FilingSheet, SheetRow, SheetSection
from shidian.reporting.filing_workbook import Staged, read_workbook, template

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"

STAGES = {"under_way": Bilingual("推进中", "under way"), "done": Bilingual("已完成", "done")}
BASES = {"census2020": Bilingual("2020 年普查数列", "2020 census series")}
RATE = SheetRow(
    "rate",
    Bilingual("城镇化率", "Urbanization rate"),
    "%",
    required=True,
    earlier=(Earlier(1, "2016", "71.9", "census2020"), Earlier(2, "2017", "72.4", "census2020")),
)
PEOPLE = SheetRow("people", Bilingual("常住人口", "Population"), "万人")
INDICATORS = Section(
    "indicators",
    Bilingual("指标", "Indicators"),
    Rows.INDICATORS,
    (
        Column("value", Bilingual("本年值", "Value"), ColumnKind.FIGURE, required=True),
        Column("basis", Bilingual("口径", "Basis"), ColumnKind.CHOICE, choices=BASES),
        Column("note", Bilingual("说明", "Note"), ColumnKind.TEXT, longest=40),
    ),
    (IndicatorRow("rate"), IndicatorRow("people")),
    help=Bilingual("没有数据就留空。", "Leave it empty where there is no value."),
)
PROJECTS = Section(
    "projects",
    Bilingual("项目", "Projects"),
    Rows.FREE,
    (
        Column("name", Bilingual("名称", "Name"), ColumnKind.TEXT),
        Column("stage", Bilingual("进展", "Stage"), ColumnKind.CHOICE, choices=STAGES),
        Column("total", Bilingual("总投资", "Total"), ColumnKind.FIGURE, "万元"),
        Column("begun", Bilingual("开工", "Begun"), ColumnKind.DATE),
    ),
    most=3,
)
FREE_ROWS = tuple(SheetRow(str(number), Bilingual("", "")) for number in (1, 2, 3))


def sheet(
    rows: tuple[SheetRow, ...] = (RATE, PEOPLE),
    code: str = "annual",
    version: str = "1",
    area: str = "330200",
    year: int = 2018,
) -> FilingSheet:
    """The form of one pilot and year."""
    name = Bilingual("甲市", "Jia")
    form = FilingForm(code, version, name, EvidenceRules(("pdf",), 1, 1), (INDICATORS, PROJECTS))
    pilot = Pilot("01", name, name, "jia", "city", "city", "330000", area, (0, 1), "")
    parts = (SheetSection(INDICATORS, rows), SheetSection(PROJECTS, FREE_ROWS))
    return FilingSheet(form, pilot, year, parts, {})


SHEET = sheet()
# Where the entries stand in the template of that form.
PLACES = {
    "indicators/rate/value": ("指标", "F5"),
    "indicators/rate/basis": ("指标", "G5"),
    "indicators/rate/note": ("指标", "H5"),
    "indicators/people/value": ("指标", "F6"),
    "projects/1/name": ("项目", "C5"),
    "projects/1/stage": ("项目", "D5"),
    "projects/1/total": ("项目", "E5"),
    "projects/1/begun": ("项目", "F5"),
    "projects/3/total": ("项目", "E7"),
}
RATE_CELL, NOTE_CELL, TOTAL_CELL, DATE_CELL = (
    "indicators/rate/value",
    "indicators/rate/note",
    "projects/1/total",
    "projects/1/begun",
)


def blank(values: Mapping[str, str] | None = None) -> bytes:
    """The template, where every value has been saved four times."""
    return _template(tuple((values or {}).items()))


@cache
def _template(values: tuple[tuple[str, str], ...]) -> bytes:
    return template(SHEET, dict(values), {key: 4 for key, _ in values}, "zh")


def read(content: bytes) -> Staged:
    """What is read of it for that form."""
    return read_workbook(content, SHEET)


def told(faults: tuple[Fault, ...]) -> list[tuple[str, str, str]]:
    """Code, sheet and cell of each; every one can be said in both languages."""
    assert all(fault.line(lang) for fault in faults for lang in ("zh", "en"))
    return [(fault.code, fault.place.file, fault.place.cell) for fault in faults]


def edited(content: bytes, change: Callable[[Workbook], Any]) -> bytes:
    """The workbook after somebody changed it."""
    book = openpyxl.load_workbook(io.BytesIO(content))
    change(book)
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def entering(key: str, value: Any, format: str | None = None) -> bytes:
    """The blank template with one value entered, under a number format."""
    page, cell = PLACES[key]

    def change(book: Workbook) -> None:
        book[page][cell].value = value
        if format is not None:
            book[page][cell].number_format = format

    return edited(blank(), change)


def parts_of(content: bytes) -> dict[str, bytes]:
    """The parts of a file by name."""
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        return {name: file.read(name) for name in file.namelist()}


def zipped(parts: Mapping[str, bytes]) -> bytes:
    """A file of parts."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(name, content)
    return made.getvalue()


def with_part(name: str, content: bytes) -> bytes:
    """The blank template with a part added or replaced."""
    return zipped(parts_of(blank()) | {name: content})


def replaced(content: bytes, part: str, old: str, new: str) -> bytes:
    """The file with words of a part replaced; they must be there."""
    parts = parts_of(content)
    text = parts[part].decode()
    assert re.search(old, text), old
    parts[part] = re.sub(old, lambda _: new, text, count=1).encode()
    return zipped(parts)


def with_cell(key: str, xml: str) -> bytes:
    """The blank template with the XML of one cell put in its place; `xml` lacks the address."""
    page, cell = PLACES[key]
    part = f"xl/worksheets/sheet{['指标', '项目'].index(page) + 1}.xml"
    new = xml.replace("<c", f'<c r="{cell}"', 1)
    return replaced(blank(), part, rf'<c r="{cell}"[^>]*?(/>|>.*?</c>)', new)


def inserted(book: Workbook, page: str, at: int) -> None:
    """Insert a row as Excel does: names that span it grow, names below it move."""
    book[page].insert_rows(at)
    for name in book.defined_names.values():
        if f"'{page}'!" in name.attr_text:
            name.attr_text = re.sub(
                r"\$(\d+)",
                lambda found: f"${int(found[1]) + (int(found[1]) >= at)}",
                name.attr_text,
            )


def rewritten(
    content: bytes,
    *,
    main: str = MAIN,
    prefix: str = "",
    absolute: bool = False,
    addresses: bool = True,
    text: Callable[[str], str] | None = None,
) -> bytes:
    """The workbook as another program writes it: without styles, from its values alone.

    Parameters
    ----------
    content : bytes
    main : str
        The namespace.
    prefix : str
        In front of every element of it.
    absolute : bool
        Whether relations give paths from the root of the file.
    addresses : bool
        Whether cells say where they stand; without, all before them must be written.
    text : callable
        The inside of a shared string; texts stand in their cells where it is None.
    """
    book = openpyxl.load_workbook(io.BytesIO(content))
    p = f"{prefix}:" if prefix else ""
    space = f'xmlns{":" if prefix else ""}{prefix}="{main}"'
    strings: list[str] = []
    root = "/xl/" if absolute else ""

    def cell(found: Any) -> str:
        where = f' r="{found.coordinate}"' if addresses else ""
        if found.value is None:
            return f"<{p}c{where}/>"
        if not isinstance(found.value, str):
            return f"<{p}c{where}><{p}v>{found.value}</{p}v></{p}c>"
        if text is None:
            inside = f"<{p}is><{p}t>{escape(found.value)}</{p}t></{p}is>"
            return f'<{p}c{where} t="inlineStr">{inside}</{p}c>'
        strings.append(text(found.value))
        return f'<{p}c{where} t="s"><{p}v>{len(strings) - 1}</{p}v></{p}c>'

    def rows(page: Any) -> str:
        lines = []
        for row in page.iter_rows():
            number = f' r="{row[0].row}"' if addresses else ""
            lines.append(f"<{p}row{number}>{''.join(map(cell, row))}</{p}row>")
        return "".join(lines)

    parts, sheets, relations = {}, "", ""
    for number, page in enumerate(book.worksheets, 1):
        inside = f"<{p}sheetData>{rows(page)}</{p}sheetData>"
        parts[f"xl/worksheets/sheet{number}.xml"] = (
            f"<{p}worksheet {space}>{inside}</{p}worksheet>".encode()
        )
        sheets += f'<{p}sheet name={quoteattr(page.title)} sheetId="{number}" r:id="rId{number}"/>'
        relations += (
            f'<Relationship Id="rId{number}" Type="{OFFICE}/worksheet" '
            f'Target="{root}worksheets/sheet{number}.xml"/>'
        )
    if text is not None:
        items = "".join(f"<{p}si>{one}</{p}si>" for one in strings)
        parts["xl/sharedStrings.xml"] = f"<{p}sst {space}>{items}</{p}sst>".encode()
        relations += (
            f'<Relationship Id="s" Type="{OFFICE}/sharedStrings" Target="{root}sharedStrings.xml"/>'
        )
    names = "".join(
        f"<{p}definedName name={quoteattr(one.name)}>{escape(one.attr_text)}</{p}definedName>"
        for one in book.defined_names.values()
    )
    parts["xl/workbook.xml"] = (
        f'<{p}workbook {space} xmlns:r="{OFFICE}"><{p}sheets>{sheets}</{p}sheets>'
        f"<{p}definedNames>{names}</{p}definedNames></{p}workbook>"
    ).encode()
    parts["xl/_rels/workbook.xml.rels"] = _relations(relations)
    parts["_rels/.rels"] = _relations(
        f'<Relationship Id="a" Type="{OFFICE}/officeDocument" '
        f'Target="{"/" if absolute else ""}xl/workbook.xml"/>'
    )
    types = f'<Types xmlns="{PACKAGE}/content-types"/>'.encode()
    return zipped({"[Content_Types].xml": types} | parts)


def _relations(inside: str) -> bytes:
    return f'<Relationships xmlns="{PACKAGE}/relationships">{inside}</Relationships>'.encode()
