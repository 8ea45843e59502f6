"""Small planning tables, and the same people one by one: the independent check."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from hypothesis import strategies as st

from shidian.mechanisms.settlement.day import Day
from shidian.mechanisms.settlement.outcome import Outcome, Standing
from shidian.mechanisms.settlement.person import Person
from shidian.mechanisms.settlement.planning import PlanningTable, planning_table
from shidian.mechanisms.settlement.reference import settle
from shidian.mechanisms.settlement.scheme import read_scheme
from shidian.mechanisms.settlement.table_of import table_of

ON = date(2016, 7, 1)
SCHEME = """
code: invented
version: "1"
title: {zh: 虚构方案, en: An invented scheme}
from: 2015-01-01
source: {document: assumption, confidence: high}
unit: "0.5"
inputs:
  years: {label: {zh: 年数, en: Years}, kind: number, max: 40, missing: "0"}
  skill:
    label: {zh: 技能, en: Skill}
    kind: code
    missing: none
    codes:
      none: {zh: 无, en: None}
      worker: {zh: 工人, en: Worker}
      master: {zh: 大师, en: Master}
  home: {label: {zh: 自有住房, en: Own home}, kind: flag, missing: no}
  fraud: {label: {zh: 作假, en: Fraud}, kind: flag, missing: no}
  permit: {label: {zh: 居住证, en: Permit}, kind: flag, missing: no}
items:
  - id: years
    label: {zh: 年数, en: Years}
    kind: per_step
    input: years
    step: 1
    points: 1.5
    cap: 15
  - id: skill
    label: {zh: 技能, en: Skill}
    kind: table
    input: skill
    points: {worker: 5, master: 8}
  - {id: home, label: {zh: 住房, en: Home}, kind: flag, input: home, points: -2}
vetoes:
  - {id: fraud, label: {zh: 作假, en: Fraud}, when: [{input: fraud, is: yes}]}
prerequisites:
  - {id: settled_in, label: {zh: 住满一年, en: A year}, when: [{input: years, at_least: 1}]}
routes:
  - id: masters
    label: {zh: 大师, en: Masters}
    when: [{input: skill, in: [master]}, {input: home, is: yes}]
    target: 3
selection: {threshold: 10}
entitlements:
  - id: services
    label: {zh: 服务, en: Services}
    when: [{input: permit, is: yes}]
    target: 4
    costs:
      - {item: card, label: {zh: 证件, en: Card}, each: once, yuan: "20.50"}
      - {item: care, label: {zh: 照护, en: Care}, each: year}
  - id: school
    label: {zh: 入学, en: School}
    when: [{holds: services}, {input: years, at_least: 3}]
    costs: [{item: place, label: {zh: 学位, en: Place}, each: year, yuan: "6000"}]
"""
AREAS = ("441900", "440100", "430100")


@dataclass(frozen=True)
class Planned:
    """A planning table, and the people that it counts with what the definition says of each."""

    plan: PlanningTable
    persons: Sequence[Person]
    areas: Sequence[str]
    outcomes: Sequence[Outcome]

    def settled(self, threshold: int, area: str | None = None) -> int:
        """How many settle at so many units."""
        return sum(
            settles(outcome, threshold)
            for outcome, home in zip(self.outcomes, self.areas, strict=True)
            if area in (None, home)
        )

    @property
    def possible(self) -> list[int]:
        """Every possible threshold."""
        found = {one.units for one in self.outcomes if one.standing is Standing.POINTS}
        return [*sorted(found), max(found) + 1] if found else []


def settles(outcome: Outcome, threshold: int) -> bool:
    """Whether a person settles at so many units."""
    by_points = outcome.standing is Standing.POINTS and outcome.units >= threshold
    return outcome.standing is Standing.ROUTE or by_points


def invented_day(text: str = SCHEME) -> Day:
    """The invented scheme, or another text, on a day."""
    return Day(read_scheme(text.encode(), "invented.yaml"), ON)


def planned(
    people: Sequence[tuple[str, Person]], text: str = SCHEME, by: Sequence[str] = ("skill", "home")
) -> Planned:
    """Count people: each an area and what is known of the person."""
    day = invented_day(text)
    areas, persons = [area for area, _ in people], [person for _, person in people]
    plan = planning_table(day, table_of(day.scheme, persons, areas), by)
    return Planned(plan, persons, areas, [settle(day, person) for person in persons])


def person(
    years: int = 5, skill: str | None = "none", home: bool | None = False, **more: bool
) -> Person:
    """A person of the invented scheme."""
    return {"years": years, "skill": skill, "home": home, "fraud": False, "permit": False, **more}


_FLAG = st.sampled_from((True, False, False, None))
PEOPLE = st.lists(
    st.tuples(
        st.sampled_from(AREAS),
        st.fixed_dictionaries(
            {
                "years": st.one_of(st.none(), st.integers(0, 14)),
                "skill": st.sampled_from(("none", "worker", "master", None)),
                "home": _FLAG,
                "fraud": _FLAG,
                "permit": _FLAG,
            }
        ),
    ),
    min_size=1,
    max_size=40,
)
