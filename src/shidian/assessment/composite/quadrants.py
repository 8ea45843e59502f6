"""Progress against level: “how far along its own promise” and “how high” kept apart."""

from enum import Enum
from math import isnan

from shidian.core import Bilingual


class Quadrant(Enum):
    """Where a place stands by both indices."""

    LEADING = Bilingual("水平高、进度快", "high level, good progress")
    CATCHING_UP = Bilingual("水平低、进度快", "low level, good progress")
    SLOWING = Bilingual("水平高、进度慢", "high level, poor progress")
    LAGGING = Bilingual("水平低、进度慢", "low level, poor progress")


def quadrant(
    progress: float | None, level: float | None, progress_line: float, level_line: float
) -> Quadrant | None:
    """The quadrant of a place; a value on a line counts as above it.

    Parameters
    ----------
    progress, level : float or None
        Progress index and level index, 0 to 100.
    progress_line, level_line : float
        Where the quadrants meet, such as the score of being on track, or a median.

    Returns
    -------
    Quadrant or None
        None if either index has no value.

    Examples
    --------
    >>> quadrant(92, 48.5, 90, 60).value.en
    'low level, good progress'
    >>> quadrant(92, None, 90, 60)
    """
    if progress is None or level is None or isnan(progress) or isnan(level):
        return None
    fast, high = progress >= progress_line, level >= level_line
    if fast:
        return Quadrant.LEADING if high else Quadrant.CATCHING_UP
    return Quadrant.SLOWING if high else Quadrant.LAGGING
