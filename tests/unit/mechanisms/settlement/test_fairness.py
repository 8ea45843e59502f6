"""Whom a scheme favours, against shares and medians worked out person by person."""

from dataclasses import replace
from decimal import Decimal
from statistics import mean, median

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from shidian.mechanisms.settlement.curves import curves
from shidian.mechanisms.settlement.fairness import averages, fairness
from shidian.mechanisms.settlement.outcome import Standing
from shidian.mechanisms.settlement.planning import PEOPLE, POINTS
from tests.unit.mechanisms.settlement.planned import PEOPLE as DRAWN
from tests.unit.mechanisms.settlement.planned import person, planned, settles


def compared(made, threshold):
    return fairness(curves(made.plan), averages(made.plan), threshold)


def share(part, of):
    return pytest.approx(part / of, abs=5.1e-5) if of else None


@given(DRAWN, st.integers(-4, 60))
def test_shares_and_averages_are_those_of_the_persons(people, threshold):
    made = planned(people)
    found = compared(made, threshold)
    settled = made.settled(threshold)
    may = sum(one.standing is not Standing.OUT for one in made.outcomes)
    for group in found.groups["skill"]:
        key = None if group.count.name == "missing" else group.count.name
        own = [o for o, p in zip(made.outcomes, made.persons, strict=True) if p["skill"] == key]
        inside = sum(settles(one, threshold) for one in own)
        able = sum(one.standing is not Standing.OUT for one in own)
        assert group.count.people == len(own)
        assert none_or_float(group.may_apply) == share(able, len(own))
        assert none_or_float(group.qualify) == share(inside, len(own))
        points = [one.units / 2 for one in own]
        assert none_or_float(group.average.mean) == (
            pytest.approx(mean(points), abs=0.0051) if own else None
        )
        assert none_or_float(group.average.median) == (
            pytest.approx(median(points), abs=0.0051) if own else None
        )
        if own and settled:
            rate = settled / len(people)
            assert float(group.ratio) == share(inside / len(own), rate)
        if able and settled:
            assert float(group.representation) == share(inside / settled, able / may)


def none_or_float(number):
    return None if number is None else float(number)


def test_where_nobody_settles_no_group_is_favoured():
    found = compared(planned([("441900", person())]), 1000)
    assert {group.ratio for group in found.groups["skill"]} == {None}
    assert {group.representation for group in found.groups["skill"]} == {None}


# At 10 points (20 halves): workers of 5 years have 12.5, others 7.5.
WORKERS = [("441900", person(skill="worker"))] * 40
OTHERS = [("441900", person())] * 60


def test_a_sentence_says_who_settles_most_and_least_often():
    found = compared(planned(WORKERS + OTHERS), 20)
    assert found.threshold == Decimal(10)
    assert found.sentences["skill"].zh == (
        "按技能：入户率最高的是“工人”（100.0%，为平均的 2.50 倍），最低的是“无”"
        "（0.0%，为平均的 0.00 倍）。"
    )
    assert found.sentences["skill"].en == (
        "By skill: most often settles “Worker” (100.0%, 2.50 times the mean), least often “None” "
        "(0.0%, 0.00 times the mean)."
    )


def test_small_groups_are_marked_and_not_compared():
    few, enough = [("441900", person(skill="master"))] * 29, [("441900", person())] * 30
    assert not compared(planned(enough), 20).groups["skill"][0].few
    found = compared(planned(WORKERS + few), 20)
    assert {group.count.name: group.few for group in found.groups["skill"]} == {
        "none": True,
        "worker": False,
        "master": True,
        "missing": True,
    }
    assert "不作比较" in found.sentences["skill"].zh
    assert "none are compared" in found.sentences["skill"].en


def test_equal_shares_are_said_to_be_equal():
    found = compared(planned(WORKERS + OTHERS), 0)
    assert found.sentences["skill"].zh == "按技能：各组入户率相同，为 100.0%。"
    assert "the same share settles in all groups" in found.sentences["skill"].en


# Who settles and how many there are, of workers and of others.
SMALL = {
    "3 and 1 of 100,000": (
        (3, 100_000, 1, 100_000),
        "most often settles “Worker” (0.0030%, 1.50 times the mean), least often “None” "
        "(0.0010%, 0.50 times the mean)",
    ),
    "25 of 134,313 and 10 of 65,687": (
        (25, 134_313, 10, 65_687),
        "most often settles “Worker” (0.019%, 1.06 times the mean), least often “None” "
        "(0.015%, 0.87 times the mean)",
    ),
    "nearly all": (
        (9_999, 10_000, 9_998, 10_000),
        "most often settles “Worker” (99.990%, 1.00 times the mean), least often “None” "
        "(99.980%, 1.00 times the mean)",
    ),
    "the same share of other numbers": (
        (5, 100_000, 1, 20_000),
        "the same share settles in all groups, 0.0050%",
    ),
}


@pytest.mark.parametrize("numbers, words", SMALL.values(), ids=SMALL)
def test_small_shares_are_compared_exactly_and_printed_with_two_digits(numbers, words):
    one, of_one, other, of_other = numbers
    people = [("441900", person(years, skill)) for skill in ("worker", "none") for years in (8, 0)]
    plan = planned(people).plan
    # In halves, each of the four has points of its own: 24 + 10, 10, 24 and 0.
    times = {34: one, 10: of_one - one, 24: other, 0: of_other - other}

    def many(frame):
        return frame.with_columns(pl.col(POINTS).replace_strict(times).alias(PEOPLE))

    groups = {name: many(frame) for name, frame in plan.groups.items()}
    plan = replace(plan, cells=many(plan.cells), groups=groups)
    found = fairness(curves(plan), averages(plan), 20)
    assert found.sentences["skill"].en == f"By skill: {words}."


LABELS = {
    "a code": ("skill", "worker", "Worker"),
    "a flag": ("home", "yes", "yes"),
    "missing": ("home", "missing", "not stated"),
}


@pytest.mark.parametrize("grouping, name, label", LABELS.values(), ids=LABELS)
def test_groups_are_called_by_their_labels(grouping, name, label):
    found = compared(planned(WORKERS), 0).groups[grouping]
    assert {one.count.name: one.label.text("en") for one in found}[name] == label
