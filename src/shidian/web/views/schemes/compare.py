"""Two schemes side by side: what they say differently, and who gains and loses."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from shidian.core import Bilingual, DataError
from shidian.mechanisms.settlement.comparison import common_day, compared
from shidian.mechanisms.settlement.day import Day
from shidian.mechanisms.settlement.differences import differences
from shidian.mechanisms.settlement.package import SchemeFile, schemes_of
from shidian.mechanisms.settlement.persons.vocabulary import LABELS, VOCABULARY
from shidian.mechanisms.settlement.planning import AREA
from shidian.programme import Programme
from shidian.store.snapshot import assessed
from shidian.web.context import lang
from shidian.web.state import while_register_stands
from shidian.web.views.schemes.case import find_scheme
from shidian.web.views.schemes.counting import lacking, persons_of
from shidian.web.views.schemes.differences import in_words
from shidian.web.views.schemes.results import AGE, area_name

GROUPINGS = ("sex", "age", "education")


@while_register_stands
def page(request: HttpRequest, code: str) -> HttpResponse:
    """A scheme beside the one that it changes, or beside another that is asked for."""
    programme = assessed()[0].programme
    after = find_scheme(programme, code)
    before = find_scheme(programme, request.GET.get("with", "") or _another(programme, after))
    on = common_day(before.scheme, after.scheme)
    context: dict[str, Any] = {
        "after": after.scheme,
        "before": before.scheme,
        "schemes": list(schemes_of(programme).values()),
        "on": on,
    }
    if on is None:  # never in force together: each on its first day
        days = Day(before.scheme, before.scheme.from_), Day(after.scheme, after.scheme.from_)
    else:
        days = Day(before.scheme, on), Day(after.scheme, on)
    context["differences"] = in_words(*days, differences(*days))
    context["lacking"] = _lacking(programme, *days)
    status = 200
    try:
        context |= _flows(programme, *days)
    except DataError as error:
        context["fault"] = error.faults[0].line(lang())
        status = 400 if "with" in request.GET else 200  # nobody asked for these two
    return render(request, "shidian/schemes/compare.html", context, status=status)


def _another(programme: Programme, after: SchemeFile) -> str:
    """The scheme that it is based on, or one based on it, or the first other of its unit."""
    schemes, own = schemes_of(programme), after.scheme
    based = [one.scheme.code for one in schemes.values() if one.scheme.based_on == own.code]
    others = [code for code, one in schemes.items() if one.scheme.unit == own.unit]
    others = [code for code in others if code != own.code]
    return next(iter([*filter(None, [own.based_on]), *based, *others, own.code]))


def _flows(programme: Programme, before: Day, after: Day) -> dict[str, Any]:
    table = persons_of(programme, after, before.scheme)
    made = compared(before, after, table, by=GROUPINGS, near=0)
    return {
        "comparison": made,
        "by": [
            (_label(name), [(_group(programme, name, code), flow) for code, flow in found.items()])
            for name, found in made.by.items()
        ],
    }


def _lacking(programme: Programme, *days: Day) -> list[Bilingual]:
    """What the synthetic persons do not have of what the schemes ask."""
    asked = {n: day.scheme.inputs[n].label for day in days for n in lacking(programme, day)}
    return list(asked.values())


def _label(name: str) -> Bilingual:
    return AGE if name == "age" else LABELS[name]


def _group(programme: Programme, name: str, code: str) -> Bilingual:
    if name == AREA:
        return area_name(programme, code)
    return VOCABULARY.get(name, {}).get(code, Bilingual(code, code))
