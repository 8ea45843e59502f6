"""Indicators in the API."""

from django.http import HttpRequest, JsonResponse
from ninja import Query, Router
from ninja.decorators import decorate_view

from shidian.store.snapshot import assessed
from shidian.web.api.paging import PageQuery, page_of
from shidian.web.api.schemas import IndicatorPage, Problem, indicator_out
from shidian.web.state import while_register_stands

router = Router(tags=["indicators"])


@router.get("/indicators", response={200: IndicatorPage, 422: Problem, 503: Problem})
@decorate_view(while_register_stands)
def indicators(request: HttpRequest, part: Query[PageQuery]) -> JsonResponse:
    """All indicators."""
    snapshot, _ = assessed()
    programme = snapshot.programme
    found = list(programme.indicators.values())
    return page_of(found, part, lambda one: indicator_out(one, programme))
