"""The responsibility agreement of a pilot as a Word file."""

from urllib.parse import quote

from django.http import HttpRequest, HttpResponse

from shidian.core import DataError
from shidian.programme import find_pilot
from shidian.register.roles import Act
from shidian.reporting.agreement import agreement_file
from shidian.store.access import today
from shidian.store.snapshot import assessed
from shidian.store.supervision.agreements import agreement_of
from shidian.web.access import require
from shidian.web.context import lang
from shidian.web.views.errors import refusal
from shidian.web.views.supervision.room import room

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@room
def download(request: HttpRequest, asked: str) -> HttpResponse:
    """The agreement of a year with a department, or with the level above; 400 if not settled."""
    snapshot = assessed()[0]
    pilot = find_pilot(snapshot.programme, asked)
    require(request, Act.SUPERVISION_READ, pilot.area)
    year, department = request.GET.get("year", ""), request.GET.get("department", "")[:100]
    number = int(year) if year.isdecimal() and len(year) == 4 else today().year
    try:
        content = agreement_file(agreement_of(snapshot, pilot, number, department), lang())
    except DataError as error:
        return refusal(request, error.faults[0], 400)
    response = HttpResponse(content, content_type=WORD)
    name = quote(f"{pilot.short.text(lang())}-{department or pilot.no}-{number}.docx")
    response.headers["Content-Disposition"] = f"attachment; filename*=UTF-8''{name}"
    return response
