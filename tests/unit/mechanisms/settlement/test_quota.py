"""A quota on the planning table, against a queue of persons."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

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
            if one.standing is Standing.POINTS
            and one.units >= 20
            and code in (None, who["skill"] or "none")
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
    (found,) = placements(curves(made.plan), 20)
    certain, last, edge, tied, left = queue(made, places)
    assert told(found) == (certain, points(last), points(edge), tied, left)
    assert (found.places, found.ordered) == (places, False)
    applicants = [one for one in made.outcomes if one.standing is Standing.POINTS]
    assert found.applicants == sum(one.units >= 20 for one in applicants)


@given(PEOPLE, st.integers(0, 8), st.integers(0, 8))
def test_places_by_code_go_down_the_points_of_each(people, none, worker):
    text = with_quota(f"{{by: skill, of: {{none: {none}, worker: {worker}}}}}")
    made = planned(people, text)
    found = {one.name: one for one in placements(curves(made.plan), 20)}
    for code, places in (("none", none), ("worker", worker)):
        certain, last, edge, tied, left = queue(made, places, code)
        assert told(found[code]) == (certain, points(last), points(edge), tied, left)
    masters = [one for one in made.outcomes if one.standing is Standing.POINTS and one.units >= 20]
    skilled = [one for one in made.persons if one["skill"] == "master"]
    if "master" in found:
        assert found["master"].places is None
        assert 0 < found["master"].applicants <= min(len(masters), len(skilled))
        assert told(found["master"]) == (0, None, None, 0, 0)


def test_equal_people_at_the_edge_are_told_apart_only_by_an_order():
    people = [("441900", person(years=9))] + [("441900", person(years=8))] * 3
    order = ", order: [{input: years, best: most}]"
    for text, ordered in (
        (with_quota("{total: 2}"), False),
        (with_quota("{total: 2}", order), True),
    ):
        (found,) = placements(curves(planned(people, text).plan), 20)
        assert told(found) == (1, Decimal("13.5"), Decimal(12), 3, 1)
        assert found.ordered is ordered


def test_a_quota_by_area_needs_no_grouping():
    text = with_quota("{by: area, of: {b: 1}}").replace(
        "inputs:",
        "inputs:\n  area: {label: {zh: 区, en: Area}, kind: code, missing: a, "
        "codes: {a: {zh: 甲, en: A}, b: {zh: 乙, en: B}}}",
    )
    people = [(area, {**person(years=9), "area": area}) for area in ("a", "b", "b")]
    found = {one.name: one for one in placements(curves(planned(people, text).plan), 20)}
    assert told(found["b"]) == (0, None, Decimal("13.5"), 2, 1)
    assert found["a"].places is None


def test_who_has_no_value_stands_where_the_scheme_puts_a_missing_one():
    people = [("441900", person(years=9, skill=skill)) for skill in (None, "none", "worker")]
    text = with_quota("{by: skill, of: {none: 1, worker: 1}}")
    found = {one.name: one for one in placements(curves(planned(people, text).plan), 20)}
    assert {name: (one.places, one.applicants) for name, one in found.items()} == {
        "none": (1, 2),
        "worker": (1, 1),
    }
    assert told(found["none"]) == (0, None, Decimal("13.5"), 2, 1)


def test_places_follow_the_threshold_that_is_asked_for():
    people = [("441900", person(years=years)) for years in (4, 6, 9)]
    plan = planned(people, with_quota("{total: 2}")).plan
    applicants = [placements(curves(plan), units)[0].applicants for units in (0, 18, 27, 28)]
    assert applicants == [3, 2, 1, 0]


def test_without_a_quota_there_are_no_places():
    no_selection = SCHEME.replace("selection: {threshold: 10}\n", "")
    for text in (SCHEME, no_selection):
        assert placements(curves(planned([("441900", person())], text).plan), 20) == ()
