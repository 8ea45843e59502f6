"""Where an assignment or a resolution stands on a day: derived each time, never stored."""

from datetime import date, timedelta
from enum import StrEnum

from shidian.core import Bilingual

SOON = timedelta(days=14)
"""How long before its day something counts as due soon; a choice of the project."""
COMPLETE = 100  # percent


class Status(StrEnum):
    """Where something stands that has a day on which it is due."""

    NOT_BEGUN = "not_begun"
    UNDER_WAY = "under_way"
    DUE_SOON = "due_soon"
    OVERDUE = "overdue"
    DONE = "done"

    @property
    def symbol(self) -> str:
        """A mark that tells them apart without colour."""
        return _STATUSES[self][0]

    @property
    def text(self) -> Bilingual:
        """The status in words."""
        return _STATUSES[self][1]


_STATUSES = {
    Status.NOT_BEGUN: ("○", Bilingual("未开始", "not begun")),
    Status.UNDER_WAY: ("◐", Bilingual("推进中", "under way")),
    Status.DUE_SOON: ("◆", Bilingual("即将到期", "due soon")),
    Status.OVERDUE: ("▲", Bilingual("已逾期", "overdue")),
    Status.DONE: ("●", Bilingual("已完成", "done")),
}


def assignment_status(percent: int | None, due: date, day: date) -> Status:
    """Where an assignment stands.

    Parameters
    ----------
    percent : int or None
        What the newest report says, 0 to 100; None where nothing was reported.
    due : date
        The last day that is in time.
    day : date
        The day on which it is asked.

    Examples
    --------
    >>> due = date(2016, 6, 30)
    >>> assignment_status(40, due, date(2016, 6, 30)).value
    'due_soon'
    >>> assignment_status(40, due, date(2016, 7, 1)).value
    'overdue'
    >>> assignment_status(100, due, date(2016, 7, 1)).value
    'done'
    """
    return _status(bool(percent), percent == COMPLETE, due, day)


def resolution_status(reports: int, closed: bool, due: date, day: date) -> Status:
    """Where a resolution stands: done when somebody closed it, whatever was reported.

    Examples
    --------
    >>> resolution_status(0, False, date(2016, 6, 30), date(2016, 1, 1)).value
    'not_begun'
    """
    return _status(reports > 0, closed, due, day)


def _status(begun: bool, done: bool, due: date, day: date) -> Status:
    if done:
        return Status.DONE
    if day > due:
        return Status.OVERDUE
    if due - day <= SOON:
        return Status.DUE_SOON
    return Status.UNDER_WAY if begun else Status.NOT_BEGUN
