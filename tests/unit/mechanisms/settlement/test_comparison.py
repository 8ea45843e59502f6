"""Two schemes over the same persons, beside the definition applied to each."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shidian.core import DataError
from shidian.engine import Table, TableColumn
from shidian.engine.table import Holds
from shidian.mechanisms.settlement.comparison import Comparison, Flow, compared
from shidian.mechanisms.settlement.day import Day, full_years
from shidian.mechanisms.settlement.outcome import Outcome, Standing
from shidian.mechanisms.settlement.person import Person
from shidian.mechanisms.settlement.planning import AREA
from shidian.mechanisms.settlement.reference import settle
from shidian.mechanisms.settlement.reform import changed, without
from shidian.mechanisms.settlement.table_of import table_of
from tests.unit.mechanisms.settlement.demonstration import DAY, SCHEME, person, persons

FEW = settings(max_examples=20, deadline=None)
PEOPLE = st.lists(persons(), min_size=1, max_size=25)
AFTER = Day(
    changed(
        SCHEME,
        {
            "selection.threshold": "60",
            "items.insurance.cap": "20",
            "items.education.points.senior": "30",
            "entitlements.rental.when[1].any[1].at_least": "30",
            "prerequisites.insured.when[1].at_least": "30",
        },
    ),
    DAY.on,
)
THRESHOLDS = st.integers(0, 160)


def over(people: Sequence[Person], after: Day = AFTER, **more: object) -> Comparison:
    return compared(DAY, after, table_of(SCHEME, people), **more)  # type: ignore[arg-type]


def flow(pairs: Sequence[tuple[Outcome, Outcome]], unit: Decimal = SCHEME.unit) -> Flow:
    return Flow(
        len(pairs),
        sum(old.qualified for old, _ in pairs),
        sum(new.qualified for _, new in pairs),
        sum(new.qualified and not old.qualified for old, new in pairs),
        sum(old.qualified and not new.qualified for old, new in pairs),
        unit * sum(new.units - old.units for old, new in pairs),
    )


def outcomes(people: Sequence[Person], after: Day = AFTER) -> list[tuple[Outcome, Outcome]]:
    return [(settle(DAY, one), settle(after, one)) for one in people]


@FEW
@given(PEOPLE)
def test_gains_and_losses_are_those_of_the_definition(people):
    found, pairs = over(people, by=("housing", "age", "has_job")), outcomes(people)
    assert found.whole == flow(pairs)
    for name, asked in (("housing", "missing"), ("has_job", "missing")):
        parts = {}
        for one, pair in zip(people, pairs, strict=True):
            value = one.get(name)
            said = {True: "yes", False: "no", None: asked}.get(value, value)  # type: ignore[arg-type]
            parts.setdefault(said, []).append(pair)
        assert found.by[name] == {group: flow(part) for group, part in parts.items()}


@FEW
@given(PEOPLE)
def test_ages_are_full_years_on_the_day(people):
    found = over(people, by=("age",)).by["age"]
    ages = [full_years(one["birth_date"], DAY.on) for one in people]  # type: ignore[arg-type]
    assert sum(one.people for one in found.values()) == len(people)
    old = found.get("51+")
    assert (old.people if old else 0) == sum(age >= 51 for age in ages)


@FEW
@given(PEOPLE)
def test_entitlements_gained_and_lost_are_those_of_the_definition(people):
    found, pairs = over(people).entitlements, outcomes(people)
    for name, claims in found.items():
        held = [(old.entitlements[name], new.entitlements[name]) for old, new in pairs]
        assert (claims.before, claims.after, claims.gain, claims.lose) == (
            sum(old for old, _ in held),
            sum(new for _, new in held),
            sum(new and not old for old, new in held),
            sum(old and not new for old, new in held),
        )


@FEW
@given(PEOPLE)
def test_a_scheme_beside_itself_gives_no_gains_and_no_losses(people):
    found = over(people, DAY)
    assert (found.whole.gain, found.whole.lose, found.whole.change) == (0, 0, 0)
    assert found.whole.before == found.whole.after
    assert all(one.gain == one.lose == 0 for one in found.entitlements.values())
    assert found.differences == ()


@FEW
@given(PEOPLE, THRESHOLDS, THRESHOLDS)
def test_a_lower_threshold_only_adds_people(people, one, other):
    lower, higher = sorted((one, other))
    whole = over(people, DAY, thresholds=(2 * higher, 2 * lower)).whole
    assert whole.lose == 0
    assert whole.after - whole.before == whole.gain
    assert whole.change == 0


@FEW
@given(PEOPLE, st.integers(1, 5))
def test_the_persons_shown_are_the_nearest_to_the_new_threshold(people, most):
    found, pairs = over(people, near=most), outcomes(people)
    decided = [
        (row, old, new)
        for row, (old, new) in enumerate(pairs, start=1)
        if new.standing is Standing.POINTS
    ]
    above = sorted((n.units, row) for row, _, n in decided if n.units >= (n.needed or 0))[:most]
    below = sorted((-n.units, row) for row, _, n in decided if n.units < (n.needed or 0))[:most]
    assert [one.row for one in found.above] == [row for _, row in above]
    assert [one.row for one in found.below] == [row for _, row in below]
    for one in (*found.above, *found.below):
        old, new = pairs[one.row - 1]
        assert (one.before, one.after) == (old.units * SCHEME.unit, new.units * SCHEME.unit)
        assert (one.settled_before, one.settled_after) == (old.qualified, new.qualified)
        assert one.items == {
            a.item.id: (a.units * SCHEME.unit, b.units * SCHEME.unit)
            for a, b in zip(old.items, new.items, strict=True)
        }


def test_the_nearest_stand_first_on_both_sides():
    # 20 for age and 3 for each year of insurance: 23, 26, 29, 32, 35.
    people = [person(has_job="yes", insurance_months=f"{12 * n}") for n in range(1, 6)]
    found = over(people, DAY, thresholds=(58, 58), near=2)
    assert [(one.row, one.after) for one in found.above] == [(3, 29), (4, 32)]
    assert [(one.row, one.after) for one in found.below] == [(2, 26), (1, 23)]
    assert [one.after for one in over(people, DAY, thresholds=(70, 70), near=2).below] == [32, 29]


def test_people_are_counted_by_area_where_they_have_one():
    table = table_of(SCHEME, [person()] * 3, ["441900", "440100", "441900"])
    found = compared(DAY, AFTER, table)
    assert {name: one.people for name, one in found.by[AREA].items()} == {"441900": 2, "440100": 1}


def test_an_item_of_one_scheme_only_has_no_points_in_the_other():
    good = person(has_job="yes", insurance_months="60", shortage_occupation="yes")
    found = over([good], Day(without(SCHEME, "shortage", DAY.on), DAY.on), thresholds=(0, 0))
    assert found.above[0].items["shortage"] == (20, None)


def test_hashed_ids_are_shown():
    table = table_of(SCHEME, [person(has_job="yes", insurance_months="60")])
    named = table.rows.with_columns(pl.Series("person", ["a1b2"]))
    found = compared(DAY, AFTER, Table(named, table.columns), near=1)
    assert [one.person for one in (*found.above, *found.below)] == ["a1b2"]


def test_persons_in_a_file_are_compared_alike(tmp_path):
    people = [person(has_job="yes", insurance_months=f"{months}") for months in range(0, 120, 7)]
    table = table_of(SCHEME, people)
    table.rows.write_parquet(tmp_path / "persons.parquet")
    assert compared(DAY, AFTER, Table(tmp_path / "persons.parquet", table.columns)) == over(people)


def test_nobody_at_all_is_compared():
    found = over([], by=("housing",))
    assert (found.whole.people, found.whole.mean_change) == (0, None)
    assert (found.by["housing"], found.above, found.below) == ({}, (), ())


def test_the_mean_change_is_that_of_all():
    people = [person(education="senior"), person(), person()]
    after = Day(changed(SCHEME, {"items.education.points.senior": "30"}), DAY.on)
    assert over(people, after).whole.mean_change == Decimal("3.3333")


def test_schemes_of_different_units_are_not_compared():
    other = Day(changed_unit(), DAY.on)
    with pytest.raises(DataError) as error:
        over([person()], other)
    assert error.value.faults[0].code == "comparison_units"


def changed_unit():
    from dataclasses import replace  # noqa: PLC0415

    return replace(SCHEME, unit=Decimal("0.1"))


def test_a_table_that_lacks_an_input_is_refused():
    table = Table(pl.DataFrame({"tax": [1]}), {"tax": TableColumn(Holds.NUMBER, 0, 9)})
    with pytest.raises(DataError) as error:
        compared(DAY, AFTER, table)
    assert {fault.code for fault in error.value.faults} == {"persons_column_missing"}


def test_a_grouping_that_is_not_there_is_refused():
    with pytest.raises(DataError) as error:
        over([person()], by=("tax",))
    assert error.value.faults[0].code == "grouping_unknown"


def test_two_days_of_one_scheme_are_compared():
    later = Day(SCHEME, date(2018, 6, 1))
    people = [person(has_job="yes", insurance_months=f"{n * 12}") for n in range(20)]
    assert over(people, later).whole == flow(outcomes(people, later))
