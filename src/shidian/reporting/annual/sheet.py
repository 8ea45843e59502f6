"""The two-page sheet of a pilot."""

import re
from collections.abc import Iterator, Sequence

from shidian.assessment.evaluation import PilotYear
from shidian.assessment.targets.progress import Progress
from shidian.reporting.annual.annex import sources
from shidian.reporting.annual.basis import NO_VALUE, Basis
from shidian.reporting.annual.charts import path_chart
from shidian.reporting.annual.document import (
    Block,
    Document,
    Form,
    Grid,
    Heading,
    Row,
    Span,
    Style,
    text,
)
from shidian.reporting.annual.grades import total_cells, total_reference
from shidian.reporting.annual.ladder import (
    proposal_heads,
    proposal_rows,
    proposals_are_none,
    warning,
)
from shidian.reporting.annual.outcomes import figure_heads
from shidian.reporting.annual.target_rows import (
    ahead,
    number,
    status_of,
    target_reference,
    target_row,
)
from shidian.reporting.annual.workings import working
from shidian.reporting.sentences import not_assessable


def pilot_sheet(basis: Basis, one: PilotYear) -> Document:
    """What the evaluation of a year says of one pilot."""
    pilot, facts = one.pilot, basis.programme.facts
    name = re.sub(r"[^a-z0-9]+", "", pilot.pinyin.lower())
    parts = (
        basis.say(f"第 {pilot.no} 号", f"No. {pilot.no}"),
        basis.name(facts.peer_classes[pilot.peer_class]),
        basis.say(f"区划代码 {pilot.area}", f"area code {pilot.area}"),
        basis.say(f"数据截至 {basis.known}", f"data of {basis.known}"),
    )
    return Document(
        f"sheet-{pilot.no}-{name}-{basis.year}",
        Form.SHEET,
        basis.lang,
        basis.say(
            f"{pilot.name.zh} {basis.year} 年度评估表",
            f"{pilot.name.text('en')}: Evaluation {basis.year}",
        ),
        "　".join(parts) if basis.lang == "zh" else " · ".join(parts),
        basis.mark,
        tuple(_blocks(basis, one)),
    )


def _blocks(basis: Basis, one: PilotYear) -> Iterator[Block]:
    say = basis.say
    yield Heading(say("一、目标和进度", "1. Targets and progress"))
    yield from _targets(basis, one)
    yield Heading(say("二、得分、等级和阶梯", "2. Points, grade and rung"))
    yield _scores(basis, one)
    yield text(*_total(basis, one))
    if one.proposals:
        yield text(proposals_are_none(basis))
        rows = proposal_rows(one, basis)
        yield Grid(say("建议", "Proposals"), proposal_heads(basis), rows, (1.4, 1.6, 7))
        yield next(warning(basis))
    yield from _workings(basis, one)
    yield Heading(say("四、保留和来源", "4. Reservations and sources"))
    caveats = dict.fromkeys(caveat for p in one.progress for caveat in p.result.caveats)
    for caveat in caveats:
        yield text(f"{basis.name(caveat.short)}：{basis.name(caveat.text)}", style=Style.NOTE)
    if not caveats:
        yield text(
            say("没有须说明的保留。", "There is no reservation to be told."), style=Style.NOTE
        )
    if one.progress:
        yield sources(basis, one.progress)
    yield text(_identity(basis), style=Style.NOTE)


def _targets(basis: Basis, one: PilotYear) -> Iterator[Block]:
    say = basis.say
    if not one.progress:
        yield text(
            say(
                "登记簿中没有该试点可判断的目标（有指标、数值和年份的）。",
                "The register holds no target of this pilot that can be judged.",
            )
        )
        return
    rows = tuple(
        target_row(
            p,
            basis,
            (basis.name(p.result.indicator.name), str(p.result.target.record.year)),
            (status_of(p, basis.lang),),
        )
        for p in one.progress
    )
    heads = (
        say("指标", "Indicator"),
        say("目标年", "Year"),
        *figure_heads(basis),
        say("状态", "Status"),
    )
    widths = (2.8, 1, 1.1, 1.6, 1.5, 1.2, 1.4, 0.9, 1.1, 1.8)
    title = say("目标、基期和实际值", "Targets, baselines and observed values")
    yield Grid(title, heads, rows, widths, frozenset(range(1, 9)))
    chart = path_chart(basis, one)
    if chart is not None:
        yield chart
    yield from _sentences(basis, one)


def _sentences(basis: Basis, one: PilotYear) -> Iterator[Block]:
    """What is needed from now on, or why a target cannot be assessed; equal sentences once."""
    said: dict[str, list[Progress]] = {}
    for p in one.progress:
        why = not_assessable(p)
        sentence = ahead(p, basis) or (basis.name(why) if why else "")
        if sentence:
            said.setdefault(sentence, []).append(p)
    for sentence, group in said.items():
        signs = [Span("", target_reference(p, basis)) for p in group if ahead(p, basis)]
        labels = _labels(basis, [_label(basis, p) for p in group])
        yield text(f"{labels}{sentence}", *signs, style=Style.NOTE)


def _workings(basis: Basis, one: PilotYear) -> Iterator[Block]:
    """How the figures of the targets came about, with the numbers put in."""
    known = [p for p in one.progress if p.result.level_completion is not None]
    if not known:
        return
    yield Heading(basis.say("三、演算", "3. Workings"))
    for p in known:
        said = f"{_labels(basis, [_label(basis, p)])}{basis.name(working(p))}"
        yield text(said, Span("", target_reference(p, basis)), style=Style.NOTE)


def _label(basis: Basis, one: Progress) -> str:
    return f"{basis.name(one.result.indicator.name)} {one.result.target.record.year}"


def _labels(basis: Basis, labels: Sequence[str]) -> str:
    return basis.say("、", ", ").join(labels) + basis.say("：", ": ")


def _scores(basis: Basis, one: PilotYear) -> Grid:
    say, blocks = basis.say, basis.policy.policy.rating.blocks
    reference, why = total_reference(one, basis), any(score.reason for score in one.total.scores)
    rows = tuple(
        Row(
            (
                basis.name(block.name),
                f"{block.points:g}",
                number(score.points, 2),
                basis.name(score.by.text) if score.points is not None else NO_VALUE,
                *([basis.name(score.reason) if score.reason else ""] if why else []),
            ),
            reference,
        )
        for block, score in zip(blocks, one.total.scores, strict=True)
    )
    heads = (
        say("内容", "Block"),
        say("满分", "Full"),
        say("得分", "Points"),
        say("评分者", "Scored by"),
        *([say("没有得分的原因", "Why there are none")] if why else []),
    )
    widths = (2.6, 0.8, 0.8, 1.4, *([5.0] if why else []))
    return Grid(say("各项得分", "Points by block"), heads, rows, widths, frozenset({1, 2}))


def _total(basis: Basis, one: PilotYear) -> Iterator[str | Span]:
    say, grading = basis.say, one.grading
    counted, progress, level, total, grade, chance, sure = total_cells(one, basis)
    yield say(
        f"计分目标 {counted}，进度指数 {progress}，水平指数 {level}，总分 {total}，等级 {grade}",
        f"Targets scored {counted}, progress index {progress}, level index {level}, total {total}, "
        f"grade {grade}",
    )
    if grading.grade:
        yield say(f"（概率 {chance}，{sure}）", f" (probability {chance}, {sure})")
    yield Span("", total_reference(one, basis))
    rung = one.state.rung
    yield say(
        f"。所处阶梯：{rung.symbol} {rung.text.zh}。", f". Rung: {rung.symbol} {rung.text.en}. "
    )
    caps = (cap.reason for cap in grading.caps)
    said = [one.total.rescaled, *caps, *(gap.text for gap in one.total.differing)]
    yield say("", " ").join(basis.name(each) for each in said if each is not None)
    if one.total.withheld is not None and not grading.grade:
        yield say(
            "缺失的分数超过评估办法允许的"
            f" {basis.policy.policy.rating.withheld:.0%}，不计总分，不评等级；缺数据不等于不合格。",
            "More points are missing than the policy allows, "
            f"{basis.policy.policy.rating.withheld:.0%}: no total, no grade. Want of data is no "
            "failure.",
        )


def _identity(basis: Basis) -> str:
    policy = basis.policy
    return basis.say(
        f"评估办法 {policy.policy.code} {policy.sha256[:12]}，方案包 "
        f"{basis.programme.sha256[:12]}，证据包 {basis.bundle[:12]}。编号在系统中以 /f/编号 打开。",
        f"Policy {policy.policy.code} {policy.sha256[:12]}, package "
        f"{basis.programme.sha256[:12]}, bundle {basis.bundle[:12]}. References open at /f/ref.",
    )
