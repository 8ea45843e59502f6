"""What a proposal rests on: graded years, filings, findings, and how rectification went."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from shidian.assessment.policy import Rating
from shidian.assessment.rating.finding import RedLineFinding
from shidian.core import Bilingual, DataError, Fault


class Rectification(StrEnum):
    """How the rectification after a warning stands."""

    NONE = "none"
    RUNNING = "running"
    ACCEPTED = "accepted"
    NOT_ACCEPTED = "not_accepted"


@dataclass(frozen=True)
class Year:
    """The grade of a year.

    Parameters
    ----------
    year : int
    grade : str or None
        Code of the grade; None where none was given.
    poor : float or None
        Probability of the lowest grade; None where it is not known.
    falling : bool or None
        Whether the level index fell; None where it is not known.
    """

    year: int
    grade: str | None
    poor: float | None = None
    falling: bool | None = None


@dataclass(frozen=True)
class Evidence:
    """What is known of a pilot when moves are proposed.

    Parameters
    ----------
    years : tuple of Year
        Rising, the last one is being assessed.
    late_filings : int
        In the last year.
    findings : tuple of RedLineFinding
        On red lines, since the last assessment.
    core_severe : float or None
        Share of the core weight that is far behind; None where it is not known.
    rectification : Rectification
    lowered : int or None
        The year whose assessment last lowered the pilot; only later years count as recovery.
    force_majeure : Bilingual or None
        What happened, while it lasts.
    frozen : bool
        Whether a decision has frozen the pilot's rung.
    voluntary : Bilingual or None
        The pilot's own application to leave.
    """

    years: tuple[Year, ...] = ()
    late_filings: int = 0
    findings: tuple[RedLineFinding, ...] = ()
    core_severe: float | None = None
    rectification: Rectification = Rectification.NONE
    lowered: int | None = None
    force_majeure: Bilingual | None = None
    frozen: bool = False
    voluntary: Bilingual | None = None


def check_evidence(evidence: Evidence, rating: Rating) -> None:
    """DataError with everything in the evidence that does not fit the policy."""
    years = [one.year for one in evidence.years]
    faults = []
    if any(first >= second for first, second in pairwise(years)):
        faults.append(Fault("rating_years", found=" ".join(map(str, years))))
    known = [grade.code for grade in rating.grades]
    faults += [
        Fault("policy_no_grade", found=one.grade, known=" ".join(known))
        for one in evidence.years
        if one.grade is not None and one.grade not in known
    ]
    shares = [evidence.core_severe, *(one.poor for one in evidence.years)]
    faults += [
        Fault("rating_share", found=share)
        for share in shares
        if share is not None and not 0 <= share <= 1
    ]
    vetoes = [veto.code for veto in rating.vetoes]
    faults += [
        Fault("rating_veto_unknown", found=one.veto, known=" ".join(vetoes))
        for one in evidence.findings
        if one.veto not in vetoes
    ]
    if faults:
        raise DataError(faults)


def poor_years(years: Sequence[Year], lowest: str) -> int:
    """How many years in a row, up to the last, had the lowest grade.

    Examples
    --------
    >>> poor_years([Year(2015, "poor"), Year(2016, "poor"), Year(2018, "poor")], "poor")
    1
    """
    return _in_a_row(years, frozenset({lowest}))


def passed_years(years: Sequence[Year], lowest: str, lowered: int | None) -> int:
    """How many years in a row, up to the last, had a better grade, since it was lowered."""
    later = [one for one in years if lowered is None or one.year > lowered]
    grades = {one.grade for one in later if one.grade is not None}
    return _in_a_row(later, frozenset(grades - {lowest}))


def _in_a_row(years: Sequence[Year], grades: frozenset[str]) -> int:
    count = 0
    for one in reversed(years):
        if one.grade not in grades or one.year != years[-1].year - count:
            break
        count += 1
    return count
