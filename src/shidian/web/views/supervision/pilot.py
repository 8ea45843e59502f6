"""The tasks of a pilot, broken down to departments: what stands, and the form to add."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import isnan
from typing import Any

import numpy as np
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from shidian.core import DataError, Statement
from shidian.programme import Pilot, find_pilot
from shidian.register import Snapshot
from shidian.register.roles import Act
from shidian.store.access import today
from shidian.store.models import Assignment
from shidian.store.snapshot import assessed
from shidian.store.supervision.assignments import (
    assign,
    in_order,
    live,
    names_of_tasks,
    of_plan,
    placed,
    status_of,
    task_name,
)
from shidian.store.supervision.owners import owner_of, people_of
from shidian.supervision import WHOLE, Status, read_assignment, weighted_progress
from shidian.web.access import allowed, require, who
from shidian.web.views.supervision.room import lines, room, sent


@dataclass(frozen=True)
class Group:
    """A task with the assignments that it is broken down to."""

    name: str
    rows: Sequence[tuple[Assignment, Status]]

    @property
    def weight(self) -> int:
        """Sum of the weights."""
        return sum(row.weight for row, _ in self.rows)

    @property
    def whole(self) -> bool:
        """Whether the weights add up."""
        return self.weight == WHOLE

    @property
    def progress(self) -> float | None:
        """Progress by weight; None where nothing was reported."""
        percents = [row.latest.percent if row.latest else np.nan for row, _ in self.rows]
        weights = np.array([row.weight for row, _ in self.rows], dtype=np.float64)
        found = weighted_progress(weights, np.array(percents, dtype=np.float64))
        return None if isnan(found) else found


@room
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, asked: str) -> HttpResponse:
    """The page of a pilot's tasks; any of its names leads here."""
    snapshot = assessed()[0]
    pilot = find_pilot(snapshot.programme, asked)
    require(request, Act.SUPERVISION_READ, pilot.area)
    if request.method == "POST":
        return _assigned(request, snapshot, pilot)
    if asked != pilot.no:
        return redirect("supervision_pilot", asked=pilot.no)
    return render(request, "shidian/supervision/pilot.html", _context(request, snapshot, pilot, {}))


def _assigned(request: HttpRequest, snapshot: Snapshot, pilot: Pilot) -> HttpResponse:
    """Record an assignment, or show the form again with what is wrong and what was typed."""
    typed = sent(request)
    try:
        given, owner = with_owner(typed, pilot)
        row = assign(
            placed(read_assignment(given), snapshot, pilot),
            pilot,
            owner,
            who(request),
        )
    except DataError as error:
        context = _context(request, snapshot, pilot, typed) | {"faults": lines(error.faults)}
        return render(request, "shidian/supervision/pilot.html", context, status=400)
    return redirect(f"{reverse('supervision_pilot', args=[pilot.no])}#a{row.pk}")


def with_owner(typed: Mapping[str, str], pilot: Pilot) -> tuple[Mapping[str, str], Any]:
    """What was typed, with the name of the registered owner where none was, and that person."""
    owner = owner_of(pilot.area, typed.get("owner_person", ""))
    name = typed.get("owner", "").strip() or (owner.name if owner else "")
    return {**typed, "owner": name}, owner


def choices(snapshot: Snapshot, pilot: Pilot) -> Mapping[str, Any]:
    """What the form of an assignment offers."""
    indicators = snapshot.programme.indicators
    departments = live().filter(area=pilot.area).values_list("department", flat=True)
    return {
        "plan": _plan(snapshot, pilot),
        "targets": [
            (entry.record, indicators[entry.record.indicator].name)
            for entry in snapshot.targets_of.get(pilot.no, ())
        ],
        "national_tasks": snapshot.programme.task_names,
        "people": people_of(pilot.area),
        "departments": sorted(set(departments)),
    }


def _plan(snapshot: Snapshot, pilot: Pilot) -> Sequence[Statement]:
    """Each part of the plan once, by its key."""
    return list({one.key: one for one in of_plan(snapshot, pilot)}.values())


def _context(
    request: HttpRequest, snapshot: Snapshot, pilot: Pilot, typed: Mapping[str, str]
) -> dict[str, Any]:
    day = today()
    groups = _groups(snapshot, pilot, day)
    context = {
        "pilot": pilot,
        "day": day,
        "groups": groups,
        "unassigned": _unassigned(snapshot, pilot),
        "sent": {"commitment": request.GET.get("commitment", "")} | dict(typed),
        "may_assign": bool(allowed(request, Act.SUPERVISION_ASSIGN, pilot.area)),
        "years": _years(groups, day),
        "year": day.year,
        "own_departments": sorted({row.department for one in groups for row, _ in one.rows}),
        "whole": all(one.whole for one in groups),
    }
    return context | dict(choices(snapshot, pilot)) if context["may_assign"] else context


def _groups(snapshot: Snapshot, pilot: Pilot, day: date) -> Sequence[Group]:
    names = names_of_tasks(snapshot, pilot)
    rows = live().filter(area=pilot.area).select_related("latest", "owner_person")
    grouped: dict[tuple[str, str], list[tuple[Assignment, Status]]] = {}
    for row in in_order(rows, names):
        line = (row, status_of(row, day))
        grouped.setdefault((row.commitment, row.task_name), []).append(line)
    return [Group(task_name(own[0][0], names), own) for own in grouped.values()]


def _unassigned(snapshot: Snapshot, pilot: Pilot) -> Sequence[Statement]:
    """The tasks and documents of the plan that nobody was given."""
    given = set(live().filter(area=pilot.area).values_list("commitment", flat=True))
    return [one for one in _plan(snapshot, pilot) if one.key not in given]


def _years(groups: Sequence[Group], day: date) -> Sequence[int]:
    """The years for which an agreement could be printed."""
    spans = [((row.start or row.due).year, row.due.year) for one in groups for row, _ in one.rows]
    if not spans:
        return [day.year]
    return list(range(min(first for first, _ in spans), max(last for _, last in spans) + 1))
