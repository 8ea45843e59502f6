"""The equalization transfer by the measure of 2022, its two unknown weights as fields."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from django.http import HttpRequest, HttpResponse

from shidian.core import Bilingual, DataError, Fault
from shidian.mechanisms.transfers.areas import told_of_areas
from shidian.mechanisms.transfers.basis import WEIGHTS_NOTICE
from shidian.mechanisms.transfers.changes import changed
from shidian.mechanisms.transfers.equalization_result import equalization_answered
from shidian.mechanisms.transfers.package import EqualizationTerms, StatedTerms
from shidian.mechanisms.transfers.pool import pool_given
from shidian.store.snapshot import assessed
from shidian.web.views.fiscal import package
from shidian.web.views.fiscal.answer import Form, answer
from shidian.web.views.fiscal.division import (
    AREA,
    compared,
    names_of,
    numbers_of,
    pool_field,
    term_field,
    told,
)
from shidian.web.views.fiscal.fields import Field, typed
from shidian.web.views.fiscal.grid import Grid, Head, grid_of
from shidian.web.views.schemes.annex import titles_of

FILE = "equalization.csv"
_HEADS = (
    AREA,
    Head("spending", Bilingual("标准支出（元）", "Standard spending, yuan"), needed=True),
    Head("revenue", Bilingual("标准收入（元）", "Standard revenue, yuan"), needed=True),
    Head("mandatory", Bilingual("必保支出（元）", "Mandatory spending, yuan"), needed=True),
    Head("growth_control", Bilingual("增幅控制调整（元）", "Growth control, yuan")),
    Head("effort_award", Bilingual("奖补（元）", "Effort award, yuan")),
)
_POOL = Bilingual("转移支付总额", "Pool of the transfer")
_WEIGHTS = (
    ("weight_gap", Bilingual("w1，按缺口", "w1, by the gap")),
    ("weight_difficulty", Bilingual("w2，按困难程度", "w2, by difficulty")),
)
_SAME_POOL = Bilingual("同样的资金、原来的权重", "the same pool under the weights as stated")


def page(request: HttpRequest) -> HttpResponse:
    """The pool, the weights, the places, and who gains where the weights change."""
    return answer(request, form_of(request))


def form_of(request: HttpRequest) -> Form:
    """The form as it was filled in, and its answer."""
    programme = assessed()[0].programme
    stated = package.equalization_terms(programme)
    weights = [
        term_field(name, label, getattr(stated.terms, name), Decimal(2)) for name, label in _WEIGHTS
    ]
    fields: Sequence[Field] = [
        typed(request.GET, one) for one in (pool_field(None, _POOL), *weights)
    ]
    faults: list[Fault] = []
    grid = grid_of(request.GET, _HEADS, faults)
    context: dict[str, Any] = {}
    pool = numbers_of(fields, faults).get("pool")
    if not faults and grid.filled and pool is not None:
        try:
            context = _divided(grid, pool, stated, fields)
            context["result"] = told_of_areas(programme, context["result"], FILE)
        except DataError as error:
            faults += error.faults
    fields, grid, general = told(fields, grid, faults)
    context |= {
        "titles": titles_of(programme),
        "fields": fields,
        "grid": grid,
        "general": general,
        "notice": WEIGHTS_NOTICE,
        "areas": names_of(programme),
    }
    return Form("equalization", context, [*fields, *grid.fields])


def _divided(
    grid: Grid, yuan: Decimal, stated: StatedTerms[EqualizationTerms], fields: Sequence[Field]
) -> dict[str, Any]:
    """The transfer with the weights typed; beside it that of the stated ones, where they differ."""
    content, pool = grid.csv(*(head.name for head in _HEADS)), pool_given(yuan)
    before = equalization_answered(content, FILE, stated, pool)
    weights = {one.name: one.value for one in fields if one.changed and one.name != "pool"}
    if not weights:
        return {"result": before}
    result = equalization_answered(content, FILE, changed(stated, weights), pool)
    return {"result": result, **compared(before, result, _SAME_POOL)}
