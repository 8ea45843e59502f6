"""Draws: they lie between the ends, have the mean that the intervals give, and repeat by seed."""

from decimal import Decimal

import numpy as np
import pytest

from shidian.core import DataError
from shidian.mechanisms.citizenization.affordability import affordability, read_revenue
from shidian.mechanisms.citizenization.draws import drawn_costs, spread, uniform_costs
from shidian.mechanisms.citizenization.model import Nature, Prices, Step
from shidian.mechanisms.citizenization.result import answered
from shidian.mechanisms.citizenization.sharing import Payer, SharingRule
from shidian.mechanisms.citizenization.simulation import MOST_DRAWS, MOST_NUMBERS, simulated
from shidian.mechanisms.citizenization.whatif import changed
from tests.unit.mechanisms.citizenization.asked import SAME_CITY, between, every_form, question
from tests.unit.mechanisms.citizenization.models import item, model

DRAWS = 4_000


def spread_model(**more):
    return model(
        between("a", 100, 300),
        between("b", 10, 20, Nature.YEARLY),
        item("c", Nature.ONCE, 7),
        **more,
    )


def test_draws_of_a_cost_are_even_between_its_ends():
    low, high = np.array([10.0, 5.0]), np.array([30.0, 5.0])
    drawn = uniform_costs(low, high, DRAWS, np.random.default_rng(1))
    assert drawn.shape == (2, DRAWS)
    assert (drawn[0].min() >= 10) & (drawn[0].max() <= 30)
    # the mean of n even draws has the deviation width / sqrt(12 n)
    assert abs(drawn[0].mean() - 20) < 5 * 20 / (12 * DRAWS) ** 0.5
    assert set(drawn[1]) == {5.0}


def test_the_product_of_matrices_is_the_sum_by_hand():
    generator = np.random.default_rng(2)
    units, people, shares = (generator.random(shape) for shape in ((3, 4), (2, 3), (2, 3, 5)))
    found = drawn_costs(units, people, shares)
    for year, payer, draw in np.ndindex(2, 5, 4):
        by_hand = sum(
            units[item, draw] * people[year, item] * shares[year, item, payer] for item in range(3)
        )
        assert found[year, payer, draw] == pytest.approx(by_hand)


def test_a_spread_is_that_of_each_amount_alone():
    amounts = np.random.default_rng(3).random((2, 3, 101))
    found = spread(amounts, (0, 50, 100))
    for place in np.ndindex(2, 3):
        ordered = sorted(amounts[place])
        assert found.percentiles[(slice(None), *place)].tolist() == [
            ordered[0],
            ordered[50],
            ordered[100],
        ]
        assert found.mean[place] == pytest.approx(sum(ordered) / 101)


@pytest.mark.parametrize("draws", [1, 2, 7, 100])
def test_percentiles_are_linear_between_neighbours(draws):
    amounts = np.random.default_rng(draws).random((4, draws))
    percents = (0, 5, 37.5, 50, 95, 100)
    assert np.allclose(
        spread(amounts, percents).percentiles, np.percentile(amounts, percents, axis=-1)
    )


@pytest.mark.parametrize(
    "asked",
    [
        question(spread_model()),
        # a cost that stops at nothing has a mean above its middle: nothing is paid already here
        changed(every_form(), {"items.school.paid": "0"}),
        question(spread_model(), rules=()),
    ],
    ids=["shares", "every form", "no rules"],
)
def test_the_mean_of_the_draws_is_the_middle_of_the_cost(asked):
    exact, drawn = answered(asked), simulated(asked, DRAWS, seed=7)
    assert float(drawn.total.mean) == pytest.approx(exact.totals.cents / 100, rel=0.02)
    assert float(drawn.total.percentiles[0]) >= exact.totals.low / 100 * (1 - 1e-9)
    assert float(drawn.total.percentiles[-1]) <= exact.totals.high / 100 * (1 + 1e-9)
    for place, payer in enumerate(drawn.payers):
        expected = exact.totals.by_payer.get(payer, 0 if asked.rules else exact.totals.cents)
        assert float(drawn.by_payer.mean[place]) == pytest.approx(expected / 100, rel=0.02)
    for place, year in enumerate(drawn.years):
        expected = exact.totals.by_year[year] / 100
        assert float(drawn.by_year.mean[place]) == pytest.approx(expected, rel=0.02)


def test_the_draws_of_a_payer_are_the_sum_by_hand():
    rules = (
        SharingRule(
            items=("a",), shares={Payer.CITY: Decimal("0.25"), Payer.PERSON: Decimal("0.75")}
        ),
        SharingRule(amounts={Payer.PERSON: Decimal(4)}, rest={Payer.CITY: Decimal(1)}),
    )
    people = {(2015, SAME_CITY, Step.RESIDENT): 107, (2016, SAME_CITY, Step.RESIDENT): 13}
    made = model(item("a", Nature.ONCE, 200), item("b", Nature.YEARLY, 15))
    drawn = simulated(question(made, rules, people, [2015, 2016]), 5, seed=1)
    assert drawn.payers == (Payer.CITY, Payer.PERSON)
    by_hand = [
        [107 * 50 + 107 * 11, 107 * 150 + 107 * 4],
        [13 * 50 + 120 * 11, 13 * 150 + 120 * 4],
    ]
    assert np.allclose(drawn.amounts, np.array(by_hand, dtype=float)[:, :, None])
    assert drawn.total.mean == pytest.approx(107 * 200 + 107 * 15 + 13 * 200 + 120 * 15)


def test_without_intervals_every_draw_is_the_cost():
    grown = {"prices": Prices.CURRENT, "growth": Decimal("0.1")}
    asked = question(model(item("a", Nature.YEARLY, 100, paid=Decimal(30)), **grown))
    drawn = simulated(asked, 3, seed=1)
    exact = answered(asked).totals.by_year
    assert drawn.by_year.mean.tolist() == pytest.approx([one / 100 for one in exact.values()])
    assert np.ptp(drawn.amounts, axis=-1).max() == 0


def test_the_same_seed_gives_the_same_draws():
    asked = question(spread_model())
    first, same, other = (simulated(asked, 20, seed=seed).amounts for seed in (1, 1, 2))
    assert np.array_equal(first, same)
    assert not np.array_equal(first, other)


@pytest.mark.parametrize("draws", [0, MOST_DRAWS + 1])
def test_no_draws_and_too_many_are_refused(draws):
    with pytest.raises(DataError) as raised:
        simulated(question(), draws, seed=1)
    assert raised.value.faults[0].code == "cost_draws"


def test_draws_are_bounded_by_what_they_need_of_memory():
    # 86 years x 9 payers x 100,000 draws would be 620 MB
    shares = {payer: Decimal("0.125") for payer in list(Payer)[:8]}
    people = {(year, SAME_CITY, Step.RESIDENT): 1 for year in range(2015, 2101)}
    asked = question(rules=(SharingRule(shares=shares),), people=people, years=range(2015, 2101))
    most = MOST_NUMBERS // (86 * 8)
    with pytest.raises(DataError) as raised:
        simulated(asked, most + 1, seed=1)
    assert raised.value.faults[0].advice("en") == f"Ask for 1 to {most}."


HEAD = "year,amount,unit,source\n"
REVENUE = HEAD + "2015,1.2,亿元,决算\n2016,0.01,亿元,决算\n"


def revenue(text=REVENUE):
    return read_revenue(text.encode(), "revenue.csv")


def test_the_first_year_in_which_revenue_does_not_carry_the_cost():
    # government bears 4,395,560.00 of 2015 and, of 1,000,000 in 2016, 762,160.00
    found = affordability(answered(question()), revenue(), (Payer.GOVERNMENT,), Decimal("0.1"))
    assert [one.cost for one in found.years[:2]] == [439_556_000, 76_216_000]
    assert [one.exceeds for one in found.years] == [False, True, None]
    assert (found.broken, found.unknown) == (2016, (2017,))
    assert round(found.years[1].share, 5) == Decimal("0.76216")


def test_a_cost_of_exactly_the_limit_does_not_break_it():
    asked = question(model(item("a", Nature.ONCE, 100)), years=[2015])
    table = HEAD + "2015,107000,元,x\n"
    at, below = (
        affordability(answered(asked), revenue(table), (), Decimal(limit))
        for limit in ("0.1", "0.0999")
    )
    assert (at.broken, below.broken) == (None, 2015)


def test_payers_cannot_be_asked_for_where_no_rules_say_what_they_bear():
    with pytest.raises(DataError) as raised:
        affordability(answered(question(rules=())), revenue(), (Payer.CITY,), Decimal(1))
    assert [fault.code for fault in raised.value.faults] == ["payer_without_rules"]
    assert affordability(answered(question(rules=())), revenue(), (), Decimal(1)).broken == 2016


@pytest.mark.parametrize("limit", ["0", "-0.1"])
def test_a_limit_that_is_not_above_zero_is_refused(limit):
    with pytest.raises(DataError) as raised:
        affordability(answered(question()), revenue(), (), Decimal(limit))
    assert raised.value.faults[0].code == "cost_limit"


FAULTY = {
    "another unit": ("2016,1,万元,x", "units_mixed", "unit"),
    "a unit of people": ("2016,1,万人,x", "not_choice", "unit"),
    "no revenue": ("2016,0,亿元,x", "revenue_amount", "amount"),
    "a negative revenue": ("2016,-1,亿元,x", "revenue_amount", "amount"),
    "a year twice": ("2015,1,亿元,x", "duplicate", "year"),
    "no year": (",1,亿元,x", "empty", "year"),
}


@pytest.mark.parametrize(("row", "code", "column"), FAULTY.values(), ids=FAULTY)
def test_a_faulty_table_of_revenue_is_refused_with_row_and_column(row, code, column):
    with pytest.raises(DataError) as raised:
        revenue(f"{HEAD}2015,1,亿元,x\n{row}\n")
    (fault,) = raised.value.faults
    assert (fault.code, fault.place.row, fault.place.column) == (code, 3, column)


def test_a_revenue_of_less_than_a_cent_is_refused_in_yuan_too():
    with pytest.raises(DataError) as raised:
        revenue(f"{HEAD}2015,0.001,元,x\n")
    assert [fault.code for fault in raised.value.faults] == ["revenue_amount"]
