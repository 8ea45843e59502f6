"""Issuing notices, replying to them, judging the replies, escalating."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import UTC, date, datetime

from django.db import IntegrityError, transaction
from django.db.models import QuerySet

from shidian.core import DataError, Fault, UsageError
from shidian.register.access import Post
from shidian.register.roles import Act
from shidian.store import models
from shidian.store.access import today, within
from shidian.store.events import Happening, actor_of, record
from shidian.store.models import NoticeAddressee, NoticeStep, Person
from shidian.store.supervision.rights import check_for, check_office, office_for
from shidian.supervision import Level, Moved, Notice, NoticeState, Standing, Step, move
from shidian.supervision.typed import Given

ACTS = {
    Step.REPLY: "notice.reply",
    Step.ACCEPT: "notice.accept",
    Step.SEND_BACK: "notice.send_back",
    Step.ESCALATE: "notice.escalate",
}


def visible(posts: Sequence[Post], on: date) -> QuerySet[models.Notice]:
    """The notices to areas that these posts let a person see, the newest first."""
    read = within(NoticeAddressee.objects.all(), posts, Act.SUPERVISION_READ, on)
    return models.Notice.objects.filter(pk__in=read.values("notice")).order_by("-dated", "-pk")


def find_notice(asked: int, posts: Sequence[Post], on: date) -> models.Notice:
    """A notice among the visible ones; UsageError for every other number."""
    found = visible(posts, on).filter(pk=asked).first()
    if found is None:
        raise UsageError(Fault("no_such_notice", asked=asked))
    return found


def standing(row: models.Notice) -> Standing:
    """Where a notice stands, for the table of steps."""
    replies = row.steps.filter(step=Step.REPLY).select_related("by").order_by("-pk")
    reply = replies.first()
    replied_by = reply.by.username if reply else ""
    return Standing(NoticeState(row.state), Level(row.level), row.due, replied_by)


def issue(made: Notice, by: Person) -> models.Notice:
    """Record a notice of the office that a person speaks for.

    Raises
    ------
    Refused
        If no post of the person reaches all areas that it goes to.
    DataError
        If it goes to the office's own area, or its number was used before.
    """
    office = office_for(by, made.areas)
    if office.area in made.areas:
        raise DataError(Fault("notice_to_self", area=office.area))
    try:
        with transaction.atomic():
            return _issued(made, office, by)
    except IntegrityError as error:
        raise DataError(Fault("notice_number_taken", found=made.number)) from error


def _issued(made: Notice, office: Post, by: Person) -> models.Notice:
    row = models.Notice.objects.create(
        number=made.number,
        kind=made.kind,
        issuer_area=office.area,
        issued_by=by.name,
        subject=made.subject,
        text=made.text,
        state=made.state,
        level=made.level,
        due=made.due,
        dated=today(),
        made_at=datetime.now(UTC),
    )
    NoticeAddressee.objects.bulk_create(
        NoticeAddressee(notice=row, area=area, department=made.department) for area in made.areas
    )
    after = asdict(made) | {"due": made.due and f"{made.due}", "areas": list(made.areas)}
    area = made.areas[0] if len(made.areas) == 1 else office.area
    record(actor_of(by), Happening("notice.issue", f"notice/{row.pk}", area, after=after))
    return row


def take(asked: int, step: Step, given: Given, by: Person) -> Moved:
    """Take a step with a notice.

    Raises
    ------
    Refused
        If the person is neither who has to reply nor, for the other steps, who issued it.
    DataError
        With everything that stands in the way.
    """
    with transaction.atomic():
        row = models.Notice.objects.select_for_update().get(pk=asked)
        to = row.addressees.order_by("pk").first()
        if step is Step.REPLY:
            check_for(by, Act.NOTICE_REPLY, to.area, to.department)
        else:
            check_office(by, row, to.area)
        before = {"state": row.state, "level": row.level, "due": row.due and f"{row.due}"}
        moved = move(standing(row), step, by.username, today(), given)
        NoticeStep.objects.create(
            notice=row,
            step=step,
            start=row.state,
            end=moved.state,
            level=moved.level,
            due=moved.due,
            text=moved.text,
            evidence=moved.evidence.name,
            evidence_sha256=moved.evidence.sha256,
            by=by,
            person=by.name,
            dated=today(),
            made_at=datetime.now(UTC),
        )
        row.state, row.level, row.due = moved.state, moved.level, moved.due
        row.save(update_fields=["state", "level", "due"])
        after = asdict(moved) | {"due": moved.due and f"{moved.due}"}
        happening = Happening(ACTS[step], f"notice/{row.pk}", to.area, before, after, moved.text)
        record(actor_of(by), happening)
    return moved
