"""The level index of a year: its values, what is withheld, and rises across breaks."""

from dataclasses import replace

import numpy as np
import pytest

from shidian.assessment.composite import overall_weights
from shidian.assessment.evaluation import level_year
from shidian.assessment.evaluation.level_year import rise
from shidian.assessment.policy import Goalpost, Imputation
from shidian.core import Direction, SeriesBreak, Vintage


def test_most_indicators_have_no_values_so_there_is_no_index(snapshot, policy):
    level = level_year(snapshot, policy, 2020)
    assert level.index is None
    assert level.coverage == pytest.approx(0.125)  # the resident rate alone
    assert "18 项指标中有 17 项" in level.withheld.zh
    assert "17 of 18" in level.withheld.en
    assert level.score("03") is None


def test_the_index_by_hand(invented, policy):
    """Arithmetic in the groups, geometric across them on 1 to 100, fixed goalposts."""
    level = level_year(invented.snapshot, policy, 2017)
    pilot = list(invented.snapshot.programme.pilots)[30]
    area = invented.snapshot.programme.pilots[pilot].area
    groups = []
    for group in policy.level.tree.children:
        score = 0.0
        for leaf in group.children:
            post = policy.level.goalposts[leaf.code]
            [entry] = [
                one
                for one in invented.snapshot.observations_of[area, leaf.code]
                if one.record.period.year == 2017
            ]
            share = (float(entry.record.value.value) - post.low) / (post.high - post.low)
            falling = invented.snapshot.programme.indicators[leaf.code].direction is Direction.DOWN
            score += leaf.weight * 100 * (1 - share if falling else share)
        groups.append(1 + 0.99 * score)
    assert level.score(pilot) == pytest.approx(np.prod(groups) ** 0.25)


def test_weights_of_the_policy_cover_the_whole(policy):
    assert sum(overall_weights(policy.level.tree).values()) == pytest.approx(1)


def test_a_value_of_the_year_before_is_carried_and_flagged(invented, policy):
    kept = [one for one in invented.snapshot.observations if one.record.period.year <= 2016]
    level = level_year(replace(invented.snapshot, observations=kept), policy, 2017)
    assert level.values.imputed.all()
    assert not np.isnan(level.values.numbers).any()
    none = level_year(replace(invented.snapshot, observations=kept), policy, 2018)
    assert np.isnan(none.values.numbers).all()


def test_the_index_of_the_others_stays_when_a_pilot_leaves(invented, policy):
    whole = level_year(invented.snapshot, policy, 2017)
    programme = invented.snapshot.programme
    left = {number: one for number, one in programme.pilots.items() if number != "07"}
    smaller = replace(invented.snapshot, programme=replace(programme, pilots=left))
    rest = level_year(smaller, policy, 2017)
    assert {number: rest.score(number) for number in left} == {
        number: whole.score(number) for number in left
    }


def changed(snapshot, year, **fields):
    """The snapshot with fields of one pilot's resident rate of a year changed."""
    area = snapshot.programme.pilots["03"].area
    entries = [
        replace(one, record=replace(one.record, **fields))
        if (one.record.area, one.record.indicator, one.record.period.year)
        == (area, "urbanization_rate_resident", year)
        else one
        for one in snapshot.observations
    ]
    return replace(snapshot, observations=entries)


BROKEN = {
    "a census": {"vintage": Vintage.CENSUS_2020},
    "a boundary": {"breaks": frozenset({SeriesBreak.BOUNDARY})},
}


@pytest.mark.parametrize("fields", BROKEN.values(), ids=BROKEN)
def test_across_a_break_there_is_no_rise(invented, policy, fields):
    before = level_year(invented.snapshot, policy, 2013)
    now = level_year(invented.snapshot, policy, 2017)
    broken = level_year(changed(invented.snapshot, 2017, **fields), policy, 2017)
    assert rise(now, before, "03") == pytest.approx(now.score("03") - before.score("03"))
    assert rise(broken, before, "03") is None
    assert rise(broken, before, "04") == rise(now, before, "04")


def test_a_size_is_divided_before_it_is_compared(invented, policy):
    # The resident rate as if it were a size, per unit of the registered one, on a scale of 0 to 4.
    size, by = "urbanization_rate_resident", "urbanization_rate_hukou"
    posts = {**policy.level.goalposts, size: Goalpost(0, 4)}
    level = replace(policy.level, goalposts=posts, denominators={size: by})
    plain = level_year(invented.snapshot, policy, 2017).values
    made = level_year(invented.snapshot, replace(policy, level=level), 2017)
    expected = plain.column(size) / plain.column(by)
    assert made.values.column(size) == pytest.approx(expected)
    assert made.index.normalized.column(size) == pytest.approx(100 * np.clip(expected / 4, 0, 1))


def test_a_missing_value_is_the_mean_of_its_class_where_the_policy_wants_that(invented, policy):
    code, programme = "pension_coverage", invented.snapshot.programme
    gap = programme.pilots["30"]
    kept = [
        one
        for one in invented.snapshot.observations
        if (one.record.area, one.record.indicator) != (gap.area, code)
    ]
    snapshot = replace(invented.snapshot, observations=kept)
    assert np.isnan(level_year(snapshot, policy, 2017).values.column(code)[29])
    wanted = replace(policy, level=replace(policy.level, imputation=Imputation.CLASS_MEAN))
    made = level_year(snapshot, wanted, 2017).values
    peers = [
        n for n, one in enumerate(programme.pilots.values()) if one.peer_class == gap.peer_class
    ]
    own = made.column(code)
    assert own[29] == pytest.approx(np.mean([own[at] for at in peers if at != 29]))
    assert made.imputed[29, made.indicators.index(code)]


def test_there_is_no_rise_of_an_index_of_other_indicators(invented, policy):
    area = invented.snapshot.programme.pilots["03"].area
    place = (area, "pension_coverage", 2013)
    kept = [
        one
        for one in invented.snapshot.observations
        if (one.record.area, one.record.indicator, one.record.period.year) != place
    ]
    before = level_year(replace(invented.snapshot, observations=kept), policy, 2013)
    now = level_year(invented.snapshot, policy, 2017)
    assert before.score("03") is not None
    assert rise(now, before, "03") is None
    assert rise(now, before, "04") is not None
