"""Policies, signed decisions and figures of reports in the API."""

from typing import Any

from django.http import HttpRequest, JsonResponse
from ninja import Query, Router
from ninja.decorators import decorate_view

from shidian.assessment.policy import policies_of, policy_of
from shidian.programme import find_pilot
from shidian.store.decisions import chain, states
from shidian.store.figures import find
from shidian.store.snapshot import assessed
from shidian.web.api.evaluation_schemas import (
    DecisionPage,
    FigureOut,
    PolicyPage,
    decision_out,
    policy_out,
)
from shidian.web.api.paging import PageQuery, page_of
from shidian.web.api.schemas import Problem
from shidian.web.state import while_register_stands

router = Router(tags=["decisions"])
_REFUSED = {404: Problem, 422: Problem, 503: Problem}


@router.get("/policies", response={200: PolicyPage, **_REFUSED})
@decorate_view(while_register_stands)
def policies(request: HttpRequest, part: Query[PageQuery]) -> JsonResponse:
    """The assessment policies of the package, whole."""
    programme = assessed()[0].programme
    in_force = policy_of(programme).policy.code
    found = list(policies_of(programme).values())
    return page_of(found, part, lambda one: policy_out(one, one.policy.code == in_force))


@router.get("/decisions", response={200: DecisionPage, **_REFUSED})
@decorate_view(while_register_stands)
def decisions(
    request: HttpRequest, part: Query[PageQuery], pilot: str | None = None
) -> JsonResponse:
    """The chain of signed decisions in its order; 503 if it does not hold."""
    programme = assessed()[0].programme
    states(policy_of(programme).policy)  # nobody is given a chain that was tampered with
    own = None if pilot is None else find_pilot(programme, pilot).no
    found = [one for one in chain() if own in (None, one.pilot)]
    return page_of(found, part, decision_out)


@router.get("/figures/{slug:asked}", response={200: FigureOut, 404: Problem, 503: Problem})
@decorate_view(while_register_stands)
def figure(request: HttpRequest, asked: str) -> dict[str, Any]:
    """The figure behind a reference id of a report."""
    found = find(asked)
    return {"id": found.pk, **found.content}
