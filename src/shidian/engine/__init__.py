"""Tables and rules on any engine: the embedded one by default, a cluster when outgrown.

A table holds whole numbers only, and its columns say what they stand for and between which bounds
they lie. Rules are small trees whose meaning `value` says over one row; `tally` counts rows by
rules without ever holding them. It serves the rooms whose questions run over every person or
parcel of a province.
"""

from shidian.engine.bounds import bounds
from shidian.engine.embedded import evaluated, tally
from shidian.engine.files import described, read_table, row_count, write_table
from shidian.engine.rules import (
    AtLeast,
    Choice,
    Column,
    Constant,
    Either,
    Every,
    Filled,
    Largest,
    Lookup,
    Multiples,
    Not,
    OneOf,
    Rule,
    Steps,
    Sum,
    Within,
    holds,
    value,
)
from shidian.engine.table import Holds, Table, TableColumn

__all__ = [
    "AtLeast",
    "Choice",
    "Column",
    "Constant",
    "Either",
    "Every",
    "Filled",
    "Holds",
    "Largest",
    "Lookup",
    "Multiples",
    "Not",
    "OneOf",
    "Rule",
    "Steps",
    "Sum",
    "Table",
    "TableColumn",
    "Within",
    "bounds",
    "described",
    "evaluated",
    "holds",
    "read_table",
    "row_count",
    "tally",
    "value",
    "write_table",
]
