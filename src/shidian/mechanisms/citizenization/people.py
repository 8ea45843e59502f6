"""People by year, origin and step, from what the plans state."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from shidian.core import Bilingual, Confidence, DataError, Fault, Place, Source
from shidian.core.apportionment import apportioned
from shidian.mechanisms.citizenization.formulas import People
from shidian.mechanisms.citizenization.model import NOTHING, Origin, Step
from shidian.mechanisms.citizenization.words import ORIGINS, STEPS
from shidian.programme import Programme
from shidian.programme.cells import choice, identifier, integer, text, year, yes
from shidian.programme.tables import Column, Row, read_table

FILE = "cost/people.csv"
FIRST = 2015
"""The first full year of the programme: where a plan names no first year, people count from it."""


class Whence(StrEnum):
    """Where the people of a plan come from, in the plan's words; empty where it does not say."""

    SAME_COUNTY = "same_county"
    SAME_CITY = "same_city"
    SAME_PROVINCE = "same_province"
    OTHER_PROVINCE = "other_province"
    INSIDE_CITY = "inside_city"
    OUTSIDE_CITY = "outside_city"
    UNSTATED = ""


# The farthest origin that the words allow: no cost is made smaller by an assumption.
_TAKEN = {
    Whence.INSIDE_CITY: Origin.SAME_CITY,
    Whence.OUTSIDE_CITY: Origin.OTHER_PROVINCE,
    Whence.UNSTATED: Origin.OTHER_PROVINCE,
}

_LOOSE = {
    Whence.INSIDE_CITY: Bilingual("本市", "of the city"),
    Whence.OUTSIDE_CITY: Bilingual("市外", "from outside the city"),
    Whence.UNSTATED: Bilingual("没有写", "not stated"),
}


@dataclass(frozen=True)
class Stated:
    """People as a plan states them.

    Parameters
    ----------
    pilot : str
        Number of the pilot.
    whence : Whence
    step : Step
        None where the plan says 市民化 and not how far.
    people : int
    year : int
        The last year.
    start : int
        The first year; None where the plan does not name it.
    per_year : bool
        Whether so many come in every year; else they are the sum.
    cumulative : bool
        Whether the sum counts those of earlier rows, too.
    source : Source
    note : str
    """

    pilot: str
    whence: Whence
    step: Step | None
    people: int
    year: int
    start: int | None
    per_year: bool
    cumulative: bool
    source: Source
    note: str


@dataclass(frozen=True)
class StatedPeople:
    """The people of a pilot, what was stated, and what had to be assumed to have them by year."""

    people: People
    stated: tuple[Stated, ...] = ()
    assumed: tuple[Fault, ...] = ()


def people_of(programme: Programme, pilot: str) -> StatedPeople:
    """The people whom the plan of a pilot states, by year, origin and step.

    Where a plan states a sum by a year, it is spread evenly over the years by largest remainder.

    Parameters
    ----------
    programme : Programme
    pilot : str
        Number of the pilot.

    Raises
    ------
    DataError
        If the plan states none, and with the faults of the package's file.
    """
    stated = tuple(one for one in stated_people(programme) if one.pilot == pilot)
    if not stated:
        raise DataError(Fault("people_unstated", pilot=programme.pilots[pilot].short))
    people: dict[tuple[int, Origin, Step], int] = {}
    for whence, step in dict.fromkeys((one.whence, one.step) for one in stated):
        rows = [one for one in stated if (one.whence, one.step) == (whence, step)]
        for when, count in _by_year(rows).items():
            key = (when, origin_of(whence), step or Step.REGISTERED)
            people[key] = people.get(key, 0) + count
    return StatedPeople(people, stated, tuple(_assumed(stated)))


def origin_of(whence: Whence) -> Origin:
    """The origin that is calculated with: the farthest that the plan's words allow.

    Examples
    --------
    >>> origin_of(Whence.OUTSIDE_CITY).value, origin_of(Whence.SAME_COUNTY).value
    ('other_province', 'same_county')
    """
    return _TAKEN[whence] if whence in _TAKEN else Origin(whence.value)


def stated_people(programme: Programme) -> Sequence[Stated]:
    """Every row of the package's table; DataError with its faults."""
    faults: list[Fault] = []
    rows = read_table(programme.mechanisms, FILE, _STATED, faults) or []
    for row in rows:
        for column, known in (("pilot", programme.pilots), ("document", programme.documents)):
            if row[column] not in known:
                place = Place(FILE, row.number, column)
                table = {"pilot": "pilots.csv", "document": "documents.csv"}[column]
                faults.append(Fault("unknown_reference", place, found=row[column], table=table))
        if row["start_year"] is not None and row["start_year"] > row["year"]:
            place = Place(FILE, row.number, "start_year")
            faults.append(Fault("people_years", place, start=row["start_year"], end=row["year"]))
    if faults:
        raise DataError(faults)
    return [_stated(row) for row in rows]


def _stated(row: Row) -> Stated:
    span = (row["span_start"], row["span_end"]) if row["span_start"] is not None else None
    return Stated(
        row["pilot"],
        row["origin"],
        row["step"],
        row["people"],
        row["year"],
        row["start_year"],
        row["per_year"],
        row["cumulative"],
        Source(row["document"], row["section"], span, row["confidence"], NOTHING),
        row["note"],
    )


def _by_year(rows: Sequence[Stated]) -> Mapping[int, int]:
    """The people of each year, of rows that speak of the same group."""
    found: dict[int, int] = {}
    last, before = FIRST - 1, 0  # year up to which people are known, and how many they are
    for end in sorted({row.year for row in rows}):
        of_year = [row for row in rows if row.year == end]
        for row in of_year:
            start = row.start or last + 1
            years = range(min(start, end), end + 1)
            if row.per_year:
                parts = [row.people] * len(years)
            else:
                # What earlier rows have is taken off the first row that counts it.
                counted, before = (before, 0) if row.cumulative else (0, before)
                parts = apportioned(max(row.people - counted, 0), [1] * len(years))
            for when, part in zip(years, parts, strict=True):
                found[when] = found.get(when, 0) + part
        last, before = end, sum(found.values())
    return found


def _assumed(stated: Sequence[Stated]) -> list[Fault]:
    """What was assumed, once for each kind of assumption."""
    faults = []
    if any(not one.per_year for one in stated):
        faults.append(Fault("people_spread"))
    if any(one.start is None for one in stated):
        faults.append(Fault("people_start", first=FIRST))
    for whence in dict.fromkeys(one.whence for one in stated if one.whence in _TAKEN):
        faults.append(
            Fault("people_origin", found=_LOOSE[whence], taken=ORIGINS[origin_of(whence)])
        )
    if any(one.step is None for one in stated):
        taken, resident = STEPS[Step.REGISTERED], STEPS[Step.RESIDENT]
        faults.append(Fault("people_step", taken=taken, resident=resident))
    return faults


_STATED = (
    Column("pilot", identifier),
    Column("year", year),
    Column("start_year", year, None),
    Column("origin", choice(Whence), Whence.UNSTATED),
    Column("step", choice(Step), None),
    Column("people", integer),
    Column("per_year", yes, False),
    Column("cumulative", yes, False),
    Column("document", identifier),
    Column("section", text, ""),
    Column("span_start", integer, None),
    Column("span_end", integer, None),
    Column("confidence", choice(Confidence)),
    Column("note", text, ""),
)
