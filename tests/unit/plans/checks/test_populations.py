"""Populations against one another and against the rate."""

import pytest

from tests.unit.plans.checks.figures import RESIDENT, claim, draft, found, rate, severities

SUM, SHARE = "population_sum", "urban_share"


def population(code: str, value: str, year: int | None = 2013, **more):
    names = {"resident": "常住人口", "registered": "户籍人口", "urban": "城镇人口"}
    given = {"kind": "baseline", "code": f"population_{code}", "unit": "万人"} | more
    return claim(names[code], value, given.pop("unit"), year, **given)


def floating(value: str, year: int | None = 2013, name: str = "流动人口", **more):
    return claim(name, value, "万人", year, **({"kind": "baseline"} | more))


CLOSE = {
    "exactly": ("120.2", "75.3", "44.9"),
    "within rounding": ("120.2", "75.34", "44.9"),
    "whole numbers": ("120", "75.3", "44.9"),
}


@pytest.mark.parametrize(("whole", "own", "other"), CLOSE.values(), ids=CLOSE)
def test_populations_that_add_up(whole, own, other, programme):
    plan = draft(population("resident", whole), population("registered", own), floating(other))
    [result] = found(SUM, plan, programme)
    assert result.severity == "fine"
    assert f"{own}万人 + {other}万人" in result.working


def test_residents_who_are_not_registered_plus_floating(programme):
    """75.3 + 130.5 are 205.8, which is 80.8 more than 125.0."""
    plan = draft(
        population("resident", "125.0"), population("registered", "75.3"), floating("130.5")
    )
    [result] = found(SUM, plan, programme)
    assert result.severity == "warning"
    assert "205.8万人 ≠ 125.0万人" in result.working
    assert "+80.8万人" in result.said.zh
    assert len(result.claims) == 3


def test_populations_in_other_units(programme):
    people = population("resident", "1202000", unit="人")
    plan = draft(people, population("registered", "75.3"), floating("44.9"))
    assert severities(found(SUM, plan, programme)) == ["fine"]


QUIET = {
    "no figures": [],
    "none from elsewhere": [population("resident", "125"), population("registered", "75")],
    "no registered people": [population("resident", "125"), floating("130")],
    "no year": [population("resident", "125", None), population("registered", "75", None),
                floating("130", None)],
    "another year": [population("resident", "125"), population("registered", "75"),
                     floating("130", 2010)],
    "promised ones": [population("resident", "125"), population("registered", "75"),
                      floating("130", kind="target")],
}  # fmt: skip


@pytest.mark.parametrize("claims", QUIET.values(), ids=QUIET)
def test_nothing_is_said_where_a_population_is_missing(claims, programme):
    assert found(SUM, draft(*claims), programme) == []


def urban(part: str, whole: str, share: str, year: int = 2013):
    return draft(
        population("resident", whole, year),
        population("urban", part, year),
        rate(RESIDENT, year, share),
    )


AGREE = {
    "exactly": ("60.0", "100.0", "60.0"),
    "rounded": ("18.8", "45.6", "41.2"),  # 18.787
    "as far as the rate is printed": ("52", "100", "52.4"),
    "as far as a rate without places is printed": ("52.4", "100.0", "52"),
}


@pytest.mark.parametrize("figures", AGREE.values(), ids=AGREE)
def test_urban_people_who_agree_with_the_rate(figures, programme):
    assert severities(found(SHARE, urban(*figures), programme)) == ["fine"]


@pytest.mark.parametrize("part", ["19.5", "18.0"])
def test_urban_people_who_do_not(part, programme):
    """456,000 people x 41.2 % are 187,872."""
    [result] = found(SHARE, urban(part, "45.6", "41.2"), programme)
    assert result.severity == "warning"
    assert "45.6万人 × 41.2% = 18.79万人" in result.working
    assert "18.79万人" in result.said.zh


def test_each_year_is_checked_by_itself(programme):
    plan = draft(*urban("60", "100", "60").claims, *urban("90", "120", "65", 2020).claims)
    assert severities(found(SHARE, plan, programme)) == ["fine", "warning"]


def test_a_figure_that_is_missing_or_of_another_year(programme):
    whole, part, share = urban("90", "100", "60").claims
    for claims in ([whole, part], [whole, share], [part, share], []):
        assert found(SHARE, draft(*claims), programme) == []
    assert found(SHARE, draft(whole, part, rate(RESIDENT, 2010, "60")), programme) == []
