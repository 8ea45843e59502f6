"""An evaluation as evidence: all inputs in one file, from which anyone computes it again."""

from collections.abc import Mapping, Sequence
from dataclasses import fields
from datetime import date, datetime
from decimal import Decimal
from typing import Any, TypeVar

import shidian
from shidian.assessment.evaluation.evaluation import Evaluation, evaluate
from shidian.assessment.evaluation.one_year import Records
from shidian.assessment.evaluation.pilot_year import PilotYear
from shidian.assessment.judgements import Judgement, JudgementKind
from shidian.assessment.policy import PolicyFile, read_policy
from shidian.assessment.rating import Bundle, bundle_of
from shidian.assessment.targets.progress import Progress
from shidian.core import DataError, Fault
from shidian.programme import PackageFiles, read_programme
from shidian.register import COMMITMENTS, OBSERVATIONS, Codec, Entry, Snapshot

R = TypeVar("R")


def evaluation_bundle(
    evaluation: Evaluation, records: Records, policy: PolicyFile, package: PackageFiles
) -> Bundle:
    """The evidence of an evaluation; `package` holds the files of its programme."""
    snapshot = records.snapshot
    inputs = {
        "year": evaluation.year,
        "package": {name: content.decode() for name, content in sorted(package.items())},
        "commitments": _encoded(COMMITMENTS, snapshot.commitments),
        "observations": _encoded(OBSERVATIONS, snapshot.observations),
        "judgements": [_fields(one) for one in records.judgements],
    }
    seed = policy.policy.robustness.seed
    return bundle_of(inputs, policy.content, seed, shidian.__version__, result_of(evaluation))


def recompute(bundle: Bundle) -> object:
    """The result of a bundle, computed again from nothing but its inputs.

    Raises
    ------
    DataError
        If the inputs are none of an evaluation.
    """
    inputs: Any = bundle.inputs
    try:
        package = {name: text.encode() for name, text in inputs["package"].items()}
        programme = read_programme(package)
        policy = read_policy("policy", bundle.policy.encode(), programme).policy
        snapshot = Snapshot(
            programme,
            _decoded(COMMITMENTS, inputs["commitments"]),
            _decoded(OBSERVATIONS, inputs["observations"]),
        )
        judged = [_judgement(one) for one in inputs["judgements"]]
        return result_of(evaluate(Records(snapshot, judged), policy, inputs["year"]))
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise DataError(Fault("bundle_no_evaluation", found=repr(error)[:120])) from error


def result_of(evaluation: Evaluation) -> object:
    """What an evaluation says, as plain values: indices, blocks, grades, and every target."""
    return {number: _of_pilot(one) for number, one in evaluation.pilots.items()}


def _of_pilot(one: PilotYear) -> dict[str, Any]:
    return {
        "progress_index": one.index.points,
        "level": one.level,
        "rise": one.rise,
        "blocks": {score.block: score.points for score in one.total.scores},
        "total": one.total.points,
        "grade": one.grading.grade,
        "targets": {p.result.target.record.key: _of_target(p) for p in one.progress},
    }


def _of_target(one: Progress) -> dict[str, Any]:
    result = one.result
    return {
        "year": result.year,
        "observed": None if result.observed is None else result.observed.record.value.value,
        "verdict": result.verdict.value,
        "attainment": None if result.attainment is None else float(result.attainment),
        "status": one.status.code,
        "pace": one.numbers.pace,
        "points": one.numbers.points,
        "probability": one.prospect.probability,
    }


def _encoded(codec: Codec[R], entries: Sequence[Entry[R]]) -> list[dict[str, Any]]:
    return [
        {
            "id": entry.id,
            "recorded_at": entry.recorded_at.isoformat(),
            "recorded_by": entry.recorded_by,
            **codec.encode(entry.record),
        }
        for entry in entries
    ]


def _decoded(codec: Codec[R], rows: Sequence[Mapping[str, Any]]) -> list[Entry[R]]:
    return [
        Entry(
            row["id"],
            codec.decode(row),
            datetime.fromisoformat(row["recorded_at"]),
            row["recorded_by"],
        )
        for row in rows
    ]


def _fields(one: Judgement) -> dict[str, Any]:
    return {field.name: getattr(one, field.name) for field in fields(Judgement)}


def _judgement(row: Mapping[str, Any]) -> Judgement:
    value, dated = row["value"], row["dated"]
    return Judgement(
        **{
            **row,
            "kind": JudgementKind(row["kind"]),
            "value": None if value is None else Decimal(value),
            "dated": None if dated is None else date.fromisoformat(dated),
        }
    )
