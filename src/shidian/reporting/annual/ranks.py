"""How firm ranks within the peer classes are: of the level index, or of single indicators."""

from collections.abc import Iterator, Sequence

import numpy as np

from shidian.assessment.evaluation import Ranking, index_ranking, indicator_ranking
from shidian.core import Bilingual
from shidian.reporting.annual.basis import Basis
from shidian.reporting.annual.charts import rank_chart
from shidian.reporting.annual.document import Block, Grid, Heading, Row, Style, text
from shidian.reporting.annual.reference import Subject
from shidian.reporting.annual.target_rows import share


def robust(basis: Basis) -> Iterator[Block]:
    """Ranges of rank within the class, of the index or of the indicators that there are."""
    say, settings = basis.say, basis.policy.policy.robustness
    yield Heading(say("六、名次的稳健性", "6. How firm the ranks are"))
    ranking = index_ranking(basis.evaluation, basis.records)
    if ranking is not None:
        yield text(
            say(
                f"抽样 {settings.draws} 次（种子 {settings.seed}），同时变动权重、标尺、指标取舍"
                "和测量误差；名次只在同类之内。区间重叠的，两名之差不显著。",
                f"{settings.draws} draws (seed {settings.seed}) of weights, goalposts, indicators "
                "left out and errors of measurement; ranks are within the class. Where ranges "
                "overlap the difference is not significant.",
            )
        )
        yield from _ranks(basis, ranking)
        return
    yield text(
        say(
            "水平指数不公布，因此没有综合名次可检验。",
            "The level index is withheld; there is no composite rank to test.",
        )
    )
    alone = [code for code in basis.programme.facts.headline if _has_values(basis, code)]
    if alone:
        yield text(
            say(
                f"下表只就单项指标，看测量误差之下（{settings.draws} 次，种子 {settings.seed}）"
                "同类之中的名次分不分得开；不列名次。",
                "The table takes single indicators: whether ranks within a class can be told apart "
                f"under errors of measurement ({settings.draws} draws, seed {settings.seed}). No "
                "ranks are listed.",
            )
        )
        yield _told_apart(basis, alone)


def _told_apart(basis: Basis, codes: Sequence[str]) -> Grid:
    """Of each class, how firm ranks by single indicators are."""
    say = basis.say
    rows = [row for code in codes for row in _classes_told_apart(basis, code)]
    heads = (
        say("指标", "Indicator"),
        say("类别", "Class"),
        say("有数据的试点", "Pilots with a value"),
        say("最宽的名次区间", "Widest range"),
        say("分出高下的两两比较", "Pairs told apart"),
    )
    title = say("同类名次分不分得开", "Whether ranks within a class are told apart")
    return Grid(title, heads, tuple(rows), (3, 2.4, 1.4, 1.6, 1.8), frozenset({2, 3, 4}))


def _classes_told_apart(basis: Basis, code: str) -> Iterator[Row]:
    ranking = indicator_ranking(basis.evaluation, basis.records, code)
    found, pilots = ranking.shaken.intervals, basis.programme.pilots
    name = basis.programme.indicators[code].name
    classes = np.array([pilots[unit].peer_class for unit in ranking.shaken.units])
    for peer_class, called in basis.programme.facts.peer_classes.items():
        own = (classes == peer_class) & ~np.isnan(found.nominal)
        if np.count_nonzero(own) < 2:
            continue
        widest = int(np.max(found.high[own] - found.low[own])) + 1
        apart = share(float(np.mean(found.decided[own])))
        cells = str(np.count_nonzero(own)), str(widest), apart
        what = Bilingual(
            f"{name.zh}，{called.zh}：名次的稳健性", f"{name.en}, {called.en}: how firm ranks are"
        )
        formula = Bilingual(
            "有数据的试点 | 5%—95% 名次区间最宽几名 | 在超过 "
            f"{basis.policy.policy.robustness.decided:.0%} 的抽样中分出高下的两两比较占比",
            "pilots with a value | ranks in the widest 5 to 95 % range | share of pairs told "
            f"apart in more than {basis.policy.policy.robustness.decided:.0%} of the draws",
        )
        reference = basis.reference(what, " | ".join(cells), formula, Subject(indicator=code))
        yield Row((basis.name(name), basis.name(called), *cells), reference)


def _has_values(basis: Basis, code: str) -> bool:
    values = basis.evaluation.level.values
    return code in values.indicators and int(np.sum(~np.isnan(values.column(code)))) > 1


def _ranks(basis: Basis, ranking: Ranking) -> Iterator[Block]:
    say, found = basis.say, ranking.shaken.intervals
    ranked = [n for n in range(len(ranking.shaken.units)) if not np.isnan(found.nominal[n])]
    called = Bilingual("水平指数", "Level index")
    yield rank_chart(basis, ranking, called)
    yield _rank_table(basis, ranking, called, ranked)
    unranked = basis.policy.policy.level.unranked
    names = [basis.name(basis.programme.facts.peer_classes[one]) for one in unranked]
    if names:
        yield text(
            say(f"不排名次的类别：{'、'.join(names)}。", f"Never ranked: {', '.join(names)}."),
            style=Style.NOTE,
        )


def _rank_table(basis: Basis, ranking: Ranking, called: Bilingual, ranked: Sequence[int]) -> Grid:
    say, found, classes = basis.say, ranking.shaken.intervals, basis.programme.facts.peer_classes
    order = list(classes)
    pilots = basis.programme.pilots
    units = ranking.shaken.units
    rows = []
    for unit in sorted(
        ranked, key=lambda n: (order.index(pilots[units[n]].peer_class), found.nominal[n])
    ):
        pilot = pilots[units[unit]]
        cells = (
            f"{found.nominal[unit]:.0f}",
            f"{found.median[unit]:.0f}",
            f"{found.low[unit]:.0f}—{found.high[unit]:.0f}",
            share(_known(found.top[unit])),
            share(_known(found.bottom[unit])),
            share(_known(found.decided[unit])),
        )
        what = Bilingual(
            f"{pilot.short.zh}：{called.zh}同类名次", f"{pilot.short.en}: rank by {called.en}"
        )
        formula = Bilingual(
            f"名次 | 中位 | 5%—95% | 前三的概率 | 末位一成的概率 | 分出高下的同类占比；"
            f"抽样 {ranking.shaken.draws} 次，种子 {ranking.shaken.seed}",
            f"rank | median | 5 to 95 % | P(top 3) | P(last tenth) | share of peers told apart; "
            f"{ranking.shaken.draws} draws, seed {ranking.shaken.seed}",
        )
        subject = Subject(pilot=pilot.no)
        reference = basis.reference(what, " | ".join(cells), formula, subject)
        name = basis.name(classes[pilot.peer_class])
        rows.append(Row((name, basis.name(pilot.short), *cells), reference))
    heads = (
        say("类别", "Class"),
        say("试点", "Pilot"),
        say("名次", "Rank"),
        say("中位", "Median"),
        say("5%—95%", "5–95 %"),
        say("前三", "Top 3"),
        say("末位一成", "Last tenth"),
        say("分出高下", "Told apart"),
    )
    title = say(f"同类名次的区间：{called.zh}", f"Ranges of rank within the class: {called.en}")
    return Grid(
        title, heads, tuple(rows), (2.6, 1.8, 1, 1, 1.4, 1.2, 1.3, 1.3), frozenset(range(2, 8))
    )


def _known(value: float) -> float | None:
    return None if np.isnan(value) else float(value)
