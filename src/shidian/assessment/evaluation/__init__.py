"""A year's evaluation: progress, level, grade and proposals of every pilot under a policy.

It brings the other rooms of assessment together on one snapshot of the register and what people
judged. It realizes the yearly evaluation of 五（二） of the programme document.
"""

from shidian.assessment.evaluation.evaluation import Evaluation, evaluate
from shidian.assessment.evaluation.level_year import LevelYear, level_year
from shidian.assessment.evaluation.one_year import Records
from shidian.assessment.evaluation.pilot_year import PilotYear
from shidian.assessment.evaluation.progress_index import ProgressIndex, current, progress_index
from shidian.assessment.evaluation.ranking import Ranking, index_ranking, indicator_ranking

__all__ = [
    "Evaluation",
    "LevelYear",
    "PilotYear",
    "ProgressIndex",
    "Ranking",
    "Records",
    "current",
    "evaluate",
    "index_ranking",
    "indicator_ranking",
    "level_year",
    "progress_index",
]
