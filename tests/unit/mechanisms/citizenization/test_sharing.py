"""Who pays: published splits, rules by hand, and rules that mean nothing."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shidian.core import DataError
from shidian.mechanisms.citizenization.model import Origin
from shidian.mechanisms.citizenization.sharing import Payer, SharingRule, Tier
from tests.unit.mechanisms.citizenization.models import sharing

CITY, PROVINCE, ENTERPRISE, PERSON = Payer.CITY, Payer.PROVINCE, Payer.ENTERPRISE, Payer.PERSON


def decimals(**shares):
    return {Payer(name): Decimal(share) for name, share in shares.items()}


def fault(make):
    with pytest.raises(DataError) as raised:
        make()
    return raised.value.faults[0]


def test_the_published_split_of_dalian():
    rule = SharingRule(shares=decimals(government="0.40", enterprise="0.32", person="0.28"))
    divided = rule.divided(110_000 * 100, 1)
    assert list(divided.values()) == [4_400_000, 3_520_000, 3_080_000]


def test_amounts_are_paid_first_while_money_lasts():
    rule = SharingRule(
        amounts=decimals(enterprise="9329.78", person="3130.80"), rest=decimals(city="1")
    )
    assert rule.divided(2_000_000, 1) == {ENTERPRISE: 932_978, PERSON: 313_080, CITY: 753_942}
    assert rule.divided(1_000_000, 1) == {ENTERPRISE: 932_978, PERSON: 67_022, CITY: 0}


def test_steps_take_the_tier_of_the_people_of_the_year():
    rule = SharingRule(
        tiers=(
            Tier(decimals(city="1"), up_to=10_000),
            Tier(decimals(city="0.5", province="0.5"), up_to=20_000),
            Tier(decimals(province="1")),
        )
    )
    shares = {people: rule.divided(100, people) for people in (10_000, 10_001, 20_000, 20_001)}
    assert shares == {
        10_000: {CITY: 100},
        10_001: {CITY: 50, PROVINCE: 50},
        20_000: {CITY: 50, PROVINCE: 50},
        20_001: {PROVINCE: 100},
    }


def test_the_first_rule_that_applies_is_used():
    outside = SharingRule(origins=(Origin.SAME_PROVINCE,), shares=decimals(province="1"))
    inside = SharingRule(items=("school",), shares=decimals(city="1"))
    rules = sharing(outside, inside)
    assert rules.rule("school", Origin.SAME_PROVINCE) is outside
    assert rules.rule("school", Origin.SAME_CITY) is inside
    assert fault(lambda: rules.rule("works", Origin.SAME_CITY)).code == "sharing_none"


UNSOUND = {
    "shares below one": (lambda: {"shares": decimals(city="0.7", province="0.2")}, "sharing_sum"),
    "shares above one": (lambda: {"shares": decimals(city="0.7", province="0.4")}, "sharing_sum"),
    "a share below zero": (lambda: {"shares": decimals(city="1.2", person="-0.2")}, "sharing_sum"),
    "nothing stated": (dict, "sharing_rule_form"),
    "two ways at once": (
        lambda: {"shares": decimals(city="1"), "payers": (CITY,)},
        "sharing_rule_form",
    ),
    "amounts without a rest": (lambda: {"amounts": decimals(city="1")}, "sharing_rule_form"),
    "an amount below zero": (
        lambda: {"amounts": decimals(person="-1"), "rest": decimals(city="1")},
        "number_negative",
    ),
    "tiers that fall": (
        lambda: {
            "tiers": (
                Tier(decimals(city="1"), 20),
                Tier(decimals(city="1"), 10),
                Tier(decimals(city="1")),
            )
        },
        "sharing_tiers",
    ),
    "a last tier with an end": (
        lambda: {"tiers": (Tier(decimals(city="1"), 20),)},
        "sharing_tiers",
    ),
}


@pytest.mark.parametrize(("stated", "code"), UNSOUND.values(), ids=UNSOUND)
def test_a_rule_that_means_nothing_is_refused(stated, code):
    assert fault(lambda: SharingRule(**stated())).code == code


def test_a_sum_of_shares_is_told_with_its_parts():
    found = fault(lambda: SharingRule(shares=decimals(city="0.7", province="0.2"))).text("en")
    assert found == "The shares sum to 0.9, not 1: city 0.7, province 0.2."


def test_payers_without_published_shares_divide_nothing():
    rule = SharingRule(payers=(PROVINCE, CITY))
    told = fault(lambda: rule.divided(100, 1))
    assert (told.code, told.found["payers"].en) == ("sharing_unstated", "province, city")


@given(
    st.integers(0, 10**14),
    st.integers(0, 10**6),
    st.dictionaries(st.sampled_from(list(Payer)), st.decimals(0, 10**5, places=2), min_size=1),
)
def test_amounts_and_rest_sum_to_the_whole_and_nobody_pays_below_zero(total, people, amounts):
    divided = SharingRule(amounts=amounts, rest=decimals(city="0.5", county="0.5")).divided(
        total, people
    )
    assert sum(divided.values()) == total
    assert min(divided.values()) >= 0


def test_of_equal_remainders_the_payer_whom_the_rule_names_first_gets_the_cent_in_every_tier():
    half = {"city": "0.5", "province": "0.5"}
    rule = SharingRule(
        tiers=(
            Tier(decimals(**half), up_to=10),
            Tier(decimals(**dict(reversed(half.items())))),
        )
    )
    assert rule.divided(101, 10) == rule.divided(101, 11) == {CITY: 51, PROVINCE: 50}
