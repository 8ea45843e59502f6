"""How precisely a value is known, by who counted it."""

import pytest
from pytest import approx

from shidian.assessment.targets.deviation import deviation
from shidian.core import Quantity, State, Unit, Vintage
from tests.records import rate
from tests.unit.assessment.targets.made import changed

COUNT = Unit.TEN_THOUSAND_PERSONS

# assessment.md, 3.4: shares 0.3 points, counts 1 %, money 0.5 %, what is only filed 3 %
KNOWN = {
    "a share between censuses": ("60", Unit.PERCENT, Vintage.CENSUS_2010, State.PUBLISHED, 0.3),
    "a share a plan states": ("60", Unit.PERCENT, Vintage.CENSUS_2010, State.PLAN, 0.3),
    "a share of the new census": ("60", Unit.PERCENT, Vintage.CENSUS_2020, State.DERIVED, 0.3),
    "a registered share": ("40", Unit.PERCENT, Vintage.REGISTRY, State.PUBLISHED, 0.4),
    "a registered share a plan states": ("40", Unit.PERCENT, Vintage.REGISTRY, State.PLAN, 0.4),
    "a share nobody counts": ("90", Unit.PERCENT, Vintage.NONE, State.PUBLISHED, 0.9),
    "a share only filed": ("90", Unit.PERCENT, Vintage.NONE, State.PLAN, 2.7),
    "a count": ("500", COUNT, Vintage.REGISTRY, State.PUBLISHED, 5.0),
    "a count only filed": ("500", COUNT, Vintage.CENSUS_2010, State.PLAN, 15.0),
    "money": ("-200", Unit.TEN_THOUSAND_YUAN, Vintage.NONE, State.PUBLISHED, 1.0),
    "nothing": ("0", COUNT, Vintage.REGISTRY, State.PUBLISHED, 0.0),
}


@pytest.mark.parametrize("case", KNOWN.values(), ids=KNOWN)
def test_the_deviation(policy, case):
    text, unit, vintage, state, expected = case
    value = changed(rate(2015), value=Quantity.read(text, unit), vintage=vintage, state=state)
    assert deviation(value, unit, policy.errors) == approx(expected)


def test_it_is_in_the_unit_that_is_asked_for(policy):
    value = changed(rate(2015), value=Quantity.read("500", COUNT), vintage=Vintage.REGISTRY)
    assert deviation(value, Unit.PERSON, policy.errors) == approx(50_000)
