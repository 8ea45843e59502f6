"""The vocabulary of a pilot programme: what every other room speaks in.

Areas, periods, quantities with units, documents and sources, indicators, commitments (targets
and all other statements of a plan), observations, and errors that say where and what to do.
It realizes section 5 of the design and imports nothing of the house.
"""

from shidian.core.area import Area, code_range
from shidian.core.bilingual import Bilingual, Lang
from shidian.core.commitment import Commitment, as_commitment, as_statement
from shidian.core.errors import DataError, Fault, Place, ShidianError, UsageError
from shidian.core.indicator import Direction, Indicator
from shidian.core.observation import Observation, SeriesBreak, State, Vintage
from shidian.core.period import Period
from shidian.core.printed import Printed
from shidian.core.quantity import Quantity
from shidian.core.source import Confidence, Document, Source
from shidian.core.statement import Statement, StatementType
from shidian.core.target import Op, Target
from shidian.core.unit import Unit

__all__ = [
    "Area",
    "Bilingual",
    "Commitment",
    "Confidence",
    "DataError",
    "Direction",
    "Document",
    "Fault",
    "Indicator",
    "Lang",
    "Observation",
    "Op",
    "Period",
    "Place",
    "Printed",
    "Quantity",
    "SeriesBreak",
    "ShidianError",
    "Source",
    "State",
    "Statement",
    "StatementType",
    "Target",
    "Unit",
    "UsageError",
    "Vintage",
    "as_commitment",
    "as_statement",
    "code_range",
]
