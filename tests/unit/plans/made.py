"""Plans made up for tests, and the files that hold them: text, Word, PDF."""

import io
import tracemalloc
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from shidian.core import DataError, Fault, ShidianError
from shidian.plans import Context, Figure, Reading, read
from shidian.plans.text.flow import flow

TITLE = "青坪市新型城镇化试点方案"
GOALS, TASKS, MEASURES = "一、主要目标", "二、主要任务", "三、保障措施"


def plan(*goals: str, intro: str = "", tasks: Sequence[str] = (), measures: str = "") -> str:
    """A plan of a place that does not exist, one paragraph a line."""
    parts = [TITLE, intro, GOALS, *goals]
    parts += [TASKS, *tasks] if tasks else []
    parts += [MEASURES, measures] if measures else []
    return "\n".join(part for part in parts if part) + "\n"


def goals(sentence: str, context: Context | None = None, intro: str = "") -> list[Figure]:
    """The figures of a sentence that stands among a plan's goals."""
    reading = read(plan(sentence, intro=intro), context)
    return [figure for figure in reading.figures if figure.section == "goal"]


def values(figures: Sequence[Figure]) -> list[str]:
    """Value and unit of figures, as they print."""
    return [f"{figure.value:f}{figure.unit}" for figure in figures]


def without_span(thing: Any) -> dict[str, Any]:
    """The fields of a figure or statement but the place, and the words as they are wrapped."""
    return {name: one for name, one in vars(thing).items() if name not in ("span", "text")} | {
        "text": "".join(thing.text.split())
    }


def check_spans(reading: Reading) -> None:
    """Every span gives back the text that it is said to hold."""
    for one in (*reading.figures, *reading.statements):
        assert reading.content[slice(*one.span)] == one.text
    for missed in reading.coverage.unread:
        assert flow(reading.content[slice(*missed.span)]).chars == missed.text


def fault_of(act: Any, error: type[ShidianError] = DataError) -> Fault:
    """The one fault that is raised; it can be told in both languages."""
    with pytest.raises(error) as caught:
        act()
    [fault] = caught.value.faults
    assert fault.line("zh")
    assert fault.line("en")
    return fault


@contextmanager
def memory_below(megabytes: int) -> Iterator[None]:
    """Fail if more memory is taken at one time than this."""
    tracemalloc.start()
    try:
        yield
        assert tracemalloc.get_traced_memory()[1] < megabytes * 2**20
    finally:
        tracemalloc.stop()


def word(*paragraphs: str | Sequence[Sequence[str]]) -> bytes:
    """A Word file of paragraphs; a list of rows becomes a table."""
    document = docx.Document()
    for one in paragraphs:
        if isinstance(one, str):
            document.add_paragraph(one)
            continue
        table = document.add_table(rows=0, cols=len(one[0]))
        for row in one:
            for cell, text in zip(table.add_row().cells, row, strict=True):
                cell.text = text
    return saved(document)


def saved(document: Any) -> bytes:
    """The bytes of a Word document."""
    content = io.BytesIO()
    document.save(content)
    return content.getvalue()


def numbered(
    levels: Sequence[tuple[str, str]],
    paragraphs: Sequence[tuple[int | None, str]],
    start: int = 1,
) -> bytes:
    """A Word file with automatic numbers.

    `levels` are format and text by depth, such as ``("chineseCounting", "%1、")``; a paragraph
    is its depth, or None, and its text.
    """
    document = docx.Document()
    part = document.part.numbering_part.element
    shown = "".join(
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
        for depth, (form, text) in enumerate(levels)
    )
    abstract = f'<w:abstractNum {nsdecls("w")} w:abstractNumId="77">{shown}</w:abstractNum>'
    number = f'<w:num {nsdecls("w")} w:numId="77"><w:abstractNumId w:val="77"/></w:num>'
    part.insert(0, parse_xml(abstract))
    part.append(parse_xml(number))
    for depth, text in paragraphs:
        paragraph = document.add_paragraph(text)
        if depth is not None:
            properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
            properties.get_or_add_ilvl().val = depth
            properties.get_or_add_numId().val = 77
    return saved(document)


def packed(parts: Mapping[str, bytes]) -> bytes:
    """A zip file."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return content.getvalue()


def repacked(data: bytes, parts: Mapping[str, bytes | None]) -> bytes:
    """A zip file with parts replaced, added, or taken out where None stands for them."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        held: dict[str, bytes | None] = {name: archive.read(name) for name in archive.namelist()}
    return packed({name: one for name, one in (held | dict(parts)).items() if one is not None})


_FONT = (
    "<< /Type /Font /Subtype /Type0 /BaseFont /SongTi /Encoding /UniGB-UCS2-H"
    " /DescendantFonts [<< /Type /Font /Subtype /CIDFontType0 /BaseFont /SongTi /CIDSystemInfo"
    " << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> /DW 1000 >>] >>"
)
_PICTURE = (
    "<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray"
    " /BitsPerComponent 8 /Length 1 >>\nstream\n0\nendstream"
)


def pdf(*pages: Sequence[str] | None, trailer: str = "", lost: bool = False) -> bytes:
    """A PDF file: a page of lines each, or of a picture where None stands for it.

    `trailer` is added to the trailer; with `lost` the last page is not in the file.
    """
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", "", _FONT, _PICTURE]
    kids = []
    for page in pages:
        content = _page(page)
        objects.append(f"<< /Length {len(content)} >>\nstream\n{content}\nendstream")
        objects.append(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Resources << /Font"
            f" << /F1 3 0 R >> /XObject << /I1 4 0 R >> >> /Contents {len(objects)} 0 R >>"
        )
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    if lost:
        objects.pop()
    out, places = b"%PDF-1.4\n", []
    for number, one in enumerate(objects, start=1):
        places.append(len(out))
        out += f"{number} 0 obj\n{one}\nendobj\n".encode("latin-1")
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    size = len(objects) + 1
    end = f"trailer << /Size {size} /Root 1 0 R {trailer} >>\nstartxref\n{len(out)}\n%%EOF\n"
    return out + f"xref\n0 {size}\n0000000000 65535 f \n{table}{end}".encode("latin-1")


def _page(lines: Sequence[str] | None) -> str:
    if lines is None:
        return "q 500 0 0 700 50 50 cm /I1 Do Q"
    shown = (f"<{line.encode('utf-16-be').hex()}> Tj 0 -20 Td" for line in lines)
    return f"BT /F1 12 Tf 50 750 Td {' '.join(shown)} ET"


LOCKED = (
    "/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <{0}> /U <{0}> >> /ID [<{1}><{1}>]".format(
        "41" * 32, "42" * 16
    )
)
"""A trailer that makes a PDF ask for a password."""
