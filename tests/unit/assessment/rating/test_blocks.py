"""Block scores and their total: who counts, what is missing, what differs."""

import math

import pytest

from shidian.assessment.rating import BlockScore, By, total
from shidian.core import Bilingual, DataError
from tests.unit.assessment.rating.conftest import codes

FULL = {"progress": 36.0, "tasks": 20.0, "level": 8.0, "practice": 12.0, "quality": 9.0}
GAP = Bilingual("没有数据", "no data")


def scores(**changed):
    points = FULL | changed
    return [
        BlockScore(code, value, By.COMPUTED, GAP if value is None else None)
        for code, value in points.items()
    ]


def test_the_total_is_the_sum_where_nothing_is_missing(rating):
    made = total(scores(), rating)
    assert (made.points, made.coverage) == (85, 1)
    assert made.withheld is None and made.rescaled is None


def test_a_third_party_replaces_the_own_score_in_whatever_order_they_come(rating):
    own, third = (BlockScore("practice", p, by) for p, by in ((15, By.SELF), (6, By.THIRD_PARTY)))
    for pair in ([own, third], [third, own]):
        made = total([*scores()[:3], *pair, scores()[4]], rating)
        assert made.points == 36 + 20 + 8 + 6 + 9
        assert made.scores[3] is third


@pytest.mark.parametrize(
    "own, told",
    # 15 % of 10 points is 1.5
    [pytest.param(7.5, False, id="exactly 15"), pytest.param(7.6, True, id="a little more")],
)
def test_scores_more_than_fifteen_of_a_hundred_apart_are_told(rating, own, told):
    pair = [BlockScore("quality", own, By.SELF), BlockScore("quality", 6, By.THIRD_PARTY)]
    made = total([*scores()[:4], *pair], rating)
    assert bool(made.differing) is told
    if told:
        assert made.differing[0].gap == 16
        assert "+16.0" in made.differing[0].text.zh and "+16.0" in made.differing[0].text.en


def test_a_fifth_may_be_missing_and_the_total_is_rescaled(rating):
    made = total(scores(level=None, quality=None), rating)
    assert made.points == (36 + 20 + 12) / 80 * 100
    assert made.coverage == 0.8
    assert "80" in made.rescaled.zh and "rescaled" in made.rescaled.en


def test_more_missing_gives_no_total_and_says_why(rating):
    made = total(scores(tasks=None), rating)
    assert made.points is None and made.rescaled is None
    assert "任务与文件（没有数据）" in made.withheld.zh
    assert "Tasks and documents (no data)" in made.withheld.en


def test_a_block_that_nobody_scored_is_missing_not_nought(rating):
    made = total(scores()[:4], rating)
    assert made.scores[4].points is None
    assert made.points == pytest.approx(36 / 0.9 + 20 / 0.9 + 8 / 0.9 + 12 / 0.9)


def test_binary_dust_does_not_decide_a_grade(rating):
    points = {"progress": 33.3, "tasks": 12.1, "level": 4.7, "practice": 0.7, "quality": 9.2}
    assert math.fsum(points.values()) < 60  # in decimals it is 60
    assert total(scores(**points), rating).points == 60


def test_a_third_party_may_score_what_the_policy_leaves_to_people(rating):
    made = total([*scores(tasks=None), BlockScore("tasks", 20, By.THIRD_PARTY)], rating)
    assert (made.scores[1].points, made.scores[1].by) == (20, By.THIRD_PARTY)


def test_what_is_wrong_is_listed_in_both_languages(rating):
    own = BlockScore("progress", 5, By.SELF)
    wrong = [BlockScore("nobody", 1, By.COMPUTED), own, own, *scores(level=10.5, quality=-1)]
    with pytest.raises(DataError) as error:
        total(wrong, rating)
    assert codes(error) == {
        "rating_block_unknown",
        "rating_score_by",
        "rating_score_twice",
        "rating_score_value",
    }


def test_nan_is_no_score(rating):
    with pytest.raises(DataError) as error:
        total(scores(level=float("nan")), rating)
    assert codes(error) == {"rating_score_value"}


def test_no_points_need_a_reason():
    with pytest.raises(DataError) as error:
        BlockScore("tasks", None, By.COMPUTED)
    assert codes(error) == {"rating_score_no_reason"}
