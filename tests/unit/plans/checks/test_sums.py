"""Parts and totals, and shares to a hundred."""

from dataclasses import replace

import pytest

from tests.unit.plans.checks.figures import claim, draft, found, severities

PARTS, SHARES = "parts_total", "shares_hundred"


def money(value: str, name: str = "投资", **more):
    return claim(name, value, "亿元", **({"kind": "funding"} | more))


def test_parts_that_make_up_their_total(programme):
    plan = draft(money("27"), money("9"), money("5"), money("13"))
    [result] = found(PARTS, plan, programme)
    assert result.severity == "fine"
    assert result.working.startswith("9亿元 + 5亿元 + 13亿元 = 27亿元")
    assert "≠" not in result.working
    assert list(result.claims) == list(plan.claims)


def test_parts_before_their_total(programme):
    [result] = found(PARTS, draft(money("9"), money("5"), money("14")), programme)
    assert result.severity == "fine"
    assert result.claims[0].value == 14


def test_two_splits_of_one_total(programme):
    """By item and by payer; both add up."""
    values = ("163.72", "27.14", "136.58", "134.92", "19.76", "9.04")
    results = found(PARTS, draft(*(money(value, kind="cost") for value in values)), programme)
    assert severities(results) == ["fine", "fine"]
    assert "27.14亿元 + 136.58亿元" in results[0].working
    assert "134.92亿元 + 19.76亿元 + 9.04亿元" in results[1].working


def test_a_cost_per_head_between_a_total_and_its_parts(programme):
    plan = draft(
        money("16", kind="cost"),
        claim("人均成本", "8", "万元", kind="cost"),
        money("6", kind="cost"),
        money("10", kind="cost"),
    )
    [result] = found(PARTS, plan, programme)
    assert (result.severity, len(result.claims)) == ("fine", 3)


def people(value: str, year: int | None = 2020, unit: str = "万人", **more):
    return claim("农业转移人口落户", value, unit, year, **more)


def test_parts_in_other_units(programme):
    parts = (people("10000", unit="人"), people("2"))
    [result] = found(PARTS, draft(people("3"), *parts), programme)
    assert result.severity == "fine"


def test_parts_that_nearly_make_up_a_total_of_their_name(programme):
    plan = draft(people("30"), people("18", subject="中心城区"), people("11", subject="县城"))
    [result] = found(PARTS, plan, programme)
    assert (result.severity, result.unverified) == ("warning", True)
    assert "18万人 + 11万人 = 29万人 ≠ 30万人" in result.working
    assert "1万人" in result.said.zh


QUIET = {
    "no figures": [],
    "one figure": [people("30")],
    "a total and one part": [people("30"), people("30", subject="县城")],
    "parts of another year": [people("30"), people("18", 2017), people("12", 2017)],
    "parts of another kind": [people("30"), people("18", kind="cost"), people("12", kind="cost")],
    "parts of another measure": [people("30"), *(claim("用地", n, "亩") for n in ("18", "12"))],
    "a part that is a range": [people("30"), people("18", high="20"), people("12")],
    "a part that is a change": [people("30"), people("18", op="+"), people("12")],
    "shares": [claim("甲", "100", "%"), claim("乙", "60", "%"), claim("丙", "40", "%")],
    "far from the total": [people("30"), people("5", subject="县城"), people("4", subject="镇区")],
    "near the total, of other names": [people("30"), claim("就业", "18", "万人", 2020),
                                       claim("入学", "11", "万人", 2020)],
}  # fmt: skip


@pytest.mark.parametrize("claims", QUIET.values(), ids=QUIET)
def test_nothing_is_said_of_what_need_not_add_up(claims, programme):
    assert found(PARTS, draft(*claims), programme) == []


def test_parts_without_a_year_belong_to_a_dated_total(programme):
    [result] = found(PARTS, draft(people("30"), people("18", None), people("12", None)), programme)
    assert result.severity == "fine"


def share(value: str, who: str = "政府", **more):
    return claim(f"{who}承担", value, "%", **({"kind": "cost"} | more))


def near(*claims):
    """Claims that stand next to one another."""
    return draft(*(replace(one, span=(8 * n, 8 * n + 3)) for n, one in enumerate(claims)))


def test_shares_that_make_up_a_hundred(programme):
    plan = near(share("40"), share("32", "企业"), share("28", "个人"))
    [result] = found(SHARES, plan, programme)
    assert (result.severity, result.working) == ("fine", "40% + 32% + 28% = 100%")


@pytest.mark.parametrize("value", ["27", "28.5"])
def test_shares_that_do_not(value, programme):
    plan = near(share("40"), share("32", "企业"), share(value, "个人"))
    [result] = found(SHARES, plan, programme)
    made = {"27": "99%", "28.5": "100.5%"}[value]
    assert result.severity == "error"
    assert result.working.endswith(f"= {made}")
    assert made in result.said.zh
    assert len(result.claims) == 3


def test_shares_with_places_make_up_exactly_a_hundred(programme):
    plan = near(share("33.3"), share("33.3", "企业"), share("33.4", "个人"))
    assert severities(found(SHARES, plan, programme)) == ["fine"]


def test_lists_of_shares_in_different_places(programme):
    first = [share("60", span=(0, 3)), share("40", "企业", span=(10, 13))]
    second = [share("70", span=(500, 503)), share("20", "个人", span=(510, 513))]
    results = found(SHARES, draft(*first, *second), programme)
    assert severities(results) == ["fine", "error"]


NO_LIST = {
    "no figures": [],
    "one share": [share("40")],
    "a range among them": [share("40"), share("30", "企业", high="35"), share("28", "个人")],
    "rates of targets": [claim("政府存量债务", "60", "%"), claim("企业参与", "50", "%")],
    "shares of something else": [claim("绿地率", "38", "%", kind="cost")] * 2,
}


@pytest.mark.parametrize("claims", NO_LIST.values(), ids=NO_LIST)
def test_nothing_is_said_of_what_is_no_list_of_payers(claims, programme):
    assert found(SHARES, near(*claims), programme) == []
