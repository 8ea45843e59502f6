"""Schemes as rules mean what the reference says; a table that does not fit is refused."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shidian.core import DataError
from shidian.engine import Holds, TableColumn, bounds
from shidian.mechanisms.settlement.day import Day
from shidian.mechanisms.settlement.lowering import lowered
from shidian.mechanisms.settlement.outcome import Standing
from shidian.mechanisms.settlement.reference import settle
from shidian.mechanisms.settlement.table_of import table_of
from shidian.mechanisms.settlement.whole_days import days
from tests.unit.mechanisms.settlement import demonstration
from tests.unit.mechanisms.settlement.agreement import by_reference, by_rules, rules_of
from tests.unit.mechanisms.settlement.drawn import ON, persons, schemes
from tests.unit.mechanisms.settlement.small import DAY, small

FITTING = {
    "birth": TableColumn(Holds.DATE, -10000, days(DAY)),
    "months": TableColumn(Holds.NUMBER, 0, 600, missing=True),
    "balance": TableColumn(Holds.NUMBER, -100, 100, missing=True),
    "school": TableColumn(Holds.CODE, 0, 2, missing=True, codes=("none", "senior", "college")),
    "job": TableColumn(Holds.FLAG, 0, 1, missing=True),
    "crime": TableColumn(Holds.DATE, -10000, days(DAY), missing=True),
}
UNFIT = {
    "a column that is not there": ("job", None, "persons_column_missing"),
    "a column of another kind": (
        "job",
        TableColumn(Holds.NUMBER, 0, 1),
        "persons_column_kind",
    ),
    "missing where there must be a value": (
        "birth",
        TableColumn(Holds.DATE, 0, 1, missing=True),
        "persons_values_missing",
    ),
    "a code that the scheme does not know": (
        "school",
        TableColumn(Holds.CODE, 0, 1, codes=("none", "doctor")),
        "persons_codes_unknown",
    ),
}


@given(schemes(), st.lists(persons(), min_size=1, max_size=5))
def test_rules_mean_what_the_reference_says(scheme, some):
    day = Day(scheme, ON)
    table = table_of(scheme, some)
    answers = [by_reference(day, person) for person in some]
    assert by_rules(rules_of(day, table), table) == answers


LATE = {
    "a band of ages": "items: [{id: a, NAMES, kind: age_bands, input: birth, BANDS}]\n",
    "an age at most": "entitlements: [{id: e, NAMES, when: [{input: birth, age_at_most: 17}]}]\n",
    "an age at least": "entitlements: [{id: e, NAMES, when: [{input: birth, age_at_least: 0}]}]\n",
    "a look-back": "entitlements: [{id: e, NAMES, when: [{input: birth, within_years: 3}]}]\n",
    "not within a look-back": (
        "entitlements: [{id: e, NAMES, when: [{none: [{input: birth, within_years: 3}]}]}]\n"
    ),
}


@pytest.mark.parametrize("body", LATE.values(), ids=LATE)
def test_a_date_after_the_day_has_not_come(body):
    scheme = small(body.replace("BANDS", "bands: [{to: 17, points: 5}]"))
    on, person = date(2015, 1, 1), {"birth": date(2016, 5, 1)}
    day, table = Day(scheme, on), table_of(scheme, [person])
    (answers,) = by_rules(rules_of(day, table), table)
    assert answers == by_reference(day, person)
    assert answers["points"] == 0
    assert answers.get("held e") in (None, int("none:" in body))


@given(schemes(), st.lists(persons(), min_size=1, max_size=5), st.dates(date(2010, 1, 1), ON))
def test_the_same_on_a_day_before_some_of_the_dates(scheme, some, on):
    day, table = Day(scheme, on), table_of(scheme, some)
    answers = [by_reference(day, person) for person in some]
    assert by_rules(rules_of(day, table), table) == answers


@given(schemes(), st.lists(persons(), min_size=1, max_size=5))
def test_totals_lie_within_the_bounds_and_the_declared_limits(scheme, some):
    day = Day(scheme, ON)
    low, high = bounds(
        lowered(day, table_of(scheme, some).columns).points, table_of(scheme, some).columns
    )
    for person in some:
        units = settle(day, person).units
        assert low <= units <= high
        assert scheme.cap is None or units <= day.units(scheme.cap) or scheme.floor is not None
        assert scheme.floor is None or units >= day.units(scheme.floor)


@given(schemes(), persons())
def test_a_veto_settles_nobody(scheme, person):
    outcome = settle(Day(scheme, ON), person)
    assert not (outcome.vetoes and (outcome.qualified or outcome.standing != Standing.OUT))


@given(schemes(), persons())
def test_a_group_never_counts_more_than_its_parts(scheme, person):
    for item in settle(Day(scheme, ON), person).items:
        counted = [part for part in item.parts if part.counts]
        assert item.before_limits == sum(part.units for part in counted) or not item.parts


@given(demonstration.persons(), st.integers(0, 240))
def test_more_insurance_never_lowers_the_total(person, more):
    before = settle(demonstration.DAY, person)
    months = min((person["insurance_months"] or 0) + more, 600)
    after = settle(demonstration.DAY, {**person, "insurance_months": months})
    assert after.units >= before.units
    assert after.standing >= before.standing or before.standing is Standing.ROUTE


@pytest.mark.parametrize(("name", "column", "code"), UNFIT.values(), ids=UNFIT)
def test_a_table_that_does_not_fit_is_refused(name, column, code):
    columns = {**FITTING, name: column}
    found = {key: one for key, one in columns.items() if one is not None}
    day = Day(small("entitlements: [{id: e, NAMES}]\n"), DAY)
    with pytest.raises(DataError) as error:
        lowered(day, found)
    assert [(one.code, one.place.column) for one in error.value.faults] == [(code, name)]


def test_a_table_may_know_fewer_codes_and_in_another_order():
    scheme = small(
        "items: [{id: a, NAMES, kind: table, input: school, points: {senior: 5, college: 9}}]\n"
    )
    day = Day(scheme, DAY)
    table = table_of(scheme, [{"birth": date(1990, 1, 1), "school": None}])
    turned = TableColumn(Holds.CODE, 0, 1, missing=True, codes=("college", "senior"))
    other = replace(table, columns={**table.columns, "school": turned})
    rule = lowered(day, other.columns).points
    rows = [{"school": code} for code in (0, 1, None)]
    assert [by_rules({"points": rule}, _with(table, row))[0]["points"] for row in rows] == [9, 5, 0]


def _with(table, row):
    return replace(table, rows=table.rows.with_columns(**row))
