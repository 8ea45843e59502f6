"""The vocabulary of a pilot programme: what every other room speaks in.

Areas, periods, quantities with units, documents and sources, indicators, targets,
observations, and errors that say where and what to do. It realizes section 5 of the
design and imports nothing of the house.
"""

from shidian.core.area import Area, code_range
from shidian.core.bilingual import Bilingual, Lang
from shidian.core.errors import DataError, Fault, Place, ShidianError, UsageError
from shidian.core.indicator import Direction, Indicator
from shidian.core.observation import Observation, SeriesBreak, State, Vintage
from shidian.core.period import Period
from shidian.core.quantity import Quantity
from shidian.core.source import Confidence, Document, Source
from shidian.core.target import Op, Target
from shidian.core.unit import Unit

__all__ = [
    "Area",
    "Bilingual",
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
    "Quantity",
    "SeriesBreak",
    "ShidianError",
    "Source",
    "State",
    "Target",
    "Unit",
    "UsageError",
    "Vintage",
    "code_range",
]
