"""The equalization transfer from a table: by hand, what is assumed, refusals."""

from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from shidian.core import DataError, Source
from shidian.mechanisms.transfers.basis import official
from shidian.mechanisms.transfers.equalization_result import equalization_answered
from shidian.mechanisms.transfers.package import (
    EqualizationTerms,
    StatedTerms,
    equalization_terms_of,
)
from shidian.mechanisms.transfers.pool import Pool, pool_given

KNOWN = Source("ours")
HEAD = "area,spending,revenue,mandatory,growth_control,effort_award\n"
TABLE = HEAD + "310000,100,120,40,5,5\n520000,100,40,40,,1.50\n620000,200,100,100,-2,\n"


def terms(gap="1", difficulty="0"):
    weights = EqualizationTerms(Decimal(gap), Decimal(difficulty))
    return StatedTerms(weights, KNOWN, KNOWN, "terms.yaml", "abc")


def answered(table=TABLE, pool=160, stated=None):
    return equalization_answered(
        table.encode(), "gaps.csv", stated or terms(), pool_given(Decimal(pool))
    )


def test_a_pool_follows_the_gaps_and_addends_come_on_top():
    rich, poor, poorer = answered().rows
    assert [row.gap for row in (rich, poor, poorer)] == [0, 60, 100]
    assert [row.pool_cents for row in (rich, poor, poorer)] == [0, 6_000, 10_000]
    # a place without a gap gets no addend either
    assert [row.cents for row in (rich, poor, poorer)] == [0, 6_150, 9_800]


def test_difficulty_and_coefficients_are_shown():
    table = HEAD + "520000,100,40,40,,\n620000,200,100,100,,\n"
    poor, poorer = answered(table, stated=terms(difficulty="0.2")).rows
    assert (poor.difficulty, poorer.difficulty) == (Decimal("0.45"), Decimal("-0.45"))
    assert (poor.coefficient, poorer.coefficient) == (Decimal("1.09"), Decimal("0.91"))
    assert (poor.pool_cents, poorer.pool_cents) == (6_691, 9_309)


def test_a_transfer_below_zero_is_told_with_its_row():
    found = answered(HEAD + "520000,100,40,40,-200,\n620000,200,100,100,-2,\n")
    # 160 yuan by 60 : 100, less 200 and less 2
    assert [row.cents for row in found.rows] == [-14_000, 9_800]
    (told,) = [one for one in found.warnings if one.code == "equalization_below_zero"]
    assert (told.place.file, told.place.row, told.place.column) == ("gaps.csv", 2, "growth_control")
    assert told.text("en").startswith("520000 gets -140.00 yuan")


@pytest.mark.parametrize(("gap", "difficulty"), [("-1", "0"), ("1", "-5")])
def test_a_weight_below_zero_is_refused(gap, difficulty):
    with pytest.raises(DataError) as raised:
        terms(gap, difficulty)
    (fault,) = raised.value.faults
    assert (fault.code, fault.found["key"]) == (
        "terms_negative",
        "weight_gap" if gap == "-1" else "weight_difficulty",
    )


def test_which_deviation_is_meant_is_told_to_be_open():
    assert "equalization_deviation" in [one.code for one in answered().warnings]


@pytest.mark.parametrize(("pool", "told"), [("160", []), ("160.01", ["160"])])
def test_a_pool_beyond_all_gaps_is_told(pool, told):
    found = answered(pool=pool)  # gaps of 60 and 100
    over = [one for one in found.warnings if one.code == "equalization_over"]
    assert [one.found["gaps"] for one in over] == told
    if over:
        assert "places get more than they lack" in over[0].text("en")
        assert "总额 160.01 元多于各地缺口之和 160 元" in over[0].text("zh")


def test_over_which_places_mean_and_deviation_run_is_told_to_be_assumed():
    (told,) = [one for one in answered().warnings if one.code == "equalization_places"]
    assert told.text("en").endswith("those without a gap too: 3.")
    # mandatory/R is 1/3, 1, 1; gap/S is 0, 0.6, 0.5: the place without a gap counts in both
    rich = answered(stated=terms(difficulty="1")).rows[0]
    mean, third = Decimal(7) / 9, Decimal(1) / 3
    first = (third - mean) / ((2 * (1 - mean) ** 2 + (third - mean) ** 2) / 3).sqrt()
    middle = Decimal("1.1") / 3
    spread = (middle**2 + (Decimal("0.6") - middle) ** 2 + (Decimal("0.5") - middle) ** 2) / 3
    expected = Decimal("0.55") * first - Decimal("0.45") * middle / spread.sqrt()
    assert float(rich.difficulty) == pytest.approx(float(expected))


def test_where_nobody_has_a_gap_nothing_is_divided():
    with pytest.raises(DataError) as raised:
        answered(HEAD + "310000,100,120,40,,\n")
    (fault,) = raised.value.faults
    assert (fault.code, fault.place.file, fault.place.column) == (
        "equalization_no_gap",
        "gaps.csv",
        "spending",
    )


@pytest.mark.parametrize("count", [2, 3, 7])
def test_equal_rates_deviate_by_nothing(count):
    # 2/11 has no end: its mean over places, rounded, may lie beside it
    lines = [f"{310000 + at},22,11,2,,\n" for at in range(count)]
    found = answered(HEAD + "".join(lines), stated=terms(difficulty="1"))
    assert {row.difficulty for row in found.rows} == {Decimal(0)}


def test_a_table_of_a_chinese_spreadsheet_is_read():
    heads = "区划代码,标准支出（元）,标准收入（元）,必保支出（元）,增幅控制（元）,努力奖励（元）"
    table = "\n".join([heads, *TABLE.splitlines()[1:]])
    found = equalization_answered(
        table.encode("gb18030"), "缺.csv", terms(), pool_given(Decimal(160))
    )
    assert found.rows == answered().rows


def test_the_shipped_weights_are_assumed_and_stop_an_official_use(programme):
    found = answered(stated=equalization_terms_of(programme))
    with pytest.raises(DataError) as raised:
        official(found)
    columns = [one.place.column for one in raised.value.faults]
    assert columns == ["pool", "weight_gap", "weight_difficulty"]
    assert "均为假设" in found.notice.zh
    assert {one.name: str(one.value) for one in found.parameters}["spending_weight"] == "0.55"


def test_inputs_are_known_by_their_hashes():
    assert set(answered().hashes) == {"places", "terms.yaml"}


REFUSED = {
    "no revenue": (HEAD + "520000,100,0,40,,\n", "equalization_base", 2, "revenue"),
    "no spending": (HEAD + "520000,0,1,40,,\n", "equalization_base", 2, "spending"),
    "spending below zero": (HEAD + "520000,-1,1,4,,\n", "number_negative", 2, "spending"),
    "an addend beyond all money": (
        HEAD + f"520000,2,1,1,-{'9' * 20},\n",
        "transfers_large",
        2,
        "growth_control",
    ),
    "an empty cell": (HEAD + "520000,1,1,,,\n", "empty", 2, "mandatory"),
    "a place twice": (HEAD + "520000,1,1,1,,\n520000,1,1,1,,\n", "duplicate", 3, "area"),
}


@pytest.mark.parametrize(("table", "code", "row", "column"), REFUSED.values(), ids=REFUSED)
def test_a_table_that_does_not_hold_is_refused_at_its_cell(table, code, row, column):
    with pytest.raises(DataError) as raised:
        answered(table)
    (fault,) = raised.value.faults
    assert (fault.code, fault.place.row, fault.place.column) == (code, row, column)


def test_weights_under_which_nobody_gets_anything_are_refused():
    with pytest.raises(DataError) as raised:
        answered(stated=terms("0", "0"))
    assert raised.value.faults[0].code == "equalization_weights"


numbers = st.integers(1, 10**9)


@given(numbers, st.lists(st.tuples(numbers, numbers, numbers), min_size=1, max_size=8))
def test_rows_sum_to_the_pool(pool, found):
    assume(any(spending > revenue for spending, revenue, _ in found))
    lines = [f"{310000 + at},{s},{r},{m},,\n" for at, (s, r, m) in enumerate(found)]
    result = equalization_answered(
        (HEAD + "".join(lines)).encode(), "gaps.csv", terms(), Pool(pool, KNOWN)
    )
    assert sum(row.pool_cents for row in result.rows) == pool
