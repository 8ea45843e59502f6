"""Robustness: how far ranks and grades of an index depend on choices that could be otherwise.

Weights, their method, scales, means, goalposts, imputed values, errors of measurement, tolerance,
paths and single indicators are varied at once in many draws, each a function of seed and number.
What comes out are ranges of rank within the class, the probability of each grade, which factor
matters (Sobol), and what would change a grade. It serves 五（二）监测评估 of the programme
document: nobody is warned or removed for a difference that is not there.
"""

from shidian.assessment.robustness.analysis import (
    FactorIndices,
    Shaken,
    factor_indices,
    robustness,
    usual_factors,
)
from shidian.assessment.robustness.draws import drawn
from shidian.assessment.robustness.factors import (
    AggregationMethod,
    Alternatives,
    DirichletWeights,
    Factor,
    GoalpostShift,
    LeaveOneOut,
    MeasurementError,
    Normalization,
    Scale,
    UniformWeights,
    WeightingMethod,
    check_factors,
    names_of,
)
from shidian.assessment.robustness.flips import Flips, grade_flips, rank_flips
from shidian.assessment.robustness.intervals import (
    Intervals,
    grade_probabilities,
    indistinct,
    intervals,
)
from shidian.assessment.robustness.model import Model, level_model, score_model
from shidian.assessment.robustness.parameters import Parameters, nominal, table_of
from shidian.assessment.robustness.ranks import ranks
from shidian.assessment.robustness.simulation import simulate
from shidian.assessment.robustness.sobol import Indices, sobol

__all__ = [
    "AggregationMethod",
    "Alternatives",
    "DirichletWeights",
    "Factor",
    "FactorIndices",
    "Flips",
    "GoalpostShift",
    "Indices",
    "Intervals",
    "LeaveOneOut",
    "MeasurementError",
    "Model",
    "Normalization",
    "Parameters",
    "Scale",
    "Shaken",
    "UniformWeights",
    "WeightingMethod",
    "check_factors",
    "drawn",
    "factor_indices",
    "grade_flips",
    "grade_probabilities",
    "indistinct",
    "intervals",
    "level_model",
    "names_of",
    "nominal",
    "rank_flips",
    "ranks",
    "robustness",
    "score_model",
    "simulate",
    "sobol",
    "table_of",
    "usual_factors",
]
