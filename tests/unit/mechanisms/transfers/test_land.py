"""Land for settled people: the boundaries of the rules, and the national estimate."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from shidian.core import DataError, Source
from shidian.mechanisms.transfers.land import LandRule, LandTier, land_due, rule_on

SOURCE = Source("land-2016")
NATION = LandRule(
    code="nation",
    from_=date(2016, 9, 29),
    source=SOURCE,
    adjustment=Decimal("0.10"),
    centre=Decimal(0),
    tiers=(
        LandTier(Decimal(100), up_to=Decimal(100)),
        LandTier(Decimal(80), up_to=Decimal(150)),
        LandTier(Decimal(50)),
    ),
)
ANHUI = LandRule(
    code="anhui",
    from_=date(2017, 6, 1),
    source=SOURCE,
    province="340000",
    tiers=(
        LandTier(Decimal(100), below=Decimal(100)),
        LandTier(Decimal(88), below=Decimal(120)),
        LandTier(Decimal(80), up_to=Decimal(150)),
        LandTier(Decimal(50)),
    ),
)
NATIONAL = {"0": 100, "100": 100, "100.01": 80, "150": 80, "150.01": 50, "400": 50}
IN_ANHUI = {"99.99": 100, "100": 88, "119.99": 88, "120": 80, "150": 80, "150.01": 50}


@pytest.mark.parametrize(("existing", "standard"), NATIONAL.items(), ids=NATIONAL)
def test_the_national_tiers_include_their_upper_bound(existing, standard):
    assert NATION.standard(Decimal(existing)) == standard


@pytest.mark.parametrize(("existing", "standard"), IN_ANHUI.items(), ids=IN_ANHUI)
def test_a_province_refines_the_tiers(existing, standard):
    assert ANHUI.standard(Decimal(existing)) == standard


def test_land_for_a_hundred_million_people_closes_with_the_national_estimate():
    due = land_due(NATION, 100_000_000, Decimal(120))
    assert (due.mu, due.hectares) == (12_000_000, 800_000)  # 1200 万亩, 80 m² a head


ADJUSTED = {"up": ("0.10", 110_000), "down": ("-0.10", 90_000), "none": ("0", 100_000)}


@pytest.mark.parametrize(("adjustment", "m2"), ADJUSTED.values(), ids=ADJUSTED)
def test_a_province_may_adjust_within_a_tenth(adjustment, m2):
    assert land_due(NATION, 1_000, Decimal(90), Decimal(adjustment)).m2 == m2


def test_the_centre_of_a_very_large_city_gets_none():
    assert land_due(NATION, 1_000, Decimal(90), centre=True).m2 == 0


def test_the_rule_of_a_centre_is_the_nearest_that_states_one():
    day = date(2018, 1, 1)
    assert rule_on([NATION, ANHUI], "340100", day) == ANHUI
    assert rule_on([NATION, ANHUI], "340100", day, centre=True) == NATION
    stating = replace(ANHUI, centre=Decimal(5))
    assert rule_on([NATION, stating], "340100", day, centre=True) == stating
    assert rule_on([ANHUI], "340100", day, centre=True) == ANHUI  # which says nothing of centres


REFUSED = {
    "beyond a tenth": (lambda: land_due(NATION, 1, Decimal(1), Decimal("0.11")), "land_adjustment"),
    "an adjustment where none is allowed": (
        lambda: land_due(ANHUI, 1, Decimal(1), Decimal("0.01")),
        "land_adjustment",
    ),
    "a centre of which the rule says nothing": (
        lambda: land_due(ANHUI, 1, Decimal(1), centre=True),
        "land_centre_unstated",
    ),
    "people below zero": (lambda: land_due(NATION, -1, Decimal(1)), "land_people"),
    "land below zero": (lambda: land_due(NATION, 1, Decimal(-1)), "land_existing"),
    "tiers that fall": (
        lambda: LandRule(
            code="x",
            from_=date(2016, 1, 1),
            source=SOURCE,
            tiers=(
                LandTier(Decimal(1), up_to=Decimal(2)),
                LandTier(Decimal(1), up_to=Decimal(1)),
                LandTier(Decimal(1)),
            ),
        ),
        "land_tiers",
    ),
    "a last tier with a bound": (
        lambda: LandRule(
            code="x",
            from_=date(2016, 1, 1),
            source=SOURCE,
            tiers=(LandTier(Decimal(1), up_to=Decimal(2)),),
        ),
        "land_tiers",
    ),
}


BELOW_ZERO = {
    "land of a tier": (lambda: LandTier(Decimal(-80)), "m2"),
    "a bound that is included": (lambda: LandTier(Decimal(80), up_to=Decimal(-1)), "up_to"),
    "a bound that is not": (lambda: LandTier(Decimal(80), below=Decimal(-1)), "below"),
    "land of a centre": (lambda: replace(NATION, centre=Decimal(-1)), "centre"),
    "how far a province may adjust": (
        lambda: replace(NATION, adjustment=Decimal("-0.1")),
        "adjustment",
    ),
}


@pytest.mark.parametrize(("call", "key"), BELOW_ZERO.values(), ids=BELOW_ZERO)
def test_a_number_of_a_rule_is_not_below_zero(call, key):
    with pytest.raises(DataError) as raised:
        call()
    (fault,) = raised.value.faults
    assert (fault.code, fault.found["key"], fault.place.column) == ("terms_negative", key, key)


def test_a_rule_that_would_let_a_province_take_land_away_is_refused():
    assert replace(NATION, adjustment=Decimal(1)).adjustment == 1
    with pytest.raises(DataError) as raised:
        replace(NATION, adjustment=Decimal("1.1"))  # 1 + -1.1 is below zero
    (fault,) = raised.value.faults
    assert (fault.code, fault.place.column) == ("cost_share_outside", "adjustment")


@pytest.mark.parametrize(("call", "code"), REFUSED.values(), ids=REFUSED)
def test_what_the_rule_does_not_allow_is_refused(call, code):
    with pytest.raises(DataError) as raised:
        call()
    assert raised.value.faults[0].code == code
