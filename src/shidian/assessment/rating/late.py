"""Late filing: what it costs, what is carried forward, and what a still later filing opens."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from shidian.assessment.policy import Late
from shidian.assessment.rating.blocks import BlockScore
from shidian.assessment.rating.calendar import Calendar
from shidian.core import Bilingual, DataError, Fault


class Timeliness(StrEnum):
    """How a filing stands to its deadline."""

    ON_TIME = "on_time"
    LATE = "late"
    PROVISIONAL = "provisional"
    NOT_ASSESSABLE = "not_assessable"

    @property
    def text(self) -> Bilingual:
        """It in words."""
        return _TEXTS[self]


_TEXTS = {
    Timeliness.ON_TIME: Bilingual("按时报送。", "Filed in time."),
    Timeliness.LATE: Bilingual("迟报，按工作日扣分。", "Late; points are lost by working day."),
    Timeliness.PROVISIONAL: Bilingual(
        "尚未报送或迟报已久，暂用结转值并加标记，扣分到顶。",
        "Not filed or long late: values are carried forward, provisional and flagged; "
        "the most points are lost.",
    ),
    Timeliness.NOT_ASSESSABLE: Bilingual(
        "超过最后期限，无法评估，该部分记 0 分。",
        "Beyond the last day: not assessable, and the block has 0 points.",
    ),
}


@dataclass(frozen=True)
class Lateness:
    """How late a filing is.

    Parameters
    ----------
    deadline : date
    filed : date or None
        None while nothing is filed.
    working_days, days : int
        Late by so many working and calendar days; 0 if in time.
    points_lost : float
        Of the block on data quality; without meaning where the block has 0.
    state : Timeliness
    """

    deadline: date
    filed: date | None
    working_days: int
    days: int
    points_lost: float
    state: Timeliness

    @property
    def carried(self) -> bool:
        """Whether values are carried forward, provisionally, for want of filed ones."""
        waiting = self.filed is None and self.days > 0
        return waiting and self.state is not Timeliness.NOT_ASSESSABLE


def lateness(
    deadline: date, filed: date | None, today: date, calendar: Calendar, rule: Late
) -> Lateness:
    """How late a filing is, or would be if it came today (assessment.md 3.6, late reporting).

    Points are lost by working day, up to ``rule.days`` of them; the end of the provisional time
    is counted in calendar days.
    """
    came = today if filed is None else filed
    days = max(0, (came - deadline).days)
    working = calendar.working_days(deadline, came)
    if days == 0:
        state = Timeliness.ON_TIME
    elif days > rule.provisional:
        state = Timeliness.NOT_ASSESSABLE
    else:
        state = Timeliness.LATE if working <= rule.days else Timeliness.PROVISIONAL
    lost = rule.per_day * min(working, rule.days)
    return Lateness(deadline, filed, working, days, lost, state)


def charged(score: BlockScore, late: Lateness) -> BlockScore:
    """The block's score after what lateness costs; never below 0."""
    if late.state is Timeliness.NOT_ASSESSABLE:
        return BlockScore(score.block, 0.0, score.by, late.state.text, score.imputed)
    imputed = score.imputed or late.carried
    left = None if score.points is None else max(0.0, score.points - late.points_lost)
    return BlockScore(score.block, left, score.by, score.reason, imputed)


@dataclass(frozen=True)
class Version:
    """A frozen table of a year: its number, the day, the hash of its content, and why."""

    number: int
    frozen: date
    sha256: str
    reason: str


def refiled(
    versions: Sequence[Version], filed: date, sha256: str, reason: str
) -> tuple[Version, ...]:
    """The versions with one more; those that are frozen stay as they are.

    Raises
    ------
    DataError
        If the filing is older than the last version.
    """
    last = versions[-1] if versions else None
    if last and filed < last.frozen:
        raise DataError(Fault("rating_version_order", found=filed, last=last.frozen))
    return (*versions, Version(last.number + 1 if last else 1, filed, sha256, reason))
