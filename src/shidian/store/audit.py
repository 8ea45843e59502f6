"""Examining the event log: is the chain whole, and does it tell what the tables hold?"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from django.db.models import Q, QuerySet

from shidian.register.chain import FIELDS, ROOT, Anchor, Break, Verification, Wrong, verify
from shidian.register.events import START
from shidian.store import anchors
from shidian.store.crosscheck import Mismatch, mismatches
from shidian.store.models import Event
from shidian.store.steady import steady, streamed


@dataclass(frozen=True)
class Examination:
    """What came of examining the log: of its chain, and of the tables beside it."""

    chain: Verification
    mismatches: Sequence[Mismatch]

    @property
    def sound(self) -> bool:
        """Whether nothing is wrong."""
        return self.chain.whole and not self.mismatches


def examine(known: Sequence[Anchor] = (), using: str = "default") -> Examination:
    """Verify the whole chain, and compare cells and filings with what it says of them.

    Others may write meanwhile: everything is read as of one moment. A sound head is noted.

    Parameters
    ----------
    known : sequence of Anchor
        Heads that somebody kept elsewhere, beside those in SHIDIAN_HOME.
    using : str
        Alias of the database connection.
    """
    noted = anchors.anchors()  # before the moment as of which is read, so that it reaches them
    with steady(using):
        chain = verify(events(using), [*noted, *known])
        done = Examination(chain, list(mismatches(using)))
    if done.sound and chain.count and chain.head not in noted:
        anchors.note(chain.head, "audit")
    return done


def verify_end(count: int, using: str = "default") -> Verification:
    """Verify the last events only, and that the chain passes through every anchor."""
    noted = anchors.anchors()
    with steady(using):
        start = link(max(head(using).number - count, 0), using)
        done = verify(events(using, start.number), noted, start)
        early = [one for one in noted if 0 < one.number <= start.number]
        other = [one.number for one in early if link(one.number, using) != one]
    done.breaks += [Break(number, number, Wrong.OTHER) for number in other]
    return done


def events(using: str = "default", after: int = 0) -> Iterator[Sequence[Any]]:
    """The events as rows of `FIELDS` in their order, streamed inside `steady`."""
    columns = ", ".join(FIELDS)
    query = f"SELECT {columns} FROM store_event WHERE number > {after:d} ORDER BY number"
    return streamed(query, using)


def head(using: str = "default") -> Anchor:
    """The last event's number and hash; `ROOT` where there is none."""
    last = Event.objects.using(using).order_by("-number").values_list("number", "sha256").first()
    return Anchor(*last) if last else ROOT


def link(number: int, using: str = "default") -> Anchor:
    """The number and hash of an event; `START` where there is none with this number."""
    found = Event.objects.using(using).filter(number=number).values_list("sha256", flat=True)
    return Anchor(number, found.first() or START)


@dataclass(frozen=True)
class Wanted:
    """Which events are asked for; what is empty or None does not matter.

    Parameters
    ----------
    subject : str
        Of this subject and all below it: ``filing/12`` has all cells of that filing.
    act : str
        This act, or all that begin with this word: ``filing`` has ``filing.write``.
    actor : str
        The name as copied.
    area : str
    since, until : datetime or None
        With time zone.
    """

    subject: str = ""
    act: str = ""
    actor: str = ""
    area: str = ""
    since: datetime | None = None
    until: datetime | None = None


def life(wanted: Wanted, using: str = "default") -> QuerySet[Event]:
    """The events that are asked for, in their order: the life of a figure, a filing, a person."""
    rows = Event.objects.using(using).order_by("number")
    if wanted.subject:
        under = Q(subject__startswith=f"{wanted.subject}/")
        rows = rows.filter(Q(subject=wanted.subject) | under)
    if wanted.act:
        rows = rows.filter(Q(act=wanted.act) | Q(act__startswith=f"{wanted.act}."))
    if wanted.actor:
        rows = rows.filter(actor=wanted.actor)
    if wanted.area:
        rows = rows.filter(area=wanted.area)
    if wanted.since is not None:
        rows = rows.filter(at__gte=_written(wanted.since))
    if wanted.until is not None:
        rows = rows.filter(at__lte=_written(wanted.until))
    return rows


def _written(moment: datetime) -> str:
    """A moment as events hold it, so that the order of the texts is that of time."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds")
