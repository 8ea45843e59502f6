"""What the recomputing of a plan's figures says, in sentences of two languages."""

from collections.abc import Mapping
from decimal import Decimal

from shidian.core import Bilingual, Unit
from shidian.core.plain import plain
from shidian.mechanisms.citizenization.consistency import (
    CaseResult,
    CheckResult,
    Rounding,
    Verdict,
    rounded,
)
from shidian.mechanisms.citizenization.model import NOTHING
from shidian.mechanisms.citizenization.plan_cases import Bound, Figure, Kind

_MYRIAD, _BILLION = 10**4, 10**9
_SIGNS = {
    Kind.PRODUCT: " × ",
    Kind.FLOOR: " × ",
    Kind.SUM: " + ",
    Kind.DIFFERENCE: " − ",
    Kind.SHARE: " ÷ ",
    Kind.QUOTIENT: " ÷ ",
    Kind.COVER: " ÷ ",
}
_VERDICTS = {
    Verdict.DIFFERS: Bilingual("不相符", "does not close"),
    Verdict.GAP: Bilingual("资金有缺口", "gap of funds"),
    Verdict.OTHER_YEAR: Bilingual("按另一年份相符", "closes for another year"),
    Verdict.CLOSES: Bilingual("相符", "closes"),
    Verdict.RANGE: Bilingual("只有区间", "range only"),
    Verdict.DERIVED: Bilingual("由方案推算", "derived"),
    Verdict.LIMIT: Bilingual("限值", "limit"),
    Verdict.RULE: Bilingual("只有规则", "rule only"),
}
_ROUNDINGS = {
    Rounding.NONE: Bilingual("恰好相等", "equal as it is"),
    Rounding.HALF_UP: Bilingual("四舍五入后相等", "equal when rounded"),
    Rounding.TRUNCATED: Bilingual("截尾后相等", "equal when cut off"),
}
_BOUNDS = {
    Bound.EXACT: Bilingual("", ""),
    Bound.LEAST: Bilingual("不低于 ", "at least "),
    Bound.MOST: Bilingual("不高于 ", "at most "),
}


def verdict_text(verdict: Verdict) -> Bilingual:
    """A verdict in two or three words.

    Examples
    --------
    >>> verdict_text(Verdict.GAP).en
    'gap of funds'
    """
    return _VERDICTS[verdict]


def rounding_text(rounding: Rounding | None) -> Bilingual:
    """How a recomputed figure becomes the stated one; nothing where it does not."""
    return _ROUNDINGS[rounding] if rounding else NOTHING


def sentences(result: CaseResult, rules: Mapping[str, Bilingual]) -> tuple[Bilingual, ...]:
    """What was found, a sentence a check; of a case without checks, what is stated.

    `rules` are the titles of sharing rules by code.
    """
    said = [check_sentence(one) for one in result.checks]
    if not result.checks:
        said += [_figure_sentence(one) for one in result.case.figures.values()]
    if result.case.rules:
        named = [rules.get(one, Bilingual(one, one)) for one in result.case.rules]
        zh = "、".join(f"“{one.zh}”" for one in named)
        en = ", ".join(f"“{one.text('en')}”" for one in named)
        said.append(Bilingual(f"分担规则见{zh}。", f"The sharing rules: {en}."))
    if result.case.note.zh:
        note = result.case.note
        said.append(Bilingual(f"{note.zh}。", f"{note.en}."))
    return tuple(said)


def check_sentence(result: CheckResult) -> Bilingual:
    """One check: the arithmetic with its numbers, and how it stands to the plan."""
    label, reckoned, found = result.check.label, _arithmetic(result), _finding(result)
    return Bilingual(
        f"{label.zh}：{reckoned.zh}；{found.zh}。",
        f"{_capital(label.en)}: {reckoned.en}; {found.en}.",
    )


def amount_said(value: Decimal, unit: Unit) -> Bilingual:
    """An amount with its unit; in English counted in ones, for it has no word for 万 and 亿.

    Examples
    --------
    >>> amount_said(Decimal("4.4"), Unit.read("万元/人")).en
    '44,000 yuan per person'
    >>> amount_said(Decimal("26.5"), Unit.read("亿元")).en
    '2.65 billion yuan'
    """
    zh = f"{plain(value)}{_gap(unit.text.zh)}"
    base = next((one for one in Unit if one.dimension == unit.dimension and one.size == 1), unit)
    if unit.size < _MYRIAD or base is unit:
        return Bilingual(zh, f"{_grouped(value)}{_gap(unit.text.en)}")
    ones = value * int(unit.size)
    if base is Unit.YUAN and abs(ones) >= _BILLION:
        return Bilingual(zh, f"{_grouped(ones / _BILLION)} billion yuan")
    return Bilingual(zh, f"{_grouped(ones)} {base.text.en}")


def _arithmetic(result: CheckResult) -> Bilingual:
    if result.check.kind is Kind.INTERVAL:
        low, high = (amount_said(end, result.operands[0].unit) for end in result.operands[0].ends)
        left = Bilingual(f"({low.zh} + {high.zh}) ÷ 2", f"({low.en} + {high.en}) ÷ 2")
    else:
        parts = [amount_said(one.value, one.unit) for one in result.operands]
        sign = _SIGNS[result.check.kind]
        left = Bilingual(
            sign.join(one.zh for one in parts), sign.join(one.text("en") for one in parts)
        )
    if len(result.operands) == 1 and result.check.kind is Kind.FLOOR:
        return left
    found = amount_said(result.shown, result.check.unit)
    return Bilingual(f"{left.zh} = {found.zh}", f"{left.en} = {found.en}")


def _finding(result: CheckResult) -> Bilingual:
    if result.check.kind is Kind.COVER:
        return _cover(result)
    if result.verdict is Verdict.LIMIT:
        return Bilingual("方案写的每年数额", "what the plan states for a year")
    if result.verdict is Verdict.RANGE:
        return Bilingual("方案只写区间，这是中值", "the plan states a range; its middle")
    if result.stated is None:
        return Bilingual("方案没有写这个数", "the plan does not state this figure")
    stated = amount_said(result.stated, _stated_in(result))
    how = _closing(result)
    return Bilingual(f"方案写 {stated.zh}，{how.zh}", f"the plan states {stated.en}, {how.en}")


def _stated_in(result: CheckResult) -> Unit:
    return result.gives.unit if result.gives else Unit.RATIO


def _closing(result: CheckResult) -> Bilingual:
    assert result.stated is not None
    if result.rounding is None:
        return Bilingual("不相符", "which does not close")
    if result.verdict is Verdict.OTHER_YEAR and result.gives and result.instead:
        gives, instead = result.gives, result.instead
        other = amount_said(instead.value, instead.unit)
        return Bilingual(
            f"与{gives.label.zh}相符，与{instead.label.zh} {other.zh} 不符",
            f"which closes with {gives.label.en}, not with {instead.label.en} ({other.en})",
        )
    places = max(-int(result.stated.as_tuple().exponent), 0)
    unit = _stated_in(result)
    step = amount_said(Decimal(1).scaleb(-places), unit).en
    other = amount_said(rounded(result.exact, places), unit)
    return {
        Rounding.NONE: Bilingual("相符", "which closes"),
        Rounding.HALF_UP: Bilingual(
            f"四舍五入到 {places} 位小数后相符", f"which closes when rounded to {step}"
        ),
        Rounding.TRUNCATED: Bilingual(
            f"只有截到 {places} 位小数才相符，四舍五入是 {other.zh}",
            f"which closes only when cut off to {step}; rounding gives {other.en}",
        ),
    }[result.rounding]


def _cover(result: CheckResult) -> Bilingual:
    share = rounded(result.exact, 1)
    if result.verdict is Verdict.CLOSES:
        return Bilingual("资金足够", "the funds suffice")
    need = result.operands[1]
    missing = rounded(result.missing / need.unit.size, 2)
    left = amount_said(missing, need.unit)
    return Bilingual(
        f"只够 {share}%，还缺 {left.zh}", f"only {share} % is covered, {left.en} is missing"
    )


def _figure_sentence(figure: Figure) -> Bilingual:
    low, high = (amount_said(end, figure.unit) for end in figure.ends)
    amount = low if low == high else Bilingual(f"{low.zh}–{high.zh}", f"{low.en}–{high.en}")
    bound = _BOUNDS[figure.bound]
    return Bilingual(
        f"{figure.label.zh}{bound.zh or ' '}{amount.zh}，是限值，没有可以复算的算式。",
        f"{_capital(figure.label.en)}: {bound.en}{amount.en}; a limit, nothing to recompute.",
    )


def _gap(unit: str) -> str:
    return f" {unit}" if unit else ""


def _grouped(value: Decimal) -> str:
    """A number with its thousands set apart."""
    return f"{Decimal(plain(value)):,f}"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
