"""What enterprises and persons bear: the golden case of 2014, bounds, cover that is held."""

from datetime import date
from decimal import Decimal

import pytest

from shidian.core import DataError
from shidian.mechanisms.citizenization.insurance import Rate
from shidian.mechanisms.citizenization.parties import PartyTerms, as_amounts, burden, by_year
from shidian.mechanisms.citizenization.rates import Rates, rates_on
from shidian.mechanisms.citizenization.sharing import Payer, SharingRule
from shidian.programme import BUILTIN, load_programme

# 2014, % of the base: pension 20/8, medical 6/2, unemployment 2/0 for rural contract workers,
# injury 1, maternity 0.8; together 29.8 and 10.
CHOSEN = {"unemployment.employee": Decimal(0), "maternity.employer": Decimal("0.008")}
ONE_SCHEME = Rates(
    {"pension": Rate(Decimal("0.2"), Decimal("0.08"))}, Decimal("0.6"), Decimal(3), ()
)


def terms(wage=2_609, local=4_000, **more):
    numbers = {key: Decimal(found) for key, found in more.items() if not isinstance(found, dict)}
    shares = {
        key: {scheme: Decimal(share) for scheme, share in found.items()}
        for key, found in more.items()
        if isinstance(found, dict)
    }
    return PartyTerms(wage=Decimal(wage), local_wage=Decimal(local), **numbers, **shares)


@pytest.fixture(scope="module")
def rates_2014():
    return rates_on(load_programme(BUILTIN / "urbanization_2014"), date(2014, 7, 1), "2", CHOSEN)


def test_the_golden_case_of_2014_from_the_rates_of_the_package(rates_2014):
    found = burden(terms(), rates_2014)
    assert (round(found.enterprise, 1), round(found.person, 1)) == (
        Decimal("9329.8"),
        Decimal("3130.8"),
    )
    assert found.once == 0


def test_training_wages_and_living_are_added():
    found = burden(
        terms(
            wage=1_000,
            local=1_000,
            training=300,
            wage_gap=50,
            urban_living=18_000,
            rural_living=7_000,
            housing=100_000,
            schooling=2_000,
        ),
        ONE_SCHEME,
    )
    assert found.enterprise == 12 * 1_000 * Decimal("0.2") + 300 + 12 * 50
    assert found.person == 11_000 + 12 * 1_000 * Decimal("0.08")
    assert found.once == 102_000


BASES = {
    "below the floor": (1_000, 2_400),
    "between": (2_609, 2_609),
    "above the cap": (20_000, 12_000),
}


@pytest.mark.parametrize(("wage", "base"), BASES.values(), ids=BASES)
def test_the_base_lies_between_60_and_300_per_cent_of_the_local_wage(wage, base):
    found = burden(terms(wage=wage), ONE_SCHEME)
    assert found.base == base
    assert found.employer == 12 * base * Decimal("0.2")


def test_only_cover_that_people_do_not_hold_is_paid():
    some = burden(terms(wage=4_000, held={"pension": "0.157"}), ONE_SCHEME)
    assert some.employer == 12 * 4_000 * Decimal("0.2") * (1 - Decimal("0.157"))
    part = burden(
        terms(wage=4_000, held={"pension": "0.2"}, reached={"pension": "0.7"}), ONE_SCHEME
    )
    assert part.employee == 12 * 4_000 * Decimal("0.08") * Decimal("0.5")
    assert burden(terms(held={"pension": "1"}), ONE_SCHEME).employer == 0


def test_yearly_burden_runs_on_and_once_is_borne_by_arrivals():
    one = burden(terms(wage=1_000, local=1_000, housing=500), ONE_SCHEME)
    rows = by_year({2015: 10, 2017: 5}, one)
    assert [(row.year, row.people) for row in rows] == [(2015, 10), (2016, 10), (2017, 15)]
    assert [row.enterprise for row in rows] == [2_400_000, 2_400_000, 3_600_000]
    assert [row.person for row in rows] == [
        10 * 96_000 + 10 * 50_000,
        10 * 96_000,
        15 * 96_000 + 5 * 50_000,
    ]


def test_the_burden_is_an_amount_of_a_rule(rates_2014):
    amounts = as_amounts(burden(terms(), rates_2014))
    assert amounts == {
        Payer.ENTERPRISE: Decimal("9329.78"),
        Payer.PERSON: Decimal("3130.80"),
    }
    rule = SharingRule(amounts=amounts, rest={Payer.CITY: Decimal(1)})
    assert sum(rule.divided(2_000_000, 1).values()) == 2_000_000


REFUSED = {
    "no wage": (lambda: terms(wage=0), "parties_wage"),
    "a local wage below zero": (lambda: terms(local=-1), "parties_wage"),
    "training below zero": (lambda: terms(training=-1), "parties_negative"),
    "a wage that is a slip": (lambda: terms(wage=10**9), "parties_large"),
    "cover above one": (
        lambda: burden(terms(held={"pension": "1.2"}), ONE_SCHEME),
        "parties_cover",
    ),
    "cover that falls": (
        lambda: burden(terms(held={"pension": "0.5"}, reached={"pension": "0.4"}), ONE_SCHEME),
        "parties_cover_falls",
    ),
    "a scheme without a rate": (
        lambda: burden(terms(held={"dental": "0.5"}), ONE_SCHEME),
        "insurance_unknown",
    ),
}


@pytest.mark.parametrize(("make", "code"), REFUSED.values(), ids=REFUSED)
def test_terms_that_cannot_be_are_refused(make, code):
    with pytest.raises(DataError) as raised:
        make()
    assert raised.value.faults[0].code == code


def test_a_fault_names_the_field_in_words_and_by_its_path():
    with pytest.raises(DataError) as raised:
        terms(wage=-1, local=-2, training=-3)
    said = [(one.place.column, one.text("zh"), one.text("en")) for one in raised.value.faults]
    assert said == [
        ("wage", "本人月工资为 -1。", "The own monthly wage is -1."),
        ("local_wage", "当地月平均工资为 -2。", "The local average monthly wage is -2."),
        (
            "training",
            "培训费为 -3，不能小于零。",
            "The cost of training is -3; it cannot be below zero.",
        ),
    ]
