"""Settlement schemes in the API: whole, one person explained, the curve of thresholds."""

from datetime import date
from typing import Any

from django.http import HttpRequest, JsonResponse, QueryDict
from ninja import Query, Router
from ninja.decorators import decorate_view

from shidian.core import DataError, Fault, Place
from shidian.mechanisms.settlement.day import Day
from shidian.mechanisms.settlement.explanation import explained
from shidian.mechanisms.settlement.package import schemes_of
from shidian.mechanisms.settlement.person import read_person
from shidian.mechanisms.settlement.thresholds import qualified
from shidian.store.populations import SEED
from shidian.store.snapshot import assessed
from shidian.web.api.paging import PageQuery, page_of
from shidian.web.api.problem import problem
from shidian.web.api.schemas import Problem
from shidian.web.api.scheme_answers import explanation_out, head_out, scheme_out, thresholds_out
from shidian.web.api.scheme_schemas import (
    ExplanationOut,
    PersonIn,
    SchemeOut,
    SchemePage,
    ThresholdsOut,
)
from shidian.web.state import while_register_stands
from shidian.web.views.schemes.annex import titles_of
from shidian.web.views.schemes.case import case_of, day_of, find_scheme
from shidian.web.views.schemes.counting import counted

router = Router(tags=["schemes"])
_REFUSED = {404: Problem, 422: Problem, 503: Problem}


@router.get("/schemes", response={200: SchemePage, **_REFUSED})
@decorate_view(while_register_stands)
def schemes(request: HttpRequest, part: Query[PageQuery]) -> JsonResponse:
    """The settlement schemes of the package."""
    found = list(schemes_of(assessed()[0].programme).values())
    return page_of(found, part, lambda one: head_out(one, day_of(one.scheme, "")))


@router.get("/schemes/{slug:asked}", response={200: SchemeOut, **_REFUSED})
@decorate_view(while_register_stands)
def scheme(request: HttpRequest, asked: str) -> dict[str, Any]:
    """One scheme, whole, by its code."""
    found = find_scheme(assessed()[0].programme, asked)
    return scheme_out(found, day_of(found.scheme, ""))


@router.post("/schemes/{slug:asked}/explain", response={200: ExplanationOut, **_REFUSED})
def explain(request: HttpRequest, asked: str, sent: PersonIn) -> JsonResponse:
    """What a scheme says of one person, and what would be enough; nothing is kept."""
    programme = assessed()[0].programme
    scheme = find_scheme(programme, asked).scheme
    try:
        at = Day(scheme, _day(sent.on))
        found = read_person(scheme, sent.person, at.on)
    except DataError as error:
        fault = error.faults[0]
        return problem(request, fault, 422, where=fault.place.column or "on")
    body = explanation_out(at, explained(at, found, titles_of(programme)))
    return JsonResponse(body, json_dumps_params={"ensure_ascii": False})


@router.get("/schemes/{slug:asked}/thresholds", response={200: ThresholdsOut, **_REFUSED})
@decorate_view(while_register_stands)
def thresholds(
    request: HttpRequest,
    asked: str,
    on: str = Query("", max_length=10, description="方案可选的日期 / a day that the page offers"),
) -> dict[str, Any] | JsonResponse:
    """How many synthetic persons settle at each threshold; they are not the city's persons."""
    programme = assessed()[0].programme
    query = QueryDict(mutable=True)
    query["on"] = on
    case = case_of(programme, find_scheme(programme, asked), query)
    try:
        curves = counted(case).folded.curves
    except DataError as error:  # nobody can be counted under it
        return problem(request, error.faults[0], 422, where=error.faults[0].place.column)
    whole = qualified(curves, case.threshold or 0).whole
    settled = curves.areas.settled.sum(axis=0).tolist()
    steps = list(zip(curves.areas.units.tolist(), settled, strict=True))
    return thresholds_out(case.day, whole, steps, case.threshold, SEED)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise DataError(Fault("person_not_date", Place(column="on"), found=text or "-")) from error
