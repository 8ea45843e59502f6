"""Commitments in the API."""

from django.http import HttpRequest, JsonResponse
from ninja import Query, Router
from ninja.decorators import decorate_view

from shidian.store.snapshot import assessed
from shidian.web.api.filters import FilterQuery, Wanted
from shidian.web.api.paging import PageQuery, page_of
from shidian.web.api.schemas import CommitmentPage, Problem, commitment_out
from shidian.web.state import while_register_stands

router = Router(tags=["commitments"])


@router.get(
    "/commitments", response={200: CommitmentPage, 404: Problem, 422: Problem, 503: Problem}
)
@decorate_view(while_register_stands)
def commitments(
    request: HttpRequest, part: Query[PageQuery], only: Query[FilterQuery]
) -> JsonResponse:
    """What the plans promise, as figures with their characters in the document."""
    snapshot, _ = assessed()
    programme, wanted = snapshot.programme, Wanted(only, snapshot)
    found = [
        entry
        for entry in snapshot.targets
        if wanted.keeps(
            programme.pilots[entry.record.pilot], entry.record.indicator, entry.record.year
        )
    ]
    return page_of(found, part, lambda entry: commitment_out(entry, programme))
