"""Social insurance of one person in the API: what employer and person add a year."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django.http import HttpRequest, JsonResponse
from ninja import Field, Router, Schema

from shidian.mechanisms.citizenization.insurance_question import (
    AMOUNTS,
    HOUSING_FUND,
    InsuranceQuestion,
)
from shidian.mechanisms.citizenization.insurance_result import InsuranceResult, insurance_answered
from shidian.mechanisms.citizenization.stated_rates import EMPLOYED
from shidian.store.snapshot import assessed
from shidian.web.api.cost import REFUSED
from shidian.web.api.cost_answers import caution_out, money, plain, used_out
from shidian.web.api.cost_schemas import CautionOut, UsedOut
from shidian.web.api.evaluation_schemas import name_out
from shidian.web.api.given import Given, Number
from shidian.web.api.schemas import Name
from shidian.web.api.sent import day_sent, number_sent, told

router = Router(tags=["cost"])
MOST = 20  # entries of a mapping


class InsuranceIn(Given):
    """Who is insured: yuan and shares as text.

    `held` and `reached` are the shares covered before and after, by scheme; 0 and 1 where none is
    named. `chosen` says what is taken where a document leaves a choice: `maternity.employer`.
    `training` is of a year, `wage_gap` of a month; of the person `living_gap` of a year, `housing`
    and `schooling` once.
    """

    on: str = Field(..., max_length=10)
    wage: Number
    local_wage: Number
    injury_class: Number = "1"
    held: dict[str, Number] = Field({}, max_length=MOST)
    reached: dict[str, Number] = Field({}, max_length=MOST)
    chosen: dict[str, Number] = Field({}, max_length=MOST)
    training: Number = "0"
    wage_gap: Number = "0"
    living_gap: Number = "0"
    housing: Number = "0"
    schooling: Number = "0"
    housing_fund: bool = False


class SchemeOut(Schema):
    """What a scheme adds a year, in yuan; rates are shares of the base."""

    scheme: str
    label: Name
    held: str
    reached: str
    employer_rate: str
    employee_rate: str
    employer: str
    employee: str


class InsuranceOut(Schema):
    """What one person insured adds a year, in yuan; `base` is a month's, cut to its bounds.

    `once` is what the person bears once: `housing` and `schooling`.
    """

    base: str
    employer: str
    employee: str
    training: str
    wage_gap: str
    living_gap: str
    housing: str
    schooling: str
    once: str
    rows: list[SchemeOut]
    parameters: list[UsedOut]
    warnings: list[CautionOut]
    hashes: dict[str, str]


@router.post("/cost/insurance", response={200: InsuranceOut, **REFUSED})
def insurance(request: HttpRequest, sent: InsuranceIn) -> JsonResponse:
    """What employer and person add a year for one person insured; nothing is kept."""
    return told(
        request,
        lambda: _out(insurance_answered(assessed()[0].programme, _question(sent))),
    )


def _question(sent: InsuranceIn) -> InsuranceQuestion:
    amounts = {name: number_sent(getattr(sent, name), name) for name in AMOUNTS}
    return InsuranceQuestion(
        on=day_sent(sent.on, "on"),
        injury_class=sent.injury_class,
        held=_numbers(sent.held, "held."),
        reached=_numbers(sent.reached, "reached."),
        chosen=_numbers(sent.chosen, ""),
        schemes=(*EMPLOYED, HOUSING_FUND) if sent.housing_fund else EMPLOYED,
        **amounts,
    )


def _out(found: InsuranceResult) -> dict[str, Any]:
    return {
        "base": plain(found.base),
        "employer": money(found.employer),
        "employee": money(found.employee),
        "training": money(found.training),
        "wage_gap": money(found.wage_gap),
        "living_gap": money(found.living_gap),
        "housing": money(found.housing),
        "schooling": money(found.schooling),
        "once": money(found.once),
        "rows": [
            {
                "scheme": one.scheme,
                "label": name_out(one.label),
                "held": plain(one.held),
                "reached": plain(one.reached),
                "employer_rate": plain(one.rate.employer),
                "employee_rate": plain(one.rate.employee),
                "employer": money(one.employer),
                "employee": money(one.employee),
            }
            for one in found.rows
        ],
        "parameters": [used_out(one) for one in found.parameters],
        "warnings": [caution_out(one) for one in found.warnings],
        "hashes": dict(found.hashes),
    }


def _numbers(sent: Mapping[str, str], head: str) -> dict[str, Decimal]:
    return {name: number_sent(text, f"{head}{name}"[:80]) for name, text in sent.items()}
