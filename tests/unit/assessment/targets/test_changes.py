"""Yearly changes of a class: within one series, between neighbouring values."""

import pytest
from pytest import approx

from shidian.assessment.targets.changes import series_of, yearly_changes
from shidian.core import Period, Quantity, Unit, Vintage
from shidian.register import Entry, Snapshot
from tests.records import MONDAY, rate
from tests.unit.assessment.targets.made import changed, plan


@pytest.fixture
def known(specimen):
    def snapshot(*observed):
        entries = [Entry(n, one, MONDAY, "tests") for n, one in enumerate(observed, start=1)]
        return Snapshot(specimen, [], entries)

    return snapshot


def years(series):
    return [entry.record.period.year for entry in series]


def test_a_series_begins_with_the_baseline(known):
    snapshot = known(rate(2016, "62"), plan("60"), rate(2015, "61"))
    assert years(series_of(snapshot, "330200", "rate", 2020)) == [2013, 2015, 2016]


def test_a_measured_value_of_the_baseline_year_goes_before_the_plan(known):
    measured = rate(2013, "59")
    series = series_of(known(plan("60"), measured, rate(2015, "61")), "330200", "rate", 2020)
    assert next(entry.record for entry in series) == measured


NOT_IN_IT = {
    "a later year": rate(2019, "65"),
    "a quarter": changed(rate(2016, "90"), period=Period(2016, "quarter", 1)),
    "another area": rate(2016, "90", "330400"),
    "what a plan states for later": changed(plan("90"), period=Period(2016)),
    "another series": changed(rate(2014, "90"), vintage=Vintage.REGISTRY),
}


@pytest.mark.parametrize("other", NOT_IN_IT.values(), ids=NOT_IN_IT)
def test_what_is_not_in_a_series(known, other):
    snapshot = known(plan("60"), rate(2015, "61"), other, rate(2017, "64"))
    assert years(series_of(snapshot, "330200", "rate", 2018)) == [2013, 2015, 2017]


def test_a_place_without_values_has_no_series(known):
    assert series_of(known(), "330200", "rate", 2020) == []


def test_changes_are_by_the_year_and_in_the_unit_of_the_indicator(known):
    people = [
        changed(
            rate(year, area="330400"),
            indicator="people",
            value=Quantity.read(text, unit),
            vintage=Vintage.REGISTRY,
        )
        for year, text, unit in (
            (2014, "4500000", Unit.PERSON),
            (2016, "456", Unit.TEN_THOUSAND_PERSONS),
        )
    ]
    changes = yearly_changes(known(plan("60"), rate(2015, "61"), rate(2016, "63"), *people), 2020)
    assert changes == {("rate", "big"): approx([0.5, 2.0]), ("people", "small"): approx([3.0])}


def test_no_change_is_formed_across_the_census(known):
    after = [changed(rate(year, "80"), vintage=Vintage.CENSUS_2020) for year in (2018, 2019)]
    changes = yearly_changes(known(plan("60"), rate(2015, "61"), *after), 2020)
    assert changes == {("rate", "big"): approx([0.0])}


def test_an_area_that_is_no_pilot_is_no_reference(known):
    assert yearly_changes(known(rate(2015, "61", "330000")), 2020) == {}
