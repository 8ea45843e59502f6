"""Grades with how sure they are, and why there are none."""

from collections import Counter
from collections.abc import Iterator

from shidian.assessment.evaluation import PilotYear
from shidian.assessment.rating import grade_counts
from shidian.core import Bilingual
from shidian.reporting.annual.basis import NO_VALUE, Basis
from shidian.reporting.annual.document import Block, Grid, Heading, Row, text
from shidian.reporting.annual.indices import level_printed
from shidian.reporting.annual.reference import Reference, Subject
from shidian.reporting.annual.target_rows import number, share


def grades(basis: Basis) -> Iterator[Block]:
    """Counts by grade, why others have none, and one row a pilot."""
    say, pilots = basis.say, list(basis.evaluation.pilots.values())
    yield Heading(say("七、等级", "7. Grades"))
    if all(one.grading.grade is None for one in pilots):
        yield text(
            say(
                "没有一个试点能评等级：缺失的分数超过评估办法允许的 "
                f"{basis.policy.policy.rating.withheld:.0%}。缺什么见下表和各试点评估表；"
                "缺数据不等于不合格。",
                "No pilot can be graded: more points are missing than the policy allows, "
                f"{basis.policy.policy.rating.withheld:.0%}. What is missing stands below and in "
                "the pilots' sheets. Want of data is no failure.",
            )
        )
    else:
        yield _counts(basis)
    yield from _withheld(basis)
    yield _pilots(basis)


def _counts(basis: Basis) -> Grid:
    say, rating = basis.say, basis.policy.policy.rating
    pilots = basis.evaluation.pilots.values()
    none = Bilingual("未评等级", "no grade")
    rows = []
    for one in grade_counts([pilot.grading.grade for pilot in pilots], rating):
        name = one.grade.name if one.grade else none
        code = one.grade.code if one.grade else None
        own = [pilot.grading.robust for pilot in pilots if pilot.grading.grade == code]
        cells = (
            str(one.count),
            share(one.share),
            str(own.count(True)) if one.grade else NO_VALUE,
            str(own.count(False)) if one.grade else NO_VALUE,
        )
        what = Bilingual(f"等级为{name.zh}的试点", f"Pilots with grade: {name.en}")
        formula = Bilingual(
            f"试点 | 占比 = {one.count} ÷ {len(pilots)} | 稳健（概率不低于 {rating.robust:g}）"
            " | 临界",
            f"pilots | share = {one.count} / {len(pilots)} | robust (probability at least "
            f"{rating.robust:g}) | borderline",
        )
        reference = basis.reference(what, " | ".join(cells), formula)
        rows.append(Row((basis.name(name), *cells), reference))
    heads = (
        say("等级", "Grade"),
        say("试点", "Pilots"),
        say("占比", "Share"),
        say("稳健", "Robust"),
        say("临界", "Borderline"),
    )
    title = say("各等级的试点数", "Pilots by grade")
    return Grid(title, heads, tuple(rows), (3, 1, 1, 1, 1), frozenset({1, 2, 3, 4}))


def _withheld(basis: Basis) -> Iterator[Block]:
    """Which blocks have no points, and for how many pilots, by reason."""
    blocks = {block.code: block.name for block in basis.policy.policy.rating.blocks}
    found = Counter(
        (score.block, score.reason)
        for pilot in basis.evaluation.pilots.values()
        for score in pilot.total.scores
        if score.points is None and score.reason is not None
    )
    if not found:
        return
    rows = []
    order = list(blocks)
    for (code, why), count in sorted(
        found.items(), key=lambda one: (order.index(one[0][0]), -one[1])
    ):
        what = Bilingual(
            f"{blocks[code].zh}无得分：{why.zh}", f"{blocks[code].en} without points: {why.en}"
        )
        rule = Bilingual("没有得分的试点数。", "Pilots that have no points in it.")
        span = basis.count(count, what, rule)
        rows.append(Row((basis.name(blocks[code]), basis.name(why), span.text), span.reference))
    heads = (
        basis.say("内容", "Block"),
        basis.say("没有得分的原因", "Why there are no points"),
        basis.say("试点", "Pilots"),
    )
    title = basis.say("缺少得分的内容", "Blocks without points")
    yield Grid(title, heads, tuple(rows), (2.4, 6, 1), frozenset({2}))


def _pilots(basis: Basis) -> Grid:
    say, classes = basis.say, basis.programme.facts.peer_classes
    rows = [
        Row(
            (
                basis.name(one.pilot.short),
                basis.name(classes[one.pilot.peer_class]),
                *total_cells(one, basis),
                f"{one.state.rung.symbol} {basis.name(one.state.rung.text)}",
            ),
            total_reference(one, basis),
        )
        for one in basis.evaluation.pilots.values()
    ]
    heads = (
        say("试点", "Pilot"),
        say("类别", "Class"),
        say("计分目标", "Targets scored"),
        say("进度指数", "Progress"),
        say("水平指数", "Level"),
        say("总分", "Total"),
        say("等级", "Grade"),
        say("该等级的概率", "P(grade)"),
        say("把握", "Sureness"),
        say("所处阶梯", "Rung"),
    )
    title = say("各试点的指数、总分和等级", "Indices, totals and grades of the pilots")
    widths = (1.7, 2, 1.2, 1.2, 1.2, 1.3, 1.3, 1.4, 1.4, 1.3)
    return Grid(title, heads, tuple(rows), widths, frozenset({2, 3, 4, 5, 7}))


def total_cells(one: PilotYear, basis: Basis) -> tuple[str, ...]:
    """Targets scored, both indices, total, grade, its probability, and how sure it is."""
    grading = one.grading
    names = {grade.code: grade.name for grade in basis.policy.policy.rating.grades}
    grade = basis.name(names[grading.grade]) if grading.grade else NO_VALUE
    chance = (grading.probability or {}).get(grading.grade or "")
    sure = {True: ("稳健", "robust"), False: ("临界", "borderline"), None: (NO_VALUE, NO_VALUE)}
    return (
        f"{one.index.counted}/{one.index.of}",
        *level_printed(one),
        number(one.total.points, 2),
        grade,
        share(chance),
        basis.say(*sure[grading.robust]),
    )


def total_reference(one: PilotYear, basis: Basis) -> Reference:
    """The reference of a pilot's total: the blocks, their sum, caps and red lines."""
    names = {block.code: block.name for block in basis.policy.policy.rating.blocks}
    zh, en = [], []
    for score in one.total.scores:
        zh.append(f"{names[score.block].zh} {number(score.points, 2)}（{score.by.text.zh}）")
        en.append(f"{names[score.block].en} {number(score.points, 2)} ({score.by.text.en})")
    caps = [cap.reason for cap in one.grading.caps]
    said = [text for text in (one.total.withheld, one.total.rescaled, *caps) if text is not None]
    formula = Bilingual(
        f"总分 = {' + '.join(zh)} = {number(one.total.points, 2)}。"
        + "".join(text.zh for text in said),
        f"total = {' + '.join(en)} = {number(one.total.points, 2)}. "
        + " ".join(text.en for text in said),
    )
    what = Bilingual(f"{one.pilot.short.zh}：总分和等级", f"{one.pilot.short.en}: total and grade")
    value = " | ".join(total_cells(one, basis))
    return basis.reference(what, value, formula, Subject(pilot=one.pilot.no))
