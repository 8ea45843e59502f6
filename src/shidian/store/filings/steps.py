"""Moving a filing along: submitted, returned, endorsed, accepted, published, opened again."""

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime

from django.db import transaction

from shidian.core import DataError, Fault, Place
from shidian.register.access import Post, may
from shidian.register.lifecycle import (
    CHECKED,
    FilingState,
    Move,
    Standing,
    Step,
    Transition,
    move,
    moves,
)
from shidian.register.roles import Act
from shidian.store.access import check, today
from shidian.store.events import Actor, Happening, actor_of, record
from shidian.store.filings import acceptance
from shidian.store.filings.filings import subject
from shidian.store.filings.quality import blocking
from shidian.store.models import CellComment, Filing, Person, Reopening


def open_moves(filing: Filing, posts: Sequence[Post], person: Person) -> Sequence[Move]:
    """The steps that these posts allow now, and what blocks each."""
    state = FilingState(filing.state)
    mine = [
        one
        for one in moves(standing(filing, blocking(filing)), person.name)
        if may(posts, _act(one.transition.step), filing.area, state, on=today())
    ]
    # A step that another route goes (a province's own filing) is not offered at all.
    return [one for one in mine if not {"filing_direct", "not_endorsed"} & _codes(one)]


def _codes(one: Move) -> set[str]:
    return {fault.code for fault in one.blocked_by}


def standing(filing: Filing, blocks: Sequence[Fault]) -> Standing:
    """What the guards look at."""
    hands = [person.name for person in (filing.submitted_by, filing.endorsed_by) if person]
    return Standing(FilingState(filing.state), filing.direct, blocks, hands)


def take(
    number: int, step: Step, posts: Sequence[Post], person: Person, given: Mapping[str, str]
) -> Filing:
    """Do a step, if rights and guards allow it; everything of it happens or nothing.

    Parameters
    ----------
    number : int
        Of the filing.
    step : Step
    posts : sequence of Post
    person : Person
    given : mapping
        Reason, number and date of the document, where the step asks for them.

    Raises
    ------
    Refused
        If the posts do not allow it.
    DataError
        With everything that stands in the way.
    """
    actor = actor_of(person)
    with transaction.atomic():
        filing = Filing.objects.select_for_update().get(pk=number)
        check(posts, _act(step), filing.area, FilingState(filing.state))
        blocks = blocking(filing) if step in CHECKED else ()
        done = move(standing(filing, blocks), step, person.name, dict(given))
        before = {"state": filing.state, "round": filing.round}
        now, reason = datetime.now(UTC), given.get("reason", "").strip()
        if step is Step.REOPEN:
            _reopen(filing, given, actor, now)
        _moved(filing, done, person, now)
        if step is Step.RETURN:
            _comment(filing, reason, actor, now)
        if step is Step.ACCEPT:
            acceptance.accept(filing, actor.name, now)
        if step is Step.PUBLISH:
            acceptance.publish(filing, actor.name, now)
        after = {"state": filing.state, "round": filing.round}
        said = {name: given[name] for name in done.asks if name != "reason"}
        happened = Happening(_act(step), subject(filing), filing.area, before, after | said, reason)
        record(actor, happened)
    return filing


def _act(step: Step) -> Act:
    return Act(f"filing.{step}")


def _moved(filing: Filing, done: Transition, person: Person, now: datetime) -> None:
    filing.state = done.end
    if done.step is Step.SUBMIT:
        filing.submitted_at, filing.submitted_by, filing.endorsed_by = now, person, None
        filing.first_submitted_at = filing.first_submitted_at or now
    if done.step is Step.ENDORSE:
        filing.endorsed_by = person
    if done.step is Step.ACCEPT:
        filing.accepted_at = now
    if done.step is Step.PUBLISH:
        filing.published_at = now
    filing.save()


def _reopen(filing: Filing, given: Mapping[str, str], actor: Actor, now: datetime) -> None:
    """Record the decision, without which the database refuses to open the filing."""
    Reopening.objects.create(
        filing=filing,
        round=filing.round,
        reason=given["reason"].strip(),
        document_no=given["document_no"].strip(),
        dated=_past(given["dated"]),
        person=actor.name,
        made_at=now,
    )
    filing.round += 1


def _past(text: str) -> date:
    try:
        found = date.fromisoformat(text.strip())
    except ValueError as error:
        raise DataError(Fault("not_date", Place(column="dated"), found=text[:40])) from error
    if found > today():
        raise DataError(Fault("decision_future", Place(column="dated"), dated=found, today=today()))
    return found


def _comment(filing: Filing, text: str, actor: Actor, now: datetime) -> None:
    CellComment.objects.create(
        filing=filing, round=filing.round, text=text, person=actor.name, made_at=now
    )
