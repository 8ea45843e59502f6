"""The citizenization award divided among places by this project's formula, and compared."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

from django.http import HttpRequest, HttpResponse

from shidian.core import Bilingual, DataError, Fault
from shidian.mechanisms.transfers.areas import told_of_areas
from shidian.mechanisms.transfers.award import AwardTerms
from shidian.mechanisms.transfers.award_result import AwardQuestion, award_answered
from shidian.mechanisms.transfers.basis import NOTICE
from shidian.mechanisms.transfers.changes import changed
from shidian.mechanisms.transfers.limits import NO_LIMITS, LimitTerms, PlaceLimits
from shidian.mechanisms.transfers.package import AwardFund, StatedTerms
from shidian.mechanisms.transfers.pool import Pool, pool_given, pool_of_year
from shidian.mechanisms.transfers.words import kind_words
from shidian.store.snapshot import assessed
from shidian.web.views.fiscal import package
from shidian.web.views.fiscal.answer import Form, answer
from shidian.web.views.fiscal.award_table import PLACES, at_cell, heads_of, places_typed
from shidian.web.views.fiscal.division import (
    Numbers,
    compared,
    names_of,
    numbers_of,
    pool_field,
    term_field,
    told,
)
from shidian.web.views.fiscal.fields import Choice, Field, choice_of, typed
from shidian.web.views.fiscal.forms import unverified
from shidian.web.views.fiscal.grid import Grid, grid_of
from shidian.web.views.schemes.annex import titles_of

_POOL = Bilingual("奖励资金总额", "Pool of the award")
_SHARE = Bilingual("落户部分占比", "Share for people settled")
_LIMITS = (
    ("hold", Bilingual("保底，占上年", "Least, of last year")),
    ("cap", Bilingual("封顶，占上年", "Most, of last year")),
)

AGAINST = Choice("against", Bilingual("与哪年的中央奖励比", "Set against the central award of"))
_SAME_POOL = Bilingual(
    "同样的资金、原来的权重、不设保底封顶",
    "the same pool under the weights as stated, without a least and a most",
)


def page(request: HttpRequest) -> HttpResponse:
    """The pool, the terms, the places; who gains and loses against what is asked for."""
    return answer(request, form_of(request))


def form_of(request: HttpRequest) -> Form:
    """The form as it was filled in, and its answer."""
    programme = assessed()[0].programme
    stated = package.award_terms(programme)
    funds = package.award_funds(programme)
    pool = pool_of_year(programme, max(funds, key=lambda year: _newest(funds[year])))
    fields: Sequence[Field] = [typed(request.GET, one) for one in _fields(pool, stated.terms)]
    faults: list[Fault] = []
    grid = grid_of(request.GET, heads_of(stated.terms), faults)
    context: dict[str, Any] = {}
    against = choice_of(request.GET, AGAINST, map(str, sorted(funds)), faults)
    numbers = numbers_of(fields, faults)
    if not faults and grid.filled:
        base = pool_of_year(programme, int(against)) if against else None
        try:
            context = _divided(_asked(grid, pool, stated, fields, numbers), stated, base)
            context["result"] = told_of_areas(programme, context["result"], PLACES)
        except DataError as error:
            faults += [at_cell(fault, grid, list(stated.terms.weights)) for fault in error.faults]
    fields, grid, general = told(fields, grid, faults)
    context |= {
        "titles": titles_of(programme),
        "fields": fields,
        "grid": grid,
        "general": general,
        "pool": pool,
        "notice": NOTICE,
        "areas": names_of(programme),
        "years": sorted(funds, reverse=True),
        "against": against,
    }
    return Form("award", context, [*fields, *grid.fields], {AGAINST.name: against})


def _newest(fund: AwardFund) -> tuple[bool, int]:
    """The newest of the years that somebody has verified comes last, for `max`."""
    return not unverified(fund.source), fund.year


def _fields(pool: Pool, terms: AwardTerms) -> Iterator[Field]:
    yield pool_field(pool, _POOL)
    for kind, weight in terms.weights.items():
        name = kind_words(kind)
        label = Bilingual(f"{name.zh}落户的权重", f"Weight: {name.en}")
        yield term_field(f"weights.{kind}", label, weight, Decimal(2))
    share = term_field("people_share", _SHARE, terms.people_share, Decimal(1))
    yield replace(share, high=Decimal(1))
    for name, label in _LIMITS:
        yield term_field(name, label, None, Decimal(2))


def _asked(
    grid: Grid,
    pool: Pool,
    stated: StatedTerms[AwardTerms],
    fields: Sequence[Field],
    numbers: Numbers,
) -> AwardQuestion:
    """The question with what was typed."""
    terms = {
        one.name: one.value
        for one in fields
        if one.changed and one.name.startswith(("weights", "people"))
    }
    given = numbers["pool"]
    return AwardQuestion(
        places=places_typed(grid, stated.terms),
        terms=changed(stated, terms),
        pool=pool_given(given) if given is not None and given * 100 != pool.cents else pool,
        limits=LimitTerms(hold=numbers["hold"], cap=numbers["cap"]),
    )


def _divided(
    asked: AwardQuestion, stated: StatedTerms[AwardTerms], base: Pool | None
) -> dict[str, Any]:
    """The award; set against the pool of a year that was asked for, or the stated terms.

    A pool alone is no change of rules: without a year there is nothing to set it against.
    """
    result, own = award_answered(asked), asked.places.limits
    limited = asked.limits != NO_LIMITS or any(one is not None for one in own.most.values())
    if base is None and asked.terms == stated and not limited:
        return {"result": result}
    free = replace(asked.places, limits=PlaceLimits(own.last_year))
    before = award_answered(AwardQuestion(places=free, terms=stated, pool=base or asked.pool))
    said = _of_year(base.year) if base else _SAME_POOL
    return {"result": result, **compared(before, result, said)}


def _of_year(year: int | None) -> Bilingual:
    return Bilingual(
        f"{year} 年的资金、原来的权重、不设保底封顶",
        f"the pool of {year} under the weights as stated, without a least and a most",
    )
