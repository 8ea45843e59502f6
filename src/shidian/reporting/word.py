"""Word files in the manner of Chinese offices: A4, 黑体 headings, 仿宋 text, ruled tables."""

# ruff: noqa: PLC0415  python-docx takes long to import, and is not always installed

import io
from collections.abc import Iterable, Sequence
from typing import Any

from shidian.core import Fault, UsageError

_HEADING, _BODY, _LATIN = "黑体", "仿宋", "Times New Roman"
_A4 = (21.0, 29.7)  # cm
_MARGIN = 2.2  # cm


class WordFile:
    """A document that is written from top to bottom.

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
        self._width = width - 2 * _MARGIN
        self._style("Normal", _BODY, 11)

    def title(self, text: str) -> None:
        """The title, in the middle."""
        from docx.enum.text import WD_ALIGN_PARAGRAPH

        self._paragraph(text, _HEADING, 18).alignment = WD_ALIGN_PARAGRAPH.CENTER

    def heading(self, text: str) -> None:
        """A heading."""
        from docx.shared import Pt

        paragraph = self._paragraph(text, _HEADING, 13)
        paragraph.paragraph_format.space_before = Pt(12)
        paragraph.paragraph_format.keep_with_next = True

    def text(self, text: str) -> None:
        """A paragraph."""
        self._paragraph(text, _BODY, 11)

    def table(
        self,
        heads: Sequence[str],
        rows: Iterable[Sequence[str]],
        widths: Sequence[float],
        right: frozenset[int] = frozenset(),
    ) -> None:
        """A ruled table whose head stands on every page.

        `widths` are shares of the page's width; the columns in `right` are figures.
        """
        from docx.shared import Cm

        table = self._document.add_table(rows=0, cols=len(heads), style="Table Grid")
        table.autofit = False
        for column, width in zip(table.columns, widths, strict=True):
            column.width = Cm(self._width * width / sum(widths))
        self._row(table, heads, widths, right, _HEADING)
        self._repeat(table.rows[0])
        for row in rows:
            self._row(table, row, widths, right, _BODY)

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
    ) -> None:
        from docx.enum.text import WD_ALIGN_PARAGRAPH
        from docx.shared import Cm, Pt

        for number, (cell, text) in enumerate(zip(table.add_row().cells, texts, strict=True)):
            cell.width = Cm(self._width * widths[number] / sum(widths))
            paragraph = cell.paragraphs[0]
            paragraph.paragraph_format.space_after = Pt(1)
            self._run(paragraph, text, font, 9.5)
            if number in right:
                paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT

    def _paragraph(self, text: str, font: str, size: float) -> Any:
        paragraph = self._document.add_paragraph()
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
        from docx.shared import Pt

        style = self._document.styles[name]
        style.font.name, style.font.size = _LATIN, Pt(size)
        style.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), font)
        style.paragraph_format.space_after = Pt(4)

    @staticmethod
    def _repeat(row: Any) -> None:
        from docx.oxml import OxmlElement
        from docx.oxml.ns import qn

        properties = row._tr.get_or_add_trPr()
        repeated = OxmlElement("w:tblHeader")
        repeated.set(qn("w:val"), "true")
        properties.append(repeated)
