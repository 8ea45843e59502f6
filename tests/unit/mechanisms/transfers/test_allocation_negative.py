"""A value below zero is refused with its factor and row, whether of a factor or a coefficient."""

from decimal import Decimal

import pytest

from shidian.core import DataError
from shidian.mechanisms.transfers.allocation import Factor, allocated

ONE, MINUS = Decimal(1), Decimal(-1)
NEGATIVE = {
    "of a factor": ([ONE, MINUS], None, "settled"),
    "of a coefficient": ([ONE, ONE], [ONE, MINUS], "coefficients"),
}


@pytest.mark.parametrize(("values", "coefficients", "name"), NEGATIVE.values(), ids=NEGATIVE)
def test_a_value_below_zero_is_refused(values, coefficients, name):
    with pytest.raises(DataError) as refused:
        allocated(100, [Factor("settled", ONE, values)], coefficients)
    [fault] = refused.value.faults
    assert fault.code == "allocation_negative"
    assert (fault.found["name"], fault.found["row"]) == (name, "2")
