"""Observations in the API."""

from django.http import HttpRequest, JsonResponse
from ninja import Query, Router
from ninja.decorators import decorate_view

from shidian.store.snapshot import assessed
from shidian.web.api.filters import FilterQuery, Wanted
from shidian.web.api.paging import PageQuery, page_of
from shidian.web.api.schemas import ObservationPage, Problem, observation_out
from shidian.web.state import while_register_stands

router = Router(tags=["observations"])


@router.get(
    "/observations", response={200: ObservationPage, 404: Problem, 422: Problem, 503: Problem}
)
@decorate_view(while_register_stands)
def observations(
    request: HttpRequest, part: Query[PageQuery], only: Query[FilterQuery]
) -> JsonResponse:
    """Baselines and later values, each with source, series and state."""
    snapshot, _ = assessed()
    programme, wanted = snapshot.programme, Wanted(only, snapshot)
    found = [
        entry
        for entry in snapshot.observations
        if wanted.keeps(
            programme.pilot_of_area.get(entry.record.area),
            entry.record.indicator,
            entry.record.period.year,
        )
    ]
    return page_of(found, part, lambda entry: observation_out(entry, programme))
