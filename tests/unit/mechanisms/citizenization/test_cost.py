"""The cost of people: published figures, sums by hand, and laws that hold for all of them."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shidian.core import Bilingual, DataError
from shidian.mechanisms.citizenization.cost import (
    costs,
    per_person,
    shared,
    summed,
    total_present_value,
)
from shidian.mechanisms.citizenization.cost_range import CostRange
from shidian.mechanisms.citizenization.model import (
    CostItem,
    Nature,
    Origin,
    Prices,
    Step,
)
from shidian.mechanisms.citizenization.sharing import Payer, SharingRule, Tier
from tests.unit.mechanisms.citizenization.models import guangming, item, model, sharing

ELSEWHERE, SAME_CITY = Origin.OTHER_PROVINCE, Origin.SAME_CITY

# 城市蓝皮书 No.6 (2013): administration and upkeep a year; security, schooling, housing once.
CASS = {
    "nation": (806, 677, 41_356, 14_180, 12_011, 131_316),
    "east": (1_623, 716, 45_547, 15_066, 15_214, 176_404),
    "central": (505, 603, 34_362, 12_384, 9_512, 103_902),
    "west": (465, 547, 39_832, 12_616, 10_305, 106_269),
}
GUANGMING = {Step.RESIDENT: 140_500, Step.REGISTERED: 167_800, Step.PROMOTED: 27_300}


def whole(found):
    return sum(middle for middle, _, _ in found.values())


@pytest.mark.parametrize(
    ("admin", "upkeep", "security", "school", "home", "total"), CASS.values(), ids=CASS
)
def test_the_published_model_of_2013_comes_out_to_the_yuan(
    admin, upkeep, security, school, home, total
):
    made = model(
        item("security", Nature.ONCE, security),
        item("school", Nature.ONCE, school),
        item("home", Nature.ONCE, home),
        item("admin", Nature.YEARLY, admin),
        item("upkeep", Nature.YEARLY, upkeep),
        horizon=43,
    )
    assert whole(per_person(made, ELSEWHERE, Step.REGISTERED)) == total


def test_half_a_year_counts_half_where_nothing_is_discounted():
    made = model(
        item("pension", Nature.ONCE, 35_000),
        item("once", Nature.ONCE, 24_000),
        item("yearly", Nature.YEARLY, 560),
        horizon="37.5",
    )
    assert whole(per_person(made, ELSEWHERE, Step.REGISTERED)) == 80_000


@pytest.mark.parametrize(("step", "total"), GUANGMING.items(), ids=GUANGMING)
def test_a_registered_person_costs_what_a_resident_does_and_the_increment(step, total):
    assert whole(per_person(guangming(), SAME_CITY, step)) == total


def test_yearly_cost_follows_the_people_who_have_come_and_once_cost_the_arrivals():
    people = {(2015, SAME_CITY, Step.RESIDENT): 100, (2016, ELSEWHERE, Step.REGISTERED): 10}
    cells = costs(guangming(), people, [2015, 2016, 2017])
    assert summed(cells, "year") == {
        (2015,): 100 * (98_500 + 4_200) * 100,
        (2016,): (100 * 4_200 + 10 * (98_500 + 4_200 + 7_300 + 2_000)) * 100,
        (2017,): (100 * 4_200 + 10 * (4_200 + 2_000)) * 100,
    }


def test_a_yearly_item_ends_after_its_years():
    made = model(item("training", Nature.YEARLY, 1_000, years=2))
    cells = costs(made, {(2015, SAME_CITY, Step.RESIDENT): 3}, range(2014, 2018))
    assert [cell.cents for cell in cells] == [0, 300_000, 300_000, 0]


def test_only_what_exceeds_what_is_paid_and_what_stands_idle_is_counted():
    school = item(
        "school",
        Nature.ONCE,
        20_000,
        users=Decimal("0.25"),
        spare=Decimal("0.4"),
        paid=Decimal(500),
        origins={SAME_CITY: Decimal("0.5"), Origin.SAME_COUNTY: Decimal("0.1")},
    )
    costing = {
        origin: whole(per_person(model(school), origin, Step.RESIDENT))
        for origin in (ELSEWHERE, SAME_CITY, Origin.SAME_COUNTY)
    }
    # 20,000 x 0.25 x 0.6 = 3,000; less 500; half of it less 500; a tenth is paid already
    assert costing == {ELSEWHERE: 2_500, SAME_CITY: 1_000, Origin.SAME_COUNTY: 0}


def test_an_interval_is_carried_to_both_ends():
    dali = CostItem(
        id="all",
        label=model(item("a", Nature.ONCE, 1)).title,
        nature=Nature.ONCE,
        cost=CostRange(low=Decimal(100_000), high=Decimal(120_000)),
    )
    (cell,) = costs(model(dali), {(2015, SAME_CITY, Step.REGISTERED): 2}, [2015])
    assert (cell.low, cell.cents, cell.high) == (20_000_000, 22_000_000, 24_000_000)


def test_current_prices_grow_and_discounting_brings_them_back():
    made = model(
        item("a", Nature.YEARLY, 100),
        prices=Prices.CURRENT,
        growth=Decimal("0.1"),
        discount=Decimal("0.1"),
    )
    cells = costs(made, {(2014, SAME_CITY, Step.RESIDENT): 1}, [2014, 2015, 2016])
    assert [cell.cents for cell in cells] == [10_000, 11_000, 12_100]
    assert total_present_value(made, cells) == 300


amounts = st.decimals(0, 200_000, places=2)
counts = st.integers(0, 10**6)
origins = st.sampled_from(list(Origin))
peopled = st.dictionaries(
    st.tuples(st.integers(2014, 2020), origins, st.sampled_from(list(Step))), counts, max_size=6
)
YEARS = range(2014, 2021)
RULES = sharing(
    SharingRule(items=("works",), shares={Payer.CITY: Decimal(1)}),
    SharingRule(
        origins=(SAME_CITY,),
        amounts={Payer.ENTERPRISE: Decimal("33.33"), Payer.PERSON: Decimal("1000")},
        rest={Payer.CITY: Decimal("0.7"), Payer.COUNTY: Decimal("0.3")},
    ),
    SharingRule(
        shares={
            Payer.GOVERNMENT: Decimal("0.40"),
            Payer.ENTERPRISE: Decimal("0.32"),
            Payer.PERSON: Decimal("0.28"),
        }
    ),
)


@given(peopled)
def test_payers_sum_to_the_total_for_every_item_origin_and_year(people):
    cells = costs(guangming(), people, YEARS)
    by = ("item", "origin", "year")
    assert summed(shared(cells, RULES), *by) == summed(cells, *by)


@given(peopled, counts, st.integers(2014, 2020), origins)
def test_more_people_never_cost_less(people, more, year, origin):
    key = (year, origin, Step.REGISTERED)
    raised = people | {key: people.get(key, 0) + more}
    before, after = (
        summed(costs(guangming(), each, YEARS), "item", "year") for each in (people, raised)
    )
    assert all(after[at] >= amount for at, amount in before.items())


@given(amounts, st.integers(1, 60))
def test_without_discounting_a_yearly_cost_is_the_plain_sum(yuan, years):
    made = model(item("a", Nature.YEARLY, yuan), horizon=years)
    assert whole(per_person(made, SAME_CITY, Step.RESIDENT)) == yuan * years


@given(amounts, st.integers(1, 40), st.decimals("0.01", "0.2", places=3))
def test_a_discounted_sum_is_the_sum_of_discounted_years(yuan, years, rate):
    made = model(item("a", Nature.YEARLY, yuan), horizon=years, discount=rate)
    by_year = sum(yuan / (1 + rate) ** year for year in range(1, years + 1))
    assert abs(whole(per_person(made, SAME_CITY, Step.RESIDENT)) - by_year) < Decimal("1e-12")


def test_people_below_zero_and_no_years_are_refused():
    with pytest.raises(DataError) as raised:
        costs(guangming(), {(2015, SAME_CITY, Step.RESIDENT): -1}, [2015])
    assert raised.value.faults[0].code == "people_negative"
    with pytest.raises(DataError) as raised:
        costs(guangming(), {}, [])
    assert raised.value.faults[0].code == "cost_no_years"


def test_an_item_that_no_source_states_is_not_taken_for_nothing():
    open_item = CostItem(id="school", label=guangming().title, nature=Nature.ONCE)
    with pytest.raises(DataError) as raised:
        costs(model(open_item), {(2015, SAME_CITY, Step.RESIDENT): 1}, [2015])
    assert (raised.value.faults[0].code, raised.value.faults[0].place.column) == (
        "cost_item_open",
        "school",
    )
    with pytest.raises(DataError):
        per_person(model(open_item), SAME_CITY, Step.RESIDENT)


LARGE = {
    "a cost": lambda: item("a", Nature.ONCE, Decimal("1e27")),
    "an end of an interval": lambda: CostItem(
        id="a",
        label=Bilingual("a", "a"),
        nature=Nature.ONCE,
        cost=CostRange(low=Decimal(0), high=Decimal("1e14")),
    ),
    "users": lambda: item("a", Nature.ONCE, 1, users=Decimal(10**7)),
    "a factor": lambda: item("a", Nature.ONCE, 1, origins={SAME_CITY: Decimal(10**7)}),
    "what is paid": lambda: item("a", Nature.ONCE, 1, paid=Decimal(10**14)),
    "years": lambda: item("a", Nature.YEARLY, 1, years=201),
    "a horizon": lambda: model(item("a", Nature.YEARLY, 1), horizon=201),
}


@pytest.mark.parametrize("make", LARGE.values(), ids=LARGE)
def test_numbers_that_are_too_large_are_refused(make):
    with pytest.raises(DataError) as refused:
        make()
    assert [fault.code for fault in refused.value.faults] == ["cost_large"]


@pytest.mark.parametrize("year", [-100_000_000, 1, 1948, 2101])
def test_a_base_year_outside_the_calendar_of_plans_is_refused(year):
    with pytest.raises(DataError) as refused:
        model(item("a", Nature.YEARLY, 1), base_year=year)
    assert [fault.code for fault in refused.value.faults] == ["not_year"]


def test_a_product_that_is_too_large_to_be_exact_is_refused():
    dear = model(item("a", Nature.ONCE, 10**13, users=Decimal(100)))
    for make in (
        lambda: costs(dear, {(2015, SAME_CITY, Step.RESIDENT): 4 * 10**9}, [2015]),
        lambda: per_person(model(item("a", Nature.YEARLY, 10**13, users=Decimal(1000))), *GROUP),
        lambda: total_present_value(
            model(item("a", Nature.ONCE, 1), base_year=2100, discount=Decimal("0.9")),
            costs(dear, {(2015, SAME_CITY, Step.RESIDENT): 1}, [2015]),
        ),
    ):
        with pytest.raises(DataError) as refused:
            make()
        assert [fault.code for fault in refused.value.faults] == ["cost_large"]


def test_a_yearly_item_runs_on_beyond_the_horizon_which_bounds_one_person_only():
    made = model(item("a", Nature.YEARLY, 100), horizon=2)
    cells = costs(made, {(2015, SAME_CITY, Step.RESIDENT): 1}, range(2015, 2020))
    assert [cell.cents for cell in cells] == [10_000] * 5
    assert per_person(made, *GROUP)["a"][0] == 200


def test_the_tier_is_that_of_the_people_of_the_cell_not_of_the_year():
    few, many = {Payer.CITY: Decimal(1)}, {Payer.PROVINCE: Decimal(1)}
    rules = sharing(SharingRule(tiers=(Tier(few, 10), Tier(many))))
    made = model(item("once", Nature.ONCE, 1), item("yearly", Nature.YEARLY, 1))
    # ten of each origin a year: never more than ten at once, and twenty of the stock in 2016
    people = {
        (year, origin, Step.RESIDENT): 10
        for year in (2015, 2016)
        for origin in (SAME_CITY, Origin.OTHER_PROVINCE)
    }
    borne = {
        (part.item, part.year): part.payer
        for part in shared(costs(made, people, [2015, 2016]), rules)
        if part.cents
    }
    assert borne == {
        ("once", 2015): Payer.CITY,
        ("yearly", 2015): Payer.CITY,
        ("once", 2016): Payer.CITY,
        ("yearly", 2016): Payer.PROVINCE,
    }


GROUP = (Origin.SAME_CITY, Step.RESIDENT)
