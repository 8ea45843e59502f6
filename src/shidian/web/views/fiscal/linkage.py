"""The table that links people, money and land of a pilot, year by year, from what is known."""

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, QueryDict

from shidian.core import Bilingual, Confidence, DataError, Fault
from shidian.core.apportionment import yuan
from shidian.mechanisms.citizenization.model import Step
from shidian.mechanisms.citizenization.result import CostResult, answered
from shidian.mechanisms.citizenization.sharing import Payer
from shidian.mechanisms.citizenization.words import PAYERS
from shidian.mechanisms.transfers.land import land_due, rule_on
from shidian.mechanisms.transfers.linkage import NOTHING, LinkageInput, linkage_answered
from shidian.mechanisms.transfers.results import Known
from shidian.programme import Pilot, Programme
from shidian.register import Snapshot
from shidian.store.snapshot import assessed
from shidian.web.views.fiscal import package
from shidian.web.views.fiscal.answer import answer
from shidian.web.views.fiscal.asked import case_of
from shidian.web.views.fiscal.cost import own_model
from shidian.web.views.fiscal.fields import Field, by_field, number_of, typed, with_faults

SETTLED = "people_settled"
"""The indicator of people who settled in a year; what a package without it holds has no value."""
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
_REGISTER = Bilingual("登记册中公布的数", "published in the register")
_LAND = Bilingual(
    "按上年方案人数和填写的现状用地", "by the plan's people of the year before and the land typed"
)


def page(request: HttpRequest) -> HttpResponse:
    """The table of a pilot whose plan states people."""
    snapshot = assessed()[0]
    programme = snapshot.programme
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
        context |= linked(snapshot, pilot, land)
    others = {"pilot": request.GET.get("pilot", "")}
    return answer(request, "linkage", context, fields, others)


def linked(snapshot: Snapshot, pilot: Pilot, existing: Decimal | None) -> dict[str, Any]:
    """The table of a pilot, and the cost that it rests on."""
    cost = _cost(snapshot.programme, pilot)
    payers = list(cost.totals.by_payer) if cost else []
    payers = payers or [Payer.UNSTATED]
    inputs = list(_inputs(snapshot, pilot, cost, existing))
    result = linkage_answered(inputs, payers, cost.hashes if cost else {})
    return {"result": result, "cost": cost, "payer_heads": [PAYERS[one] for one in payers]}


def _inputs(
    snapshot: Snapshot, pilot: Pilot, cost: CostResult | None, existing: Decimal | None
) -> Iterator[LinkageInput]:
    planned = _planned(snapshot.programme, pilot)
    for year in sorted(planned):
        before = planned.get(year - 1, NOTHING)
        yield LinkageInput(
            pilot=pilot.no,
            year=year,
            planned=planned[year],
            filed=_filed(snapshot, pilot, year),
            costs=_costs(cost, year) if cost else {},
            land_due=_due(snapshot.programme, pilot, year, before.value, existing),
        )


def _planned(programme: Programme, pilot: Pilot) -> Mapping[int, Known]:
    """People who settle by the plan, by year."""
    stated = package.people(programme)[pilot.no]
    whence = _SPREAD if any(one.code == "people_spread" for one in stated.assumed) else _PLAN
    worst = max((one.source.confidence for one in stated.stated), key=list(Confidence).index)
    sums: dict[int, int] = {}
    for (year, _, step), count in stated.people.items():
        if step is not Step.RESIDENT:  # a permit is not a settlement
            sums[year] = sums.get(year, 0) + count
    return {year: Known(Decimal(count), whence, worst) for year, count in sums.items()}


def _filed(snapshot: Snapshot, pilot: Pilot, year: int) -> Known:
    """People who settled by what the register has published: what everybody may see."""
    for entry in snapshot.observations_of.get((pilot.area, SETTLED), ()):
        if entry.record.period.kind == "year" and entry.record.period.year == year:
            value = entry.record.value
            people = value.value * value.unit.size.numerator
            return Known(people, _REGISTER, entry.record.source.confidence)
    return NOTHING


def _cost(programme: Programme, pilot: Pilot) -> CostResult | None:
    """The cost by the pilot's own model; None where it has none, or it cannot be answered."""
    model = own_model(programme, pilot)
    if model is None:
        return None
    case = case_of(programme, pilot, model, QueryDict())
    return answered(case.question) if case.answerable else None


def _costs(cost: CostResult, year: int) -> Mapping[str, Known]:
    """Yuan of a year by payer; under nobody in particular where no rules divide it."""
    title = cost.question.model.stated.title
    worst = max((one.confidence for one in cost.parameters), key=list(Confidence).index)
    sums: dict[str, int] = dict.fromkeys(cost.totals.by_payer, 0)
    for part in cost.shared:
        if part.year == year:
            sums[part.payer] += part.cents
    if not sums:
        sums = {Payer.UNSTATED: cost.totals.by_year[year]}
    return {payer: Known(yuan(found), title, worst) for payer, found in sums.items()}


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
