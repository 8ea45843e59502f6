"""Against the national targets and another plan. Nationally, for 2020: 60 % and 45 %."""

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

NATION, OTHER = "national_targets", "other_plan"


def test_behind_the_national_target(programme):
    [result] = found(NATION, draft(rate(RESIDENT, 2020, "57.5")), programme)
    assert (result.severity, result.unverified) == ("note", False)
    assert result.working == "57.5 − 60 = -2.5"
    assert "60%" in result.said.zh


def test_behind_a_national_target_that_was_not_verified(programme):
    one = claim("城镇常住人口基本养老保险覆盖率", "85", "%", 2020, code="pension_coverage")
    [result] = found(NATION, draft(one), programme)
    assert result.unverified


def test_more_land_a_head_than_the_national_target(programme):
    one = claim("人均城市建设用地", "110", "m2/人", 2020, code="urban_land_per_capita")
    [result] = found(NATION, draft(one), programme)
    assert result.working == "110 − 100 = +10"


LEADING = {
    "the same": rate(RESIDENT, 2020, "60.0"),
    "ahead": rate(REGISTERED, 2020, "50"),
    "another year": rate(RESIDENT, 2017, "50"),
    "how things stand": rate(RESIDENT, 2020, "50", kind="baseline"),
    "no year": claim("城镇化率", "50", "%", code=RESIDENT),
    "a part of the place": rate(RESIDENT, 2020, "50", subject="县域"),
    "less land a head": claim("用地", "95", "m2/人", 2020, code="urban_land_per_capita"),
    "no national target": claim("常住人口", "5", "万人", 2020, code="population_resident"),
}


@pytest.mark.parametrize("one", LEADING.values(), ids=LEADING)
def test_not_behind_the_national_target(one, programme):
    assert found(NATION, draft(one), programme) == []


PROVINCE = draft(rate(RESIDENT, 2017, "55"), rate(RESIDENT, 2020, "62"), place="江岭省")


def test_behind_the_provinces_plan(programme):
    plan = draft(rate(RESIDENT, 2017, "56"), rate(RESIDENT, 2020, "60"))
    [result] = found(OTHER, plan, programme, against=PROVINCE)
    assert (result.severity, result.working) == ("note", "60 − 62 = -2")
    assert "江岭省" in result.said.zh
    assert [one.value for one in result.claims] == [60, 62]


def test_more_land_a_head_than_the_provinces_plan(programme):
    own, theirs = (
        draft(claim("人均城市建设用地", value, "m2/人", 2020, code="urban_land_per_capita"))
        for value in ("110", "105")
    )
    assert severities(found(OTHER, own, programme, against=theirs)) == ["note"]
    assert found(OTHER, theirs, programme, against=own) == []


def test_nothing_to_compare_with(programme):
    plan = draft(rate(RESIDENT, 2020, "50"))
    assert found(OTHER, plan, programme) == []
    assert found(OTHER, plan, programme, against=draft()) == []
    assert found(OTHER, draft(), programme, against=PROVINCE) == []


def test_baselines_of_both_are_not_compared(programme):
    own, theirs = draft(rate(RESIDENT, 2013, "50")), draft(rate(RESIDENT, 2013, "55"))
    assert found(OTHER, own, programme, against=theirs) == []
