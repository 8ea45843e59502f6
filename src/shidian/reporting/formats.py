"""Tables as files: CSV, JSON, JSON lines and Excel workbooks."""

import csv
import io
import json
import re
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime
from decimal import Decimal
from functools import partial
from typing import Any

from shidian.core import Fault, Lang, UsageError
from shidian.reporting.table import Answer, Cell, Table
from shidian.reporting.workbook import workbook_of

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n")
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")  # a workbook cannot hold them
_WIDEST = 60  # characters of a worksheet column


def write(table: Table, format: str, lang: Lang) -> bytes:
    """The table as the content of a file.

    Raises
    ------
    UsageError
        If the format is not one of `FORMATS`.
    """
    if format not in FORMATS:
        raise UsageError(Fault("unknown_format", asked=format, known=" ".join(FORMATS)))
    return _WRITERS[format](table, lang)


def _csv(table: Table, _: Lang) -> bytes:
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow([column.name for column in table.columns])
    writer.writerows([_plain(cell) for cell in row] for row in table.rows)
    return text.getvalue().encode("utf-8-sig")  # with the mark, Excel reads it as UTF-8


def _plain(cell: Cell) -> str | int:
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "yes" if cell else ""
    if isinstance(cell, Answer):
        return str(cell.value)
    if isinstance(cell, datetime):
        return cell.isoformat(timespec="seconds")
    if isinstance(cell, Decimal):
        return f"{cell:f}"
    return _harmless(cell) if isinstance(cell, str) else cell


def _harmless(text: str) -> str:
    """Text that a spreadsheet would take for a formula is marked as text."""
    return f"'{text}" if len(text) > 1 and text.startswith(_FORMULA_STARTS) else text


def _records(table: Table) -> Iterator[dict[str, Any]]:
    names = [column.name for column in table.columns]
    for row in table.rows:
        yield {name: _json_value(cell) for name, cell in zip(names, row, strict=True)}


def _json_value(cell: Cell) -> str | int | bool | None:
    """Decimals as text, so that no reader rounds them."""
    if isinstance(cell, Decimal):
        return f"{cell:f}"
    if isinstance(cell, Answer):
        return cell is Answer.YES
    return cell.isoformat(timespec="seconds") if isinstance(cell, datetime) else cell


def _json(table: Table, lang: Lang) -> bytes:
    whole = {
        "table": table.name,
        "title": table.title.text(lang),
        "columns": [
            {
                "name": column.name,
                "title": column.title.text(lang),
                "meaning": column.meaning.text(lang),
            }
            for column in table.columns
        ],
        "rows": list(_records(table)),
    }
    return (json.dumps(whole, ensure_ascii=False, indent=1) + "\n").encode()


def _jsonl(table: Table, _: Lang) -> bytes:
    lines = (json.dumps(record, ensure_ascii=False) + "\n" for record in _records(table))
    return "".join(lines).encode()


def _xlsx(table: Table, lang: Lang) -> bytes:
    return workbook_of(
        [partial(fill_sheet, table=table, lang=lang), partial(_explain, table=table, lang=lang)]
    )


def fill_sheet(sheet: Any, table: Table, lang: Lang) -> None:
    """Write a table into an empty worksheet, its title as the sheet's."""
    from openpyxl.styles import Alignment, Font, PatternFill  # noqa: PLC0415

    sheet.title = table.title.text(lang)
    sheet.append([column.title.text(lang) for column in table.columns])
    for row in table.rows:
        sheet.append([_sheet_value(cell) for cell in row])
    for cells, row in zip(sheet.iter_rows(min_row=2), table.rows, strict=True):
        for cell, value in zip(cells, row, strict=True):
            if isinstance(value, Decimal):
                cell.number_format = _number_format(value)
            elif isinstance(value, str):
                cell.data_type = "s"  # never a formula
    for cell in sheet[1]:
        cell.font, cell.fill = Font(bold=True), PatternFill("solid", fgColor="E8ECEF")
        cell.alignment = Alignment(vertical="top", wrap_text=True)
    _fit(sheet)
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = sheet.dimensions


def _sheet_value(cell: Cell) -> Any:
    # A workbook holds moments without a zone; UTC is what the register records.
    if isinstance(cell, datetime):
        return cell.astimezone(UTC).replace(tzinfo=None)
    if isinstance(cell, Answer):
        return cell is Answer.YES
    return _UNPRINTABLE.sub("", cell) if isinstance(cell, str) else cell


def _number_format(value: Decimal) -> str:
    """As many places as the source prints."""
    places = max(0, -int(value.as_tuple().exponent))
    return "0." + "0" * places if places else "0"


def _fit(sheet: Any) -> None:
    for column in sheet.columns:
        longest = max(len(str(cell.value)) * 1.6 for cell in column if cell.value is not None)
        sheet.column_dimensions[column[0].column_letter].width = min(max(longest, 8), _WIDEST)


def _explain(sheet: Any, table: Table, lang: Lang) -> None:
    sheet.title = "说明" if lang == "zh" else "Columns"
    sheet.append([table.title.text(lang), table.meaning.text(lang)])
    sheet.append([])
    for column in table.columns:
        sheet.append([column.title.text(lang), column.meaning.text(lang), column.name])
    _fit(sheet)


_WRITERS: Mapping[str, Callable[[Table, Lang], bytes]] = {
    "csv": _csv,
    "xlsx": _xlsx,
    "json": _json,
    "jsonl": _jsonl,
}
FORMATS = tuple(_WRITERS)
