"""Grades by their edges: bounds, caps, red lines, certainty, and counts by grade."""

from datetime import date

import pytest

from shidian.assessment.rating import (
    BlockScore,
    By,
    CoreStatus,
    Facts,
    RedLineFinding,
    grade_counts,
    graded,
    severe_share,
    total,
)
from shidian.assessment.targets.status import Status
from shidian.core import DataError
from tests.unit.assessment.rating.conftest import codes

RESIDENT, HUKOU = "urbanization_rate_resident", "urbanization_rate_hukou"
DEBT = RedLineFinding("debt", "省审计厅", "审〔2016〕3号", date(2016, 5, 4))
EXCELLENT = {"excellent": 0.7, "good": 0.2, "fair": 0.06, "poor": 0.04}


def of(points, rating):
    """A total of so many points."""
    sizes = [(block.code, block.points) for block in rating.blocks]
    return total(
        [BlockScore(code, size * points / 100, By.COMPUTED) for code, size in sizes], rating
    )


def core(resident, hukou, weights=(1, 1)):
    pairs = zip((RESIDENT, HUKOU), weights, (resident, hukou), strict=True)
    return tuple(CoreStatus(*pair) for pair in pairs)


@pytest.mark.parametrize(
    "points, grade",
    {
        100: "excellent",
        90: "excellent",
        89.99: "good",
        80: "good",
        79.99: "fair",
        60: "fair",
        59.99: "poor",
        0: "poor",
    }.items(),
)
def test_a_bound_belongs_to_the_better_grade(rating, points, grade):
    made = graded(of(points, rating), Facts(), rating)
    assert made.nominal == made.grade == grade
    assert made.robust is None and not made.panel


@pytest.mark.parametrize(
    "facts, grade, caps",
    [
        pytest.param(Facts(core(Status.NORMAL, Status.SLIGHTLY_BEHIND)), "excellent", 0, id="none"),
        pytest.param(
            Facts(core(Status.FAR_BEHIND, Status.NORMAL, (1, 3))), "good", 1, id="one severe"
        ),
        pytest.param(
            Facts(core(Status.BACKWARD, Status.NORMAL, (1, 2))), "good", 1, id="exactly a third"
        ),
        pytest.param(
            Facts(core(Status.BACKWARD, Status.NORMAL, (0.34, 0.66))), "fair", 2, id="over a third"
        ),
        pytest.param(Facts(late_filings=1), "excellent", 0, id="one late filing"),
        pytest.param(Facts(late_filings=2), "good", 1, id="two late filings"),
    ],
)
def test_caps_keep_a_grade_down_and_say_why(rating, facts, grade, caps):
    made = graded(of(95, rating), facts, rating)
    assert (made.nominal, made.grade, len(made.caps)) == ("excellent", grade, caps)
    assert all(cap.reason.zh and cap.reason.en for cap in made.caps)


def test_a_cap_never_lifts(rating):
    made = graded(of(50, rating), Facts(core(Status.BACKWARD, Status.BACKWARD), 3), rating)
    assert (made.grade, made.caps) == ("poor", ())


def test_a_red_line_gives_the_lowest_grade_with_or_without_a_total(rating):
    made = graded(of(95, rating), Facts(findings=(DEBT,)), rating, EXCELLENT)
    assert (made.nominal, made.grade, made.vetoes) == ("excellent", "poor", (DEBT,))
    assert made.probability["poor"] == pytest.approx(1) and made.robust
    none = graded(total([], rating), Facts(findings=(DEBT,)), rating)
    assert (none.nominal, none.grade) == (None, "poor")


def test_no_total_gives_no_grade(rating):
    made = graded(total([], rating), Facts(late_filings=2), rating, EXCELLENT)
    assert (made.grade, made.probability, made.robust) == (None, None, None)
    assert made.withheld.zh and made.withheld.en


@pytest.mark.parametrize("sure, robust", [(0.8, True), (0.79, False)])
def test_a_grade_is_robust_from_eighty_per_cent_on_or_goes_to_a_panel(rating, sure, robust):
    shares = {"excellent": sure, "good": 1 - sure, "fair": 0, "poor": 0}
    made = graded(of(95, rating), Facts(), rating, shares)
    assert (made.robust, made.panel) == (robust, not robust)
    assert ("稳健" in made.sureness.zh) is robust


def test_a_cap_holds_in_every_draw(rating):
    made = graded(of(95, rating), Facts(late_filings=2), rating, EXCELLENT)
    assert made.probability == pytest.approx(
        {"excellent": 0, "good": 0.9, "fair": 0.06, "poor": 0.04}
    )
    assert made.robust


def test_the_severe_share_counts_what_cannot_be_assessed_in_the_whole_only():
    assert severe_share(core(Status.FAR_BEHIND, Status.NOT_ASSESSABLE)) == 0.5
    assert severe_share(core(Status.NOT_ASSESSABLE, Status.NOT_ASSESSABLE)) is None
    assert severe_share(()) is None


@pytest.mark.parametrize(
    "field, value",
    [("veto", ""), ("body", " "), ("document_no", ""), ("dated", None)],
)
def test_a_finding_without_its_document_is_refused(field, value):
    fields = {"veto": "debt", "body": "厅", "document_no": "3号", "dated": date(2016, 5, 4)}
    with pytest.raises(DataError) as error:
        RedLineFinding(**{**fields, field: value})
    assert codes(error) == {"rating_finding_lacks"}
    assert field in error.value.faults[0].text("en")


@pytest.mark.parametrize(
    "facts, shares, code",
    [
        pytest.param(
            Facts((CoreStatus("gdp", 1, Status.MET),)), None, "rating_core_unknown", id="core"
        ),
        pytest.param(
            Facts((CoreStatus(HUKOU, 0, Status.MET),)), None, "rating_core_weight", id="weight"
        ),
        pytest.param(
            Facts(findings=(RedLineFinding("rain", "局", "1", date(2016, 1, 1)),)),
            None,
            "rating_veto_unknown",
            id="veto",
        ),
        pytest.param(Facts(), EXCELLENT | {"poor": 0.05}, "rating_probability", id="sum"),
        pytest.param(Facts(), {"excellent": 1.0}, "rating_probability", id="grades lacking"),
    ],
)
def test_what_does_not_fit_the_policy_is_refused(rating, facts, shares, code):
    with pytest.raises(DataError) as error:
        graded(of(95, rating), facts, rating, shares)
    assert codes(error) == {code}


def test_counts_by_grade_as_in_zhejiang_2018(rating):
    """Case 14: 68 areas, 23 / 30 / 12 / 3 (zjrb.zjol.com.cn, 2019-11-05)."""
    points = [93] * 23 + [84] * 30 + [66] * 12 + [51] * 3
    grades = [graded(of(value, rating), Facts(), rating).grade for value in points]
    counts = grade_counts(grades, rating)
    assert [one.count for one in counts] == [23, 30, 12, 3]
    assert counts[3].share == 3 / 68


def test_pilots_without_a_grade_are_counted_apart(rating):
    counts = grade_counts(["good", None], rating)
    assert [(one.grade.code if one.grade else None, one.count) for one in counts] == [
        ("excellent", 0),
        ("good", 1),
        ("fair", 0),
        ("poor", 0),
        (None, 1),
    ]
    assert [one.count for one in grade_counts([], rating)] == [0, 0, 0, 0]
