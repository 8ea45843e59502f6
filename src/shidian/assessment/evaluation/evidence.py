"""What the grade and the ladder look at beside the total, from progress and judgements."""

from collections.abc import Sequence

from shidian.assessment.evaluation.progress_index import current
from shidian.assessment.judgements import Judgement, JudgementKind
from shidian.assessment.policy import Policy
from shidian.assessment.rating import (
    CoreStatus,
    Evidence,
    Facts,
    PilotState,
    Rectification,
    RedLineFinding,
    Timeliness,
    Year,
    calendar_of,
    lateness,
    severe_share,
)
from shidian.assessment.targets.progress import Progress
from shidian.assessment.targets.status import Status
from shidian.core import Bilingual


def core_of(progress: Sequence[Progress], policy: Policy, year: int) -> tuple[CoreStatus, ...]:
    """Where the core indicators stand in a year; all weigh the same.

    A target that is due and missed counts as far behind if less was achieved than that bound
    allows; across a break nobody can say what was achieved, and it does not.
    """
    return tuple(_core_status(one, policy) for one in _core_targets(progress, policy, year))


def _core_targets(progress: Sequence[Progress], policy: Policy, year: int) -> list[Progress]:
    return [
        one
        for one in current(progress, year)
        if one.result.indicator.code in policy.rating.core and not one.result.target.record.subject
    ]


def _core_status(one: Progress, policy: Policy) -> CoreStatus:
    indicator, ratio = one.result.indicator, one.numbers.ratio
    missed = one.status is Status.NOT_MET and _below(ratio, policy.pace.behind)
    status = Status.FAR_BEHIND if missed else one.status
    return CoreStatus(indicator.code, 1.0, status, indicator.name)


def facts_of(
    progress: Sequence[Progress], judged: Sequence[Judgement], policy: Policy, year: int
) -> Facts:
    """What may lower the grade of a year; late filings count over all years until then."""
    own = [one for one in judged if one.year == year]
    late = sum(_is_late(one, policy) for one in judged)
    core = _core_targets(progress, policy, year)
    void = [one for one in core if _below(one.numbers.ratio, policy.score.veto)]
    return Facts(
        tuple(_core_status(one, policy) for one in core),
        late,
        findings_of(own),
        tuple(_core_status(one, policy) for one in void),
    )


def _below(ratio: float | None, bound: float) -> bool:
    return ratio is not None and ratio < bound


def findings_of(judged: Sequence[Judgement]) -> tuple[RedLineFinding, ...]:
    """The findings on red lines among judgements."""
    return tuple(
        RedLineFinding(one.code, one.body, one.document_no, one.dated)
        for one in judged
        if one.kind is JudgementKind.FINDING and one.dated
    )


def evidence_of(
    years: Sequence[Year],
    progress: Sequence[Progress],
    judged: Sequence[Judgement],
    state: PilotState,
    policy: Policy,
) -> Evidence:
    """What is known of a pilot when moves are proposed; the last of the years is assessed."""
    year = years[-1].year
    own = [one for one in judged if one.year == year]
    lowered = [one.dated.year for one in state.history if one.to.level > one.current.level]
    return Evidence(
        years=tuple(years),
        late_filings=sum(_is_late(one, policy) for one in own),
        findings=findings_of(own),
        core_severe=severe_share(core_of(progress, policy, year)),
        rectification=_rectification(judged),
        lowered=lowered[-1] - 1 if lowered else None,  # a year is decided on in the one after it
        force_majeure=_said(own, JudgementKind.FORCE_MAJEURE, "begun"),
        frozen=state.frozen,
        voluntary=_said(own, JudgementKind.EXIT, ""),
    )


def _is_late(one: Judgement, policy: Policy) -> bool:
    if one.kind is not JudgementKind.FILING or one.dated is None:
        return False
    deadline = policy.filing.after(one.year)
    late = lateness(deadline, one.dated, one.dated, calendar_of(policy.filing), policy.rating.late)
    return late.state is not Timeliness.ON_TIME


def _rectification(judged: Sequence[Judgement]) -> Rectification:
    rows = [one for one in judged if one.kind is JudgementKind.RECTIFICATION]
    return Rectification(rows[-1].state) if rows else Rectification.NONE


def _said(own: Sequence[Judgement], kind: JudgementKind, state: str) -> Bilingual | None:
    rows = [one for one in own if one.kind is kind]
    if not rows or rows[-1].state != state:
        return None
    return Bilingual(rows[-1].note, rows[-1].note)
