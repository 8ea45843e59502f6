"""A year's evaluation as a whole: blocks, grades, proposals, and evidence that replays."""

import json
from collections import Counter
from dataclasses import replace
from datetime import date
from decimal import Decimal

import numpy as np
import pytest

from shidian.assessment import Rung
from shidian.assessment.evaluation import Records, evaluate, index_ranking, indicator_ranking
from shidian.assessment.evaluation.bundle import evaluation_bundle, recompute, result_of
from shidian.assessment.evaluation.uncertainty import index_draws
from shidian.assessment.judgements import Judgement, JudgementKind
from shidian.assessment.policy import policy_of
from shidian.assessment.rating import read_bundle, replay
from shidian.core import DataError, UsageError
from shidian.programme import BUILTIN, package_files
from tests.conftest import URBANIZATION


def test_no_grade_on_what_was_really_published_and_the_reasons_are_told(real):
    for year in (2017, 2020):
        pilots = real(year).pilots.values()
        assert all(one.total.points is None and one.grading.grade is None for one in pilots)
        assert all("没有评分" in one.total.withheld.zh for one in pilots)
        assert all(one.proposals == () for one in pilots)


def test_the_year_must_come_after_the_baseline(snapshot, policy):
    with pytest.raises(UsageError, match="2014"):
        evaluate(Records(snapshot), policy, 2013)


def test_a_year_without_any_data_is_told_target_by_target(real):
    evaluation = real(2030)
    late = [one for one in evaluation.progress if one.result.target.record.year == 2020]
    assert len(evaluation.progress) == 247
    assert {one.result.year for one in late} == {2020}
    assert evaluation.level.index is None


def test_the_total_is_the_sum_of_its_blocks(evaluation, policy):
    sizes = {block.code: block.points for block in policy.rating.blocks}
    for one in evaluation.pilots.values():
        points = {score.block: score.points for score in one.total.scores}
        if one.total.points is None or None in points.values():
            continue
        assert one.total.points == pytest.approx(sum(points.values()))
        assert points["progress"] == pytest.approx(one.index.points / 100 * sizes["progress"])
        assert points["level"] == pytest.approx(min(1, max(0, one.rise / 10)) * 10)
        assert points["quality"] == pytest.approx(10 * (40 + (int(one.pilot.no) - 1) % 60) / 100)


def test_grades_follow_the_total_and_their_probabilities_are_whole(evaluation):
    bounds = {"excellent": 90, "good": 80, "fair": 60, "poor": 0}
    graded = [one for one in evaluation.pilots.values() if one.total.points is not None]
    assert len(graded) > 50
    for one in graded:
        nominal = next(grade for grade, least in bounds.items() if one.total.points >= least)
        assert one.grading.nominal == nominal
        assert sum(one.grading.probability.values()) == pytest.approx(1)


def test_what_is_far_from_any_bound_is_sure(evaluation):
    sure = [one for one in evaluation.pilots.values() if (one.total.points or 99) < 45]
    assert sure and all(one.grading.probability["poor"] > 0.99 for one in sure)


def test_proposals_move_nobody(evaluation):
    proposed = [one for one in evaluation.pilots.values() if one.proposals]
    assert Counter(one.to for pilot in proposed for one in pilot.proposals)[Rung.WARNED] > 5
    assert {one.state.rung for one in evaluation.pilots.values()} == {Rung.NORMAL}


def test_a_third_party_stands_before_what_the_pilot_says_of_itself(invented, policy):
    third = next(
        one
        for one in invented.judgements
        if (one.pilot, one.kind, one.code) == ("03", JudgementKind.SCORE, "practice")
    )
    own = replace(third, state="self", value=third.value * 2)
    both = evaluate(replace(invented, judgements=[*invented.judgements, own]), policy, 2017)
    [score] = [one for one in both.pilots["03"].total.scores if one.block == "practice"]
    assert score.points == float(third.value)
    assert both.pilots["03"].total.differing


def test_late_filing_costs_points_of_the_block_on_quality(invented, policy):
    late = [
        replace(one, dated=date(2018, 4, 5))  # a Thursday; 31 March was a Saturday
        if (one.pilot, one.kind) == ("03", JudgementKind.FILING)
        else one
        for one in invented.judgements
    ]
    before = evaluate(invented, policy, 2017).pilots["03"]
    after = evaluate(replace(invented, judgements=late), policy, 2017).pilots["03"]
    assert before.total.scores[4].points - after.total.scores[4].points == 4
    assert (before.facts.late_filings, after.facts.late_filings) == (0, 1)


def test_a_banded_scale_can_void_the_whole(invented, policy):
    # Sponge-city style: all from 100 %, half from 80 %, and below 80 % of a core target void.
    corners = ((0, 0), (0.8, 50), (1, 100))
    banded = replace(policy, score=replace(policy.score, corners=corners, step=True, veto=0.8))
    pilots = evaluate(invented, banded, 2017).pilots.values()
    void = [one for one in pilots if one.facts.void and one.total.points is not None]
    assert void
    assert {one.grading.grade for one in void} == {"poor"}
    assert {p.numbers.points for one in pilots for p in one.progress} <= {0, 50, 100, None}
    assert not any(one.facts.void for one in evaluate(invented, policy, 2017).pilots.values())


def test_tasks_that_two_raters_agree_on_count_beside_the_documents(invented, policy):
    rows = [one for one in invented.judgements if one.code != "tasks"]
    tasks = [
        entry.record.key
        for entry in invented.snapshot.commitments_of["03"]
        if getattr(entry.record, "type", "") == "task"
    ][:2]
    marks = [(tasks[0], "first", 50), (tasks[0], "second", 75)]
    marks += [(tasks[1], "first", 0), (tasks[1], "second", 50)]  # so far apart that a panel decides
    rated = [
        Judgement("03", 2017, JudgementKind.TASK, code, state, Decimal(value), "专家")
        for code, state, value in marks
    ]
    documents = [one for one in rows if (one.pilot, one.kind) == ("03", JudgementKind.DOCUMENT)]
    rest = [one for one in rows if one not in documents]
    evaluation = evaluate(replace(invented, judgements=[*rest, *rated]), policy, 2017)
    assert evaluation.pilots["03"].total.scores[1].points == 0.625 * 25


def _raised(entry):
    value = entry.record.value
    return replace(entry, record=replace(entry.record, value=replace(value, value=value.value + 2)))


def test_a_better_value_never_lowers_a_total(invented, policy, evaluation):
    area = invented.snapshot.programme.pilots["06"].area
    place = (area, "urbanization_rate_hukou", 2017)
    better = [
        _raised(one)
        if (one.record.area, one.record.indicator, one.record.period.year) == place
        else one
        for one in invented.snapshot.observations
    ]
    after = evaluate(
        replace(invented, snapshot=replace(invented.snapshot, observations=better)), policy, 2017
    )
    assert after.pilots["06"].total.points >= evaluation.pilots["06"].total.points
    for number, one in evaluation.pilots.items():
        if number != "06":
            assert after.pilots[number].total == one.total


def test_draws_of_one_straight_target_have_the_mean_and_spread_of_their_error(real, policy):
    # Guangzhou 2018: 88 from 85.3 by 2020, one leg of 2013-2017-2020; 86.38 after 86.14 in 2017.
    pilot = real(2018).pilots["11"]
    made = index_draws({"11": pilot.progress}, policy, 2018)["11"]
    # x = (86.38 - 85.3) / (87.3333 - 85.3) = 0.5311; points 100 x below 0.6; sd of the value 0.3
    x, spread = 1.08 / 2.033333, 0.3 / 2.033333
    draws = np.random.default_rng(1).normal(x, spread, 200_000)
    points = np.interp(draws, [0, 0.6, 0.95, 1], [0, 60, 90, 100])
    assert made.shape == (policy.robustness.draws,)
    assert np.mean(made) == pytest.approx(np.mean(points), abs=0.6)
    assert np.std(made) == pytest.approx(np.std(points), rel=0.04)


def test_an_evaluation_is_the_same_every_time(invented, policy, evaluation):
    assert result_of(evaluate(invented, policy, 2017)) == result_of(evaluation)


@pytest.fixture(scope="module")
def bundle(programme, invented, evaluation):
    return evaluation_bundle(
        evaluation, invented, policy_of(programme), package_files(URBANIZATION)
    )


def test_anyone_can_compute_it_again_from_the_bundle_alone(bundle):
    assert URBANIZATION.parent == BUILTIN
    again = read_bundle(bundle.content)
    assert again.sha256 == bundle.sha256
    assert replay(again, recompute).same


def test_another_input_gives_another_result_and_says_where(bundle):
    inputs = json.loads(json.dumps(bundle.inputs))
    score = next(one for one in inputs["judgements"] if one["code"] == "practice")
    score["value"] = "0"
    done = replay(replace(bundle, inputs=inputs), recompute)
    assert not done.same
    assert any(one.path == f"$.{score['pilot']}.blocks.practice" for one in done.differences)


@pytest.mark.parametrize("inputs", [{}, [], {"package": {}}, {"package": 3}])
def test_inputs_that_are_no_evaluation_are_refused(bundle, inputs):
    with pytest.raises(DataError) as error:
        recompute(replace(bundle, inputs=inputs))
    assert error.value.lines("zh") and error.value.lines("en")


def test_ranks_of_the_index_and_of_one_indicator(evaluation, invented, real, snapshot):
    ranking = index_ranking(evaluation, invented)
    nominal = ranking.shaken.intervals.nominal
    unranked = [
        p.no for p in snapshot.programme.pilots.values() if p.peer_class in {"province", "town"}
    ]
    for at, unit in enumerate(ranking.shaken.units):
        assert np.isnan(nominal[at]) == (unit in unranked)
    assert index_ranking(real(2020), Records(snapshot)) is None
    census = indicator_ranking(real(2020), Records(snapshot), "urbanization_rate_resident")
    found = dict(zip(census.shaken.units, census.shaken.intervals.nominal, strict=True))
    assert (found["04"], found["03"], found["05"]) == (1, 2, 3)  # 82.35, 78.00, 76.34


WRONG = {
    "not in the tree": ("gdp", "ranking_unknown"),
    "no values": ("air_quality_cities_share", "ranking_empty"),
}


@pytest.mark.parametrize(("code", "fault"), WRONG.values(), ids=WRONG)
def test_what_cannot_be_ranked_is_refused(real, snapshot, code, fault):
    with pytest.raises(UsageError) as error:
        indicator_ranking(real(2020), Records(snapshot), code)
    assert [one.code for one in error.value.faults] == [fault]
    assert error.value.lines("zh") and error.value.lines("en")
