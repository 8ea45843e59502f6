"""How much of an evaluation rests on data: what comes first on every page of it."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from shidian.assessment import Caveat
from shidian.assessment.evaluation import Evaluation
from shidian.assessment.targets.status import Status
from shidian.core import Bilingual


@dataclass(frozen=True)
class Coverage:
    """Counts of what could be assessed.

    Parameters
    ----------
    targets, assessed, scored : int
        Targets that count in the year; those with a status; those with points.
    pilots, progress, level, graded : int
        All pilots; those with a progress index, a level index, a grade.
    census : int
        Targets whose value stands beyond a census, so that nothing is subtracted across it.
    reasons : sequence of (reason, count)
        Why pilots have no progress index, the most frequent first.
    """

    targets: int
    assessed: int
    scored: int
    pilots: int
    progress: int
    level: int
    graded: int
    census: int
    reasons: Sequence[tuple[Bilingual, int]]


def coverage_of(evaluation: Evaluation) -> Coverage:
    """The coverage of a year's evaluation."""
    pilots = evaluation.pilots.values()
    targets = [one for pilot in pilots for one in pilot.counting]
    withheld = Counter(one.index.withheld for one in pilots if one.index.withheld)
    return Coverage(
        len(targets),
        sum(one.status is not Status.NOT_ASSESSABLE for one in targets),
        sum(one.numbers.points is not None for one in targets),
        len(pilots),
        sum(one.index.points is not None for one in pilots),
        sum(one.level is not None for one in pilots),
        sum(one.grading.grade is not None for one in pilots),
        sum(Caveat.CENSUS in one.result.caveats for one in targets),
        withheld.most_common(5),
    )
