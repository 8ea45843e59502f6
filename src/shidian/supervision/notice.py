"""A notice as it is issued: by which office, to whom, with which number and by when."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from shidian.core import DataError, Fault
from shidian.supervision.notice_life import OPENING, Kind, Level, NoticeState
from shidian.supervision.typed import Given, choice, needed, needed_day, words


@dataclass(frozen=True)
class Notice:
    """A notice, and where it begins.

    Parameters
    ----------
    number : str
        As the office numbers its documents.
    kind : Kind
    level : Level
        Of a circular it says nothing.
    subject, text : str
    due : date or None
        The last day for a reply; None for a circular.
    areas : tuple of str
        Codes of the areas that it goes to.
    department : str
        The department in the one area that has to reply; empty for the area's officers.
    """

    number: str
    kind: Kind
    level: Level
    subject: str
    text: str
    due: date | None
    areas: tuple[str, ...]
    department: str = ""

    @property
    def state(self) -> NoticeState:
        """The state in which it begins."""
        return NoticeState.ISSUED if self.kind is Kind.DEMAND else NoticeState.CIRCULATED


def read_notice(given: Given, areas: Sequence[str], day: date) -> Notice:
    """A notice from a form; `day` is the day on which it is issued.

    Raises
    ------
    DataError
        With every fault of it.

    Examples
    --------
    >>> typed = {"number": "〔2016〕3号", "kind": "circular", "subject": "进展", "text": "……"}
    >>> read_notice(typed, ["330200", "210200"], date(2016, 7, 1)).state.value
    'circulated'
    """
    faults: list[Fault] = []
    kind = choice(given, "kind", Kind, faults)
    demand = kind is Kind.DEMAND
    made = Notice(
        needed(given, "number", faults),
        kind,
        choice(given, "level", Level, faults) if demand else Level.REMINDER,
        needed(given, "subject", faults),
        needed(given, "text", faults),
        needed_day(given, "due", faults) if demand else None,
        tuple(dict.fromkeys(areas)),
        words(given, "department", faults) if demand else "",
    )
    faults += _faults(made, day)
    if faults:
        raise DataError(faults)
    return made


def _faults(made: Notice, day: date) -> list[Fault]:
    faults = []
    if not made.areas or (made.kind is Kind.DEMAND and len(made.areas) > 1):
        faults.append(Fault("notice_addressees", kind=made.kind.text, found=len(made.areas)))
    if made.level not in OPENING:
        faults.append(Fault("notice_opening", level=made.level.text))
    if made.due is not None and made.due < day:
        faults.append(Fault("notice_due_past", due=made.due, today=day))
    return faults
