"""A small scheme with a queue, persons for it, and the queue once more as a plain loop."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from hypothesis import strategies as st

from shidian.mechanisms.settlement.day import Day
from shidian.mechanisms.settlement.outcome import Standing
from shidian.mechanisms.settlement.person import Person
from shidian.mechanisms.settlement.reference import settle
from shidian.mechanisms.settlement.scheme import Scheme, read_scheme

ON = date(2015, 6, 1)
TEXT = """
code: queued
version: "1"
title: {zh: 排队方案, en: A scheme with a queue}
from: 2015-01-01
source: {document: assumption, confidence: high}
inputs:
  birth_date: {label: {zh: 出生日期, en: Date of birth}, kind: date, missing: never}
  months: {label: {zh: 参保月数, en: Months}, kind: number, max: 60, missing: "0", per_year: 12}
  district:
    label: {zh: 区, en: District}
    kind: code
    missing: north
    codes: {north: {zh: 北区, en: North}, south: {zh: 南区, en: South}}
  master: {label: {zh: 技师, en: Master}, kind: flag, missing: no}
parameters:
  threshold:
    title_zh: 分数线
    title_en: Threshold
    unit: ratio
    values:
      - {from: 2015-01-01, value: "12", source: 假设, confidence: high}
      - {from: 2017-01-01, value: "9", source: 假设, confidence: high}
items:
  - id: age
    label: {zh: 年龄, en: Age}
    kind: age_bands
    input: birth_date
    bands: [{from: 18, to: 35, points: 6}, {from: 36, to: 45, points: 3}]
  - {id: insurance, label: {zh: 社保, en: Insurance}, kind: per_step, input: months, step: 12, points: 2}
routes:
  - {id: masters, label: {zh: 技师, en: Masters}, when: [{input: master, is: yes}, {input: months, at_least: 24}]}
prerequisites:
  - {id: of_age, label: {zh: 成年, en: Of age}, when: [{input: birth_date, age_at_least: 18}]}
selection:
  threshold: threshold
  QUOTA
  order: [{input: months, best: most}, {input: birth_date, best: earliest}]
"""  # noqa: E501


def scheme(quota: str = "") -> Scheme:
    """The scheme, with a line for its quota."""
    return read_scheme(TEXT.replace("QUOTA", f"quota: {quota}" if quota else "").encode(), "q.yaml")


PEOPLE = st.lists(
    st.fixed_dictionaries(
        {
            "birth_date": st.none() | st.dates(date(1965, 1, 1), date(2001, 1, 1)),
            "months": st.none() | st.integers(0, 60),
            "district": st.sampled_from(("north", "south", None)),
            "master": st.sampled_from((True, False, False, None)),
        }
    ),
    min_size=1,
    max_size=25,
)


@dataclass
class Waiting:
    """A person of the slow queue."""

    person: Person
    row: int
    joined: int
    eligible: int | None = None
    settled: int | None = None


@dataclass
class SlowYear:
    """What the slow queue says of a year."""

    waiting: int
    arrived: int
    eligible: int
    points: list[int] = field(default_factory=list)
    by_route: int = 0


@dataclass
class Slow:
    """A queue as a loop over persons: the years, and everybody who was ever in it."""

    years: list[SlowYear] = field(default_factory=list)
    everybody: list[Waiting] = field(default_factory=list)


def slow(
    scheme: Scheme, people: Sequence[Person], years: int, quota: dict[str, int] | int | None,
    newcomer: Person | None = None, coming: int = 0,
) -> Slow:  # fmt: skip
    """Years of a queue, person by person; all newcomers are alike."""
    queue = Slow(everybody=[Waiting(person, row, 0) for row, person in enumerate(people)])
    for year in range(years):
        on = ON.replace(year=ON.year + year)
        here = [one for one in queue.everybody if one.settled is None]
        if year:
            for one in here:
                months = one.person["months"]
                grown = None if months is None else min(int(months) + 12, 60)  # type: ignore[arg-type]
                one.person = {**one.person, "months": grown}
            came = [
                Waiting(_later(newcomer, year), len(queue.everybody) + n, year)
                for n in range(coming)
                if newcomer
            ]
            queue.everybody += came
            here += came
        queue.years.append(_judge(Day(scheme, on), here, year, quota))
        queue.years[-1].arrived = coming if year and newcomer else 0
    return queue


def _later(person: Person, years: int) -> Person:
    birth = person["birth_date"]
    assert isinstance(birth, date)
    return {**person, "birth_date": birth.replace(year=birth.year + years)}


def _judge(
    day: Day, here: list[Waiting], year: int, quota: dict[str, int] | int | None
) -> SlowYear:
    outcomes = {one.row: settle(day, one.person) for one in here}
    can = [one for one in here if outcomes[one.row].qualified]
    for one in can:
        one.eligible = year if one.eligible is None else one.eligible
    found = SlowYear(len(here), 0, 0)
    places = dict(quota) if isinstance(quota, dict) else {"": quota}
    contenders = []
    for one in can:
        if outcomes[one.row].standing is Standing.ROUTE:
            one.settled, found.by_route = year, found.by_route + 1
        else:
            contenders.append(one)
    found.eligible = len(contenders)
    for one in sorted(contenders, key=lambda one: _rank(one, outcomes[one.row].units)):
        part = str(one.person["district"] or "north") if isinstance(quota, dict) else ""
        left = places[part]
        if left is None or left > 0:
            one.settled = year
            places[part] = None if left is None else left - 1
            found.points.append(outcomes[one.row].units)
    return found


def _rank(one: Waiting, units: int) -> tuple[float, ...]:
    """Points, most months, oldest, first come, row; who lacks a value goes last."""
    months, birth = one.person["months"], one.person["birth_date"]
    return (
        -units,
        1 if months is None else 0,
        0 if months is None else -int(months),  # type: ignore[arg-type]
        1 if birth is None else 0,
        birth.toordinal() if isinstance(birth, date) else 0,
        one.joined,
        one.row,
    )
