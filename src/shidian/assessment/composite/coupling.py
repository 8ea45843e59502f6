"""Coupling coordination, 耦合协调度: do subsystems develop together? A diagnosis, no rating.

It depends on the scale of its inputs (Wang et al. 2021, 自然资源学报 36(3): 793). Inputs are
shares of 0 to 1, such as scores / 100. A subsystem at 0 gives 0; nothing is added to avoid it.
"""

from enum import Enum

import numpy as np

from shidian.assessment.composite.normalization import extremes
from shidian.assessment.composite.values import Numbers
from shidian.core import Bilingual, DataError, Fault


class Stage(Enum):
    """Bands of the coupling degree C (地理学报 76(4): 781, table 1)."""

    LOW = Bilingual("低水平耦合", "low coupling")
    ANTAGONISTIC = Bilingual("拮抗", "antagonistic")
    BREAKING_IN = Bilingual("磨合", "breaking in")
    HIGH = Bilingual("高水平耦合", "high coupling")


class Coordination(Enum):
    """Ten grades of D, in steps of 0.1; a lower bound belongs to its grade."""

    EXTREME_DISORDER = Bilingual("极度失调", "extreme disorder")
    SERIOUS_DISORDER = Bilingual("严重失调", "serious disorder")
    MODERATE_DISORDER = Bilingual("中度失调", "moderate disorder")
    MILD_DISORDER = Bilingual("轻度失调", "mild disorder")
    NEAR_DISORDER = Bilingual("濒临失调", "on the verge of disorder")
    BARE_COORDINATION = Bilingual("勉强协调", "barely coordinated")
    PRIMARY_COORDINATION = Bilingual("初级协调", "primary coordination")
    INTERMEDIATE_COORDINATION = Bilingual("中级协调", "intermediate coordination")
    GOOD_COORDINATION = Bilingual("良好协调", "good coordination")
    QUALITY_COORDINATION = Bilingual("优质协调", "quality coordination")


def coupling(shares: Numbers) -> Numbers:
    """Standard degree, ``C = n (prod u)^(1/n) / sum u``.

    Parameters
    ----------
    shares : array of ... x subsystems
        0 to 1; a gap gives no value.

    Examples
    --------
    >>> coupling(np.array([[0.5, 0.5], [0.9, 0.1], [0.9, 0.0]])).round(6).tolist()
    [1.0, 0.6, 0.0]
    """
    _validate(shares)
    count, total = shares.shape[-1], shares.sum(axis=-1)
    product = np.prod(shares, axis=-1) ** (1 / count)
    return np.asarray(count * product / np.where(total == 0, 1, total))


def wang_coupling(shares: Numbers) -> Numbers:
    """Degree of Wang et al. 2021, spread more evenly over 0 to 1.

    ``C = sqrt((1 - mean |u_i - u_j|) (prod u_i / max u)^(1/(n-1)))``

    Parameters
    ----------
    shares : array of ... x subsystems
        0 to 1, at least two; a gap gives no value.

    Examples
    --------
    >>> wang_coupling(np.array([[0.5, 0.5], [0.9, 0.1], [0.9, 0.0]])).round(6).tolist()
    [1.0, 0.149071, 0.0]
    """
    _validate(shares)
    count, largest = shares.shape[-1], shares.max(axis=-1)
    gaps = np.abs(shares[..., :, None] - shares[..., None, :]).sum(axis=(-2, -1))
    apart = gaps / (count * (count - 1))
    relative = shares / np.where(largest == 0, 1, largest)[..., None]
    return np.asarray(np.sqrt((1 - apart) * np.prod(relative, axis=-1) ** (1 / (count - 1))))


def coordination(degree: Numbers, shares: Numbers, weights: Numbers) -> Numbers:
    """Coordination ``D = sqrt(C T)`` with the level ``T = sum w u``.

    Examples
    --------
    >>> shares = np.array([[0.5, 0.5]])
    >>> coordination(coupling(shares), shares, np.array([0.5, 0.5])).round(4).tolist()
    [0.7071]
    """
    return np.sqrt(degree * (shares @ weights))


def spssau_range(numbers: Numbers) -> Numbers:
    """Columns spread over 0.01 to 0.99, as SPSSAU does first; it hides that a share is 0.

    Examples
    --------
    >>> spssau_range(np.array([[2.0], [3.0], [4.0]])).ravel().tolist()
    [0.01, 0.5, 0.99]
    """
    low, high = extremes(numbers)
    return 0.01 + 0.98 * (numbers - low) / np.where(high > low, high - low, np.nan)


def coordination_grade(degree: float) -> Coordination | None:
    """The grade of D; None without a value.

    Examples
    --------
    >>> coordination_grade(0.3).value.zh, coordination_grade(1.0).value.zh
    ('轻度失调', '优质协调')
    """
    if np.isnan(degree):
        return None
    # a bound missed by rounding errors only is reached
    return list(Coordination)[min(int(round(degree * 10, 12)), 9)]


def coupling_stage(degree: float) -> Stage | None:
    """The band of C, with bounds at 0.3, 0.5 and 0.8 that belong to the lower one.

    Examples
    --------
    >>> coupling_stage(0.3).value.zh, coupling_stage(0.81).value.zh
    ('低水平耦合', '高水平耦合')
    """
    if np.isnan(degree):
        return None
    return list(Stage)[sum(degree > bound for bound in (0.3, 0.5, 0.8))]


def _validate(shares: Numbers) -> None:
    if shares.shape[-1] < 2:
        raise DataError(Fault("composite_coupling_one"))
    outside = shares[(shares < 0) | (shares > 1)]
    if outside.size:
        raise DataError(Fault("composite_coupling_range", found=f"{outside.flat[0]:g}"))
