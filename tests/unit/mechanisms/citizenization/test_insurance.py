"""Social insurance: the golden case of 2014, and the bounds of the base."""

from decimal import Decimal

import pytest

from shidian.mechanisms.citizenization.insurance import Rate, base, yearly

RATES_2014 = {
    "pension": Rate(Decimal("0.20"), Decimal("0.08")),
    "medical": Rate(Decimal("0.06"), Decimal("0.02")),
    "unemployment": Rate(Decimal("0.02"), Decimal(0)),  # of a rural contract worker
    "injury": Rate(Decimal("0.01"), Decimal(0)),
    "maternity": Rate(Decimal("0.008"), Decimal(0)),
}
BASES = {
    "below the floor": (2_000, 2_400),
    "at the floor": (2_400, 2_400),
    "between": (5_000, 5_000),
    "at the cap": (12_000, 12_000),
    "above the cap": (20_000, 12_000),
}


def test_the_golden_case_of_2014():
    covered = dict.fromkeys(RATES_2014, Decimal(1))
    employer, employee = yearly(Decimal(2_609), RATES_2014, covered)
    assert (round(employer, 1), round(employee, 1)) == (Decimal("9329.8"), Decimal("3130.8"))


def test_only_cover_that_is_new_is_paid():
    none_added = dict.fromkeys(RATES_2014, Decimal(0))
    assert yearly(Decimal(2_609), RATES_2014, none_added) == (0, 0)
    half = {"pension": Decimal("0.5")}
    assert yearly(Decimal(1_000), RATES_2014, half) == (1_200, 480)


@pytest.mark.parametrize(("wage", "expected"), BASES.values(), ids=BASES)
def test_the_base_lies_between_its_bounds(wage, expected):
    found = base(Decimal(wage), Decimal(4_000), Decimal("0.6"), Decimal(3))
    assert found == expected
