"""An entry of the register: a record, and who entered it, when and why."""

from dataclasses import dataclass
from datetime import datetime
from typing import Generic, TypeVar

R_co = TypeVar("R_co", covariant=True)


@dataclass(frozen=True)
class Entry(Generic[R_co]):
    """A record as entered in a ledger.

    Parameters
    ----------
    id : int
        Number in the ledger, counting up.
    record : Observation or Target
    recorded_at : datetime
        With time zone.
    recorded_by : str
        The person's or package's name, copied.
    supersedes : int or None
        The entry that this one replaces.
    reason : str
        Why it was replaced; empty for a first entry.
    withdrawn : bool
        Whether this entry says that the record no longer holds at all.
    """

    id: int
    record: R_co
    recorded_at: datetime
    recorded_by: str
    supersedes: int | None = None
    reason: str = ""
    withdrawn: bool = False
