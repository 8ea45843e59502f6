"""The constants by which single targets are judged: tolerance, errors, pace, score."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from shidian.assessment.policy.faults import outside, within
from shidian.core import DataError, Fault
from shidian.core.period import FIRST_YEAR, LAST_YEAR

SMALLEST = 1e-9  # of an error: nothing is measured without any
LONGEST = 10  # years that anything may be carried forward


class Transform(StrEnum):
    """On which scale a path runs straight; recorded for each indicator, never silent."""

    IDENTITY = "identity"
    LOGIT = "logit"
    LOG = "log"


@dataclass(frozen=True)
class Tolerance:
    """How far an “about” target may be missed.

    Parameters
    ----------
    share_points : float
        For rates, in percentage points.
    share_of_target : float
        For counts and money, as a share of the target.
    share_of_change : float
        It may swallow no more than this share of the change promised.
    """

    share_points: float
    share_of_target: float
    share_of_change: float

    def __post_init__(self) -> None:
        within(self, 0, 100, "share_points")
        within(self, 0, 1, "share_of_target", "share_of_change")


@dataclass(frozen=True)
class Aspiration:
    """Targets with 力争: their weight against a hard target, and the most bonus they earn."""

    weight: float
    bonus: float

    def __post_init__(self) -> None:
        within(self, 0, 1, "weight")
        within(self, 0, 100, "bonus")


@dataclass(frozen=True)
class Errors:
    """Standard deviations of what is measured, where nothing better is known.

    `census_share` is in percentage points; the others are shares of the value. An imputed value
    has `imputed_factor` times the deviation of a measured one.
    """

    census_share: float
    registry: float
    money: float
    filed: float
    imputed_factor: float

    def __post_init__(self) -> None:
        within(self, SMALLEST, 50, "census_share")
        within(self, SMALLEST, 1, "registry", "money", "filed")
        within(self, 1, 100, "imputed_factor")


@dataclass(frozen=True)
class Pace:
    """Bounds between the statuses on the way to a target.

    Parameters
    ----------
    on_track, behind : float
        Ratios of achieved to required pace.
    slightly : float
        Of the gap rule, where no ratio can be formed.
    certainty : float
        How sure it must be that a pilot is off its pace before it loses 正常.
    early : float
        Share of the time before which nothing is worse than 略滞后.
    nearly : float
        Attainment that counts as 基本达标 when a target is due.
    maintain_share, maintain_digits : float
        The scale of a gap: a share of the target, or so many of its last printed digits.
    small_digits, small_deviations : float
        A change is too small for a ratio below so many last digits, or so many √2 deviations.
    infeasible : float
        Percentile of yearly changes in the class above which a required change is infeasible.
    fewest_changes : int
        Fewer yearly changes of a class than this are no reference for anything.
    """

    on_track: float
    behind: float
    slightly: float
    certainty: float
    early: float
    nearly: float
    maintain_share: float
    maintain_digits: float
    small_digits: float
    small_deviations: float
    infeasible: float
    fewest_changes: int

    def __post_init__(self) -> None:
        within(self, 0, 1, "certainty", "early", "nearly", "maintain_share")
        within(self, 0, 1000, "maintain_digits", "small_digits", "small_deviations")
        within(self, 0, 10, "on_track", "slightly")
        within(self, 1, 10**6, "fewest_changes")
        if not 0 <= self.behind <= self.on_track:
            raise outside(self.behind, "0 <= behind <= on_track")
        if not self.slightly > 0:
            raise outside(self.slightly, "slightly > 0")
        if not 0 <= self.infeasible <= 100:
            raise outside(self.infeasible, "0 <= infeasible <= 100")


@dataclass(frozen=True)
class Paths:
    """Which transform a path has: named for an indicator, or by how near it is to a bound.

    `near_bound` is the share of the range within which a target is near a natural bound;
    `low_base` the same for a baseline at the lower end.
    """

    near_bound: float
    low_base: float
    transforms: Mapping[str, Transform]

    def __post_init__(self) -> None:
        within(self, 0, 1, "near_bound", "low_base")


@dataclass(frozen=True)
class Score:
    """From achieved over expected change to points: straight between the corners.

    `step` takes the points of the last corner reached instead, as in the banded scales of the
    sponge-city pilots; `veto` is the ratio below which the whole result is void, 0 for none.
    """

    corners: tuple[tuple[float, float], ...]
    step: bool = False
    veto: float = 0.0

    def __post_init__(self) -> None:
        falls = any(later[0] <= before[0] for before, later in pairwise(self.corners))
        if falls or not self.corners:
            raise DataError(Fault("policy_corners", found=str(self.corners)))


@dataclass(frozen=True)
class Documents:
    """Points of a document: lost for each quarter that began late, with a floor; for a draft.

    A document whose plan gives no date is due by the end of the year `undated`.
    """

    late_quarter: float
    floor: float
    draft: float
    undated: int

    def __post_init__(self) -> None:
        within(self, 0, 1, "late_quarter", "floor", "draft")
        if not FIRST_YEAR <= self.undated <= LAST_YEAR:
            raise outside(self.undated, f"{FIRST_YEAR} <= undated <= {LAST_YEAR}")


@dataclass(frozen=True)
class Carried:
    """For how many years a value may be carried forward; it is flagged and never “met”."""

    years: int

    def __post_init__(self) -> None:
        if not 0 <= self.years <= LONGEST:
            raise outside(self.years, f"0 <= years <= {LONGEST}")
