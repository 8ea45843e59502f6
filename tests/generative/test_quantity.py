"""Any printed number is kept as printed; units of a dimension convert there and back."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from shidian.core import Quantity, Unit
from tests.generative.strategies import DECIMALS, SMALL, UNITS

PRINTED = st.from_regex(r"-?(0|[1-9][0-9]{0,19})(\.[0-9]{1,10})?", fullmatch=True)
PAIRS = st.tuples(UNITS, UNITS).filter(lambda pair: pair[0].dimension == pair[1].dimension)


@given(PRINTED, UNITS)
def test_what_is_printed_is_read_and_printed_again(text, unit):
    quantity = Quantity.read(text, unit)
    assert str(quantity) == f"{text} {unit.symbol}"
    assert quantity.printed_places == len(text.partition(".")[2])


@given(DECIMALS, UNITS)
def test_a_quantity_reads_its_own_print(value, unit):
    quantity = Quantity(value, unit)
    text = str(quantity).removesuffix(f" {unit.symbol}")
    assert repr(Quantity.read(text, unit)) == repr(quantity)


@given(st.text(max_size=12), UNITS)
def test_any_text_is_read_or_refused_with_a_reason(text, unit):
    try:
        quantity = Quantity.read(text, unit)
    except ValueError as error:
        assert "not a plain decimal number" in str(error)
    else:
        assert quantity.value.is_finite()
        assert text.isascii()


@given(SMALL, PAIRS)
def test_a_conversion_keeps_the_amount(value, pair):
    one, other = pair
    converted = Quantity(value, one).to(other)
    exact = Fraction(value) * one.size / other.size
    # Fifteenths of a hectare have no last place: they are exact to 28 digits.
    assert abs(Fraction(converted.value) - exact) <= abs(exact) / 10**27


@given(SMALL, SMALL)
def test_a_share_and_its_change(one, other):
    before, after = Quantity(one, Unit.PERCENT), Quantity(other, Unit.PERCENT)
    change = after - before
    assert change.unit is Unit.PERCENTAGE_POINT
    assert before + change == after
    assert after - change == before
