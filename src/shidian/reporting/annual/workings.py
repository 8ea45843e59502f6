"""The working behind a target's figures: each formula with the numbers put in."""

from collections.abc import Iterator
from decimal import Decimal

from shidian.assessment.targets.progress import Progress
from shidian.core import Bilingual
from shidian.reporting.sentences import likelihood


def working(one: Progress) -> Bilingual:
    """How level completion, attainment, pace and points came about (assessment.md, 3.3, 3.4)."""
    parts = [
        *_level(one),
        *_attainment(one),
        *_pace(one),
        *_points(one),
        *_ahead(one),
        *_chance(one),
    ]
    if not parts:
        return Bilingual(
            "没有可比的实际值，不作计算。", "No comparable value; nothing is computed."
        )
    return Bilingual(
        "".join(f"{part.zh}。" for part in parts), " ".join(f"{part.en}." for part in parts)
    )


def _level(one: Progress) -> Iterator[Bilingual]:
    result = one.result
    if result.level_completion is None:
        return
    made = _made(one)
    said = f"{made} ÷ {result.target.record.value.value:f} = {_percent(result.level_completion)}"
    yield Bilingual(
        f"完成率 = 实际 ÷ 目标 = {said}", f"level completion = observed / target: {said}"
    )


def _attainment(one: Progress) -> Iterator[Bilingual]:
    result = one.result
    if result.attainment is None:
        return
    goal, made = f"{result.target.record.value.value:f}", _made(one)
    if result.flow is not None:
        said = f"{made} ÷ {goal} → {_percent(result.attainment)}"
        yield Bilingual(f"任务完成度（从零计）：{said}", f"attainment, counted from zero: {said}")
        return
    if result.target.record.high is not None or result.baseline is None:
        said = _percent(result.attainment)
        yield Bilingual(
            f"任务完成度 = 1 − 现距区间 ÷ 基期距区间 = {said}",
            f"attainment = 1 - distance from the band / distance at the baseline = {said}",
        )
        return
    start = f"{result.baseline.record.value.to(result.target.record.value.unit).value:f}"
    said = f"({made} − {start}) ÷ ({goal} − {start}) = {_percent(result.attainment)}"
    yield Bilingual(
        f"任务完成度 =（实际 − 基期）÷（目标 − 基期）= {said}",
        f"attainment = (observed - baseline) / (target - baseline) = {said}",
    )


def _pace(one: Progress) -> Iterator[Bilingual]:
    leg, ratio = one.working.leg, one.numbers.pace
    if leg is None or ratio is None:
        return
    result = one.result
    start = leg.from_value
    if one.working.start is not None:
        unit = result.target.record.value.unit
        start = float(one.working.start.record.value.to(unit).value)
    made, scale = _made(one), one.working.transform.value
    years = f"{leg.to_year} − {leg.from_year}", f"{result.year} − {leg.from_year}"
    said = (
        f"[φ({made}) − φ({start:g})] ÷ [φ({leg.to_value:g}) − φ({start:g})] "
        f"× ({years[0]}) ÷ ({years[1]}) = {ratio:.4f}, φ = {scale}"
    )
    yield Bilingual(
        f"速度比（实际速度 ÷ 所需速度）= {said}", f"pace (achieved / required) = {said}"
    )


def _points(one: Progress) -> Iterator[Bilingual]:
    numbers = one.numbers
    if numbers.points is None or numbers.ratio is None:
        return
    path = "" if numbers.expected is None else f"{numbers.expected:.4g}"
    yield Bilingual(
        f"路径应有值 {path or '—'}；实际变化 ÷ 应有变化 = {numbers.ratio:.4f}，按评估办法的折线"
        f"得 {numbers.points:.1f} 分",
        f"value expected by the path: {path or '—'}; change made / change expected = "
        f"{numbers.ratio:.4f}; by the policy's line {numbers.points:.1f} points",
    )


def _ahead(one: Progress) -> Iterator[Bilingual]:
    ahead, target = one.prospect, one.result.target.record
    if ahead.needed is None:
        return
    years = f"{target.year} − {one.result.year}"
    said = f"({target.value.value:f} − {_made(one)}) ÷ ({years}) = {ahead.needed:.2f}"
    yield Bilingual(
        f"此后每年所需 =（目标 − 实际）÷ 余下年数 = {said}",
        f"needed each year = (target - observed) / years left = {said}",
    )


def _chance(one: Progress) -> Iterator[Bilingual]:
    chance = one.prospect.probability
    if chance is None:
        return
    said = likelihood(chance)
    yield Bilingual(
        f"达到目标的概率 = {said}（按本地的趋势；数据点不够时按同类地区的年变化）",
        f"probability of reaching it = {said} (by the place's own trend, or where that has too "
        "few points by yearly changes of its class)",
    )


def _made(one: Progress) -> str:
    result = one.result
    if result.flow is not None:
        return f"{result.flow.made:g}"
    if result.observed is None:
        return "—"
    return f"{result.observed.record.value.to(result.target.record.value.unit).value:f}"


def _percent(ratio: Decimal) -> str:
    return f"{100 * ratio:.1f}%"
