"""Where a figure comes from: document, place, sentence, confidence, and who recorded it."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from shidian.core import Commitment, Observation, as_statement
from shidian.programme import Programme, kind_text
from shidian.register import COMMITMENTS, OBSERVATIONS
from shidian.store.documents import quotation
from shidian.store.ledger import DatabaseLedger
from shidian.store.programmes import package_at, programme_of
from shidian.store.uploads import with_uploads
from shidian.web.asked import LARGEST_NUMBER

_CODECS = {codec.name: codec for codec in (COMMITMENTS, OBSERVATIONS)}


def page(request: HttpRequest, ledger: str, entry: int) -> HttpResponse:
    """The source of one entry of the register, as a drawer for htmx or as a page."""
    if ledger not in _CODECS or entry > LARGEST_NUMBER:
        raise Http404
    history = DatabaseLedger(_CODECS[ledger]).history_of(entry)
    if not history:
        raise Http404
    found = next(one for one in history if one.id == entry)
    # What an old entry speaks of may have left the package since.
    programme = with_uploads(programme_of(package_at(found.recorded_at)))
    context = {
        "entry": found,
        "record": found.record,
        **_subject(programme, found.record),
        "document": programme.documents[found.record.source.document],
        "quotation": quotation(programme, found.record.source),
        "history": history,
        "standing": history[-1],
        "ledger": ledger,
    }
    template = "shidian/source_drawer.html" if request.htmx else "shidian/source.html"
    response = render(request, template, context)
    response.headers["Vary"] = "HX-Request"
    return response


def _subject(programme: Programme, record: Commitment | Observation) -> dict[str, Any]:
    """What an entry is about: place, indicator if it has one, and what a plan says of it."""
    if isinstance(record, Observation):
        return {
            "said": None,
            "pilot": programme.pilot_of_area.get(record.area),
            "area": programme.areas[record.area],
            "indicator": programme.indicators[record.indicator],
        }
    said = as_statement(record)
    pilot = programme.pilots.get(said.pilot)
    return {
        "said": said,
        "kind": kind_text(programme, said),
        "pilot": pilot,
        "area": programme.areas[pilot.area] if pilot else None,
        "indicator": programme.indicators.get(said.printed.indicator) if said.printed else None,
    }
