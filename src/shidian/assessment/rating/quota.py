"""Quotas (末位淘汰): a list for review, and how often such a rule hits the wrong ones."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from statistics import NormalDist

import numpy as np
from numpy.typing import NDArray

from shidian.core import Bilingual, DataError, Fault

Truths = NDArray[np.bool_]


@dataclass(frozen=True)
class Assumptions:
    """What the figures on wrong removals assume; invented for illustration, not measured.

    True scores of so many areas are normal with `mean` and `deviation`; each year's score adds
    noise with deviation `noise`; an area is bad if its true score is below `bad`.
    """

    areas: int = 62
    mean: float = 78
    deviation: float = 9
    noise: float = 4
    years: int = 3
    bad: float = 60
    lowest: int = 3
    certainty: float = 0.8


@dataclass(frozen=True)
class Removal:
    """A rule, how many areas it removes in all years, and which share of them wrongly."""

    rule: Bilingual
    removed: float
    wrongly: float


ASSUMED = Assumptions()
_RULES = (
    Bilingual("每年末 3 名", "lowest 3 each year"),
    Bilingual("任何一年低于 60 分", "any year below 60"),
    Bilingual("连续两年低于 60 分", "two consecutive years below 60"),
    Bilingual(
        "一年低于 60 分的概率不低于 0.8，且相邻一年低于 60 分",
        "P(score < 60) at least 0.8 in one year and below 60 in an adjacent year",
    ),
)
# assessment.md, finding 4
FINDING_4 = tuple(
    Removal(rule, removed, wrongly)
    for rule, removed, wrongly in zip(
        _RULES, (5.5, 3.8, 1.4, 1.1), (0.75, 0.65, 0.30, 0.20), strict=True
    )
)
WARNING = Bilingual(
    "本名单只供复核，不是淘汰名单：模拟中（62 个地区，真实得分服从 N(78, 9)，年度噪声标准差 4，"
    "三年，真实得分低于 60 为差），"
    + "；".join(f"“{one.rule.zh}”误伤 {one.wrongly:.0%}" for one in FINDING_4)
    + "。",
    "This list is for review only, not for elimination. In a simulation (62 areas, true score "
    "N(78, 9), yearly noise with deviation 4, three years, bad if the true score is below 60), "
    "of those removed this share is removed wrongly: "
    + "; ".join(f"“{one.rule.en}” {one.wrongly:.0%}" for one in FINDING_4)
    + ".",
)


@dataclass(frozen=True)
class ReviewList:
    """The lowest of a year, for review; `warning` is printed beside it.

    `without_total` are those that have no total: they have no place, low or high.
    """

    pilots: tuple[str, ...]
    without_total: tuple[str, ...]
    warning: Bilingual
    figures: tuple[Removal, ...]
    assumptions: Assumptions


def for_review(totals: Mapping[str, float | None], share: float) -> ReviewList:
    """The lowest `share` of the pilots, the lowest first; equals at the edge are all listed.

    Raises
    ------
    DataError
        If the share is not between 0 and 1.

    Examples
    --------
    >>> for_review({"甲": 71.0, "乙": 64.0, "丙": None, "丁": 88.0, "戊": 64.0}, 0.25).pilots
    ('乙', '戊')
    """
    if not 0 <= share <= 1:
        raise DataError(Fault("rating_share", found=share))
    ranked = sorted((points, name) for name, points in totals.items() if points is not None)
    count = math.floor(share * len(ranked) + 1e-9)
    edge = ranked[count - 1][0] if count else -math.inf
    listed = tuple(name for points, name in ranked if points <= edge)
    without = tuple(sorted(name for name, points in totals.items() if points is None))
    return ReviewList(listed, without, WARNING, FINDING_4, ASSUMED)


def simulate(assumed: Assumptions, draws: int, seed: int) -> tuple[Removal, ...]:
    """The table of finding 4, drawn anew: areas removed and the share of them wrongly.

    An area once removed is counted once, and the others are judged as if it had stayed. The
    certainty of a year is ``Φ((bad - score) / noise)``: it knows the year's score alone, not how
    scores are spread.
    """
    draw = np.random.default_rng(seed)
    true = draw.normal(assumed.mean, assumed.deviation, (draws, assumed.areas, 1))
    shape = (draws, assumed.areas, assumed.years)
    scores = true + draw.normal(0, assumed.noise, shape)
    innocent = true[..., 0] >= assumed.bad
    sure = assumed.bad - assumed.noise * NormalDist().inv_cdf(assumed.certainty)
    low: Truths = scores < assumed.bad
    very_low: Truths = scores <= sure
    cut = np.partition(scores, assumed.lowest - 1, axis=1)[:, assumed.lowest - 1, None, :]
    removed = (
        np.asarray((scores <= cut).any(axis=2)),
        np.asarray(low.any(axis=2)),
        _adjacent(low, low),
        _adjacent(low, very_low),
    )
    return tuple(_removal(rule, out, innocent) for rule, out in zip(_RULES, removed, strict=True))


def _adjacent(one: Truths, other: Truths) -> Truths:
    """Whether the one holds in a year and the other in the year before or after."""
    forward = one[..., :-1] & other[..., 1:]
    backward = other[..., :-1] & one[..., 1:]
    return np.asarray((forward | backward).any(axis=2))


def _removal(rule: Bilingual, out: Truths, innocent: Truths) -> Removal:
    count = int(out.sum())
    wrongly = int((out & innocent).sum()) / count if count else math.nan
    return Removal(rule, count / len(out), wrongly)
