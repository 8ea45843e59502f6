"""What came of the targets: those due by indicator and class, and those still on their way."""

from collections.abc import Iterator, Sequence

from shidian.assessment import Status
from shidian.assessment.targets.progress import Progress
from shidian.core import Bilingual
from shidian.reporting.annual.basis import Basis
from shidian.reporting.annual.coverage import is_assessed
from shidian.reporting.annual.document import Block, Grid, Heading, Row, Style, text
from shidian.reporting.annual.target_rows import (
    ahead,
    counted,
    figures_of,
    inputs_of,
    share,
    status_of,
    target_reference,
)

MET = (Status.MET, Status.ASPIRATION_MET)
MISSED = (Status.NOT_MET, Status.ASPIRATION_NOT_MET)


def due_and_met(basis: Basis) -> Iterator[Block]:
    """Targets due and what came of them, by indicator and peer class."""
    say = basis.say
    yield Heading(say("二、到期目标的完成情况", "2. Targets due, and what came of them"))
    due = [one for one in basis.evaluation.progress if one.result.due]
    if not due:
        yield text(say("到评估年没有到期的目标。", "No target is due by the year assessed."))
        return
    yield text(
        say(
            "到期目标只用目标年的实际值判断。达标率以能评估的为分母；不同类别之间不排名次。",
            "A target due is judged by a value of its own year only. Shares are of those "
            "assessed. Classes are not ranked against one another.",
        )
    )
    rows = [row for code in basis.programme.indicators for row in _rows(basis, code, due)]
    heads = (
        say("指标", "Indicator"),
        say("类别", "Class"),
        say("到期", "Due"),
        say("能评估", "Assessed"),
        say("● 达标", "● met"),
        say("◐ 基本达标", "◐ nearly"),
        say("▼ 未达标", "▼ not met"),
        say("达标率", "Share met"),
    )
    title = say("各指标、各类别的到期目标", "Targets due by indicator and class")
    widths = (3.2, 2.4, 1, 1.2, 1.2, 1.4, 1.4, 1.4)
    yield Grid(title, heads, tuple(rows), widths, frozenset(range(2, 8)))


def _rows(basis: Basis, code: str, due: Sequence[Progress]) -> Iterator[Row]:
    """One row a class for the headline indicators, one row in all for the others."""
    own = [one for one in due if one.result.indicator.code == code]
    name, classes = basis.programme.indicators[code].name, basis.programme.facts.peer_classes
    everywhere = Bilingual("全部", "all")
    if code in basis.programme.facts.headline:
        for peer_class, called in classes.items():
            group = [one for one in own if one.result.pilot.peer_class == peer_class]
            if group:
                yield _row(basis, name, called, group)
    if own:
        yield _row(basis, name, everywhere, own)


def _row(basis: Basis, name: Bilingual, called: Bilingual, group: Sequence[Progress]) -> Row:
    assessed = [one for one in group if is_assessed(one)]
    met, nearly, missed = (
        sum(one.status in statuses for one in assessed)
        for statuses in (MET, (Status.NEARLY_MET,), MISSED)
    )
    counts = (len(group), len(assessed), met, nearly, missed)
    part = share(met / len(assessed)) if assessed else share(None)
    cells = (*map(str, counts), part)
    what = Bilingual(
        f"{name.zh}，{called.zh}：到期目标的完成情况", f"{name.en}, {called.en}: targets due"
    )
    formula = Bilingual(
        f"到期 | 能评估 | 达标 | 基本达标 | 未达标 | 达标率 = {met} ÷ {len(assessed)}",
        f"due | assessed | met | nearly met | not met | share met = {met} / {len(assessed)}",
    )
    inputs = [part for one in group for part in inputs_of(one)]
    reference = basis.reference(what, " | ".join(cells), formula, inputs=inputs)
    return Row((basis.name(name), basis.name(called), *cells), reference)


def on_the_way(basis: Basis) -> Iterator[Block]:
    """Targets still to come: how many have which status, their pace, and what they need."""
    say = basis.say
    yield Heading(say("三、未到期目标的进度", "3. Pace of the targets still to come"))
    ahead = [one for one in basis.evaluation.progress if not one.result.due]
    if not ahead:
        yield text(
            say(
                "评估年之后没有目标，不再计算速度比和此后每年所需。",
                "No target lies beyond the year assessed; there is no pace left to compute.",
            )
        )
        return
    yield _statuses(basis, ahead)
    known = [one for one in ahead if is_assessed(one)]
    if not known:
        yield text(say("没有一项能算出速度比。", "No pace can be computed for any of them."))
        return
    yield _paces(basis, known)
    yield text(
        say(
            "速度比 = 实际速度 ÷ 所需速度，1 为刚好赶上；“—”为没有可比的值，不作推算。"
            "基期、完成率、任务完成度和得分见各试点评估表。",
            "Pace is achieved over required speed; 1 is just on pace. A dash is “no comparable "
            "value”; nothing is guessed. The pilots' sheets have all other figures.",
        ),
        style=Style.NOTE,
    )


def _statuses(basis: Basis, ahead: Sequence[Progress]) -> Grid:
    rows = []
    for status in Status:
        group = [one for one in ahead if one.status is status]
        if group:
            what = Bilingual(f"未到期目标：{status.text.zh}", f"To come: {status.text.en}")
            span = basis.count(len(group), what, what, counted(group))
            rows.append(Row((status_of(group[0], basis.lang), span.text), span.reference))
    heads = (basis.say("状态", "Status"), basis.say("目标", "Targets"))
    title = basis.say("未到期目标的状态", "Status of the targets to come")
    return Grid(title, heads, tuple(rows), (6, 1), frozenset({1}))


def _paces(basis: Basis, known: Sequence[Progress]) -> Grid:
    say = basis.say
    rows = []
    for one in known:
        result, figures = one.result, figures_of(one, basis.lang)
        cells = (
            basis.name(result.pilot.short),
            f"{basis.name(result.indicator.name)} {result.target.record.year}",
            *(figures[place] for place in (1, 2, 5)),
            status_of(one, basis.lang),
            ahead(one, basis),
        )
        rows.append(Row(cells, target_reference(one, basis)))
    heads = figure_heads(basis)
    titles = (
        say("试点", "Pilot"),
        say("指标和目标年", "Indicator, year"),
        *(heads[place] for place in (1, 2, 5)),
        say("状态", "Status"),
        say("此后所需", "Needed from now on"),
    )
    title = say("速度比和此后每年所需", "Pace, and what is needed from now on")
    widths = (1.5, 2.3, 1.2, 1.1, 0.9, 2, 5.7)
    return Grid(title, titles, tuple(rows), widths, frozenset({2, 3, 4}))


def figure_heads(basis: Basis) -> tuple[str, ...]:
    """Titles of the figures of a target, see `target_rows.figures_of`."""
    say = basis.say
    return (
        say("基期", "Baseline"),
        say("目标", "Target"),
        say("实际", "Observed"),
        say("完成率", "Level"),
        say("任务完成度", "Attainment"),
        say("速度比", "Pace"),
        say("得分", "Points"),
    )
