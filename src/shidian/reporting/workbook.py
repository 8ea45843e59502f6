"""The content of an Excel file, sheet by sheet."""

import io
from collections.abc import Callable, Iterable
from typing import Any

Fill = Callable[[Any], None]
"""Writes into an empty worksheet."""


def workbook_of(fills: Iterable[Fill]) -> bytes:
    """The content of a workbook with a sheet for each; formulas are computed when it is opened.

    Examples
    --------
    >>> workbook_of([lambda sheet: sheet.append(["a"])])[:2]
    b'PK'
    """
    from openpyxl import Workbook  # noqa: PLC0415  half a second that nothing else needs
    from openpyxl.workbook.properties import CalcProperties  # noqa: PLC0415

    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    for fill in fills:
        fill(workbook.create_sheet())
    workbook.calculation = CalcProperties(fullCalcOnLoad=True)
    content = io.BytesIO()
    workbook.save(content)
    return content.getvalue()
