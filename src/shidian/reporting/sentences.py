"""Sentences that officers need beside a figure: what is still required by the year, and why not."""

from decimal import ROUND_HALF_UP, Decimal

from shidian.assessment import Caveat
from shidian.assessment.targets.progress import Progress
from shidian.assessment.targets.status import Status
from shidian.core import Bilingual, Direction, Unit

_PLACES = Decimal("0.01")
SURE = 0.005


def needed_sentence(one: Progress) -> Bilingual | None:
    """此后每年需提高…, for a target that is not due and not reached; None for all others.

    Falling indicators are to be lowered; the change planned and the one made stand beside it.
    """
    ahead, target = one.prospect, one.result.target.record
    if ahead.needed is None or ahead.planned is None or one.status is Status.REACHED:
        return None
    unit = target.value.unit
    said = Unit.PERCENTAGE_POINT.text if unit is Unit.PERCENT else unit.text
    down = one.result.indicator.direction is Direction.DOWN or ahead.needed < 0
    needed, planned = amount(abs(ahead.needed)), amount(abs(ahead.planned))
    zh = f"此后每年需{'降低' if down else '提高'} {needed} {said.zh}（原计划 {planned}"
    verb = "lowered" if down else "raised"
    en = f"From now on to be {verb} by {needed} {said.text('en')} a year (planned {planned}"
    if ahead.actual is not None:
        years = one.result.year - (
            one.result.baseline.record.period.year if one.result.baseline else 0
        )
        zh += f"，过去 {years} 年实际 {amount(ahead.actual)}"
        en += f"; actual {amount(ahead.actual)} over {years} years"
    zh, en = zh + "）", en + ")"
    if ahead.infeasible:
        zh, en = zh + "，同类地区几乎没有过", en + "; hardly any place of its class ever did"
    return Bilingual(zh + "。", en + ".")


def amount(value: float) -> str:
    """A change to two places, with a true minus sign.

    Examples
    --------
    >>> amount(1.4975), amount(-0.5)
    ('1.50', '−0.50')
    """
    exact = Decimal(str(round(value, 9)))  # without the dust of binary arithmetic
    text = f"{exact.quantize(_PLACES, ROUND_HALF_UP):f}"
    return text.replace("-", "−")


def likelihood(probability: float) -> str:
    """A probability as a percentage; nothing that is estimated is printed as certain.

    Examples
    --------
    >>> likelihood(0.254), likelihood(0.0004), likelihood(0.9999)
    ('25%', '<1%', '>99%')
    """
    if probability < SURE or probability > 1 - SURE:
        return "<1%" if probability < SURE else ">99%"
    return f"{probability:.0%}"


def not_assessable(one: Progress) -> Bilingual | None:
    """Why a target cannot be assessed; None for one that can."""
    if one.status is not Status.NOT_ASSESSABLE:
        return None
    result = one.result
    if Caveat.IMPUTED in result.caveats and result.observed is not None:
        then = result.observed.record.period.year
        return Bilingual(
            f"{result.year} 年没有实际值；{then} 年的值不能说明当年的进度。",
            f"No value of {result.year}; that of {then} says nothing of the progress since.",
        )
    if result.observed is None and result.flow is None:
        return Bilingual(
            f"{result.year} 年没有可比的实际值。", f"No comparable value of {result.year}."
        )
    if result.caveats:
        return Bilingual(
            "".join(caveat.text.zh for caveat in result.caveats),
            " ".join(caveat.text.text("en") for caveat in result.caveats),
        )
    return Bilingual("没有基期值。", "There is no baseline.")
