"""Social insurance as a question: golden amounts, bounds, cautions, and what it rests on."""

from dataclasses import replace
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shidian.core import DataError
from shidian.core.apportionment import yuan
from shidian.mechanisms.citizenization.insurance_question import HOUSING_FUND, InsuranceQuestion
from shidian.mechanisms.citizenization.insurance_result import insurance_answered
from shidian.mechanisms.citizenization.sharing import Payer, SharingRule
from shidian.mechanisms.citizenization.stated_rates import EMPLOYED
from shidian.programme import BUILTIN, load_programme

PROGRAMME = load_programme(BUILTIN / "urbanization_2014")
GOLDEN = InsuranceQuestion(
    on=date(2014, 7, 1),
    wage=Decimal(2_609),
    local_wage=Decimal(4_000),
    injury_class="2",
    chosen={"unemployment.employee": Decimal(0), "maternity.employer": Decimal("0.008")},
)
# of the base, in 2014: pension, medical, unemployment, injury of class 2, maternity
EMPLOYER = [Decimal(one) for one in ("0.2", "0.06", "0.02", "0.01", "0.008")]
EMPLOYEE = [Decimal(one) for one in ("0.08", "0.02", "0", "0", "0")]


def answer(**changes):
    return insurance_answered(PROGRAMME, replace(GOLDEN, **changes))


def codes(result):
    return {one.code for one in result.warnings}


def test_the_golden_case_of_2014():
    found = answer()
    assert (found.employer, found.employee) == (932_978, 313_080)
    assert (round(Decimal(found.employer) / 100, 1), round(Decimal(found.employee) / 100, 1)) == (
        Decimal("9329.8"),
        Decimal("3130.8"),
    )
    assert [one.scheme for one in found.rows] == list(EMPLOYED)


@given(st.integers(241_000, 1_199_999), st.integers(0, 100))
def test_every_amount_is_rounded_once_and_sums_are_of_the_rows(wage, held):
    share = Decimal(held) / 100
    found = answer(
        wage=Decimal(wage) / 100, held=dict.fromkeys(EMPLOYED, share), training=Decimal(7)
    )
    of = [(found.rows[at], EMPLOYER[at], EMPLOYEE[at]) for at in range(5)]
    for row, employer, employee in of:
        for amount, rate in ((row.employer, employer), (row.employee, employee)):
            exact = 12 * Decimal(wage) * rate * (1 - share)
            assert amount == exact.quantize(Decimal(1), ROUND_HALF_UP)
    assert found.employer == sum(row.employer for row in found.rows) + 700
    assert found.employee == sum(row.employee for row in found.rows)


CLIPPED = {
    "below the floor": (1_000, 2_400, "insurance_floor"),
    "at the floor": (2_400, 2_400, None),
    "at the cap": (12_000, 12_000, None),
    "above the cap": (12_001, 12_000, "insurance_cap"),
}


@pytest.mark.parametrize(("wage", "base", "code"), CLIPPED.values(), ids=CLIPPED)
def test_a_wage_outside_its_bounds_is_cut_and_that_is_told(wage, base, code):
    found = answer(wage=Decimal(wage))
    assert found.base == base
    assert codes(found) & {"insurance_floor", "insurance_cap"} == ({code} if code else set())


def test_what_was_chosen_and_what_nobody_verified_is_told():
    found = answer()
    taken = [one.place.column for one in found.warnings if one.code == "insurance_taken"]
    assert taken == ["unemployment.employee", "maternity.employer"]
    doubtful = {one.place.column for one in found.warnings if one.code == "official_source"}
    assert {"base.floor", "base.cap", "medical.employer"} <= doubtful
    values = {one.name: one.value for one in found.parameters}
    assert values["maternity.employer"] == Decimal("0.008")
    assert len(values) == 12


def test_the_age_of_the_rates_is_told_only_where_no_later_one_is_known():
    assert "insurance_newest" not in codes(answer())
    chosen = {
        "unemployment.employer": Decimal("0.005"),
        "unemployment.employee": Decimal("0.005"),
    }
    [told] = [
        one
        for one in answer(on=date(2026, 1, 1), injury_class="1", chosen=chosen).warnings
        if one.code == "insurance_newest"
    ]
    assert told.found["last"] == "2019-05-01"


def test_the_housing_fund_can_be_asked_for():
    fund = {f"{HOUSING_FUND}.{one}": Decimal("0.05") for one in ("employer", "employee")}
    found = answer(schemes=(*EMPLOYED, HOUSING_FUND), chosen={**GOLDEN.chosen, **fund})
    # 12 x 2609 x 0.05 = 1565.40 more for each
    assert (found.employer - 932_978, found.employee - 313_080) == (156_540, 156_540)


def test_equal_pay_and_training_are_the_employers():
    found = answer(wage_gap=Decimal("50.555"), training=Decimal(300))
    assert (found.wage_gap, found.training) == (60_666, 30_000)
    assert (found.employer, found.employee) == (932_978 + 60_666 + 30_000, 313_080)


def test_living_housing_and_schooling_are_the_persons_the_last_two_once():
    more = {"living_gap": 11_000, "housing": 100_000, "schooling": 2_000}
    found = answer(**{key: Decimal(amount) for key, amount in more.items()})
    assert (found.employer, found.employee) == (932_978, 313_080 + 1_100_000)
    assert (found.living_gap, found.once) == (1_100_000, 10_200_000)


def test_only_cover_that_people_do_not_hold_is_paid():
    # the employer's pension: 12 x 2609 x 0.2 = 6261.60
    some = answer(held={"pension": Decimal("0.157")}).rows[0]
    assert some.employer == 527_853  # 6261.60 x 0.843 = 5278.5288
    part = answer(held={"pension": Decimal("0.2")}, reached={"pension": Decimal("0.7")}).rows[0]
    assert part.employee == 125_232
    assert answer(held={"pension": Decimal(1)}).rows[0].employer == 0


def test_its_amounts_are_those_of_a_sharing_rule():
    found = answer()
    amounts = {Payer.ENTERPRISE: yuan(found.employer), Payer.PERSON: yuan(found.employee)}
    rule = SharingRule(amounts=amounts, rest={Payer.CITY: Decimal(1)})
    assert rule.divided(2_000_000, 1) == {
        Payer.ENTERPRISE: 932_978,
        Payer.PERSON: 313_080,
        Payer.CITY: 753_942,
    }


REFUSED = {
    "no wage": ({"wage": Decimal(0)}, "parties_wage", "wage"),
    "a local wage below zero": ({"local_wage": Decimal(-1)}, "parties_wage", "local_wage"),
    "training below zero": ({"training": Decimal(-1)}, "parties_negative", "training"),
    "housing below zero": ({"housing": Decimal(-1)}, "parties_negative", "housing"),
    "a wage that is a slip": ({"wage": Decimal(10**9)}, "parties_large", "wage"),
    "cover above one": ({"held": {"pension": Decimal("1.2")}}, "parties_cover", "held.pension"),
    "cover that falls": (
        {"held": {"pension": Decimal("0.5")}, "reached": {"pension": Decimal("0.4")}},
        "parties_cover_falls",
        "reached.pension",
    ),
    "a scheme without a rate": (
        *({"held": {"dental": Decimal("0.5")}}, "insurance_unknown", "held.dental"),
    ),
}


@pytest.mark.parametrize(("changes", "code", "column"), REFUSED.values(), ids=REFUSED)
def test_what_cannot_be_is_refused_at_its_field(changes, code, column):
    with pytest.raises(DataError) as refused:
        answer(**changes)
    assert [(one.code, one.place.column) for one in refused.value.faults] == [(code, column)]


def test_a_fault_names_the_field_in_words():
    with pytest.raises(DataError) as refused:
        answer(wage=Decimal(-1), local_wage=Decimal(-2), training=Decimal(-3))
    said = [(one.text("zh"), one.text("en")) for one in refused.value.faults]
    assert said == [
        ("本人月工资为 -1。", "The own monthly wage is -1."),
        ("当地月平均工资为 -2。", "The local average monthly wage is -2."),
        ("培训费为 -3，不能小于零。", "The cost of training is -3; it cannot be below zero."),
    ]


def test_the_same_question_has_the_same_hash_and_another_one_another():
    hashes = [answer(**one).hashes["question"] for one in ({}, {}, {"wage": Decimal(2_610)})]
    assert hashes[0] == hashes[1] != hashes[2]


def test_faults_of_wages_and_of_rates_are_told_together():
    with pytest.raises(DataError) as refused:
        answer(wage=Decimal(-1), on=date(1990, 1, 1))
    assert [one.place.column for one in refused.value.faults] == ["wage", "on"]
