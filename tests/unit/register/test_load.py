"""Bringing a ledger up to date with a package: only what differs, and only its own."""

import pytest

from shidian.register import OBSERVATIONS, LoadReport, bring_up_to_date
from tests.records import MONDAY, TUESDAY, WEDNESDAY, rate

PACKAGE, REASON = "package p", "package version 2"
BEFORE = [rate(2017), rate(2018), rate(2019)]


@pytest.fixture
def ledger(make):
    ledger = make(OBSERVATIONS)
    report = bring_up_to_date(ledger, BEFORE, PACKAGE, MONDAY, "package version 1")
    assert report == LoadReport(new=3, corrected=0, withdrawn=0, unchanged=0)
    return ledger


def values(ledger):
    return {entry.record.period.year: str(entry.record.value.value) for entry in ledger.entries()}


def again(ledger, records):
    return bring_up_to_date(ledger, records, PACKAGE, WEDNESDAY, REASON)


def test_the_same_package_changes_nothing(ledger):
    assert again(ledger, BEFORE) == LoadReport(0, 0, 0, 3)
    assert ledger.head() == 3


def test_new_corrected_withdrawn_and_unchanged(ledger):
    records = [rate(2017), rate(2018, "61.0"), rate(2020)]
    assert again(ledger, records) == LoadReport(new=1, corrected=1, withdrawn=1, unchanged=1)
    assert values(ledger) == {2017: "60", 2018: "61.0", 2020: "60"}
    last = {year: ledger.history(rate(year).key)[-1] for year in (2018, 2019)}
    assert [(e.reason, e.recorded_by, e.recorded_at) for e in last.values()] == [
        (REASON, PACKAGE, WEDNESDAY)
    ] * 2
    assert [e.withdrawn for e in last.values()] == [False, True]
    assert again(ledger, records) == LoadReport(0, 0, 0, 3)


def test_a_figure_printed_with_more_places_is_a_correction(ledger):
    assert again(ledger, [rate(2017, "60.0"), *BEFORE[1:]]).corrected == 1
    assert values(ledger)[2017] == "60.0"


def test_a_record_that_comes_back(ledger):
    assert again(ledger, BEFORE[:2]).withdrawn == 1
    assert again(ledger, BEFORE) == LoadReport(new=1, corrected=0, withdrawn=0, unchanged=2)
    assert [entry.withdrawn for entry in ledger.history(rate(2019).key)] == [False, True, False]


def test_what_a_person_corrected_is_not_touched(ledger):
    ledger.supersede(1, rate(2017, "59"), "见公报", "张三", TUESDAY)
    again(ledger, [rate(2017, "61"), *BEFORE[1:]])
    again(ledger, BEFORE[1:])
    assert values(ledger)[2017] == "59"
    assert len(ledger.history(rate(2017).key)) == 2


def test_what_a_person_filed_is_not_touched(ledger):
    ledger.append([rate(2020, "59")], "张三", TUESDAY)
    again(ledger, [*BEFORE, rate(2020, "62")])
    again(ledger, BEFORE)
    assert values(ledger)[2020] == "59"
    assert len(ledger.history(rate(2020).key)) == 1


def test_what_a_person_withdrew_stays_withdrawn(ledger):
    ledger.withdraw(1, "误报", "张三", TUESDAY)
    assert again(ledger, BEFORE).new == 0
    assert sorted(values(ledger)) == [2018, 2019]
