"""The board: how far all pilots are, by pilot, by national task and by department."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from shidian.core import Bilingual, code_range
from shidian.programme import Pilot, Programme
from shidian.register.access import Post, scopes
from shidian.register.roles import Act
from shidian.store.access import today, within
from shidian.store.models import Assignment, NoticeAddressee
from shidian.store.snapshot import assessed
from shidian.store.supervision.assignments import live
from shidian.store.supervision.board import Counts, counts, status_filter, total
from shidian.store.supervision.due import place_of
from shidian.store.supervision.meetings import resolutions
from shidian.store.supervision.rights import offices
from shidian.supervision import Status
from shidian.supervision.notice_life import AWAITING
from shidian.web.views.supervision.room import readers_posts, room

PILOTS_A_PAGE, MOST = 100, 50
_FREE = Bilingual("不属于国家任务", "under no national task")


@dataclass(frozen=True)
class Late:
    """An overdue assignment and where it is."""

    row: Assignment
    place: Bilingual


@room
def page(request: HttpRequest) -> HttpResponse:
    """What lies within the reader's range, or one province of it."""
    posts, day = readers_posts(request), today()
    programme = assessed()[0].programme
    asked = request.GET.get("province", "")
    readable = _readable(programme, posts, day)
    pilots = [pilot for pilot in readable if asked in ("", pilot.province)]
    rows = within(live(), posts, Act.SUPERVISION_READ, day)
    if asked in programme.areas:
        first, end = code_range(asked)
        rows = rows.filter(area__gte=first, area__lt=end)
    by_pilot = counts(rows, "area", day)
    board = [(pilot, by_pilot[pilot.area]) for pilot in pilots if pilot.area in by_pilot]
    board.sort(key=lambda line: (-line[1].overdue, -line[1].of[Status.DUE_SOON], line[0].no))
    context = {
        "day": day,
        "total": total(by_pilot.values()),
        "page": Paginator(board, PILOTS_A_PAGE).get_page(request.GET.get("page")),
        "without": [pilot for pilot in pilots if pilot.area not in by_pilot],
        "by_task": _by_task(rows, programme, day),
        "by_department": _by_department(rows, day),
        "late": _late(rows, programme, day),
        "most": MOST,
        "statuses": list(Status),
        "provinces": _provinces(programme, readable),
        "asked": asked,
        "may_issue": bool(offices(posts, day)),
        "overdue_notices": _overdue_notices(posts, day),
        "overdue_resolutions": resolutions(posts, day).filter(closed_at=None, due__lt=day).count(),
    }
    return render(request, "shidian/supervision/board.html", context)


def _readable(programme: Programme, posts: Sequence[Post], day: date) -> Sequence[Pilot]:
    ranges = scopes(posts, Act.SUPERVISION_READ, day)
    pilots = programme.pilots.values()
    return [one for one in pilots if any(each.covers(one.area, None) for each in ranges)]


def _provinces(programme: Programme, pilots: Sequence[Pilot]) -> Sequence[tuple[str, Bilingual]]:
    codes = sorted({pilot.province for pilot in pilots})
    return [(code, place_of(programme.areas, code)) for code in codes]


def _by_task(
    rows: QuerySet[Assignment], programme: Programme, day: date
) -> Sequence[tuple[Bilingual, Counts]]:
    """In the order of the document; what belongs to no national task at the end."""
    found = counts(rows, "national_task", day)
    names: Mapping[str, Bilingual] = {**programme.task_names, "": _FREE}
    named = [(name, found[code]) for code, name in names.items() if code in found]
    gone = [(Bilingual(code, code), found[code]) for code in found if code not in names]
    return [*named, *gone]


def _by_department(rows: QuerySet[Assignment], day: date) -> Sequence[tuple[str, Counts]]:
    found = sorted(
        counts(rows, "department", day).items(),
        key=lambda line: (-line[1].overdue, -line[1].all, line[0]),
    )
    return found[:MOST]


def _late(rows: QuerySet[Assignment], programme: Programme, day: date) -> Sequence[Late]:
    late = rows.filter(status_filter(Status.OVERDUE, day)).select_related("latest")
    ordered = late.order_by("due", "pk")[:MOST]
    return [Late(row, place_of(programme.areas, row.area)) for row in ordered]


def _overdue_notices(posts: Sequence[Post], day: date) -> int:
    rows = within(NoticeAddressee.objects.all(), posts, Act.SUPERVISION_READ, day)
    return rows.filter(notice__state__in=AWAITING, notice__due__lt=day).count()
