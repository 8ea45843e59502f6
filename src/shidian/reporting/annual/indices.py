"""Progress against level, and the level index with what was left out of it."""

from collections.abc import Iterator, Sequence

import numpy as np

from shidian.assessment.composite import Quadrant, overall_weights
from shidian.assessment.evaluation import PilotYear
from shidian.core import Bilingual
from shidian.reporting.annual.basis import NO_VALUE, Basis
from shidian.reporting.annual.charts import quadrant_chart
from shidian.reporting.annual.consistency import consistency
from shidian.reporting.annual.document import Block, Grid, Heading, Row, Span, Style, text
from shidian.reporting.annual.reference import Input, Subject
from shidian.reporting.annual.target_rows import number, share


def quadrants(basis: Basis) -> Iterator[Block]:
    """The chart of progress against level, or why it cannot be drawn."""
    say, pilots = basis.say, list(basis.evaluation.pilots.values())
    yield Heading(say("四、进度与水平", "4. Progress against level"))
    both = [one for one in pilots if one.index.points is not None and one.level is not None]
    if not both:
        yield text(*_no_chart(basis, pilots))
        return
    line = float(np.median([one.level for one in pilots if one.level is not None]))
    yield quadrant_chart(basis, both, line)
    yield _quadrant_counts(basis, both, line)


def _no_chart(basis: Basis, pilots: Sequence[PilotYear]) -> Iterator[str | Span]:
    say = basis.say
    scored = sum(one.index.points is not None for one in pilots)
    leveled = sum(one.level is not None for one in pilots)
    yield say(
        "四象限图无法绘制：没有一个试点同时有进度指数和水平指数。有进度指数的试点 ",
        "The quadrant chart cannot be drawn: no pilot has both a progress index and a level "
        "index. Pilots with a progress index: ",
    )
    what = Bilingual("有进度指数的试点数", "Number of pilots with a progress index")
    rule = Bilingual("能计分的目标达到所需权重。", "Enough weight of their targets has points.")
    yield basis.count(scored, what, rule)
    yield say(" 个，有水平指数的 ", "; with a level index: ")
    what = Bilingual("有水平指数的试点数", "Number of pilots with a level index")
    yield basis.count(leveled, what, Bilingual("水平指数已公布。", "It is not withheld."))
    yield say(" 个。", ".")


def _quadrant_counts(basis: Basis, both: Sequence[PilotYear], line: float) -> Grid:
    rows = []
    for one in Quadrant:
        own = [p for p in both if p.quadrant(basis.policy.policy, line) is one]
        names = basis.say("、", ", ").join(p.pilot.short.text(basis.lang) for p in own)
        rule = Bilingual(
            f"水平以全部试点的中位数 {line:.1f} 为界，进度以“正常”的得分为界。",
            f"High is from the median level {line:.1f} on; good is from the points of “on pace”.",
        )
        span = basis.count(len(own), one.value, rule)
        rows.append(Row((basis.name(one.value), span.text, names or NO_VALUE), span.reference))
    heads = (basis.say("象限", "Quadrant"), basis.say("试点", "Pilots"), basis.say("名单", "Names"))
    title = basis.say("各象限的试点", "Pilots by quadrant")
    return Grid(title, heads, tuple(rows), (2.4, 1, 9), frozenset({1}))


def level(basis: Basis) -> Iterator[Block]:
    """The level index, or why it is withheld; and the values that each indicator has."""
    say, found = basis.say, basis.evaluation.level
    yield Heading(say("五、水平指数", "5. Level index"))
    if found.withheld is not None:
        missing = f"{1 - found.coverage:.0%}"
        what = Bilingual("水平指数缺失的权重", "Weight missing from the level index")
        yield text(
            say(
                f"水平指数不公布：{found.withheld.zh}，超过评估办法允许的 "
                f"{basis.policy.policy.level.withheld:.0%}。",
                f"The level index is withheld: {found.withheld.en}; the policy allows "
                f"{basis.policy.policy.level.withheld:.0%}.",
            ),
            Span("", basis.reference(what, missing, found.withheld)),
        )
    yield _indicators(basis)
    if found.index is not None:
        indicators, pilots = basis.programme.indicators, basis.programme.pilots
        names = {code: one.name for code, one in indicators.items()}
        names |= {number: one.short for number, one in pilots.items()}
        for note in found.index.notes:
            yield text(basis.name(note.said(names)), style=Style.NOTE)
        yield from consistency(basis)


def _indicators(basis: Basis) -> Grid:
    say, policy, values = basis.say, basis.policy.policy, basis.evaluation.level.values
    weights, whole = overall_weights(policy.level.tree), len(values.units)
    measured = dict(zip(values.indicators, values.coverage, strict=True))
    rows = []
    for code in policy.level.tree.indicators:
        count = round(float(measured[code]) * whole)
        indicator = basis.programme.indicators[code]
        enough = count / whole >= policy.level.coverage - 1e-9
        cells = str(count), share(count / whole), share(weights[code])
        what = Bilingual(f"{indicator.name.zh}：有数据的试点", f"{indicator.name.en}: with values")
        formula = Bilingual(
            f"{count} ÷ {whole}；不少于 {policy.level.coverage:.2%} 才纳入",
            f"{count} / {whole}; used from {policy.level.coverage:.2%} on",
        )
        chosen = basis.evaluation.level.chosen
        inputs = [
            Input(
                basis.programme.pilots[unit].short,
                str(entry.record.value),
                "observations",
                entry.id,
            )
            for (unit, own), entry in chosen.items()
            if own == code
        ]
        subject = Subject(indicator=code)
        reference = basis.reference(what, " | ".join(cells), formula, subject, inputs)
        used = say("纳入", "used") if enough else say("未纳入", "dropped")
        rows.append(Row((basis.name(indicator.name), *cells, used), reference))
    heads = (
        say("指标", "Indicator"),
        say("有数据的试点", "Pilots with a value"),
        say("占比", "Share"),
        say("权重", "Weight"),
        say("是否纳入", "Used"),
    )
    title = say("水平指数各指标的数据", "Values behind the level index")
    return Grid(title, heads, tuple(rows), (5, 1.6, 1, 1, 1.2), frozenset({1, 2, 3}))


def level_printed(one: PilotYear) -> tuple[str, str]:
    """Progress index and level index of a pilot."""
    return number(one.index.points, 1), number(one.level, 1)
