"""The tables of filings beside the event log: what a cell holds must be what was last logged.

The chain shows that the log was not changed. This shows that the tables were not changed past
the log: a cell, or the state of a filing, has the value that its last event gave it.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from itertools import islice
from typing import Any, NamedTuple

from shidian.core import Bilingual
from shidian.register.events import canonical_json
from shidian.register.lifecycle import Step
from shidian.store.filings.filings import BEGUN, WRITE
from shidian.store.models import Filing, FilingCell
from shidian.store.steady import streamed

SUBJECTS_A_QUERY = 500


class Difference(StrEnum):
    """How a table differs from the log."""

    CELL = "cell"
    UNLOGGED = "unlogged"
    LOST = "lost"
    STATE = "state"
    GONE = "gone"

    @property
    def text(self) -> Bilingual:
        """The difference in words."""
        return _DIFFERENCES[self]


_DIFFERENCES = {
    Difference.CELL: Bilingual(
        "单元格与日志最后所记不同", "the cell is not what was last logged of it"
    ),
    Difference.UNLOGGED: Bilingual("单元格没有日志", "the cell was written without being logged"),
    Difference.LOST: Bilingual("日志所记的单元格不见了", "a cell that was logged is gone"),
    Difference.STATE: Bilingual(
        "填报状态与日志最后所记不同", "the filing's state is not what was last logged of it"
    ),
    Difference.GONE: Bilingual("日志所记的填报不见了", "a filing that was logged is gone"),
}


class Mismatch(NamedTuple):
    """A place at which a table is not what the log says: both sides, as JSON."""

    subject: str
    difference: Difference
    logged: str
    held: str


def mismatches(using: str = "default") -> Iterator[Mismatch]:
    """Every place at which filings or cells are not what the log says; inside `steady`."""
    yield from _cells(using)
    yield from _lost(using)
    yield from _filings(using)
    yield from _gone(using)


_CELLS = f"""
SELECT cell.filing_id, cell.key, cell.value, cell.version, event.after
FROM store_filingcell cell LEFT JOIN store_event event ON event.number = (
    SELECT MAX(number) FROM store_event
    WHERE subject = 'filing/' || cell.filing_id || '/' || cell.key AND act = '{WRITE}')
ORDER BY cell.id
"""


def _cells(using: str) -> Iterator[Mismatch]:
    """Cells whose last event gives them another value, and cells that have no event."""
    for filing, key, value, version, logged in streamed(_CELLS, using):
        held = {"value": value, "version": version}
        if logged is None:
            yield Mismatch(_subject(filing, key), Difference.UNLOGGED, "", canonical_json(held))
        if logged is not None and _read(logged) != held:
            yield Mismatch(_subject(filing, key), Difference.CELL, logged, canonical_json(held))


_LAST_WRITES = f"""
SELECT event.subject, event.after FROM store_event event
WHERE event.act = '{WRITE}' AND NOT EXISTS (
    SELECT 1 FROM store_event later WHERE later.subject = event.subject
    AND later.act = '{WRITE}' AND later.number > event.number)
"""


def _lost(using: str) -> Iterator[Mismatch]:
    """Cells that were logged with a value and stand no more."""
    for part in _parts(streamed(_LAST_WRITES, using)):
        logged = {_place(subject): (subject, after) for subject, after in part}
        filings = {filing for filing, _ in logged if filing.isdecimal()}
        keys = {key for _, key in logged}
        rows = FilingCell.objects.using(using).filter(filing_id__in=filings, key__in=keys)
        standing = {(str(filing), key) for filing, key in rows.values_list("filing_id", "key")}
        for place, (subject, after) in logged.items():
            if place not in standing and _read(after).get("value") != "":
                yield Mismatch(subject, Difference.LOST, after, "")


_STEPS = ", ".join(f"'filing.{step}'" for step in Step)
_FILINGS = f"""
SELECT filing.id, filing.state, filing.round, event.after
FROM store_filing filing LEFT JOIN store_event event ON event.number = (
    SELECT MAX(number) FROM store_event
    WHERE subject = 'filing/' || filing.id AND act IN ({_STEPS}))
ORDER BY filing.id
"""


def _filings(using: str) -> Iterator[Mismatch]:
    """Filings that are not where their last step has brought them."""
    for filing, state, round_, logged in streamed(_FILINGS, using):
        held, said = {"state": state, "round": round_}, BEGUN
        if logged is not None:
            found = _read(logged)
            said = {name: found.get(name) for name in held}
        if said != held:
            place = f"filing/{filing}"
            yield Mismatch(place, Difference.STATE, logged or "", canonical_json(held))


_LOGGED = f"""
SELECT DISTINCT subject FROM store_event WHERE act IN ('filing.begin', {_STEPS})
"""


def _gone(using: str) -> Iterator[Mismatch]:
    """Filings that were begun or moved and stand no more."""
    standing = set(Filing.objects.using(using).values_list("id", flat=True))
    for (subject,) in streamed(_LOGGED, using):
        number = subject.removeprefix("filing/")
        if not number.isdecimal() or int(number) not in standing:
            yield Mismatch(subject, Difference.GONE, "", "")


def _subject(filing: int, key: str) -> str:
    return f"filing/{filing}/{key}"


def _place(subject: str) -> tuple[str, str]:
    """Filing and key of a cell's subject.

    Examples
    --------
    >>> _place("filing/12/practices/1/title")
    ('12', 'practices/1/title')
    """
    filing, _, key = subject.removeprefix("filing/").partition("/")
    return filing, key


def _parts(rows: Iterable[Sequence[Any]]) -> Iterator[list[Sequence[Any]]]:
    rows = iter(rows)
    while part := list(islice(rows, SUBJECTS_A_QUERY)):
        yield part


def _read(logged: str) -> dict[str, Any]:
    """What an event says; nothing where somebody wrote into it what cannot be read."""
    try:
        found = json.loads(logged)
    except (ValueError, TypeError):
        return {}
    return found if isinstance(found, dict) else {}
