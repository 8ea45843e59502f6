"""Rates of social insurance on a day: dated values, choices, and what rests on which document."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from shidian.core import Confidence, DataError
from shidian.mechanisms.citizenization.insurance import yearly
from shidian.mechanisms.citizenization.rates import rates_on
from shidian.mechanisms.citizenization.stated_rates import FILE, insurance_of

IN_2014, IN_2017 = date(2014, 6, 1), date(2017, 6, 1)
RURAL_2014 = {"unemployment.employee": Decimal(0), "maternity.employer": Decimal("0.008")}
CHOICE = {"pension.employer": Decimal("0.19")}
PENSION = {
    "the last day at 20 %": (date(2016, 4, 30), {}, "0.20"),
    "the last day before 16 %": (date(2019, 4, 30), CHOICE, "0.19"),
    "the first day at 16 %": (date(2019, 5, 1), {}, "0.16"),
}
REFUSED = {
    "before the first value": (
        *(date(1997, 12, 31), "1", CHOICE, ("pension",), "insurance_before"),
    ),
    "no choice where one is needed": (IN_2017, "1", {}, ("pension",), "insurance_choice"),
    "a choice outside the bounds": (
        *(IN_2017, "1", {"pension.employer": Decimal("0.16")}, ("pension",)),
        "insurance_choice_outside",
    ),
    "a choice where the document leaves none": (
        *(date(2019, 5, 1), "1", CHOICE, ("pension",), "insurance_choice_outside"),
    ),
    "a choice for a scheme that is not asked for": (
        *(IN_2014, "1", {"housing_fund.employer": Decimal("0.05")}, ("pension",)),
        "insurance_unknown",
    ),
    "a class that there is not yet": (IN_2014, "4", {}, ("work_injury",), "insurance_class"),
    "an unknown scheme": (IN_2014, "1", {}, ("annuity",), "insurance_unknown"),
    "an unknown name of a choice": (
        *(IN_2014, "1", {"pension": Decimal(0)}, ("pension",), "insurance_unknown"),
    ),
    "both parts above the total": (
        *(date(2015, 6, 1), "1"),
        {"unemployment.employer": Decimal("0.02"), "unemployment.employee": Decimal("0.01")},
        *(("unemployment",), "insurance_total"),
    ),
}
SCHEME = """\
floor: "0.6"
cap: "3"
base_source: {document: assumption}
schemes:
  - scheme: pension
    label: {zh: a, en: a}
    employer: [EMPLOYER]
    employee: [{from: 2000-01-01, share: "0.08", source: {document: assumption}}]
"""
FORMS = {
    "nothing": "",
    "two forms": 'share: "0.1", low: "0.1", high: "0.2", ',
    "half an interval": 'low: "0.1", ',
    "upside down": 'low: "0.2", high: "0.1", ',
    "above one": 'share: "20", ',
}


def rewritten(programme, content):
    return replace(programme, mechanisms={**programme.mechanisms, FILE: content.encode()})


def test_the_golden_case_of_2014_from_the_stated_rates(programme):
    found = rates_on(programme, IN_2014, "2", RURAL_2014)
    covered = dict.fromkeys(found.rates, Decimal(1))
    employer, person = yearly(Decimal(2_609), found.rates, covered)
    assert (round(employer, 1), round(person, 1)) == (Decimal("9329.8"), Decimal("3130.8"))
    assert (found.floor, found.cap) == (Decimal("0.6"), 3)


@pytest.mark.parametrize(("day", "choice", "expected"), PENSION.values(), ids=PENSION)
def test_a_rate_holds_from_its_day_on(programme, day, choice, expected):
    found = rates_on(programme, day, "1", choice, ("pension",))
    assert found.rates["pension"].employer == Decimal(expected)


def test_every_value_comes_with_who_says_so(programme):
    used = {one.name: one for one in rates_on(programme, IN_2014, "2", RURAL_2014).used}
    assert len(used) == 2 * 5 + 2
    maternity = used["maternity.employer"]
    assert (maternity.value, maternity.low, maternity.high) == (
        Decimal("0.008"),
        0,
        Decimal("0.01"),
    )
    assert maternity.confidence is Confidence.UNVERIFIED
    assert used["unemployment.employer"].confidence is Confidence.HIGH
    assert used["base.floor"].confidence is Confidence.UNVERIFIED
    assert all(one.source.document in programme.documents for one in used.values())


@pytest.mark.parametrize(
    ("day", "injury", "choice", "schemes", "code"), REFUSED.values(), ids=REFUSED
)
def test_what_no_document_allows_is_refused(programme, day, injury, choice, schemes, code):
    with pytest.raises(DataError) as refused:
        rates_on(programme, day, injury, choice, schemes)
    assert [fault.code for fault in refused.value.faults] == [code]


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
def test_a_rate_without_one_form_is_refused_at_its_place(programme, form):
    rate = f"{{from: 2000-01-01, {form}source: {{document: assumption}}}}"
    with pytest.raises(DataError) as refused:
        insurance_of(rewritten(programme, SCHEME.replace("EMPLOYER", rate)))
    [fault] = refused.value.faults
    assert fault.code == "insurance_rate_form"
    assert (fault.place.row, fault.place.column) == (7, "schemes[0].employer[0]")


def test_rates_out_of_order_are_refused(programme):
    rates = [
        f'{{from: {day}, share: "0.1", source: {{document: assumption}}}}'
        for day in ("2001-01-01", "2000-01-01")
    ]
    with pytest.raises(DataError) as refused:
        insurance_of(rewritten(programme, SCHEME.replace("EMPLOYER", ", ".join(rates))))
    assert [fault.code for fault in refused.value.faults] == ["dates_out_of_order"]


def test_before_the_rates_the_day_is_told_from_which_all_are_known(programme):
    # pension: employer since 1998, person since 2006
    with pytest.raises(DataError) as refused:
        rates_on(programme, date(2003, 6, 1), "1", {}, ("pension", "medical"))
    [fault] = refused.value.faults
    assert fault.found["first"] == "2006-01-01"
    assert fault.text("zh") == "2003-06-01 时还没有这些险种的费率：基本养老保险。"
    assert fault.place.column == "on"


def test_every_open_choice_is_told_at_once(programme):
    with pytest.raises(DataError) as refused:
        rates_on(programme, IN_2017, "1")
    assert [(one.code, one.place.column) for one in refused.value.faults] == [
        ("insurance_choice", "pension.employer"),
        ("insurance_choice", "unemployment.employer"),
        ("insurance_choice", "unemployment.employee"),
        ("insurance_choice", "maternity.employer"),
    ]


def test_a_scheme_without_rates_is_refused(programme):
    with pytest.raises(DataError) as refused:
        insurance_of(rewritten(programme, SCHEME.replace("EMPLOYER", "")))
    [fault] = refused.value.faults
    assert (fault.code, fault.place.column) == ("insurance_rates_none", "schemes[0].employer")


@pytest.mark.parametrize(("floor", "cap"), [("5", "-3"), ("-1", "3"), ("3", "0.6")])
def test_bounds_of_the_base_that_are_out_of_order_are_refused(programme, floor, cap):
    stated = insurance_of(programme)
    with pytest.raises(DataError) as refused:
        replace(stated, floor=Decimal(floor), cap=Decimal(cap))
    assert [fault.code for fault in refused.value.faults] == ["insurance_bounds"]
