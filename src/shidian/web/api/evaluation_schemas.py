"""The objects with which the API answers about evaluations."""

from typing import Any, Literal

from ninja import Schema

from shidian.assessment.evaluation import PilotYear
from shidian.assessment.policy import PolicyFile
from shidian.assessment.rating import Decision, Proposal
from shidian.assessment.targets.progress import Progress
from shidian.core import Bilingual
from shidian.programme import Programme
from shidian.web.api.schemas import AttainmentOut, Name, Page, attainment_out


class TargetOut(Schema):
    """Where a target stands in a year; every number as text, `null` for no value."""

    assessed_year: int
    counts: bool
    status: str
    status_name: Name
    result: AttainmentOut
    expected: str | None
    binding: bool
    transform: str
    pace: str | None
    off_pace: str | None
    catch_up: str | None
    needed: str | None
    planned: str | None
    actual: str | None
    infeasible: bool | None
    probability: str | None
    points: str | None


class BlockOut(Schema):
    """The points of a block, or why there are none."""

    code: str
    points: str | None
    of: str
    by: str
    reason: Name | None


class ProposalOut(Schema):
    """What may be decided; nothing but a signed decision moves a pilot."""

    kind: str
    current: str
    to: str
    reasons: list[str]
    grounds: list[Name]


class PilotYearOut(Schema):
    """What a year's evaluation says of a pilot."""

    pilot: str
    peer_class: str
    draft: bool
    counted: int
    targets: int
    coverage: str
    progress_index: str | None
    progress_withheld: Name | None
    level_index: str | None
    rise: str | None
    blocks: list[BlockOut]
    total: str | None
    total_withheld: Name | None
    nominal_grade: str | None
    grade: str | None
    probability: dict[str, str] | None
    robust: bool | None
    caps: list[Name]
    vetoes: list[str]
    rung: str
    frozen: bool
    exited: str | None
    proposals: list[ProposalOut]


class NodeOut(Schema):
    """The score of a pilot at a node of the level index."""

    pilot: str
    node: str
    name: Name
    parent: str | None
    weight: str
    method: str
    score: str | None
    coverage: str


class RankOut(Schema):
    """A pilot's rank within its class over many draws."""

    pilot: str
    peer_class: str
    of: str
    value: str
    rank: int
    rank_low: int
    rank_median: int
    rank_high: int
    top: str
    bottom: str
    decided: str | None
    draws: int
    seed: int


class PolicyOut(Schema):
    """A policy of the package; the file itself is `content`."""

    code: str
    version: str
    name: Name
    source: Name
    confidence: str
    draft: bool
    in_force: bool
    sha256: str
    content: str


class DecisionOut(Schema):
    """A signed decision of the chain, with the hashes that hold it together."""

    number: int
    pilot: str
    current: str
    to: str
    kind: str
    reasons: list[str]
    decided_by: str
    body: str
    document_no: str
    dated: str
    reason: str
    evidence: str
    filed: str | None
    previous: str
    sha256: str


class InputOut(Schema):
    """An entry of the register that a figure uses."""

    name: Name
    value: str
    ledger: Literal["commitments", "observations"]
    entry: int


class FigureOut(Schema):
    """A figure that a report printed."""

    id: str
    what: Name
    value: str
    unit: Name
    year: int
    pilot: str
    indicator: str
    target: str
    policy: str
    policy_sha256: str
    package_sha256: str
    version: str
    formula: Name
    inputs: list[InputOut]
    caveats: list[str]
    draft: bool


class TargetPage(Page):
    """A page of targets."""

    items: list[TargetOut]


class PilotYearPage(Page):
    """A page of pilots as evaluated."""

    items: list[PilotYearOut]


class NodePage(Page):
    """A page of scores."""

    items: list[NodeOut]


class RankPage(Page):
    """A page of ranks."""

    items: list[RankOut]


class PolicyPage(Page):
    """A page of policies."""

    items: list[PolicyOut]


class DecisionPage(Page):
    """A page of decisions."""

    items: list[DecisionOut]


def number(value: float | None) -> str | None:
    """A number as text with four places; None for no value and for NaN."""
    return None if value is None or value != value else f"{value:.4f}"  # noqa: PLR0124


def name_out(name: Bilingual | None) -> dict[str, str | None] | None:
    """A text in both languages."""
    return None if name is None else {"zh": name.zh, "en": name.en or None}


def target_out(one: Progress, counts: bool, programme: Programme) -> dict[str, Any]:
    """A target as the API gives it."""
    numbers, ahead = one.numbers, one.prospect
    return {
        "assessed_year": one.result.year,
        "counts": counts,
        "status": one.status.code,
        "status_name": name_out(one.status.text),
        "result": attainment_out(one.result, programme),
        "expected": number(numbers.expected),
        "binding": one.binding,
        "transform": one.working.transform.value,
        "pace": number(numbers.pace),
        "off_pace": number(numbers.off_pace),
        "catch_up": number(numbers.catch_up),
        "needed": number(ahead.needed),
        "planned": number(ahead.planned),
        "actual": number(ahead.actual),
        "infeasible": None if ahead.infeasible is None else bool(ahead.infeasible),
        "probability": number(ahead.probability),
        "points": number(numbers.points),
    }


def pilot_year_out(one: PilotYear, policy: PolicyFile) -> dict[str, Any]:
    """A pilot's year as the API gives it."""
    sizes = {block.code: block.points for block in policy.policy.rating.blocks}
    chances = one.grading.probability
    return {
        "pilot": one.pilot.no,
        "peer_class": one.pilot.peer_class,
        "draft": policy.policy.signed is None,
        "counted": one.index.counted,
        "targets": one.index.of,
        "coverage": number(one.index.coverage),
        "progress_index": number(one.index.points),
        "progress_withheld": name_out(one.index.withheld),
        "level_index": number(one.level),
        "rise": number(one.rise),
        "blocks": [
            {
                "code": score.block,
                "points": number(score.points),
                "of": number(sizes[score.block]),
                "by": score.by.value,
                "reason": name_out(score.reason),
            }
            for score in one.total.scores
        ],
        "total": number(one.total.points),
        "total_withheld": name_out(one.total.withheld),
        "nominal_grade": one.grading.nominal,
        "grade": one.grading.grade,
        "probability": chances and {code: number(share) for code, share in chances.items()},
        "robust": None if one.grading.robust is None else bool(one.grading.robust),
        "caps": [name_out(cap.reason) for cap in one.grading.caps],
        "vetoes": [finding.veto for finding in one.grading.vetoes],
        "rung": one.state.rung.value,
        "frozen": one.state.frozen,
        "exited": one.state.exited and one.state.exited.isoformat(),
        "proposals": [_proposal(proposal) for proposal in one.proposals],
    }


def _proposal(one: Proposal) -> dict[str, Any]:
    return {
        "kind": one.kind.value,
        "current": one.current.value,
        "to": one.to.value,
        "reasons": [why.value for why in one.reasons],
        "grounds": [name_out(ground.text) for ground in one.grounds],
    }


def policy_out(file: PolicyFile, in_force: bool) -> dict[str, Any]:
    """A policy as the API gives it."""
    policy = file.policy
    return {
        "code": policy.code,
        "version": policy.version,
        "name": name_out(policy.name),
        "source": name_out(policy.source),
        "confidence": policy.confidence.value,
        "draft": policy.signed is None,
        "in_force": in_force,
        "sha256": file.sha256,
        "content": file.content.decode(),
    }


def decision_out(one: Decision) -> dict[str, Any]:
    """A decision as the API gives it."""
    return {
        "number": one.number,
        "pilot": one.pilot,
        "current": one.current.value,
        "to": one.to.value,
        "kind": one.kind.value,
        "reasons": [why.value for why in one.reasons],
        "decided_by": one.decided_by,
        "body": one.body,
        "document_no": one.document_no,
        "dated": one.dated.isoformat(),
        "reason": one.reason,
        "evidence": one.evidence,
        "filed": one.filed and one.filed.isoformat(),
        "previous": one.previous,
        "sha256": one.sha256,
    }
