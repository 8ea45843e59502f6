"""Dividing a pool: by hand, conserved always, and bounded where limits are set."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shidian.core import DataError
from shidian.mechanisms.transfers.allocation import Factor, Limits, allocated

ONE = Decimal(1)


def factor(*values, share=ONE, name="people"):
    return Factor(name, share, [Decimal(value) for value in values])


def fault(call):
    with pytest.raises(DataError) as raised:
        call()
    return raised.value.faults[0]


def test_a_pool_is_divided_by_factors_and_coefficients():
    factors = [
        factor(1, 3, share=Decimal("0.6")),
        factor(1, 1, share=Decimal("0.4"), name="schooling"),
    ]
    found = allocated(1_000, factors, [Decimal(3), ONE])
    assert found.by_factor == {"people": (300, 300), "schooling": (300, 100)}
    assert (found.amounts, found.left) == ((600, 400), 0)


def test_a_factor_that_nobody_has_stays_undistributed_and_is_told():
    factors = [
        factor(1, 1, share=Decimal("0.5")),
        factor(0, 0, share=Decimal("0.5"), name="schooling"),
    ]
    found = allocated(100, factors)
    assert (found.amounts, found.left) == ((25, 25), 50)


LIMITED = {
    # 60 30 10, and the last must have 25: 75 are left for 60 and 30
    "a least": (Limits(least=(0, 0, 25)), (50, 25, 25), 0),
    # 60 30 10, and the first at most 40: 60 are left for 30 and 10
    "a most": (Limits(most=(40, 100, 100)), (40, 45, 15), 0),
    # cut to 40, the second then exceeds 42 and the third takes the rest
    "one limit after another": (Limits(most=(40, 42, 100)), (40, 42, 18), 0),
    "all at the most": (Limits(most=(10, 10, 10)), (10, 10, 10), 70),
    "least and most": (Limits(least=(0, 0, 30), most=(45, 100, 100)), (45, 25, 30), 0),
}


@pytest.mark.parametrize(("limits", "amounts", "left"), LIMITED.values(), ids=LIMITED)
def test_limits_hold_and_the_others_share_what_is_left(limits, amounts, left):
    found = allocated(100, [factor(6, 3, 1)], limits=limits)
    assert (found.amounts, found.left) == (amounts, left)


values = st.lists(st.integers(0, 10**6), min_size=2, max_size=10).filter(any)


@given(st.integers(1, 10**14), values, st.data())
def test_money_is_conserved_and_limits_hold_for_every_allocation(pool, given_values, data):
    each = pool // len(given_values)
    least = [data.draw(st.integers(0, each)) for _ in given_values]
    most = [data.draw(st.integers(low, pool)) for low in least]
    found = allocated(pool, [factor(*given_values)], limits=Limits(least, most))
    assert sum(found.amounts) + found.left == pool
    assert all(
        low <= amount <= high for low, amount, high in zip(least, found.amounts, most, strict=True)
    )


@given(st.integers(1, 10**14), values)
def test_the_unit_of_a_factor_changes_nothing(pool, given_values):
    scaled = [value * 10_000 for value in given_values]
    assert allocated(pool, [factor(*scaled)]) == allocated(pool, [factor(*given_values)])


REFUSED = {
    "an empty pool": (lambda: allocated(0, [factor(1)]), "allocation_pool"),
    "shares below one": (
        lambda: allocated(1, [factor(1, share=Decimal("0.9"))]),
        "allocation_shares",
    ),
    "columns of two lengths": (lambda: allocated(1, [factor(1)], [ONE, ONE]), "allocation_lengths"),
    "leasts beyond the pool": (
        lambda: allocated(10, [factor(1, 1)], limits=Limits(least=(6, 6))),
        "allocation_least",
    ),
}


@pytest.mark.parametrize(("call", "code"), REFUSED.values(), ids=REFUSED)
def test_what_cannot_be_divided_is_refused(call, code):
    assert fault(call).code == code


def test_a_value_below_zero_is_told_with_its_row():
    found = fault(lambda: allocated(1, [factor(1, -2)])).found
    assert (found["name"], found["row"], found["found"]) == ("people", "2", "-2")
