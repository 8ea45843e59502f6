"""Quotas are lists for review, and the figures beside them come out again."""

import pytest

from shidian.assessment.rating import ASSUMED, FINDING_4, for_review, simulate
from shidian.core import DataError
from tests.unit.assessment.rating.conftest import codes


def test_finding_four_comes_out_again():
    """Published to two digits; the binomial error of 4,000 draws is below one of them."""
    made = simulate(ASSUMED, draws=4000, seed=4)
    for drawn, published in zip(made, FINDING_4, strict=True):
        assert drawn.rule == published.rule
        assert drawn.removed == pytest.approx(published.removed, abs=0.1)
        assert drawn.wrongly == pytest.approx(published.wrongly, abs=0.02)


def test_the_same_seed_gives_the_same():
    assert simulate(ASSUMED, 50, 1) == simulate(ASSUMED, 50, 1) != simulate(ASSUMED, 50, 2)


@pytest.mark.parametrize(
    "share, listed",
    {
        0: (),
        0.24: (),
        0.25: ("b",),
        0.5: ("b", "c", "d"),
        1: ("b", "c", "d", "a"),
    }.items(),
)
def test_the_lowest_are_listed_with_all_equals(share, listed):
    totals = {"a": 90.0, "b": 50.0, "c": 60.0, "d": 60.0, "e": None}
    made = for_review(totals, share)
    assert (made.pilots, made.without_total) == (listed, ("e",))


def test_the_list_carries_how_often_such_rules_are_wrong():
    made = for_review({"a": 1.0}, 1)
    for rate in ("75%", "65%", "30%", "20%"):
        assert rate in made.warning.zh and rate in made.warning.en
    assert (made.assumptions.areas, made.assumptions.mean, made.assumptions.noise) == (62, 78, 4)


@pytest.mark.parametrize("share", [-0.1, 1.1, float("nan")])
def test_a_share_is_between_nought_and_one(share):
    with pytest.raises(DataError) as error:
        for_review({}, share)
    assert codes(error) == {"rating_share"}
