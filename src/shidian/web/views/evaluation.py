"""A year's evaluation: how much of it rests on data, where targets stand, who is where."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from shidian.assessment.evaluation import Evaluation, PilotYear
from shidian.assessment.rating import grade_counts
from shidian.assessment.targets.status import Status
from shidian.core import Bilingual
from shidian.programme import Programme
from shidian.store.evaluations import evaluated
from shidian.store.snapshot import assessed
from shidian.web.coverage import coverage_of
from shidian.web.evidence import bundle_of_year
from shidian.web.paging import page_of
from shidian.web.quadrants import drawn
from shidian.web.state import while_register_stands
from shidian.web.years import newest_checkpoint, year_of, years_of


@dataclass(frozen=True)
class Line:
    """A pilot in the table, and how many of its targets that count have each status."""

    of: PilotYear
    statuses: Sequence[tuple[Status, int]]
    grade: Bilingual | None


@dataclass(frozen=True)
class Choice:
    """What the reader has chosen; everything stands in the address."""

    peer_class: str
    status: str


def newest(request: HttpRequest) -> HttpResponse:
    """To the last checkpoint that has data."""
    return redirect("evaluation", year=newest_checkpoint(assessed()[0]))


@while_register_stands
def page(request: HttpRequest, year: int) -> HttpResponse:
    """The whole page, or only its results when htmx asks for them."""
    snapshot, _ = assessed()
    records, policy, evaluation = evaluated(year_of(snapshot, year))
    programme = records.snapshot.programme
    choice = _choice(request, programme)
    pilots = _ordered(evaluation.pilots.values(), programme)
    shown = [one for one in pilots if _kept(one, choice)]
    rows = page_of(shown, request)
    borderline = [one for one in shown if one.grading.panel]
    context: dict[str, Any] = {
        "year": year,
        "years": years_of(snapshot),
        "checkpoints": programme.facts.checkpoints,
        "facts": programme.facts,
        "policy": policy,
        "evaluation": evaluation,
        "coverage": coverage_of(evaluation),
        "indicators": _by_indicator(evaluation, programme),
        "choice": choice,
        "statuses": list(Status),
        "counts": _statuses(shown),
        "grades": grade_counts([one.grading.grade for one in shown], evaluation.policy.rating),
        "page": rows,
        "classes": _by_class(rows.rows, shown, evaluation, programme),
        "shown": shown,
        "borderline": page_of(borderline, request, "borderline"),
        "grade_names": _grade_names(evaluation),
        "proposed": [one for one in shown if one.proposals],
        "chart": drawn(evaluation, shown),
    }
    template = "shidian/evaluation_results.html" if request.htmx else "shidian/evaluation.html"
    response = render(request, template, context)
    response.headers["Vary"] = "HX-Request"
    return response


@while_register_stands
def bundle(request: HttpRequest, year: int) -> HttpResponse:
    """The evidence of the year's evaluation, from which anyone can compute it again."""
    made = bundle_of_year(year_of(assessed()[0], year))
    response = HttpResponse(made.content, content_type="application/json")
    name = f"shidian-evaluation-{year}-{made.sha256[:12]}.json"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _choice(request: HttpRequest, programme: Programme) -> Choice:
    asked = request.GET
    of_class, status = asked.get("class", ""), asked.get("status", "")
    return Choice(
        of_class if of_class in programme.facts.peer_classes else "",
        status if status in {one.code for one in Status} else "",
    )


def _ordered(pilots: Iterable[PilotYear], programme: Programme) -> Sequence[PilotYear]:
    """Class by class, in the order of the programme; never a league across classes."""
    ranks = {code: rank for rank, code in enumerate(programme.facts.peer_classes)}
    return sorted(pilots, key=lambda one: ranks[one.pilot.peer_class])


def _kept(one: PilotYear, choice: Choice) -> bool:
    return choice.peer_class in ("", one.pilot.peer_class) and (
        not choice.status or any(each.status.code == choice.status for each in one.counting)
    )


def _statuses(pilots: Sequence[PilotYear]) -> Sequence[tuple[Status, int]]:
    """How many of the targets that count have each status, where any has."""
    counts = Counter(each.status for one in pilots for each in one.counting)
    return [(status, counts[status]) for status in Status if counts[status]]


def _grade_names(evaluation: Evaluation) -> Mapping[str, Bilingual]:
    return {grade.code: grade.name for grade in evaluation.policy.rating.grades}


def _by_class(
    rows: Sequence[PilotYear],
    shown: Sequence[PilotYear],
    evaluation: Evaluation,
    programme: Programme,
) -> Sequence[tuple[Bilingual, int, Sequence[Line]]]:
    """The lines of a page under their classes, each with how many are shown on all pages."""
    names, grades = programme.facts.peer_classes, _grade_names(evaluation)
    sizes = Counter(one.pilot.peer_class for one in shown)
    return [
        (
            names[code],
            sizes[code],
            [Line(one, _statuses([one]), grades.get(one.grading.grade or "")) for one in own],
        )
        for code, own in groupby(rows, key=lambda one: one.pilot.peer_class)
    ]


@dataclass(frozen=True)
class OfIndicator:
    """How much of an indicator of the level index there is."""

    code: str
    name: Bilingual
    pilots: int
    share: float
    used: bool


def _by_indicator(evaluation: Evaluation, programme: Programme) -> Sequence[OfIndicator]:
    values, needed = evaluation.level.values, evaluation.policy.level.coverage
    shares = dict(zip(values.indicators, values.coverage.tolist(), strict=True))
    return [
        OfIndicator(
            code,
            programme.indicators[code].name,
            round(share * len(values.units)),
            share,
            share > needed - 5e-5,  # as the index itself compares: 2/3 is written 0.6667
        )
        for code, share in shares.items()
    ]
