"""Judgements and signed decisions in the database, and the evaluations that rest on them."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from shidian.assessment.policy import policy_of
from shidian.assessment.rating import Decision, Kind, Reason, Rung
from shidian.core import DataError, UsageError
from shidian.store.decisions import chain, sign, states
from shidian.store.evaluations import evaluated, named_policy, records
from shidian.store.evaluations import state as state_of
from shidian.store.judgements import judgements, load_judgements
from shidian.store.models import JudgementTable, SignedDecision
from shidian.store.programmes import load, package_files_of
from shidian.store.snapshot import assessed
from tests.conftest import URBANIZATION
from tests.stored import forget, without_guards

pytestmark = pytest.mark.django_db

HEADER = "pilot_no,year,kind,code,state,value,body,document_no,dated,note\n"
SCORE = "03,2017,score,practice,third_party,{},评估院,,,\n"
NOW = datetime(2026, 11, 25, tzinfo=UTC)


@pytest.fixture(autouse=True)
def forgetting():
    """Caches are keyed by numbers, which every test begins anew."""
    forget()
    yield
    forget()


@pytest.fixture
def loaded(db):
    load(URBANIZATION, NOW)
    snapshot, _ = assessed()
    return snapshot, policy_of(snapshot.programme)


@pytest.fixture
def enter(loaded, tmp_path):
    """Enters a table of judgements at a moment."""
    snapshot, policy = loaded

    def entered(rows, now):
        path = tmp_path / "judgements.csv"
        path.write_text(HEADER + rows, encoding="utf-8")
        return load_judgements(path, snapshot, policy.policy, "王芳", now)

    return entered


def points(snapshot, policy, as_of=None):
    return [str(one.value) for one in judgements(snapshot, policy.policy, as_of)]


def test_a_later_table_takes_the_place_of_an_earlier_one_row_by_row(loaded, enter):
    other = SCORE.replace("03,", "04,", 1)
    enter(SCORE.format(12) + other.format(9), NOW)
    enter(SCORE.format(13), NOW + timedelta(days=1))
    assert points(*loaded) == ["9", "13"]
    assert points(*loaded, NOW) == ["12", "9"]  # as known then
    assert points(*loaded, NOW - timedelta(days=1)) == []


def test_the_same_table_again_changes_nothing(enter):
    enter(SCORE.format(12), NOW)
    before = state_of()
    enter(SCORE.format(12), NOW + timedelta(days=1))
    assert (JudgementTable.objects.count(), state_of()) == (1, before)


def test_a_table_with_faults_is_not_kept(enter):
    with pytest.raises(DataError):
        enter(SCORE.format(12) + "99,2017,filing,,,,,,2018-03-01,\n", NOW)
    assert JudgementTable.objects.count() == 0


def test_an_evaluation_takes_what_was_entered(enter):
    enter(SCORE.format(12), NOW)
    _, _, evaluation = evaluated(2017)
    [score] = [one for one in evaluation.pilots["03"].total.scores if one.block == "practice"]
    assert score.points == 12
    enter(SCORE.format(13), NOW)
    [score] = [
        one for one in evaluated(2017)[2].pilots["03"].total.scores if one.block == "practice"
    ]
    assert score.points == 13


def test_an_unknown_policy_is_refused_with_the_known_ones(loaded):
    snapshot, policy = loaded
    assert named_policy(snapshot.programme, "assessment-2014") == policy
    with pytest.raises(UsageError, match="assessment-2014"):
        named_policy(snapshot.programme, "other")


def test_the_files_of_a_loaded_package_are_those_of_the_evidence(loaded):
    snapshot, policy = loaded
    files = package_files_of(snapshot.programme.sha256)
    assert files["policy/assessment-2014.yaml"] == policy.content
    with pytest.raises(DataError):
        package_files_of("0" * 64)


WATCH = Decision(
    0, "03", Rung.NORMAL, Rung.WATCH, Kind.TRANSITION, (Reason.LATE_FILING,), "王某",
    "省发展改革委", "发改〔2018〕1号", date(2018, 4, 20), "迟报", "a" * 64,
)  # fmt: skip


def test_only_a_signed_decision_moves_a_pilot(loaded):
    _, policy = loaded
    assert states(policy.policy) == {}
    signed = sign(WATCH, policy.policy, NOW)
    assert (signed.number, chain()) == (1, [signed])
    assert states(policy.policy)["03"].rung is Rung.WATCH
    assert states(policy.policy, NOW - timedelta(days=1)) == {}
    assert records(policy).states["03"].rung is Rung.WATCH
    assert evaluated(2017)[2].pilots["03"].state.rung is Rung.WATCH
    assert evaluated(2017)[2].pilots["04"].state.rung is Rung.NORMAL


REFUSED = {
    "no person": {"decided_by": " "},
    "no document": {"document_no": ""},
    "no evidence": {"evidence": "abc"},
    "a move that the ladder does not have": {"to": Rung.EXITED},
    "not from where it stands": {"current": Rung.WARNED, "to": Rung.SUSPENDED},
}


@pytest.mark.parametrize("fields", REFUSED.values(), ids=REFUSED)
def test_what_the_ladder_does_not_allow_is_not_recorded(loaded, fields):
    with pytest.raises(DataError) as error:
        sign(replace(WATCH, **fields), loaded[1].policy, NOW)
    assert error.value.lines("zh") and error.value.lines("en")
    assert SignedDecision.objects.count() == 0


def test_a_decision_of_the_future_is_refused(loaded):
    # NOW is midnight in London, eight in the morning in Beijing of the same day.
    with pytest.raises(DataError) as error:
        sign(replace(WATCH, dated=date(2026, 11, 26)), loaded[1].policy, NOW)
    assert [fault.code for fault in error.value.faults] == ["decision_future"]
    assert sign(replace(WATCH, dated=date(2026, 11, 25)), loaded[1].policy, NOW).number == 1


TOUCHED = {
    "another pilot": ('"pilot":"03"', '"pilot":"04"'),
    "another rung": ('"to":"watch"', '"to":"exited"'),
    "another reason in words": ("迟报", "好"),
    "no JSON": ("{", "["),
    "no such rung": ('"to":"watch"', '"to":"heaven"'),
}


@pytest.mark.parametrize(("old", "new"), TOUCHED.values(), ids=TOUCHED)
def test_a_row_that_somebody_changed_is_seen(loaded, old, new):
    _, policy = loaded
    sign(WATCH, policy.policy, NOW)
    row = SignedDecision.objects.get()
    row.content = row.content.replace(old, new, 1)
    with without_guards():
        row.save()
    with pytest.raises(DataError) as error:
        states(policy.policy)
    assert [fault.code for fault in error.value.faults] == ["decision_changed"]
