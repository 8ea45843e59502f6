"""The working of one target for its scorecard: each formula with its own numbers filled in."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import isfinite

import numpy as np
from django.utils.translation import gettext as _

from shidian.assessment.policy import Policy, Transform
from shidian.assessment.targets.batch import Batch, columns
from shidian.assessment.targets.changes import series_of
from shidian.assessment.targets.progress import Progress
from shidian.assessment.targets.rows import row_of
from shidian.assessment.targets.scales import scaled
from shidian.assessment.targets.trend import FEWEST
from shidian.core import Bilingual
from shidian.register import Snapshot
from shidian.reporting.sentences import needed_sentence, not_assessable
from shidian.web.guards import guard_of
from shidian.web.templatetags.evaluation import NONE, decimals

TRANSFORMS = {
    Transform.IDENTITY: Bilingual("直线", "straight (identity)"),
    Transform.LOGIT: Bilingual("logit（接近上下限）", "logit (near a bound)"),
    Transform.LOG: Bilingual("对数（快速增长）", "logarithm (fast growth)"),
}


@dataclass(frozen=True)
class Formula:
    """A name, the formula in symbols, with its numbers, and what it gives."""

    name: str
    symbols: str
    numbers: str
    result: str


@dataclass(frozen=True)
class Explained:
    """A target with its working."""

    of: Progress
    counts: bool
    transform: Bilingual
    formulas: Sequence[Formula]
    method: str
    guard: Bilingual
    sentence: Bilingual | None
    why_not: Bilingual | None


def explained(snapshot: Snapshot, one: Progress, policy: Policy, counts: bool) -> Explained:
    """The working of a target; `counts` says whether it counts in the year."""
    batch = columns([row_of(one.result, one.working, policy)])
    return Explained(
        one,
        counts,
        TRANSFORMS[one.working.transform],
        list(_of_flow(one) if one.result.flow else _formulas(one, batch, policy)),
        _method(snapshot, one),
        guard_of(one, batch, policy),
        needed_sentence(one),
        not_assessable(one),
    )


def _of_flow(one: Progress) -> Iterator[Formula]:
    flow, goal = one.result.flow, one.result.target.record.value.value
    if flow is None:
        return
    least = "≥ " if flow.missing else ""
    yield Formula(_("合计或年均"), "S", "", f"{least}{_two(flow.made)}")
    if flow.expected is not None:
        even = "E = K (t − t_a + 1) / (t_b − t_a + 1)"
        yield Formula(_("至今应有"), even, f"K = {goal}", _two(flow.expected))
    if one.numbers.ratio is not None:
        yield Formula(_("实际与应有之比"), "S / E", "", _two(one.numbers.ratio))
    yield _points(one)


def _formulas(one: Progress, batch: Batch, policy: Policy) -> Iterator[Formula]:
    now, leg, found = one.result.year, one.working.leg, one.numbers
    place = _Scale(batch)
    if found.expected is not None and leg is not None and not one.result.due:
        yield Formula(
            _("应有值"),
            f"p = {place.inverse}[φ(a) + (φ(b) − φ(a)) (t − t_a) / (t_b − t_a)]",
            f"= {place.inverse}[{place(batch.leg_from)} + ({place(batch.leg_to)} − "
            f"{place(batch.leg_from)}) × ({now} − {leg.from_year}) / "
            f"({leg.to_year} − {leg.from_year})]",
            _two(found.expected),
        )
    if found.pace is not None and leg is not None:
        start = place(batch.start)
        yield Formula(
            _("速度比"),
            "R = [φ(y) − φ(y_a)] / [φ(y*_b) − φ(y_a)] × (t_b − t_a) / (t − t_a)",
            f"= ({place(batch.value)} − {start}) / ({place(batch.leg_to)} − {start}) × "
            f"({leg.to_year} − {leg.from_year}) / ({now} − {leg.from_year})",
            _two(found.pace),
        )
    if found.off_pace is not None:
        yield Formula(
            _("确实落后的概率"),
            f"P(R < {policy.pace.on_track:g})",
            f"σ = {_two(float(batch.deviation[0]))}, σ_a = {_two(float(batch.start_deviation[0]))}",
            _two(found.off_pace),
        )
    if found.catch_up is not None:
        base, base_year = place(batch.base), f"{float(batch.base_year[0]):.0f}"
        goal, goal_year = place(batch.goal), one.result.target.record.year
        yield Formula(
            _("追赶倍数"),
            "C = {[φ(y*) − φ(y)] / (t* − t)} / {[φ(y*) − φ(y_0)] / (t* − t_0)}",
            f"= [({goal} − {place(batch.value)}) / ({goal_year} − {now})] / "
            f"[({goal} − {base}) / ({goal_year} − {base_year})]",
            _two(found.catch_up),
        )
    yield _points(one)


def _points(one: Progress) -> Formula:
    ratio, made = one.numbers.ratio, one.numbers.points
    numbers = "" if ratio is None else f"x = {_two(ratio)}"
    shown = NONE if made is None else decimals(made, 1)
    return Formula(_("得分"), _("x = 已完成 / 应完成，分段折算"), numbers, shown)


class _Scale:
    """Values of the batch as they stand on the path's scale, written out."""

    def __init__(self, batch: Batch) -> None:
        self.bounds = batch.transform, batch.low, batch.high
        self.straight = int(batch.transform[0]) == 0
        self.inverse = "" if self.straight else "φ⁻¹"

    def __call__(self, value: np.ndarray) -> str:
        number = float(scaled(value, *self.bounds)[0])
        return decimals(number, 2 if self.straight else 3)


def _method(snapshot: Snapshot, one: Progress) -> str:
    """By which method the probability was computed."""
    if one.prospect.probability is None:
        return ""
    result = one.result
    own = series_of(snapshot, result.pilot.area, result.indicator.code, result.year)
    if len(own) >= FEWEST:
        return _("按本地 %(count)s 个年度数的趋势") % {"count": len(own)}
    return _("按同类地区历年变化的分布（本地不足 %(count)s 个数）") % {"count": FEWEST}


def _two(value: float) -> str:
    return decimals(value, 2) if isfinite(value) else NONE
