"""Which question about cost is asked: model, rules, people, years, and the numbers changed."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from django.http import QueryDict

from shidian.core import DataError, Fault, Place
from shidian.mechanisms.citizenization.formulas import People
from shidian.mechanisms.citizenization.model import CostModel, Origin, Step
from shidian.mechanisms.citizenization.package import StatedFile, chosen
from shidian.mechanisms.citizenization.people import StatedPeople
from shidian.mechanisms.citizenization.question import CostQuestion, check
from shidian.mechanisms.citizenization.sharing import SharingRules
from shidian.mechanisms.citizenization.whatif import changed, paced, scaled
from shidian.programme import Pilot, Programme
from shidian.web.views.fiscal import package
from shidian.web.views.fiscal.fields import Field, by_field, number_of, typed, with_faults
from shidian.web.views.fiscal.forms import (
    MOST_YEARS,
    PERCENT,
    SPREAD,
    item_fields,
    people_fields,
    share_fields,
    term_fields,
    year_fields,
)

NO_RULES = "none"
Fields = Mapping[str, Sequence[Field]]


@dataclass(frozen=True, kw_only=True)
class Case:
    """A question as it was asked for.

    Parameters
    ----------
    programme : Programme
    pilot : Pilot
        None for a model that is asked about by itself.
    file : StatedFile of CostModel
        As it stands in the package.
    rules : StatedFile of SharingRules
        None where the cost is not divided.
    fields : mapping of str to sequence of Field
        ``years``, ``moves``, ``terms``, ``items``, ``shares``, ``people``.
    groups : sequence of (Origin, Step)
        Columns of the table of people.
    question : CostQuestion
        With what was typed. It can be answered where nothing is wrong or still to be filled in.
    open_items : sequence of Field
        Costs that no source states, still to be filled in: nothing is wrong.
    faults : mapping of str to sequence of str
        Sentences by field; under the empty name what belongs to none.
    """

    programme: Programme
    pilot: Pilot | None
    file: StatedFile[CostModel]
    rules: StatedFile[SharingRules] | None
    fields: Fields
    groups: Sequence[tuple[Origin, Step]]
    question: CostQuestion
    open_items: Sequence[Field]
    faults: Mapping[str, Sequence[str]]

    @property
    def answerable(self) -> bool:
        """Whether there is an answer."""
        return bool(self.question.people) and not self.open_items and not self.faults

    @property
    def every_field(self) -> Sequence[Field]:
        """All fields of the form."""
        return [one for fields in self.fields.values() for one in fields]


def case_of(programme: Programme, pilot: Pilot | None, model: str, query: QueryDict) -> Case:
    """What a query asks about a model.

    Raises
    ------
    UsageError
        For a model or rules that there are not.
    """
    file = chosen(package.models(programme), model)
    stated = package.people(programme).get(pilot.no) if pilot else None
    rules = _rules(programme, pilot, file, query.get("rules", ""))
    years = [typed(query, one) for one in year_fields(stated)]
    faults: list[Fault] = []
    span = _span(years, faults)
    groups = _groups(stated, query)
    fields = {
        "years": years,
        "moves": [typed(query, one) for one in (PERCENT, SPREAD)],
        "terms": [typed(query, one) for one in term_fields(file.stated)],
        "items": [typed(query, one) for one in item_fields(file.stated)],
        "shares": [typed(query, one) for one in share_fields(rules)],
        "people": [typed(query, one) for one in people_fields(stated, span, groups)],
    }
    open_items = [one for one in fields["items"] if not one.value]
    numbers = _numbers(fields, faults, skipped=open_items)
    people = _people(fields["people"], numbers, faults)
    question = CostQuestion(file, rules, people, span)
    if not faults:
        try:
            question = _as_typed(question, fields, numbers, stated)
            if people and not open_items:
                check(question)
        except DataError as error:
            faults += [_at_field(fault, file.stated) for fault in error.faults]
    told = by_field(faults, [*(one.name for own in fields.values() for one in own), "rules"])
    return Case(
        programme=programme,
        pilot=pilot,
        file=file,
        rules=rules,
        fields={name: with_faults(own, told) for name, own in fields.items()},
        groups=groups,
        question=question,
        open_items=open_items,
        faults=told,
    )


def _as_typed(
    question: CostQuestion,
    fields: Fields,
    numbers: Mapping[str, Decimal],
    stated: StatedPeople | None,
) -> CostQuestion:
    """The question with what was typed in place of what is stated."""
    changes = {
        one.name: one.value
        for own in ("terms", "items", "shares")
        for one in fields[own]
        if one.changed and one.name in numbers
    }
    people, spread = question.people, int(numbers[SPREAD.name])
    if spread and people:
        people = paced(people, range(question.years[0], question.years[0] + spread))
    as_stated = not any(one.changed for own in ("moves", "people") for one in fields[own])
    if stated and as_stated:
        sources, assumed = tuple(one.source for one in stated.stated), stated.assumed
        question = replace(question, people_sources=sources, assumed=assumed)
    if numbers[PERCENT.name] != 100:
        people = scaled(people, numbers[PERCENT.name] / 100)
    return changed(replace(question, people=people), changes)


def _at_field(fault: Fault, model: CostModel) -> Fault:
    """A fault at the name of its field: an item by its id, the rules as a whole by their choice."""
    path = fault.place.column
    if fault.code in ("cost_rule_item", "sharing_none", "sharing_unstated"):
        path = "rules"
    elif place := _ITEM.match(path):
        path = f"items.{model.items[int(place[1])].id}{path[place.end() :]}"
    return Fault(fault.code, Place(column=path), **fault.found)


def _rules(
    programme: Programme, pilot: Pilot | None, file: StatedFile[CostModel], asked: str
) -> StatedFile[SharingRules] | None:
    """The rules that are asked for; else those of the model's pilot, if they can divide it."""
    known = package.sharing(programme)
    if asked == NO_RULES:
        return None
    if asked:
        return chosen(known, asked)
    of = pilot.no if pilot else file.stated.pilot
    own = [one for one in known.values() if of and one.stated.pilot == of]
    return next((one for one in own if _divides(one.stated, file.stated)), None)


def _divides(rules: SharingRules, model: CostModel) -> bool:
    """Whether rules say how much each pays of every item of a model, whoever comes."""
    items = {item.id for item in model.items}
    named = {name for rule in rules.rules for name in rule.items}
    return (
        named <= items
        and not any(rule.payers for rule in rules.rules)
        and all(
            any(rule.applies(item, origin) for rule in rules.rules)
            for item in items
            for origin in Origin
        )
    )


def _span(years: Sequence[Field], faults: list[Fault]) -> range:
    """The years that are counted; those of the plan where what was typed cannot be used."""
    stated = [int(one.stated) for one in years]
    try:
        first, last = (int(number_of(one) or 0) for one in years)
    except DataError as error:
        faults += error.faults
        return _bounded(*stated)
    if not 0 <= last - first < MOST_YEARS:
        fault = Fault("field_years", Place(column="last"), first=first, last=last, most=MOST_YEARS)
        faults.append(fault)
        return _bounded(*stated)
    return range(first, last + 1)


def _bounded(first: int, last: int) -> range:
    return range(first, min(last, first + MOST_YEARS - 1) + 1)


def _groups(stated: StatedPeople | None, query: QueryDict) -> Sequence[tuple[Origin, Step]]:
    """Origins and steps: those of the plan, those of fields in the address, and one added."""
    found = {(origin, step) for _, origin, step in stated.people} if stated else set()
    names = [*query, f"people.0.{query.get('origin', '')}.{query.get('step', '')}"]
    for name in names:
        match name.split("."):
            case ["people", _, origin, step] if origin in _ORIGINS and step in _STEPS:
                found.add((Origin(origin), Step(step)))
    groups = sorted(found, key=lambda one: (_ORIGINS.index(one[0]), _STEPS.index(one[1])))
    return groups or [(Origin.OTHER_PROVINCE, Step.REGISTERED)]


def _numbers(
    fields: Fields, faults: list[Fault], skipped: Sequence[Field]
) -> Mapping[str, Decimal]:
    """Every number that was typed and can be read, but for years."""
    found = {}
    for group, own in fields.items():
        for one in own if group != "years" else ():
            try:
                number = None if one in skipped else number_of(one)
            except DataError as error:
                faults += error.faults
                continue
            if number is not None:
                found[one.name] = number
    return found


def _people(fields: Sequence[Field], numbers: Mapping[str, Decimal], faults: list[Fault]) -> People:
    """People by year, origin and step; a year without a number between others is a fault."""
    found = {_key(one.name): int(numbers[one.name]) for one in fields if one.name in numbers}
    spans: dict[tuple[Origin, Step], list[int]] = {}
    for year, *group in found:
        spans.setdefault(tuple(group), []).append(year)  # type: ignore[arg-type]
    for one in fields:
        year, *group = _key(one.name)
        known = spans.get(tuple(group), [year])  # type: ignore[call-overload]
        if one.name not in numbers and not one.value and min(known) < year < max(known):
            faults.append(Fault("cost_people_year", Place(column=one.name), year=year))
    return found


def _key(name: str) -> tuple[int, Origin, Step]:
    _, year, origin, step = name.split(".")
    return int(year), Origin(origin), Step(step)


_ITEM = re.compile(r"items\[(\d+)\]")
_ORIGINS, _STEPS = list(Origin), list(Step)
