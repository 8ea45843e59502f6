"""Which question about cost is asked: model, rules, people, years, and the numbers changed."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from django.http import QueryDict

from shidian.core import DataError, Fault, Place
from shidian.mechanisms.citizenization.cautions import elsewhere
from shidian.mechanisms.citizenization.model import CostModel, Origin, Step
from shidian.mechanisms.citizenization.package import StatedFile, chosen
from shidian.mechanisms.citizenization.people import StatedPeople
from shidian.mechanisms.citizenization.question import CostQuestion
from shidian.mechanisms.citizenization.result import CostResult, answered
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
    term_fields,
    year_fields,
)
from shidian.web.views.fiscal.people_asked import ADDED, groups_of, people_typed
from shidian.web.views.fiscal.rules_asked import rules_of
from shidian.web.views.fiscal.share_fields import share_fields

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
        With what was typed.
    result : CostResult
        Its answer; None where something is wrong or still to be filled in.
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
    result: CostResult | None
    open_items: Sequence[Field]
    faults: Mapping[str, Sequence[str]]

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
    known = stated.people if stated else {}
    rules = rules_of(programme, pilot, file, known, query.get("rules", ""))
    years = [typed(query, one) for one in year_fields(stated)]
    faults: list[Fault] = []
    span = _span(years, faults)
    groups = groups_of(stated, query, faults)
    fields = {
        "years": years,
        "moves": [typed(query, one) for one in (PERCENT, SPREAD)],
        "terms": [typed(query, one) for one in term_fields(file.stated)],
        "items": [typed(query, one) for one in item_fields(file.stated)],
        "shares": [typed(query, one) for one in share_fields(rules, file.stated)],
        "people": [typed(query, one) for one in people_fields(stated, span, groups)],
    }
    open_items = [one for one in fields["items"] if not one.value and not one.stated]
    numbers = _numbers(fields, faults, skipped=open_items)
    people = people_typed(fields["people"], numbers, faults)
    borrowed = elsewhere(file.stated, pilot.no if pilot else "")
    whose = pilot.no if pilot else file.stated.pilot
    question = CostQuestion(file, rules, people, span, assumed=borrowed, pilot=whose)
    result = None
    if not faults:
        try:
            question = _as_typed(question, fields, numbers, stated)
            if people and not open_items:
                result = answered(question)
        except DataError as error:
            faults += [_at_field(fault, file.stated) for fault in error.faults]
    told = by_field(
        faults, [*(one.name for own in fields.values() for one in own), "rules", *ADDED]
    )
    return Case(
        programme=programme,
        pilot=pilot,
        file=file,
        rules=rules,
        fields={name: with_faults(own, told) for name, own in fields.items()},
        groups=groups,
        question=question,
        result=result,
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
        sources = tuple(one.source for one in stated.stated)
        assumed = (*question.assumed, *stated.assumed)
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


def _span(years: Sequence[Field], faults: list[Fault]) -> range:
    """The years that are counted; those of the plan where what was typed cannot be used."""
    try:
        first, last = (int(number_of(one) or 0) for one in years)
        if 0 <= last - first < MOST_YEARS:
            return range(first, last + 1)
        place = Place(column="last")
        faults.append(Fault("field_years", place, first=first, last=last, most=MOST_YEARS))
    except DataError as error:
        faults += error.faults
    first, last = (int(one.stated) for one in years)
    return range(first, min(last, first + MOST_YEARS - 1) + 1)


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


_ITEM = re.compile(r"items\[(\d+)\]")
