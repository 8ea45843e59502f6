"""Filings: a form laid out for one pilot and year, what is typed in it, and what it amounts to.

It realizes the yearly report of 五（二） of the programme document. The form is data of the
package; `laid_out` puts a pilot's own tasks, documents and funds into it, `read_entry` reads what
a person typed.
"""

from shidian.register.filing.entry import excel_date, read_entry, shown_entry
from shidian.register.filing.series import breaks_of
from shidian.register.filing.sheet import (
    Cell,
    Earlier,
    FilingSheet,
    SheetRow,
    SheetSection,
    cell_key,
    completeness,
    laid_out,
    missing,
)

__all__ = [
    "Cell",
    "Earlier",
    "FilingSheet",
    "SheetRow",
    "SheetSection",
    "breaks_of",
    "cell_key",
    "completeness",
    "excel_date",
    "laid_out",
    "missing",
    "read_entry",
    "shown_entry",
]
