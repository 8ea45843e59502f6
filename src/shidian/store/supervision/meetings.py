"""Meetings of the joint conference, their resolutions, and what became of these."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import UTC, date, datetime

from django.db import transaction
from django.db.models import Max, QuerySet

from shidian.core import DataError, Fault, UsageError
from shidian.register.access import Answer, Post, may
from shidian.register.roles import Act
from shidian.store import models
from shidian.store.access import Refused, posts_of, today, within
from shidian.store.events import Happening, actor_of, record
from shidian.store.models import Person, ResolutionRemark
from shidian.store.supervision.rights import check_for, may_for
from shidian.supervision import Evidence, Meeting, Resolution


def visible(posts: Sequence[Post], on: date) -> QuerySet[models.Meeting]:
    """The meetings of areas that these posts let a person see, and those that charge such areas."""
    rows = models.Meeting.objects.all()
    charged = resolutions(posts, on).values("meeting")
    own = within(rows, posts, Act.SUPERVISION_READ, on)
    return (own | rows.filter(pk__in=charged)).order_by("-held", "-pk")


def resolutions(posts: Sequence[Post], on: date) -> QuerySet[models.Resolution]:
    """The resolutions that charge areas which these posts let a person see, or all of a meeting."""
    rows = models.Resolution.objects.select_related("meeting")
    charged = within(rows, posts, Act.SUPERVISION_READ, on)
    return charged | within(rows, posts, Act.SUPERVISION_READ, on, "meeting__area")


def find_meeting(asked: int, posts: Sequence[Post], on: date) -> models.Meeting:
    """A meeting among the visible ones; UsageError for every other number."""
    found = visible(posts, on).filter(pk=asked).first()
    if found is None:
        raise UsageError(Fault("no_such_meeting", asked=asked))
    return found


def find_resolution(asked: int, posts: Sequence[Post], on: date) -> models.Resolution:
    """A resolution among the visible ones; UsageError for every other number."""
    found = resolutions(posts, on).filter(pk=asked).first()
    if found is None:
        raise UsageError(Fault("no_such_resolution", asked=asked))
    return found


def may_remark(posts: Sequence[Post], one: models.Resolution, on: date) -> Answer:
    """Whether a person can report on a resolution: who is charged, or who keeps the minutes."""
    answer = may_for(posts, Act.SUPERVISION_REPORT, (one.area, one.department), on)
    kept = may(posts, Act.MEETING_RECORD, one.meeting.area, on=on)
    return answer if answer else kept if kept else answer


def hold(made: Meeting, area: str, by: Person) -> models.Meeting:
    """Record a meeting of the conference of an area."""
    with transaction.atomic():
        check_for(by, Act.MEETING_RECORD, area)
        row = models.Meeting.objects.create(
            area=area, recorded_by=by.name, made_at=datetime.now(UTC), **asdict(made)
        )
        after = asdict(made) | {"held": f"{made.held}"}
        record(actor_of(by), Happening("meeting.record", f"meeting/{row.pk}", area, after=after))
    return row


def resolve(meeting: models.Meeting, made: Resolution, by: Person) -> models.Resolution:
    """Add a resolution to a meeting, under the next number."""
    with transaction.atomic():
        models.Meeting.objects.select_for_update().get(pk=meeting.pk)
        check_for(by, Act.MEETING_RECORD, meeting.area)
        last = meeting.resolutions.aggregate(last=Max("number"))["last"] or 0
        row = models.Resolution.objects.create(meeting=meeting, number=last + 1, **asdict(made))
        after = asdict(made) | {"due": f"{made.due}"}
        record(actor_of(by), Happening("meeting.resolve", _path(row), row.area, after=after))
    return row


def remark(asked: int, said: str, evidence: Evidence, by: Person) -> None:
    """Report on a resolution; Refused unless `may_remark` says yes."""
    with transaction.atomic():
        row = _open(asked)
        answer = may_remark(posts_of(by), row, today())
        if answer.reason is not None:
            raise Refused(answer.reason)
        _said(row, said, evidence, by, False)


def close(asked: int, said: str, evidence: Evidence, by: Person) -> None:
    """Close a resolution.

    Raises
    ------
    Refused
        If the person does not keep the minutes.
    DataError
        Without evidence, or if it was closed before.
    """
    if not evidence:
        raise DataError(Fault("resolution_evidence"))
    with transaction.atomic():
        row = _open(asked)
        check_for(by, Act.MEETING_RECORD, row.meeting.area)
        row.closed_at = datetime.now(UTC)
        row.save(update_fields=["closed_at"])
        _said(row, said, evidence, by, True)


def _open(asked: int) -> models.Resolution:
    """A resolution that is not closed, held until the transaction ends."""
    row = models.Resolution.objects.select_for_update().get(pk=asked)
    if row.closed_at is not None:
        raise DataError(Fault("resolution_closed"))
    return row


def _said(row: models.Resolution, said: str, evidence: Evidence, by: Person, closes: bool) -> None:
    ResolutionRemark.objects.create(
        resolution=row,
        closes=closes,
        text=said,
        evidence=evidence.name,
        evidence_sha256=evidence.sha256,
        by=by,
        person=by.name,
        dated=today(),
        made_at=datetime.now(UTC),
    )
    act, after = "meeting.close" if closes else "meeting.report", {"text": said, **asdict(evidence)}
    record(actor_of(by), Happening(act, _path(row), row.area, after=after))


def _path(row: models.Resolution) -> str:
    return f"meeting/{row.meeting_id}/resolution/{row.number}"
