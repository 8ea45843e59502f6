"""From achieved over expected change to points."""

import numpy as np

from shidian.assessment.policy import Pace, Score
from shidian.assessment.targets.batch import Batch, Floats
from shidian.assessment.targets.measures import (
    EXACT,
    attainment,
    expected_share,
    gap_ratio,
    maintained,
)
from shidian.assessment.targets.pace import expected
from shidian.assessment.targets.status import gap_to_path, smallest

FULL = 100.0


def achieved_over_expected(batch: Batch, bounds: Pace) -> Floats:
    """``x = A / E``; by the gap for small changes, by the level for targets to maintain.

    The gap is stretched so that the bound between slightly and far behind falls on the same
    ratio as by pace. NaN where neither can be formed.
    """
    share = expected_share(batch, expected(batch))
    with np.errstate(all="ignore"):
        ratio = attainment(batch) / share
    gap = np.maximum(0.0, gap_ratio(batch, gap_to_path(batch), bounds))
    by_gap = 1 - (1 - bounds.behind) / bounds.slightly * gap
    by_gap = np.where(np.isfinite(batch.base) & batch.unbroken, by_gap, np.nan)
    # A path may begin flat, or dip; and what it expects by now may be too small for a ratio.
    by_gap_only = ~(share * batch.promised >= np.maximum(smallest(batch, bounds), EXACT))
    made = np.where(by_gap_only, by_gap, ratio)
    made = np.where(batch.promised <= 0, maintained(batch, bounds), made)
    return np.where(batch.imputed, np.nan, made)


def points(ratio: Floats, score: Score) -> Floats:
    """Points of a ratio: straight between the corners, 0 below the first, the last above.

    Examples
    --------
    >>> scale = Score(((0, 0), (0.6, 60), (0.95, 90), (1, 100)))
    >>> points(np.array([-0.2, 0.3, 0.6, 0.95, 1.4, np.nan]), scale).tolist()
    [0.0, 30.0, 60.0, 90.0, 100.0, nan]
    """
    ratios, scores = (np.array(column) for column in zip(*score.corners, strict=True))
    if score.step:
        reached = np.searchsorted(ratios, ratio + 1e-9, side="right") - 1
        made = np.where(reached >= 0, scores[np.maximum(reached, 0)], 0.0)
    else:
        made = np.interp(ratio, ratios, scores, left=0.0)
    return np.where(np.isfinite(ratio), made, np.nan)


def points_on_track(bounds: Pace, score: Score) -> float:
    """What a ratio right at the bound of 正常 earns: from there on progress is good."""
    return float(points(np.array([bounds.on_track]), score)[0])
