"""Tables for people and programs: every table of the register, with its sources, in any format.

Each table is described once, column by column; the terminal, the workbook, CSV, JSON, the
download page and the data dictionary are made from that description. The room `annual` writes
the yearly evaluation as Word and PDF. It serves 五（二）监测评估: reporting and publication.
"""

from shidian.reporting.dictionary import dictionary
from shidian.reporting.findings import checks_table, findings_table
from shidian.reporting.formats import FORMATS, write
from shidian.reporting.readings import VIEWS, ReadFile, reading_table
from shidian.reporting.table import Cell, Column, Table
from shidian.reporting.tables import TABLES, make_table

__all__ = [
    "FORMATS",
    "TABLES",
    "VIEWS",
    "Cell",
    "Column",
    "ReadFile",
    "Table",
    "checks_table",
    "dictionary",
    "findings_table",
    "make_table",
    "reading_table",
    "write",
]
