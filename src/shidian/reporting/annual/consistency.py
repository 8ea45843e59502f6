"""Whether the indicators of the level index hang together, printed beside it."""

from collections.abc import Iterator
from math import isnan

from shidian.assessment.composite import Coherence, Pair, coherence
from shidian.core import Bilingual
from shidian.reporting.annual.basis import Basis
from shidian.reporting.annual.document import Block, Grid, Row, Style, text
from shidian.reporting.annual.target_rows import number

_ALPHA = Bilingual(
    "Cronbach α，按各试点归一化后的得分计算。",
    "Cronbach's alpha of the normalized scores of the pilots.",
)
_CORRELATION = Bilingual(
    "Pearson 相关系数，按两项指标都有值的试点归一化后的得分计算。",
    "Pearson's correlation of the normalized scores of the pilots that have both.",
)


def consistency(basis: Basis) -> Iterator[Block]:
    """Correlations inside and between the groups, alpha, and the pairs that a reader must see."""
    found, say = basis.evaluation.level, basis.say
    if found.index is None or found.level is None:
        return
    made = coherence(found.index.normalized, found.level)
    yield text(
        say(
            f"同组指标的平均相关系数 {_number(made.inside)}，不同组 {_number(made.between)}；"
            f"高于 {found.level.redundant:g} 的视为重复，"
            f"低于 {found.level.conflicting:g} 的视为冲突。",
            f"Mean correlation inside the groups {_number(made.inside)}, between them "
            f"{_number(made.between)}; above {found.level.redundant:g} a pair is redundant, below "
            f"{found.level.conflicting:g} it is in conflict.",
        ),
        style=Style.NOTE,
    )
    yield _alphas(basis, made)
    if made.redundant or made.conflicting:
        yield _pairs(basis, made)


def _alphas(basis: Basis, made: Coherence) -> Grid:
    names = {one.code: one.name for one in basis.policy.policy.level.tree.children}
    rows = [
        _alpha(basis, names.get(code) or Bilingual(code, code), made.alpha[code])
        for code in made.alpha
    ]
    heads = (basis.say("组", "Group"), basis.say("Cronbach α", "Cronbach's alpha"))
    title = basis.say("各组指标的一致性", "Consistency of the groups")
    return Grid(title, heads, tuple(rows), (5, 1.6), frozenset({1}))


def _pairs(basis: Basis, made: Coherence) -> Grid:
    say = basis.say
    marked = [(pair, say("重复", "redundant")) for pair in made.redundant]
    marked += [(pair, say("冲突", "in conflict")) for pair in made.conflicting]
    rows = [_pair(basis, pair, said) for pair, said in marked]
    heads = (
        say("指标", "Indicator"),
        say("指标", "Indicator"),
        say("相关系数", "Correlation"),
        say("判断", "Remark"),
    )
    title = say("需要留意的指标", "Pairs of indicators to look at")
    return Grid(title, heads, tuple(rows), (4, 4, 1.4, 1.4), frozenset({2}))


def _alpha(basis: Basis, name: Bilingual, alpha: float) -> Row:
    what = Bilingual(f"{name.zh}：一致性", f"{name.text('en')}: consistency")
    reference = basis.reference(what, _number(alpha), _ALPHA)
    return Row((basis.name(name), _number(alpha)), reference)


def _pair(basis: Basis, pair: Pair, said: str) -> Row:
    first, second = (basis.programme.indicators[code].name for code in (pair.first, pair.second))
    what = Bilingual(
        f"{first.zh}与{second.zh}的相关系数",
        f"Correlation of {first.text('en')} and {second.text('en')}",
    )
    value = _number(pair.correlation)
    reference = basis.reference(what, value, _CORRELATION)
    return Row((basis.name(first), basis.name(second), value, said), reference)


def _number(value: float) -> str:
    return number(None if isnan(value) else value, 2)
