"""A quota on the planning table, against a queue of persons."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shidian.core import DataError
from shidian.mechanisms.settlement.curves import curves
from shidian.mechanisms.settlement.outcome import Standing
from shidian.mechanisms.settlement.quota import placements
from tests.unit.mechanisms.settlement.planned import PEOPLE, SCHEME, person, planned


def with_quota(quota, order=""):
    return SCHEME.replace("{threshold: 10}", f"{{threshold: 10, quota: {quota}{order}}}")


def queue(made, places, code=None):
    """Certain, last, edge, tied and left, by going down the list of applicants."""
    units = sorted(
        (
            one.units
            for one, who in zip(made.outcomes, made.persons, strict=True)
            if one.standing is Standing.POINTS and one.units >= 20 and code in (None, who["skill"])
        ),
        reverse=True,
    )
    if len(units) <= places:
        return len(units), units[-1] if units else None, None, 0, 0
    edge = units[places]
    certain = [one for one in units if one > edge]
    last = certain[-1] if certain else None
    return len(certain), last, edge, units.count(edge), places - len(certain)


def points(units):
    return None if units is None else units * Decimal("0.5")


def told(one):
    return one.certain, one.last, one.edge, one.tied, one.left


@given(PEOPLE, st.integers(0, 20))
def test_places_go_down_the_points(people, places):
    made = planned(people, with_quota(f"{{total: {places}}}"))
    (found,) = placements(curves(made.plan))
    certain, last, edge, tied, left = queue(made, places)
    assert told(found) == (certain, points(last), points(edge), tied, left)
    assert (found.places, found.ordered) == (places, False)
    applicants = [one for one in made.outcomes if one.standing is Standing.POINTS]
    assert found.applicants == sum(one.units >= 20 for one in applicants)


@given(PEOPLE, st.integers(0, 8), st.integers(0, 8))
def test_places_by_code_go_down_the_points_of_each(people, none, worker):
    text = with_quota(f"{{by: skill, of: {{none: {none}, worker: {worker}}}}}")
    made = planned(people, text)
    found = {one.name: one for one in placements(curves(made.plan))}
    for code, places in (("none", none), ("worker", worker)):
        certain, last, edge, tied, left = queue(made, places, code)
        assert told(found[code]) == (certain, points(last), points(edge), tied, left)
    assert found["master"].places is None
    assert told(found["master"]) == (0, None, None, 0, 0)


def test_equal_people_at_the_edge_are_told_apart_only_by_an_order():
    people = [("441900", person(years=9))] + [("441900", person(years=8))] * 3
    order = ", order: [{input: years, best: most}]"
    for text, ordered in (
        (with_quota("{total: 2}"), False),
        (with_quota("{total: 2}", order), True),
    ):
        (found,) = placements(curves(planned(people, text).plan))
        assert told(found) == (1, Decimal("13.5"), Decimal(12), 3, 1)
        assert found.ordered is ordered


def test_a_quota_by_area_needs_no_grouping():
    text = with_quota("{by: area, of: {b: 1}}").replace(
        "inputs:",
        "inputs:\n  area: {label: {zh: 区, en: Area}, kind: code, missing: a, "
        "codes: {a: {zh: 甲, en: A}, b: {zh: 乙, en: B}}}",
    )
    people = [(area, {**person(years=9), "area": area}) for area in ("a", "b", "b")]
    found = {one.name: one for one in placements(curves(planned(people, text).plan))}
    assert told(found["b"]) == (0, None, Decimal("13.5"), 2, 1)
    assert found["a"].places is None


def code_of(text, by=("skill",)):
    made = planned([("441900", person())], text, by)
    with pytest.raises(DataError) as error:
        placements(curves(made.plan))
    return error.value.faults[0].code


def test_questions_without_an_answer_say_why():
    assert code_of(SCHEME) == "quota_none"
    assert code_of(with_quota("{by: skill, of: {none: 1}}"), ()) == "quota_grouping"
    no_selection = SCHEME.replace("selection: {threshold: 10}\n", "")
    assert code_of(no_selection) == "quota_none"
