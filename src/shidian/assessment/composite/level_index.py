"""The level index of a policy: how high places stand, by fixed goalposts."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from shidian.assessment.composite.hierarchy import Index, Node, index_of
from shidian.assessment.composite.normalization import by_goalposts, constant
from shidian.assessment.composite.notes import Note, Remark
from shidian.assessment.composite.outliers import treat
from shidian.assessment.composite.values import Flags, Numbers, Selection, Values, selected
from shidian.assessment.policy import Level, Outliers
from shidian.core import DataError, Direction, Fault

_SIGNS = {Direction.UP: 1.0, Direction.DOWN: -1.0}


@dataclass(frozen=True, eq=False)
class LevelIndex:
    """The level index of every unit with its working.

    Parameters
    ----------
    index : Index
        Scores, coverage, weights and method of every node.
    normalized : Values
        Scores of 0 to 100 of the indicators used; `imputed` says which rest on imputation.
    dropped : tuple of str
        Indicators of the tree that too few units have.
    notes : tuple of Note
    """

    index: Index
    normalized: Values
    dropped: tuple[str, ...]
    notes: tuple[Note, ...]

    @property
    def scores(self) -> Numbers:
        """The index by unit, NaN where it is withheld."""
        return self.index.scores

    @property
    def nodes(self) -> Mapping[str, Node]:
        """Nodes of the tree by code, the root first."""
        return self.index.nodes

    @property
    def coverage(self) -> Numbers:
        """Share of the weight present, by unit."""
        return self.index.root.coverage

    @property
    def imputed(self) -> Flags:
        """Where a score rests on an imputed value, units x indicators of `normalized`."""
        return self.normalized.imputed


def level_index(values: Values, level: Level, directions: Mapping[str, Direction]) -> LevelIndex:
    """Select, normalize and bring together, as the policy says.

    Parameters
    ----------
    values : Values
        Sizes taken out and gaps imputed where that is wanted; columns that are not in the
        tree are ignored.
    level : Level
    directions : mapping
        Which way is better, by code of the indicator.

    Raises
    ------
    DataError
        If an indicator has no direction up or down, or nothing is left of the tree.

    Notes
    -----
    Whether an indicator has enough values is decided by the units given. To keep scores as
    they are when a unit leaves, select once and use `selected_index` from then on.

    Examples
    --------
    >>> from shidian.assessment.composite.values import values_of
    >>> from shidian.assessment.policy import Branch, Goalpost, Outliers
    >>> tree = Branch("level", 1, children=(Branch("rate", 0.5), Branch("land", 0.5)))
    >>> posts = {"rate": Goalpost(20, 100), "land": Goalpost(80, 150)}
    >>> level = Level(tree, posts, 0.6667, 0.6667, 0.2, Outliers(2, 3.5, 5), 0.92, -0.3)
    >>> values = values_of({"A": {"rate": 60, "land": 115}, "B": {"rate": 80, "land": 80}})
    >>> up_down = {"rate": Direction.UP, "land": Direction.DOWN}
    >>> level_index(values, level, up_down).scores.tolist()
    [50.0, 87.5]
    """
    known = [code for code in level.tree.indicators if code in values.indicators]
    return selected_index(selected(values.only(known), level.coverage), level, directions)


def selected_index(
    selection: Selection, level: Level, directions: Mapping[str, Direction]
) -> LevelIndex:
    """The same for a selection of indicators that was made before."""
    kept = selection.kept
    normalized = _normalized(kept, level, directions)
    index = index_of(normalized, level.tree, level)
    notes = [Note(Remark.TOO_FEW, code) for code in selection.dropped]
    notes += [note for note in index.notes if note.code not in selection.dropped]
    notes += _marked(Remark.SAME, kept, constant(kept.numbers))
    notes += _marked(Remark.SKEWED, kept, _skewed(kept, level.outliers))
    notes += _marked(Remark.IMPUTED, kept, np.any(kept.imputed, axis=0, keepdims=True)[0])
    return LevelIndex(index, normalized, selection.dropped, tuple(notes))


def _skewed(values: Values, rule: Outliers) -> Flags:
    """Which columns have outliers; they are told, not treated, since goalposts cut them off."""
    limits = rule.skewness, rule.kurtosis, rule.points
    return np.array([treat(column, *limits).how != "none" for column in values.numbers.T])


def _marked(remark: Remark, values: Values, flags: Flags) -> list[Note]:
    return [Note(remark, code) for code, flag in zip(values.indicators, flags, strict=True) if flag]


def _normalized(values: Values, level: Level, directions: Mapping[str, Direction]) -> Values:
    faults = [
        Fault("composite_direction", indicator=code, found=directions.get(code, Direction.NONE))
        for code in values.indicators
        if directions.get(code) not in _SIGNS
    ]
    if faults:
        raise DataError(faults)
    posts = [level.goalposts[code] for code in values.indicators]
    scores = by_goalposts(
        values.numbers,
        np.array([post.low for post in posts]),
        np.array([post.high for post in posts]),
        np.array([_SIGNS[directions[code]] for code in values.indicators]),
    )
    return Values(values.units, values.indicators, scores, values.imputed)
