"""The plans' figures against one another: recomputed, with the rounding that closes them."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shidian.core import DataError
from shidian.mechanisms.citizenization.consistency import (
    Rounding,
    Verdict,
    consistency_of,
    recomputed,
    rounded,
    rounding_that_closes,
)
from shidian.mechanisms.citizenization.consistency_words import sentences, verdict_text
from shidian.mechanisms.citizenization.package import sharing_of
from shidian.mechanisms.citizenization.plan_cases import cases_in, plan_cases_of

HEAD = """\
cases:
  - id: a
    pilot: "04"
    subject: {zh: a, en: a}
    figures:
      one: {label: {zh: 甲, en: one}, value: "10.0", unit: 亿元, source: {document: plan-2014}}
      two: {label: {zh: 乙, en: two}, VALUE, unit: UNIT2, source: {document: plan-2014}}
    checks:
      - {id: c, label: {zh: 丙, en: three}, unit: UNIT, CHECK}
"""
FAULTY = {
    "a figure with nothing": ("", "sum, of: [one, two]", "case_figure", 7),
    "a value and an interval": (
        'value: "1", low: "1", high: "2"',
        "sum, of: [one]",
        "case_figure",
        7,
    ),
    "half an interval": ('low: "1"', "sum, of: [one, two]", "case_figure", 7),
    "a quotient of one": ('value: "1"', "quotient, of: [one]", "case_operands", 9),
    "an interval of two": ('value: "1"', "interval, of: [one, two]", "case_operands", 9),
    "a name that there is not": ('value: "1"', "sum, of: [one, six]", "case_name_unknown", 9),
    "a result that there is not": (
        *('value: "1"', "sum, of: [one, two], gives: six", "case_name_unknown", 9),
    ),
    "itself": ('value: "1"', "sum, of: [one, c]", "case_name_unknown", 9),
}
# Beside 10.0 亿元 stands a second figure: the check, its unit, the result and the verdict.
CHECKED = {
    "a sum that is not stated": ('"5"', "sum, of: [one, two]", "亿元", 15, Verdict.DERIVED),
    "a sum that closes": ('"20"', "sum, of: [one, one], gives: two", "亿元", 20, Verdict.CLOSES),
    "a sum that does not": ('"21"', "sum, of: [one, one], gives: two", "亿元", 20, Verdict.DIFFERS),
    "a gap": ('"40"', "cover, of: [one, two]", '"%"', 25, Verdict.GAP),
    "enough": ('"5"', "cover, of: [one, two]", '"%"', 200, Verdict.CLOSES),
    "exactly enough": ('"10"', "cover, of: [one, two]", '"%"', 100, Verdict.CLOSES),
    "a floor a year": ('"10"', "floor, of: [one]", "亿元", 10, Verdict.LIMIT),
    "another unit": ('"5"', "difference, of: [one, two]", "万元", 50_000, Verdict.DERIVED),
}


def text(value, check, unit="亿元", of="亿元"):
    made = HEAD.replace("VALUE", value).replace("CHECK", f"kind: {check}")
    made = made.replace("UNIT2", of).replace("UNIT", unit)
    return {"mine.yaml": made.replace("two}, ,", "two},").encode()}


def test_every_case_of_the_reference_is_there(programme):
    results = {one.case.id: one.verdict for one in consistency_of(programme)}
    counted = {verdict: list(results.values()).count(verdict) for verdict in Verdict}
    assert len(results) == 28
    assert counted == {
        Verdict.DIFFERS: 0,
        Verdict.GAP: 2,
        Verdict.OTHER_YEAR: 1,
        Verdict.CLOSES: 6,
        Verdict.RANGE: 1,
        Verdict.DERIVED: 6,
        Verdict.LIMIT: 9,
        Verdict.RULE: 3,
    }


def test_what_is_missing_is_told_in_yuan(programme):
    gaps = {
        one.case.id: check.missing
        for one in consistency_of(programme)
        for check in one.checks
        if check.verdict is Verdict.GAP
    }
    # 57 - 30 and 16.7 x 150 - 200 亿元
    assert gaps == {"qingdao-cost": 27 * 10**8, "dongguan-cost": 2305 * 10**8}


def test_every_case_is_told_in_two_languages(programme):
    for result in consistency_of(programme):
        said = sentences(result, {})
        assert said, result.case.id
        assert all(one.zh.endswith("。") and one.en.endswith(".") for one in said)
        assert verdict_text(result.verdict).en


def test_the_sentences_name_the_numbers_and_the_rules(programme):
    titles = {code: one.stated.title for code, one in sharing_of(programme).items()}
    said = {
        one.case.id: " ".join(sentence.en for sentence in sentences(one, titles))
        for one in consistency_of(programme)
    }
    assert "only 52.6 % is covered, 2.7 billion yuan is missing" in said["qingdao-cost"]
    assert "only 8.0 % is covered, 230.5 billion yuan is missing" in said["dongguan-cost"]
    assert "closes when rounded to 1,000,000 yuan" in said["changsha-cost"]
    assert (
        "cut off to 100 yuan per person; rounding gives 81,900 yuan per person"
        in said["lankao-cost"]
    )
    assert "not with people by 2020 (1,200,000 persons)" in said["dalian-cost"]
    assert "Debt ratio by 2020: at most 80 %" in said["liuzhou-debt"]
    assert f"The sharing rules: “{titles['weihai'].en}”." in said["weihai-rule"]


def test_the_rules_that_cases_name_are_shipped(programme):
    named = {code for case in plan_cases_of(programme) for code in case.rules}
    assert named
    assert named <= set(sharing_of(programme))


def test_cases_name_documents_and_pilots_that_there_are(programme):
    for case in plan_cases_of(programme):
        assert case.pilot in programme.pilots
        assert {one.source.document for one in case.figures.values()} <= set(programme.documents)


def test_a_figure_that_a_commitment_states_is_the_same_here(programme):
    """The package states a figure once: by the same characters, the same value."""
    stated = {one.source.span: one for one in programme.commitments if one.source.span}
    figures = [figure for case in plan_cases_of(programme) for figure in case.figures.values()]
    shared = [one for one in figures if one.source.span in stated]
    assert len(shared) > 60
    for figure in shared:
        printed = stated[figure.source.span]
        value = printed.value if hasattr(printed, "value") else printed.printed.value
        assert figure.ends[0] == value, figure.label.zh


@pytest.mark.parametrize(
    ("value", "check", "unit", "expected", "verdict"), CHECKED.values(), ids=CHECKED
)
def test_a_check_by_hand(value, check, unit, expected, verdict):
    [case] = cases_in(text(f"value: {value}", check, unit), "mine.yaml")
    result = recomputed(case)
    assert (result.checks[0].shown, result.verdict) == (expected, verdict)
    assert sentences(result, {})


@pytest.mark.parametrize(("value", "check", "code", "row"), FAULTY.values(), ids=FAULTY)
def test_a_faulty_case_is_refused_at_its_line(value, check, code, row):
    with pytest.raises(DataError) as refused:
        cases_in(text(value, check), "mine.yaml")
    assert (refused.value.faults[0].code, refused.value.faults[0].place.row) == (code, row)


MIXED = {
    "a sum of money and people": (
        'value: "1"',
        "sum, of: [one, two]",
        "亿元",
        "万人",
        "case_dimension",
    ),
    "a sum told in people": ('value: "1"', "sum, of: [one, two]", "万人", "亿元", "case_dimension"),
    "a product told in money": (
        *('value: "1"', "product, of: [one, two]", "亿元", "万人", "case_dimension"),
    ),
    "a quotient told in people": (
        *('value: "1"', "quotient, of: [one, two]", "万人", "万人", "case_dimension"),
    ),
    "what it should be in people": (
        *('value: "1"', "sum, of: [one, one], gives: two", "亿元", "万人", "case_dimension"),
    ),
    "a product over an interval": (
        *('low: "1", high: "3"', "product, of: [one, two]", "亿元", '"%"', "case_interval"),
    ),
}


@pytest.mark.parametrize(("value", "check", "unit", "of", "code"), MIXED.values(), ids=MIXED)
def test_units_that_do_not_fit_and_intervals_are_refused_at_the_check(value, check, unit, of, code):
    with pytest.raises(DataError) as refused:
        cases_in(text(value, check, unit, of), "mine.yaml")
    assert {(one.code, one.place.row) for one in refused.value.faults} == {(code, 9)}


def test_the_dimension_of_a_quotient_is_that_of_one_person():
    [case] = cases_in(text('value: "5"', "quotient, of: [one, two]", "元/人", "万人"), "mine.yaml")
    assert recomputed(case).checks[0].shown == 20_000


def test_dividing_by_zero_is_told():
    [case] = cases_in(text('value: "0"', "quotient, of: [one, two]", "ratio"), "mine.yaml")
    with pytest.raises(DataError) as refused:
        recomputed(case)
    assert [fault.code for fault in refused.value.faults] == ["case_zero"]


@given(st.integers(0, 10**9), st.integers(0, 4))
def test_what_is_exact_needs_no_rounding(units, places):
    stated = Decimal(units).scaleb(-places)
    assert rounding_that_closes(Fraction(stated), stated) is Rounding.NONE


@given(st.fractions(0, 10**6, max_denominator=10**6), st.integers(0, 4))
def test_a_rounded_value_is_found_by_its_rounding(exact, places):
    for how, way in (("ROUND_HALF_UP", Rounding.HALF_UP), ("ROUND_DOWN", Rounding.TRUNCATED)):
        found = rounding_that_closes(exact, rounded(exact, places, how))
        assert found in {way, Rounding.NONE, Rounding.HALF_UP}


@given(st.decimals(-(10**6), 10**6, places=6), st.integers(0, 4))
def test_rounding_is_that_of_decimals(value, places):
    unit = Decimal(1).scaleb(-places)
    for how in ("ROUND_HALF_UP", "ROUND_DOWN"):
        assert rounded(Fraction(value), places, how) == value.quantize(unit, how)
