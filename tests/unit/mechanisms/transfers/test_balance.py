"""The balance of land from a table: what is due by hand, sums, gaps, over-use, refusals."""

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shidian.core import Confidence, DataError
from shidian.mechanisms.transfers.balance import land_answered
from shidian.mechanisms.transfers.basis import official, reservations, sha256

HEAD = "area,year,settled,existing_m2,centre,adjustment,granted_mu,used_mu\n"
HEFEI = HEAD + (
    "340100,2016,30000,,,,,\n"
    "340100,2017,20000,110,,,3000,2500\n"
    "340100,2018,10000,119.99,,,3000,3000\n"
    "340100,2019,,120,,,,900\n"
)


def land(programme, table):
    return land_answered(programme, table.encode(), "land.csv")


def test_land_is_due_for_those_who_settled_the_year_before(programme):
    _, second, third, fourth = land(programme, HEFEI).rows
    # Anhui: 88 m2 below 120, 80 from there; 30,000 x 88 m2 = 264 ha = 3,960 mu
    assert (second.settled, second.due.standard, second.due.m2) == (30_000, 88, 2_640_000)
    assert (second.due.hectares, second.due_mu) == (264, 3960)
    assert (third.due.m2, third.due_mu) == (1_760_000, 2640)
    assert (fourth.due.m2, fourth.due_mu) == (800_000, 1200)
    assert {second.rule, third.rule, fourth.rule} == {"anhui"}


def test_sums_run_from_the_first_year_for_which_something_is_due(programme):
    first, second, third, fourth = land(programme, HEFEI).rows
    assert (first.due_so_far, first.to_grant) == (None, None)
    assert (second.to_grant, second.to_use) == (960, 500)
    assert (third.due_so_far, third.granted_so_far, third.used_so_far) == (6600, 6000, 5500)
    assert (third.to_grant, third.to_use) == (600, 500)
    # what was granted in 2019 is not known, so nothing can be said of it any more
    assert (fourth.due_so_far, fourth.granted_so_far, fourth.used_so_far) == (7800, None, 6400)
    assert (fourth.to_grant, fourth.to_use) == (None, None)


def test_the_rule_is_that_of_the_area_at_the_end_of_the_year(programme):
    table = HEAD + (
        "410100,2016,1000,,,,,\n410100,2017,1000,90,,,,\n410100,2018,1000,90,,,,\n"
        "340100,2015,1000,,,,,\n340100,2016,1000,110,,0.05,,\n"
    )
    rules = {(row.area, row.year): row.rule for row in land(programme, table).rows}
    assert rules == {
        ("410100", 2016): "",
        ("410100", 2017): "henan",
        ("410100", 2018): "zhengzhou",
        ("340100", 2015): "",
        ("340100", 2016): "nation",
    }


def test_an_adjustment_counts(programme):
    table = HEAD + "350200,2016,1000,,,,,\n350200,2017,,100,,-0.10,,\n"
    assert land(programme, table).rows[1].due.m2 == 90_000


def test_a_centre_gets_none_and_that_is_told(programme):
    found = land(programme, HEAD + "310000,2016,1000,,,,,\n310000,2017,,,yes,,,\n")
    assert found.rows[1].due_mu == 0
    assert [(one.code, one.place.row) for one in found.warnings] == [("land_centre", 3)]
    assert "rules.nation.centre" in [one.name for one in found.parameters]
    assert found.warnings[0].text("en") == (
        "310000, 2017: the centre of a super-large or mega-city gets no new land in principle."
    )


def test_a_centre_goes_by_the_nation_where_its_city_says_nothing(programme):
    table = HEAD + "410100,2018,1000,,,,,\n410100,2019,,90,yes,,,\n"
    found = land(programme, table)
    assert (found.rows[1].rule, found.rows[1].due_mu) == ("nation", 0)
    assert {one.source.document for one in found.parameters} == {"notice-land-2016"}


def test_an_adjustment_of_a_year_before_any_rule_waits_for_one(programme):
    table = HEAD + "350200,2015,1000,,,0.05,,\n350200,2016,,100,,0.05,,\n"
    assert land(programme, table).rows[1].due.m2 == 105_000


def test_years_stand_in_order_whatever_the_table(programme):
    lines = HEFEI.splitlines()
    turned = "\n".join([lines[0], *reversed(lines[1:])])
    assert land(programme, turned).rows == land(programme, HEFEI).rows


TOLD = {
    "more granted than due": (
        "350200,2016,100,,,,,\n350200,2017,,100,,,20,\n",
        ("land_over_granted", 3, "granted_mu"),  # 100 x 100 m2 = 15 mu
    ),
    "more used than granted": (
        "350200,2016,100,,,,,\n350200,2017,,100,,,10,10.5\n",
        ("land_over_used", 3, "used_mu"),
    ),
    "a grant with nobody known the year before": (
        "350200,2017,100,100,,,20,\n",
        ("land_year_before", 2, "settled"),
    ),
    "existing land that is not known": (
        "350200,2016,100,,,,,\n350200,2017,,,,,1,\n",
        ("land_existing_unknown", 3, "existing_m2"),
    ),
}


@pytest.mark.parametrize(("lines", "told"), TOLD.values(), ids=TOLD)
def test_what_needs_a_look_is_told_with_its_cell(programme, lines, told):
    (found,) = land(programme, HEAD + lines).warnings
    assert (found.code, found.place.row, found.place.column) == told


def test_over_use_is_told_with_its_size(programme):
    table = HEAD + "350200,2016,100,,,,,\n350200,2017,,100,,,20,21\n"
    first, second = land(programme, table).warnings
    assert first.text("en") == "350200, up to 2017: 5 mu more were granted than are due."
    assert second.text("zh") == "350200 到 2017 年累计使用比下达多 1 亩。"


def test_a_year_that_is_left_out_ends_the_sums(programme):
    table = HEAD + (
        "350200,2016,100,,,,,\n350200,2017,100,100,,,1,1\n"
        "350200,2019,100,100,,,1,1\n350200,2020,100,100,,,1,1\n"
    )
    *_, before, after = land(programme, table).rows
    assert (before.due, before.due_so_far) == (None, None)
    assert (after.due.m2, after.due_so_far, after.granted_so_far) == (10_000, None, None)


def test_a_result_names_its_rules_and_inputs(programme):
    found = land(programme, HEFEI)
    values = {one.name: (one.value, one.unit) for one in found.parameters}
    assert values == {
        "rules.anhui.tiers[0]": (100, "m2/人"),
        "rules.anhui.tiers[0].bound": (100, "m2/人"),
        "rules.anhui.tiers[1]": (88, "m2/人"),
        "rules.anhui.tiers[1].bound": (120, "m2/人"),
        "rules.anhui.tiers[2]": (80, "m2/人"),
        "rules.anhui.tiers[2].bound": (150, "m2/人"),
        "rules.anhui.tiers[3]": (50, "m2/人"),
    }
    assert {one.confidence for one in found.parameters} == {Confidence.HIGH}
    assert found.parameters[2].label.en == "Existing land a head below 120 m²"
    assert found.hashes["land"] == sha256(HEFEI.encode())
    assert set(found.hashes) == {"land", "transfers/land.yaml"}


def test_land_by_published_rules_may_be_official(programme):
    found = land(programme, HEFEI)
    official(found)
    assert (reservations(found), found.notice) == ((), None)


REFUSED = {
    "people below zero": ("350200,2016,-5,,,,,\n", "number_negative", 2, "settled"),
    "half a person": ("350200,2016,1.5,,,,,\n", "number_fraction", 2, "settled"),
    "too many people": ("350200,2016,9999999999,,,,,\n", "number_long", 2, "settled"),
    "neither yes nor no": ("350200,2016,1,,maybe,,,\n", "not_bool", 2, "centre"),
    "land below zero": ("350200,2016,5,-1,,,,\n", "number_negative", 2, "existing_m2"),
    "a code that is none": ("3502,2016,5,,,,,\n", "not_area_code", 2, "area"),
    "a year that is missing": ("350200,,5,,,,,\n", "empty", 2, "year"),
    "a year twice": (
        "350200,2016,5,,,,,\n350200,2016,6,,,,,\n",
        "duplicate",
        3,
        "area year",
    ),
    "an adjustment beyond the rule": (
        "350200,2016,5,,,,,\n350200,2017,,100,,0.2,,\n",
        "land_adjustment",
        3,
        "adjustment",
    ),
    "an adjustment beyond the rule where nothing is due": (
        "350200,2016,5,,,5,,\n",
        "land_adjustment",
        2,
        "adjustment",
    ),
    "a year before any rule": (
        "350200,2014,5,,,,,\n350200,2015,,100,,,,\n",
        "land_rule_none",
        3,
        "year",
    ),
    "no rows": ("", "transfers_no_rows", None, ""),
}


@pytest.mark.parametrize(("lines", "code", "row", "column"), REFUSED.values(), ids=REFUSED)
def test_a_table_that_does_not_hold_is_refused_at_its_cell(programme, lines, code, row, column):
    with pytest.raises(DataError) as raised:
        land(programme, HEAD + lines)
    (fault,) = raised.value.faults
    assert (fault.code, fault.place.file, fault.place.row, fault.place.column) == (
        code,
        "land.csv",
        row,
        column,
    )


years = st.lists(
    st.tuples(st.integers(0, 10**6), st.integers(0, 400), st.integers(0, 9999)),
    min_size=2,
    max_size=6,
)


@given(years)
def test_all_that_is_due_is_the_sum_of_the_years(programme, found):
    lines = [
        f"350200,{year},{people},{existing},,,{granted},0"
        for year, (people, existing, granted) in enumerate(found, start=2016)
    ]
    last = land(programme, HEAD + "\n".join(lines)).rows[-1]
    due = sum(
        Decimal(before[0] * (100 if now[1] <= 100 else 80 if now[1] <= 150 else 50)) * 15 / 10_000
        for before, now in pairwise(found)
    )
    assert last.due_so_far == due
    assert last.to_grant == due - sum(one[2] for one in found[1:])
