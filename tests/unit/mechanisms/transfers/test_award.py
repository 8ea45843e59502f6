"""The award: our placeholder formula by hand, and what stays when nobody has a unit."""

from decimal import Decimal

import pytest

from shidian.core import DataError
from shidian.mechanisms.transfers.award import (
    Applicant,
    AwardTerms,
    award,
    people_units,
    schooling_units,
)

TERMS = AwardTerms(
    {"inter": Decimal(1), "intra": Decimal("0.5"), "same": Decimal("0.3")},
    (Decimal(1), Decimal("0.8")),
    Decimal("0.7"),
)
EAST = Applicant(
    "east",
    {("inter", 0): 1_000, ("intra", 1): 500, ("same", 0): 100, ("inter", 2): 9_999},
    pupils=200,
    per_pupil=Decimal(850),
    cost_index=Decimal("1.1"),
)
WEST = Applicant("west", {("same", 0): 1_000}, pupils=100, per_pupil=Decimal(800))


def test_units_taper_and_end():
    # (1000 + 0.5 x 0.8 x 500 + 0.3 x 100) x 1.1; what is older than the taper counts nothing
    assert people_units(EAST, TERMS) == Decimal("1353.0")
    assert schooling_units(EAST) == Decimal("187000.0")


def test_the_award_is_divided_by_both_pots():
    found = award(1_000_000, [EAST, WEST], TERMS)
    # 700,000 by 1353 : 300, and 300,000 by 187,000 : 80,000
    assert found.by_factor == {"people": (572_958, 127_042), "schooling": (210_112, 89_888)}
    assert (sum(found.amounts), found.left) == (1_000_000, 0)


def test_a_pot_that_nobody_can_claim_stays_undistributed():
    nobody = [Applicant("a", {("same", 0): 1}), Applicant("b", {})]
    found = award(1_000, nobody, TERMS)
    assert (found.amounts, found.left) == ((700, 0), 300)


def test_a_share_above_one_is_refused():
    with pytest.raises(DataError) as raised:
        AwardTerms({}, (), Decimal("1.1"))
    assert raised.value.faults[0].code == "cost_share_outside"
