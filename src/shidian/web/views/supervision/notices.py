"""Notices: the list with the form to issue one, and the page where it is replied to and judged."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.paginator import Paginator
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from shidian.core import Bilingual, DataError, Fault
from shidian.programme import Programme
from shidian.register.access import Post, scopes
from shidian.register.roles import Act
from shidian.store import models
from shidian.store.access import today, within
from shidian.store.models import NoticeAddressee
from shidian.store.snapshot import assessed
from shidian.store.supervision.due import office_of, place_of
from shidian.store.supervision.notices import find_notice, issue, standing, take, visible
from shidian.store.supervision.rights import may_for, may_judge, offices
from shidian.supervision import Kind, Level, Move, NoticeState, Step, moves, read_notice
from shidian.supervision.notice_life import AWAITING, OPENING
from shidian.supervision.typed import FIELDS, choice
from shidian.web.access import posts_of_request, who
from shidian.web.views.supervision.room import lines, readers_posts, room, sent

A_PAGE = 50
ALL_METHODS = ["GET", "HEAD", "POST"]


@dataclass(frozen=True)
class Line:
    """A notice of the list, with its words."""

    row: models.Notice
    kind: Kind
    state: NoticeState
    level: Level
    issuer: Bilingual
    late: bool


@dataclass(frozen=True)
class Way:
    """A step that is open to the reader or blocked, and the fields that it asks for."""

    move: Move
    blocked: Sequence[str]
    asks: Sequence[tuple[str, Bilingual]]


OPENED_BY = frozenset({"new", "kind", "subject", "department", "area"})
"""What in the address opens the form: the link above it, or a page that has begun to fill it in."""


@room
@require_http_methods(ALL_METHODS)
def index(request: HttpRequest) -> HttpResponse:
    """The notices that concern the reader's areas."""
    posts = readers_posts(request)
    if request.method == "POST":
        return _issued(request, posts)
    asked = request.GET
    began = {name: asked.get(name, "")[:300] for name in ("kind", "subject", "department")}
    context = _index(request, posts, began, asked.getlist("area"))
    return render(request, "shidian/supervision/notices.html", context)


def _issued(request: HttpRequest, posts: Sequence[Post]) -> HttpResponse:
    areas = [one[:20] for one in request.POST.getlist("areas")]
    try:
        row = issue(read_notice(sent(request), areas, today()), who(request))
    except DataError as error:
        context = _index(request, posts, sent(request), areas)
        context["faults"] = lines(error.faults)
        return render(request, "shidian/supervision/notices.html", context, status=400)
    return redirect("notice", asked=row.pk)


def _index(
    request: HttpRequest, posts: Sequence[Post], typed: Mapping[str, str], areas: Sequence[str]
) -> dict[str, Any]:
    programme, day = assessed()[0].programme, today()
    page = Paginator(visible(posts, day), A_PAGE).get_page(request.GET.get("page"))
    own = offices(posts, day)
    context = {
        "page": page,
        "lines": [_line(row, programme, day) for row in page],
        "may_issue": bool(own),
        "sent": typed,
        "areas": set(areas),
        "day": day,
    }
    # The form names every area; the list alone does not need it.
    if own and (request.method == "POST" or request.GET.keys() & OPENED_BY):
        context |= {"places": _places(programme, own, day), "kinds": list(Kind), "levels": OPENING}
    return context


def _line(row: models.Notice, programme: Programme, day: date) -> Line:
    state = NoticeState(row.state)
    late = state in AWAITING and row.due is not None and row.due < day
    issuer = office_of(programme, row.issuer_area)
    return Line(row, Kind(row.kind), state, Level(row.level), issuer, late)


def _places(
    programme: Programme, own: Sequence[Post], day: date
) -> Sequence[tuple[str, Bilingual]]:
    """The areas that a notice of the reader's offices can go to: of pilots, and provinces."""
    ranges = scopes(own, Act.NOTICE_ISSUE, day)
    pilots = programme.pilots.values()
    codes = {one.area for one in pilots} | {one.province for one in pilots}
    codes -= {post.area for post in own}
    reached = sorted(code for code in codes if any(one.covers(code, None) for one in ranges))
    return [(code, place_of(programme.areas, code)) for code in reached]


@room
@require_http_methods(ALL_METHODS)
def page(request: HttpRequest, asked: int) -> HttpResponse:
    """One notice, and the steps that are open to the reader."""
    row = find_notice(asked, posts_of_request(request), today())
    if request.method == "POST":
        return _stepped(request, row)
    return render(request, "shidian/supervision/notice.html", _context(request, row))


def _stepped(request: HttpRequest, row: models.Notice) -> HttpResponse:
    faults: list[Fault] = []
    step = choice(sent(request), "step", Step, faults)
    try:
        if faults:
            raise DataError(faults)
        take(row.pk, step, sent(request), who(request))
    except DataError as error:
        context = _context(request, row)
        context |= {"faults": lines(error.faults), "sent": sent(request), "form": step}
        return render(request, "shidian/supervision/notice.html", context, status=400)
    return redirect("notice", asked=row.pk)


def _context(request: HttpRequest, row: models.Notice) -> dict[str, Any]:
    programme, day, posts = assessed()[0].programme, today(), posts_of_request(request)
    to = within(row.addressees.all(), posts, Act.SUPERVISION_READ, day).order_by("area")
    return {
        "line": _line(row, programme, day),
        "row": row,
        "addressees": [(one, place_of(programme.areas, one.area)) for one in to],
        "all": row.addressees.aggregate(all=Count("pk"))["all"],
        "steps": [
            (one, Step(one.step), Level(one.level), NoticeState(one.end))
            for one in row.steps.order_by("pk")
        ],
        "ways": _ways(request, row, to[0]) if row.kind == Kind.DEMAND else [],
        "sent": {},
        "faults": [],
        "day": day,
    }


def _ways(request: HttpRequest, row: models.Notice, to: NoticeAddressee) -> Sequence[Way]:
    """The steps that the reader's posts let them take, blocked ones with their reasons."""
    posts, day = posts_of_request(request), today()
    replies = may_for(posts, Act.NOTICE_REPLY, (to.area, to.department), day)
    judges = may_judge(posts, row, to.area, day)
    return [
        Way(one, lines(one.blocked_by), [(name, FIELDS[name].name) for name in one.transition.asks])
        for one in moves(standing(row), who(request).username, day)
        if (replies if one.transition.step is Step.REPLY else judges)
    ]
