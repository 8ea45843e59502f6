"""Cost per head and total, with the head count and the rounding that close it."""

from dataclasses import replace

import pytest

from tests.unit.plans.checks.figures import claim, draft, found, severities

TOTAL, COVERS = "per_head_total", "money_covers_cost"


def head(value: str, unit: str = "万元", name: str = "人均成本", **more):
    return claim(name, value, unit, **({"kind": "cost"} | more))


def total(value: str, name: str = "成本总额", **more):
    return claim(name, value, "亿元", **({"kind": "cost"} | more))


def people(value: str, year: int | None, **more):
    return claim("农业转移人口市民化", value, "万人", year, **more)


def test_exactly(programme):
    [result] = found(TOTAL, draft(head("10"), total("50"), people("5", 2020)), programme)
    assert result.severity == "fine"
    assert "10万元 × 5万人 = 50亿元" in result.working
    assert {one.value for one in result.claims} == {10, 50, 5}


def test_rounded_half_up(programme):
    """156,615 yuan x 1.7 million people are 2662.455."""
    plan = draft(head("156615", "元"), total("2662.46"), people("170", 2020))
    [result] = found(TOTAL, plan, programme)
    assert result.severity == "fine"
    assert "四舍五入" in result.said.zh
    assert "half up" in result.said.en


@pytest.mark.parametrize(
    ("value", "severity", "how"), [("8.18", "note", "截尾"), ("8.19", "fine", "四舍五入")]
)
def test_truncated_or_rounded(value, severity, how, programme):
    """16.372 billion for 200,000 people are 81,860 yuan each."""
    plan = draft(head(value), total("163.72"), people("20", 2020))
    [result] = found(TOTAL, plan, programme)
    assert (result.severity, how in result.said.zh) == (severity, True)
    assert "8.186万元" in result.working


def test_a_total_that_only_an_earlier_year_closes(programme):
    """110,000 yuan x 40 % x 500,000 people are 22 billion; 1,200,000 people would be 52.8."""
    plan = draft(
        people("50", 2017),
        people("120", 2020),
        head("11"),
        claim("政府承担", "40", "%", kind="cost"),
        total("220", "政府承担"),
    )
    [result] = found(TOTAL, plan, programme)
    assert result.severity == "note"
    assert "50万人（2017）" in result.said.zh
    assert "120万人（2020）应为 528亿元" in result.said.zh
    assert "11万元 × 50万人 × 40% = 220亿元" in result.working


def test_a_total_of_the_same_year_as_its_people_needs_no_warning(programme):
    plan = draft(people("50", 2017), people("120", 2020), head("10"), total("500", year=2017))
    [result] = found(TOTAL, plan, programme)
    assert result.severity == "fine"


def test_a_total_that_nothing_closes(programme):
    plan = draft(people("5", 2020), head("10"), total("60", year=2020))
    [result] = found(TOTAL, plan, programme)
    assert result.severity == "warning"
    assert result.working == "10万元 × 5万人 = 50亿元"
    assert "60亿元" in result.said.zh


QUIET = {
    "no figures": [],
    "no total": [people("5", 2020), head("10")],
    "no cost per head": [people("5", 2020), total("50")],
    "no people": [head("10"), total("50")],
    "a range per head": [people("5", 2020), head("10", high="12"), total("50")],
    "a range of people": [people("5", 2020, high="6"), head("10"), total("50")],
    "a cost per head and year": [people("5", 2020), head("10", per_year=True), total("50")],
    "years that do not agree": [people("5", 2020), head("10"), total("60", year=2017)],
    "a total without year that does not close": [people("5", 2020), head("10"), total("60")],
    "money that is no cost": [people("5", 2020), head("10"), total("50", kind="funding")],
}


@pytest.mark.parametrize("claims", QUIET.values(), ids=QUIET)
def test_nothing_is_said_where_nothing_can_be_reckoned(claims, programme):
    assert found(TOTAL, draft(*claims), programme) == []


def yearly(*, cost: str = "5.7", count: str = "10", money: str = "30"):
    return draft(
        head(cost),
        people(count, 2020, per_year=True),
        claim("财政安排资金", money, "亿元", 2016, kind="funding", per_year=True),
    )


def test_money_that_covers_half_the_cost(programme):
    """57,000 yuan x 100,000 people are 5.7 billion a year, of which 3 billion are 52.6 %."""
    [result] = found(COVERS, yearly(), programme)
    assert result.severity == "note"
    assert "52.6%" in result.said.zh
    assert "5.7万元 × 10万人 = 57亿元" in result.working
    assert len(result.claims) == 3


@pytest.mark.parametrize("money", ["57", "60"])
def test_money_that_covers_the_cost(money, programme):
    assert severities(found(COVERS, yearly(money=money), programme)) == ["fine"]


def test_money_or_people_not_told_by_the_year(programme):
    for number in (1, 2):
        claims = list(yearly().claims)
        claims[number] = replace(claims[number], per_year=False)
        assert found(COVERS, draft(*claims), programme) == []
    assert found(COVERS, draft(), programme) == []
