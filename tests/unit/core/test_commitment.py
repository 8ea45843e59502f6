"""Targets and statements: each commitment in either form, nothing lost on the way."""

from dataclasses import replace
from decimal import Decimal

import pytest

from shidian.core import (
    DataError,
    Op,
    Printed,
    Quantity,
    Statement,
    Target,
    Unit,
    as_commitment,
    as_statement,
)
from tests.records import COST, DOCUMENT, FLOW, FUND, REACH, exactly

PROMISE = as_statement(REACH)


@pytest.mark.parametrize("target", [REACH, FLOW], ids=["level", "flow"])
def test_a_target_comes_back_from_its_statement(target):
    said = as_statement(target)
    assert (said.type, said.kind) == ("figure", "target")
    assert exactly(as_commitment(said)) == exactly(target)


@pytest.mark.parametrize("said", [COST, DOCUMENT, FUND], ids=["cost", "document", "fund"])
def test_a_statement_is_its_own_form(said):
    assert as_statement(said) is said
    assert as_commitment(said) is said


def test_a_target_keeps_what_it_says():
    said, printed = as_statement(FLOW), as_statement(FLOW).printed
    assert (said.key, said.pilot, said.year, said.name) == (FLOW.key, "02", 2020, FLOW.name)
    assert (printed.op, str(printed.value), str(printed.high)) == ("range", "450", "500.0")
    assert (printed.unit, printed.indicator, printed.subject) == ("万人", "people", "中心城区")
    assert (printed.start_year, printed.per_year, printed.cumulative) == (2014, True, True)
    assert as_statement(REACH).printed.qualifier == "左右"
    assert said.source is FLOW.source


def test_ends_of_a_range_in_two_units_become_one():
    high = Quantity(Decimal(5_000_000), Unit.PERSON)
    assert as_statement(replace(FLOW, high=high)).printed.high == Decimal(500)


NOT_JUDGED = {
    "another kind": {"kind": "funding"},
    "no year": {"year": None},
    "a change": {"printed": replace(PROMISE.printed, relative=True)},
    "no indicator": {"printed": replace(PROMISE.printed, indicator="")},
    "a unit of the plan's own": {"printed": replace(PROMISE.printed, unit="万套")},
    "points": {"printed": replace(PROMISE.printed, op="+pp", unit="pp")},
}


@pytest.mark.parametrize("change", NOT_JUDGED.values(), ids=NOT_JUDGED)
def test_what_cannot_be_judged_stays_a_statement(change):
    said = replace(PROMISE, **change)
    assert isinstance(as_commitment(said), Statement)
    assert isinstance(as_commitment(PROMISE), Target)


def test_a_target_that_contradicts_itself_is_refused():
    late = replace(PROMISE, printed=Printed("=", Decimal(1), "%", None, "rate", 2021))
    with pytest.raises(DataError) as caught:
        as_commitment(late)
    [fault] = caught.value.faults
    assert (fault.code, fault.place.column) == ("start_after_year", "start_year")


def test_relations_of_targets_are_relations_of_statements():
    for op in Op:
        high = Decimal(2) if op is Op.RANGE else None
        printed = Printed(op.value, Decimal(1), "%", high, "rate")
        assert as_commitment(replace(PROMISE, printed=printed)).op is op
