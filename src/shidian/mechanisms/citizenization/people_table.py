"""People by year, origin and step, from a table that a user gives."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from shidian.core import Confidence, DataError, Fault, Place, Source
from shidian.mechanisms.citizenization.formulas import People
from shidian.mechanisms.citizenization.model import Origin, Step
from shidian.mechanisms.citizenization.words import ORIGINS, STEPS, group_words
from shidian.programme.cells import integer, text, worded, year
from shidian.programme.tables import Column, Row
from shidian.programme.user_tables import read_user_table


@dataclass(frozen=True)
class OwnPeople:
    """People by year, origin and step, and who says so; nobody where a row names no source."""

    people: People
    sources: tuple[Source, ...]


def read_people(content: bytes, file: str) -> OwnPeople:
    """People from a table ``year,origin,step,people`` in CSV, with ``source`` and ``confidence``.

    The last two columns may be left out. A source without a confidence counts as unverified.

    Parameters
    ----------
    content : bytes
    file : str
        Its name, for messages.

    Raises
    ------
    DataError
        With every fault at its row and column: negative people, a year that is missing, an
        origin or step that there is not, and the same year, origin and step twice.

    Examples
    --------
    >>> table = b"year,origin,step,people,source\\n2015,same_city,resident,100,yearbook\\n"
    >>> found = read_people(table, "people.csv")
    >>> list(found.people.values()), [one.document for one in found.sources]
    ([100], ['yearbook'])
    """
    faults: list[Fault] = []
    rows = read_user_table(content, file, _USER, faults)
    people: dict[tuple[int, Origin, Step], int] = {}
    first: dict[tuple[int, Origin, Step], int] = {}
    for row in rows:
        key = (row["year"], row["origin"], row["step"])
        if key in people:
            place = Place(file, row.number, "year origin step")
            faults.append(Fault("duplicate", place, found=group_words(*key), first=first[key]))
        people[key], first[key] = row["people"], row.number
    if not people and not faults:
        faults.append(Fault("people_none", Place(file)))
    if not faults:
        faults += _gaps(rows, file)
    if faults:
        raise DataError(faults)
    return OwnPeople(people, _sources(rows))


def _sources(rows: Sequence[Row]) -> tuple[Source, ...]:
    """Who states the people; nobody where a row does not say."""
    if not all(row["source"] for row in rows):
        return ()
    found = (Source(row["source"], confidence=row["confidence"]) for row in rows)
    return tuple(dict.fromkeys(found))


def _gaps(rows: Sequence[Row], file: str) -> Iterator[Fault]:
    """Years between two rows of which nothing is said, at the later row."""
    later = sorted({row["year"]: row.number for row in reversed(rows)}.items())
    for (before, _), (after, number) in pairwise(later):
        if after > before + 1:
            span = str(before + 1) if after == before + 2 else f"{before + 1}–{after - 1}"
            yield Fault("cost_people_year", Place(file, number, "year"), year=span)


_CONFIDENCES = {one: one.text for one in Confidence}
_USER = (
    Column("year", year, heads=("年份", "年度")),
    Column("origin", worded(ORIGINS), heads=("来源地",)),
    Column("step", worded(STEPS), heads=("步骤",)),
    Column("people", integer, heads=("人数", "人数（人）")),
    Column("source", text, "", ("来源", "出处"), optional=True),
    Column("confidence", worded(_CONFIDENCES), Confidence.UNVERIFIED, ("可信度",), optional=True),
)
