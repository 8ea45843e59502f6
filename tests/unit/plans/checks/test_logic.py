"""What cannot be: rates the wrong way round, steps back, two values, deadlines in the past."""

import pytest

from tests.unit.plans.checks.figures import (
    REGISTERED,
    RESIDENT,
    claim,
    draft,
    found,
    rate,
    severities,
)


def rates(year: int, resident: str, registered: str):
    return [rate(RESIDENT, year, resident), rate(REGISTERED, year, registered)]


def test_a_registered_rate_above_the_resident_rate(programme):
    plan = draft(*rates(2013, "52", "40"), *rates(2020, "60", "62.5"))
    [result] = found("rate_order", plan, programme)
    assert (result.severity, result.working) == ("warning", "62.5% > 60%")
    assert {one.year for one in result.claims} == {2020}


ORDERED = {
    "below": rates(2020, "60", "45"),
    "the same": rates(2020, "60", "60.0"),
    "other years": [rate(RESIDENT, 2017, "55"), rate(REGISTERED, 2020, "58")],
    "a part of the place": [*rates(2020, "60", "45"), rate(REGISTERED, 2020, "70", subject="市区")],
    "a change": [rate(RESIDENT, 2020, "60"), rate(REGISTERED, 2020, "65", op="+")],
    "one of them": [rate(REGISTERED, 2020, "62")],
    "no year": [claim("城镇化率", "62", "%", code=REGISTERED), rate(RESIDENT, 2020, "60")],
    "nothing": [],
}


@pytest.mark.parametrize("claims", ORDERED.values(), ids=ORDERED)
def test_rates_in_their_order(claims, programme):
    assert found("rate_order", draft(*claims), programme) == []


BACK = {
    "below the baseline": [rate(RESIDENT, 2013, "52"), rate(RESIDENT, 2017, "51.5")],
    "below an earlier target": [rate(RESIDENT, 2017, "56"), rate(RESIDENT, 2020, "55")],
    "more where less is better": [
        claim("人均城市建设用地", "100", "m2/人", 2017, code="urban_land_per_capita"),
        claim("人均城市建设用地", "105", "m2/人", 2020, code="urban_land_per_capita"),
    ],
}


@pytest.mark.parametrize("claims", BACK.values(), ids=BACK)
def test_a_step_back(claims, programme):
    [result] = found("steps", draft(*claims), programme)
    assert result.severity == "error"
    assert list(result.claims) == list(draft(*claims).claims)
    assert f"{claims[0].value}" in result.working
    assert f"{claims[1].value}" in result.working


FORWARD = {
    "up": [
        rate(RESIDENT, year, value) for year, value in ((2013, "52"), (2017, "55"), (2020, "60"))
    ],
    "the same": [rate(RESIDENT, 2013, "52"), rate(RESIDENT, 2017, "52.0")],
    "baselines alone": [rate(RESIDENT, 2010, "53"), rate(RESIDENT, 2013, "52")],
    "no direction": [
        claim("常住人口", "90", "万人", 2013, code="population_resident", kind="baseline"),
        claim("常住人口", "85", "万人", 2020, code="population_resident"),
    ],
    "a part of the place": [rate(RESIDENT, 2013, "52"), rate(RESIDENT, 2017, "41", subject="县域")],
    "no year": [rate(RESIDENT, 2013, "52"), claim("城镇化率", "41", "%", code=RESIDENT)],
    "nothing": [],
}


@pytest.mark.parametrize("claims", FORWARD.values(), ids=FORWARD)
def test_no_step_back(claims, programme):
    assert found("steps", draft(*claims), programme) == []


def park(value: str, **more):
    given = {"unit": "座", "year": 2020} | more
    return claim("公园", value, given.pop("unit"), given.pop("year"), **given)


def test_two_values_for_one(programme):
    [result] = found(
        "two_values", draft(park("9"), rate(RESIDENT, 2020, "60"), park("12")), programme
    )
    assert (result.severity, result.working) == ("warning", "9座 ≠ 12座")
    assert [one.value for one in result.claims] == [9, 12]


def test_a_value_and_a_range_are_two(programme):
    plan = draft(park("9"), park("9", op="range", high="12"))
    assert severities(found("two_values", plan, programme)) == ["warning"]


def test_two_names_of_one_indicator(programme):
    plan = draft(rate(RESIDENT, 2020, "60"), claim("城镇化水平", "61", "%", 2020, code=RESIDENT))
    assert severities(found("two_values", plan, programme)) == ["warning"]


ONE = {
    "the same again": [park("9"), park("9.0")],
    "the same in another unit": [
        claim("落户", "5", "万人", 2020),
        claim("落户", "50000", "人", 2020),
    ],
    "another year": [park("9"), park("12", year=2017)],
    "no year": [park("9", year=None), park("12", year=None)],
    "another kind": [park("9"), park("12", kind="baseline")],
    "another part of the place": [park("9", subject="市区"), park("12")],
    "a year and all years": [park("3", per_year=True), park("12")],
    "a change": [park("3", op="+"), park("12")],
    "no name": [claim("", "3", "个", 2020), claim("", "4", "个", 2020)],
    "nothing": [],
}


@pytest.mark.parametrize("claims", ONE.values(), ids=ONE)
def test_one_value(claims, programme):
    assert found("two_values", draft(*claims), programme) == []


def test_due_before_it_starts(programme):
    [result] = found("deadlines", draft(park("9", year=2016, start_year=2018)), programme)
    assert (result.severity, result.working) == ("error", "2016 < 2018")


def test_due_before_the_programme_began(programme):
    [result] = found("deadlines", draft(park("9", year=2012)), programme)
    assert (result.severity, result.working) == ("warning", "2012 < 2014")


IN_TIME = {
    "later": park("9", year=2017, start_year=2014),
    "the same year": park("9", year=2014, start_year=2014),
    "how things stood": park("9", year=2012, kind="baseline"),
    "compared with a year": park("9", year=2017, start_year=2020, op="+"),
    "no year": park("9", year=None),
}


@pytest.mark.parametrize("one", IN_TIME.values(), ids=IN_TIME)
def test_in_time(one, programme):
    assert found("deadlines", draft(one), programme) == []
