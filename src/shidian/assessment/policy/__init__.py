"""Policies: every constant by which pilots are assessed, read from a versioned file.

Tolerances, measurement errors, bounds of pace, weights and goalposts of the level index, blocks,
grades, caps, vetoes and the ladder stand in one YAML file of the programme's package, with its
source and confidence. It serves 五（二） of the programme document; nothing of it is in code.
"""

from shidian.assessment.policy.level import (
    Aggregation,
    Branch,
    Goalpost,
    Imputation,
    Level,
    Outliers,
    Weighting,
)
from shidian.assessment.policy.policy import (
    Policy,
    PolicyFile,
    Robustness,
    policies_of,
    policy_file,
    policy_in_force,
    policy_of,
    read_policy,
)
from shidian.assessment.policy.progress import (
    Aspiration,
    Carried,
    Documents,
    Errors,
    Pace,
    Paths,
    Score,
    Tolerance,
    Transform,
)
from shidian.assessment.policy.rating import (
    Block,
    Caps,
    Filing,
    Grade,
    Ladder,
    Late,
    Rating,
    Rise,
    Veto,
)
from shidian.assessment.policy.weighting import compared, weighting_faults

__all__ = [
    "Aggregation",
    "Aspiration",
    "Block",
    "Branch",
    "Caps",
    "Carried",
    "Documents",
    "Errors",
    "Filing",
    "Goalpost",
    "Grade",
    "Imputation",
    "Ladder",
    "Late",
    "Level",
    "Outliers",
    "Pace",
    "Paths",
    "Policy",
    "PolicyFile",
    "Rating",
    "Rise",
    "Robustness",
    "Score",
    "Tolerance",
    "Transform",
    "Veto",
    "Weighting",
    "compared",
    "policies_of",
    "policy_file",
    "policy_in_force",
    "policy_of",
    "read_policy",
    "weighting_faults",
]
