"""Which rule or guard gave a target its status, in words with its numbers."""

import numpy as np

from shidian.assessment import Caveat
from shidian.assessment.policy import Policy
from shidian.assessment.targets.batch import Batch
from shidian.assessment.targets.measures import attainment, gap_ratio, is_met, maintained
from shidian.assessment.targets.progress import Progress
from shidian.assessment.targets.promise import is_aspiration
from shidian.assessment.targets.status import Status, gap_to_path, has_ratio
from shidian.core import Bilingual
from shidian.web.templatetags.evaluation import decimals


def guard_of(one: Progress, batch: Batch, policy: Policy) -> Bilingual:
    """The rule behind the status of a target, as `targets.status` applies them in turn."""
    if one.result.flow is not None:
        return Bilingual(
            "按各年合计或逐年的规则；缺年的只是下限。",
            "By the rule for sums and yearly flows; with years missing it is a lower bound.",
        )
    if one.result.observed is None:
        return Bilingual("没有可比的实际值，不判断。", "No comparable value: nothing is judged.")
    if Caveat.IMPUTED in one.result.caveats:
        return Bilingual(
            "只有结转值：不能判断速度，也不能判定达标。",
            "Only a value carried forward: it shows no pace, and can never make a target met.",
        )
    return _when_due(one, batch, policy) if one.result.due else _on_the_way(one, batch, policy)


def _when_due(one: Progress, batch: Batch, policy: Policy) -> Bilingual:
    tolerance = float(one.result.tolerance)
    if bool(is_met(batch)[0]):
        return Bilingual(
            f"到期：实际值达到目标（容差 {tolerance:g}）。",
            f"Due: the value reaches the target (tolerance {tolerance:g}).",
        )
    made, bound = np.fmax(attainment(batch), maintained(batch, policy.pace)), policy.pace.nearly
    shown = decimals(float(made[0]), 2)
    if np.isnan(made[0]):
        return Bilingual(
            f"到期：低于目标（容差 {tolerance:g}）；跨断点或无基期，不算完成度。",
            f"Due: short of the target (tolerance {tolerance:g}); across a break, or without a "
            "baseline, no attainment is computed.",
        )
    sign = "≥" if one.status is Status.NEARLY_MET else "<"
    return Bilingual(
        f"到期：未达到目标；完成度 {shown} {sign} {bound:g}。",
        f"Due: short of the target; attainment {shown} {sign} {bound:g}.",
    )


def _on_the_way(one: Progress, batch: Batch, policy: Policy) -> Bilingual:
    bounds = policy.pace
    if bool(is_met(batch)[0]):
        return Bilingual(
            "实际值已达到目标，继续监测。", "The value has reached the target; still watched."
        )
    if not bool(batch.leg_unbroken[0]):
        return Bilingual(
            "护栏（四）：与起点之间有数列断点，不算速度。",
            "Guard (iv): a break in the series since the start; no pace across it.",
        )
    if one.status is Status.NOT_ASSESSABLE:
        return Bilingual("没有基期或路径，不判断。", "No baseline or path: nothing is judged.")
    gap, noise = float(gap_to_path(batch)[0]), float(batch.noise[0])
    room = max(float(batch.tolerance[0]), noise)
    said = _by_rule(one, batch, policy, gap <= room, room)
    if one.status is Status.SLIGHTLY_BEHIND and is_aspiration(one.result.target.record):
        said = _and(said, "力争目标最差为略滞后。", "An aspiration is never worse than this.")
    over = _time_over(batch)
    if one.status is Status.SLIGHTLY_BEHIND and over < bounds.early and gap <= 2 * noise:
        said = _and(
            said,
            f"护栏（二）：时间才过 {over:.0%}，差距未超过 2σ√2，不劣于略滞后。",
            f"Guard (ii): {over:.0%} of the time is over and the gap is within 2σ√2.",
        )
    return said


def _by_rule(one: Progress, batch: Batch, policy: Policy, near: bool, room: float) -> Bilingual:
    bounds, pace = policy.pace, one.numbers.pace
    if not bool(has_ratio(batch, bounds)[0]) or pace is None:
        ratio = float(gap_ratio(batch, gap_to_path(batch), bounds)[0])
        return Bilingual(
            f"应有变化太小，不成比率：按差距，g = {decimals(ratio, 2)}"
            f"（≤ 0 正常，≤ {bounds.slightly:g} 略滞后）。",
            f"The change required is too small for a ratio: by the gap, g = {decimals(ratio, 2)} "
            f"(on pace up to 0, slightly behind up to {bounds.slightly:g}).",
        )
    shown, unsure = decimals(pace, 2), one.numbers.off_pace
    if pace >= bounds.on_track:
        return Bilingual(
            f"R = {shown} ≥ {bounds.on_track:g}。", f"R = {shown} ≥ {bounds.on_track:g}."
        )
    if near:
        return Bilingual(
            f"R = {shown}，但差距不超过容差或测量误差 {decimals(room, 2)}，仍为正常。",
            f"R = {shown}, but the gap is within tolerance or noise ({decimals(room, 2)}).",
        )
    if one.status is Status.NORMAL and unsure is not None:
        said = f"P = {decimals(unsure, 2)} < {bounds.certainty:g}"
        return Bilingual(
            f"护栏（一）：R = {shown}，但 {said}，仍为正常。",
            f"Guard (i): R = {shown}, but {said}: still on pace.",
        )
    if one.status is Status.BACKWARD:
        return Bilingual(
            f"R = {shown} < 0；护栏（三）：下降超过 2σ√2。",
            f"R = {shown} < 0; guard (iii): the fall is beyond 2σ√2.",
        )
    return Bilingual(
        f"R = {shown}（≥ {bounds.behind:g} 略滞后，低于此为严重滞后）。",
        f"R = {shown} (slightly behind from {bounds.behind:g}, far behind below it).",
    )


def _time_over(batch: Batch) -> float:
    """Share of the time from baseline to target that is over; NaN without a baseline."""
    passed = float(batch.year[0] - batch.base_year[0])
    return passed / float(batch.goal_year[0] - batch.base_year[0])


def _and(said: Bilingual, zh: str, en: str) -> Bilingual:
    return Bilingual(f"{said.zh}{zh}", f"{said.en} {en}")
