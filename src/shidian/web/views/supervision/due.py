"""What is due for who has signed in: a list, the number of what presses, and a calendar file."""

from collections.abc import Sequence
from datetime import UTC, datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from shidian.store.access import today
from shidian.store.snapshot import assessed
from shidian.store.supervision.due import dues
from shidian.supervision import Due, DueKind, calendar_file, pressing
from shidian.web.access import posts_of_request
from shidian.web.context import lang
from shidian.web.views.supervision.room import room

_PAGES = {
    DueKind.ASSIGNMENT: "assignment",
    DueKind.NOTICE: "notice",
    DueKind.JUDGEMENT: "notice",
    DueKind.RESOLUTION: "meeting",
}


@room
def page(request: HttpRequest) -> HttpResponse:
    """Everything that waits, what presses first."""
    found, day = _dues(request), today()
    urgent = pressing(found, day)
    later = [one for one in found if one not in urgent]
    context = {
        "day": day,
        "pressing": [(one, _address(one)) for one in urgent],
        "later": [(one, _address(one)) for one in later],
    }
    return render(request, "shidian/supervision/due.html", context)


@room
def count(request: HttpRequest) -> HttpResponse:
    """The number of what presses, for the navigation."""
    number = len(pressing(_dues(request), today()))
    return render(request, "shidian/supervision/due_count.html", {"number": number})


@room
def download(request: HttpRequest) -> HttpResponse:
    """The dated ones as a calendar file."""
    programme = assessed()[0].programme.facts.code
    content = calendar_file(_dues(request), programme, lang(), datetime.now(UTC))
    response = HttpResponse(content, content_type="text/calendar; charset=utf-8")
    response.headers["Content-Disposition"] = 'attachment; filename="due.ics"'
    return response


def _dues(request: HttpRequest) -> Sequence[Due]:
    return dues(posts_of_request(request), assessed()[0].programme, today())


def _address(due: Due) -> str:
    """Where it is done; empty for what has no page of this room."""
    if due.kind is DueKind.RECTIFICATION:
        return f"{reverse('decisions')}#d{due.object}"
    name = _PAGES.get(due.kind)
    return reverse(name, args=[due.object]) if name else ""
