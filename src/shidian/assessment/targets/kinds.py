"""Targets that are no level: sums, flows, changes, documents, rubrics (assessment.md, 3.3)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import fsum

from shidian.assessment.policy import Documents
from shidian.assessment.targets.measures import EXACT

CONSISTENT = 0.01
PANEL = 50
RATERS = 2
RUBRIC = (0, 25, 50, 75, 100)

Flows = Mapping[int, float]
"""What was done in a year, by year; a year without a value is left out."""


@dataclass(frozen=True)
class Flow:
    """What came of a target over several years.

    Parameters
    ----------
    made : float
        Sum, or mean by the year, of the years that have a value.
    missing : tuple of int
        Elapsed years without a value; a sum is then a lower bound and is printed with “≥”.
    attainment : float or None
    expected : float or None
        What a sum should be by now.
    met : bool or None
        None where a missing year may still decide it, or the years are not over.
    """

    made: float
    missing: tuple[int, ...]
    attainment: float | None
    expected: float | None
    met: bool | None


def cumulative(flows: Flows, total: float, first: int, last: int, year: int) -> Flow:
    """A sum over the years `first` to `last`, as it stands in `year`.

    Without a schedule it is expected to grow evenly: ``E_t = K (t - ta + 1) / (tb - ta + 1)``.

    Examples
    --------
    >>> cumulative({2014: 3.0, 2016: 4.0}, total=12, first=2014, last=2017, year=2016)
    Flow(made=7.0, missing=(2015,), attainment=0.5833333333333334, expected=9.0, met=None)
    """
    elapsed = range(first, min(year, last) + 1)
    missing = tuple(one for one in elapsed if one not in flows)
    made = fsum(flows[one] for one in elapsed if one in flows)
    expected = total * len(elapsed) / (last - first + 1)
    over = year >= last and not missing
    met = True if made >= total - EXACT else False if over else None
    return Flow(made, missing, made / total if total else None, expected, met)


def yearly(flows: Flows, floor: float, first: int, year: int) -> Flow:
    """A floor for every single year; more in one year does not make up for less in another.

    Examples
    --------
    >>> yearly({2014: 20.0, 2015: 12.0}, floor=16, first=2014, year=2015)
    Flow(made=16.0, missing=(), attainment=0.875, expected=None, met=False)
    """
    elapsed = range(first, year + 1)
    present = [flows[one] for one in elapsed if one in flows]
    missing = tuple(one for one in elapsed if one not in flows)
    shares = [min(one / floor, 1.0) for one in present] if floor else []
    failed = any(share < 1 for share in shares)
    met = False if failed else None if missing or not present else True
    mean = fsum(present) / len(present) if present else 0.0
    return Flow(mean, missing, fsum(shares) / len(shares) if shares else None, None, met)


def yearly_average(flows: Flows, average: float, first: int, year: int) -> Flow:
    """An average over the years; here more in one year does make up for less in another.

    Examples
    --------
    >>> yearly_average({2014: 8.0, 2015: 12.0}, average=10, first=2014, year=2015).met
    True
    """
    elapsed = range(first, year + 1)
    present = [flows[one] for one in elapsed if one in flows]
    missing = tuple(one for one in elapsed if one not in flows)
    if not present:
        return Flow(0.0, missing, None, None, None)
    mean = fsum(present) / len(present)
    met = None if missing else mean >= average - EXACT
    return Flow(mean, missing, mean / average if average else None, None, met)


def changed_level(base: float, change: float) -> float:
    """The level that a relative change leads to: 较2012年下降33% of 90 is 60.3.

    Examples
    --------
    >>> round(changed_level(90, -0.33), 6)
    60.3
    """
    return base * (1 + change)


def is_consistent(total: float, previous: float, flow: float) -> bool:
    """Whether a filed sum grew by the filed flow, within 1 %; otherwise the pilot is asked.

    Examples
    --------
    >>> is_consistent(30.0, 20.0, 10.05), is_consistent(30.0, 20.0, 11.0)
    (True, False)
    """
    return abs(total - previous - flow) <= CONSISTENT * abs(flow)


def document_share(issued: date | None, due: date, draft: bool, rule: Documents) -> float:
    """What a promised document earns, 0 to 1: less for each quarter that began after it was due.

    Parameters
    ----------
    issued : date or None
        When it was issued, with number and date; None if it was not.
    draft : bool
        Whether a draft is under consultation.
    """
    if issued is None:
        return rule.draft if draft else 0.0
    months = (issued.year - due.year) * 12 + issued.month - due.month - (issued.day <= due.day)
    quarters = 0 if issued <= due else months // 3 + 1
    return max(rule.floor, 1 - rule.late_quarter * quarters)


def rubric_score(ratings: Sequence[float]) -> float | None:
    """Mean of two raters' scores; None with fewer, or so far apart that a panel decides.

    Examples
    --------
    >>> rubric_score([50, 75]), rubric_score([25, 75])
    (62.5, None)
    """
    if len(ratings) < RATERS or max(ratings) - min(ratings) >= PANEL:
        return None
    return sum(ratings) / len(ratings)
