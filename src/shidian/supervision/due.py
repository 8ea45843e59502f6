"""What is due: one line for each thing that somebody has to do, with the day."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from shidian.core import Bilingual
from shidian.supervision.status import SOON


class DueKind(StrEnum):
    """What has to be done."""

    FILING = "filing"
    ASSIGNMENT = "assignment"
    NOTICE = "notice"
    JUDGEMENT = "judgement"
    RESOLUTION = "resolution"
    RECTIFICATION = "rectification"

    @property
    def text(self) -> Bilingual:
        """The kind in words."""
        return _KINDS[self]


_KINDS = {
    DueKind.FILING: Bilingual("年度报告", "annual report"),
    DueKind.ASSIGNMENT: Bilingual("任务", "assignment"),
    DueKind.NOTICE: Bilingual("回复督办", "reply to a notice"),
    DueKind.JUDGEMENT: Bilingual("审核回复", "judge a reply"),
    DueKind.RESOLUTION: Bilingual("议定事项", "resolution"),
    DueKind.RECTIFICATION: Bilingual("整改", "rectification"),
}


@dataclass(frozen=True)
class Due:
    """Something to be done.

    Parameters
    ----------
    kind : DueKind
    key : str
        Identity among those of its kind, which stays the same; calendars know it again by this.
    day : date or None
        The last day; None for what waits without one.
    title : str
    area : str
        Code of the area that it concerns.
    place : str
        Name of that area.
    object : str
        What its page is found by.
    """

    kind: DueKind
    key: str
    day: date | None
    title: str
    area: str
    place: Bilingual
    object: str


def pressing(dues: Iterable[Due], day: date) -> Sequence[Due]:
    """What waits without a day, is overdue or is due soon: the number of the reminder.

    Examples
    --------
    >>> name = Bilingual("宁波", "Ningbo")
    >>> one = Due(DueKind.FILING, "330200-2016", date(2017, 3, 31), "2016", "330200", name, "")
    >>> len(pressing([one], date(2017, 3, 20))), len(pressing([one], date(2017, 1, 1)))
    (1, 0)
    """
    return [one for one in dues if one.day is None or one.day - day <= SOON]
