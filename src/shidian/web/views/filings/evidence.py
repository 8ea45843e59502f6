"""Evidence of rows: added, taken off, and handed out as a file that no browser opens by itself."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_POST, require_safe

from shidian.core import Fault
from shidian.store.filings.files import add, content_of, remove
from shidian.store.models import EvidenceFile, Filing
from shidian.web.access import actor, posts_of_request, signed_in
from shidian.web.views.filings.acts import done
from shidian.web.views.filings.found import existing
from shidian.web.views.filings.grid import shown
from shidian.web.views.filings.kept import Kept, fields_of


@require_POST
@signed_in
def upload(request: HttpRequest, year: int, asked: str) -> HttpResponse:
    """Keep a file as evidence of a row."""
    filing, sent = existing(request, year, asked), fields_of(request.POST, "row")
    kept = Kept("evidence", fields=sent)
    file = request.FILES.get("file")
    if file is None:
        faults = (Fault("evidence_empty", name="—"),)
        return shown(request, filing, Kept("evidence", faults, sent), 400)
    posts, by = posts_of_request(request), actor(request)
    name, content = str(file.name), file.read()
    return done(
        request,
        filing,
        kept,
        lambda: add(filing, sent["row"], name, content, posts, by),
        "evidence",
    )


@require_POST
@signed_in
def take_off(request: HttpRequest, year: int, asked: str, number: int) -> HttpResponse:
    """Take a file off its row."""
    filing = existing(request, year, asked)
    file = _file(filing, number)
    posts, by = posts_of_request(request), actor(request)
    return done(request, filing, Kept("evidence"), lambda: remove(file, posts, by), "evidence")


@require_safe
@signed_in
def download(request: HttpRequest, year: int, asked: str, number: int) -> HttpResponse:
    """The file, to be saved and never shown within a page of ours."""
    file = _file(existing(request, year, asked), number)
    return attachment(content_of(file), file.name, "application/octet-stream")


def attachment(content: bytes, name: str, kind: str) -> HttpResponse:
    """An answer that a browser saves under a name, whatever it believes the content to be."""
    response = HttpResponse(content, content_type=kind)
    response.headers["Content-Disposition"] = content_disposition_header(True, name) or ""
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Cache-Control"] = "private, no-store"
    return response


def _file(filing: Filing, number: int) -> EvidenceFile:
    file = EvidenceFile.objects.filter(pk=min(number, 2**31), filing=filing).first()
    if file is None:
        raise Http404
    return file
