"""A scheme's page: its annex table with fields, the threshold, and what the persons say."""

from decimal import Decimal
from typing import Any
from urllib.parse import quote, urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_cache_control

from shidian.core import DataError
from shidian.mechanisms.settlement.package import schemes_of
from shidian.mechanisms.settlement.reform import paths_by_id
from shidian.mechanisms.settlement.rewriting import rewritten
from shidian.mechanisms.settlement.wording import source_said
from shidian.store.snapshot import assessed
from shidian.web.asked import number_asked
from shidian.web.context import lang
from shidian.web.state import while_register_stands
from shidian.web.views.errors import refusal
from shidian.web.views.schemes import annex
from shidian.web.views.schemes.case import Case, case_of, days_of, find_scheme
from shidian.web.views.schemes.results import results

MOST_YEARS = 20
PAGE, PART = "shidian/schemes/scheme.html", "shidian/schemes/results.html"


@while_register_stands
def index(request: HttpRequest) -> HttpResponse:
    """The schemes of the package."""
    schemes = [(one, days_of(one.scheme)) for one in schemes_of(assessed()[0].programme).values()]
    return render(request, "shidian/schemes/index.html", {"schemes": schemes})


def page(request: HttpRequest, code: str) -> HttpResponse:
    """The whole page, or only its results when htmx asks for them."""
    # What was changed is asked for once, by one reader: only the scheme as it stands is kept.
    return _page(request, code) if request.GET else _kept(request, code)


def _page(request: HttpRequest, code: str) -> HttpResponse:
    case = _case(request, code)
    context = _context(request, case)
    template = PART if request.htmx and not case.faults else PAGE
    response = render(request, template, context, status=400 if case.faults else 200)
    response.headers["Vary"] = "HX-Request"
    patch_cache_control(response, no_cache=True)
    if request.htmx:
        response.headers["HX-Replace-Url"] = f"{request.path}?{context['query']}"
    return response


_kept = while_register_stands(_page)


def download(request: HttpRequest, code: str) -> HttpResponse:
    """The file of the scheme, with the numbers that were changed."""
    case = _case(request, code)
    if case.faults:
        return refusal(request, next(iter(case.faults.values()))[0], 400)
    places = paths_by_id(case.scheme)
    numbers = {places[path][0]: text for path, text in case.changes.items()}
    content = rewritten(case.file.content, numbers) if numbers else case.file.content
    response = HttpResponse(content, content_type="application/yaml; charset=utf-8")
    name = quote(f"{code}-changed.yaml" if numbers else f"{code}.yaml")
    response.headers["Content-Disposition"] = f"attachment; filename*=UTF-8''{name}"
    return response


def _case(request: HttpRequest, code: str) -> Case:
    programme = assessed()[0].programme
    return case_of(programme, find_scheme(programme, code), request.GET)


def _context(request: HttpRequest, case: Case) -> dict[str, Any]:
    years = _years(request)
    asked = {"on": case.day.on.isoformat(), "years": str(years), **case.changes}
    context: dict[str, Any] = {
        "case": case,
        "scheme": case.scheme,
        "day": case.day,
        "days": days_of(case.scheme),
        "years": years,
        "most_years": MOST_YEARS,
        "query": urlencode(asked),
        "others": [
            one for one in schemes_of(case.programme).values() if one.scheme is not case.scheme
        ],
    }
    if not request.htmx or case.faults:
        context |= _table(case)
    if not case.faults:
        try:
            context |= results(case, years)
        except DataError as error:  # the synthetic persons lack what everybody must have
            context["fault"] = error.faults[0].line(lang())
    return context


def _table(case: Case) -> dict[str, Any]:
    known = annex.clause_rows(case)
    selection = case.scheme.selection
    return {
        "rows": annex.item_rows(case),
        "clauses": known,
        "total_limits": annex.limits_of_total(case),
        "threshold": annex.box(case, "selection.threshold") if selection else None,
        "wrong": [annex.box(case, path) for path in case.faults if path in case.typed],
        "other_faults": [
            fault.line(lang())
            for path, faults in case.faults.items()
            if path not in case.typed
            for fault in faults
        ],
        "untranslatable": [
            (one, source_said(one.source or case.scheme.source, annex.titles_of(case.programme)))
            for one in case.scheme.untranslatable
        ],
        "unit": case.scheme.unit,
        "source": source_said(case.scheme.source, annex.titles_of(case.programme)),
        "top": _top(case),
    }


def _top(case: Case) -> Decimal:
    """The end of the slider: the cap of the total, or twice the threshold."""
    day, scheme = case.day, case.scheme
    if scheme.cap is not None:
        return day.number(scheme.cap)
    return 2 * day.number(scheme.selection.threshold) if scheme.selection else Decimal(0)


def _years(request: HttpRequest) -> int:
    found = number_asked(request.GET.get("years", ""), MOST_YEARS)
    return 1 if found is None else found
