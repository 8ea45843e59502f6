"""What the recomputing of a plan's figures says, in sentences of two languages."""

from shidian.core import Bilingual, Unit
from shidian.core.plain import plain
from shidian.mechanisms.citizenization.consistency import (
    CaseResult,
    CheckResult,
    Operand,
    Rounding,
    Verdict,
    rounded,
)
from shidian.mechanisms.citizenization.plan_cases import Bound, Figure, Kind

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


def sentences(result: CaseResult) -> tuple[Bilingual, ...]:
    """What was found, a sentence a check; of a case without checks, what is stated."""
    said = [check_sentence(one) for one in result.checks]
    if not result.checks:
        said += [_figure_sentence(one) for one in result.case.figures.values()]
    if result.case.rules:
        codes = " ".join(result.case.rules)
        said.append(Bilingual(f"分担规则见 {codes}。", f"The sharing rules stand under {codes}."))
    if result.case.note.zh:
        note = result.case.note
        said.append(Bilingual(f"{note.zh}。", f"{note.en}."))
    return tuple(said)


def check_sentence(result: CheckResult) -> Bilingual:
    """One check: the arithmetic with its numbers, and how it stands to the plan."""
    label, reckoned, found = result.check.label, _arithmetic(result), _finding(result)
    return Bilingual(
        f"{label.zh}：{reckoned}；{found.zh}。",
        f"{_capital(label.en)}: {reckoned}; {found.en}.",
    )


def _arithmetic(result: CheckResult) -> str:
    if result.check.kind is Kind.INTERVAL:
        low, high = (plain(end) for end in result.operands[0].ends)
        left = f"({low} + {high}) ÷ 2"
    else:
        left = _SIGNS[result.check.kind].join(map(_amount, result.operands))
    if len(result.operands) == 1 and result.check.kind is Kind.FLOOR:
        return left
    return f"{left} = {plain(result.shown)}{_unit(result.check.unit)}"


def _finding(result: CheckResult) -> Bilingual:
    if result.check.kind is Kind.COVER:
        return _cover(result)
    if result.stated is None:
        return {
            Verdict.RANGE: Bilingual(
                "方案只写区间，这是中值", "the plan states a range; its middle"
            ),
            Verdict.LIMIT: Bilingual("方案写的每年数额", "what the plan states for a year"),
        }.get(result.verdict, Bilingual("方案没有写这个数", "the plan does not state this figure"))
    unit = _unit(result.gives.unit) if result.gives else ""
    stated = f"{plain(result.stated)}{unit}"
    how = _closing(result)
    return Bilingual(f"方案写 {stated}，{how.zh}", f"the plan states {stated}, {how.en}")


def _closing(result: CheckResult) -> Bilingual:
    assert result.stated is not None
    if result.rounding is None:
        return Bilingual("不相符", "which does not close")
    if result.verdict is Verdict.OTHER_YEAR and result.gives and result.instead:
        gives, instead = result.gives, result.instead
        return Bilingual(
            f"与{gives.label.zh}相符，与{instead.label.zh} {_amount(instead)} 不符",
            f"which closes with {gives.label.en}, not with {instead.label.en} ({_amount(instead)})",
        )
    places = max(-int(result.stated.as_tuple().exponent), 0)
    other = plain(rounded(result.exact, places))
    return {
        Rounding.NONE: Bilingual("相符", "which closes"),
        Rounding.HALF_UP: Bilingual(
            f"四舍五入到 {places} 位小数后相符", f"which closes when rounded to {places} places"
        ),
        Rounding.TRUNCATED: Bilingual(
            f"只有截到 {places} 位小数才相符，四舍五入是 {other}",
            f"which closes only when cut off after {places} places; rounding gives {other}",
        ),
    }[result.rounding]


def _cover(result: CheckResult) -> Bilingual:
    share = rounded(result.exact, 1)
    if result.verdict is Verdict.CLOSES:
        return Bilingual("资金足够", "the funds suffice")
    need = result.operands[1]
    missing = rounded(result.missing / need.unit.size, 2)
    left = f"{plain(missing)}{_unit(need.unit)}"
    return Bilingual(f"只够 {share}%，还缺 {left}", f"only {share} % is covered, {left} is missing")


def _figure_sentence(figure: Figure) -> Bilingual:
    low, high = (plain(end) for end in figure.ends)
    amount = low if low == high else f"{low}–{high}"
    bound, unit = _BOUNDS[figure.bound], _unit(figure.unit)
    return Bilingual(
        f"{figure.label.zh}{bound.zh or ' '}{amount}{unit}，是限值，没有可以复算的算式。",
        f"{_capital(figure.label.en)}: {bound.en}{amount}{unit}; a limit, nothing to recompute.",
    )


def _amount(operand: Operand) -> str:
    return f"{plain(operand.value)}{_unit(operand.unit)}"


def _unit(unit: Unit) -> str:
    return "" if unit is Unit.RATIO else f" {unit.symbol}"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
