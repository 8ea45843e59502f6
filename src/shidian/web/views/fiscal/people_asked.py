"""Which people a form of cost speaks of: origins and steps, and how many of each in a year."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from django.http import QueryDict

from shidian.core import Bilingual, Fault, Place
from shidian.mechanisms.citizenization.formulas import People
from shidian.mechanisms.citizenization.model import Origin, Step
from shidian.mechanisms.citizenization.people import StatedPeople
from shidian.web.views.fiscal.fields import LONGEST, Choice, Field, choice_of, seen

ORIGIN = Choice("origin", Bilingual("来源地", "Origin"))
STEP = Choice("step", Bilingual("步骤", "Step"))
ADDED = (ORIGIN.name, STEP.name)
"""By which a column is added."""


def groups_of(
    stated: StatedPeople | None, query: QueryDict, faults: list[Fault]
) -> Sequence[tuple[Origin, Step]]:
    """Origins and steps: those of the plan, those of fields in the address, and one added."""
    found = {(origin, step) for _, origin, step in stated.people} if stated else set()
    origin = choice_of(query, ORIGIN, _ORIGINS, faults)
    step = choice_of(query, STEP, _STEPS, faults)
    if origin and step:
        found.add((Origin(origin), Step(step)))
    for name in query:
        match name.split("."):
            case ["people", _, origin, step] if origin in _ORIGINS and step in _STEPS:
                found.add((Origin(origin), Step(step)))
            case ["people", *_]:
                place = Place(column=ORIGIN.name)
                faults.append(Fault("field_people", place, found=seen(name)[: 3 * LONGEST]))
    groups = sorted(found, key=lambda one: (_ORIGINS.index(one[0]), _STEPS.index(one[1])))
    return groups or [(Origin.OTHER_PROVINCE, Step.REGISTERED)]


def people_typed(
    fields: Sequence[Field], numbers: Mapping[str, Decimal], faults: list[Fault]
) -> People:
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


_ORIGINS, _STEPS = list(Origin), list(Step)
