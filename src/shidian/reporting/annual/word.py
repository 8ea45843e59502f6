"""Word files from the templates that officials edit in Word."""

# ruff: noqa: PLC0415  docxtpl takes long to import, and is not always installed

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

from shidian.core import DataError, Fault, Place, UsageError
from shidian.reporting.annual.archive import repacked
from shidian.reporting.annual.document import Chart, Document
from shidian.reporting.annual.printed import printed
from shidian.reporting.annual.typesetter import TEMPLATES
from shidian.reporting.annual.word_table import word_table

TWENTIETHS = 635  # Word's units of length in a twentieth of a point
Draw = Callable[[Chart], bytes]


def check_word() -> None:
    """UsageError if docxtpl is not installed."""
    try:
        import docxtpl  # type: ignore[import-untyped]  # noqa: F401
    except ModuleNotFoundError as error:
        raise UsageError(Fault("no_reports", found="docxtpl")) from error


def word(document: Document, draw: Draw, templates: Path = TEMPLATES) -> bytes:
    """The document as a Word file; `draw` makes the picture of a chart.

    The same document and template give the same bytes.

    Parameters
    ----------
    document : Document
    draw : callable
    templates : Path
        Folder with `report.docx` and `sheet.docx`.

    Raises
    ------
    UsageError
        If docxtpl is not installed, or the template cannot be read.
    DataError
        If the template is broken.
    """
    check_word()
    from jinja2 import TemplateError

    name = f"{document.form}.docx"
    template = _opened(templates / name)
    given = printed(document)
    pictures = iter([draw(chart) for chart in document.charts])
    given["blocks"] = [_block(block, template, pictures) for block in given["blocks"]]
    try:
        template.render(given, autoescape=True)
    except (TemplateError, SyntaxError) as error:  # of the loop, or of the XML that it gives
        raise _broken(name, error) from error
    _describe(template, document)
    template.docx.core_properties.title = given["title"][:255]
    made = io.BytesIO()
    template.save(made)
    return repacked(made.getvalue())


def _opened(path: Path) -> Any:
    from docx.opc.exceptions import PackageNotFoundError
    from docxtpl import DocxTemplate

    try:
        template = DocxTemplate(io.BytesIO(path.read_bytes()))
        template.init_docx()
    except OSError as error:
        found = error.strerror or str(error)
        raise UsageError(Fault("file_unreadable", path=str(path)[:300], found=found)) from error
    except (PackageNotFoundError, BadZipFile, LookupError, ValueError) as error:
        raise _broken(path.name, error) from error
    return template


def _broken(name: str, error: Exception) -> DataError:
    found = " ".join(str(error).split())[:200]
    return DataError(Fault("template_broken", Place(name), found=found))


def _block(block: dict[str, Any], template: Any, pictures: Any) -> dict[str, Any]:
    """A block with what the template cannot make of plain values."""
    from docxtpl import InlineImage, RichText
    from markupsafe import Markup

    if block["kind"] == "grid":
        return {**block, "table": Markup(word_table(block, _room(template)))}
    if block["kind"] == "chart":
        picture = InlineImage(template, io.BytesIO(next(pictures)), width=_wide(template))
        return {**block, "picture": picture}
    if block["kind"] == "text":
        words = RichText()
        for said, reference in block["spans"]:
            words.add(said)
            if reference:
                words.add(reference, style="ShidianSign")
        return {**block, "words": words}
    return block


def _wide(template: Any) -> Any:
    section = template.docx.sections[0]
    return section.page_width - section.left_margin - section.right_margin


def _room(template: Any) -> int:
    return int(_wide(template) / TWENTIETHS)


def _describe(template: Any, document: Document) -> None:
    """Say in words what each picture shows, for those who cannot see it."""
    from docx.oxml.ns import qn

    pictures = template.docx.element.body.iter(qn("wp:docPr"))
    for picture, chart in zip(pictures, document.charts, strict=False):
        picture.set("descr", chart.said)
