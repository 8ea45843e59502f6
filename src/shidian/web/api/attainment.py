"""What came of the targets, in the API."""

from django.http import HttpRequest, JsonResponse
from ninja import Query, Router
from ninja.decorators import decorate_view

from shidian.assessment import Verdict
from shidian.store.snapshot import assessed
from shidian.web.api.filters import FilterQuery, Wanted
from shidian.web.api.paging import PageQuery, page_of
from shidian.web.api.schemas import AttainmentPage, Problem, attainment_out
from shidian.web.state import while_register_stands

router = Router(tags=["attainment"])


@router.get("/attainment", response={200: AttainmentPage, 404: Problem, 422: Problem, 503: Problem})
@decorate_view(while_register_stands)
def attainment(
    request: HttpRequest,
    part: Query[PageQuery],
    only: Query[FilterQuery],
    verdict: Verdict | None = None,
) -> JsonResponse:
    """Every target against the observed value of its year."""
    snapshot, results = assessed()
    wanted = Wanted(only, snapshot)
    found = [
        result
        for result in results
        if wanted.keeps(result.pilot, result.indicator.code, result.target.record.year)
        and verdict in (None, result.verdict)
    ]
    return page_of(found, part, lambda result: attainment_out(result, snapshot.programme))
