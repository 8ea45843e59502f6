"""The table that links people, money and land of a pilot, year by year, from what is known."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from types import MappingProxyType
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, QueryDict

from shidian.core import Bilingual, Confidence, DataError, Fault
from shidian.mechanisms.citizenization.package import own_model
from shidian.mechanisms.citizenization.result import CostResult
from shidian.mechanisms.transfers.land import land_due, rule_on
from shidian.mechanisms.transfers.linkage import NOTHING, LinkageInput, linkage_answered
from shidian.mechanisms.transfers.results import Known
from shidian.programme import Pilot, Programme
from shidian.reporting.linkage_values import (
    NO_MODEL,
    NO_PEOPLE,
    costs_by_payer,
    least_established,
    no_costs,
    payers_of,
    people_settling,
)
from shidian.store.snapshot import assessed
from shidian.web.views.fiscal import package
from shidian.web.views.fiscal.answer import Form, answer
from shidian.web.views.fiscal.asked import case_of
from shidian.web.views.fiscal.fields import Field, by_field, number_of, typed, with_faults
from shidian.web.views.fiscal.linkage_columns import linked_columns

EXISTING = Field(
    name="existing",
    label=Bilingual("现状人均城镇建设用地", "Town construction land a head"),
    unit=Bilingual("平方米，不填则无应得用地", "m²; without it no land due is told"),
    value="",
    required=False,
    high=Decimal(10_000),
    top=Decimal(250),
)
_PLAN = Bilingual("方案", "plan")
_SPREAD = Bilingual("方案，按年平均分摊", "plan, spread evenly over years")
_LAND = Bilingual(
    "按上年方案人数和填写的现状用地", "by the plan's people of the year before and the land typed"
)


def page(request: HttpRequest) -> HttpResponse:
    """The table of a pilot whose plan states people."""
    return answer(request, form_of(request))


def form_of(request: HttpRequest) -> Form:
    """The form as it was filled in, and its answer."""
    programme = assessed()[0].programme
    pilots = [programme.pilots[no] for no in package.people(programme)]
    asked = request.GET.get("pilot", "")
    pilot = next((one for one in pilots if asked in ("", one.no)), None)
    if asked and pilot is None:
        raise Http404
    existing = typed(request.GET, EXISTING)
    faults: list[Fault] = []
    land: Decimal | None = None
    try:
        land = number_of(existing)
    except DataError as error:
        faults += error.faults
    fields = with_faults([existing], by_field(faults, [existing.name]))
    context: dict[str, Any] = {"fields": fields, "pilots": pilots, "pilot": pilot}
    if pilot is not None and not faults:
        context |= linked(programme, pilot, land)
        columns = linked_columns(context["result"])
        cells = zip(*(one.cells for one in columns), strict=True)
        context |= {
            "columns": columns,
            "rows": [
                (row.year, list(zip(columns, own, strict=True)))
                for row, own in zip(context["result"].rows, cells, strict=True)
            ],
        }
    return Form("linkage", context, fields, {"pilot": asked})


def linked(
    programme: Programme,
    pilot: Pilot,
    existing: Decimal | None,
    known: Mapping[int, Mapping[str, Known]] = MappingProxyType({}),
) -> dict[str, Any]:
    """The table of a pilot, and the cost that it rests on.

    People filed, money received and land granted have a value only where they are `known`: the
    register has no indicator of them.
    """
    cost = _cost(programme, pilot)
    payers, costs = payers_of(cost), costs_by_payer(cost) if cost else {}
    planned = _planned(programme, pilot)
    unknown = no_costs(NO_MODEL if planned else NO_PEOPLE)
    inputs = [
        LinkageInput(
            pilot=pilot.no,
            year=year,
            planned=planned.get(year, NOTHING),
            costs=costs.get(year, {}) if cost else unknown,
            land_due=_due(programme, pilot, year, planned.get(year - 1, NOTHING).value, existing),
            **known.get(year, {}),
        )
        for year in sorted(planned.keys() | known.keys())
    ]
    result = linkage_answered(inputs, payers, cost.hashes if cost else {})
    return {"result": result, "cost": cost}


def _planned(programme: Programme, pilot: Pilot) -> Mapping[int, Known]:
    stated = package.people(programme).get(pilot.no)
    if stated is None:
        return {}
    whence = _SPREAD if any(one.code == "people_spread" for one in stated.assumed) else _PLAN
    worst = least_established(one.source for one in stated.stated)
    sums = people_settling(stated.people)
    return {year: Known(Decimal(count), whence, worst) for year, count in sums.items() if count}


def _cost(programme: Programme, pilot: Pilot) -> CostResult | None:
    """The cost by the pilot's own model; None where it has none, or it cannot be answered."""
    model = own_model(package.models(programme), pilot.no)
    if model is None or pilot.no not in package.people(programme):
        return None
    return case_of(programme, pilot, model.stated.code, QueryDict()).result


def _due(
    programme: Programme,
    pilot: Pilot,
    year: int,
    people: Decimal | None,
    existing: Decimal | None,
) -> Known:
    """Mu due for the people of the year before, by the rule that holds at the year's end."""
    if people is None or existing is None:
        return NOTHING
    try:
        rule = rule_on(package.land_rules(programme), pilot.area, date(year, 12, 31))
    except DataError:  # before the first rule nothing is due
        return NOTHING
    return Known(land_due(rule, int(people), existing).mu, _LAND, Confidence.UNVERIFIED)
