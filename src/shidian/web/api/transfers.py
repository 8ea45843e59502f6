"""Land and award in the API: the rules, and what is due."""

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from django.http import HttpRequest, JsonResponse
from ninja import Query, Router
from ninja.decorators import decorate_view

from shidian.core import DataError, Fault, Place
from shidian.mechanisms.transfers.award_places import read_award_places
from shidian.mechanisms.transfers.award_result import AwardQuestion, award_answered
from shidian.mechanisms.transfers.basis import NOTICE
from shidian.mechanisms.transfers.changes import changed
from shidian.mechanisms.transfers.land import LandRule, land_due, rule_on
from shidian.mechanisms.transfers.limits import LimitTerms
from shidian.mechanisms.transfers.pool import Pool, pool_given, pool_of_year
from shidian.mechanisms.transfers.results import AwardResult
from shidian.programme import Programme
from shidian.programme.cells import number
from shidian.store.snapshot import assessed
from shidian.web.api.cost import REFUSED, told
from shidian.web.api.cost_answers import caution_out, money, plain, used_out
from shidian.web.api.evaluation_schemas import name_out
from shidian.web.api.paging import PageQuery, page_of
from shidian.web.api.scheme_answers import cited
from shidian.web.api.transfers_schemas import AwardIn, AwardOut, LandIn, LandOut, LandRulePage
from shidian.web.state import while_register_stands
from shidian.web.views.fiscal import package

router = Router(tags=["transfers"])
SETTLED, PLACES = "settled", "places"


@router.get("/transfers/land-rules", response={200: LandRulePage, **REFUSED})
@decorate_view(while_register_stands)
def land_rules(request: HttpRequest, part: Query[PageQuery]) -> JsonResponse:
    """The rules on construction land for people who settled."""
    return page_of(list(package.land_rules(assessed()[0].programme)), part, _rule)


@router.post("/transfers/land", response={200: LandOut, **REFUSED})
def land(request: HttpRequest, sent: LandIn) -> JsonResponse:
    """The land that is due for people who settled; nothing is kept."""
    return told(request, lambda: _land(assessed()[0].programme, sent))


@router.post("/transfers/award", response={200: AwardOut, **REFUSED})
def award(request: HttpRequest, sent: AwardIn) -> JsonResponse:
    """The award divided among places by this project's formula; nothing is kept."""
    return told(request, lambda: _award(assessed()[0].programme, sent))


def _land(programme: Programme, sent: LandIn) -> dict[str, Any]:
    try:
        day = date.fromisoformat(sent.on)
    except ValueError as error:
        raise DataError(Fault("field_day", Place(column="on"), found=sent.on or "-")) from error
    try:
        rule = rule_on(package.land_rules(programme), sent.area, day)
    except DataError as error:
        raise DataError([_at(fault, "on") for fault in error.faults]) from error
    existing, adjustment = (_number(sent, name) for name in ("existing", "adjustment"))
    if existing is None and not sent.centre:
        raise DataError(Fault("empty", Place(column="existing")))
    land = existing if existing is not None else Decimal(0)
    due = land_due(rule, sent.settled, land, adjustment or Decimal(0), sent.centre)
    return {
        "rule": _rule(rule),
        "standard": plain(due.standard),
        "square_metres": plain(due.m2),
        "hectares": plain(due.hectares),
        "mu": plain(due.mu),
    }


def _award(programme: Programme, sent: AwardIn) -> dict[str, Any]:
    stated = package.award_terms(programme)
    settled = _csv(
        ("area", "kind", "age", "people"),
        ((one.area, row.kind, row.age, row.people) for one in sent.places for row in one.settled),
    )
    columns = ("area", "pupils", "per_pupil", "cost_index", "difficulty", "last_year", "most")
    places = _csv(columns, ([getattr(one, name) for name in columns] for one in sent.places))
    question = AwardQuestion(
        places=read_award_places(settled, SETTLED, places, PLACES, stated.terms),
        terms=changed(stated, sent.changes),
        pool=_pool(programme, sent),
        limits=LimitTerms(hold=_number(sent, "hold"), cap=_number(sent, "cap")),
    )
    return _award_out(award_answered(question))


def _pool(programme: Programme, sent: AwardIn) -> Pool:
    given = _number(sent, "pool")
    if (given is None) == (sent.year is None):
        raise DataError(Fault("award_pool_which", Place(column="pool")))
    return pool_given(given) if given is not None else pool_of_year(programme, sent.year or 0)


def _award_out(found: AwardResult) -> dict[str, Any]:
    return {
        "notice": name_out(NOTICE),
        "pool": money(found.pool),
        "year": found.year,
        "left": money(found.left),
        "rows": [
            {
                "area": one.area,
                "people": one.people,
                "pupils": one.pupils,
                "people_units": plain(one.people_units),
                "schooling_units": plain(one.schooling_units),
                "from_people": money(one.people_cents),
                "from_schooling": money(one.schooling_cents),
                "least": None if one.least is None else money(one.least),
                "most": None if one.most is None else money(one.most),
                "yuan": money(one.cents),
            }
            for one in found.rows
        ],
        "parameters": [used_out(one) for one in found.parameters],
        "warnings": [caution_out(one) for one in found.warnings],
        "hashes": dict(found.hashes),
    }


def _rule(rule: LandRule) -> dict[str, Any]:
    return {
        "code": rule.code,
        "since": rule.from_,
        "area": rule.province or None,
        "tiers": [
            {
                "square_metres": plain(one.m2),
                "up_to": None if one.up_to is None else plain(one.up_to),
                "below": None if one.below is None else plain(one.below),
            }
            for one in rule.tiers
        ],
        "adjustment": plain(rule.adjustment),
        "centre": plain(rule.centre),
        "source": cited(rule.source),
    }


def _number(sent: Any, name: str) -> Decimal | None:
    """A number that was sent as text; None where it was not."""
    text = getattr(sent, name)
    if text is None:
        return None
    try:
        return number(text)
    except DataError as error:
        raise DataError([_at(fault, name) for fault in error.faults]) from error


def _at(fault: Fault, column: str) -> Fault:
    return Fault(fault.code, Place(column=column), **fault.found)


def _csv(columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> bytes:
    text = io.StringIO(newline="")
    lines = csv.writer(text, lineterminator="\n")
    lines.writerow(columns)
    lines.writerows(["" if cell is None else cell for cell in row] for row in rows)
    return text.getvalue().encode()
