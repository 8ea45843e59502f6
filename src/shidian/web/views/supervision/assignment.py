"""One assignment: its reports, and the forms to report, revise and withdraw."""

from collections.abc import Callable, Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from shidian.core import DataError, Fault
from shidian.register.roles import Act
from shidian.store import models
from shidian.store.access import today
from shidian.store.models import Person
from shidian.store.snapshot import assessed
from shidian.store.supervision import assignments
from shidian.store.supervision.assignments import find_assignment, names_of_tasks, task_name
from shidian.store.supervision.rights import may_for
from shidian.supervision import read_assignment, read_report
from shidian.supervision.typed import needed
from shidian.web.access import allowed, posts_of_request, who
from shidian.web.views.supervision.pilot import choices, with_owner
from shidian.web.views.supervision.room import lines, room, sent

FIELDS = ("commitment", "task_name", "national_task", "target", "title", "department", "owner")


@room
def page(request: HttpRequest, asked: int) -> HttpResponse:
    """The page of an assignment."""
    row = find_assignment(asked, posts_of_request(request), today())
    return render(request, "shidian/supervision/assignment.html", _context(request, row))


@room
def report(request: HttpRequest, asked: int) -> HttpResponse:
    """Add a report."""
    return _done(
        request,
        asked,
        "report",
        lambda row, by: assignments.report(row.pk, read_report(sent(request)), by),
    )


@room
def revise(request: HttpRequest, asked: int) -> HttpResponse:
    """Change what is to be done, by whom or when."""

    def change(row: models.Assignment, by: Person) -> None:
        snapshot = assessed()[0]
        pilot = snapshot.programme.pilot_of_area[row.area]
        given, owner = with_owner(sent(request), pilot)
        made = assignments.placed(read_assignment(given), snapshot, pilot)
        assignments.revise(row.pk, made, owner, _reason(request), by)

    return _done(request, asked, "revise", change)


@room
def withdraw(request: HttpRequest, asked: int) -> HttpResponse:
    """Take it out of force."""
    return _done(
        request,
        asked,
        "withdraw",
        lambda row, by: assignments.withdraw(row.pk, _reason(request), by),
    )


def _done(
    request: HttpRequest,
    asked: int,
    form: str,
    write: Callable[[models.Assignment, Person], Any],
) -> HttpResponse:
    """Write, and lead back to the page; or show it with what is wrong and what was typed."""
    row = find_assignment(asked, posts_of_request(request), today())
    try:
        write(row, who(request))
    except DataError as error:
        context = _context(request, row)
        context |= {"form": form, "faults": lines(error.faults), "sent": sent(request)}
        if form == "revise":
            context["kept"] = sent(request)
        return render(request, "shidian/supervision/assignment.html", context, status=400)
    return redirect("assignment", asked=asked)


def _reason(request: HttpRequest) -> str:
    faults: list[Fault] = []
    reason = needed(sent(request), "reason", faults)
    if faults:
        raise DataError(faults)
    return reason


def _context(request: HttpRequest, row: models.Assignment) -> dict[str, Any]:
    snapshot, day = assessed()[0], today()
    pilot = snapshot.programme.pilot_of_area[row.area]
    posts = posts_of_request(request)
    in_force = row.withdrawn_at is None
    place = (row.area, row.department)
    context: dict[str, Any] = {
        "row": row,
        "pilot": pilot,
        "task": task_name(row, names_of_tasks(snapshot, pilot)),
        "national_task": snapshot.programme.task_names.get(row.national_task),
        "status": assignments.status_of(row, day),
        "reports": row.reports.order_by("-pk"),
        "may_report": in_force and bool(may_for(posts, Act.SUPERVISION_REPORT, place, day)),
        "may_assign": in_force and bool(allowed(request, Act.SUPERVISION_ASSIGN, row.area)),
        "may_issue": bool(allowed(request, Act.NOTICE_ISSUE, row.area)),
        "sent": {},
        "kept": _kept(row),
        "faults": [],
    }
    return context | dict(choices(snapshot, pilot)) if context["may_assign"] else context


def _kept(row: models.Assignment) -> Mapping[str, str]:
    """What the form to revise begins with."""
    return {name: getattr(row, name) for name in FIELDS} | {
        "owner_person": row.owner_person.username if row.owner_person else "",
        "start": f"{row.start}" if row.start else "",
        "due": f"{row.due}",
        "weight": str(row.weight),
        "evidence_wanted": row.evidence_wanted,
    }
