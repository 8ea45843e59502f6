"""What is shaken: the numbers of an index with its tree, scales and classes."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from shidian.assessment.composite.hierarchy import without
from shidian.assessment.composite.values import Numbers, Values, selected
from shidian.assessment.policy import Branch, Level
from shidian.assessment.robustness.branches import Branches, flattened
from shidian.core import DataError, Direction, Fault

WHOLE = 100.0
_SIGNS = {Direction.UP: 1.0, Direction.DOWN: -1.0}


@dataclass(frozen=True, eq=False)
class Model:
    """An index as the policy has it, before anything is varied.

    Parameters
    ----------
    values : Values
        In the indicators' own units.
    tree : Branch
        Over the columns of `values`.
    classes : tuple of str or None
        Class of each unit; ranks are within it. None for a unit that is never ranked.
    signs, low, high : array, by indicator
        Direction (1 or -1) and goalposts.
    present, withheld : float
        As in `policy.Level`.
    """

    values: Values
    tree: Branch
    classes: tuple[str | None, ...]
    signs: Numbers
    low: Numbers
    high: Numbers
    present: float
    withheld: float

    @cached_property
    def branches(self) -> Branches:
        """The tree, laid out flat."""
        return flattened(self.tree, self.values.indicators)


def level_model(
    values: Values,
    level: Level,
    directions: Mapping[str, Direction],
    classes: Mapping[str, str | None],
) -> Model:
    """The model of a level index; indicators are selected as in `composite.level_index`.

    Parameters
    ----------
    values : Values
        In the indicators' own units, imputed where that is wanted.
    level : Level
    directions : mapping
        Up or down, by indicator.
    classes : mapping
        Class by unit; None for a unit that is never ranked, such as a province.

    Raises
    ------
    DataError
        If an indicator has no direction up or down, a unit no class, or nothing is left.
    """
    known = [code for code in level.tree.indicators if code in values.indicators]
    kept = selected(values.only(known), level.coverage).kept
    faults = [
        Fault("composite_direction", indicator=code, found=directions.get(code, Direction.NONE))
        for code in kept.indicators
        if directions.get(code) not in _SIGNS
    ]
    if faults:
        raise DataError(faults)
    posts = [level.goalposts[code] for code in kept.indicators]
    return Model(
        kept,
        _pruned(level.tree, kept),
        _classes(values, classes),
        np.array([_SIGNS[directions[code]] for code in kept.indicators]),
        np.array([post.low for post in posts]),
        np.array([post.high for post in posts]),
        level.present,
        level.withheld,
    )


def score_model(scores: Values, level: Level, classes: Mapping[str, str | None]) -> Model:
    """The model of scores from 0 to 100 under a level's tree, such as those of progress.

    Raises
    ------
    DataError
        If a unit has no class, or nothing is left of the tree.
    """
    tree = _pruned(level.tree, scores)
    codes = list(tree.indicators)
    ones = np.ones(len(codes))
    return Model(
        scores.only(codes),
        tree,
        _classes(scores, classes),
        ones,
        0 * ones,
        WHOLE * ones,
        level.present,
        level.withheld,
    )


def _pruned(tree: Branch, values: Values) -> Branch:
    """The tree over the columns that hold a value."""
    usable = {code for code in values.indicators if not np.isnan(values.column(code)).all()}
    left = without(tree, usable)
    if left is None:
        raise DataError(Fault("composite_nothing_left"))
    return left


def _classes(values: Values, classes: Mapping[str, str | None]) -> tuple[str | None, ...]:
    faults = [
        Fault("composite_no_group", unit=unit) for unit in values.units if unit not in classes
    ]
    if faults:
        raise DataError(faults)
    return tuple(classes[unit] for unit in values.units)
