"""Weights from comparisons in pairs, as people make them: the analytic hierarchy process.

It stands below the policy, which checks the matrices that it holds, and below the composite index,
which weighs by them. It serves 五（二） of the programme document.
"""

from shidian.assessment.comparisons.ahp import Comparison, Group, ahp, group
from shidian.assessment.comparisons.conventions import RandomIndex, Solver

__all__ = ["Comparison", "Group", "RandomIndex", "Solver", "ahp", "group"]
