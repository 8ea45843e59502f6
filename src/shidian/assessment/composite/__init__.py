"""The composite level index: how high a place stands, apart from how far it kept its promise.

A table of values is selected, its sizes taken out, gaps imputed and flagged, outliers tamed;
indicators are put on one scale by fixed goalposts, weighted and brought together up a tree.
Next to it stand the diagnoses: coherence, coupling, obstacles and quadrants. It serves
五（二） of the programme document; every constant comes from the policy.
"""

from shidian.assessment.composite.aggregation import (
    METHODS,
    Method,
    arithmetic,
    generalized,
    geometric,
    unweighted,
    weighted,
)
from shidian.assessment.composite.classes import ranks_within
from shidian.assessment.composite.coherence import Coherence, Pair, coherence
from shidian.assessment.composite.copeland import copeland
from shidian.assessment.composite.coupling import (
    Coordination,
    Stage,
    coordination,
    coordination_grade,
    coupling,
    coupling_stage,
    wang_coupling,
)
from shidian.assessment.composite.critic import critic_weights
from shidian.assessment.composite.denominators import divided
from shidian.assessment.composite.entropy import Entropy, entropy_weights
from shidian.assessment.composite.hierarchy import Index, Node, index_of, overall_weights
from shidian.assessment.composite.imputation import with_group_means
from shidian.assessment.composite.level_index import LevelIndex, level_index, selected_index
from shidian.assessment.composite.normalization import (
    by_band,
    by_goalposts,
    by_range,
    by_rank,
    by_zscore,
    constant,
    sample_distance,
)
from shidian.assessment.composite.notes import Note, Remark
from shidian.assessment.composite.obstacles import main_obstacles, obstacle_degree, shortfall
from shidian.assessment.composite.outliers import Treatment, treat
from shidian.assessment.composite.pca import component_weights
from shidian.assessment.composite.quadrants import Quadrant, quadrant
from shidian.assessment.composite.topsis import Closeness, topsis
from shidian.assessment.composite.values import Selection, Values, selected, values_of
from shidian.assessment.composite.weighting import weighed
from shidian.assessment.composite.weights import budget, checked, concentration, equal, guarded

__all__ = [
    "METHODS",
    "Closeness",
    "Coherence",
    "Coordination",
    "Entropy",
    "Index",
    "LevelIndex",
    "Method",
    "Node",
    "Note",
    "Pair",
    "Quadrant",
    "Remark",
    "Selection",
    "Stage",
    "Treatment",
    "Values",
    "arithmetic",
    "budget",
    "by_band",
    "by_goalposts",
    "by_range",
    "by_rank",
    "by_zscore",
    "checked",
    "coherence",
    "component_weights",
    "concentration",
    "constant",
    "coordination",
    "coordination_grade",
    "copeland",
    "coupling",
    "coupling_stage",
    "critic_weights",
    "divided",
    "entropy_weights",
    "equal",
    "generalized",
    "geometric",
    "guarded",
    "index_of",
    "level_index",
    "main_obstacles",
    "obstacle_degree",
    "overall_weights",
    "quadrant",
    "ranks_within",
    "sample_distance",
    "selected",
    "selected_index",
    "shortfall",
    "topsis",
    "treat",
    "unweighted",
    "values_of",
    "wang_coupling",
    "weighed",
    "weighted",
    "with_group_means",
]
