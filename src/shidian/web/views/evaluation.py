"""A year's evaluation: how much of it rests on data, where targets stand, who is where."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from shidian.assessment.evaluation import Evaluation, PilotYear, current
from shidian.assessment.rating import grade_counts
from shidian.assessment.targets.progress import Progress
from shidian.assessment.targets.status import Status
from shidian.core import Bilingual
from shidian.programme import Programme
from shidian.store.evaluations import evaluated
from shidian.store.snapshot import assessed
from shidian.web.coverage import coverage_of
from shidian.web.evidence import bundle_of_year
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
    lines = _lines(evaluation)
    shown = [line for line in lines if _kept(line, choice)]
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
        "counts": _counts(shown),
        "grades": grade_counts([line.of.grading.grade for line in shown], evaluation.policy.rating),
        "classes": _by_class(shown, programme),
        "shown": shown,
        "borderline": [line for line in shown if line.of.grading.panel],
        "proposed": [line for line in shown if line.of.proposals],
        "chart": drawn(evaluation, [line.of for line in shown]),
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


def _lines(evaluation: Evaluation) -> Sequence[Line]:
    names = {grade.code: grade.name for grade in evaluation.policy.rating.grades}
    return [
        Line(one, _statuses(counting(one)), names.get(one.grading.grade or ""))
        for one in evaluation.pilots.values()
    ]


def counting(one: PilotYear) -> Sequence[Progress]:
    """The targets of a pilot that count in the year."""
    return current(one.progress, one.year)


def _statuses(targets: Sequence[Progress]) -> Sequence[tuple[Status, int]]:
    counts = Counter(one.status for one in targets)
    return [(status, counts[status]) for status in Status if counts[status]]


def _kept(line: Line, choice: Choice) -> bool:
    codes = {status.code for status, _ in line.statuses}
    of_class = line.of.pilot.peer_class
    return choice.peer_class in ("", of_class) and (not choice.status or choice.status in codes)


def _counts(lines: Sequence[Line]) -> Sequence[tuple[Status, int]]:
    counts: Counter[Status] = Counter()
    for line in lines:
        counts.update(dict(line.statuses))
    return [(status, counts[status]) for status in Status if counts[status]]


def _by_class(
    lines: Sequence[Line], programme: Programme
) -> Sequence[tuple[Bilingual, Sequence[Line]]]:
    """The lines of each class, in the order of the programme; never a league across classes."""
    of: Mapping[str, list[Line]] = {code: [] for code in programme.facts.peer_classes}
    for line in lines:
        of[line.of.pilot.peer_class].append(line)
    return [(programme.facts.peer_classes[code], own) for code, own in of.items() if own]


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
