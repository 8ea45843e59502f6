"""Statements and printed numbers: what is checked when they are made, and how they read."""

from dataclasses import replace
from decimal import Decimal

import pytest

from shidian.core import DataError, Printed, Source, Statement, StatementType
from shidian.core.printed import CHANGES, OPS
from shidian.core.statement import KINDS, is_judgeable
from tests.records import COST, DOCUMENT, FUND

TEN, TWELVE = Decimal(10), Decimal(12)


def faults(act) -> list[tuple[str, str]]:
    """Code and column of what is wrong."""
    with pytest.raises(DataError) as caught:
        act()
    for fault in caught.value.faults:
        assert fault.advice("zh")
        assert fault.advice("en")
    return [(fault.code, fault.place.column) for fault in caught.value.faults]


@pytest.mark.parametrize("op", ["", "≥", "==", "RANGE", "pp", "approx"])
def test_an_unknown_relation(op):
    assert faults(lambda: Printed(op, TEN, "%")) == [("not_choice", "op")]


@pytest.mark.parametrize("op", [op for op in OPS if op not in (*CHANGES, "range")])
def test_a_level_has_one_figure(op):
    assert Printed(op, TEN, "%").high is None
    assert faults(lambda: Printed(op, TEN, "%", TWELVE)) == [("range_ends", "value_high")]


def test_a_range_has_two_ends_in_their_order():
    assert Printed("range", TEN, "%", TEN).high == TEN
    assert faults(lambda: Printed("range", TEN, "%")) == [("range_ends", "value_high")]
    assert faults(lambda: Printed("range", TWELVE, "%", TEN)) == [("range_backwards", "value_high")]


@pytest.mark.parametrize("op", CHANGES)
def test_a_change_may_have_an_upper_end(op):
    assert Printed(op, TEN, "%").high is None
    assert Printed(op, TEN, "%", TWELVE).high == TWELVE
    assert faults(lambda: Printed(op, TWELVE, "%", TEN)) == [("range_backwards", "value_high")]


def test_a_relation_is_one_of_all_that_are_described():
    assert OPS == ("=", ">=", "<=", ">", "<", "~", "range", "+", "-", "+pp", "-pp")


READS = {
    "level": (Printed("=", TEN, "%"), "10", "10"),
    "about": (Printed("~", Decimal("68.0"), "%"), "约 68.0", "about 68.0"),
    "at least": (Printed(">=", TEN, "%"), "≥ 10", "≥ 10"),
    "at most": (Printed("<=", TEN, "%"), "≤ 10", "≤ 10"),
    "more": (Printed(">", TEN, "%"), "> 10", "> 10"),
    "less": (Printed("<", TEN, "%"), "< 10", "< 10"),
    "range": (Printed("range", TEN, "%", Decimal("12.0")), "10–12.0", "10–12.0"),
    "rise": (Printed("+", TEN, "%"), "+10", "+10"),
    "fall": (Printed("-", TEN, "%", TWELVE), "-10–12", "-10–12"),
    "rise in points": (Printed("+pp", TEN, "pp"), "+10", "+10"),
    "fall in points": (Printed("-pp", TEN, "pp"), "-10", "-10"),
    "no exponent": (Printed("=", Decimal("1E+3"), "%"), "1000", "1000"),
}


@pytest.mark.parametrize(("printed", "zh", "en"), READS.values(), ids=READS)
def test_a_number_reads_with_its_binding_word(printed, zh, en):
    assert (printed.text.zh, printed.text.en) == (zh, en)


SCOPES = {
    "a year": ({}, "", ""),
    "a stretch": ({"start_year": 2014}, "2014 年起", "from 2014"),
    "each year": ({"per_year": True}, "每年", "per year"),
    "a sum": ({"start_year": 2014, "cumulative": True}, "2014 年起，累计", "from 2014, in total"),
    "a change": ({"op": "-", "start_year": 2013}, "与 2013 年比", "against 2013"),
    "relative": ({"relative": True, "start_year": 2013}, "与 2013 年比", "against 2013"),
}


@pytest.mark.parametrize(("more", "zh", "en"), SCOPES.values(), ids=SCOPES)
def test_what_a_number_is_for(more, zh, en):
    scope = replace(Printed("=", TEN, "%"), **more).scope
    assert (scope.zh, scope.en) == (zh, en)


def test_a_unit_of_ours_is_translated_and_any_other_kept_as_printed():
    ours = [Printed("=", TEN, unit).unit_text for unit in ("万人", "平方公里", "km2")]
    assert [unit.en for unit in ours] == ["10,000 persons", "km²", "km²"]
    other = Printed("=", TEN, "万套").unit_text
    assert (other.zh, other.en, other.text("en")) == ("万套", "", "万套")


FIXED = [(type_, kind) for type_, kinds in KINDS.items() for kind in kinds]


@pytest.mark.parametrize(("type_", "kind"), FIXED)
def test_every_kind_belongs_to_its_type_and_to_no_other(type_, kind):
    number = COST.printed if type_ is StatementType.FIGURE else None
    made = Statement("k", "01", type_, kind, "名", Source("plan"), printed=number)
    assert made.kind == kind
    for other in KINDS:
        if kind not in KINDS[other]:
            assert ("not_choice", "kind") in faults(lambda other=other: replace(made, type=other))


@pytest.mark.parametrize("type_", KINDS)
def test_a_type_with_kinds_needs_one(type_):
    number = COST.printed if type_ is StatementType.FIGURE else None
    act = lambda: Statement("k", "01", type_, "", "名", Source("plan"), printed=number)  # noqa: E731
    assert faults(act) == [("not_choice", "kind")]


def test_a_figure_has_a_number_and_nothing_else_has_one():
    assert faults(lambda: replace(COST, printed=None)) == [("statement_figure", "value")]
    for other in (DOCUMENT, FUND):
        act = lambda other=other: replace(other, printed=COST.printed)  # noqa: E731
        assert faults(act) == [("statement_figure", "value")]


def test_a_tasks_kind_is_the_programmes_and_may_be_none():
    for kind in ("citizenization", "anything", ""):
        task = Statement("k", "01", StatementType.TASK, kind, "名", Source("plan"))
        assert task.kind == kind


def test_every_type_and_kind_is_in_both_languages():
    texts = [one.text for one in StatementType]
    texts += [text for kinds in KINDS.values() for text in kinds.values()]
    assert all(text.zh and text.en for text in texts)
    assert all(text.en.isascii() for text in texts)


JUDGEABLE = {
    "level of an indicator for a year": (("rate", "=", "%", 2020), True),
    "range": (("people", "range", "万人", 2020), True),
    "no indicator": (("", "=", "%", 2020), False),
    "no year": (("rate", "=", "%", None), False),
    "a change": (("rate", "+", "%", 2020), False),
    "a change in points": (("rate", "+pp", "pp", 2020), False),
    "a unit of the plan's own": (("homes", "=", "万套", 2020), False),
    "no unit": (("rate", "=", "", 2020), False),
}


@pytest.mark.parametrize(("asked", "answer"), JUDGEABLE.values(), ids=JUDGEABLE)
def test_what_can_be_judged(asked, answer):
    assert is_judgeable(*asked) is answer
