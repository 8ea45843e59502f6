"""What of the programme could be assessed, what could not, and why: before any result."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from shidian.assessment import Status
from shidian.assessment.targets.progress import Progress
from shidian.core import Bilingual
from shidian.reporting.annual.basis import Basis
from shidian.reporting.annual.document import Block, Grid, Heading, Row, Span, text
from shidian.reporting.annual.target_rows import counted, share
from shidian.reporting.sentences import not_assessable

ASSESSED = Bilingual(
    "状态不是“无法评估”的目标",
    "targets whose status is not “not assessable”",
)


def coverage(basis: Basis) -> Iterator[Block]:
    """How many targets could be assessed, by indicator, and the reasons of the others."""
    say, progress = basis.say, basis.evaluation.progress
    yield Heading(say("一、评估对象和覆盖面", "1. What was assessed, and coverage"))
    yield text(*_what(basis))
    assessed = [one for one in progress if is_assessed(one)]
    if not assessed:
        yield text(
            say(
                f"{basis.year} 年没有任何目标可以评估：登记簿中没有该年可比的实际值。以下各表"
                "只列方案所定的目标和缺口，不作推断。",
                f"No target can be assessed in {basis.year}: the register holds no comparable "
                "value of it. What follows lists promises and gaps, and infers nothing.",
            )
        )
    yield text(*_share(basis, assessed))
    yield _by_indicator(basis)
    yield from _reasons(basis)


def is_assessed(one: Progress) -> bool:
    """Whether anything can be said of a target."""
    return one.status is not Status.NOT_ASSESSABLE


def _what(basis: Basis) -> Iterator[str | Span]:
    say, progress, policy = basis.say, basis.evaluation.progress, basis.policy.policy
    pilots = list(basis.programme.pilots.values())
    yield say(
        f"本报告按《{policy.name.zh}》（第 {policy.version} 版）评估 {basis.year} 年的进展，"
        f"数据为登记簿截至 {basis.known} 所载。试点共 ",
        f"This report assesses the progress of {basis.year} under “{policy.name.en}” (version "
        f"{policy.version}), on what the register held by {basis.known}. Pilots: ",
    )
    yield basis.count(
        len(pilots),
        Bilingual("试点数", "Number of pilots"),
        Bilingual("方案包中的试点。", "The pilots of the package."),
    )
    yield say(" 个，可判断的目标共 ", "; targets that can be judged: ")
    yield basis.count(
        len(progress),
        Bilingual("可判断的目标数", "Number of targets that can be judged"),
        Bilingual("登记簿中有指标、数值和年份的目标。", "With indicator, value and year."),
        counted(progress),
    )
    due = [one for one in progress if one.result.due]
    yield say(" 项，其中到评估年已到期 ", "; of these due by the year assessed: ")
    yield basis.count(
        len(due),
        Bilingual("已到期的目标数", "Number of targets due"),
        Bilingual("目标年不晚于评估年。", "Their year is not after the year assessed."),
        counted(due),
    )
    without = [one.short.text(basis.lang) for one in pilots if not _own(basis, one.no)]
    yield say(" 项。", ". ")
    if without:
        yield say(
            f"没有可判断目标的试点：{'、'.join(without)}。",
            f"Pilots without any such target: {', '.join(without)}.",
        )


def _own(basis: Basis, pilot: str) -> Sequence[Progress]:
    return basis.evaluation.pilots[pilot].progress


def _share(basis: Basis, assessed: Sequence[Progress]) -> Iterator[str | Span]:
    say, whole = basis.say, len(basis.evaluation.progress)
    yield say("能评估的目标 ", "Targets that could be assessed: ")
    yield basis.count(
        len(assessed),
        Bilingual("能评估的目标数", "Number of targets assessed"),
        ASSESSED,
        counted(assessed),
    )
    part = share(len(assessed) / whole) if whole else "0%"
    yield say(" 项，占 ", ", ")
    what = Bilingual("能评估的目标占比", "Share of targets assessed")
    rule = Bilingual(f"{len(assessed)} ÷ {whole}", f"{len(assessed)} / {whole}")
    yield Span(part, basis.reference(what, part, rule))
    yield say("；其余 ", "; the others: ")
    rest = [one for one in basis.evaluation.progress if not is_assessed(one)]
    yield basis.count(
        len(rest),
        Bilingual("无法评估的目标数", "Number of targets not assessable"),
        Bilingual(
            "没有可比的实际值、没有基期或没有方法。", "For want of value, baseline or method."
        ),
        counted(rest),
    )
    yield say(
        " 项无法评估，原因如下。没有数据不等于没有做到，也不等于做到。",
        ", for the reasons below. Missing data mean neither that a target was missed nor met.",
    )


def _by_indicator(basis: Basis) -> Grid:
    say = basis.say
    rows = []
    for code, group in groupby(_by_code(basis), key=lambda one: one.result.indicator.code):
        own = list(group)
        done = [one for one in own if is_assessed(one)]
        due = [one for one in own if one.result.due]
        cells = str(len(own)), str(len(due)), str(len(done)), share(len(done) / len(own))
        name = basis.programme.indicators[code].name
        what = Bilingual(f"{name.zh}：覆盖面", f"{name.en}: coverage")
        formula = Bilingual(
            f"目标 | 到期 | 能评估 | 占比 = {cells[2]} ÷ {cells[0]}",
            f"targets | due | assessed | share = {cells[2]} / {cells[0]}",
        )
        reference = basis.reference(what, " | ".join(cells), formula, inputs=counted(own))
        rows.append(Row((basis.name(name), *cells), reference))
    heads = (
        say("指标", "Indicator"),
        say("目标", "Targets"),
        say("到期", "Due"),
        say("能评估", "Assessed"),
        say("占比", "Share"),
    )
    title = say("各指标的覆盖面", "Coverage by indicator")
    return Grid(title, heads, tuple(rows), (5, 1, 1, 1, 1), frozenset({1, 2, 3, 4}))


def _by_code(basis: Basis) -> Sequence[Progress]:
    order = {code: rank for rank, code in enumerate(basis.programme.indicators)}
    return sorted(basis.evaluation.progress, key=lambda one: order[one.result.indicator.code])


def _reasons(basis: Basis) -> Iterator[Block]:
    said: dict[str, tuple[Bilingual, list[Progress]]] = {}
    for one in basis.evaluation.progress:
        why = not_assessable(one)
        if why is not None:
            said.setdefault(why.zh, (why, []))[1].append(one)
    if not said:
        return
    rows = []
    for why, group in sorted(said.values(), key=lambda pair: -len(pair[1])):
        what = Bilingual("无法评估的原因：" + why.zh, "Reason: " + why.en)
        span = basis.count(len(group), what, what, counted(group))
        rows.append(Row((basis.name(why), span.text), span.reference))
    heads = (basis.say("原因", "Reason"), basis.say("目标", "Targets"))
    title = basis.say("无法评估的原因", "Why targets could not be assessed")
    yield Grid(title, heads, tuple(rows), (8, 1), frozenset({1}))
