"""A province's amount over its counties: by hand, what it keeps, a least, refusals."""

from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from shidian.core import Confidence, DataError, Source
from shidian.mechanisms.transfers.basis import official
from shidian.mechanisms.transfers.pass_through import pass_through_answered, pass_through_terms
from shidian.mechanisms.transfers.pool import Pool, pool_given

TERMS = """
kept: "0.1"
factors:
  - {name: settled, label: {zh: 落户人数, en: People settled}, share: "0.6"}
  - {name: pupils, label: {zh: 随迁子女, en: Pupils}, share: "0.4"}
limits: {hold: "0.5"}
source: {document: measure, confidence: high}
"""
TABLE = (
    "area,settled,pupils,difficulty,last_year\n"
    "340121,300,100,1,5000\n340122,100,100,2,100\n340123,0,0,1,1000\n"
)
KNOWN = Source("notice")


def terms(text=TERMS):
    return pass_through_terms({"terms.yaml": text.encode()}, "terms.yaml", {"measure"})


def passed(table=TABLE, text=TERMS, amount=None):
    return pass_through_answered(
        amount or pool_given(Decimal(10_000)), table.encode(), "counties.csv", terms(text)
    )


def test_counties_share_by_factors_after_what_the_province_keeps():
    found = passed(text=TERMS.replace('limits: {hold: "0.5"}\n', ""))
    first, second, third = found.rows
    assert (found.amount, found.kept) == (1_000_000, 100_000)
    # 5,400 yuan by 300 : 200 : 0 and 3,600 by 100 : 200 : 0
    assert dict(first.by_factor) == {"settled": 324_000, "pupils": 120_000}
    assert dict(second.by_factor) == {"settled": 216_000, "pupils": 240_000}
    assert [row.cents for row in found.rows] == [444_000, 456_000, 0]
    assert third.least is None


def test_no_county_falls_below_its_least():
    first, second, third = passed().rows
    assert (third.least, third.cents) == (50_000, 50_000)
    # the other 850,000 as 444 : 456, by largest remainder
    assert (first.cents, second.cents) == (419_333, 430_667)


def test_what_is_taken_as_one_or_has_no_least_is_told():
    table = TABLE.replace("0,0,1,1000", "0,0,,")
    codes = {one.code: one for one in passed(table).warnings}
    assert codes["transfers_one_taken"].found["areas"] == "340123"
    assert codes["limits_unknown"].found["areas"] == "340123"


def test_a_measure_with_a_source_may_be_official():
    found = passed(amount=Pool(1_000_000, KNOWN, 2022))
    official(found)
    assert {one.confidence for one in found.parameters} == {Confidence.HIGH}
    assert [one.name for one in found.parameters] == [
        "amount",
        "kept",
        "factors[0].share",
        "factors[1].share",
        "limits.hold",
    ]


def test_an_amount_that_somebody_names_is_a_reservation():
    with pytest.raises(DataError) as raised:
        official(passed())
    assert [one.place.column for one in raised.value.faults] == ["amount"]


def test_a_factor_that_nobody_has_is_refused_with_its_column():
    table = TABLE.replace("300,100", "300,0").replace("100,100", "100,0")
    with pytest.raises(DataError) as raised:
        passed(table, TERMS.replace('limits: {hold: "0.5"}\n', ""))
    (fault,) = raised.value.faults
    assert (fault.code, fault.place.file) == ("pass_through_nobody", "counties.csv")
    assert fault.place.column == "pupils"
    assert "“Pupils” divides 0.4" in fault.text("en")


def test_a_table_of_a_chinese_spreadsheet_is_read():
    heads = "区划代码;落户人数;随迁子女;困难系数;上年"
    table = "\n".join([heads, *(one.replace(",", ";") for one in TABLE.splitlines()[1:])])
    assert passed(table).rows == passed().rows


REFUSED = {
    "shares that do not sum to one": (TERMS.replace('"0.6"', '"0.5"'), "allocation_shares"),
    "a share below zero": (
        TERMS.replace('"0.6"', '"1.4"').replace('"0.4"', '"-0.4"'),
        "allocation_shares",
    ),
    "a factor twice": (TERMS.replace("name: pupils", "name: settled"), "pass_through_factors"),
    "a factor that is another column": (
        TERMS.replace("name: pupils", "name: area"),
        "pass_through_factors",
    ),
    "no factor": ("factors: []\nsource: {document: x}\n", "pass_through_factors"),
    "everything kept": (TERMS.replace('"0.1"', '"1"'), "pass_through_kept"),
    "a least below zero": (TERMS.replace('"0.5"', '"-0.5"'), "limits_outside"),
    "a number that is none": (TERMS.replace('"0.1"', "much"), "field_value"),
}


@pytest.mark.parametrize(("text", "code"), REFUSED.values(), ids=REFUSED)
def test_terms_that_do_not_hold_are_refused_with_their_line(text, code):
    with pytest.raises(DataError) as raised:
        terms(text)
    (fault,) = raised.value.faults
    assert (fault.code, fault.place.file) == (code, "terms.yaml")
    assert fault.place.row


CELLS = {
    "a value below zero": (TABLE.replace("300,", "-300,"), "number_negative", 2, "settled"),
    "a factor without a column": (TABLE.replace("pupils", "pupil"), "column_missing", 1, "pupils"),
    "an empty value": (TABLE.replace("300,", ","), "empty", 2, "settled"),
}


@pytest.mark.parametrize(("table", "code", "row", "column"), CELLS.values(), ids=CELLS)
def test_a_table_that_does_not_hold_is_refused_at_its_cell(table, code, row, column):
    with pytest.raises(DataError) as raised:
        passed(table)
    fault = raised.value.faults[0]
    assert (fault.code, fault.place.row, fault.place.column) == (code, row, column)


def test_an_empty_amount_is_refused():
    with pytest.raises(DataError) as raised:
        passed(amount=Pool(0, KNOWN))
    assert raised.value.faults[0].code == "allocation_pool"


@given(st.integers(1, 10**13), st.lists(st.integers(0, 10**6), min_size=1, max_size=10))
def test_counties_province_and_rest_sum_to_the_amount(amount, values):
    assume(max(values) > 1)
    lines = [f"{340100 + at},{value},{value // 2},1,\n" for at, value in enumerate(values)]
    table = TABLE.splitlines()[0] + "\n" + "".join(lines)
    found = passed(table, amount=Pool(amount, KNOWN))
    assert sum(row.cents for row in found.rows) + found.kept + found.left == amount
