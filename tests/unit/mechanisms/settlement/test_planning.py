"""The planning table counts people by what decides about them."""

from datetime import date

import pytest

from shidian.core import DataError
from shidian.mechanisms.settlement.day import Day
from shidian.mechanisms.settlement.outcome import Standing
from shidian.mechanisms.settlement.planning import planning_table
from shidian.mechanisms.settlement.table_of import table_of
from tests.unit.mechanisms.settlement.small import DAY, small

SCHEME = small(
    """\
unit: "0.5"
items: [{id: a, NAMES, kind: per_step, input: months, step: 12, points: 1.5}]
vetoes: [{id: v, NAMES, when: [{input: crime, within_years: 5}]}]
routes: [{id: r, NAMES, when: [{input: school, in: [college]}]}]
entitlements:
  - {id: low, NAMES, when: [{input: job, is: yes}]}
  - {id: high, NAMES, when: [{holds: low}, {input: months, at_least: 24}]}
selection: {threshold: 3}
"""
)
BORN = date(1990, 1, 1)
PERSONS = [
    {"birth": BORN, "months": 24, "job": True},
    {"birth": BORN, "months": 25, "job": True},
    {"birth": date(2001, 6, 2), "months": 24, "job": False},
    {"birth": date(2001, 6, 1), "school": "college"},
    {"birth": BORN, "months": 12, "crime": date(2016, 1, 1), "school": "college", "job": True},
]
AREA = ["南", "南", "北", "北", "北"]


def table(by=()):
    return planning_table(Day(SCHEME, DAY), table_of(SCHEME, PERSONS, AREA), by)


def test_cells_count_people_by_area_points_standing_and_entitlements():
    found = table()
    assert found.areas == ("南", "北")
    # 24 months: 2 steps of 1.5 points, 6 units; 12 months: 3 units. low is bit 0, high bit 1.
    assert found.cells.sort("area", "points", "standing", "held").rows() == [
        (0, 6, Standing.POINTS, 3, 2),
        (1, 0, Standing.ROUTE, 0, 1),
        (1, 3, Standing.OUT, 1, 1),
        (1, 6, Standing.POINTS, 0, 1),
    ]
    assert found.cells.columns == ["area", "points", "standing", "held", "people"]


def test_groups_are_named_and_missing_stands_last():
    found = table(["school"])
    assert found.names["school"] == ("none", "senior", "college", "missing")
    grouped = found.groups["school"].group_by("group").sum()
    counted = dict(grouped.select("group", "people").iter_rows())
    assert counted == {2: 2, 3: 3}


def test_ages_are_classes_of_full_years():
    said = "{label: {zh: 出生日期, en: Date of birth}, kind: date, missing: never}"
    inputs = f"inputs:\n  birth_date: {said}\n"
    scheme = small("entitlements: [{id: e, NAMES}]\n", inputs)
    # On 1 June 2017: 15 years, 16, 20, 21, 50, 51, and nobody knows.
    days = [(2001, 6, 2), (2001, 6, 1), (1996, 6, 2), (1996, 6, 1), (1966, 6, 2), (1966, 6, 1)]
    persons = [*({"birth_date": date(*day)} for day in days), {}]
    found = planning_table(Day(scheme, DAY), table_of(scheme, persons), ["age"])
    names = found.names["age"]
    counted = {names[g]: n for g, n in found.groups["age"].select("group", "people").iter_rows()}
    assert counted == {"0-15": 1, "16-20": 2, "21-30": 1, "41-50": 1, "51+": 1, "missing": 1}


def test_without_areas_there_is_one_without_a_name():
    found = planning_table(Day(SCHEME, DAY), table_of(SCHEME, PERSONS))
    assert found.areas == ("",)
    assert found.cells["area"].unique().to_list() == [0]


@pytest.mark.parametrize("by", ["months", "height", "age"])
def test_people_are_grouped_by_codes_and_flags_only(by):
    with pytest.raises(DataError) as error:
        table([by])
    assert [(one.code, one.place.column) for one in error.value.faults] == [
        ("grouping_unknown", by)
    ]


def test_nobody_is_no_cells():
    found = planning_table(Day(SCHEME, DAY), table_of(SCHEME, [], []), ["school"])
    assert (found.cells.height, found.groups["school"].height) == (0, 0)
