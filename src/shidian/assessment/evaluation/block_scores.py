"""The points of each block: computed from figures, or given by those whose judgement it is."""

from collections.abc import Iterator, Sequence
from datetime import date

from shidian.assessment.evaluation.progress_index import ProgressIndex
from shidian.assessment.judgements import Judgement, JudgementKind
from shidian.assessment.policy import Policy
from shidian.assessment.rating import BlockScore, By, calendar_of, charged, lateness
from shidian.assessment.targets.kinds import document_share, rubric_score
from shidian.core import Bilingual, Statement, StatementType, as_statement
from shidian.register import Snapshot

PROGRESS, TASKS, LEVEL, QUALITY = "progress", "tasks", "level", "quality"
FULL = 100.0


def computed(
    policy: Policy, index: ProgressIndex, tasks: float | None, rise: float | None
) -> Sequence[BlockScore]:
    """The scores of the blocks that figures decide; a block the policy does not have has none.

    Parameters
    ----------
    index : ProgressIndex
    tasks : float or None
        See `tasks_share`.
    rise : float or None
        Points of the level index since the baseline.
    """
    sizes = {block.code: block.points for block in policy.rating.blocks}
    progress = None if index.points is None else index.points / FULL
    risen = None if rise is None else min(1.0, max(0.0, rise / policy.rise.full))
    shares = (
        (PROGRESS, progress, index.withheld or _NO_TARGET),
        (TASKS, tasks, _NO_TASK),
        (LEVEL, risen, _NO_RISE),
    )
    return [_share(code, sizes[code], share, why) for code, share, why in shares if code in sizes]


_NO_TARGET = Bilingual("没有可评的目标", "no target that counts")
_NO_TASK = Bilingual(
    "没有文件印发和任务评定的记录，也没有第三方评分",
    "no record of documents issued or tasks rated, nor a third party's score",
)
_NO_RISE = Bilingual(
    "水平指数无法计算，或与基期之间有数列断点",
    "no level index, or a series break since the baseline",
)


def _share(code: str, size: float, share: float | None, why: Bilingual) -> BlockScore:
    if share is None:
        return BlockScore(code, None, By.COMPUTED, why)
    return BlockScore(code, share * size, By.COMPUTED)


def tasks_share(
    snapshot: Snapshot, pilot: str, judged: Sequence[Judgement], policy: Policy, year: int
) -> float | None:
    """Mean of what documents that are due and tasks that were rated earn; None without either."""
    shares = [*_documents(snapshot, pilot, judged, policy, year), *_rated(judged)]
    return sum(shares) / len(shares) if shares else None


def _rated(judged: Sequence[Judgement]) -> Iterator[float]:
    """What two raters gave a task; one on which they are far apart is the panel's."""
    ratings: dict[str, dict[str, float]] = {}
    for one in judged:
        if one.kind is JudgementKind.TASK and one.value is not None:
            ratings.setdefault(one.code, {})[one.state] = float(one.value)
    for both in ratings.values():
        score = rubric_score(list(both.values()))
        if score is not None:
            yield score / FULL


def _documents(
    snapshot: Snapshot, pilot: str, judged: Sequence[Judgement], policy: Policy, year: int
) -> Sequence[float]:
    """What each promised document earns that is due; none without any record of them."""
    records = {one.code: one for one in judged if one.kind is JudgementKind.DOCUMENT}
    due = {one.key: one.year or policy.documents.undated for one in promised(snapshot, pilot)}
    if not records:
        return []
    return [_document(records.get(key), by, policy) for key, by in due.items() if by <= year]


def promised(snapshot: Snapshot, pilot: str) -> Sequence[Statement]:
    """The documents that a pilot's plan promises to draw up."""
    records = [as_statement(entry.record) for entry in snapshot.commitments_of.get(pilot, ())]
    return [r for r in records if r.type is StatementType.DELIVERABLE and r.kind == "planned"]


def _document(record: Judgement | None, year: int, policy: Policy) -> float:
    issued = record.dated if record and record.state == "issued" else None
    draft = record is not None and record.state == "draft"
    return document_share(issued, date(year, 12, 31), draft, policy.documents)


def given(own: Sequence[Judgement], policy: Policy, year: int) -> Iterator[BlockScore]:
    """Scores by people in a year; what late filing costs comes off the block on data quality."""
    filed = [one.dated for one in own if one.kind is JudgementKind.FILING and one.dated]
    for one in own:
        if one.kind is not JudgementKind.SCORE or one.value is None:
            continue
        by = By.SELF if one.state == "self" else By.THIRD_PARTY
        score = BlockScore(one.code, float(one.value), by)
        if one.code == QUALITY and filed:
            deadline = policy.filing.after(year)
            late = lateness(
                deadline, filed[-1], filed[-1], calendar_of(policy.filing), policy.rating.late
            )
            score = charged(score, late)
        yield score
