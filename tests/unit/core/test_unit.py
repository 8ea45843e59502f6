"""Units: their dimensions and sizes."""

from fractions import Fraction

import pytest

from shidian.core import Unit

SIZES = {
    "ten thousand persons": ("万人", "people", Fraction(10_000)),
    "hundred million persons": ("亿人", "people", Fraction(100_000_000)),
    "hundred million yuan": ("亿元", "money", Fraction(100_000_000)),
    "ten thousand yuan a person": ("万元/人", "money_per_person", Fraction(10_000)),
    "hectare": ("ha", "land", Fraction(10_000)),
    "mu, fifteen to the hectare": ("亩", "land", Fraction(10_000, 15)),
    "ten thousand square kilometres": ("万km2", "land", Fraction(10_000_000_000)),
    "per cent": ("%", "share", Fraction(1, 100)),
    "percentage point": ("pp", "share_change", Fraction(1, 100)),
}


@pytest.mark.parametrize(("symbol", "dimension", "size"), SIZES.values(), ids=SIZES)
def test_a_unit_has_a_dimension_and_an_exact_size(symbol, dimension, size):
    unit = Unit(symbol)
    assert (unit.dimension, unit.size, unit.symbol) == (dimension, size, symbol)


def test_a_share_and_its_change_are_two_dimensions():
    assert Unit.PERCENT.dimension != Unit.PERCENTAGE_POINT.dimension


@pytest.mark.parametrize("symbol", ["", "％", "万", "KM2", "人 "])
def test_a_symbol_is_taken_literally(symbol):
    with pytest.raises(ValueError, match="not a valid Unit"):
        Unit(symbol)
