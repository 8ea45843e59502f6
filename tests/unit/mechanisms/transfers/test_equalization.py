"""The equalization formula: two places by hand, conservation, and its edges."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shidian.core import DataError
from shidian.mechanisms.transfers.equalization import Place, equalized

RICH = Place("rich", Decimal(100), Decimal(120), Decimal(40))
POOR = Place("poor", Decimal(100), Decimal(40), Decimal(40))
POORER = Place("poorer", Decimal(200), Decimal(100), Decimal(100))
ONE, NONE = Decimal(1), Decimal(0)


def test_without_difficulty_a_pool_follows_the_gaps():
    found = equalized(16_000, [RICH, POOR, POORER], ONE, NONE)
    assert found.amounts == (0, 6_000, 10_000)  # gaps 0, 60, 100


def test_difficulty_is_measured_in_deviations_of_the_population():
    # mandatory/R: 1 and 1; gap/S: 0.6 and 0.5, mean 0.55, deviation 0.05
    found = equalized(16_000, [POOR, POORER], ONE, Decimal("0.2"))
    assert found.difficulty == (Decimal("0.45"), Decimal("-0.45"))
    # pool 160 yuan over a gap of 160: k = 1 +/- 0.09; weights 65.4 and 91
    assert found.coefficients == (Decimal("1.090"), Decimal("0.910"))
    assert found.amounts == (6_691, 9_309)


def test_a_coefficient_never_falls_below_nothing():
    found = equalized(16_000, [POOR, POORER], ONE, Decimal(5))
    assert found.coefficients == (Decimal("3.25"), 0)
    assert found.amounts == (16_000, 0)


def test_where_nobody_has_a_gap_nothing_is_given():
    assert equalized(100, [RICH, RICH], ONE, ONE).amounts == (0, 0)


def test_addends_come_on_top_of_the_pool():
    awarded = replace(POOR, growth_control=Decimal("1.50"), effort_award=Decimal(2))
    assert equalized(100, [awarded], ONE, NONE).amounts == (100 + 350,)


money = st.decimals(1, 10**9, places=2)
places = st.lists(
    st.builds(Place, st.just("p"), money, money, money), min_size=1, max_size=12
).filter(lambda found: any(place.gap for place in found))


@given(st.integers(1, 10**14), places)
def test_the_pool_is_given_exactly(pool, found):
    assert sum(equalized(pool, found, ONE, NONE).amounts) == pool


@given(st.integers(1, 10**12), places)
def test_the_unit_of_money_changes_no_amount(pool, found):
    scaled = [
        Place(one.name, one.spending * 100, one.revenue * 100, one.mandatory * 100) for one in found
    ]
    assert equalized(pool, scaled, ONE, NONE).amounts == equalized(pool, found, ONE, NONE).amounts


REFUSED = {
    "an empty pool": (lambda: equalized(0, [POOR], ONE, ONE), "allocation_pool"),
    "no revenue": (
        lambda: equalized(1, [replace(POOR, revenue=NONE)], ONE, ONE),
        "equalization_base",
    ),
    "no spending": (
        lambda: equalized(1, [replace(POOR, spending=NONE)], ONE, ONE),
        "equalization_base",
    ),
    "all weights zero": (lambda: equalized(1, [POOR], NONE, NONE), "equalization_weights"),
}


@pytest.mark.parametrize(("call", "code"), REFUSED.values(), ids=REFUSED)
def test_what_the_formula_cannot_take_is_refused(call, code):
    with pytest.raises(DataError) as raised:
        call()
    assert raised.value.faults[0].code == code
