"""First attainment: what came of each target that has a comparable observed value.

Level completion, baseline-relative attainment (never clamped) and a verdict, each with
the caveats it needs, above all where a census, a boundary change or a reclassification
stands between baseline and observation. It realizes 五（二）监测评估 of the programme
document; pace, composite, rating and elimination are a later room of the same name.
"""

from shidian.assessment.attainment import Attainment, assess
from shidian.assessment.caveat import Caveat
from shidian.assessment.choice import baseline_of, best_value, candidates
from shidian.assessment.measures import attainment, is_met, level_completion, tolerance
from shidian.assessment.outcome import Verdict
from shidian.assessment.path import path_of, required_path
from shidian.assessment.policy import policy_in_force
from shidian.assessment.rating.ladder import Rung
from shidian.assessment.standing import Standing, standing_of
from shidian.assessment.tally import Tally, tally, tally_by_class
from shidian.assessment.targets.status import Status

__all__ = [
    "Attainment",
    "Caveat",
    "Rung",
    "Standing",
    "Status",
    "Tally",
    "Verdict",
    "assess",
    "attainment",
    "baseline_of",
    "best_value",
    "candidates",
    "is_met",
    "level_completion",
    "path_of",
    "policy_in_force",
    "required_path",
    "standing_of",
    "tally",
    "tally_by_class",
    "tolerance",
]
