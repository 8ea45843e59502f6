"""What one cell of a workbook says, as a person would have typed it; never a guess."""

from datetime import date, timedelta

from shidian.core import DataError, Fault
from shidian.programme.filing_form import ColumnKind
from shidian.register.filing import excel_date
from shidian.reporting.filing_workbook.book import Formats
from shidian.reporting.filing_workbook.figures import hundredfold, padded, places_of, shown
from shidian.reporting.filing_workbook.number_format import PLAIN, NumberFormat, Shown
from shidian.reporting.filing_workbook.sheet_cells import Found

_FIRST_1904 = date(1904, 1, 1)
_LAST_SERIAL = 2_958_465  # 9999-12-31, counted from 1900
_NO_SUCH_DAY = 60  # Excel counts a 29 February 1900


def entered(
    found: Found, kind: ColumnKind, formats: Formats, date1904: bool
) -> tuple[str, Fault | None]:
    """The text that a cell stands for, and a note if the cell shows it rounded.

    Parameters
    ----------
    found : Found
    kind : ColumnKind
        Of the column.
    formats : sequence
        The number formats of the workbook, by style.
    date1904 : bool
        Whether days are counted from 1904.

    Raises
    ------
    DataError
        If it holds an error, a truth value, a formula without value, or a number whose format does
        not say what it shows.

    Examples
    --------
    >>> entered(Found("n", "73.9"), ColumnKind.FIGURE, [], False)
    ('73.9', None)
    """
    if found.outside:
        raise DataError(Fault("workbook_outside"))
    if found.text is None:
        raise DataError(Fault("workbook_no_cache"))
    if found.type == "n":
        return _number(found.text, _format_of(found, formats), date1904)
    if found.type == "b":
        raise DataError(Fault("workbook_boolean"))
    if found.type == "e":
        raise DataError(Fault("workbook_error", found=found.text[:20]))
    if found.type == "d":
        return found.text.partition("T")[0], None
    # An apostrophe in front marks a text; some programs leave it in.
    text = found.text if kind is ColumnKind.TEXT else found.text.removeprefix("'")
    return text, None


def _format_of(found: Found, formats: Formats) -> NumberFormat:
    """The number format of a cell, for a figure of its sign."""
    if found.style >= len(formats):
        return PLAIN
    upwards, below = formats[found.style]
    return below if (found.text or "").startswith("-") else upwards


def _number(text: str, form: NumberFormat, date1904: bool) -> tuple[str, Fault | None]:
    figure, sign = shown(text), ""
    if form.shown is Shown.UNCLEAR:
        raise DataError(Fault("workbook_unclear", found=figure[:40]))
    if form.shown is Shown.DATE:
        return _date(figure, date1904), None
    if form.shown is Shown.PERCENT:
        figure, sign = hundredfold(figure), "%"
    rounded = None
    if form.most is not None and places_of(figure) > form.most:
        rounded = Fault("workbook_rounded", found=figure[:40], places=form.most)
    return f"{form.before}{padded(figure, form.places)}{sign}{form.after}", rounded


def _date(serial: str, date1904: bool) -> str:
    """The day of a serial number; the time of day is left out."""
    days = int(serial.partition(".")[0])
    if serial.startswith("-") or days > _LAST_SERIAL:
        raise DataError(Fault("entry_not_date", found=serial[:40]))
    if date1904:
        try:
            return (_FIRST_1904 + timedelta(days=days)).isoformat()
        except OverflowError as error:
            raise DataError(Fault("entry_not_date", found=serial[:40])) from error
    if days in (0, _NO_SUCH_DAY):
        raise DataError(Fault("entry_not_date", found=serial[:40]))
    return excel_date(days + 1 if days < _NO_SUCH_DAY else days)
