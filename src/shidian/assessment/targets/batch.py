"""Targets and what was measured, as columns: what the formulas of pace and status work on."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Truths = NDArray[np.bool_]
Codes = NDArray[np.int8]


@dataclass(frozen=True)
class Batch:
    """Targets in columns of one length; NaN stands for “no value”.

    Parameters
    ----------
    sign : array
        1 where more is better, -1 where less is.
    goal, goal_year, tolerance, last_place : arrays
        The target, its year, how far it may be missed, the value of its last printed digit.
    size : array
        The target as printed, without sign: the scale of a gap. A band has its distance as
        `goal`, and its nearer end here.
    base, base_year : arrays
    leg_from, leg_from_year, leg_to, leg_to_year : arrays
        The promised path between the checkpoints around `year`.
    start, start_deviation : arrays
        What was observed at the beginning of that leg, else what was promised.
    seen : array
        The value last observed before: at the beginning of the leg, else the baseline.
    value, deviation, year : arrays
        What was observed, its standard deviation, and when.
    goal_deviation : array
        Standard deviation of a value as high as the target: whether a change is small is a
        property of the promise, not of what came of it.
    transform : array
        0 identity, 1 logit, 2 log; `low` and `high` are the bounds of the logit.
    aspiration, imputed : arrays
    unbroken, leg_unbroken : arrays
        Whether baseline and value, start of the leg and value, are of one series.
    """

    sign: Floats
    goal: Floats
    goal_year: Floats
    tolerance: Floats
    last_place: Floats
    size: Floats
    base: Floats
    base_year: Floats
    leg_from: Floats
    leg_from_year: Floats
    leg_to: Floats
    leg_to_year: Floats
    start: Floats
    start_deviation: Floats
    seen: Floats
    value: Floats
    deviation: Floats
    goal_deviation: Floats
    year: Floats
    transform: Codes
    low: Floats
    high: Floats
    aspiration: Truths
    imputed: Truths
    unbroken: Truths
    leg_unbroken: Truths

    @property
    def promised(self) -> Floats:
        """The change promised, towards the better: ``s (y* - y0)``."""
        return self.sign * (self.goal - self.base)

    @property
    def due(self) -> Truths:
        """Whether the target is due, or past, in the year of the value."""
        return self.year >= self.goal_year

    @property
    def noise(self) -> Floats:
        """Standard deviation of a difference of two such values: ``σ √2``."""
        noise: Floats = np.sqrt(2.0) * self.deviation
        return noise

    def row(self, at: int) -> "Batch":
        """A batch of one target of this one."""
        return Batch(
            **{field.name: getattr(self, field.name)[at : at + 1] for field in fields(self)}
        )


def columns(rows: Sequence[Mapping[str, float | bool | int]]) -> Batch:
    """A batch from one mapping a target.

    Examples
    --------
    >>> columns([]).goal.shape
    (0,)
    """
    made: dict[str, Any] = {}
    for field in fields(Batch):
        kind = _KINDS.get(field.name, np.float64)
        made[field.name] = np.array([row[field.name] for row in rows], dtype=kind)
    return Batch(**made)


_TRUTHS = ("aspiration", "imputed", "unbroken", "leg_unbroken")
_KINDS: Mapping[str, Any] = {"transform": np.int8} | dict.fromkeys(_TRUTHS, np.bool_)
