"""The progress index: which targets count, what they weigh, and when there is none."""

from dataclasses import replace

import pytest

from shidian.assessment.evaluation import Records, current, evaluate, progress_index
from shidian.core import Op
from shidian.register import Entry
from tests.records import MONDAY

HUKOU, RESIDENT = "urbanization_rate_hukou", "urbanization_rate_resident"


def years(progress, year):
    found = current(progress, year)
    return {one.result.indicator.code: one.result.target.record.year for one in found}


def test_of_each_indicator_the_next_target_counts_and_at_last_the_last(real):
    progress = real(2019).pilots["03"].progress
    assert years(progress, 2016)[RESIDENT] == 2017
    assert years(progress, 2017)[RESIDENT] == 2017
    assert years(progress, 2018)[RESIDENT] == 2020
    assert years(progress, 2025)[RESIDENT] == 2020


def test_the_index_is_the_mean_of_the_points(real):
    # Weihai 2018. Resident: 67.81 is beyond its path (66.67), so 100 points. Registered: from
    # 51.6 to 60 (2017) to 68 (2020) the path expects 62.67 in 2018; 59.69 is 8.09 of 11.0667
    # points on the way, x = 0.7310, between (0.6, 60) and (0.95, 90): 60 + 30 * 0.1310 / 0.35.
    index = real(2018).pilots["22"].index
    assert index.points == pytest.approx((100 + 60 + 30 * (8.09 / 11.066667 - 0.6) / 0.35) / 2)
    assert (index.counted, index.of, index.coverage, index.withheld) == (2, 2, 1.0, None)


def test_too_little_that_can_be_scored_gives_no_index_and_says_so(real):
    index = real(2017).pilots["01"].index  # the resident rate has a value, the registered none
    assert (index.points, index.counted, index.coverage) == (None, 1, 0.5)
    assert "2 项目标中只有 1 项" in index.withheld.zh
    assert "only 1 of 2" in index.withheld.en


def test_across_the_census_nothing_is_scored(real):
    assert all(one.index.points is None for one in real(2020).pilots.values())


@pytest.fixture
def with_aspiration(snapshot, policy):
    """The index of Shijiazhuang 2017 when some of its two rates are aspirations."""

    def made(*soft, beside=()):
        targets = []
        for entry in snapshot.commitments_of["06"]:
            one = entry.record
            if getattr(one, "indicator", None) not in (HUKOU, RESIDENT):
                continue
            qualifier = "力争" if one.indicator in soft else one.qualifier
            targets.append(replace(one, qualifier=qualifier))
            if one.indicator in beside:
                targets.append(replace(one, key=one.key + "-soft", qualifier="力争", op=Op.REACH))
        entries = [Entry(n, one, MONDAY, "tests") for n, one in enumerate(targets, start=1)]
        own = replace(snapshot, commitments=entries)
        return evaluate(Records(own), policy, 2017).pilots["06"].index

    return made


def test_an_aspiration_alone_weighs_half(with_aspiration):
    # Resident 100 points; registered 45.80 of 41.47 to 48: x = 0.66309, 65.41 points.
    registered = 60 + 30 * (4.33 / 6.53 - 0.6) / 0.35
    assert with_aspiration().points == pytest.approx((100 + registered) / 2)
    assert with_aspiration(HUKOU).points == pytest.approx((100 + registered / 2) / 1.5)


def test_beside_a_hard_target_it_has_no_weight_and_earns_a_bonus_when_reached(with_aspiration):
    hard = with_aspiration()
    reached = with_aspiration(beside=(RESIDENT,))  # 61.64 of 60
    missed = with_aspiration(beside=(HUKOU,))
    assert (reached.of, missed.of) == (hard.of, hard.of)
    assert reached.points == pytest.approx(hard.points + 5)
    assert missed.points == pytest.approx(hard.points)


def test_without_any_target_there_is_nothing_to_score(policy):
    index = progress_index([], policy, 2017)
    assert (index.points, index.of) == (None, 0)
    assert index.withheld.zh and index.withheld.en
