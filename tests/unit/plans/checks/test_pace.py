"""Points a year, the place among all pilots, and the nation's own pace."""

from decimal import Decimal

import pytest

from shidian.plans.checks import Peers, pace_of
from shidian.plans.checks.pace import percentile
from tests.unit.plans.checks.figures import RESIDENT, claim, draft, found, rate, severities


def rising(points: str):
    """A plan whose resident rate rises by so many points in seven years."""
    return draft(rate(RESIDENT, 2013, "50"), rate(RESIDENT, 2020, str(50 + Decimal(points))))


NINE = [rising(str(points)) for points in range(7, 16)]  # with the plan itself, ten


def test_the_pace_and_its_place_among_all(programme):
    [result] = found("pace", rising("10.5"), programme, *NINE)
    # Slower or as fast: 7, 8, 9, 10 and itself, five of ten.
    assert result.working.startswith("(60.5 − 50) ÷ (2020 − 2013) = 1.50")
    assert "10 个试点中居第 50 百分位" in result.said.zh
    assert "percentile 50 among 10 pilots" in result.said.en
    assert result.severity == "fine"


FAST = {"80": ("13.5", "fine"), "90": ("14.5", "warning"), "100": ("50", "warning")}


@pytest.mark.parametrize(("points", "severity"), FAST.values(), ids=FAST)
def test_from_the_ninetieth_percentile_a_pace_is_fast(points, severity, programme):
    """Eighth, ninth and tenth of ten."""
    [result] = found("pace", rising(points), programme, *NINE[:-1], rising("40"))
    assert (result.severity, result.unverified) == (severity, True)


def test_the_nations_pace_is_reckoned_from_the_observations(programme):
    values = {
        one.period.year: one.value.value
        for one in programme.observations
        if (one.area, one.indicator, one.breaks) == ("000000", RESIDENT, frozenset())
    }
    last = max(year for year in values if year <= 2020)
    points = (values[last] - values[2013]) / (last - 2013)
    [result] = found("pace", rising("7"), programme)
    assert f"全国 2013—{last} 年实际每年 {points:.2f}" in result.said.zh


def test_both_rates_are_told(programme):
    both = draft(
        *rising("7").claims,
        rate("urbanization_rate_hukou", 2013, "30"),
        rate("urbanization_rate_hukou", 2017, "34"),
    )
    resident, registered = found("pace", both, programme)
    assert "1.00 个百分点" in resident.working
    assert registered.working.startswith("(34 − 30) ÷ (2017 − 2013) = 1.00")


QUIET = {
    "no baseline": draft(rate(RESIDENT, 2020, "60")),
    "no target": draft(rate(RESIDENT, 2013, "50")),
    "a target of another year": draft(rate(RESIDENT, 2013, "50"), rate(RESIDENT, 2018, "60")),
    "no year": draft(rate(RESIDENT, 2013, "50"), claim("城镇化率", "60", "%", code=RESIDENT)),
    "nothing": draft(),
}


@pytest.mark.parametrize("plan", QUIET.values(), ids=QUIET)
def test_nothing_is_said_without_two_ends(plan, programme):
    assert found("pace", plan, programme, *NINE) == []


def test_a_pace_among_none(programme):
    pace = pace_of(rising("7"), RESIDENT, Peers(programme, []))
    assert (pace.points, pace.percentile, pace.among) == (1, None, 0)
    assert pace_of(draft(), RESIDENT, Peers(programme, [])) is None
    assert severities(found("pace", rising("7"), programme)) != []


RANKS = {"lowest": (1, "25"), "middle": (2, "50"), "between": ("2.5", "50"), "highest": (4, "100"),
         "below all": (0, "0")}  # fmt: skip


@pytest.mark.parametrize(("value", "rank"), RANKS.values(), ids=RANKS)
def test_the_percentile_is_the_share_that_is_not_greater(value, rank):
    assert percentile(Decimal(value), [Decimal(n) for n in (1, 2, 3, 4)]) == Decimal(rank)
