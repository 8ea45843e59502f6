"""Schemes derived from others by changed numbers."""

import re
from datetime import date

import pytest

from shidian.core import DataError
from shidian.mechanisms.settlement.day import Day
from shidian.mechanisms.settlement.reference import settle
from shidian.mechanisms.settlement.reform import changed, paths_by_id, without
from shidian.mechanisms.settlement.scheme import read_scheme
from tests.unit.mechanisms.settlement.demonstration import DAY, FILE, SCHEME, person

CHANGES = {
    "the threshold": ("selection.threshold", "threshold: threshold", "threshold: 80"),
    "a cap": ("items.insurance.cap", "cap: 45", "cap: 50"),
    "points by code": ("items.education.points.college", "college: 60", "college: 50"),
    "points of a band": (
        "items.age.bands[1].points",
        "to: 45, points: 10",
        "to: 45, points: 15",
    ),
    "the end of a band": ("items.age.bands[2].to", "from: 46, to: 50", "from: 46, to: 55"),
    "points a step": ("items.residence.points", "points: 1.5", "points: 2.5"),
    "a step": ("items.volunteering.step", "step: 50", "step: 20"),
    "a floor": ("items.penalties.floor", "floor: -30", "floor: -20"),
    "the scheme's floor": ("floor", 'floor: "0"', 'floor: "-10"'),
    "years of a look-back": (
        "vetoes.crime.when[0].within_years",
        "within_years: 5",
        "within_years: 3",
    ),
    "a number in a condition": (
        "entitlements.rental.when[1].any[1].at_least",
        "input: insurance_months, at_least: 60}]}]",
        "input: insurance_months, at_least: 48}]}]",
    ),
}


@pytest.mark.parametrize(("path", "old", "new"), CHANGES.values(), ids=CHANGES)
def test_a_change_is_what_the_file_would_say(path, old, new):
    text = FILE.read_text(encoding="utf-8")
    assert text.count(old) == 1
    written = read_scheme(text.replace(old, new).encode(), "changed.yaml")
    number = re.findall(r"-?[\d.]+", new)[-1]
    made = changed(SCHEME, {path: number})
    assert made.based_on == "demonstration"
    assert made.selection == written.selection
    assert (made.items, made.vetoes, made.entitlements) == (
        written.items,
        written.vetoes,
        written.entitlements,
    )
    assert (made.cap, made.floor) == (written.cap, written.floor)


def test_a_cap_that_is_not_there_can_be_set():
    rich = person(investment="600000")
    made = changed(SCHEME, {"items.skill.cap": "40", "cap": "60"})
    titled = person(title="technician", insurance_months="240", residence_months="240")
    assert settle(Day(made, DAY.on), titled).units == 2 * 60
    assert settle(Day(made, DAY.on), rich).units == settle(DAY, rich).units


def test_a_number_may_be_a_parameter():
    made = changed(SCHEME, {"items.shortage.points": "points_a_year"})
    short = person(shortage_occupation="yes")
    before = settle(DAY, person()).units
    assert settle(Day(made, DAY.on), short).units == before + 2 * 3


@pytest.mark.parametrize("item", [one.id for one in SCHEME.every_item])
def test_an_item_left_out_gives_nothing(item):
    made = without(SCHEME, item, DAY.on)
    assert item not in {one.id for one in made.every_item if one.in_force(DAY.on)}
    assert len(list(made.every_item)) == len(list(SCHEME.every_item))


def test_all_numbers_have_a_path():
    known = paths_by_id(SCHEME)
    assert known["items.home_rented.points.rented"][0] == "items[4].items[1].points.rented"
    assert known["items.skill.cap"] == ("items[1].cap", None)
    assert len({where for where, _ in known.values()}) == len(known)


WRONG = {
    "a path that is not there": ({"items.insurence.cap": "50"}, "reform_path_unknown"),
    "no number": ({"selection.threshold": "many"}, "scheme_parameter_unknown"),
    "no number and no name": ({"selection.threshold": "1e3"}, "reform_number"),
    "nothing": ({"selection.threshold": ""}, "reform_number"),
    "years that are none": ({"vetoes.crime.when[0].within_years": "5.5"}, "reform_number"),
    "years below 0": ({"vetoes.crime.when[0].within_years": "-1"}, "reform_number"),
    "no multiple of the unit": ({"items.insurance.cap": "45.3"}, "scheme_not_in_units"),
    "a cap below 0": ({"items.insurance.cap": "-1"}, "scheme_limit_sign"),
    "a step of nothing": ({"items.insurance.step": "0"}, "scheme_step"),
    "bands that overlap": ({"items.age.bands[0].to": "40"}, "scheme_band_overlap"),
}


@pytest.mark.parametrize(("changes", "code"), WRONG.values(), ids=WRONG)
def test_a_wrong_change_is_refused_as_in_a_file(changes, code):
    with pytest.raises(DataError) as error:
        changed(SCHEME, changes)
    assert code in {fault.code for fault in error.value.faults}


def test_the_nearest_paths_are_named():
    with pytest.raises(DataError) as error:
        changed(SCHEME, {"items.insurence.cap": "50", "selection.treshold": "3"})
    assert len(error.value.faults) == 2
    assert "items.insurance.cap" in error.value.faults[0].advice("en")
    assert "selection.threshold" in error.value.faults[1].advice("en")


def test_the_scheme_itself_stays_as_it_was():
    before = Day(SCHEME, date(2016, 6, 1))
    changed(SCHEME, {"selection.threshold": "1"})
    assert before == DAY
