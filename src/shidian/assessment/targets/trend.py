"""Where a series leads if it goes on as it went: the probability of reaching a target."""

from dataclasses import dataclass

import numpy as np

from shidian.assessment.targets.batch import Floats
from shidian.assessment.targets.pace import normal_probability

FEWEST = 3


@dataclass(frozen=True)
class Forecast:
    """The value expected in the target's year and its standard error, on the path's scale."""

    value: float
    error: float


def forecast(years: Floats, values: Floats, goal_year: float, deviation: float) -> Forecast:
    """Go on from the last value with a slope in which recent years weigh more.

    The weights are ``j / n`` for the j-th of n years; the error is that of the slope, carried to
    the target's year, and that of the measurement (assessment.md, 3.4). A few years on a line are
    no proof of a line: the residuals count as no smaller than the error of measurement.

    Parameters
    ----------
    years, values : array
        At least three, oldest first; `values` on the scale of the path.
    deviation : float
        Standard deviation of the last value on that scale.

    Examples
    --------
    >>> made = forecast(np.array([2013.0, 2014, 2015]), np.array([50.0, 51, 52]), 2020, 0.5)
    >>> Forecast(made.value, round(made.error, 3))
    Forecast(value=57.0, error=2.424)
    """
    weights = np.arange(1, len(years) + 1) / len(years)
    centred = years - np.average(years, weights=weights)
    spread = float(weights @ centred**2)
    middle = np.average(values, weights=weights)
    slope = float(weights @ (centred * (values - middle))) / spread
    rest = values - middle - slope * centred
    residual = max(float(weights @ rest**2) / (len(years) - 2), deviation**2)
    ahead = goal_year - float(years[-1])
    return Forecast(
        float(values[-1]) + slope * ahead,
        float(np.hypot((residual / spread) ** 0.5 * ahead, deviation)),
    )


def chance(expected: Forecast, goal: float, sign: int, tolerance: float) -> float:
    """Probability that the forecast reaches the goal, within the tolerance."""
    lead = sign * (expected.value - goal) + tolerance
    if expected.error == 0:
        return 1.0 if lead >= 0 else 0.0
    return float(normal_probability(np.array(lead / expected.error)))


def chance_by_class(
    value: float, changes: Floats, years: float, goal: float, sign: int, tolerance: float
) -> float:
    """Share of the yearly changes seen in a class with which the goal would be reached."""
    return float(np.mean(sign * (value + changes * years - goal) >= -tolerance))


def limit_of_change(changes: Floats, sign: int, percentile: float) -> float:
    """The yearly change for the better that hardly any place of a class ever made."""
    return float(np.percentile(sign * changes, percentile))
