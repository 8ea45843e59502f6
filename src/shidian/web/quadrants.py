"""The chart of progress against level: a drawing that the server makes."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

import numpy as np

from shidian.assessment.composite import Quadrant
from shidian.assessment.evaluation import Evaluation, PilotYear
from shidian.assessment.targets.points import points_on_track
from shidian.web.charts import MOST_MARKS

LEFT, TOP, SIDE, HEIGHT = 34, 10, 400, 320
WHOLE = 100
NAMED = 14  # no more names than these find room


@dataclass(frozen=True)
class Mark:
    """A pilot in the chart."""

    of: PilotYear
    quadrant: Quadrant
    x: float
    y: float


@dataclass(frozen=True)
class Chart:
    """Marks, the two lines where the quadrants meet, and the ends of both axes.

    `named` where each mark has room for its name, `many` where the marks have none for themselves.
    """

    marks: Sequence[Mark]
    line_x: float
    line_y: float
    on_track: float
    middle: float
    low: float
    high: float
    counts: Sequence[tuple[Quadrant, int]]
    named: bool
    many: bool
    left: int = LEFT
    top: int = TOP
    side: int = SIDE
    height: int = HEIGHT


def drawn(evaluation: Evaluation, pilots: Sequence[PilotYear]) -> Chart | None:
    """The chart of these pilots; None where none has both indices.

    Levels are high from the median of all pilots on, whichever of them are shown.
    """
    policy = evaluation.policy
    levels = [one.level for one in evaluation.pilots.values() if one.level is not None]
    both = [one for one in pilots if one.level is not None and one.index.points is not None]
    if not both:
        return None
    middle = median(levels)
    on_track = points_on_track(policy.pace, policy.score)
    low, high = np.floor(min(levels) / 10) * 10, np.ceil(max(levels) / 10) * 10

    def y(level: float) -> float:
        return float(TOP + HEIGHT * (1 - (level - low) / (high - low or 1)))

    marks = [
        Mark(
            one,
            quadrant,
            LEFT + SIDE * (one.index.points or 0) / WHOLE,
            y(one.level or 0),
        )
        for one in both
        if (quadrant := one.quadrant(policy, middle))
    ]
    found = [mark.quadrant for mark in marks]
    return Chart(
        marks,
        LEFT + SIDE * on_track / WHOLE,
        y(middle),
        on_track,
        middle,
        float(low),
        float(high),
        [(quadrant, found.count(quadrant)) for quadrant in Quadrant],
        len(marks) <= NAMED,
        len(marks) > MOST_MARKS,
    )
