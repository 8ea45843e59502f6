"""Events as pages show them: in words, checked against their hashes, drafts kept to themselves."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db.models import QuerySet

from shidian.core import Bilingual
from shidian.core.area import NATION
from shidian.register.access import Post, may
from shidian.register.events import HASHED, hash_of
from shidian.register.lifecycle import FilingState
from shidian.register.roles import Act
from shidian.store.access import today, within
from shidian.store.models import Event, Filing
from shidian.web.context import lang

FILING = "filing"
WORDS = {
    "filing.begin": Bilingual("开始填报", "filing begun"),
    "filing.write": Bilingual("填写", "cell written"),
    "filing.import": Bilingual("导入工作簿", "workbook imported"),
    "filing.comment": Bilingual("意见", "remark made"),
    "filing.submit": Bilingual("报送", "submitted"),
    "filing.return": Bilingual("退回", "returned"),
    "filing.endorse": Bilingual("省级审核", "endorsed"),
    "filing.accept": Bilingual("国家采纳", "accepted"),
    "filing.publish": Bilingual("公布", "published"),
    "filing.reopen": Bilingual("重新开启", "reopened"),
    "check.waive": Bilingual("说明或豁免", "finding explained"),
    "evidence.add": Bilingual("添加佐证", "evidence added"),
    "evidence.remove": Bilingual("撤下佐证", "evidence taken off"),
    "access.refused": Bilingual("拒绝访问", "access refused"),
}
"""The acts of filings in words; others are shown by their code."""


@dataclass(frozen=True)
class EventLine:
    """An event of a page.

    Parameters
    ----------
    event : Event
    name : Bilingual or None
        The act in words; None for one that has only its code.
    before, after : str
        What was and what is, short; empty for nothing.
    hidden : bool
        Whether values and reasons are kept back: the filing is not yet for this reader.
    intact : bool
        Whether the content has the hash that it was given.
    filing : Filing or None
    key : str
        The cell; empty where it is about no cell.
    """

    event: Event
    name: Bilingual | None
    before: str
    after: str
    hidden: bool
    intact: bool
    filing: Filing | None
    key: str


def events_within(posts: Sequence[Post]) -> QuerySet[Event]:
    """The events that these posts may read; what has no place, only those of the nation."""
    on = today()
    rows = within(Event.objects.all(), posts, Act.EVENT_READ, on)
    if may(posts, Act.EVENT_READ, NATION, on=on):
        rows = rows | Event.objects.filter(area="")
    return rows


def may_follow(posts: Sequence[Post], area: str) -> bool:
    """Whether these posts read the event log of an area."""
    return bool(may(posts, Act.EVENT_READ, area or NATION, on=today()))


def lines(events: Sequence[Event], posts: Sequence[Post]) -> Sequence[EventLine]:
    """Events for a page, their filings read in one query."""
    filings = _filings(events)
    return [_line(event, filings, posts) for event in events]


def number_of(subject: str) -> int | None:
    """The number of the filing that a subject is about; None for any other."""
    room, _, rest = subject.partition("/")
    number = rest.partition("/")[0]
    known = room == FILING and number.isascii() and number.isdigit() and len(number) < 10
    return int(number) if known else None


def key_of(subject: str) -> str:
    """The cell that a subject is about.

    Examples
    --------
    >>> key_of("filing/12/practices/1/title"), key_of("filing/12")
    ('practices/1/title', '')
    """
    return subject.split("/", 2)[2] if subject.count("/") > 1 else ""


def _filings(events: Sequence[Event]) -> Mapping[int, Filing]:
    numbers = {number_of(event.subject) for event in events} - {None}
    return Filing.objects.in_bulk(numbers)


def _line(event: Event, filings: Mapping[int, Filing], posts: Sequence[Post]) -> EventLine:
    number = number_of(event.subject)
    filing = None if number is None else filings.get(number)
    hidden = number is not None and not _readable(filing, posts)
    return EventLine(
        event,
        WORDS.get(event.act),
        "" if hidden else _short(event.before),
        "" if hidden else _short(event.after),
        hidden,
        hash_of({name: getattr(event, name) for name in HASHED}) == event.sha256,
        filing,
        key_of(event.subject) if number is not None else "",
    )


def _readable(filing: Filing | None, posts: Sequence[Post]) -> bool:
    """Whether the values of a filing are for these posts, as it stands now."""
    if filing is None:
        return False
    return bool(may(posts, Act.FILING_READ, filing.area, FilingState(filing.state), on=today()))


def _short(content: str) -> str:
    """What was or is: a text as it stands, the value of a cell, else names and what they have."""
    held = json.loads(content) if content else ""
    if not isinstance(held, dict):
        return str(held)
    if set(held) == {"value", "version"}:
        return held["value"] or "∅"
    return "\n".join(f"{name}: {_said(name, value)}" for name, value in held.items())


def _said(name: str, value: object) -> str:
    known = name == "state" and value in set(FilingState)
    return FilingState(str(value)).text.text(lang()) if known else str(value)
