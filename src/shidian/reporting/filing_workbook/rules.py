"""What Excel itself refuses while somebody types: the rules of the columns."""

# ruff: noqa: PLC0415  openpyxl takes half a second to import, and reading does without it

from typing import TYPE_CHECKING

from shidian.core import Bilingual, Lang
from shidian.programme.filing_form import Column, ColumnKind

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

_LARGEST = "1000000000000000"  # of 15 digits, which is what a workbook holds
_FIRST_DAY, _LAST_DAY = "61", "2958465"  # 1900-03-01 and 9999-12-31 as Excel counts
_TITLE = Bilingual("不能填这个", "Not taken here")
_WORDS = {
    ColumnKind.FIGURE: Bilingual("请只填数，不带单位和百分号。", "Write the figure alone."),
    ColumnKind.CHOICE: Bilingual("请从下拉列表中选择。", "Choose one from the list."),
    ColumnKind.DATE: Bilingual("请写日期，如 2018-12-31。", "Write a date, such as 2018-12-31."),
    ColumnKind.TEXT: Bilingual("最多 {} 字。", "At most {} characters."),
}


def add_rule(page: "Worksheet", cells: str, column: Column, listed: str, lang: Lang) -> None:
    """Let Excel refuse what the column does not take.

    Parameters
    ----------
    page : Worksheet
    cells : str
        The cells of the column.
    column : Column
    listed : str
        Where the names of its choices stand.
    lang : Lang
    """
    from openpyxl.worksheet.datavalidation import DataValidation

    if column.kind is ColumnKind.CHOICE:
        rule = DataValidation("list", formula1=listed)
    elif column.kind is ColumnKind.FIGURE:
        rule = DataValidation("decimal", f"-{_LARGEST}", _LARGEST, operator="between")
    elif column.kind is ColumnKind.DATE:
        rule = DataValidation("date", _FIRST_DAY, _LAST_DAY, operator="between")
    else:
        rule = DataValidation("textLength", str(column.longest), operator="lessThanOrEqual")
    rule.allow_blank = True
    rule.showErrorMessage = True
    rule.errorTitle = _TITLE.text(lang)
    rule.error = _WORDS[column.kind].text(lang).format(column.longest)
    rule.add(cells)
    page.add_data_validation(rule)
