"""What if: other numbers, other people, another pace, without an item; the first is untouched."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shidian.core import DataError
from shidian.mechanisms.citizenization.model import Nature, Origin, Prices, Step
from shidian.mechanisms.citizenization.number_paths import paths
from shidian.mechanisms.citizenization.official import official
from shidian.mechanisms.citizenization.result import answered
from shidian.mechanisms.citizenization.sharing import Payer, SharingRule
from shidian.mechanisms.citizenization.tornado import tornado
from shidian.mechanisms.citizenization.whatif import (
    changed,
    differences,
    paced,
    scaled,
    without,
)
from tests.unit.mechanisms.citizenization.asked import (
    BY_SHARES,
    DALIAN,
    ELSEWHERE,
    PEOPLE,
    SAME_CITY,
    between,
    every_form,
    question,
)
from tests.unit.mechanisms.citizenization.models import item, model


def total(asked):
    return answered(asked).totals.cents


def test_a_cost_that_no_source_states_can_be_given():
    bare = replace(item("school", Nature.ONCE, 1), cost=None)
    asked = question(model(bare))
    given_one = changed(asked, {"items.school.cost": "300"})
    assert total(given_one) == total(question(model(item("school", Nature.ONCE, 300))))


def test_a_changed_cost_moves_the_total_by_the_people_it_is_for():
    before = total(question())
    assert total(changed(question(), {"items.works.cost": "98600"})) - before == 120 * 100 * 100
    assert total(question()) == before


def test_an_interval_can_be_moved_by_its_ends():
    asked = question(model(between("a", 1, 3), item("b", Nature.ONCE, 1)))
    found = answered(changed(asked, {"items.a.cost.low": "2", "items.a.cost.high": "6"}))
    assert (found.totals.low, found.totals.cents, found.totals.high) == (
        120 * 3 * 100,
        120 * 5 * 100,
        120 * 7 * 100,
    )


def test_shares_that_change_together_are_checked_together():
    made = changed(
        question(), {"rules[0].shares.government": "0.5", "rules[0].shares.person": "0.18"}
    )
    found = answered(made).totals
    assert found.by_payer[Payer.GOVERNMENT] * 2 == found.cents


def test_a_payer_can_be_added():
    made = changed(
        question(), {"rules[0].shares.government": "0.3", "rules[0].shares.centre": "0.1"}
    )
    found = answered(made).totals
    assert found.by_payer[Payer.CENTRE] * 10 == found.cents


def test_every_path_can_be_set_to_what_stands_there():
    asked = every_form()
    before = answered(asked)
    for used in before.parameters:
        if used.low is None:
            after = answered(changed(asked, {used.name: f"{used.value:f}"}))
            assert after.totals == before.totals, used.name


def test_what_was_changed_is_told_and_is_not_official():
    found = answered(changed(question(), {"items.works.spare": "0.5", "discount": "0"}))
    used = {one.name: one.confidence for one in found.parameters}
    assert used["items.works.spare"] == used["discount"] == "unverified"
    with pytest.raises(DataError) as raised:
        official(found)
    columns = [one.place.column for one in raised.value.faults]
    assert columns == ["items.works.spare", "discount"]
    assert found.hashes["question"] != answered(question()).hashes["question"]


def test_a_change_back_to_nothing_is_still_told():
    asked = question(model(item("a", Nature.ONCE, 1, spare=Decimal("0.2"))))
    with pytest.raises(DataError) as raised:
        official(answered(changed(asked, {"items.a.spare": "0"})))
    assert [one.place.column for one in raised.value.faults] == ["items.a.spare"]


def test_a_factor_of_people_after_another_is_told_as_their_product():
    twice = changed(changed(question(), {"people": "2"}), {"people": "2"})
    assert (sum(twice.people.values()), twice.changes["people"]) == (4 * sum(PEOPLE.values()), "4")
    assert answered(twice).hashes == answered(changed(question(), {"people": "4"})).hashes


def test_people_who_are_scaled_have_no_source_any_more():
    with pytest.raises(DataError) as raised:
        official(answered(changed(question(), {"people": "1.1"})))
    assert {one.code for one in raised.value.faults} == {"official_asked", "official_people"}


FAULTY = {
    "an unknown item": ({"items.roads.cost": "1"}, "cost_path_unknown"),
    "years of what is paid once": ({"items.works.years": "1"}, "cost_path_unknown"),
    "no number": ({"discount": "much"}, "not_number"),
    "no finite number": ({"discount": "NaN"}, "not_number"),
    "half a year": ({"items.services.years": "1.5"}, "number_fraction"),
    "a number of seventeen digits": ({"items.works.cost": "1" * 17}, "number_long"),
    "a number too long to be read": ({"items.works.cost": "1" * 90}, "number_long"),
    "an end and the whole": ({"items.works.cost": "1", "items.works.cost.low": "1"}, "cost_range"),
    "one end of no interval": ({"items.works.cost.low": "1"}, "cost_range"),
    "a cost below zero": ({"items.works.cost": "-1"}, "number_negative"),
    "shares above one": ({"rules[0].shares.city": "0.1"}, "sharing_sum"),
    "more than all stands idle": ({"items.works.spare": "1.1"}, "cost_share_outside"),
    "growth at constant prices": ({"growth": "0.1"}, "cost_growth_constant"),
    "people below zero": ({"people": "-1"}, "number_negative"),
}


@pytest.mark.parametrize(("changes", "code"), FAULTY.values(), ids=FAULTY)
def test_a_change_that_cannot_be_is_refused(changes, code):
    with pytest.raises(DataError) as raised:
        changed(question(), changes)
    assert {one.code for one in raised.value.faults} == {code}


PLACES = {
    "a share": ({"rules[0].shares.city": "0.1"}, "rules[0].shares"),
    "a cost": ({"items.works.cost": "-5"}, "items.works.cost"),
    "an end": ({"items.works.cost.low": "1"}, "items.works.cost"),
    "spare capacity": ({"items.works.spare": "2"}, "items.works.spare"),
    "a factor": ({"items.works.origins.same_city": "-1"}, "items.works.origins.same_city"),
    "the horizon": ({"horizon": "0"}, "horizon"),
    "the discount rate": ({"discount": "1"}, "discount"),
    "people": ({"people": "-1"}, "people"),
}


@pytest.mark.parametrize(("changes", "column"), PLACES.values(), ids=PLACES)
def test_a_fault_of_new_numbers_names_its_path(changes, column):
    with pytest.raises(DataError) as raised:
        changed(question(), changes)
    assert [one.place.column for one in raised.value.faults] == [column]


def test_without_rules_no_share_can_be_changed():
    assert not any(path.startswith("rules") for path in paths(question(rules=())))


def test_an_item_less_costs_less_by_that_item():
    rules = (SharingRule(items=("services",), shares=DALIAN), *BY_SHARES)
    asked = question(rules=rules)
    found = answered(without(asked, "services"))
    assert found.totals.cents == total(asked) - answered(asked).totals.by_item["services"]
    with pytest.raises(DataError) as raised:
        without(asked, "roads")
    assert raised.value.faults[0].code == "not_choice"
    with pytest.raises(DataError) as raised:
        without(question(model(item("a", Nature.ONCE, 1))), "a")
    assert raised.value.faults[0].code == "cost_no_items"


def test_another_pace_keeps_the_people_and_moves_the_cost():
    spread = paced(PEOPLE, [2015, 2016, 2017, 2018])
    assert sum(spread.values()) == sum(PEOPLE.values())
    residents = [spread[year, SAME_CITY, Step.RESIDENT] for year in range(2015, 2019)]
    assert residents == [27, 27, 27, 26]
    assert spread[2015, ELSEWHERE, Step.REGISTERED] == 4
    with pytest.raises(DataError) as raised:
        paced(PEOPLE, [])
    assert raised.value.faults[0].code == "cost_no_years"


@given(
    st.dictionaries(
        st.tuples(
            st.integers(2015, 2020), st.sampled_from(list(Origin)), st.sampled_from(list(Step))
        ),
        st.integers(0, 10**6),
        max_size=6,
    ),
    st.integers(0, 30),
)
def test_scaled_people_sum_to_the_scaled_sum(people, tenths):
    factor = Decimal(tenths) / 10
    found = scaled(people, factor)
    assert abs(sum(found.values()) - sum(people.values()) * factor) <= Decimal("0.5")
    assert all(count >= 0 for count in found.values())


def test_differences_add_up():
    before, after = answered(question()), answered(changed(question(), {"people": "2"}))
    found = differences(before, after)
    whole = found[0]
    assert (whole.of, whole.change) == ("total", after.totals.cents - before.totals.cents)
    for of in ("item", "payer", "origin", "year"):
        assert sum(one.change for one in found if one.of == of) == whole.change
    # 131 people, twice; by largest remainder nobody is lost
    assert before.totals.cents * 2 == after.totals.cents


def test_the_longest_bar_stands_first_and_intervals_go_to_their_ends():
    school = between("school", 1_000, 9_000)
    asked = question(model(school, item("works", Nature.ONCE, 20_000)))
    bars = tornado(asked, lambda result: result.totals.cents)
    assert [bar.name for bar in bars][:2] == ["items.school.cost", "people"]
    first = bars[0]
    assert (first.low, first.high, first.assumed) == (1_000, 9_000, False)
    assert first.swing == 120 * 8_000 * 100
    works = next(bar for bar in bars if bar.name == "items.works.cost")
    assert (works.low, works.high, works.assumed) == (18_000, 22_000, True)
    assert works.swing == 120 * 4_000 * 100
    assert [bar.swing for bar in bars] == sorted((bar.swing for bar in bars), reverse=True)


def test_years_go_one_down_and_up_and_idle_capacity_stays_below_all():
    training = item("a", Nature.YEARLY, 100, years=2, spare=Decimal("0.95"))
    bars = {bar.name: bar for bar in tornado(question(model(training)), lambda r: r.totals.cents)}
    assert (bars["items.a.years"].low, bars["items.a.years"].high) == (1, 3)
    assert bars["items.a.spare"].high == 1
    assert bars["items.a.spare"].at_high == 0


ENDS = {
    "a cost of many places": (
        {"cost": "110000.1234567891"},
        {},
        *("items.a.cost", "99000.11111111019", "121000.13580246801"),
    ),
    "the largest cost": ({"cost": "10000000000000"}, {}, "items.a.cost", "9e12", "1e13"),
    "the most users": ({"users": "1000000"}, {}, "items.a.users", "9e5", "1e6"),
    "the longest horizon": ({}, {"horizon": "200"}, "horizon", "180", "200"),
    "a high discount": ({}, {"discount": "0.95"}, "discount", "0.855", "0.975"),
    "a high growth": ({}, {"growth": "0.95"}, "growth", "0.855", "0.975"),
    "a steep fall": ({}, {"growth": "-0.95"}, "growth", "-0.975", "-0.855"),
}


@pytest.mark.parametrize(("of_item", "terms", "name", "low", "high"), ENDS.values(), ids=ENDS)
def test_every_number_that_can_be_asked_has_a_bar(of_item, terms, name, low, high):
    cost = of_item.get("cost", "1")
    more = {key: Decimal(found) for key, found in of_item.items() if key != "cost"}
    stated = {key: Decimal(found) for key, found in terms.items()}
    made = model(item("a", Nature.YEARLY, cost, **more), prices=Prices.CURRENT, **stated)
    few = {(2015, SAME_CITY, Step.RESIDENT): 1}
    of_one = (SAME_CITY, Step.RESIDENT)

    def moved_by_all(found):
        return found.present_value + int(found.per_person[of_one]["a"][0] * 100)

    bars = tornado(question(made, people=few), moved_by_all)
    bar = next(one for one in bars if one.name == name)
    assert (bar.low, bar.high) == (Decimal(low), Decimal(high))
