"""The rating of a policy: blocks and grades, caps, vetoes, the ladder, late filing."""

from dataclasses import dataclass
from datetime import date

from shidian.assessment.policy.faults import outside, within
from shidian.assessment.policy.level import CLOSE
from shidian.core import Bilingual, DataError, Fault

WHOLE = 100


@dataclass(frozen=True)
class Block:
    """A part of the total, with its points; `judged` where people score it, not only figures."""

    code: str
    name: Bilingual
    points: float
    judged: bool = False


@dataclass(frozen=True)
class Grade:
    """A grade, from so many points on."""

    code: str
    name: Bilingual
    from_: float


@dataclass(frozen=True)
class Caps:
    """What keeps a grade down.

    Parameters
    ----------
    severe : str
        Highest grade with a core indicator far behind.
    severe_share : float
        Share of the core weight above which `severe_many` is the highest grade.
    severe_many : str
    late_filings : int
        From so many late filings on, `late` is the highest grade.
    late : str
    """

    severe: str
    severe_share: float
    severe_many: str
    late_filings: int
    late: str

    def __post_init__(self) -> None:
        within(self, 0, 1, "severe_share")
        within(self, 1, 1000, "late_filings")


@dataclass(frozen=True)
class Veto:
    """A red line; it needs a finding of the body that is competent, with its document."""

    code: str
    name: Bilingual


@dataclass(frozen=True)
class Late:
    """What late filing costs.

    `per_day` points of the block for each working day, up to `days`; until `provisional` days
    values are carried forward and flagged; later they cannot be assessed and the block has 0.
    """

    per_day: float
    days: int
    provisional: int

    def __post_init__(self) -> None:
        within(self, 0, 100, "per_day")
        within(self, 0, 1000, "days", "provisional")


@dataclass(frozen=True)
class Rise:
    """By how many points the level index must have risen since the baseline for all points."""

    full: float

    def __post_init__(self) -> None:
        if not self.full > 0:
            raise outside(self.full, "full > 0")


@dataclass(frozen=True)
class Filing:
    """The last day for the report of a year: month and day of the year after it, `03-31`.

    Working days are those from Monday to Friday, less the `holidays`, and the `worked` weekend
    days; where none are entered, public holidays count as working days.
    """

    deadline: str
    holidays: tuple[str, ...] = ()
    worked: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        days = (f"2015-{self.deadline}", *self.holidays, *self.worked)
        for day in days:
            try:
                date.fromisoformat(day)
            except ValueError as error:
                fault = Fault("field_value", found=day, expected="MM-DD, YYYY-MM-DD")
                raise DataError(fault) from error

    def after(self, year: int) -> date:
        """The last day for the report of that year."""
        return date.fromisoformat(f"{year + 1}-{self.deadline}")


@dataclass(frozen=True)
class Ladder:
    """When a pilot is warned, suspended, or proposed for exit.

    Parameters
    ----------
    certainty : float
        How sure the lowest grade must be for a warning after one year.
    rectification_months : int
    appeal_days : int
        Working days.
    exit_severe_share : float
        Share of the core weight far behind that exit needs, beside all else.
    differ : float
        Points between a pilot's own score and the third party's that are told in the report.
    """

    certainty: float
    rectification_months: int
    appeal_days: int
    exit_severe_share: float
    differ: float

    def __post_init__(self) -> None:
        within(self, 0, 1, "certainty", "exit_severe_share")
        within(self, 0, 1000, "rectification_months", "appeal_days")
        within(self, 0, 100, "differ")


@dataclass(frozen=True)
class Rating:
    """From blocks to a grade.

    `robust` is the probability from which on a grade is called 稳健; below it a panel reviews.
    `withheld` is the share of the points that may be missing before no grade is given. `core`
    holds the codes of the core indicators.
    """

    blocks: tuple[Block, ...]
    grades: tuple[Grade, ...]
    core: tuple[str, ...]
    robust: float
    withheld: float
    caps: Caps
    vetoes: tuple[Veto, ...]
    late: Late
    ladder: Ladder

    def __post_init__(self) -> None:
        within(self, 0, 1, "robust", "withheld")
        if not self.core:
            raise DataError(Fault("field_value", found="[]", expected="core: [CODE, …]"))
        total = sum(block.points for block in self.blocks)
        if abs(total - WHOLE) > CLOSE:
            raise DataError(Fault("policy_points", found=total))
        bounds = [grade.from_ for grade in self.grades]
        if bounds != sorted(bounds, reverse=True) or not bounds or bounds[-1] != 0:
            raise DataError(Fault("policy_grades", found=" ".join(map(str, bounds))))
        known = [grade.code for grade in self.grades]
        for code in (self.caps.severe, self.caps.severe_many, self.caps.late):
            if code not in known:
                raise DataError(Fault("policy_no_grade", found=code, known=" ".join(known)))

    def grade(self, points: float) -> Grade:
        """The grade of so many points."""
        return next(grade for grade in self.grades if points >= grade.from_)
