"""Pilots in the API."""

from typing import Any

from django.http import HttpRequest
from ninja import Query, Router
from ninja.decorators import decorate_view

from shidian.programme import find_pilot
from shidian.store.snapshot import assessed
from shidian.web.api.paging import PageQuery, page_of
from shidian.web.api.schemas import PilotOut, PilotPage, Problem, pilot_out
from shidian.web.state import while_register_stands

router = Router(tags=["pilots"])


@router.get("/pilots", response={200: PilotPage, 422: Problem})
@decorate_view(while_register_stands)
def pilots(
    request: HttpRequest,
    part: Query[PageQuery],
    peer_class: str | None = None,
    province: str | None = None,
) -> dict[str, Any]:
    """All pilots, by class or province code if wanted."""
    snapshot, _ = assessed()
    found = [
        pilot_out(pilot, snapshot.programme)
        for pilot in snapshot.programme.pilots.values()
        if peer_class in (None, pilot.peer_class) and province in (None, pilot.province)
    ]
    return page_of(found, part)


@router.get("/pilots/{asked}", response={200: PilotOut, 404: Problem})
@decorate_view(while_register_stands)
def pilot(request: HttpRequest, asked: str) -> dict[str, Any]:
    """One pilot, by number, name, pinyin or area code."""
    snapshot, _ = assessed()
    return pilot_out(find_pilot(snapshot.programme, asked), snapshot.programme)
