"""The level index of a policy: its tree, goalposts and rules for what is missing."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from shidian.assessment.policy.faults import within
from shidian.core import Bilingual, DataError, Fault

CLOSE = 1e-9


class Aggregation(StrEnum):
    """How the children of a node are brought together.

    The last two compare places with each other, so that a score depends on who is listed.
    """

    ARITHMETIC = "arithmetic"
    GEOMETRIC = "geometric"
    HARMONIC = "harmonic"
    TOPSIS = "topsis"
    COPELAND = "copeland"


class Weighting(StrEnum):
    """Where the weights of a node's children come from.

    `GIVEN` are those written beside the children; `AHP` come from a matrix of comparisons;
    `ENTROPY`, `CRITIC` and `PCA` from the data; `COMBINED` are half and half of entropy and of the
    comparisons, or of the given ones where there are none.
    """

    GIVEN = "given"
    EQUAL = "equal"
    AHP = "ahp"
    ENTROPY = "entropy"
    CRITIC = "critic"
    PCA = "pca"
    COMBINED = "combined"


class Imputation(StrEnum):
    """What stands for a value that is missing: nothing, or the mean of the pilot's class.

    With class means an index depends on who is listed.
    """

    NONE = "none"
    CLASS_MEAN = "class_mean"


@dataclass(frozen=True)
class Goalpost:
    """Fixed ends of an indicator's scale, so that scores compare across years and places."""

    low: float
    high: float

    def __post_init__(self) -> None:
        if not self.low < self.high:
            raise DataError(Fault("policy_goalposts", low=self.low, high=self.high))


@dataclass(frozen=True)
class Outliers:
    """When a column is treated: both must be exceeded; at most so many values are pulled in."""

    skewness: float
    kurtosis: float
    points: int


@dataclass(frozen=True)
class Branch:
    """A node of the level index: an indicator, or a group with children.

    `weight` is its share of its parent; `method` brings its children together. `comparisons` says
    how many times the child of the row matters more than that of the column: `3`, `1/3`.
    """

    code: str
    weight: float
    name: Bilingual | None = None
    method: Aggregation = Aggregation.ARITHMETIC
    children: tuple["Branch", ...] = ()
    weighting: Weighting = Weighting.GIVEN
    comparisons: tuple[tuple[str, ...], ...] = ()

    def __post_init__(self) -> None:
        if self.weight < 0:
            raise DataError(Fault("field_value", found=self.weight, expected="weight >= 0"))
        if self.weighting is Weighting.AHP and not self.comparisons:
            raise DataError(Fault("policy_comparisons", node=self.code))
        total = sum(child.weight for child in self.children)
        if self.children and abs(total - 1) > CLOSE:
            raise DataError(Fault("policy_weights", node=self.code, found=round(total, 9)))

    @property
    def indicators(self) -> Iterator[str]:
        """Codes of the indicators at its ends."""
        if not self.children:
            yield self.code
        for child in self.children:
            yield from child.indicators


@dataclass(frozen=True)
class Level:
    """The level index: how high a place stands, apart from how far it kept its promise.

    Parameters
    ----------
    tree : Branch
    goalposts : mapping
        By code of the indicator.
    coverage : float
        Share of the pilots that must have a value, or the indicator is dropped and listed.
    present : float
        Share of a node's weight that must be present.
    withheld : float
        Share of the whole weight that may be missing before the index is withheld.
    outliers : Outliers
    redundant, conflicting : float
        Correlations above and below which the coherence table marks a pair.
    unranked : tuple of str
        Peer classes too small or too unlike for any rank.
    denominators : mapping
        Code of the indicator that a size is divided by, by code of the indicator; goalposts are
        those of the quotient.
    imputation : Imputation
        What stands for a missing value; it is flagged, and never counts as coverage.
    """

    tree: Branch
    goalposts: Mapping[str, Goalpost]
    coverage: float
    present: float
    withheld: float
    outliers: Outliers
    redundant: float
    conflicting: float
    unranked: tuple[str, ...] = ()
    denominators: Mapping[str, str] = field(default_factory=dict)
    imputation: Imputation = Imputation.NONE

    def __post_init__(self) -> None:
        within(self, 0, 1, "coverage", "present", "withheld")
        within(self, -1, 1, "redundant", "conflicting")
        codes = list(self.tree.indicators)
        for code in codes:
            if code not in self.goalposts:
                raise DataError(Fault("policy_no_goalposts", found=code))
            if codes.count(code) > 1:
                raise DataError(Fault("policy_twice", found=code))
