"""How fast a pilot goes, against how fast its own path requires it to go."""

from math import erf

import numpy as np

from shidian.assessment.targets.batch import Batch, Floats
from shidian.assessment.targets.scales import scaled, stretch, unscaled

_erf = np.frompyfunc(erf, 1, 1)


def normal_probability(z: Floats) -> Floats:
    """The standard normal distribution function.

    Examples
    --------
    >>> normal_probability(np.array([0.0, 1.0, -1.0])).round(4).tolist()
    [0.5, 0.8413, 0.1587]
    """
    made: Floats = 0.5 * (1 + np.asarray(_erf(z / np.sqrt(2.0)), dtype=np.float64))
    return made


def expected(batch: Batch) -> Floats:
    """The value that the promised path has in the year of the observation: ``p_t``.

    It runs straight on its scale between the checkpoints around that year. When a target is
    due, or was satisfied from the beginning, it is the target.
    """
    bounds = batch.transform, batch.low, batch.high
    first, last = scaled(batch.leg_from, *bounds), scaled(batch.leg_to, *bounds)
    made = unscaled(first + (last - first) * _elapsed(batch), *bounds)
    return np.where(batch.due | (batch.promised <= 0), batch.goal, made)


def pace(batch: Batch) -> Floats:
    """Achieved over required pace on the current leg: ``R_t``; NaN where nothing is required.

    Counted from what was observed at the beginning of the leg, so that a lead or a delay of the
    leg before does not count twice. A value carried forward is no evidence of any pace.
    """
    bounds = batch.transform, batch.low, batch.high
    start = scaled(batch.start, *bounds)
    required = scaled(batch.leg_to, *bounds) - start
    made = scaled(batch.value, *bounds) - start
    with np.errstate(all="ignore"):
        ratio = made / required / _elapsed(batch)
    known = (batch.sign * required > 0) & batch.leg_unbroken & ~batch.imputed
    return np.where(known, ratio, np.nan)


def off_pace(batch: Batch, ratio: float) -> Floats:
    """Probability that the true pace is below a ratio, given the errors of measurement.

    The bar is the value that has this ratio, ``φ(x) = (1 - r f) φ(a) + r f φ(b)``, where `f` is
    the share of the leg that is over; its error is that of the start (assessment.md, finding 3).
    All is counted in the unit of the target: near a bound of the logit an error in the value
    would grow without end, and excuse any fall.
    """
    bounds = batch.transform, batch.low, batch.high
    share = ratio * _elapsed(batch)
    start, end = scaled(batch.start, *bounds), scaled(batch.leg_to, *bounds)
    bar = unscaled((1 - share) * start + share * end, *bounds)
    lead = batch.sign * (batch.value - bar)
    with np.errstate(all="ignore"):
        passed_on = (1 - share) * stretch(batch.start, *bounds) / stretch(bar, *bounds)
        deviation = np.hypot(batch.deviation, passed_on * batch.start_deviation)
        known = normal_probability(-lead / deviation)
    return np.where(deviation > 0, known, np.where(lead < 0, 1.0, 0.0))


def catch_up(batch: Batch) -> Floats:
    """Pace still needed over the pace planned: ``C_t``.

    NaN when due, where none was planned, and from a value carried forward.
    """
    bounds = batch.transform, batch.low, batch.high
    goal = scaled(batch.goal, *bounds)
    with np.errstate(all="ignore"):
        needed = (goal - scaled(batch.value, *bounds)) / (batch.goal_year - batch.year)
        planned = (goal - scaled(batch.base, *bounds)) / (batch.goal_year - batch.base_year)
        ratio = needed / planned
    known = ~batch.due & batch.unbroken & ~batch.imputed & (batch.promised > 0)
    return np.where(known & np.isfinite(ratio), ratio, np.nan)


def _elapsed(batch: Batch) -> Floats:
    """Share of the current leg that is over: ``f``."""
    with np.errstate(all="ignore"):
        return (batch.year - batch.leg_from_year) / (batch.leg_to_year - batch.leg_from_year)
