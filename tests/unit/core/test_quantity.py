"""Quantities: exact as printed, and no arithmetic across dimensions."""

from decimal import Decimal

import pytest

from shidian.core import Quantity, Unit

PRINTED = {
    "whole": ("68", 0, "1"),
    "two places": ("88.75", 2, "0.01"),
    "trailing zero": ("8029.30", 2, "0.01"),
    "below zero": ("-0.5", 1, "0.1"),
    "many digits": ("123456789012345.678901", 6, "0.000001"),
}
NOT_PLAIN = {
    "thousands separator": "1,234",
    "full width": "６８",
    "unit": "68%",
    "scientific": "1e5",
    "not a number": "nan",
    "infinity": "Infinity",
    "empty": "",
    "blank": " 68",
    "two points": "1.2.3",
    "two signs": "--5",
    "plus": "+5",
    "underscore": "1_000",
    "sign only": "-",
    "point only": ".",
    "superscript": "2²",
    "Chinese": "六十八",
}


@pytest.mark.parametrize(("text", "places", "step"), PRINTED.values(), ids=PRINTED)
def test_a_number_is_kept_as_printed(text, places, step):
    quantity = Quantity.read(text, Unit.TEN_THOUSAND_PERSONS)
    assert str(quantity) == f"{text} 万人"
    assert (quantity.printed_places, quantity.last_place) == (places, Decimal(step))


@pytest.mark.parametrize("text", NOT_PLAIN.values(), ids=NOT_PLAIN)
def test_anything_but_a_plain_decimal_is_refused(text):
    with pytest.raises(ValueError, match="not a plain decimal"):
        Quantity.read(text, Unit.PERCENT)


@pytest.mark.parametrize("value", ["NaN", "Infinity", "-Infinity"])
def test_a_quantity_is_finite(value):
    with pytest.raises(ValueError, match="not a finite"):
        Quantity(Decimal(value), Unit.RATIO)


CONVERSIONS = {
    "万人 to 人": ("446.9", "万人", "人", "4469000"),
    "人 to 万人": ("4469001", "人", "万人", "446.9001"),
    "亿元 to 万元": ("1.5", "亿元", "万元", "15000"),
    "万km2 to km2": ("10.72", "万km2", "km2", "107200"),
    "亩 to ha": ("15", "亩", "ha", "1"),
    "ha to 亩": ("1", "ha", "亩", "15"),
    "km2 to 亩": ("1", "km2", "亩", "1500"),
}


@pytest.mark.parametrize(("text", "old", "new", "expected"), CONVERSIONS.values(), ids=CONVERSIONS)
def test_units_of_one_dimension_convert_exactly(text, old, new, expected):
    converted = Quantity.read(text, Unit(old)).to(Unit(new))
    assert (converted.value, converted.unit) == (Decimal(expected), Unit(new))


def test_the_own_unit_leaves_a_quantity_as_printed():
    assert str(Quantity.read("8029.30", Unit.PERCENT).to(Unit.PERCENT)) == "8029.30 %"


def test_units_of_two_dimensions_do_not_convert():
    with pytest.raises(ValueError, match="万人 cannot be expressed in 万元"):
        Quantity.read("1", Unit.TEN_THOUSAND_PERSONS).to(Unit.TEN_THOUSAND_YUAN)


SUMS = {
    "persons": ("1", "万人", "+", "5000", "人", "1.5", "万人"),
    "money": ("1", "亿元", "-", "1", "万元", "0.9999", "亿元"),
    "share and points": ("60", "%", "+", "5", "pp", "65", "%"),
    "share less points": ("60", "%", "-", "5", "pp", "55", "%"),
    "share less share is a change": ("73.44", "%", "-", "72", "%", "1.44", "pp"),
    "points": ("1.2", "pp", "+", "0.3", "pp", "1.5", "pp"),
    "points less points": ("1.2", "pp", "-", "1.5", "pp", "-0.3", "pp"),
}


@pytest.mark.parametrize("case", SUMS.values(), ids=SUMS)
def test_sums_and_differences(case):
    left, unit, sign, right, other, result, of = case
    one, two = Quantity.read(left, Unit(unit)), Quantity.read(right, Unit(other))
    made = one + two if sign == "+" else one - two
    assert (made.value, made.unit) == (Decimal(result), Unit(of))


NONSENSE = {
    "share plus share": ("%", "+", "%"),
    "share plus persons": ("%", "+", "人"),
    "points plus share": ("pp", "+", "%"),
    "points less share": ("pp", "-", "%"),
    "persons less money": ("人", "-", "元"),
    "money plus money a person": ("元", "+", "元/人"),
}


@pytest.mark.parametrize(("unit", "sign", "other"), NONSENSE.values(), ids=NONSENSE)
def test_no_arithmetic_across_dimensions(unit, sign, other):
    one, two = Quantity.read("60", Unit(unit)), Quantity.read("5", Unit(other))
    with pytest.raises(ValueError, match=r"cannot be expressed|counted in pp"):
        one + two if sign == "+" else one - two
