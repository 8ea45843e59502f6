"""Which filing a page is about, and whether who asks may read it."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from shidian.core import Fault, UsageError
from shidian.programme import Pilot, find_pilot
from shidian.register.lifecycle import FilingState
from shidian.register.roles import Act
from shidian.store.filings.filings import find
from shidian.store.models import Filing
from shidian.store.snapshot import assessed
from shidian.web.access import allowed, require

LARGEST_YEAR = 9999


def pilot_of(asked: str) -> Pilot:
    """The pilot of an address, by any of its names."""
    return find_pilot(assessed()[0].programme, asked[:100])


def readable(request: HttpRequest, year: int, pilot: Pilot) -> Filing | None:
    """The filing of a pilot, if who asks may read it; None where none is begun.

    Raises
    ------
    NotSignedIn, Refused
        If they may not read it, or could not if there were one.
    """
    filing = find(pilot.no, year) if year <= LARGEST_YEAR else None
    if filing is not None:
        require(request, Act.FILING_READ, filing.area, FilingState(filing.state))
    elif not any(allowed(request, Act.FILING_READ, pilot.area, one) for one in FilingState):
        require(request, Act.FILING_READ, pilot.area, FilingState.DRAFT)
    return filing


def existing(request: HttpRequest, year: int, asked: str) -> Filing:
    """The filing of an address that something is to be done with; it must be begun."""
    pilot = pilot_of(asked)
    filing = readable(request, year, pilot)
    if filing is None:
        raise UsageError(Fault("no_filing", found=f"{year}/{pilot.no}"))
    return filing


def to_filing(filing: Filing, place: str = "") -> HttpResponse:
    """Back to the page of a filing, at a place of it."""
    url = reverse("filing", args=[filing.year, filing.pilot])
    return HttpResponseRedirect(f"{url}#{place}" if place else url)
