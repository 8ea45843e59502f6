"""What is uncertain about an index: each factor is declared, and each is really varied.

A factor that would change nothing, or that cannot be combined with the others, is an error with
its reason; it is never skipped in silence.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from shidian.assessment.composite.hierarchy import without
from shidian.assessment.composite.values import Numbers
from shidian.assessment.policy import Aggregation, Branch
from shidian.assessment.robustness.branches import Branches, flattened
from shidian.assessment.robustness.model import Model
from shidian.core import Fault, UsageError


class Scale(StrEnum):
    """How indicators are brought to one scale."""

    GOALPOSTS = "goalposts"
    RANGE = "range"
    ZSCORE = "zscore"
    RANK = "rank"


@dataclass(frozen=True)
class UniformWeights:
    """Every weight of a level times 1 ± `share`, evenly; 1 stands for the root's children."""

    level: int
    share: float

    @property
    def names(self) -> tuple[str, ...]:
        """What is varied, in words of a table."""
        return (f"weights {self.level}",)

    def faults(self, model: Model) -> Iterable[Fault]:
        """Why it cannot be varied."""
        yield from _unforked(self.names[0], self.level, model)
        if not 0 < self.share < 1:
            yield Fault("factor_share", factor=self.names[0], found=self.share, below=1)


@dataclass(frozen=True)
class DirichletWeights:
    """The weights of a level from a Dirichlet distribution around those of the policy.

    The standard deviation of a weight w is sqrt(w (1 - w) / (`concentration` + 1)); the smallest
    concentration is 1.
    """

    level: int
    concentration: float

    @property
    def names(self) -> tuple[str, ...]:
        """What is varied, in words of a table."""
        return (f"weights {self.level}",)

    def faults(self, model: Model) -> Iterable[Fault]:
        """Why it cannot be varied."""
        yield from _unforked(self.names[0], self.level, model)
        if not 1 <= self.concentration < np.inf:
            yield Fault("factor_concentration", factor=self.names[0], found=self.concentration)


@dataclass(frozen=True)
class WeightingMethod:
    """The policy's weights or those of another method, as trees with the same nodes."""

    trees: tuple[Branch, ...]
    names: tuple[str, ...] = ("weighting",)

    def faults(self, model: Model) -> Iterable[Fault]:
        """Why it cannot be varied."""
        others, own = self.flattened(model), model.branches
        if any(other is None or other.paths != own.paths for other in others):
            yield Fault("factor_tree", factor=self.names[0])
        elif not any(np.any(other.weights != own.weights) for other in others if other):
            yield Fault("factor_same", factor=self.names[0])

    def flattened(self, model: Model) -> list[Branches | None]:
        """The trees over the indicators of the model; None where none of them is left."""
        left = [without(tree, set(model.tree.indicators)) for tree in self.trees]
        codes = model.values.indicators
        return [None if tree is None else flattened(tree, codes) for tree in left]


@dataclass(frozen=True)
class Normalization:
    """One of several ways to bring indicators to one scale."""

    scales: tuple[Scale, ...] = (Scale.GOALPOSTS, Scale.RANGE, Scale.RANK)
    names: tuple[str, ...] = ("normalization",)

    def faults(self, model: Model) -> Iterable[Fault]:
        """Why it cannot be varied."""
        if len(set(self.scales)) < 2:
            yield Fault("factor_same", factor=self.names[0])


@dataclass(frozen=True)
class AggregationMethod:
    """One of several means in all groups of a level; 1 stands for the root."""

    level: int
    methods: tuple[Aggregation, ...] = (Aggregation.ARITHMETIC, Aggregation.GEOMETRIC)

    @property
    def names(self) -> tuple[str, ...]:
        """What is varied, in words of a table."""
        return (f"aggregation {self.level}",)

    def faults(self, model: Model) -> Iterable[Fault]:
        """Why it cannot be varied."""
        yield from _unforked(self.names[0], self.level, model)
        if len(set(self.methods)) < 2:
            yield Fault("factor_same", factor=self.names[0])


@dataclass(frozen=True)
class GoalpostShift:
    """Either end of every scale moved by up to `share` of their distance, evenly."""

    share: float
    names: tuple[str, ...] = ("goalposts",)

    def faults(self, model: Model) -> Iterable[Fault]:
        """Why it cannot be varied."""
        if not 0 < self.share < 0.5:
            yield Fault("factor_share", factor=self.names[0], found=self.share, below=0.5)


@dataclass(frozen=True, eq=False)
class Alternatives:
    """Other tables of numbers that the index could as well be computed from.

    Such are imputation draws, and, for scores of progress, the scores with and without
    tolerance or on another transform of the path. Every combination is given, so that factors
    that act on the same scores are combined without approximation.

    Parameters
    ----------
    names : tuple of str
        One for each axis in front, such as ("tolerance", "path").
    tables : array, shape (alternatives of the first name, ..., units, indicators)
        With the index's own numbers first along each axis.
    """

    names: tuple[str, ...]
    tables: Numbers

    def faults(self, model: Model) -> Iterable[Fault]:
        """Why it cannot be varied."""
        own = model.values.numbers
        if self.tables.ndim != len(self.names) + 2 or self.tables.shape[-2:] != own.shape:
            yield Fault("factor_table", factor=" × ".join(self.names), expected=own.shape)
            return
        if not np.array_equal(self.tables[(0,) * len(self.names)], own, equal_nan=True):
            yield Fault("factor_table_first", factor=" × ".join(self.names))
        for axis, name in enumerate(self.names):
            first = self.tables.take([0], axis=axis)
            if np.array_equal(np.broadcast_to(first, self.tables.shape), self.tables, True):
                yield Fault("factor_same", factor=name)


@dataclass(frozen=True, eq=False)
class MeasurementError:
    """Every number plus a normal error.

    Parameters
    ----------
    deviations : array, shape (units, indicators)
        Standard deviations, in the indicators' own units; those of imputed values are the
        larger ones of the policy.
    """

    deviations: Numbers
    names: tuple[str, ...] = ("error",)

    def faults(self, model: Model) -> Iterable[Fault]:
        """Why it cannot be varied."""
        own = model.values.numbers
        if self.deviations.shape != own.shape:
            yield Fault("factor_table", factor=self.names[0], expected=own.shape)
            return
        used = self.deviations[~np.isnan(own)]
        if not (np.all(used >= 0) and np.any(used > 0) and np.all(np.isfinite(used))):
            yield Fault("factor_deviations")


@dataclass(frozen=True)
class LeaveOneOut:
    """No indicator is left out, or any one of them; all cases are equally likely."""

    names: tuple[str, ...] = ("left out",)

    def faults(self, model: Model) -> Iterable[Fault]:
        """Why it cannot be varied."""
        if len(model.branches.leaves) < 2:
            yield Fault("factor_one_indicator")


Factor = (
    UniformWeights
    | DirichletWeights
    | WeightingMethod
    | Normalization
    | AggregationMethod
    | GoalpostShift
    | Alternatives
    | MeasurementError
    | LeaveOneOut
)


def names_of(factors: Sequence[Factor]) -> tuple[str, ...]:
    """The names of everything that is varied.

    Examples
    --------
    >>> names_of([UniformWeights(1, 0.25), UniformWeights(2, 0.25), LeaveOneOut()])
    ('weights 1', 'weights 2', 'left out')
    """
    return tuple(name for factor in factors for name in factor.names)


def check_factors(model: Model, factors: Sequence[Factor]) -> None:
    """Refuse factors that would change nothing, or that do not go together.

    Raises
    ------
    UsageError
        With every reason.
    """
    names = names_of(factors)
    faults = [fault for factor in factors for fault in factor.faults(model)]
    faults += [
        Fault("factor_twice", factor=name) for name in dict.fromkeys(names) if names.count(name) > 1
    ]
    if sum(isinstance(factor, Alternatives) for factor in factors) > 1:
        faults.append(Fault("factor_tables_apart"))
    scales = scales_of(factors)
    if Scale.ZSCORE in scales and Aggregation.GEOMETRIC in _methods(model, factors):
        faults.append(Fault("factor_zscore_geometric"))
    if Scale.GOALPOSTS not in scales and "goalposts" in names:
        faults.append(Fault("factor_same", factor="goalposts"))
    if not factors:
        faults.append(Fault("no_factors"))
    if faults:
        raise UsageError(faults)


def scales_of(factors: Sequence[Factor]) -> tuple[Scale, ...]:
    """The scales that are drawn from."""
    chosen = [factor.scales for factor in factors if isinstance(factor, Normalization)]
    return chosen[0] if chosen else (Scale.GOALPOSTS,)


def _methods(model: Model, factors: Sequence[Factor]) -> set[Aggregation]:
    """Every mean that some draw can take."""
    chosen = {f.level: f.methods for f in factors if isinstance(f, AggregationMethod)}
    own = ((node.method, *chosen.get(node.level, ())) for node in model.branches.nodes)
    return {method for methods in own for method in methods}


def _unforked(name: str, level: int, model: Model) -> Iterable[Fault]:
    if not model.branches.forked(level):
        yield Fault("factor_level", factor=name, level=level)
