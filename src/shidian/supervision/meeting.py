"""Meetings of the joint conference (联席会议), and what they resolved."""

from dataclasses import dataclass
from datetime import date

from shidian.core import DataError, Fault
from shidian.supervision.evidence import Evidence, read_evidence
from shidian.supervision.typed import Given, needed, needed_day, words


@dataclass(frozen=True)
class Meeting:
    """A meeting that was held."""

    title: str
    held: date
    attendees: str


@dataclass(frozen=True)
class Resolution:
    """What a meeting resolved, who has to see to it, and by when."""

    text: str
    area: str
    department: str
    due: date


def read_meeting(given: Given, day: date) -> Meeting:
    """A meeting from a form, held on this day or before; DataError with every fault of it.

    Examples
    --------
    >>> typed = {"subject": "第一次会议", "held": "2016-03-01", "attendees": "王芳、李伟"}
    >>> read_meeting(typed, date(2016, 3, 2)).held
    datetime.date(2016, 3, 1)
    """
    faults: list[Fault] = []
    made = Meeting(
        needed(given, "subject", faults),
        needed_day(given, "held", faults),
        needed(given, "attendees", faults),
    )
    if not faults and made.held > day:
        faults.append(Fault("meeting_future", held=made.held, today=day))
    if faults:
        raise DataError(faults)
    return made


def read_resolution(given: Given, held: date) -> Resolution:
    """A resolution from a form, due on the day of its meeting or later; DataError with all faults.

    Whether there is such an area is asked elsewhere.
    """
    faults: list[Fault] = []
    made = Resolution(
        needed(given, "resolution", faults),
        given.get("area", "")[:20],
        words(given, "department", faults),
        needed_day(given, "due", faults),
    )
    if made.due < held:
        faults.append(Fault("due_before_start", due=made.due, start=held))
    if faults:
        raise DataError(faults)
    return made


def read_remark(given: Given) -> tuple[str, Evidence]:
    """What was done for a resolution, and the evidence of it; DataError with every fault."""
    faults: list[Fault] = []
    said, evidence = needed(given, "done", faults), read_evidence(given, faults)
    if faults:
        raise DataError(faults)
    return said, evidence
