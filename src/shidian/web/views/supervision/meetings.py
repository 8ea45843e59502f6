"""Meetings of the joint conference: the list, and the resolutions followed to their end."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from shidian.core import Bilingual, DataError, Fault
from shidian.core.area import NATION
from shidian.programme import Programme
from shidian.register.access import Post
from shidian.register.roles import Act
from shidian.store import models
from shidian.store.access import today
from shidian.store.models import Person
from shidian.store.snapshot import assessed
from shidian.store.supervision.due import place_of
from shidian.store.supervision.meetings import (
    close as closed,
)
from shidian.store.supervision.meetings import (
    find_meeting,
    find_resolution,
    hold,
    may_remark,
    remark,
    resolutions,
    resolve,
    visible,
)
from shidian.supervision import (
    Evidence,
    Status,
    read_meeting,
    read_remark,
    read_resolution,
    resolution_status,
)
from shidian.web.access import allowed, posts_of_request, who
from shidian.web.views.supervision.room import lines, readers_posts, room, sent

A_PAGE = 50
ALL_METHODS = ["GET", "HEAD", "POST"]


@dataclass(frozen=True)
class Line:
    """A resolution, where it stands, what was said of it, and what the reader may do."""

    row: models.Resolution
    status: Status
    place: Bilingual
    remarks: Sequence[models.ResolutionRemark]
    may_report: bool
    may_close: bool

    @property
    def key(self) -> str:
        """What tells its forms from those of the others."""
        return str(self.row.pk)


@room
@require_http_methods(ALL_METHODS)
def index(request: HttpRequest) -> HttpResponse:
    """The meetings that concern the reader's areas."""
    posts = readers_posts(request)
    if request.method == "POST":
        return _held(request, posts)
    return render(request, "shidian/supervision/meetings.html", _index(request, posts, {}))


def _held(request: HttpRequest, posts: Sequence[Post]) -> HttpResponse:
    try:
        row = hold(read_meeting(sent(request), today()), NATION, who(request))
    except DataError as error:
        context = _index(request, posts, sent(request)) | {"faults": lines(error.faults)}
        return render(request, "shidian/supervision/meetings.html", context, status=400)
    return redirect("meeting", asked=row.pk)


def _index(request: HttpRequest, posts: Sequence[Post], typed: Mapping[str, str]) -> dict[str, Any]:
    day = today()
    page = Paginator(visible(posts, day), A_PAGE).get_page(request.GET.get("page"))
    own = resolutions(posts, day).filter(meeting__in=[row.pk for row in page])
    counted = (
        own.order_by()
        .values("meeting")
        .annotate(
            all=Count("pk"),
            open=Count("pk", filter=Q(closed_at=None)),
            late=Count("pk", filter=Q(closed_at=None, due__lt=day)),
        )
    )
    found = {one["meeting"]: one for one in counted}
    return {
        "page": page,
        "lines": [(row, found.get(row.pk)) for row in page],
        "may_record": bool(allowed(request, Act.MEETING_RECORD, NATION)),
        "sent": typed,
        "day": day,
    }


@room
@require_http_methods(ALL_METHODS)
def page(request: HttpRequest, asked: int) -> HttpResponse:
    """One meeting, with the resolutions that concern the reader's areas."""
    meeting = find_meeting(asked, posts_of_request(request), today())
    if request.method == "POST":
        return _resolved(request, meeting)
    return render(request, "shidian/supervision/meeting.html", _context(request, meeting))


def _resolved(request: HttpRequest, meeting: models.Meeting) -> HttpResponse:
    areas = assessed()[0].programme.areas
    try:
        made = read_resolution(sent(request), meeting.held)
        if made.area not in areas:
            raise DataError(Fault("resolution_unknown_area", found=made.area))
        row = resolve(meeting, made, who(request))
    except DataError as error:
        context = _context(request, meeting)
        context |= {"faults": lines(error.faults), "sent": sent(request), "form": "resolve"}
        return render(request, "shidian/supervision/meeting.html", context, status=400)
    return redirect(f"{reverse('meeting', args=[meeting.pk])}#r{row.number}")


@room
def report(request: HttpRequest, asked: int) -> HttpResponse:
    """Report on a resolution."""
    return _said(request, asked, remark, "report")


@room
def close(request: HttpRequest, asked: int) -> HttpResponse:
    """Close a resolution with evidence."""
    return _said(request, asked, closed, "close")


def _said(
    request: HttpRequest,
    asked: int,
    write: Callable[[int, str, Evidence, Person], None],
    form: str,
) -> HttpResponse:
    row = find_resolution(asked, posts_of_request(request), today())
    try:
        said, evidence = read_remark(sent(request))
        write(row.pk, said, evidence, who(request))
    except DataError as error:
        context = _context(request, row.meeting)
        context |= {
            "faults": lines(error.faults),
            "sent": sent(request),
            "form": f"{form}-{row.pk}",
        }
        return render(request, "shidian/supervision/meeting.html", context, status=400)
    return redirect(f"{reverse('meeting', args=[row.meeting_id])}#r{row.number}")


def _context(request: HttpRequest, meeting: models.Meeting) -> dict[str, Any]:
    programme = assessed()[0].programme
    posts, day = posts_of_request(request), today()
    own = resolutions(posts, day).filter(meeting=meeting).order_by("number")
    keeps = bool(allowed(request, Act.MEETING_RECORD, meeting.area))
    return {
        "meeting": meeting,
        "lines": [_line(row, programme, posts, keeps) for row in own.prefetch_related("remarks")],
        "may_record": keeps,
        "may_read_all": bool(allowed(request, Act.SUPERVISION_READ, meeting.area)),
        "places": _places(programme) if keeps else [],
        "sent": {},
        "faults": [],
        "day": day,
    }


def _line(row: models.Resolution, programme: Programme, posts: Sequence[Post], keeps: bool) -> Line:
    remarks, is_open = sorted(row.remarks.all(), key=lambda one: one.pk), row.closed_at is None
    return Line(
        row,
        resolution_status(len(remarks), not is_open, row.due, today()),
        place_of(programme.areas, row.area),
        remarks,
        is_open and bool(may_remark(posts, row, today())),
        is_open and keeps,
    )


def _places(programme: Programme) -> Sequence[tuple[str, Bilingual]]:
    """The areas that can be charged: the nation, provinces, pilots."""
    pilots = programme.pilots.values()
    codes = {NATION} | {one.area for one in pilots} | {one.province for one in pilots}
    return [(code, place_of(programme.areas, code)) for code in sorted(codes)]
