"""Appending to the event log, inside the transaction of what is logged."""

from contextvars import ContextVar
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from django.db import connections, transaction

from shidian.register.chain import Anchor
from shidian.register.events import START, canonical_json, hash_of
from shidian.store import anchors
from shidian.store.models import Event, Person

request_id: ContextVar[str] = ContextVar("request_id", default="")
"""Identity of the request that is being answered; the web sets it."""
CHAIN_LOCK = 0x5D1D1A2  # any number that nothing else locks
ACCEPTANCE = "filing.accept"
"""The act after which the head of the chain is noted outside the database."""


@dataclass(frozen=True)
class Actor:
    """Who does something: a person, or a command that somebody runs on the machine."""

    name: str
    person: int | None = None


def actor_of(person: Person) -> Actor:
    """A person as the log names them: a copy, which outlives the row."""
    return Actor(person.name, person.pk)


@dataclass(frozen=True)
class Happening:
    """What is to be logged: the act, on what, where, what was and what is, and why."""

    act: str
    subject: str
    area: str = ""
    before: Any = None
    after: Any = None
    reason: str = ""


def record(actor: Actor, *happenings: Happening, using: str = "default") -> None:
    """Append to the chain; the transaction of the caller makes it one with what happened.

    The lock on the chain is held until that transaction ends: call this last in it.
    """
    with transaction.atomic(using):
        _lock_chain(using)
        last = Event.objects.using(using).order_by("-number").values("number", "sha256").first()
        number, previous = (last["number"], last["sha256"]) if last else (0, START)
        rows = []
        at = datetime.now(UTC).isoformat(timespec="microseconds")
        for n, one in enumerate(happenings, start=number + 1):
            fields = _fields(n, at, actor, one) | {"previous": previous}
            previous = hash_of(fields)
            rows.append(Event(**fields, sha256=previous))
        Event.objects.using(using).bulk_create(rows)
        if any(one.act == ACCEPTANCE for one in happenings):
            _note(Anchor(rows[-1].number, previous), using)


def _note(head: Anchor, using: str) -> None:
    """Note the head outside the database, once the transaction has ended.

    Not before: an anchor of what never was would be an alarm. A folder that cannot be written
    does not undo the acceptance; the doctor tells.
    """

    def noted() -> None:
        anchors.note(head, "acceptance")

    transaction.on_commit(noted, using, robust=True)


def _fields(number: int, at: str, actor: Actor, one: Happening) -> dict[str, Any]:
    return {
        "number": number,
        "at": at,
        "act": one.act,
        "actor": actor.name,
        "person": actor.person,
        "area": one.area,
        "subject": one.subject,
        "request": request_id.get(),
        "before": "" if one.before is None else canonical_json(one.before),
        "after": "" if one.after is None else canonical_json(one.after),
        "reason": one.reason,
    }


def _lock_chain(using: str) -> None:
    """One writer at a time: SQLite has no other; PostgreSQL is told to wait."""
    if connections[using].vendor == "postgresql":
        with connections[using].cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [CHAIN_LOCK])
