"""How the template looks: fonts of Chinese offices, colours, widths, paper and protection."""

# ruff: noqa: PLC0415  openpyxl takes half a second to import, and reading does without it

from typing import TYPE_CHECKING

from shidian.programme.filing_form import ColumnKind
from shidian.reporting.filing_workbook.layout import FIRST, HEAD, KEY, MARKS, NAME, Layout
from shidian.reporting.filing_workbook.sheet_cells import letters

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

TITLE, HELP, HEAD_STYLE, LABEL = "sd_title", "sd_help", "sd_head", "sd_label"
_HEADING, _BODY = "黑体", "宋体"  # every Windows, WPS and UOS has them
_OPEN, _REQUIRED, _GREY, _LINE = "FFFBE6", "FFE9A8", "EEF1F4", "B8C0C8"
_WIDTHS = {
    ColumnKind.FIGURE: 14,
    ColumnKind.CHOICE: 18,
    ColumnKind.DATE: 14,
    ColumnKind.TEXT: 40,
}
_NAME_WIDTH, _NUMBER_WIDTH, _UNIT_WIDTH, _EARLIER_WIDTH = 34, 6, 12, 17
_A4 = "9"


def entry_style(kind: ColumnKind, required: bool) -> str:
    """The name of the style of a cell for entries."""
    return f"sd_{kind.value}{'_required' if required else ''}"


def add_to(book: "Workbook") -> None:
    """Make the styles known to a workbook."""
    from openpyxl.styles import (
        Alignment,
        Border,
        Font,
        NamedStyle,
        PatternFill,
        Protection,
        Side,
    )

    side = Side(style="thin", color=_LINE)
    box = Border(left=side, right=side, top=side, bottom=side)
    wrapped = Alignment(vertical="center", wrap_text=True)
    body = Font(name=_BODY, size=11)
    named = [
        NamedStyle(TITLE, font=Font(name=_HEADING, size=16)),
        NamedStyle(HELP, font=Font(name=_BODY, size=10, color="5A6672")),
        NamedStyle(
            HEAD_STYLE,
            font=Font(name=_HEADING, size=11),
            fill=PatternFill("solid", fgColor=_GREY),
            border=box,
            alignment=Alignment(horizontal="center", vertical="center", wrap_text=True),
        ),
        NamedStyle(LABEL, font=body, border=box, alignment=wrapped),
    ]
    for kind in ColumnKind:
        for required, colour in ((False, _OPEN), (True, _REQUIRED)):
            named.append(
                NamedStyle(
                    entry_style(kind, required),
                    font=body,
                    fill=PatternFill("solid", fgColor=colour),
                    border=box,
                    alignment=wrapped,
                    number_format="@" if kind is ColumnKind.TEXT else "General",
                    protection=Protection(locked=False),
                )
            )
    for style in named:
        book.add_named_style(style)


def set_up(page: "Worksheet", layout: Layout) -> None:
    """Widths, panes, paper and protection of the worksheet of a section."""
    page.row_dimensions[MARKS].hidden = True
    page.column_dimensions[letters(KEY)].hidden = True
    free = all(not row.name.zh for row in layout.part.rows)
    page.column_dimensions[letters(NAME)].width = _NUMBER_WIDTH if free else _NAME_WIDTH
    if layout.units:
        page.column_dimensions[letters(layout.units)].width = _UNIT_WIDTH
    for column in layout.earlier:
        page.column_dimensions[letters(column)].width = _EARLIER_WIDTH
    for asked in layout.part.section.columns:
        place = letters(layout.entries[asked.code])
        page.column_dimensions[place].width = _WIDTHS[asked.kind]
    page.freeze_panes = f"{letters(NAME + 1)}{FIRST}"
    _paper(page)
    page.protection.sheet = True  # without a password: against slips, not against people
    page.protection.formatColumns = False  # widths and heights may be changed
    page.protection.formatRows = False


def _paper(page: "Worksheet") -> None:
    from openpyxl.worksheet.header_footer import HeaderFooterItem
    from openpyxl.worksheet.properties import PageSetupProperties

    page.page_setup.orientation = "landscape"
    page.page_setup.paperSize = _A4
    page.page_setup.fitToWidth = 1
    page.page_setup.fitToHeight = 0
    page.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    page.print_title_rows = f"{HEAD}:{HEAD}"
    page.print_options.horizontalCentered = True
    footer = HeaderFooterItem()
    footer.center.text = "&P / &N"
    page.HeaderFooter.oddFooter = footer
