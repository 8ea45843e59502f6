"""The ladder: where pilots stand by signed decisions, and what may be decided on them."""

from collections.abc import Iterator, Sequence

from shidian.assessment.evaluation import PilotYear
from shidian.assessment.rating import FINDING_4, Proposal, Rung
from shidian.assessment.rating.quota import WARNING
from shidian.core import Bilingual
from shidian.reporting.annual.basis import NO_VALUE, Basis
from shidian.reporting.annual.document import Block, Grid, Heading, Row, Style, text
from shidian.reporting.annual.reference import Subject
from shidian.reporting.annual.target_rows import share

PROPOSED = Bilingual(
    "以下是系统按评估办法提出的建议，不是决定。任何变动须由有权机关的具名人员签署决定，"
    "载明理由和证据包；试点可在 {days} 个工作日内申诉。",
    "These are proposals under the policy, not decisions. A pilot moves only by a decision that a "
    "named person of the competent body signs, with its reason and evidence; it can be appealed "
    "within {days} working days.",
)


def ladder(basis: Basis) -> Iterator[Block]:
    """Rungs, proposals with their grounds, borderline grades, and finding 4 beside the lists."""
    say, pilots = basis.say, list(basis.evaluation.pilots.values())
    yield Heading(say("八、阶梯和建议", "8. The ladder, and proposals"))
    yield _rungs(basis, pilots)
    proposed = [one for one in pilots if one.proposals]
    borderline = [one for one in pilots if one.grading.panel]
    if not proposed:
        yield text(
            say(
                "按现有数据没有可提的建议：没有等级，也没有经认定的红线事项。"
                if all(one.grading.grade is None for one in pilots)
                else "按现有数据没有可提的建议。",
                "Nothing is proposed on the data that there are.",
            )
        )
    if proposed:
        yield text(proposals_are_none(basis))
        yield _proposals(basis, proposed)
    if borderline:
        yield _borderline(basis, borderline)
    if proposed or borderline:
        yield from warning(basis)


def proposals_are_none(basis: Basis) -> str:
    """That proposals are no decisions, and how long one may appeal."""
    return basis.name(PROPOSED).format(days=basis.policy.policy.rating.ladder.appeal_days)


def _rungs(basis: Basis, pilots: Sequence[PilotYear]) -> Grid:
    rows = []
    for rung in Rung:
        own = [one for one in pilots if one.state.rung is rung]
        what = Bilingual(f"处于“{rung.text.zh}”的试点", f"Pilots on the rung {rung.text.en}")
        rule = Bilingual("按已签署的决定。", "By the decisions that were signed.")
        span = basis.count(len(own), what, rule)
        names = basis.say("、", ", ").join(basis.name(one.pilot.short) for one in own)
        shown = NO_VALUE if rung is Rung.NORMAL or not own else names
        rows.append(
            Row((f"{rung.symbol} {basis.name(rung.text)}", span.text, shown), span.reference)
        )
    heads = (basis.say("阶梯", "Rung"), basis.say("试点", "Pilots"), basis.say("名单", "Names"))
    title = basis.say("各试点所处的阶梯（已签署的决定）", "Pilots by rung (signed decisions)")
    return Grid(title, heads, tuple(rows), (2, 1, 8), frozenset({1}))


def _proposals(basis: Basis, proposed: Sequence[PilotYear]) -> Grid:
    rows = tuple(
        Row((basis.name(one.pilot.short), *row.cells), row.reference)
        for one in proposed
        for row in proposal_rows(one, basis)
    )
    heads = (basis.say("试点", "Pilot"), *proposal_heads(basis))
    title = basis.say("建议（不是决定）", "Proposals (not decisions)")
    return Grid(title, heads, rows, (1.6, 1.4, 1.6, 7))


def proposal_heads(basis: Basis) -> tuple[str, str, str]:
    """Titles of the cells of a proposal."""
    return basis.say("现处", "From"), basis.say("建议", "Proposed"), basis.say("理由", "Grounds")


def proposal_rows(one: PilotYear, basis: Basis) -> tuple[Row, ...]:
    """From where, to where, and on what grounds; one row for each proposal on a pilot."""
    return tuple(_proposal_row(one, proposal, basis) for proposal in one.proposals)


def _proposal_row(one: PilotYear, proposal: Proposal, basis: Basis) -> Row:
    grounds = Bilingual(
        "".join(ground.text.zh for ground in proposal.grounds),
        " ".join(ground.text.text("en") for ground in proposal.grounds),
    )
    to = f"{proposal.to.symbol} {basis.name(proposal.to.text)}"
    cells = basis.name(proposal.current.text), to, basis.name(grounds)
    what = Bilingual(
        f"{one.pilot.short.zh}：建议（不是决定）", f"{one.pilot.short.en}: proposal, no decision"
    )
    formula = Bilingual(
        f"评估办法的阶梯规则；理由：{grounds.zh}", f"The policy's ladder; grounds: {grounds.en}"
    )
    subject = Subject(pilot=one.pilot.no)
    return Row(cells, basis.reference(what, " | ".join(cells), formula, subject))


def _borderline(basis: Basis, borderline: Sequence[PilotYear]) -> Grid:
    names = {grade.code: grade.name for grade in basis.policy.policy.rating.grades}
    settings = basis.policy.policy.robustness
    rows = []
    for one in borderline:
        grading = one.grading
        shares = basis.say("，", ", ").join(
            f"{basis.name(names[code])} {share(chance)}"
            for code, chance in (grading.probability or {}).items()
        )
        what = Bilingual(
            f"{one.pilot.short.zh}：各等级的概率",
            f"{one.pilot.short.en}: probability of each grade",
        )
        rule = Bilingual(
            f"抽样 {settings.draws} 次，种子 {settings.seed}；测量误差、权重和标尺同时变动",
            f"{settings.draws} draws, seed {settings.seed}, of measurement, weights and goalposts",
        )
        reference = basis.reference(what, shares, rule, Subject(pilot=one.pilot.no))
        grade = basis.name(names[grading.grade or ""])
        rows.append(Row((basis.name(one.pilot.short), grade, shares), reference))
    heads = (
        basis.say("试点", "Pilot"),
        basis.say("等级", "Grade"),
        basis.say("各等级的概率", "Probability of each grade"),
    )
    title = basis.say("等级临界、提交专家组复核的试点", "Borderline grades, for review by a panel")
    return Grid(title, heads, tuple(rows), (2, 2, 7))


def warning(basis: Basis) -> Iterator[Block]:
    """How often rules of removal hit the wrong ones (assessment.md, finding 4)."""
    yield text(basis.name(WARNING), style=Style.NOTE)
    rows = []
    for one in FINDING_4:
        cells = f"{one.removed:g}", share(one.wrongly)
        what = Bilingual(f"模拟：{one.rule.zh}", f"Simulation: {one.rule.en}")
        formula = Bilingual(
            "三年退出数 | 误伤占比；假设见上。", "removed | wrongly; assumed above."
        )
        rows.append(
            Row((basis.name(one.rule), *cells), basis.reference(what, " | ".join(cells), formula))
        )
    heads = (
        basis.say("规则", "Rule"),
        basis.say("三年退出", "Removed in 3 years"),
        basis.say("其中误伤", "Wrongly"),
    )
    title = basis.say("名单与误伤：模拟", "Lists and whom they hit: a simulation")
    yield Grid(title, heads, tuple(rows), (7, 1.6, 1.4), frozenset({1, 2}))
