"""Evaluations in the API: targets, pilots, nodes of the level index, ranks."""

from collections.abc import Iterator
from typing import Any, Literal

import numpy as np
from django.http import HttpRequest, JsonResponse
from ninja import Query, Router, Schema
from ninja.decorators import decorate_view

from shidian.assessment.composite.hierarchy import branches
from shidian.assessment.evaluation import Evaluation, Ranking
from shidian.assessment.policy import Branch
from shidian.assessment.targets.status import Status
from shidian.core import Bilingual
from shidian.programme import Programme, find_peer_class
from shidian.store.evaluations import evaluated
from shidian.store.snapshot import assessed
from shidian.web.api.evaluation_schemas import (
    NodePage,
    PilotYearPage,
    RankPage,
    TargetPage,
    name_out,
    number,
    pilot_year_out,
    target_out,
)
from shidian.web.api.filters import FilterQuery, Wanted
from shidian.web.api.paging import PageQuery, page_of
from shidian.web.api.schemas import Problem
from shidian.web.shaken import shaken
from shidian.web.state import while_register_stands
from shidian.web.years import year_of

router = Router(tags=["evaluation"])
StatusName = Literal[tuple(one.code for one in Status)]  # one list, that of the statuses
_REFUSED = {404: Problem, 422: Problem, 503: Problem}


class PolicyQuery(Schema):
    """Under which policy; None for the one in force."""

    policy: str | None = Query(
        None, max_length=80, description="评估办法的代码 / code of a policy of the package"
    )


@router.get("/evaluations/{int:year}/targets", response={200: TargetPage, **_REFUSED})
@decorate_view(while_register_stands)
def targets(
    request: HttpRequest,
    year: int,
    part: Query[PageQuery],
    only: Query[FilterQuery],
    under: Query[PolicyQuery],
    status: StatusName | None = None,
) -> JsonResponse:
    """Where every target stands in a year; `year` in the query is that of the target."""
    records, _policy, evaluation = _asked(year, under)
    programme, wanted = records.snapshot.programme, Wanted(only, records.snapshot)
    counting = {id(one) for pilot in evaluation.pilots.values() for one in pilot.counting}
    found = [
        one
        for one in evaluation.progress
        if status in (None, one.status.code)
        and wanted.keeps(one.result.pilot, one.result.indicator.code, one.result.target.record.year)
    ]
    return page_of(found, part, lambda one: target_out(one, id(one) in counting, programme))


@router.get("/evaluations/{int:year}/pilots", response={200: PilotYearPage, **_REFUSED})
@decorate_view(while_register_stands)
def pilots(
    request: HttpRequest,
    year: int,
    part: Query[PageQuery],
    under: Query[PolicyQuery],
    peer_class: str | None = None,
) -> JsonResponse:
    """Indices, blocks, grade, rung and proposals of every pilot."""
    records, policy, evaluation = _asked(year, under)
    programme = records.snapshot.programme
    of_class = None if peer_class is None else find_peer_class(programme, peer_class)
    found = [one for one in evaluation.pilots.values() if of_class in (None, one.pilot.peer_class)]
    return page_of(found, part, lambda one: pilot_year_out(one, policy))


@router.get("/evaluations/{int:year}/level", response={200: NodePage, **_REFUSED})
@decorate_view(while_register_stands)
def level(
    request: HttpRequest, year: int, part: Query[PageQuery], under: Query[PolicyQuery]
) -> JsonResponse:
    """Scores of every node of the level index by pilot; empty where the index is withheld."""
    records, _policy, evaluation = _asked(year, under)
    found = list(_nodes(evaluation, records.snapshot.programme))
    return page_of(found, part, lambda one: one)


@router.get("/evaluations/{int:year}/robustness", response={200: RankPage, **_REFUSED})
@decorate_view(while_register_stands)
def robustness(request: HttpRequest, year: int, part: Query[PageQuery]) -> JsonResponse:
    """Ranges of rank within the class: of the level index, or, where that is withheld, of the
    core indicator that `of` names, under its error of measurement alone."""
    snapshot, _ = assessed()
    ranking = shaken(year_of(snapshot, year)).ranking
    found = list(_ranks(ranking, snapshot.programme)) if ranking else []
    return page_of(found, part, lambda one: one)


def _asked(year: int, under: PolicyQuery) -> Any:
    return evaluated(year_of(assessed()[0], year), under.policy)


def _nodes(evaluation: Evaluation, programme: Programme) -> Iterator[dict[str, Any]]:
    index = evaluation.level.index
    if index is None:
        return
    root = index.index.root.branch
    parents = {child.code: one.code for one in branches(root) for child in one.children}
    for row, pilot in enumerate(index.index.units):
        for code, node in index.nodes.items():
            yield {
                "pilot": pilot,
                "node": code,
                "name": name_out(_name(node.branch, programme)),
                "parent": parents.get(code),
                "weight": number(node.branch.weight),
                "method": node.method,
                "score": number(float(node.scores[row])),
                "coverage": number(float(node.coverage[row])),
            }


def _name(branch: Branch, programme: Programme) -> Bilingual:
    indicator = programme.indicators.get(branch.code)
    return branch.name or (indicator.name if indicator else Bilingual(branch.code, ""))


def _ranks(ranking: Ranking, programme: Programme) -> Iterator[dict[str, Any]]:
    found, of = ranking.shaken.intervals, ranking.indicator
    values = ranking.shaken.scores if of is None else ranking.model.values.column(of.code)
    for at, unit in enumerate(ranking.shaken.units):
        if np.isnan(found.nominal[at]):
            continue
        yield {
            "pilot": unit,
            "peer_class": programme.pilots[unit].peer_class,
            "of": of.code if of else "level",
            "value": number(float(values[at])),
            "rank": int(found.nominal[at]),
            "rank_low": int(found.low[at]),
            "rank_median": int(found.median[at]),
            "rank_high": int(found.high[at]),
            "top": number(float(found.top[at])),
            "bottom": number(float(found.bottom[at])),
            "decided": number(float(found.decided[at])),
            "draws": ranking.shaken.draws,
            "seed": ranking.shaken.seed,
        }
