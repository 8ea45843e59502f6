"""What the draws say of each unit: where its rank lies, and how sure its grade is."""

from collections.abc import Sequence
from dataclasses import dataclass, fields

import numpy as np
from numpy.typing import NDArray

from shidian.assessment.composite.values import Numbers
from shidian.assessment.policy import Rating
from shidian.assessment.robustness.ranks import Ranks, members
from shidian.core import Bilingual

QUANTILES = (0.05, 0.5, 0.95)
TOP = 3
BOTTOM = 0.1


@dataclass(frozen=True, eq=False)
class Intervals:
    """Ranks within the class over all draws; every array is by unit, NaN where it has no rank.

    Parameters
    ----------
    nominal : array
        Rank of the index as it is.
    low, median, high : array
        The rank that 5, 50 and 95 % of the draws do not exceed.
    top : array
        Probability of being among the first three.
    bottom : array
        Probability of being among the last 10 % of the class, at least the last.
    decided : array
        Share of the other units of the class from which it is told apart: one of the two is
        ahead in more than `Robustness.decided` of the draws. NaN in a class of one.
    """

    nominal: Numbers
    low: Numbers
    median: Numbers
    high: Numbers
    top: Numbers
    bottom: Numbers
    decided: Numbers


def intervals(
    drawn: Ranks, nominal: Ranks, classes: Sequence[str | None], decided: float
) -> Intervals:
    """Intervals of ranks, from ranks by draw.

    Parameters
    ----------
    drawn : array of int, shape (draws, units)
        0 for no rank.
    nominal : array of int, by unit
    classes : sequence of str or None
    decided : float
        Share of the draws that decides a comparison.
    """
    units = drawn.shape[1]
    made = {field.name: np.full(units, np.nan) for field in fields(Intervals)}
    made["nominal"] = np.where(nominal > 0, nominal, np.nan)
    for places in members(classes).values():
        ranks = np.ascontiguousarray(drawn[:, places].T)
        made["bottom"][places] = _bottom(ranks)
        made["decided"][places] = decided_share(ranks, decided)
        made["top"][places] = _share((ranks > 0) & (ranks <= TOP), ranks)
        ranks.sort(axis=1)
        for name, quantile in zip(("low", "median", "high"), QUANTILES, strict=True):
            made[name][places] = _quantile(ranks, quantile)
    return Intervals(**made)


def _bottom(ranks: Ranks) -> Numbers:
    """Share of the draws in which fewer than a tenth of the class, or nobody, is behind."""
    ranked = (ranks > 0).sum(axis=0)
    last = ranked - np.ceil(BOTTOM * ranked).astype(ranks.dtype)
    return _share(ranks > np.maximum(last, 0).astype(ranks.dtype), ranks)


def _share(cases: NDArray[np.bool_], ranks: Ranks) -> Numbers:
    """Share of the draws in which a unit has a rank."""
    having = np.count_nonzero(ranks, axis=1)
    return np.asarray(np.count_nonzero(cases, axis=1) / np.where(having > 0, having, np.nan))


def _quantile(rising: Ranks, quantile: float) -> Numbers:
    """Smallest rank that so large a share of the draws does not exceed; an actual rank."""
    draws = rising.shape[1]
    having = np.count_nonzero(rising, axis=1)
    # 0.95 x 20 is 19, whatever the last bit says; draws without a rank stand in front.
    needed = np.maximum(np.ceil(quantile * having - 1e-9).astype(int), 1)
    place = draws - having + needed - 1
    found = rising[np.arange(len(rising)), np.minimum(place, draws - 1)]
    return np.where(having > 0, found, np.nan)


def decided_share(ranks: Ranks, decided: float) -> Numbers:
    """Share of the other units that a unit is ahead of, or behind, in more than `decided`.

    Pairs whose ranks hardly meet are settled by their tails; only the others are counted draw by
    draw. The result is the same. A draw in which one of the two has no rank decides nothing.

    Parameters
    ----------
    ranks : array of int, shape (units, draws)
        0 for no rank.

    Examples
    --------
    >>> ranks = np.array([[1, 1, 1, 1], [2, 3, 2, 3], [3, 2, 3, 2]])
    >>> decided_share(ranks, 0.95).tolist()
    [1.0, 0.5, 0.5]
    """
    made = np.full(len(ranks), np.nan)
    having = np.flatnonzero(ranks.any(axis=1))
    if having.size > 1:
        made[having] = _decided(ranks[having], decided) / (having.size - 1)
    return made


def _decided(ranks: Ranks, decided: float) -> NDArray[np.int64]:
    """Number of the other units that each is told apart from."""
    units, draws = ranks.shape
    needed, gaps = decided * draws, not ranks.all()
    low, high = (np.zeros(units), np.ones(units)) if gaps else _tails(ranks, decided)
    # In the order of their ranges, those that a unit meets stand together right after it.
    order = np.argsort(low.astype(np.float64) + high, kind="stable")
    ranks, low, high = ranks[order], low[order], high[order]
    clear, room = np.zeros(units, dtype=np.int64), np.empty(ranks.shape, dtype=bool)
    for unit in range(units - 1):
        apart = high[unit] < low[unit + 1 :]
        end = 1 + int(np.max(np.flatnonzero(~apart), initial=-1))
        own, rivals = ranks[unit], ranks[unit + 1 : unit + 1 + end]
        ahead = _ahead(own, rivals, gaps, room[:end])
        apart[:end] |= ahead > needed
        maybe = np.flatnonzero(ahead < draws - needed)  # the rival may be ahead in enough draws
        behind = _ahead(rivals[maybe], own, gaps, room[: maybe.size])
        apart[maybe[behind > needed]] = True
        clear[unit] += np.count_nonzero(apart)
        clear[unit + 1 :] += apart
    return clear[np.argsort(order)]


def _tails(ranks: Ranks, decided: float) -> tuple[Ranks, Ranks]:
    """Ranks beyond which so few draws lie that two ranges that do not meet are decided."""
    draws = ranks.shape[1]
    tail = max(0, int(np.ceil((1 - decided) * draws)) - 1) // 2
    spread = np.partition(ranks, (tail, draws - 1 - tail), axis=1)
    return spread[:, tail], spread[:, draws - 1 - tail]


def _ahead(one: Ranks, other: Ranks, gaps: bool, room: NDArray[np.bool_]) -> NDArray[np.int64]:
    """Number of draws in which one has a better rank than the other; `room` is written over."""
    np.less(one, other, out=room)
    if gaps:
        room &= one > 0
    return _count(room)


def _count(cases: NDArray[np.bool_]) -> NDArray[np.int64]:
    """Number of cases in each row; in bits, since that is many times faster."""
    packed = np.bitwise_count(np.packbits(cases, axis=1))
    counted: NDArray[np.int64] = packed.sum(axis=1, dtype=np.int64)
    return counted


def indistinct(found: Intervals, one: int, other: int) -> Bilingual | None:
    """The sentence that two units of a class are not told apart, where their ranges overlap.

    Examples
    --------
    >>> ranks = np.array([[1, 2, 3], [2, 1, 3], [1, 2, 3]])
    >>> found = intervals(ranks, ranks[0], ["a"] * 3, decided=0.95)
    >>> indistinct(found, 0, 1).zh, indistinct(found, 1, 2)
    ('两名之差不显著（90% 名次区间 1—2 与 1—2 重叠）。', None)
    """
    ends = [(found.low[unit], found.high[unit]) for unit in (one, other)]
    (low, high), (other_low, other_high) = ends
    if not (low <= other_high and other_low <= high):
        return None
    zh, en = ([f"{low:.0f}{dash}{high:.0f}" for low, high in ends] for dash in "—–")
    return Bilingual(
        f"两名之差不显著（90% 名次区间 {zh[0]} 与 {zh[1]} 重叠）。",
        "The difference between the two is not significant "
        f"(their 90 % ranges of rank, {en[0]} and {en[1]}, overlap).",
    )


def grade_probabilities(totals_by_draw: Numbers, rating: Rating) -> Numbers:
    """Probability of each grade, shape (units, grades), in the order of the rating.

    Parameters
    ----------
    totals_by_draw : array, shape (draws, units)
        Points from 0 to 100; NaN for no total, and no probability where there is none at all.
    rating : Rating
    """
    having = np.count_nonzero(~np.isnan(totals_by_draw), axis=0)
    reached = [
        np.count_nonzero(totals_by_draw >= grade.from_, axis=0) for grade in rating.grades[:-1]
    ]
    steps = np.diff([np.zeros_like(having), *reached, having], axis=0)
    return np.asarray((steps / np.where(having > 0, having, np.nan)).T)


def grades_of(totals: Numbers, rating: Rating) -> NDArray[np.int64]:
    """Place of the grade in the rating, 0 for the highest; -1 where there is no total."""
    bounds = np.array([grade.from_ for grade in rating.grades[:-1]])[::-1]
    places = len(bounds) - np.searchsorted(bounds, totals, side="right")
    return np.where(np.isnan(totals), -1, places)
