"""Thresholds within a budget, against trying every one of them."""

from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from shidian.core import Bilingual, Confidence, DataError
from shidian.mechanisms.settlement.budget import (
    Share,
    Terms,
    allocated,
    bill,
    threshold_within,
    thresholds_within,
)
from shidian.mechanisms.settlement.costs import Payer, PersonCost, Step
from shidian.mechanisms.settlement.curves import curve
from shidian.mechanisms.settlement.scheme import Each
from tests.unit.mechanisms.settlement.planned import PEOPLE, person, planned

DONGGUAN, GUANGZHOU, CHANGSHA = "441900", "440100", "430100"
ONCE = Terms(0)


def cost(area, yuan, payer=Payer.GOVERNMENT, each=Each.ONCE, step=Step.REGISTERED):
    cents, item, note = (
        None if yuan is None else yuan * 100,
        Bilingual("项", "item"),
        Bilingual("", ""),
    )
    return PersonCost(area, step, item, payer, cents, each, "s", Confidence.HIGH, note)


COSTS = (cost(DONGGUAN, 7), cost(DONGGUAN, 2, Payer.ENTERPRISE), cost(GUANGZHOU, 3))
PRICES = {DONGGUAN: 7, GUANGZHOU: 3}
BUDGET = st.integers(0, 150)


def paid(made, thresholds):
    """Yuan for the settled people of the priced areas."""
    return sum(PRICES[a] * made.settled(t, a) for a, t in thresholds.items() if a in PRICES)


def priced(made):
    return [area for area in dict.fromkeys(made.areas) if area in PRICES]


@given(PEOPLE, BUDGET)
def test_one_threshold_within_a_budget_is_the_lowest_that_trying_finds(people, budget):
    made = planned(people)
    assume(made.possible and priced(made))
    found = threshold_within(curve(made.plan), Decimal(budget), COSTS, ONCE)
    kept = [one for one in made.possible if paid(made, dict.fromkeys(PRICES, one)) <= budget]
    lowest = kept[0] if kept else None
    assert {one.threshold for one in found.areas if one.each is not None} == {lowest}
    assert found.fits == bool(kept)
    if kept:
        assert found.cents == paid(made, dict.fromkeys(PRICES, lowest)) * 100 <= budget * 100
    unpriced = [area for area in dict.fromkeys(made.areas) if area not in PRICES]
    assert list(found.without_cost) == unpriced


@given(PEOPLE, st.dictionaries(st.sampled_from((DONGGUAN, GUANGZHOU, CHANGSHA)), BUDGET))
def test_each_area_keeps_its_own_budget(people, budgets):
    made = planned(people)
    assume(made.possible and priced(made))
    asked = {area: budget for area, budget in budgets.items() if area in made.areas}
    money = {area: Decimal(budget) for area, budget in asked.items()}
    found = thresholds_within(curve(made.plan), money, COSTS, ONCE)
    assert {one.area for one in found.areas} == set(asked)
    for one in found.areas:
        if one.area not in PRICES:
            assert (one.threshold, one.cents) == (None, None)
            continue
        kept = [t for t in made.possible if paid(made, {one.area: t}) <= asked[one.area]]
        assert one.threshold == (kept[0] if kept else None)


@given(PEOPLE, BUDGET)
def test_one_budget_dealt_out_goes_down_the_points_of_the_cheapest_area_first(people, budget):
    made = planned(people)
    assume(made.possible and priced(made))
    dealt = allocated(curve(made.plan), Decimal(budget), COSTS, ONCE)
    thresholds = dict.fromkeys(priced(made), made.possible[-1])  # routes alone
    assert dealt.fits == (paid(made, thresholds) <= budget)
    if not dealt.fits:
        return
    for area in sorted(thresholds, key=PRICES.get):
        kept = [t for t in made.possible if paid(made, {**thresholds, area: t}) <= budget]
        thresholds[area] = kept[0]
    assert {one.area: one.threshold for one in dealt.areas if one.each is not None} == thresholds
    assert dealt.cents == paid(made, thresholds) * 100 <= budget * 100


def test_a_budget_dealt_out_goes_to_where_people_cost_least():
    # 24 halves: three people here, two there. 6 + 14 yuan would pay for all, 11 do not.
    people = [(GUANGZHOU, person(years=8))] * 3 + [
        (DONGGUAN, person(years=8)),
        (DONGGUAN, person()),
    ]
    found = allocated(curve(planned(people).plan), Decimal(16), COSTS, ONCE)
    assert {one.area: (one.threshold, one.settled, one.cents) for one in found.areas} == {
        GUANGZHOU: (15, 3, 900),
        DONGGUAN: (24, 1, 700),
    }


def test_who_settles_on_a_route_is_paid_once():
    master = person(skill="master", home=True)
    people = [(GUANGZHOU, master), *[(DONGGUAN, master)] * 2, (DONGGUAN, person())]
    found = allocated(curve(planned(people).plan), Decimal(3 + 3 * 7), COSTS, ONCE)
    assert {one.area: one.settled for one in found.areas} == {GUANGZHOU: 1, DONGGUAN: 3}


def test_a_budget_that_routes_pass_leaves_no_threshold():
    people = [(DONGGUAN, person(skill="master", home=True)), (DONGGUAN, person())]
    found = curve(planned(people).plan)
    for one in (
        threshold_within(found, Decimal(6), COSTS, ONCE),
        thresholds_within(found, {DONGGUAN: Decimal(6)}, COSTS, ONCE),
        allocated(found, Decimal(6), COSTS, ONCE),
    ):
        assert not one.fits
        assert [(each.threshold, each.settled) for each in one.areas] == [(None, 1)]


def test_where_people_cost_nothing_everybody_may_settle():
    found = curve(planned([(DONGGUAN, person()), (DONGGUAN, person(years=2))]).plan)
    free = (cost(DONGGUAN, 4, each=Each.YEAR),)
    for one in (
        threshold_within(found, Decimal(0), free, ONCE),
        thresholds_within(found, {DONGGUAN: Decimal(0)}, free, ONCE),
        allocated(found, Decimal(0), free, ONCE),
    ):
        assert [each.settled for each in one.areas] == [2]


def test_the_bill_of_a_threshold_says_who_pays_and_when():
    people = [(DONGGUAN, person(years=8))] * 2 + [
        (GUANGZHOU, person(years=8)),
        (CHANGSHA, person()),
    ]
    costs = (
        cost(DONGGUAN, 100),
        cost(DONGGUAN, 10, each=Each.YEAR),
        cost(DONGGUAN, 30, Payer.INDIVIDUAL),
        cost(GUANGZHOU, None),
        cost(GUANGZHOU, 5),
    )
    found = bill(curve(planned(people).plan), 20, costs, Terms(3, None))
    assert found.shares == (
        Share(DONGGUAN, Payer.GOVERNMENT, 20_000, 2_000),
        Share(DONGGUAN, Payer.INDIVIDUAL, 6_000, 0),
        Share(GUANGZHOU, Payer.GOVERNMENT, None, 0),
    )
    assert found.cents == 2 * (100 + 30 + 3 * 10) * 100
    assert found.without_cost == (GUANGZHOU, CHANGSHA)
    assert [one.settled for one in found.areas] == [2, 1, 0]


# The east of the national study: of 224,166 yuan, households bear 146,000 for homes and living.
EAST = (
    cost(DONGGUAN, 2_339, each=Each.YEAR),
    cost(DONGGUAN, 75_827),
    cost(DONGGUAN, 20_000, Payer.INDIVIDUAL, Each.YEAR),
    cost(DONGGUAN, 126_000, Payer.INDIVIDUAL),
)
WHO = {
    "government, where nobody is named": (Terms(1), 78_166, "政府"),
    "a payer who is named": (Terms(1, Payer.INDIVIDUAL), 146_000, "个人"),
    "all payers": (Terms(1, None), 224_166, "各承担方合计"),
}


@pytest.mark.parametrize("terms, yuan, who", WHO.values(), ids=WHO)
def test_a_bill_counts_what_its_payer_bears(terms, yuan, who):
    found = bill(curve(planned([(DONGGUAN, person(years=8))]).plan), 20, EAST, terms)
    assert (found.cents, found.terms.who.zh) == (yuan * 100, who)


def test_where_no_source_says_what_government_bears_there_is_no_value():
    costs = (cost(DONGGUAN, 5), cost(GUANGZHOU, 5, Payer.UNSPLIT))
    people = [(DONGGUAN, person(years=8)), (GUANGZHOU, person(years=8))]
    assert bill(curve(planned(people).plan), 20, costs, ONCE).without_cost == (GUANGZHOU,)


def test_a_bill_rests_on_what_settling_costs_alone():
    costs = (cost(DONGGUAN, 7), cost(DONGGUAN, 100, step=Step.RESIDENT))
    found = bill(curve(planned([(DONGGUAN, person(years=8))]).plan), 20, costs, ONCE)
    assert (found.cents, found.costs) == (700, costs[:1])
    assert found.shares == (Share(DONGGUAN, Payer.GOVERNMENT, 700, 0),)


def test_sums_beyond_64_bits_stay_exact():
    found = curve(planned([(DONGGUAN, person())]).plan)
    most = (cost(DONGGUAN, 10**17, each=Each.YEAR),)
    assert bill(found, 0, most, Terms(100)).cents == 10**21
    within = threshold_within(found, Decimal(10**19), most, Terms(100))
    assert within.cents == 10**21


def code_of(asked):
    with pytest.raises(DataError) as error:
        asked()
    return error.value.faults[0].code


def test_questions_without_an_answer_say_why():
    found = curve(planned([(DONGGUAN, person())]).plan)
    asked = {
        "budget_amount": lambda: threshold_within(found, Decimal(-1), COSTS, ONCE),
        "budget_years": lambda: Terms(101),
        "budget_without_cost": lambda: threshold_within(found, Decimal(1), (), ONCE),
        "threshold_area_unknown": lambda: thresholds_within(
            found, {CHANGSHA: Decimal(1)}, COSTS, ONCE
        ),
    }
    assert {code: code_of(one) for code, one in asked.items()} == {code: code for code in asked}
    nobody = curve(planned([(DONGGUAN, person(years=0))]).plan)
    assert code_of(lambda: allocated(nobody, Decimal(1), COSTS, ONCE)) == "threshold_nobody"
