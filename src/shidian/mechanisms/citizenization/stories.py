"""Worked stories of cost: what people computed by hand, against what the formulas say.

Files ``cost/stories/*.yaml``. They run as tests.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import ClassVar

from shidian.core import Bilingual, DataError, Fault
from shidian.core.apportionment import yuan
from shidian.mechanisms.citizenization.consistency import recomputed
from shidian.mechanisms.citizenization.cost import costs, per_person, shared, summed
from shidian.mechanisms.citizenization.formulas import People
from shidian.mechanisms.citizenization.insurance import base, yearly
from shidian.mechanisms.citizenization.model import Origin, Step
from shidian.mechanisms.citizenization.package import chosen, models_of, sharing_of
from shidian.mechanisms.citizenization.people import people_of
from shidian.mechanisms.citizenization.plan_cases import plan_cases_of
from shidian.mechanisms.citizenization.rates import rates_on
from shidian.programme import Programme
from shidian.programme.stories import (
    Parts,
    StoryDifference,
    read_stories,
    story_differences,
    story_value,
)

FOLDER = "cost/stories/"
Amounts = Mapping[str, Decimal]


@dataclass(frozen=True, kw_only=True)
class Arrivals:
    """People who reach a step in a year."""

    year: int
    origin: Origin
    step: Step
    people: int


@dataclass(frozen=True, kw_only=True)
class CostStory:
    """People of a place, and what they cost by a model of the package.

    Parameters
    ----------
    id : str
    title : Bilingual
    model : str
        Code of a cost model.
    rules : str
        Code of sharing rules; empty where nothing is shared.
    people : tuple of Arrivals
    years : tuple of int
        First and last year.
    each : mapping of str to Decimal
        Yuan for one person over the horizon, as ``origin step``.
    total : Decimal
        Yuan in all.
    by_year, by_item, by_origin, by_payer : mapping of str to Decimal
        Yuan; those left out are not compared.
    """

    kind: ClassVar[str] = "cost"
    id: str
    title: Bilingual
    model: str
    people: tuple[Arrivals, ...]
    years: tuple[int, int]
    total: Decimal
    rules: str = ""
    each: Amounts = field(default_factory=dict)
    by_year: Amounts = field(default_factory=dict)
    by_item: Amounts = field(default_factory=dict)
    by_origin: Amounts = field(default_factory=dict)
    by_payer: Amounts = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class InsuranceStory:
    """An employed person on a day: what employer and person pay more in a year, in yuan."""

    kind: ClassVar[str] = "insurance"
    id: str
    title: Bilingual
    day: date
    wage: Decimal
    local: Decimal
    injury_class: str
    base: Decimal
    employer: Decimal
    person: Decimal
    chosen: Amounts = field(default_factory=dict)
    added: Amounts = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class CaseStory:
    """A plan's case: the verdict, and what its checks come to in their units."""

    kind: ClassVar[str] = "case"
    id: str
    title: Bilingual
    case: str
    verdict: str
    values: Amounts = field(default_factory=dict)
    rounding: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class PeopleStory:
    """The people of a pilot by year, as its plan's sums are spread."""

    kind: ClassVar[str] = "people"
    id: str
    title: Bilingual
    pilot: str
    by_year: Amounts
    assumed: tuple[str, ...] = ()


Story = CostStory | InsuranceStory | CaseStory | PeopleStory


@dataclass(frozen=True)
class Stories:
    """The stories of a file."""

    stories: tuple[CostStory | InsuranceStory | CaseStory | PeopleStory, ...]


def stories_of(programme: Programme) -> Mapping[str, Story]:
    """The stories of a package, by id; DataError with the faults of all files."""
    return read_stories(Stories, programme.mechanisms, FOLDER)


def run(story: Story, programme: Programme) -> list[StoryDifference]:
    """Where the formulas say something else than the story; empty where they agree."""
    return story_differences(story, _INPUTS, _said(story, programme))


def _said(story: Story, programme: Programme) -> Parts:
    if isinstance(story, CostStory):
        return _cost(story, programme)
    if isinstance(story, InsuranceStory):
        return _insurance(story, programme)
    if isinstance(story, CaseStory):
        return _case(story, programme)
    return _people(story, programme)


def _cost(story: CostStory, programme: Programme) -> Parts:
    model = chosen(models_of(programme), story.model).stated
    people: People = {(one.year, one.origin, one.step): one.people for one in story.people}
    cells = costs(model, people, range(story.years[0], story.years[1] + 1))
    yield "total", story_value(yuan(sum(cell.cents for cell in cells)))
    for name in ("year", "item", "origin"):
        yield from _sums(f"by_{name}", summed(cells, name))
    if story.rules:
        rules = chosen(sharing_of(programme), story.rules).stated
        yield from _sums("by_payer", summed(shared(cells, rules), "payer"))
    for _, origin, step in people:
        each = sum((one for one, _, _ in per_person(model, origin, step).values()), Decimal(0))
        yield f"each.{origin} {step}", story_value(each)


def _sums(name: str, sums: Mapping[tuple[object, ...], int]) -> Parts:
    return ((f"{name}.{key}", story_value(yuan(cents))) for (key,), cents in sums.items())


def _insurance(story: InsuranceStory, programme: Programme) -> Parts:
    rates = rates_on(programme, story.day, story.injury_class, story.chosen)
    on = base(story.wage, story.local, rates.floor, rates.cap)
    added = story.added or dict.fromkeys(rates.rates, Decimal(1))
    employer, person = yearly(on, rates.rates, added)
    found = {"base": on, "employer": employer, "person": person}
    yield from ((name, story_value(amount)) for name, amount in found.items())


def _case(story: CaseStory, programme: Programme) -> Parts:
    cases = {one.id: one for one in plan_cases_of(programme)}
    if story.case not in cases:
        raise DataError(Fault("case_name_unknown", found=story.case, known=" ".join(cases)))
    result = recomputed(cases[story.case])
    yield "verdict", result.verdict
    for one in result.checks:
        yield f"values.{one.check.id}", story_value(one.shown)
        if one.rounding:
            yield f"rounding.{one.check.id}", one.rounding


def _people(story: PeopleStory, programme: Programme) -> Parts:
    found = people_of(programme, story.pilot)
    years: dict[int, int] = {}
    for (year, _, _), count in found.people.items():
        years[year] = years.get(year, 0) + count
    yield from ((f"by_year.{year}", str(count)) for year, count in years.items())
    yield "assumed", " ".join(fault.code for fault in found.assumed)


# What a story states to be reckoned with, not to be compared.
_INPUTS = {"id", "title", "model", "rules", "people", "years", "day", "wage", "local"}
_INPUTS |= {"injury_class", "chosen", "added", "case", "pilot"}
