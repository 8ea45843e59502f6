"""Saving cells of a filing: the one place of the API that writes."""

from typing import Any

from django.http import HttpRequest, JsonResponse
from django.utils.translation import get_language_from_request, override
from ninja import Query, Router
from ninja.security import SessionAuth
from ninja.utils import check_csrf

from shidian.core import Fault
from shidian.store.access import Refused
from shidian.store.events import actor_of
from shidian.store.filings.filings import by_id, values_of
from shidian.store.filings.quality import findings
from shidian.store.filings.writing import Edit, write
from shidian.store.models import Person
from shidian.web.access import NotSignedIn, person_of, posts_of_request
from shidian.web.api.filing_schemas import CellsIn, CellsOut, ConflictsOut, cells_out
from shidian.web.api.schemas import Problem

LARGEST_NUMBER = 2**31 - 1  # of a filing


class BySession(SessionAuth):
    """Who has signed in on the pages; what they send carries the token of a page of ours."""

    def __call__(self, request: HttpRequest) -> Person:
        """Who asks; without a session 401, without the token 403, so that a page can tell them."""
        person = person_of(request)
        if person is None:
            raise NotSignedIn(Fault("not_signed_in"))
        if check_csrf(request) is not None:
            raise Refused(Fault("form_expired"))
        return person


router = Router(tags=["filings"], auth=BySession())
_ANSWERS = {200: CellsOut, 409: ConflictsOut} | dict.fromkeys((401, 403, 404, 422, 503), Problem)


@router.put("/filings/{int:number}/cells", response=_ANSWERS)
def save(
    request: HttpRequest,
    number: int,
    sent: CellsIn,
    check: bool = Query(False, description="也做质量校验 / run the quality checks too"),
) -> JsonResponse:
    """Save cells, each with the version that its writer saw; 409 where somebody was faster.

    What can be saved is saved, whatever becomes of the others.
    """
    person = request.auth  # type: ignore[attr-defined]
    number = min(number, LARGEST_NUMBER)
    edits = [Edit(one.key, one.value, one.base) for one in sent.cells]
    written = write(number, edits, posts_of_request(request), actor_of(person))
    found = []
    if check:
        filing = by_id(number)
        found = list(findings(filing, values_of(filing)))
    with override(get_language_from_request(request)):
        body: dict[str, Any] = cells_out(written, found)
    status = 409 if written.conflicts else 200
    return JsonResponse(body, status=status, json_dumps_params={"ensure_ascii": False})
