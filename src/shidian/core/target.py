"""What a pilot's plan promises, as a typed figure."""

from dataclasses import dataclass
from enum import StrEnum

from shidian.core.errors import DataError, Fault, Place
from shidian.core.quantity import Quantity
from shidian.core.source import Source


class Op(StrEnum):
    """How the promised number binds: `=` reach, `~` about, `>=` and `<=` bounds, range."""

    REACH = "="
    AT_LEAST = ">="
    AT_MOST = "<="
    MORE_THAN = ">"
    LESS_THAN = "<"
    ABOUT = "~"
    RANGE = "range"


@dataclass(frozen=True)
class Target:
    """A quantified commitment of one pilot for one indicator and year.

    Parameters
    ----------
    key : str
        Identity of the commitment in its programme; a corrected figure keeps it.
    pilot : str
        Number of the pilot.
    indicator : str
        Code of the indicator.
    op : Op
    value : Quantity
        The promised figure, as printed.
    high : Quantity or None
        Upper end, for `Op.RANGE` only.
    year : int
        By the end of which year.
    start_year : int or None
        First year of a stretch that a flow is promised for.
    per_year, cumulative : bool
    qualifier : str
        The plan's own qualifying word (左右, 以上, 力争 ...).
    subject : str
        Narrower than the pilot; empty for the whole pilot.
    name : str
        The indicator as the plan names it; empty where nobody wrote it down.
    source : Source

    Raises
    ------
    DataError
        If a range has no upper end or another op has one, or years run backwards.
    """

    key: str
    pilot: str
    indicator: str
    op: Op
    value: Quantity
    year: int
    source: Source
    high: Quantity | None = None
    start_year: int | None = None
    per_year: bool = False
    cumulative: bool = False
    qualifier: str = ""
    subject: str = ""
    name: str = ""

    def __post_init__(self) -> None:
        if (self.op is Op.RANGE) != (self.high is not None):
            raise DataError(Fault("range_ends", Place(column="value_high")))
        if self.high is not None and self.high.to(self.value.unit).value < self.value.value:
            raise DataError(Fault("range_backwards", Place(column="value_high")))
        if self.start_year is not None and self.start_year > self.year:
            raise DataError(Fault("start_after_year", Place(column="start_year")))
