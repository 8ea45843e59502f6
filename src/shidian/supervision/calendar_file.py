"""What is due as a calendar file (RFC 5545) that office software opens."""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime

from shidian.core import Lang
from shidian.supervision.due import Due

OCTETS = 75  # of a line, without its end (RFC 5545, 3.1)
# Days begin at midnight: three days before, at nine in the morning.
ALARM = "-P2DT15H"


def calendar_file(dues: Iterable[Due], programme: str, lang: Lang, made: datetime) -> bytes:
    """The dated ones as days of a calendar, each with a reminder.

    Parameters
    ----------
    dues : iterable of Due
    programme : str
        Code of the programme; with kind and key it makes identities that stay the same.
    lang : str
    made : datetime
        The moment of making, with its zone.

    Examples
    --------
    >>> calendar_file([], "p", "en", datetime(2016, 1, 1, tzinfo=UTC)).split(b"\\r\\n")[1]
    b'VERSION:2.0'
    """
    stamp = made.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:-//Shidian//Due//{lang.upper()}"]
    lines += ["CALSCALE:GREGORIAN", "METHOD:PUBLISH"]
    for due in dues:
        lines += _event(due, programme, lang, stamp)
    lines.append("END:VCALENDAR")
    return "".join(f"{folded(line)}\r\n" for line in lines).encode()


def _event(due: Due, programme: str, lang: Lang, stamp: str) -> Iterator[str]:
    if due.day is None:
        return
    summary = escaped(f"{due.kind.text.text(lang)} · {due.title}")
    yield "BEGIN:VEVENT"
    yield f"UID:{due.kind}-{due.key}@{programme}.shidian"
    yield f"DTSTAMP:{stamp}"
    yield f"DTSTART;VALUE=DATE:{due.day:%Y%m%d}"
    yield f"SUMMARY:{summary}"
    yield f"LOCATION:{escaped(due.place.text(lang))}"
    yield "TRANSP:TRANSPARENT"
    yield from ("BEGIN:VALARM", "ACTION:DISPLAY", f"DESCRIPTION:{summary}")
    yield from (f"TRIGGER:{ALARM}", "END:VALARM", "END:VEVENT")


def escaped(text: str) -> str:
    r"""A text as a value (RFC 5545, 3.3.11); no control character stays in it.

    Examples
    --------
    >>> escaped("甲, 乙; 丙\n丁")
    '甲\\, 乙\\; 丙\\n丁'
    """
    for mark in ("\\", ";", ","):
        text = text.replace(mark, f"\\{mark}")
    text = text.replace("\r\n", "\n").replace("\n", "\\n")
    return "".join(one for one in text if " " <= one != "\x7f")


def folded(line: str) -> str:
    """A line in parts of at most 75 octets, no character cut in two."""
    parts, part, room = [], "", OCTETS
    for one in line:
        size = len(one.encode())
        if size > room:
            parts.append(part)
            part, room = " ", OCTETS - 1
        part, room = part + one, room - size
    return "\r\n".join([*parts, part])
