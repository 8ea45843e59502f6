"""What is proposed, rule by rule at its edge."""

from dataclasses import replace
from datetime import date

import pytest

from shidian.assessment.rating import (
    TRANSITIONS,
    Evidence,
    Kind,
    Reason,
    Rectification,
    RedLineFinding,
    Rung,
    Year,
    proposals,
    rectification_ends,
)
from shidian.core import Bilingual, DataError
from tests.unit.assessment.rating.conftest import codes

NORMAL, WATCH, WARNED, SUSPENDED, EXITED = Rung
OK, REFUSED = Rectification.ACCEPTED, Rectification.NOT_ACCEPTED
DEBT = RedLineFinding("debt", "省审计厅", "审〔2016〕3号", date(2016, 5, 4))
FALSE = replace(DEBT, veto="falsified")
FLOOD = Bilingual("特大洪水", "a great flood")
POOR_TWICE = (Year(2015, "poor"), Year(2016, "poor"))
FAIR_TWICE = (Year(2015, "fair"), Year(2016, "good"))
PERSISTENT = Evidence(POOR_TWICE, rectification=REFUSED, core_severe=1 / 3)

CASES = {
    "nothing": (NORMAL, Evidence(), []),
    "fair, falling": (NORMAL, Evidence((Year(2016, "fair", None, True),)), [(WATCH, "falling")]),
    "fair, rising": (NORMAL, Evidence((Year(2016, "fair", None, False),)), []),
    "fair, index unknown": (NORMAL, Evidence((Year(2016, "fair"),)), []),
    "good, falling": (NORMAL, Evidence((Year(2016, "good", None, True),)), []),
    "one late filing": (NORMAL, Evidence(late_filings=1), [(WATCH, "late_filing")]),
    "poor at 0.8": (NORMAL, Evidence((Year(2016, "poor", 0.8),)), [(WARNED, "poor_certain")]),
    "poor at 0.79": (NORMAL, Evidence((Year(2016, "poor", 0.79),)), []),
    "poor, not known how sure": (NORMAL, Evidence((Year(2016, "poor"),)), []),
    "poor twice": (WATCH, Evidence(POOR_TWICE), [(WARNED, "poor_twice")]),
    "poor with a year between": (
        WATCH,
        Evidence((Year(2014, "poor"), Year(2016, "poor"))),
        [],
    ),
    "red line": (NORMAL, Evidence(findings=(DEBT,)), [(WARNED, "veto")]),
    "falsified": (NORMAL, Evidence(findings=(FALSE,)), [(EXITED, "falsified")]),
    "the gravest first": (
        NORMAL,
        Evidence(late_filings=1, findings=(DEBT, FALSE)),
        [(EXITED, "falsified"), (WARNED, "veto"), (WATCH, "late_filing")],
    ),
    "not rectified": (WARNED, Evidence(rectification=REFUSED), [(SUSPENDED, "not_rectified")]),
    "rectification runs": (WARNED, Evidence(rectification=Rectification.RUNNING), []),
    "exit": (SUSPENDED, PERSISTENT, [(EXITED, "persistent")]),
    "exit at the limit itself": (
        SUSPENDED,
        replace(PERSISTENT, core_severe=0.3333),
        [(EXITED, "persistent")],
    ),
    "no exit from a warning": (WARNED, PERSISTENT, [(SUSPENDED, "not_rectified")]),
    "no exit below a third": (SUSPENDED, replace(PERSISTENT, core_severe=0.33), []),
    "no exit with share unknown": (SUSPENDED, replace(PERSISTENT, core_severe=None), []),
    "no exit after one poor year": (SUSPENDED, replace(PERSISTENT, years=POOR_TWICE[:1]), []),
    "no exit while rectifying": (
        SUSPENDED,
        replace(PERSISTENT, rectification=Rectification.RUNNING),
        [],
    ),
    "one fair year": (
        WARNED,
        Evidence((Year(2015, "poor"), Year(2016, "fair")), rectification=OK),
        [(WATCH, "recovered")],
    ),
    "one fair year, not accepted yet": (WARNED, Evidence((Year(2016, "fair"),)), []),
    "two fair years": (
        WARNED,
        Evidence(FAIR_TWICE, rectification=OK),
        [(NORMAL, "recovered_twice")],
    ),
    "from suspension": (
        SUSPENDED,
        Evidence(FAIR_TWICE, rectification=OK),
        [(NORMAL, "recovered_twice")],
    ),
    "years before the warning do not count": (
        WARNED,
        Evidence(FAIR_TWICE, rectification=OK, lowered=2015),
        [(WATCH, "recovered")],
    ),
    "watch, one fair year": (WATCH, Evidence(FAIR_TWICE, lowered=2015), []),
    "watch, two fair years": (WATCH, Evidence(FAIR_TWICE), [(NORMAL, "recovered_twice")]),
    "watch, two fair years and late": (WATCH, Evidence(FAIR_TWICE, late_filings=1), []),
    "warned, two fair years and late": (
        WARNED,
        Evidence(FAIR_TWICE, late_filings=1, rectification=OK),
        [(WATCH, "recovered")],
    ),
    "recovery and a red line": (
        WARNED,
        Evidence(FAIR_TWICE, findings=(DEBT,), rectification=OK),
        [],
    ),
    "force majeure": (
        NORMAL,
        Evidence(POOR_TWICE, force_majeure=FLOOD),
        [(NORMAL, "force_majeure")],
    ),
    "frozen": (NORMAL, Evidence(POOR_TWICE, force_majeure=FLOOD, frozen=True), []),
    "flood over": (WATCH, Evidence(POOR_TWICE, frozen=True), [(WATCH, "force_majeure_over")]),
    "voluntary": (
        WATCH,
        Evidence(voluntary=Bilingual("申请", "request")),
        [(EXITED, "voluntary")],
    ),
    "exited": (EXITED, replace(PERSISTENT, findings=(FALSE,)), []),
}


@pytest.mark.parametrize("rung, evidence, expected", CASES.values(), ids=CASES)
def test_proposals(rating, rung, evidence, expected):
    made = proposals(rung, evidence, rating)
    assert [(one.to, *one.reasons) for one in made] == expected
    for one in made:
        assert one.current is rung
        assert all(ground.text.zh and ground.text.en for ground in one.grounds)
        if one.kind is Kind.TRANSITION:
            assert set(one.reasons) <= TRANSITIONS[rung, one.to]


def test_both_grounds_of_a_warning_stand_in_one_proposal(rating):
    years = (Year(2015, "poor"), Year(2016, "poor", 0.9))
    (made,) = proposals(NORMAL, Evidence(years), rating)
    assert made.reasons == (Reason.POOR_CERTAIN, Reason.POOR_TWICE)
    assert "90%" in made.grounds[0].text.zh and "90%" in made.grounds[0].text.en


@pytest.mark.parametrize(
    "evidence, code",
    [
        (Evidence((Year(2016, "fair"), Year(2016, "fair"))), "rating_years"),
        (Evidence((Year(2016, "superb"),)), "policy_no_grade"),
        (Evidence((Year(2016, "poor", 1.2),)), "rating_share"),
        (Evidence(core_severe=float("nan")), "rating_share"),
        (Evidence(findings=(replace(DEBT, veto="rain"),)), "rating_veto_unknown"),
    ],
)
def test_evidence_that_does_not_fit_is_refused(rating, evidence, code):
    with pytest.raises(DataError) as error:
        proposals(NORMAL, evidence, rating)
    assert codes(error) == {code}


def test_rectification_takes_six_months(rating):
    ends = {
        date(2016, 3, 15): date(2016, 9, 15),
        date(2015, 8, 31): date(2016, 2, 29),
        date(2016, 7, 1): date(2017, 1, 1),
    }
    assert {day: rectification_ends(day, rating.ladder) for day in ends} == ends


def test_rungs_are_told_apart_in_words_and_without_colour():
    assert [rung.text.zh for rung in Rung] == ["正常", "关注", "警告", "暂停支持", "退出"]
    assert len({rung.symbol for rung in Rung}) == len({rung.text.en for rung in Rung}) == 5
    assert [rung.level for rung in Rung] == [0, 1, 2, 3, 4]
