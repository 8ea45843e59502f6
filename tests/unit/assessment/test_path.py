"""The required path, and the counts of verdicts."""

from dataclasses import replace
from decimal import Decimal

from shidian.assessment import assess, path_of, required_path, tally, tally_by_class
from shidian.core import Quantity, Unit
from tests.conftest import snapshot_of
from tests.records import REACH, rate


def test_the_path_runs_through_baseline_and_every_target():
    targets = [replace(REACH, year=year) for year in (2020, 2017)]
    assert required_path(rate(2013, "69.8"), targets) == [
        (2013, Decimal("69.8")),
        (2017, Decimal("73.90")),
        (2020, Decimal("73.90")),
    ]


def test_a_path_without_baseline_begins_at_its_first_target():
    assert required_path(None, [REACH]) == [(2020, Decimal("73.90"))]


def test_a_baseline_alone_requires_nothing():
    assert required_path(rate(2013), []) == []


def test_the_path_of_a_pilot_leaves_out_its_parts(specimen):
    whole = snapshot_of(specimen)
    part = replace(whole.targets[0].record, key="part", year=2015, subject="中心城区")
    commitments = [*whole.commitments, replace(whole.targets[0], id=99, record=part)]
    path = path_of(replace(whole, commitments=commitments), specimen.pilots["01"], "rate")
    assert path == [(2013, Decimal("69.8")), (2017, Decimal("72.2")), (2020, Decimal("73.90"))]


def test_a_baseline_in_another_unit():
    persons = replace(rate(2013), value=Quantity.read("4558000", Unit.PERSON))
    target = replace(REACH, value=Quantity.read("500", Unit.TEN_THOUSAND_PERSONS))
    assert required_path(persons, [target]) == [(2013, Decimal("455.8")), (2020, Decimal(500))]


def test_verdicts_are_counted(specimen):
    counts = tally(assess(snapshot_of(specimen)))
    assert (counts.met, counts.not_met, counts.no_value) == (1, 1, 1)
    assert (counts.judged, counts.all) == (2, 3)


def test_gaps_and_their_middle(specimen):
    counts = tally(r for r in assess(snapshot_of(specimen)) if r.indicator.code == "rate")
    assert (list(counts.gaps), counts.median_gap) == ([Decimal("4.10")], Decimal("4.10"))


def test_nothing_has_no_middle():
    counts = tally([])
    assert (counts.all, counts.median_gap) == (0, None)


def test_verdicts_by_class(specimen):
    counts = tally_by_class(assess(snapshot_of(specimen)))
    assert {code: (t.met, t.not_met, t.no_value) for code, t in counts.items()} == {
        "big": (1, 0, 1),
        "small": (0, 1, 0),
    }
