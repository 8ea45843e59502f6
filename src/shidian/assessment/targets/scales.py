"""The scales on which a path runs straight: identity, logit between two bounds, logarithm."""

import numpy as np

from shidian.assessment.policy import Transform
from shidian.assessment.targets.batch import Codes, Floats

IDENTITY, LOGIT, LOG = range(3)
CODES = {Transform.IDENTITY: IDENTITY, Transform.LOGIT: LOGIT, Transform.LOG: LOG}


def scaled(values: Floats, transform: Codes, low: Floats, high: Floats) -> Floats:
    """Values on their scale: ``φ(y)``; NaN where a scale does not have them.

    Examples
    --------
    >>> one = np.array([50.0, 50.0, 50.0])
    >>> kinds = np.array([IDENTITY, LOGIT, LOG], dtype=np.int8)
    >>> scaled(one, kinds, np.zeros(3), np.full(3, 100.0)).round(3).tolist()
    [50.0, 0.0, 3.912]
    """
    with np.errstate(all="ignore"):
        logit = np.log((values - low) / (high - values))
        log = np.log(values)
    made = np.choose(transform, (values, logit, log))
    return np.where(np.isfinite(made), made, np.nan)


def unscaled(scaled_values: Floats, transform: Codes, low: Floats, high: Floats) -> Floats:
    """The values that stand at places of a scale: ``φ⁻¹``."""
    with np.errstate(all="ignore"):
        logit = low + (high - low) / (1 + np.exp(-scaled_values))
        log = np.exp(scaled_values)
    return np.choose(transform, (scaled_values, logit, log))


def stretch(values: Floats, transform: Codes, low: Floats, high: Floats) -> Floats:
    """By how much a small difference grows on the scale: ``φ'(y)``."""
    with np.errstate(all="ignore"):
        logit = (high - low) / ((values - low) * (high - values))
        log = 1 / values
    return np.choose(transform, (np.ones_like(values), logit, log))
