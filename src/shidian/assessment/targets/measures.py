"""Attainment: how much of the promised change was made, and whether the level is reached."""

import numpy as np

from shidian.assessment.policy import Pace
from shidian.assessment.targets.batch import Batch, Floats, Truths

EXACT = 1e-9
"""Differences below this come from the arithmetic of floats, not from figures."""


def is_met(batch: Batch) -> Truths:
    """Whether the level is reached, within the tolerance: ``s (y - y*) >= -τ``."""
    return batch.sign * (batch.value - batch.goal) >= -batch.tolerance - EXACT


def level_completion(batch: Batch) -> Floats:
    """The level over the target, ``y / y*``; NaN for a target of zero."""
    with np.errstate(all="ignore"):
        return np.where(batch.goal != 0, batch.value / batch.goal, np.nan)


def attainment(batch: Batch) -> Floats:
    """Share of the promised change that was made: ``A = s (y - y0) / D``; never clamped.

    NaN without a baseline, across a break of the series, and where no change was promised.
    """
    with np.errstate(all="ignore"):
        ratio = batch.sign * (batch.value - batch.base) / batch.promised
    return np.where((batch.promised > 0) & batch.unbroken, ratio, np.nan)


def expected_share(batch: Batch, expected: Floats) -> Floats:
    """Share of the promised change that the path expects by now: ``E = s (p - y0) / D``."""
    with np.errstate(all="ignore"):
        return np.where(
            batch.promised > 0, batch.sign * (expected - batch.base) / batch.promised, np.nan
        )


def scale_of_gap(batch: Batch, bounds: Pace) -> Floats:
    """What a gap is measured by where a ratio cannot be formed: ``h``, in the target's unit."""
    return np.maximum(bounds.maintain_share * batch.size, bounds.maintain_digits * batch.last_place)


def gap_ratio(batch: Batch, gap: Floats, bounds: Pace) -> Floats:
    """A gap in parts of its scale: ``g = s (p - y) / h``."""
    with np.errstate(all="ignore"):
        return gap / scale_of_gap(batch, bounds)


def maintained(batch: Batch, bounds: Pace) -> Floats:
    """Attainment of a target that its baseline already satisfied: 1, or less by the gap.

    The baseline promised no change, so that what counts is the level: ``1 - s (y* - y) / h``,
    at least 0; NaN for targets that promise a change.
    """
    short = gap_ratio(batch, batch.sign * (batch.goal - batch.value), bounds)
    made = np.where(is_met(batch), 1.0, np.maximum(0.0, 1 - short))
    return np.where((batch.promised <= 0) & batch.unbroken, made, np.nan)
