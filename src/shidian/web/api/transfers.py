"""Land, city classes, permits, transfers and the linkage table in the API; nothing is kept."""

from collections.abc import Callable, Mapping
from typing import Any

from django.http import HttpRequest, JsonResponse
from ninja import Query, Router
from ninja.decorators import decorate_view

from shidian.programme import Programme
from shidian.store.snapshot import assessed
from shidian.web.api import transfers_answers as out
from shidian.web.api import transfers_asked as asked
from shidian.web.api import transfers_schemas as shapes
from shidian.web.api.city_answers import permit_out, settlement_out, size_out, tier_out
from shidian.web.api.cost import REFUSED
from shidian.web.api.paging import PageQuery, page_of
from shidian.web.api.sent import Paths, told
from shidian.web.state import while_register_stands
from shidian.web.views.fiscal import package

router = Router(tags=["transfers"])
_CODES: Mapping[str, str] = {
    "allocation_pool": "pool",
    "allocation_least": "hold",
    "award_weights": "changes",
    "equalization_weights": "changes",
    "limits_order": "hold",
    "transfers_no_rows": "places",
    "land_adjustment": "adjustment",
    "land_centre_unstated": "centre",
    "land_existing": "existing",
    "land_rule_none": "on",
    "settlement_before": "on",
    "city_size_none": "residents",
    "pass_through_factors": "factors",
}
"""Fields of faults that name none."""


@router.get("/transfers/land-rules", response={200: shapes.LandRulePage, **REFUSED})
@decorate_view(while_register_stands)
def land_rules(request: HttpRequest, part: Query[PageQuery]) -> JsonResponse:
    """The rules on construction land for people who settled."""
    return page_of(list(package.land_rules(_programme())), part, out.rule_out)


@router.get("/transfers/size-classes", response={200: shapes.SizeClassPage, **REFUSED})
@decorate_view(while_register_stands)
def size_classes(request: HttpRequest, part: Query[PageQuery]) -> JsonResponse:
    """The classes of cities by residents of the urban district."""
    return page_of(list(package.size_classes(_programme())), part, size_out)


@router.get("/transfers/settlement-tiers", response={200: shapes.SettlementTierPage, **REFUSED})
@decorate_view(while_register_stands)
def settlement_tiers(request: HttpRequest, part: Query[PageQuery]) -> JsonResponse:
    """What cities of each size may ask of people who settle."""
    return page_of(list(package.settlement_tiers(_programme())), part, tier_out)


@router.post("/transfers/land", response={200: shapes.LandOut, **REFUSED})
def land(request: HttpRequest, sent: shapes.LandIn) -> JsonResponse:
    """The land that is due for people who settled."""
    return _told(request, lambda found: out.land_out(*asked.land_of(found, sent)))


@router.post("/transfers/city", response={200: shapes.SettlementOut, **REFUSED})
def city(request: HttpRequest, sent: shapes.CityIn) -> JsonResponse:
    """The class of a city, and what it may ask of people who settle on a day."""
    return _told(request, lambda found: settlement_out(asked.settlement_of(found, sent)))


@router.post("/transfers/permit", response={200: shapes.PermitOut, **REFUSED})
def permit(request: HttpRequest, sent: shapes.PermitIn) -> JsonResponse:
    """The dates of a residence permit."""
    return _told(request, lambda _: permit_out(asked.permit_of(sent)))


@router.post("/transfers/award", response={200: shapes.AwardOut, **REFUSED})
def award(request: HttpRequest, sent: shapes.AwardIn) -> JsonResponse:
    """The award divided among places, by this project's formula, not the ministry's."""
    settled = [
        f"places.{at}.settled.{row}"
        for at, one in enumerate(sent.places)
        for row in range(len(one.settled))
    ]
    rows = {asked.SETTLED: settled, **_places(sent.places)}
    paths = Paths(rows, codes=_CODES, changes=sent.changes)
    return _told(request, lambda found: out.award_out(asked.award_of(found, sent)), paths)


@router.post("/transfers/equalization", response={200: shapes.EqualizationOut, **REFUSED})
def equalization(request: HttpRequest, sent: shapes.EqualizationIn) -> JsonResponse:
    """The equalization transfer divided by the formula of 2022; its two weights are assumed."""
    paths = Paths(_places(sent.places), codes=_CODES, changes=sent.changes)
    return _told(
        request, lambda found: out.equalization_out(asked.equalization_of(found, sent)), paths
    )


@router.post("/transfers/pass-through", response={200: shapes.PassThroughOut, **REFUSED})
def pass_through(request: HttpRequest, sent: shapes.PassThroughIn) -> JsonResponse:
    """A province's amount divided among its counties by the province's own factors."""
    columns = {one.name: f"values.{one.name}" for one in sent.factors}
    paths = Paths(_places(sent.places), columns, _CODES)
    return _told(request, lambda _: out.pass_through_out(asked.pass_through_of(sent)), paths)


@router.post("/transfers/linkage", response={200: shapes.LinkageOut, **REFUSED})
def linkage(request: HttpRequest, sent: shapes.LinkageIn) -> JsonResponse:
    """People, cost by payer, transfers and land of a pilot by year, with the gaps."""
    return _told(request, lambda found: out.linkage_out(asked.linkage_of(found, sent)))


def _told(
    request: HttpRequest,
    answer: Callable[[Programme], dict[str, Any]],
    paths: Paths = Paths(codes=_CODES),  # noqa: B008  it is frozen
) -> JsonResponse:
    return told(request, lambda: answer(_programme()), paths)


def _places(places: list[Any]) -> dict[str, list[str]]:
    return {asked.PLACES: [f"places.{at}" for at in range(len(places))]}


def _programme() -> Programme:
    return assessed()[0].programme
