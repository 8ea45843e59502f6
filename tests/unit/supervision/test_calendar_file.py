"""Calendar files as RFC 5545 wants them, read back by a reader that knows nothing of the writer."""

import re
from datetime import UTC, date, datetime

from hypothesis import given
from hypothesis import strategies as st

from shidian.core import Bilingual
from shidian.supervision import Due, DueKind, calendar_file, pressing

MADE = datetime(2016, 5, 1, 8, 30, tzinfo=UTC)
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=120)


def due(title: str, key: str = "12", day: date | None = date(2016, 6, 30)) -> Due:
    place = Bilingual("宁波市", "Ningbo")
    return Due(DueKind.ASSIGNMENT, key, day, title, "330200", place, key)


def lines(content: bytes) -> list[bytes]:
    """The lines as they stand; each must have ended as the standard says."""
    assert content.endswith(b"\r\n")
    return content[:-2].split(b"\r\n")


def values(content: bytes) -> list[tuple[str, str]]:
    """Names and values, unfolded and unescaped."""
    unfolded = content.decode().replace("\r\n ", "").removesuffix("\r\n").split("\r\n")
    pairs = [one.split(":", 1) for one in unfolded]
    marks = {"\\n": "\n", "\\,": ",", "\\;": ";", "\\\\": "\\"}
    return [(name, re.sub(r"\\[n,;\\]", lambda m: marks[m[0]], text)) for name, text in pairs]


def test_a_day_that_is_due_is_an_event_with_a_reminder():
    assert values(calendar_file([due("出台办法")], "nut-2014", "zh", MADE)) == [
        ("BEGIN", "VCALENDAR"),
        ("VERSION", "2.0"),
        ("PRODID", "-//Shidian//Due//ZH"),
        ("CALSCALE", "GREGORIAN"),
        ("METHOD", "PUBLISH"),
        ("BEGIN", "VEVENT"),
        ("UID", "assignment-12@nut-2014.shidian"),
        ("DTSTAMP", "20160501T083000Z"),
        ("DTSTART;VALUE=DATE", "20160630"),
        ("SUMMARY", "任务 · 出台办法"),
        ("LOCATION", "宁波市"),
        ("TRANSP", "TRANSPARENT"),
        ("BEGIN", "VALARM"),
        ("ACTION", "DISPLAY"),
        ("DESCRIPTION", "任务 · 出台办法"),
        ("TRIGGER", "-P2DT15H"),
        ("END", "VALARM"),
        ("END", "VEVENT"),
        ("END", "VCALENDAR"),
    ]


@given(TEXTS)
def test_no_line_is_longer_than_75_octets_and_no_character_is_cut(title):
    content = calendar_file([due(title)], "p", "zh", MADE)
    for line in lines(content):
        assert len(line) <= 75
        line.decode()  # a character cut in two would not decode


@given(TEXTS)
def test_what_was_written_is_read_again(title):
    found = dict(values(calendar_file([due(title)], "p", "zh", MADE)))["SUMMARY"]
    plain = title.replace("\r\n", "\n")
    kept = "".join(one for one in plain if one == "\n" or (one >= " " and one != "\x7f"))
    assert found == f"任务 · {kept}"


def test_a_text_cannot_add_lines_of_its_own():
    bad = "x\r\nEND:VEVENT\r\nBEGIN:VEVENT\rDTSTART:19700101\n"
    content = calendar_file([due(bad)], "p", "zh", MADE)
    assert content.count(b"\r\nBEGIN:VEVENT") == 1
    assert all(not line.startswith(b"DTSTART:") for line in lines(content))


def test_identities_do_not_change_from_one_file_to_the_next():
    later = datetime(2017, 1, 1, tzinfo=UTC)
    for key in ("1", "2"):
        files = [calendar_file([due("办法", key)], "p", "zh", when) for when in (MADE, later)]
        uids = [dict(values(one))["UID"] for one in files]
        assert uids == [f"assignment-{key}@p.shidian"] * 2


def test_what_has_no_day_stands_in_no_calendar():
    assert b"VEVENT" not in calendar_file([due("x", day=None)], "p", "en", MADE)


def test_what_presses_is_overdue_or_soon_or_waits():
    day = date(2016, 6, 16)
    ahead = [
        due("soon", day=date(2016, 6, 30)),
        due("later", day=date(2016, 7, 1)),
        due("overdue", day=date(2015, 1, 1)),
        due("waits", day=None),
    ]
    assert [one.title for one in pressing(ahead, day)] == ["soon", "overdue", "waits"]
