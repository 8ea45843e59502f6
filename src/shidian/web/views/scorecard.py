"""The scorecard of a pilot: every target with its working, blocks, grade, rung and proposals."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from shidian.assessment.composite import (
    Coordination,
    coordination,
    coordination_grade,
    coupling,
    main_obstacles,
    obstacle_degree,
    overall_weights,
)
from shidian.assessment.evaluation import LevelYear, PilotYear
from shidian.assessment.policy import Block, Rating
from shidian.assessment.rating import BlockScore
from shidian.core import Bilingual
from shidian.programme import Programme, find_pilot
from shidian.store.evaluations import evaluated
from shidian.store.snapshot import assessed
from shidian.web.state import while_register_stands
from shidian.web.working import explained
from shidian.web.years import year_of, years_of


@while_register_stands
def page(request: HttpRequest, year: int, asked: str) -> HttpResponse:
    """The scorecard; any name of the pilot leads here."""
    snapshot, _ = assessed()
    year_of(snapshot, year)
    pilot = find_pilot(snapshot.programme, asked)
    if asked != pilot.no:
        return redirect("scorecard", year=year, asked=pilot.no)
    records, policy, evaluation = evaluated(year)
    one, rating = evaluation.pilots[pilot.no], evaluation.policy.rating
    counts = {id(each) for each in one.counting}
    programme = records.snapshot.programme
    numbers = list(programme.pilots)
    at = numbers.index(pilot.no)
    context: dict[str, Any] = {
        "year": year,
        "years": years_of(snapshot),
        "checkpoints": programme.facts.checkpoints,
        "policy": policy,
        "pilot": pilot,
        "peer_class": programme.facts.peer_classes[pilot.peer_class],
        "one": one,
        "grade": _name(rating, one.grading.grade),
        "nominal": _name(rating, one.grading.nominal),
        "grades": rating.grades,
        "vetoes": {veto.code: veto.name for veto in rating.vetoes},
        "blocks": _blocks(one, rating),
        "targets": sorted(
            (
                explained(records.snapshot, each, evaluation.policy, id(each) in counts)
                for each in one.progress
            ),
            key=lambda each: not each.counts,
        ),
        "level": evaluation.level,
        "diagnosis": _diagnosis(evaluation.level, one, programme),
        "previous": programme.pilots[numbers[at - 1]] if at else None,
        "next": programme.pilots[numbers[at + 1]] if at + 1 < len(numbers) else None,
    }
    return render(request, "shidian/scorecard.html", context)


def _name(rating: Rating, code: str | None) -> Bilingual | None:
    return next((grade.name for grade in rating.grades if grade.code == code), None)


def _blocks(one: PilotYear, rating: Rating) -> Sequence[tuple[Block, BlockScore]]:
    return list(zip(rating.blocks, one.total.scores, strict=True))


@dataclass(frozen=True)
class Diagnosis:
    """What keeps the level down, and how evenly its parts stand; no part of the rating."""

    parts: Sequence[tuple[Bilingual, float]]
    obstacles: Sequence[tuple[Bilingual, float]]
    coupling: float | None
    coordination: float | None
    grade: Coordination | None


def _diagnosis(level: LevelYear, one: PilotYear, programme: Programme) -> Diagnosis | None:
    """The diagnosis of a pilot; None where its level index is withheld."""
    if level.index is None or one.level is None:
        return None
    row, scores = level.values.units.index(one.pilot.no), level.index.normalized
    root = level.index.index.root.branch
    weight_of = overall_weights(root)
    weights = np.array([weight_of.get(code, 0.0) for code in scores.indicators])
    degrees = obstacle_degree(scores.numbers, weights)[row]
    obstacles = [
        (programme.indicators[code].name, float(degrees[scores.indicators.index(code)]))
        for code in main_obstacles(scores, weights)[one.pilot.no]
    ]
    parts = [
        (child.name or Bilingual(child.code, ""), float(level.index.nodes[child.code].scores[row]))
        for child in root.children
    ]
    shares = np.array([score for _, score in parts]) / 100
    if len(shares) < 2 or np.isnan(shares).any():
        return Diagnosis(parts, obstacles, None, None, None)
    degree = coupling(shares)
    together = coordination(degree, shares, np.array([child.weight for child in root.children]))
    grade = coordination_grade(float(together))
    return Diagnosis(parts, obstacles, float(degree), float(together), grade)
