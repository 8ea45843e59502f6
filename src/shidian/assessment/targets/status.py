"""Where a target stands: one status each, by the bounds and guards of the policy."""

from enum import IntEnum

import numpy as np

from shidian.assessment.policy import Pace
from shidian.assessment.targets.batch import Batch, Codes, Floats, Truths
from shidian.assessment.targets.measures import (
    EXACT,
    attainment,
    gap_ratio,
    is_met,
    maintained,
)
from shidian.assessment.targets.pace import expected, off_pace, pace
from shidian.core import Bilingual


class Status(IntEnum):
    """What can be said of a target: on its way, or when it is due."""

    NOT_ASSESSABLE = 0
    REACHED = 1
    NORMAL = 2
    SLIGHTLY_BEHIND = 3
    FAR_BEHIND = 4
    BACKWARD = 5
    MET = 6
    NEARLY_MET = 7
    NOT_MET = 8
    ASPIRATION_MET = 9
    ASPIRATION_NOT_MET = 10

    @property
    def code(self) -> str:
        """The status in lower case, for tables and addresses."""
        return self.name.lower()

    @property
    def symbol(self) -> str:
        """A mark that tells statuses apart without colour."""
        return _SAID[self][0]

    @property
    def text(self) -> Bilingual:
        """The status in words."""
        return _SAID[self][1]

    @property
    def severe(self) -> bool:
        """Whether it is far behind its pace, or goes the wrong way."""
        return self in (Status.FAR_BEHIND, Status.BACKWARD)


_SAID = {
    Status.NOT_ASSESSABLE: ("○", Bilingual("无法评估", "not assessable")),
    Status.REACHED: ("●", Bilingual("已达标", "reached early")),
    Status.NORMAL: ("▲", Bilingual("正常", "on pace")),
    Status.SLIGHTLY_BEHIND: ("◆", Bilingual("略滞后", "slightly behind")),
    Status.FAR_BEHIND: ("▼", Bilingual("严重滞后", "far behind")),
    Status.BACKWARD: ("✕", Bilingual("倒退", "going backward")),
    Status.MET: ("●", Bilingual("达标", "met")),
    Status.NEARLY_MET: ("◐", Bilingual("基本达标", "nearly met")),
    Status.NOT_MET: ("▼", Bilingual("未达标", "not met")),
    Status.ASPIRATION_MET: ("●", Bilingual("力争目标达到", "aspiration met")),
    Status.ASPIRATION_NOT_MET: ("◇", Bilingual("力争目标未达到", "aspiration not met")),
}


def statuses(batch: Batch, bounds: Pace) -> Codes:
    """The status of every target in the year of its value."""
    return np.where(batch.due, _when_due(batch, bounds), _on_the_way(batch, bounds))


def _when_due(batch: Batch, bounds: Pace) -> Codes:
    made = np.fmax(attainment(batch), maintained(batch, bounds))
    nearly = made >= bounds.nearly - EXACT
    hard = _first(
        (is_met(batch), Status.MET),
        (nearly, Status.NEARLY_MET),
        (np.ones_like(nearly), Status.NOT_MET),
    )
    soft = np.where(is_met(batch), Status.ASPIRATION_MET, Status.ASPIRATION_NOT_MET)
    known = np.isfinite(batch.value) & ~batch.imputed  # an imputed value decides nothing
    return np.where(known, np.where(batch.aspiration, soft, hard), Status.NOT_ASSESSABLE)


def _on_the_way(batch: Batch, bounds: Pace) -> Codes:
    made = np.where(has_ratio(batch, bounds), _by_pace(batch, bounds), _by_gap(batch, bounds))
    made = _early(batch, bounds, made)
    made = np.where(batch.aspiration, np.minimum(made, Status.SLIGHTLY_BEHIND), made)
    made = np.where(
        np.isfinite(gap_to_path(batch)) & batch.leg_unbroken, made, Status.NOT_ASSESSABLE
    )
    made = np.where(is_met(batch), Status.REACHED, made)
    return np.where(batch.imputed, Status.NOT_ASSESSABLE, made)


def has_ratio(batch: Batch, bounds: Pace) -> Truths:
    """Whether a pace can be formed: what is required is no small change, nor is the rest of it.

    A leg that begins just below its checkpoint requires next to nothing; a ratio to that would
    call any noise a pace.
    """
    left = batch.sign * (batch.leg_to - batch.start)
    large = ~small_change(batch, bounds) & (left >= smallest(batch, bounds))
    return np.isfinite(pace(batch)) & large


def small_change(batch: Batch, bounds: Pace) -> Truths:
    """Changes too small for a ratio: at 0.1 points an observed 0.05 would be half the way."""
    return batch.promised < smallest(batch, bounds)


def smallest(batch: Batch, bounds: Pace) -> Floats:
    """The smallest change that a ratio can be formed to: ``δ = max(2u, 2√2 σ)``."""
    noise = np.sqrt(2.0) * batch.goal_deviation
    digits = bounds.small_digits * batch.last_place
    smallest: Floats = np.maximum(digits, bounds.small_deviations * noise)
    return smallest


def _by_pace(batch: Batch, bounds: Pace) -> Codes:
    ratio = pace(batch)
    near = _near(batch)
    unsure = off_pace(batch, bounds.on_track) < bounds.certainty
    fall = batch.sign * (batch.seen - batch.value)
    return _first(
        ((ratio >= bounds.on_track - EXACT) | near | unsure, Status.NORMAL),
        (ratio >= bounds.behind - EXACT, Status.SLIGHTLY_BEHIND),
        ((ratio < -EXACT) & (fall > 2 * batch.noise), Status.BACKWARD),
        (np.ones_like(near), Status.FAR_BEHIND),
    )


def _by_gap(batch: Batch, bounds: Pace) -> Codes:
    ratio = gap_ratio(batch, gap_to_path(batch), bounds)
    return _first(
        ((ratio <= EXACT) | _near(batch), Status.NORMAL),
        (ratio <= bounds.slightly + EXACT, Status.SLIGHTLY_BEHIND),
        (np.ones_like(batch.imputed), Status.FAR_BEHIND),
    )


def _near(batch: Batch) -> Truths:
    """Whether the gap to the path is within the tolerance, or the noise of measurement."""
    return gap_to_path(batch) <= np.maximum(batch.tolerance, batch.noise)


def _early(batch: Batch, bounds: Pace, made: Codes) -> Codes:
    """In the first part of the time nothing is far behind, unless the gap is beyond noise."""
    with np.errstate(all="ignore"):
        over = (batch.year - batch.base_year) / (batch.goal_year - batch.base_year)
    spared = (over < bounds.early) & ~(gap_to_path(batch) > 2 * batch.noise)
    return np.where(spared, np.minimum(made, Status.SLIGHTLY_BEHIND), made)


def gap_to_path(batch: Batch) -> Floats:
    """How far the value is short of the path, in its unit; negative where it is ahead."""
    return batch.sign * (expected(batch) - batch.value)


def _first(*rules: tuple[Truths, Status]) -> Codes:
    """The status of the first rule that holds."""
    return np.select(
        [holds for holds, _ in rules], [np.int8(status) for _, status in rules]
    ).astype(np.int8)
