"""The filing as an Excel workbook: written to be filled in, and read back within bounds.

`template` makes the workbook of one pilot and year, with everything that a filing holds already.
`read_workbook` reads one that somebody filled in, in Excel or WPS, and says of every cell what it
would enter or why it does not. It stores nothing: what it gives is looked at first, then taken
over. It realizes the yearly report of 五（二） of the programme document.
"""

from shidian.reporting.filing_workbook.staged import Staged, read_workbook
from shidian.reporting.filing_workbook.template import template

__all__ = ["Staged", "read_workbook", "template"]
