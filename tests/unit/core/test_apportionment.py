"""Dividing exactly: by hand, and for every amount and every set of weights."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shidian.core.apportionment import apportioned, cents, exact_cents, yuan

CASES = {
    "thirds": (100, [1, 1, 1], [34, 33, 33]),
    "largest remainders first": (10, [Decimal("1.5"), Decimal("2.5"), Decimal("3")], [2, 4, 4]),
    "seats": (100, [41_600, 33_800, 16_000, 8_600], [42, 34, 16, 8]),
    "a weight of nothing": (7, [0, 1], [0, 7]),
    "nothing to divide": (0, [0, 0], [0, 0]),
    "money taken back": (-100, [1, 1, 1], [-34, -33, -33]),
    "fractions": (5, [Fraction(1, 3), Fraction(2, 3)], [2, 3]),
}
weights = st.lists(st.decimals(0, 10**6, places=3), min_size=1, max_size=12)


@pytest.mark.parametrize(("total", "shares", "expected"), CASES.values(), ids=CASES)
def test_an_amount_is_divided_by_largest_remainder(total, shares, expected):
    assert apportioned(total, shares) == expected


@given(st.integers(-(10**15), 10**15), weights.filter(any))
def test_parts_sum_to_the_whole_and_lie_within_one_of_their_share(total, shares):
    parts = apportioned(total, shares)
    assert sum(parts) == total
    whole = sum(map(Fraction, shares))
    assert all(
        abs(part - total * Fraction(share) / whole) < 1
        for part, share in zip(parts, shares, strict=True)
    )


@given(st.integers(0, 10**9), weights.filter(any))
def test_the_unit_of_the_weights_changes_nothing(total, shares):
    assert apportioned(total, [share * 10_000 for share in shares]) == apportioned(total, shares)


@pytest.mark.parametrize(
    ("shares", "message"), [([1, -1, 3], "negative"), ([0, 0], "all weights are zero")]
)
def test_what_cannot_be_divided_by_is_refused(shares, message):
    with pytest.raises(ValueError, match=message):
        apportioned(1, shares)


def test_half_a_fen_goes_away_from_zero():
    assert [cents(Decimal(text)) for text in ("0.005", "-0.005", "0.0049", "2662.455")] == [
        1,
        -1,
        0,
        266246,
    ]


MONEY = {
    "yuan": ("12", 1200),
    "cents": ("12.34", 1234),
    "zeros": ("12.3400", 1234),
    "less than a cent": ("0.001", None),
    "less than a cent, beyond what is kept": (f"1.{'0' * 40}1", None),
    "below zero": ("-1", None),
    "no number": ("NaN", None),
    "no end": ("Infinity", None),
    "no bound": ("1e40", None),
}


@pytest.mark.parametrize("amount, expected", MONEY.values(), ids=MONEY)
def test_money_is_whole_cents_or_none(amount, expected):
    assert exact_cents(Decimal(amount)) == expected


@given(st.integers(-(10**15), 10**15))
def test_fen_become_yuan_and_come_back(amount):
    assert cents(yuan(amount)) == amount
