"""Make the Word templates of the annual evaluation, once; from then on they are edited in Word.

    python -m tools.report_templates

writes ``report.docx`` and ``sheet.docx``. Running it again undoes what was edited since. Layout
after GB/T 9704: A4, title 方正小标宋, headings 黑体 and 楷体, text 仿宋_GB2312 of size 3 (16 pt).
"""

import io
from datetime import datetime
from typing import Any, NamedTuple

import docx
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt

from shidian.reporting.annual.archive import repacked
from shidian.reporting.annual.typesetter import TEMPLATES

LATIN = "Times New Roman"
FANGSONG, HEITI, KAITI = "仿宋_GB2312", "黑体", "楷体_GB2312"
TITLE = "方正小标宋简体"
MADE = datetime(2014, 12, 29)  # fixed, so that the file is the same whenever it is made
LOOP = (
    ("{%p for block in blocks %}", "Shidian Text"),
    ("{%p if block.kind == 'heading' and block.level == 1 %}", "Shidian Text"),
    ("{{ block.text }}", "Heading 1"),
    ("{%p elif block.kind == 'heading' %}", "Shidian Text"),
    ("{{ block.text }}", "Heading 2"),
    ("{%p elif block.kind == 'text' and block.style == 'text' %}", "Shidian Text"),
    ("{{r block.words }}", "Shidian Text"),
    ("{%p elif block.kind == 'text' and block.style == 'note' %}", "Shidian Text"),
    ("{{r block.words }}", "Shidian Note"),
    ("{%p elif block.kind == 'text' %}", "Shidian Text"),
    ("{{r block.words }}", "Shidian Code"),
    ("{%p elif block.kind == 'grid' %}", "Shidian Text"),
    ("{{ block.title }}", "Shidian Caption"),
    ("{{p block.table }}", "Shidian Text"),
    ("{%p elif block.kind == 'chart' %}", "Shidian Text"),
    ("{{ block.picture }}", "Shidian Picture"),
    ("{{ block.caption }}", "Shidian Caption"),
    ("{%p endif %}", "Shidian Text"),
    ("{%p endfor %}", "Shidian Text"),
)


class Sizes(NamedTuple):
    """Sizes in points, margins in millimetres (top, bottom, left, right)."""

    title: float
    heading: float
    text: float
    note: float
    cell: float
    page: float
    line: float
    margins: tuple[float, float, float, float]


FORMS = {
    "report": Sizes(22, 16, 16, 12, 8.5, 14, 28, (37, 35, 28, 26)),
    "sheet": Sizes(16, 12, 10.5, 9, 8, 10, 16, (20, 18, 20, 20)),
}


def main() -> None:
    """Write both templates."""
    for name, sizes in FORMS.items():
        path = TEMPLATES / f"{name}.docx"
        path.write_bytes(_template(sizes))
        print(path)


def _template(sizes: Sizes) -> bytes:
    document = docx.Document()
    _page(document, sizes)
    _styles(document, sizes)
    document.add_paragraph("{{ title }}", style="Title")
    document.add_paragraph("{{ subtitle }}", style="Subtitle")
    for said, style in LOOP:
        document.add_paragraph(said, style=style)
    properties = document.core_properties
    properties.author, properties.title, properties.comments = "Shidian", "", ""
    properties.created = properties.modified = MADE
    made = io.BytesIO()
    document.save(made)
    return repacked(made.getvalue())


def _page(document: Any, sizes: Sizes) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    sides = ("top_margin", "bottom_margin", "left_margin", "right_margin")
    for side, size in zip(sides, sizes.margins, strict=True):
        setattr(section, side, Mm(size))
    section.header_distance, section.footer_distance = Mm(12), Mm(12)
    document.settings.odd_and_even_pages_header_footer = True
    for header in (section.header, section.even_page_header):
        header.paragraphs[0].text = "{{ mark }}"
        header.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.CENTER
        _fonts(header.paragraphs[0].runs[0].element, HEITI)
    pairs = (
        (section.footer, WD_ALIGN_PARAGRAPH.RIGHT),
        (section.even_page_footer, WD_ALIGN_PARAGRAPH.LEFT),
    )
    for footer, side in pairs:
        paragraph = footer.paragraphs[0]
        paragraph.alignment = side
        paragraph.add_run("— ")
        _field(paragraph, "PAGE")
        paragraph.add_run(" —")
        for run in paragraph.runs:
            run.font.size = Pt(sizes.page)
            _fonts(run.element, "宋体")


def _field(paragraph: Any, code: str) -> None:
    for kind in ("begin", "text", "end"):
        run = paragraph.add_run()
        if kind == "text":
            said = OxmlElement("w:instrText")
            said.text = code
        else:
            said = OxmlElement("w:fldChar")
            said.set(qn("w:fldCharType"), kind)
        run.element.append(said)


def _styles(document: Any, sizes: Sizes) -> None:
    styles = document.styles
    center, right = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.RIGHT
    _set(styles["Normal"], FANGSONG, sizes.text)
    for name, font, size in (
        ("Title", TITLE, sizes.title),
        ("Subtitle", KAITI, sizes.note),
        ("Heading 1", HEITI, sizes.heading),
        ("Heading 2", KAITI, sizes.heading),
    ):
        _plain(styles[name])
        _set(styles[name], font, size)
    styles["Title"].paragraph_format.alignment = center
    styles["Subtitle"].paragraph_format.alignment = center
    styles["Subtitle"].paragraph_format.space_after = Pt(sizes.text)
    for name in ("Heading 1", "Heading 2"):
        styles[name].paragraph_format.keep_with_next = True
        styles[name].paragraph_format.space_before = Pt(sizes.text * 0.7)
        styles[name].paragraph_format.space_after = Pt(0)
        if sizes.text > 12:  # a report after GB/T 9704
            styles[name].paragraph_format.first_line_indent = Pt(2 * sizes.text)
    own = styles.add_style
    kind = WD_STYLE_TYPE.PARAGRAPH
    _body(_set(own("Shidian Text", kind), FANGSONG, sizes.text), sizes.text, sizes.line)
    _body(_set(own("Shidian Note", kind), FANGSONG, sizes.note), sizes.note, sizes.note * 1.5)
    _body(_set(own("Shidian Code", kind), FANGSONG, 7.5, "Consolas"), 0, 10)
    caption = _set(own("Shidian Caption", kind), HEITI, sizes.cell + 1.5)
    caption.paragraph_format.keep_with_next = True
    caption.paragraph_format.space_before = caption.paragraph_format.space_after = Pt(4)
    picture = _set(own("Shidian Picture", kind), FANGSONG, sizes.text)
    picture.paragraph_format.keep_with_next = True
    head = _set(own("Shidian Head", kind), HEITI, sizes.cell)
    cell = _set(own("Shidian Cell", kind), FANGSONG, sizes.cell)
    figure = _set(own("Shidian Figure", kind), FANGSONG, sizes.cell)
    reference = _set(own("Shidian Reference", kind), FANGSONG, 5.5, "Consolas")
    for style, side in ((caption, center), (picture, center), (head, center), (figure, right)):
        style.paragraph_format.alignment = side
    for style in (head, cell, figure, reference):
        style.paragraph_format.space_before = style.paragraph_format.space_after = Pt(1)
    sign = _set(own("Shidian Sign", WD_STYLE_TYPE.CHARACTER), FANGSONG, 7, "Consolas")
    sign.font.superscript = True
    styles.element.append(parse_xml(_RULED))


# A table with rules above, below, and under its head.
_RULED = f"""<w:style {nsdecls("w")} w:type="table" w:customStyle="1" w:styleId="ShidianTable">
<w:name w:val="Shidian Table"/><w:basedOn w:val="TableNormal"/><w:uiPriority w:val="59"/>
<w:tblPr><w:tblBorders><w:top w:val="single" w:sz="8" w:space="0" w:color="auto"/>
<w:bottom w:val="single" w:sz="8" w:space="0" w:color="auto"/>
<w:insideH w:val="single" w:sz="2" w:space="0" w:color="A6A6A6"/></w:tblBorders>
<w:tblCellMar><w:left w:w="40" w:type="dxa"/><w:right w:w="40" w:type="dxa"/>
</w:tblCellMar></w:tblPr>
<w:tblStylePr w:type="firstRow"><w:tcPr><w:tcBorders>
<w:bottom w:val="single" w:sz="8" w:space="0" w:color="auto"/></w:tcBorders></w:tcPr></w:tblStylePr>
</w:style>"""


def _set(style: Any, font: str, size: float, latin: str = LATIN) -> Any:
    style.font.name, style.font.size = latin, Pt(size)
    _fonts(style.element, font)
    return style


def _fonts(element: Any, font: str) -> None:
    fonts = element.get_or_add_rPr().get_or_add_rFonts()
    for name in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
        fonts.attrib.pop(qn(name), None)
    fonts.set(qn("w:eastAsia"), font)


def _plain(style: Any) -> None:
    """Take away the colours and rules that Word's own styles come with."""
    properties = style.element.rPr
    for name in ("w:color", "w:b", "w:bCs", "w:i", "w:iCs", "w:spacing", "w:kern"):
        for found in properties.findall(qn(name)) if properties is not None else ():
            properties.remove(found)
    border = style.element.pPr.find(qn("w:pBdr")) if style.element.pPr is not None else None
    if border is not None:
        style.element.pPr.remove(border)


def _body(style: Any, indent: float, line: float) -> None:
    format = style.paragraph_format
    format.first_line_indent = Pt(2 * indent)
    format.line_spacing_rule, format.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(line)
    format.space_after = Pt(0)


if __name__ == "__main__":
    main()
