"""What the software proposes, with its reasons; it moves nobody, only a signed decision does."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from shidian.assessment.policy import Ladder, Rating
from shidian.assessment.rating.evidence import (
    Evidence,
    Rectification,
    check_evidence,
    passed_years,
    poor_years,
)
from shidian.assessment.rating.finding import FALSIFIED
from shidian.assessment.rating.grading import CLOSE
from shidian.assessment.rating.ladder import TRANSITIONS, WATCHED, Kind, Reason, Rung
from shidian.core import Bilingual


@dataclass(frozen=True)
class Ground:
    """A reason, and what in the evidence gives it."""

    reason: Reason
    text: Bilingual


@dataclass(frozen=True)
class Proposal:
    """A decision that a person may take: from where to where, of what kind, on what grounds."""

    current: Rung
    to: Rung
    kind: Kind
    grounds: tuple[Ground, ...]

    @property
    def reasons(self) -> tuple[Reason, ...]:
        """The codes of its grounds."""
        return tuple(ground.reason for ground in self.grounds)


def proposals(rung: Rung, evidence: Evidence, rating: Rating) -> tuple[Proposal, ...]:
    """What may be decided on a pilot, the gravest first (assessment.md 3.6, finding 4).

    While force majeure lasts, or a freeze stands, nothing else is proposed than to freeze, to
    unfreeze, or to let go who asked for it. No recovery is proposed past the rung to which
    there is a ground to lower. Absolute and persistent, never relative: the rank of a pilot is
    no evidence.

    Raises
    ------
    DataError
        If the evidence does not fit the policy.
    """
    check_evidence(evidence, rating)
    if rung is Rung.EXITED:
        return ()
    leaving = _leaving(rung, evidence)
    if evidence.force_majeure or evidence.frozen:
        return (*leaving, *_freezing(rung, evidence))
    lowering = list(_lowering(evidence, rating))
    moves = _moves(rung, lowering)
    if not moves and all(ground.reason in WATCHED for ground in lowering):
        moves = _moves(rung, list(_raising(rung, evidence, rating, bool(lowering))))
    return (*leaving, *moves)


def rectification_ends(warned: date, ladder: Ladder) -> date:
    """The last day of rectification after a warning.

    Examples
    --------
    >>> rectification_ends(date(2016, 8, 31), Ladder(0.8, 6, 15, 0.3333, 15))
    datetime.date(2017, 2, 28)
    """
    years, month = divmod(warned.month - 1 + ladder.rectification_months, 12)
    for day in range(warned.day, 27, -1):  # a day that the month does not have: its last one
        try:
            return date(warned.year + years, month + 1, day)
        except ValueError:
            continue
    return date(warned.year + years, month + 1, warned.day)


def _moves(rung: Rung, grounds: list[Ground]) -> tuple[Proposal, ...]:
    found = []
    for to in reversed(Rung):
        allowed = TRANSITIONS.get((rung, to), frozenset())
        own = tuple(ground for ground in grounds if ground.reason in allowed)
        found += [Proposal(rung, to, Kind.TRANSITION, own)] if own else []
    return tuple(found)


def _leaving(rung: Rung, evidence: Evidence) -> tuple[Proposal, ...]:
    if evidence.voluntary is None:
        return ()
    ground = Ground(Reason.VOLUNTARY, evidence.voluntary)
    return (Proposal(rung, Rung.EXITED, Kind.VOLUNTARY_EXIT, (ground,)),)


def _freezing(rung: Rung, evidence: Evidence) -> tuple[Proposal, ...]:
    if evidence.force_majeure and not evidence.frozen:
        ground = Ground(Reason.FORCE_MAJEURE, evidence.force_majeure)
        return (Proposal(rung, rung, Kind.FREEZE, (ground,)),)
    if evidence.frozen and not evidence.force_majeure:
        over = Bilingual("不可抗力已经结束。", "The force majeure is over.")
        ground = Ground(Reason.FORCE_MAJEURE_OVER, over)
        return (Proposal(rung, rung, Kind.UNFREEZE, (ground,)),)
    return ()


def _lowering(evidence: Evidence, rating: Rating) -> Iterator[Ground]:
    yield from _to_watch(evidence, rating)
    yield from _to_warned(evidence, rating)
    yield from _to_leave(evidence, rating)


def _to_watch(evidence: Evidence, rating: Rating) -> Iterator[Ground]:
    fair = [grade.code for grade in rating.grades][-2:]
    last = evidence.years[-1] if evidence.years else None
    if last and last.grade in fair and last.falling:
        yield _ground(
            Reason.FALLING,
            f"{last.year} 年为{_name(rating, last.grade).zh}，且水平指数下降。",
            f"In {last.year} the grade is {_name(rating, last.grade).en} and the index fell.",
        )
    if evidence.late_filings > 0:
        count = evidence.late_filings
        yield _ground(Reason.LATE_FILING, f"迟报 {count} 次。", f"Late filings: {count}.")


def _to_warned(evidence: Evidence, rating: Rating) -> Iterator[Ground]:
    lowest, ladder = rating.grades[-1], rating.ladder
    poor = poor_years(evidence.years, lowest.code)
    last = evidence.years[-1] if evidence.years else None
    if poor and last and last.poor is not None and last.poor >= ladder.certainty - CLOSE:
        yield _ground(
            Reason.POOR_CERTAIN,
            f"{last.year} 年为{lowest.name.zh}，概率 {last.poor:.0%}，"
            f"不低于 {ladder.certainty:.0%}。",
            f"In {last.year} the grade is {lowest.name.en} with probability {last.poor:.0%}, "
            f"at least {ladder.certainty:.0%}.",
        )
    if poor > 1 and last:
        yield _ground(
            Reason.POOR_TWICE,
            f"到 {last.year} 年连续 {poor} 年为{lowest.name.zh}。",
            f"{poor} years in a row up to {last.year} are {lowest.name.en}.",
        )
    names = {veto.code: veto.name for veto in rating.vetoes}
    for one in evidence.findings:
        name = names[one.veto]
        yield _ground(
            Reason.FALSIFIED if one.veto == FALSIFIED else Reason.VETO,
            f"{name.zh}：{one.body}，{one.document_no}，{one.dated}。",
            f"{name.en}: {one.body}, {one.document_no}, {one.dated}.",
        )


def _to_leave(evidence: Evidence, rating: Rating) -> Iterator[Ground]:
    if evidence.rectification is not Rectification.NOT_ACCEPTED:
        return
    yield _ground(Reason.NOT_RECTIFIED, "整改未通过验收。", "The rectification was not accepted.")
    lowest, share = rating.grades[-1], evidence.core_severe
    limit = rating.ladder.exit_severe_share
    poor = poor_years(evidence.years, lowest.code)
    if poor > 1 and share is not None and share >= limit - CLOSE:
        yield _ground(
            Reason.PERSISTENT,
            f"连续 {poor} 年为{lowest.name.zh}，严重滞后的核心指标占权重 {share:.1%}"
            f"（不低于 {limit:.1%}），整改未通过验收。",
            f"{poor} years in a row are {lowest.name.en}, {share:.1%} of the core weight is far "
            f"behind (at least {limit:.1%}), and the rectification was not accepted.",
        )


def _raising(rung: Rung, evidence: Evidence, rating: Rating, watched: bool) -> Iterator[Ground]:
    """Recovery; no further than 关注 where there is something to watch."""
    accepted = evidence.rectification is Rectification.ACCEPTED
    never_due = rung is Rung.WATCH and evidence.rectification is Rectification.NONE
    count = passed_years(evidence.years, rating.grades[-1].code, evidence.lowered)
    if count == 0 or not (accepted or never_due):
        return
    last, fair = evidence.years[-1].year, rating.grades[-2].name
    yield _ground(
        Reason.RECOVERED if count == 1 or watched else Reason.RECOVERED_TWICE,
        f"到 {last} 年有 {count} 年不低于{fair.zh}，没有未完成的整改。",
        f"{count} years up to {last} are at least {fair.en}, and no rectification is open.",
    )


def _name(rating: Rating, code: str | None) -> Bilingual:
    return next(grade.name for grade in rating.grades if grade.code == code)


def _ground(reason: Reason, zh: str, en: str) -> Ground:
    return Ground(reason, Bilingual(zh, en))
