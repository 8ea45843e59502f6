"""Assigning tasks to departments, changing and withdrawing that, and reporting on it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, replace
from datetime import UTC, date, datetime
from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from shidian.core import DataError, Fault, Statement, StatementType, UsageError, as_statement
from shidian.programme import Pilot
from shidian.register import Snapshot
from shidian.register.access import Post
from shidian.register.roles import Act
from shidian.store import models
from shidian.store.access import today, within
from shidian.store.events import Happening, actor_of, record
from shidian.store.models import Person, ProgressReport
from shidian.store.supervision.rights import check_for
from shidian.supervision import (
    Assignment,
    Report,
    Status,
    assignment_status,
    check_report,
)

PARTS = (StatementType.TASK, StatementType.DELIVERABLE)
"""The statements of a plan that can be broken down."""


def of_plan(snapshot: Snapshot, pilot: Pilot) -> Sequence[Statement]:
    """The tasks and documents of a pilot's plan, in the order of the document."""
    own = (entry.record for entry in snapshot.statements_of.get(pilot.no, ()))
    return [one for one in own if one.type in PARTS and one.kind != "existing"]


def live() -> QuerySet[models.Assignment]:
    """All assignments that were not withdrawn."""
    return models.Assignment.objects.filter(withdrawn_at=None)


def find_assignment(asked: int, posts: Sequence[Post], on: date) -> models.Assignment:
    """An assignment that these posts let a person see; UsageError for every other number."""
    rows = within(models.Assignment.objects.all(), posts, Act.SUPERVISION_READ, on)
    found = rows.select_related("latest", "owner_person").filter(pk=asked).first()
    if found is None:
        raise UsageError(Fault("no_such_assignment", asked=asked))
    return found


def status_of(row: models.Assignment, day: date) -> Status:
    """Where an assignment stands on a day."""
    return assignment_status(row.latest.percent if row.latest else None, row.due, day)


def placed(made: Assignment, snapshot: Snapshot, pilot: Pilot) -> Assignment:
    """The assignment with the national task that its task belongs to.

    Raises
    ------
    DataError
        If the plan has no such task or target, or the programme no such national task.
    """
    tasks = {one.key: one for one in of_plan(snapshot, pilot)}
    targets = {entry.record.key for entry in snapshot.targets_of.get(pilot.no, ())}
    said = tasks.get(made.commitment)
    if said is not None and said.type is StatementType.TASK:
        made = replace(made, national_task=said.kind)
    for found, known in (
        (made.commitment, tasks),
        (made.target, targets),
        (made.national_task, snapshot.programme.task_names),
    ):
        if found and found not in known:
            raise DataError(Fault("assignment_unknown_task", pilot=pilot.no, found=found))
    return made


def assign(made: Assignment, pilot: Pilot, owner: Person | None, by: Person) -> models.Assignment:
    """Record an assignment; `owner` is the registered person it goes to, if there is one.

    Raises
    ------
    Refused
        If the posts of who assigns do not allow it; so do all functions here that write.
    """
    with transaction.atomic():
        check_for(by, Act.SUPERVISION_ASSIGN, pilot.area)
        row = models.Assignment.objects.create(
            area=pilot.area,
            owner_person=owner,
            made_by=by.name,
            made_at=datetime.now(UTC),
            **asdict(made),
        )
        _log(by, "supervision.assign", row, after=_said(made))
    return row


def revise(asked: int, made: Assignment, owner: Person | None, reason: str, by: Person) -> None:
    """Put other words, days or weights in place; the log keeps what stood there."""
    with transaction.atomic():
        row = _open(asked)
        check_for(by, Act.SUPERVISION_ASSIGN, row.area)
        before = {name: getattr(row, name) for name in asdict(made)}
        for name, value in asdict(made).items():
            setattr(row, name, value)
        row.owner_person = owner
        row.save()
        said = {"before": _texts(before), "after": _said(made), "reason": reason}
        _log(by, "supervision.revise", row, **said)


def withdraw(asked: int, reason: str, by: Person) -> None:
    """Take an assignment out of force; it stays on record with its reports."""
    with transaction.atomic():
        row = _open(asked)
        check_for(by, Act.SUPERVISION_ASSIGN, row.area)
        row.withdrawn_at = datetime.now(UTC)
        row.save(update_fields=["withdrawn_at"])
        _log(by, "supervision.withdraw", row, reason=reason)


def report(asked: int, made: Report, by: Person) -> ProgressReport:
    """Add a report on an assignment; DataError if it lacks the evidence asked for."""
    with transaction.atomic():
        row = _open(asked)
        check_for(by, Act.SUPERVISION_REPORT, row.area, row.department)
        check_report(made, row.evidence_wanted)
        before = row.latest.percent if row.latest else None
        row.latest = ProgressReport.objects.create(
            assignment=row,
            percent=made.percent,
            text=made.done,
            evidence=made.evidence.name,
            evidence_sha256=made.evidence.sha256,
            by=by,
            person=by.name,
            dated=today(),
            made_at=datetime.now(UTC),
        )
        row.save(update_fields=["latest"])
        after = {"percent": made.percent, "text": made.done, **asdict(made.evidence)}
        _log(by, "supervision.report", row, before={"percent": before}, after=after)
    return row.latest


def task_name(row: models.Assignment, names: Mapping[str, str]) -> str:
    """What the task of an assignment is called: in the plan, or by whoever made it."""
    return names.get(row.commitment, row.commitment) if row.commitment else row.task_name


def in_order(
    rows: Iterable[models.Assignment], names: Mapping[str, str]
) -> Sequence[models.Assignment]:
    """Assignments by their tasks as the plan names them, free tasks at the end, then by day."""
    place = {key: number for number, key in enumerate(names)}
    return sorted(
        rows,
        key=lambda row: (
            place.get(row.commitment, len(place)),
            row.commitment,
            row.task_name,
            row.due,
            row.pk,
        ),
    )


def names_of_tasks(snapshot: Snapshot, pilot: Pilot) -> Mapping[str, str]:
    """The plan's own names of everything that can be broken down, in its order, by key.

    All statements are looked at: an assignment may outlive a change of its statement.
    """
    own = map(as_statement, (e.record for e in snapshot.commitments_of.get(pilot.no, ())))
    parts = [one for one in own if one.type in PARTS]
    ordered = sorted(parts, key=lambda one: one.source.span or (0, 0))
    return {one.key: one.name for one in ordered}


def _open(asked: int) -> models.Assignment:
    """An assignment in force, held until the transaction ends."""
    row = models.Assignment.objects.select_for_update().get(pk=asked)
    if row.withdrawn_at is not None:
        raise DataError(Fault("assignment_withdrawn"))
    return row


def _said(made: Assignment) -> Mapping[str, Any]:
    return _texts(asdict(made))


def _texts(values: Mapping[str, Any]) -> Mapping[str, Any]:
    """Values as JSON can hold them."""
    return {name: f"{one}" if isinstance(one, date) else one for name, one in values.items()}


def _log(by: Person, act: str, row: models.Assignment, **said: Any) -> None:
    record(actor_of(by), Happening(act, f"assignment/{row.pk}", row.area, **said))
