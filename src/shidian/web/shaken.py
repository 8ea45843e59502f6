"""How sure ranks and grades are, computed once for each state of the register."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np

from shidian.assessment.composite import Values
from shidian.assessment.evaluation import (
    Evaluation,
    Ranking,
    Records,
    index_ranking,
    indicator_ranking,
)
from shidian.assessment.policy import Branch, Goalpost, Policy
from shidian.assessment.robustness import (
    FactorIndices,
    factor_indices,
    grade_flips,
    score_model,
    usual_factors,
)
from shidian.core import Bilingual, UsageError
from shidian.store.evaluations import State, evaluated, state

RUNS = 1024  # base samples of Sobol's indices: the index is computed this often for each factor
WHOLE = 100.0


@dataclass(frozen=True)
class Flip:
    """The smallest moves that change a pilot's grade; None where there is none.

    Parameters
    ----------
    weight, points : float or None
        Relative move of a block's weight; move of a block's score in points of a hundred.
    weight_of, points_of : Bilingual or None
        Which block.
    """

    weight: float | None
    weight_of: Bilingual | None
    points: float | None
    points_of: Bilingual | None


@dataclass(frozen=True, eq=False)
class Analysis:
    """Everything the page of robustness shows.

    Parameters
    ----------
    ranking : Ranking or None
        Of the level index, or of the core indicator where that is withheld; None where too few
        pilots have a value of either.
    withheld : Bilingual or None
        Why it is not of the level index.
    sobol : FactorIndices or None
        Of the level index, on ranks.
    flips : mapping of Flip
        By pilot, of those that have a total.
    """

    ranking: Ranking | None
    withheld: Bilingual | None
    sobol: FactorIndices | None
    flips: Mapping[str, Flip]


def shaken(year: int) -> Analysis:
    """The analysis of a year, under the policy in force."""
    return _shaken(state(), year)


@lru_cache(maxsize=8)
def _shaken(_: State, year: int) -> Analysis:
    records, _policy, evaluation = evaluated(year)
    ranking = index_ranking(evaluation, records)
    sobol = _sobol(ranking, evaluation.policy) if ranking else None
    if ranking is None:
        ranking = _of_core(evaluation, records)
    return Analysis(ranking, evaluation.level.withheld, sobol, _flips(evaluation))


def _of_core(evaluation: Evaluation, records: Records) -> Ranking | None:
    try:
        return indicator_ranking(evaluation, records, evaluation.policy.rating.core[0])
    except UsageError:  # fewer than two pilots have a value of that year
        return None


def _sobol(ranking: Ranking, policy: Policy) -> FactorIndices:
    factors = usual_factors(ranking.model, policy.robustness)
    return factor_indices(ranking.model, factors, None, RUNS, policy.robustness.seed)


def _flips(evaluation: Evaluation) -> Mapping[str, Flip]:
    """What would change the grade by the total: weights and scores of the blocks."""
    rating, level = evaluation.policy.rating, evaluation.policy.level
    having = [one for one in evaluation.pilots.values() if one.total.points is not None]
    if not having:
        return {}
    codes = tuple(block.code for block in rating.blocks)
    sizes = np.array([block.points for block in rating.blocks])
    made = np.array(
        [
            [np.nan if score.points is None else score.points for score in one.total.scores]
            for one in having
        ]
    )
    units = tuple(one.pilot.no for one in having)
    scores = Values(units, codes, made / sizes * WHOLE, np.zeros(made.shape, dtype=bool))
    tree = Branch(
        "total", 1, children=tuple(Branch(b.code, b.points / WHOLE) for b in rating.blocks)
    )
    present = 1 - rating.withheld
    own = replace(
        level,
        tree=tree,
        goalposts=dict.fromkeys(codes, Goalpost(0, WHOLE)),
        present=present,
        withheld=rating.withheld,
    )
    found = grade_flips(score_model(scores, own, dict.fromkeys(units)), rating)
    names = {f"total/{block.code}": block.name for block in rating.blocks}
    return {
        unit: Flip(
            _known(found.weights[at]),
            names.get(found.weight_paths[at]),
            _known(found.scores[at]),
            names.get(found.score_paths[at]),
        )
        for at, unit in enumerate(units)
    }


def _known(value: float) -> float | None:
    return None if np.isnan(value) else float(value)
