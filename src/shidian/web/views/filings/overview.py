"""The filings of a year: who has filed, how far, and who is late."""

from collections.abc import Sequence

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from shidian.core import Area, Fault, UsageError
from shidian.programme import Programme
from shidian.register.access import Scope, scopes
from shidian.register.lifecycle import FilingState
from shidian.register.roles import Act
from shidian.store.access import Refused, today
from shidian.store.filings.filings import years
from shidian.store.filings.listing import NOT_BEGUN, overview
from shidian.store.snapshot import assessed
from shidian.web.access import posts_of_request, signed_in
from shidian.web.paging import nearest

LARGEST_PAGE = 10_000


@signed_in
def newest(request: HttpRequest) -> HttpResponse:
    """The last year that can be filed."""
    return redirect("filings_of", year=years(assessed()[0].programme, today())[-1])


@signed_in
def page(request: HttpRequest, year: int) -> HttpResponse:
    """The list of a year, filtered by state and province."""
    programme, posts = assessed()[0].programme, posts_of_request(request)
    known = years(programme, today())
    if year not in known:
        raise UsageError(Fault("filing_year", found=year, first=known[0], last=known[-1]))
    reach = scopes(posts, Act.FILING_READ, today())
    if not reach:
        raise Refused(Fault("access_role", act=Act.FILING_READ.text))
    provinces = _provinces(programme, reach)
    asked = request.GET
    state, province = asked.get("state", ""), asked.get("province", "")
    state = state if state in (NOT_BEGUN, *FilingState) else ""
    province = province if province in {area.code for area in provinces} else ""
    at = nearest(asked.get("page", ""), LARGEST_PAGE)
    context = {
        "list": overview(year, posts, at, state, province),
        "year": year,
        "years": known,
        "states": list(FilingState),
        "not_begun": NOT_BEGUN,
        "provinces": provinces,
        "state": state,
        "province": province,
    }
    return render(request, "shidian/filings/overview.html", context)


def _provinces(programme: Programme, reach: Sequence[Scope]) -> Sequence[Area]:
    """The provinces of the pilots within reach."""
    own = {
        pilot.province
        for pilot in programme.pilots.values()
        if any(scope.first <= pilot.area < scope.end for scope in reach)
    }
    return [programme.areas[code] for code in sorted(own)]
