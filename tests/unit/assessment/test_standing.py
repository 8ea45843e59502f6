"""The place of a pilot in its class: by gap to its own promise, equals sharing a place."""

from dataclasses import replace

from shidian.assessment import standing_of
from shidian.programme import find_pilot

RESIDENT = "urbanization_rate_resident"


def test_a_small_class_by_hand(programme, results):
    """Separately planned cities in 2020: 大连 +6.75, 宁波 +4.10, 青岛 +1.34."""
    for name, place in {"大连": 1, "宁波": 2, "青岛": 3}.items():
        standing = standing_of(results, find_pilot(programme, name), RESIDENT)
        assert (standing.year, standing.place) == (2020, place)
        assert [one.pilot.short.zh for one in standing.ranked] == ["大连", "宁波", "青岛"]


def test_equal_gaps_share_a_place(programme, results):
    ningbo, dalian = (find_pilot(programme, name) for name in ("宁波", "大连"))
    gap = next(
        r.gap
        for r in results
        if r.pilot is ningbo and r.indicator.code == RESIDENT and r.gap is not None
    )
    level = [replace(r, gap=gap) if r.pilot is dalian and r.gap else r for r in results]
    places = [standing_of(level, pilot, RESIDENT).place for pilot in (ningbo, dalian)]
    assert places == [1, 1]


def test_a_pilot_that_was_never_judged_has_none(programme, results):
    assert standing_of(results, find_pilot(programme, "光明新区"), RESIDENT) is None
