"""Word files in the manner of Chinese offices: A4, 黑体 headings, 仿宋 text, ruled tables."""

# ruff: noqa: PLC0415  python-docx takes long to import, and is not always installed

import io
from collections.abc import Iterable, Sequence
from datetime import date, datetime, time
from typing import Any

from shidian.core import Fault, UsageError

_HEADING, _BODY, _LATIN = "黑体", "仿宋", "Times New Roman"
_SIZES = (13, 11.5)  # points of the headings, by level
_AUTHOR = "Shidian 试点"
_A4 = (21.0, 29.7)  # cm
_MARGIN = 2.2  # cm


class WordFile:
    """A document that is written from top to bottom; `width` is that of its text in centimetres.

    Raises
    ------
    UsageError
        If python-docx is not installed.
    """

    def __init__(self, landscape: bool = False) -> None:
        try:
            import docx
        except ModuleNotFoundError as error:
            raise UsageError(Fault("no_documents", found="python-docx")) from error
        from docx.enum.section import WD_ORIENT
        from docx.shared import Cm

        self._document = docx.Document()
        section = self._document.sections[0]
        width, height = reversed(_A4) if landscape else _A4
        section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
        section.page_width, section.page_height = Cm(width), Cm(height)
        for side in ("left_margin", "right_margin", "top_margin", "bottom_margin"):
            setattr(section, side, Cm(_MARGIN))
        self.width = width - 2 * _MARGIN
        self._style("Normal", _BODY, 11)
        self._style("Title", _HEADING, 18)
        for level, size in enumerate(_SIZES, start=1):
            self._style(f"Heading {level}", _HEADING, size)
        properties = self._document.core_properties
        properties.author = properties.last_modified_by = _AUTHOR
        properties.comments = ""

    def title(self, text: str) -> None:
        """The title, in the middle; the file's own title, too."""
        from docx.enum.text import WD_ALIGN_PARAGRAPH

        self._paragraph(text, _HEADING, 18, "Title").alignment = WD_ALIGN_PARAGRAPH.CENTER
        self._document.core_properties.title = text

    def made_on(self, day: date) -> None:
        """The day in the file's properties."""
        properties, moment = self._document.core_properties, datetime.combine(day, time())
        properties.created = properties.modified = moment

    def heading(self, text: str, level: int = 1) -> None:
        """A heading."""
        from docx.shared import Pt

        paragraph = self._paragraph(text, _HEADING, _SIZES[level - 1], f"Heading {level}")
        paragraph.paragraph_format.space_before = Pt(12)
        paragraph.paragraph_format.keep_with_next = True

    def text(self, text: str) -> None:
        """A paragraph."""
        from docx.shared import Pt

        self._paragraph(text, _BODY, 11).paragraph_format.space_before = Pt(4)  # below a table

    def caption(self, text: str) -> None:
        """What stands above a table, on the same page."""
        self._paragraph(text, _BODY, 11).paragraph_format.keep_with_next = True

    def table(
        self,
        heads: Sequence[str],
        rows: Iterable[Sequence[str]],
        widths: Sequence[float],
        right: frozenset[int] = frozenset(),
        size: float = 9.5,
    ) -> None:
        """A ruled table whose head stands on every page, and whose rows are not broken.

        `widths` are shares of the page's width; the columns in `right` are figures; `size` is that
        of the type in points.
        """
        from docx.shared import Cm

        table = self._document.add_table(rows=0, cols=len(heads), style="Table Grid")
        table.autofit = False
        for column, width in zip(table.columns, widths, strict=True):
            column.width = Cm(self.width * width / sum(widths))
        self._margins(table, size)
        self._row(table, heads, widths, right, _HEADING, size)
        self._mark(table.rows[0], "tblHeader")
        for row in rows:
            self._row(table, row, widths, right, _BODY, size)

    def content(self) -> bytes:
        """The bytes of the file."""
        made = io.BytesIO()
        self._document.save(made)
        return made.getvalue()

    def _row(
        self,
        table: Any,
        texts: Sequence[str],
        widths: Sequence[float],
        right: frozenset[int],
        font: str,
        size: float,
    ) -> None:
        from docx.enum.text import WD_ALIGN_PARAGRAPH
        from docx.shared import Cm, Pt

        row = table.add_row()
        self._mark(row, "cantSplit")
        for number, (cell, text) in enumerate(zip(row.cells, texts, strict=True)):
            cell.width = Cm(self.width * widths[number] / sum(widths))
            paragraph = cell.paragraphs[0]
            paragraph.paragraph_format.space_after = Pt(1)
            self._run(paragraph, text, font, size)
            if number in right:
                paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT

    def _paragraph(self, text: str, font: str, size: float, style: str = "Normal") -> Any:
        paragraph = self._document.add_paragraph(style=style)
        self._run(paragraph, text, font, size)
        return paragraph

    def _run(self, paragraph: Any, text: str, font: str, size: float) -> None:
        from docx.oxml.ns import qn
        from docx.shared import Pt

        run = paragraph.add_run(text)
        run.font.name, run.font.size = _LATIN, Pt(size)
        run.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), font)

    def _style(self, name: str, font: str, size: float) -> None:
        from docx.oxml.ns import qn
        from docx.shared import Pt, RGBColor

        style = self._document.styles[name]
        style.font.name, style.font.size = _LATIN, Pt(size)
        style.font.bold, style.font.color.rgb = False, RGBColor(0, 0, 0)
        for border in style.element.iter(qn("w:pBdr")):
            border.getparent().remove(border)
        style.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), font)
        style.paragraph_format.space_after = Pt(4)

    @staticmethod
    def _mark(row: Any, name: str) -> None:
        """Mark a row as the head of every page, or as one that no page breaks."""
        from docx.oxml import OxmlElement
        from docx.oxml.ns import qn

        properties = row._tr.get_or_add_trPr()
        mark = OxmlElement(f"w:{name}")
        mark.set(qn("w:val"), "true")
        properties.append(mark)

    @staticmethod
    def _margins(table: Any, size: float) -> None:
        """Cells leave at both sides what fits their type."""
        from docx.oxml import OxmlElement
        from docx.oxml.ns import qn

        margins = OxmlElement("w:tblCellMar")
        for side in ("left", "right"):
            margin = OxmlElement(f"w:{side}")
            margin.set(qn("w:w"), str(round(size * 10)))  # twentieths of a point
            margin.set(qn("w:type"), "dxa")
            margins.append(margin)
        table._tbl.tblPr.append(margins)
