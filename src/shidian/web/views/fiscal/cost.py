"""The pages of cost: what there is, a model or a pilot with its numbers as fields, and the list."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.cache import patch_cache_control

from shidian.core.apportionment import cents
from shidian.mechanisms.citizenization.cautions import elsewhere
from shidian.mechanisms.citizenization.consistency_words import sentences, verdict_text
from shidian.mechanisms.citizenization.cost import per_person
from shidian.mechanisms.citizenization.model import CostModel, Origin, Step
from shidian.mechanisms.citizenization.package import own_model
from shidian.mechanisms.citizenization.result import CostResult
from shidian.mechanisms.citizenization.sharing import Payer
from shidian.mechanisms.citizenization.words import ORIGINS, PAYERS, SCOPES, STEPS
from shidian.programme import Pilot, Programme, find_pilot
from shidian.reporting.cost_source_tables import confidence_of
from shidian.store.snapshot import assessed
from shidian.web.state import while_register_stands
from shidian.web.views.fiscal import carrying, package
from shidian.web.views.fiscal.asked import Case, case_of
from shidian.web.views.fiscal.results import bars, persons, results
from shidian.web.views.fiscal.rules_asked import NO_RULES
from shidian.web.views.schemes.annex import titles_of

PAGE, PART, BARS = (f"shidian/fiscal/{name}.html" for name in ("cost", "cost_results", "cost_bars"))
GENERAL = "cass-2013-nation"
"""The model of a pilot that has none of its own."""
_OUTSIDE = Origin.OTHER_PROVINCE, Step.REGISTERED


@while_register_stands
def index(request: HttpRequest) -> HttpResponse:
    """The models, the pilots whose plan states money, and the sharing rules."""
    programme = assessed()[0].programme
    money = package.with_money(programme)
    context = {
        "models": [
            (one.stated, _each(one.stated), confidence_of(one.stated))
            for one in package.models(programme).values()
        ],
        "pilots": [pilot for no, pilot in programme.pilots.items() if no in money],
        "sharing": [one.stated for one in package.sharing(programme).values()],
        "cases": [
            (one, programme.pilots[one.case.pilot], verdict_text(one.verdict))
            for one in package.cases(programme)
        ],
    }
    return render(request, "shidian/fiscal/cost_index.html", context)


def of_model(request: HttpRequest, code: str) -> HttpResponse:
    """A model by itself."""
    return _page(request, None, code)


def of_pilot(request: HttpRequest, asked: str) -> HttpResponse:
    """A pilot; any of its names leads here."""
    programme = assessed()[0].programme
    pilot = find_pilot(programme, asked)
    if asked != pilot.no:
        return redirect("cost_pilot", asked=pilot.no)
    return _page(request, pilot, model_of(request, programme, pilot))


def _page(request: HttpRequest, pilot: Pilot | None, model: str) -> HttpResponse:
    """The whole page, or only its results when htmx asks for them."""
    programme = assessed()[0].programme
    case, asked = case_of(programme, pilot, model, request.GET), carrying.asked_of(request.GET)
    if request.htmx and request.GET.get("part") == "bars":  # asked for once the rest is there
        return render(request, BARS, bars(case.result) if case.result else {})
    context = _context(request, case, asked)
    wrong = bool(case.faults) or context["asked"].wrong
    response = render(
        request, PART if request.htmx else PAGE, context, status=400 if wrong else 200
    )
    response.headers["Vary"] = "HX-Request"
    patch_cache_control(response, no_cache=True)
    if request.htmx and not wrong:
        response.headers["HX-Replace-Url"] = f"{request.path}?{context['query']}"
    return response


def _context(request: HttpRequest, case: Case, asked: carrying.Asked) -> dict[str, Any]:
    query = _query(request, case, asked)
    context: dict[str, Any] = {
        "case": case,
        "titles": titles_of(case.programme),
        "model": case.file.stated,
        "scope": SCOPES[case.file.stated.scope],
        "confidence": confidence_of(case.file.stated),
        "elsewhere": elsewhere(case.file.stated, case.pilot.no if case.pilot else ""),
        "pilot": case.pilot,
        "asked": asked,
        "revenue_fields": [asked.limit],
        "query": urlencode(query),
        "every_field": [*case.every_field, asked.limit],
        **persons(case),
    }
    if not request.htmx:
        context |= _choices(case)
    if case.result is None:
        return context
    context |= results(case.result)
    if not request.htmx:
        context |= bars(case.result)
    context["before"] = _before(case)
    return context | carrying.carried(asked, case.result)


def _choices(case: Case) -> dict[str, Any]:
    """What the whole page has beside the results: choices, and the figures of the plan."""
    programme, pilot = case.programme, case.pilot
    rows = dict.fromkeys(one.name.split(".")[1] for one in case.fields["people"])
    width = len(case.groups)
    cells = case.fields["people"]
    return {
        "models": [one.stated for one in package.models(programme).values()],
        "sharing": [one.stated for one in package.sharing(programme).values()],
        "no_rules": NO_RULES,
        "group_heads": [(ORIGINS[origin], STEPS[step]) for origin, step in case.groups],
        "people_rows": [
            (year, cells[at * width : (at + 1) * width]) for at, year in enumerate(rows)
        ],
        "origins": [(one.value, ORIGINS[one]) for one in Origin],
        "steps": [(one.value, STEPS[one]) for one in Step],
        "all_payers": [(one.value, PAYERS[one]) for one in Payer],
        "plan_people": bool(pilot and pilot.no in package.people(programme)),
        "consistency": [
            (one, verdict_text(one.verdict), sentences(one, package.sharing_titles(programme)))
            for one in package.cases(programme)
            if pilot and one.case.pilot == pilot.no
        ],
    }


def _query(request: HttpRequest, case: Case, asked: carrying.Asked) -> Mapping[str, str]:
    """What an address has to hold: choices, and every number that differs."""
    kept = {name: request.GET[name] for name in ("model", "rules") if request.GET.get(name)}
    fields = [*case.every_field, asked.limit]
    found = {one.name: one.value for one in fields if one.changed}
    found |= {
        name: text for name, text in ((carrying.NAME, asked.text), ("carried", asked.of)) if text
    }
    return kept | found


def _before(case: Case) -> CostResult | None:
    """The answer without what was typed; None where nothing was, or there is none."""
    if not any(one.changed for one in case.every_field):
        return None
    rules = case.rules.stated.code if case.rules else NO_RULES
    query = QueryDict(mutable=True)
    query["rules"] = rules
    return case_of(case.programme, case.pilot, case.file.stated.code, query).result


def model_of(request: HttpRequest, programme: Programme, pilot: Pilot | None) -> str:
    """The model that is asked for; else the pilot's own with costs; else that of the nation."""
    if asked := request.GET.get("model", ""):
        return asked
    own = own_model(package.models(programme), pilot.no) if pilot else None
    return own.stated.code if own else GENERAL


def _each(model: CostModel) -> int | None:
    """分 for one person from another province who settles; None where a cost is open."""
    if any(item.cost is None for item in model.items):
        return None
    return sum(cents(one[0]) for one in per_person(model, *_OUTSIDE).values())
