"""What a person types or pastes into a cell: read into one normal text, or refused with the reason.

The page, a paste from Excel, a workbook and the API all read through here, so that a value means
the same whichever way it came.
"""

import re
import unicodedata
from datetime import date, timedelta

from shidian.core import Bilingual, DataError, Fault, Unit
from shidian.programme.filing_form import Column, ColumnKind

_DASHES = str.maketrans({"−": "-", "–": "-", "—": "-", "。": ".", "，": ",", "、": ",", "／": "/"})
_GROUPED = re.compile(r"-?\d{1,3}(,\d{3})+(\.\d+)?")
_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")
_DATE = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?")
_NOTHING = frozenset({"", "-", "--", "/", "无", "无数据", "n/a"})
EXCEL_EPOCH = date(1899, 12, 30)
LONGEST_NUMBER = 24


def read_entry(column: Column, unit: str, typed: str) -> str:
    """The normal text of what was typed; empty for “no value”.

    Parameters
    ----------
    column : Column
    unit : str
        The unit that the cell is in; a unit typed behind the figure must be the same.
    typed : str
        As typed: full-width digits, thousands separators and a percent sign are understood.

    Raises
    ------
    DataError
        If it is not what the column takes; nothing is guessed.

    Examples
    --------
    >>> figure = Column("value", Bilingual("值", "value"), ColumnKind.FIGURE)
    >>> read_entry(figure, "%", " ７３．９０％"), read_entry(figure, "万人", "1,234.5")
    ('73.90', '1234.5')
    """
    text = unicodedata.normalize("NFKC", typed).strip()
    if column.kind is ColumnKind.TEXT:
        return _text(column, typed)
    if column.kind is ColumnKind.CHOICE and text:
        return _choice(column, text)
    if text.translate(_DASHES).lower() in _NOTHING:
        return ""
    if column.kind is ColumnKind.FIGURE:
        return _figure(text.translate(_DASHES), unit)
    return _date(text.translate(_DASHES))


def _text(column: Column, typed: str) -> str:
    lines = [" ".join(line.split()) for line in typed.replace("\r\n", "\n").split("\n")]
    text = "\n".join(lines).strip()
    if len(text) > column.longest:
        raise DataError(Fault("entry_too_long", found=len(text), limit=column.longest))
    if any(unicodedata.category(sign) == "Cc" and sign != "\n" for sign in text):
        raise DataError(Fault("entry_control"))
    return text


def _figure(text: str, unit: str) -> str:
    number, said = _parted(text)
    if number and said and said not in (unit, Unit.words(unit).zh):
        raise DataError(Fault("entry_other_unit", found=said[:20], expected=unit))
    if "," in number:
        if not _GROUPED.fullmatch(number):
            raise DataError(Fault("entry_not_number", found=text[:40]))
        number = number.replace(",", "")
    if len(number) > LONGEST_NUMBER or not _NUMBER.fullmatch(number):
        raise DataError(Fault("entry_not_number", found=text[:40]))
    sign, digits = ("-", number[1:]) if number[0] == "-" else ("", number)
    whole, point, places = digits.partition(".")
    return f"{sign}{whole.lstrip('0') or '0'}{point}{places}"


def _parted(text: str) -> tuple[str, str]:
    """The number and what stands behind it."""
    end = next((n for n, sign in enumerate(text) if sign not in "-0123456789.,"), len(text))
    return text[:end].strip(), text[end:].strip()


def _date(text: str) -> str:
    found = _DATE.fullmatch(text)
    try:
        if found is None:
            raise ValueError(text)
        return date(*map(int, found.groups())).isoformat()
    except ValueError as error:
        raise DataError(Fault("entry_not_date", found=text[:40])) from error


def excel_date(serial: int) -> str:
    """The ISO date of a serial number of Excel, for cells that are formatted as dates.

    Examples
    --------
    >>> excel_date(43465)
    '2018-12-31'
    """
    return (EXCEL_EPOCH + timedelta(days=serial)).isoformat()


def _choice(column: Column, text: str) -> str:
    for code, name in column.choices.items():
        if text in (code, *(unicodedata.normalize("NFKC", one) for one in (name.zh, name.en))):
            return code
    if text.translate(_DASHES) in _NOTHING:
        return ""
    known = "、".join(name.zh for name in column.choices.values())
    raise DataError(Fault("entry_not_choice", found=text[:40], known=known))


def shown_entry(column: Column, value: str) -> Bilingual:
    """A stored value as people read it: the name of a choice, everything else as it is."""
    return column.choices.get(value) or Bilingual(value, value)
