"""Cost of citizenization in the API: models, sharing rules, a question answered, plan figures."""

from collections.abc import Sequence
from typing import Any, TypeVar

from django.http import HttpRequest, JsonResponse
from ninja import Query, Router
from ninja.decorators import decorate_view

from shidian.core import DataError, Fault, Place
from shidian.mechanisms.citizenization.cautions import elsewhere
from shidian.mechanisms.citizenization.formulas import People
from shidian.mechanisms.citizenization.model import CostModel, Origin, Step
from shidian.mechanisms.citizenization.package import chosen
from shidian.mechanisms.citizenization.question import CostQuestion
from shidian.mechanisms.citizenization.result import answered
from shidian.mechanisms.citizenization.whatif import changed
from shidian.programme import Programme, find_pilot
from shidian.store.snapshot import assessed
from shidian.web.api.cost_answers import case_out, cost_out, model_head, model_out, sharing_out
from shidian.web.api.cost_schemas import (
    ConsistencyPage,
    CostIn,
    CostModelOut,
    CostModelPage,
    CostOut,
    PeopleIn,
    SharingPage,
)
from shidian.web.api.paging import PageQuery, page_of
from shidian.web.api.schemas import Problem
from shidian.web.api.sent import Paths, at, told
from shidian.web.state import while_register_stands
from shidian.web.views.fiscal import package
from shidian.web.views.fiscal.forms import MOST_YEARS

router = Router(tags=["cost"])
REFUSED = {404: Problem, 422: Problem, 503: Problem}
T = TypeVar("T")
_FIELDS = {"people_none": "people", "cost_people_year": "people"}
"""Fields of faults that name none of the body."""


@router.get("/cost/models", response={200: CostModelPage, **REFUSED})
@decorate_view(while_register_stands)
def models(request: HttpRequest, part: Query[PageQuery]) -> JsonResponse:
    """The cost models of the package."""
    return page_of(list(package.models(_programme()).values()), part, model_head)


@router.get("/cost/models/{slug:asked}", response={200: CostModelOut, **REFUSED})
@decorate_view(while_register_stands)
def model(request: HttpRequest, asked: str) -> dict[str, Any]:
    """One cost model, whole, by its code."""
    return model_out(chosen(package.models(_programme()), asked))


@router.get("/cost/sharing", response={200: SharingPage, **REFUSED})
@decorate_view(while_register_stands)
def sharing(request: HttpRequest, part: Query[PageQuery]) -> JsonResponse:
    """The sharing rules of the package, whole."""
    return page_of(list(package.sharing(_programme()).values()), part, sharing_out)


@router.post("/cost", response={200: CostOut, **REFUSED})
def cost(request: HttpRequest, sent: CostIn) -> JsonResponse:
    """What people cost, who pays, and when; nothing is kept."""
    paths = Paths(codes=_FIELDS, changes=sent.changes)
    return told(request, lambda: cost_out(answered(_question(_programme(), sent))), paths)


@router.get("/cost/consistency", response={200: ConsistencyPage, **REFUSED})
@decorate_view(while_register_stands)
def consistency(
    request: HttpRequest,
    part: Query[PageQuery],
    pilot: str = Query(
        "", max_length=80, description="试点：编号或名称 / pilot, by number or name"
    ),
) -> JsonResponse:
    """The figures of the plans on cost and funds, recomputed."""
    programme = _programme()
    number = find_pilot(programme, pilot).no if pilot else ""
    found = [one for one in package.cases(programme) if number in ("", one.case.pilot)]
    return page_of(found, part, case_out)


def _programme() -> Programme:
    return assessed()[0].programme


def _question(programme: Programme, sent: CostIn) -> CostQuestion:
    with at("model"):
        file = chosen(package.models(programme), sent.model)
    with at("rules"):
        rules = chosen(package.sharing(programme), sent.rules) if sent.rules else None
    people, sources, assumed = _people(programme, sent)
    known = [year for year, _, _ in people] or [0]
    first = min(known) if sent.first is None else sent.first
    last = max(known) if sent.last is None else sent.last
    if not 0 <= last - first < MOST_YEARS:
        place = Place(column="last")
        raise DataError(Fault("field_years", place, first=first, last=last, most=MOST_YEARS))
    question = CostQuestion(
        file,
        rules,
        people,
        range(first, last + 1),
        people_sources=tuple(sources),
        assumed=(*_elsewhere(programme, sent, file.stated), *assumed),
    )
    return changed(question, sent.changes) if sent.changes else question


def _elsewhere(programme: Programme, sent: CostIn, model: CostModel) -> tuple[Fault, ...]:
    if not sent.pilot:
        return ()
    with at("pilot"):
        return elsewhere(model, find_pilot(programme, sent.pilot).no)


def _people(programme: Programme, sent: CostIn) -> tuple[People, Sequence[Any], Sequence[Fault]]:
    """The people sent; else those of the plan, with their sources and what was assumed."""
    if sent.people or not sent.pilot:
        return _sent(sent.people), (), ()
    with at("pilot"):
        pilot = find_pilot(programme, sent.pilot)
    stated = package.people(programme).get(pilot.no)
    if stated is None:
        raise DataError(Fault("people_unstated", Place(column="pilot"), pilot=pilot.short))
    return stated.people, [one.source for one in stated.stated], stated.assumed


def _sent(rows: Sequence[PeopleIn]) -> People:
    found: dict[tuple[int, Origin, Step], int] = {}
    for number, row in enumerate(rows):
        path = f"people.{number}"
        key = row.year, _choice(Origin, row.origin, path), _choice(Step, row.step, path)
        if key in found:
            place, first = Place(column=path), list(found).index(key)
            raise DataError(Fault("duplicate", place, found=" ".join(map(str, key)), first=first))
        found[key] = row.people
    return found


def _choice(kind: type[T], text: str, path: str) -> T:
    known = {one.value: one for one in kind}  # type: ignore[attr-defined]
    if text not in known:
        place = Place(column=f"{path}.{kind.__name__.lower()}")
        raise DataError(Fault("not_choice", place, found=text, known=" ".join(known)))
    return known[text]  # type: ignore[no-any-return]
