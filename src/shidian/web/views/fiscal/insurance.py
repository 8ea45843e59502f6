"""Social insurance of one person: wages, cover and open rates typed, the answer beside them."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from django.http import HttpRequest, HttpResponse

from shidian.core import Bilingual, DataError, Fault
from shidian.mechanisms.citizenization.insurance_question import HOUSING_FUND, InsuranceQuestion
from shidian.mechanisms.citizenization.insurance_result import InsuranceResult, insurance_answered
from shidian.mechanisms.citizenization.stated_rates import (
    EMPLOYED,
    InsuranceRates,
    RateInForce,
    in_force,
    insurance_of,
)
from shidian.programme import Programme
from shidian.store.access import today
from shidian.store.snapshot import assessed
from shidian.web.views.fiscal.answer import Form, answer
from shidian.web.views.fiscal.fields import (
    Choice,
    Field,
    by_field,
    choice_of,
    day_of,
    number_of,
    typed,
    with_faults,
)
from shidian.web.views.fiscal.insurance_fields import (
    INJURY_CLASS,
    MORE,
    WAGES,
    cover_fields,
    day_field,
    rate_fields,
    scheme_rows,
)
from shidian.web.views.schemes.annex import titles_of

_FUND = Choice("housing_fund", Bilingual("连同住房公积金", "With the housing fund"))


def page(request: HttpRequest) -> HttpResponse:
    """The form, and what one person insured adds a year."""
    return answer(request, form_of(request))


def form_of(request: HttpRequest) -> Form:
    """The form as it was filled in, and its answer."""
    programme = assessed()[0].programme
    stated = insurance_of(programme)
    faults: list[Fault] = []
    fund = choice_of(request.GET, _FUND, ("yes",), faults) == "yes"
    wanted = (*EMPLOYED, HOUSING_FUND) if fund else EMPLOYED
    schemes = {one.scheme: one.label for one in stated.schemes if one.scheme in wanted}
    on = typed(request.GET, day_field(today()))
    day, rates = _rates(stated, on, list(schemes), faults)
    asked = (*WAGES, INJURY_CLASS, *MORE, *cover_fields(schemes), *rate_fields(rates))
    fields = [typed(request.GET, one) for one in asked]
    result = _result(programme, day, list(schemes), fields, faults)
    told = by_field(faults, ["on", *(one.name for one in fields)])
    by_name = {one.name: one for one in with_faults((on, *fields), told)}
    context = _context(result, by_name, rates) | {
        "titles": titles_of(programme),
        "rows": scheme_rows(schemes, rates, by_name),
        "general": told.get("", ()),
        "missing": [one.label for one in fields if not one.value],
        "housing_fund": fund,
    }
    others = {_FUND.name: "yes" if fund else ""}
    return Form("insurance", context, [*by_name.values()], others)


def _context(
    result: InsuranceResult | None, by_name: Mapping[str, Field], rates: Sequence[RateInForce]
) -> dict[str, Any]:
    """The answer, how much of it nobody verified, and the fields beside the table."""
    warnings = result.warnings if result else ()
    return {
        "result": result,
        "doubtful": sum(one.code == "official_source" for one in warnings),
        "on": by_name["on"],
        "basics": [by_name[one.name] for one in (*WAGES, INJURY_CLASS, *MORE)],
        "choices": [by_name[one.path] for one in rates if one.open],
    }


def _rates(
    stated: InsuranceRates, on: Field, schemes: Sequence[str], faults: list[Fault]
) -> tuple[date, Sequence[RateInForce]]:
    """The day and its rates; those of today beside a fault, so that nothing typed is lost."""
    try:
        day = day_of(on) or today()
        return day, in_force(stated, day, schemes)
    except DataError as error:
        faults += error.faults
        return today(), in_force(stated, today(), schemes)


def _result(
    programme: Programme,
    day: date,
    schemes: Sequence[str],
    fields: Sequence[Field],
    faults: list[Fault],
) -> InsuranceResult | None:
    """The answer; None where something is still to be filled in, or wrong."""
    numbers: dict[str, Decimal] = {}
    for one in fields:
        try:
            found = number_of(one) if one.value else None
            numbers |= {} if found is None else {one.name: found}
        except DataError as error:
            faults += error.faults
    if faults or len(numbers) < len(fields):
        return None
    try:
        return insurance_answered(programme, _question(day, schemes, numbers))
    except DataError as error:
        faults += error.faults
        return None


def _question(
    day: date, schemes: Sequence[str], numbers: Mapping[str, Decimal]
) -> InsuranceQuestion:
    payers = ("employer", "employee")
    paths = [f"{scheme}.{payer}" for scheme in schemes for payer in payers]
    return InsuranceQuestion(
        on=day,
        injury_class=str(int(numbers[INJURY_CLASS.name])),
        held={scheme: numbers[f"held.{scheme}"] for scheme in schemes},
        reached={scheme: numbers[f"reached.{scheme}"] for scheme in schemes},
        chosen={path: numbers[path] for path in paths if path in numbers},
        schemes=schemes,
        **{one.name: numbers[one.name] for one in (*WAGES, *MORE)},
    )
