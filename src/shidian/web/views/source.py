"""Where a figure comes from: document, place, sentence, confidence, and who recorded it."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from shidian.core import Target
from shidian.register import OBSERVATIONS, TARGETS
from shidian.store.documents import quotation
from shidian.store.ledger import DatabaseLedger
from shidian.store.programmes import package_at, programme_of

LARGEST_NUMBER = 2**63 - 1  # that a database can count to
_CODECS = {codec.name: codec for codec in (OBSERVATIONS, TARGETS)}


def page(request: HttpRequest, ledger: str, entry: int) -> HttpResponse:
    """The source of one entry of the register, as a drawer for htmx or as a page."""
    if ledger not in _CODECS or entry > LARGEST_NUMBER:
        raise Http404
    history = DatabaseLedger(_CODECS[ledger]).history_of(entry)
    if not history:
        raise Http404
    found = next(one for one in history if one.id == entry)
    # What an old entry speaks of may have left the package since.
    programme, record = programme_of(package_at(found.recorded_at)), found.record
    if isinstance(record, Target):
        pilot = programme.pilots.get(record.pilot)
        area = programme.areas[pilot.area] if pilot else None
    else:
        area = programme.areas[record.area]
        pilot = programme.pilot_of_area.get(record.area)
    context = {
        "entry": found,
        "record": record,
        "is_target": isinstance(record, Target),
        "pilot": pilot,
        "area": area,
        "indicator": programme.indicators[record.indicator],
        "document": programme.documents[record.source.document],
        "quotation": quotation(programme, record.source),
        "history": history,
        "standing": history[-1],
        "ledger": ledger,
    }
    template = "shidian/source_drawer.html" if request.htmx else "shidian/source.html"
    response = render(request, template, context)
    response.headers["Vary"] = "HX-Request"
    return response
