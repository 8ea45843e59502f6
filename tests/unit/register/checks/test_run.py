"""One filing and the whole nation: the same checks, violations in words."""

from decimal import Decimal

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shidian.register.checks import (
    CHECKS,
    VIOLATIONS,
    context_of,
    fault_of,
    run,
    values_of,
    violations,
    violations_of_one,
)
from shidian.register.checks.context import outermost
from shidian.register.checks.limits import Sum
from shidian.register.roles import Role
from tests.unit.register.checks.made import context, filed, own, table

AREAS = ("330200", "330400", "330500")
NATION = context(
    {**dict.fromkeys(AREAS, "big"), "330000": "province"},
    required=("rate",),
    sums=(Sum("spent_since", "spent", 2018),),
    above=table("area", "above", [(area, "330000") for area in AREAS]),
)
cells = st.tuples(
    st.sampled_from((*AREAS, "330000")),
    st.sampled_from(("rate", "urban", "people", "spent", "spent_since")),
    st.integers(2018, 2021),
    st.sampled_from(("0.6", "60", "61.5", "70", "100", "101", "9000000", "-1")),
)


def keys(table):
    return set(table.select("check", "area", "indicator", "year").rows())


@settings(max_examples=15)  # each runs all checks for every filing
@given(st.lists(cells, min_size=10, max_size=40))
def test_one_filing_finds_what_the_whole_finds(rows):
    """While a person types and on submission it is the same."""
    values = filed(*rows)
    whole = keys(run(CHECKS, values, NATION))
    filings = set(values.select("area", "year").rows())
    one = {
        (found.check.code, found.area, found.indicator, found.year)
        for area, year in filings
        for found in violations_of_one(values, NATION, area, year)
    }
    assert one == whole


def test_an_empty_filing_lacks_what_is_required():
    [found] = violations_of_one(filed(), NATION, "330200", 2021)
    assert (found.check.code, found.indicator, found.found) == ("missing", "rate", None)
    assert fault_of(found).line("zh") == "rate 列：指标rate 2021 年没有填。这是必填指标，请填写。"


def test_a_table_of_violations_has_its_columns():
    for rows in ([], own("rate", {2020: "101"})):
        assert run(CHECKS, filed(*rows), NATION).schema == VIOLATIONS
    assert run([], filed(), NATION).schema == VIOLATIONS


def test_a_violation_says_what_was_found_and_expected():
    found = run(CHECKS[:1], filed(*own("rate", {2020: "101.50"})), NATION)
    [one] = violations(found, NATION)
    assert (one.found, one.low, one.high) == (Decimal("101.50"), Decimal("0"), Decimal("100"))
    fault = fault_of(one)
    assert fault.place.column == "rate"
    assert fault.text("zh") == "指标rate 2020 年填 101.50，应为 0.00–100.00。"
    assert fault.text("en") == "Indicator rate of 2020 is filed as 101.50; it lies in 0.00–100.00."
    assert not one.unverified


RATE = {2014: "60.0", 2015: "61.0", 2016: "62.0", 2017: "63.0", 2018: "64.0", 2019: "65.0"}
COPY = [("rate", "61.37"), ("other_rate", "12.9"), ("people", "43.07")]
PEERS = [f"34{n:02d}00" for n in range(1, 8)]
STORIES = {
    "range": (own("rate", {2020: "-3"}), "0–100"),
    "missing": (own("people", {2020: "5"}), ""),
    "twice": ([*own("rate", {2020: "60"}), *own("rate", {2020: "61"})], "61"),
    "identity": (
        [*own("rate", {2020: "70"}), *own("urban", {2020: "500"}), *own("people", {2020: "1000"})],
        "50",
    ),
    "cumulative": (
        [*own("spent", {2018: "10"}), *own("spent_since", {2018: "20"})],
        "9–11",
    ),
    "province": (
        [*own("people", {2020: "500"}), *own("people", {2020: "400"}, area="330000")],
        "≥ 499",
    ),
    "change": (own("rate", {2019: "60", 2020: "70"}), "55–65"),
    "backwards": (own("rate", {2019: "60.0", 2020: "58.0"}), "≥ 59.5"),
    "unit_slip": (own("rate", {2019: "60.0", 2020: "0.6"}), "30.0–120.0"),
    "unchanged": (own("rate", {2018: "60", 2019: "60", 2020: "60"}), "60"),
    "plan": (own("rate", {2020: "90"}, "census2010"), "≤ 68"),
    "peers": ([r for a in PEERS for r in own("rate", {2020: "60.0"}, area=a)], "59.5–60.5"),
    "copied": ([r for a in AREAS[:2] for c, v in COPY for r in own(c, {2020: v}, area=a)], "330"),
    "outlier": (own("rate", RATE | {2020: "90.0"}), "65.4–66.6"),
}


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.code)
def test_every_check_says_what_it_found_in_both_languages(check):
    rows, expected = STORIES[check.code]
    if check.code == "peers":
        rows = [*rows, *own("rate", {2020: "80.0"}, area="340100")][1:]
    path = [("330200", "rate", 2020, Decimal(65), "census2010", "")]
    among = context(
        dict.fromkeys((*AREAS, *PEERS), "big"),
        required=("rate",),
        sums=NATION.sums,
        above=NATION.above,
        paths=pl.DataFrame(path, context().paths.schema, orient="row"),
    )
    found = violations(run([check], filed(*rows), among), among)
    assert found
    fault = fault_of(found[0])
    for lang in ("zh", "en"):
        assert expected in fault.text(lang)
        assert str(found[0].year) in fault.text(lang)
        assert fault.advice(lang)
    assert found[0].unverified == bool(check.limits)


def test_who_may_waive_is_a_role():
    waiving = {role for check in CHECKS for role in check.waivable_by}
    assert waiving == {Role.NATIONAL_OFFICER, Role.PROVINCIAL_OFFICER, Role.PILOT_OFFICER}


def test_the_built_in_programme_is_checked(programme):
    among = context_of(programme, programme.targets)
    assert [one.rate for one in among.identities] == ["urbanization_rate_resident"]
    assert among.identities[0].factor == 100
    found = run(CHECKS, values_of(programme.observations, programme), among)
    assert keys(found.filter(pl.col("check").is_in(["range", "identity", "province"]))) == set()


def test_a_pilot_within_a_pilot_is_counted_once(programme):
    """光明新区 440300-01 would lie within 深圳; 主城九区 of 重庆 stands alone."""
    pairs = outermost(programme.pilots.values())
    assert ("330200", "330000") in pairs
    assert not any(area in ("320000", "340000") for area, _ in pairs)
    ningbo = programme.pilots["03"]
    nested = type(ningbo)(**(vars(ningbo) | {"no": "99", "area": "330205"}))
    assert outermost([ningbo, nested]) == [("330200", "330000")]


def test_the_longest_figures_pass_through():
    longest = "9" * 18 + "." + "9" * 10
    rows = [
        *own("money", {2019: "1", 2020: longest, 2021: f"-{longest}"}),
        *own("money", {2019: "55555555555555.5", 2020: longest}, area="330400"),
        *own("money", {2020: "5.0000000001"}, area="330000"),
        *own("rate", {2020: longest}),
        *own("urban", {2020: longest}),
        *own("people", {2020: "0.0000000001"}),
    ]
    found = violations(run(CHECKS, filed(*rows), NATION), NATION)
    kinds = {one.check.code for one in found}
    assert kinds >= {"range", "change", "unit_slip", "province"}
    assert all(fault_of(one).line("zh") for one in found)


steps = st.integers(0, 1500)


@given(steps, steps, st.integers(0, 2), st.sampled_from(["rate", "people", "land_each", "spent"]))
def test_what_was_found_is_never_told_as_expected(before, value, places, code):
    """The value as printed lies outside the printed ends, and a figure on them passes."""
    figures = {2019: f"{Decimal(before).scaleb(-2)}", 2020: f"{Decimal(value).scaleb(-places)}"}
    judged = [check for check in CHECKS if check.code in ("range", "change", "backwards")]
    for one in violations(run(judged, filed(*own(code, figures)), NATION), NATION):
        assert one.low is not None or one.high is not None
        assert not ((one.low is None or one.low <= one.found)
                    and (one.high is None or one.found <= one.high))  # fmt: skip
        for end in (one.low, one.high):
            if end is not None and one.year == 2020:
                on_it = filed(*own(code, figures | {2020: f"{end:f}"}))
                assert run([one.check], on_it, NATION).is_empty()


def test_a_filing_is_told_of_its_own_year_and_area():
    rows = [*own("rate", {2019: "101", 2020: "60"}), *own("rate", {2020: "102"}, area="330400")]
    found = violations_of_one(filed(*rows), NATION, "330200", 2020)
    assert {(one.area, one.year) for one in found} == {("330200", 2020)}
    assert {one.check.code for one in found} == {"change", "backwards"}
