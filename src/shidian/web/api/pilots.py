"""Pilots in the API."""

from typing import Any

from django.http import HttpRequest, JsonResponse
from ninja import Query, Router
from ninja.decorators import decorate_view

from shidian.programme import find_peer_class, find_pilot, find_province
from shidian.store.snapshot import assessed
from shidian.web.api.paging import PageQuery, page_of
from shidian.web.api.schemas import PilotOut, PilotPage, Problem, pilot_out
from shidian.web.state import while_register_stands

router = Router(tags=["pilots"])


@router.get("/pilots", response={200: PilotPage, 404: Problem, 422: Problem, 503: Problem})
@decorate_view(while_register_stands)
def pilots(
    request: HttpRequest,
    part: Query[PageQuery],
    peer_class: str | None = None,
    province: str | None = None,
) -> JsonResponse:
    """All pilots, or those of a class or province, each by code or name."""
    snapshot, _ = assessed()
    programme = snapshot.programme
    of_class = None if peer_class is None else find_peer_class(programme, peer_class)
    within = None if province is None else find_province(programme, province)
    found = [
        pilot
        for pilot in programme.pilots.values()
        if of_class in (None, pilot.peer_class) and within in (None, pilot.province)
    ]
    return page_of(found, part, lambda pilot: pilot_out(pilot, programme))


@router.get("/pilots/{asked}", response={200: PilotOut, 404: Problem, 503: Problem})
@decorate_view(while_register_stands)
def pilot(request: HttpRequest, asked: str) -> dict[str, Any]:
    """One pilot, by number, name, pinyin or area code."""
    snapshot, _ = assessed()
    return pilot_out(find_pilot(snapshot.programme, asked), snapshot.programme)
