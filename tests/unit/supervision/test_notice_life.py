"""The life of a notice: the table is closed, and its guards hold."""

from datetime import date, timedelta
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shidian.supervision import Level, NoticeState, Standing, Step, move, moves, read_notice
from tests.unit.supervision.forms import DAY, NOTICE, codes

DUE = date(2016, 6, 30)
GIVEN = {"reason": "理由", "due": "2016-08-01", "reply": "已办"}
ALLOWED = {
    (NoticeState.ISSUED, Step.REPLY): NoticeState.REPLIED,
    (NoticeState.SENT_BACK, Step.REPLY): NoticeState.REPLIED,
    (NoticeState.REPLIED, Step.ACCEPT): NoticeState.ACCEPTED,
    (NoticeState.REPLIED, Step.SEND_BACK): NoticeState.SENT_BACK,
    (NoticeState.ISSUED, Step.ESCALATE): NoticeState.ISSUED,
    (NoticeState.SENT_BACK, Step.ESCALATE): NoticeState.ISSUED,
}


def standing(state: NoticeState, level: Level = Level.REMINDER, due: date = DUE) -> Standing:
    return Standing(state, level, due, "liwei")


@pytest.mark.parametrize(("state", "step"), list(product(NoticeState, Step)))
def test_what_the_table_does_not_name_cannot_be_done(state, step):
    expected = ALLOWED.get((state, step))
    if expected is None:
        found = codes(lambda: move(standing(state), step, "wangfang", DAY, GIVEN))
        assert found == ["notice_no_step"]
    else:
        assert move(standing(state), step, "wangfang", DAY, GIVEN).state is expected


def test_a_circular_and_a_closed_notice_have_no_step():
    assert moves(standing(NoticeState.CIRCULATED), "x", DAY) == []
    assert moves(standing(NoticeState.ACCEPTED), "x", DAY) == []


@pytest.mark.parametrize(
    ("level", "sharper"),
    [
        (Level.REMINDER, Level.DEMAND),
        (Level.DEMAND, Level.INTERVIEW),
        (Level.INTERVIEW, Level.CRITICISM),
    ],
)
def test_it_grows_sharper_by_one_level(level, sharper):
    late = standing(NoticeState.ISSUED, level)
    assert move(late, Step.ESCALATE, "x", DAY, GIVEN).level is sharper


def test_the_highest_level_cannot_be_escalated():
    late = standing(NoticeState.ISSUED, Level.CRITICISM)
    assert codes(lambda: move(late, Step.ESCALATE, "x", DAY, GIVEN)) == ["notice_highest"]


def test_it_is_not_escalated_before_its_day_has_passed():
    issued = standing(NoticeState.ISSUED)
    assert codes(lambda: move(issued, Step.ESCALATE, "x", DUE, GIVEN)) == ["notice_not_due"]
    assert move(issued, Step.ESCALATE, "x", DUE + timedelta(days=1), GIVEN).due == date(2016, 8, 1)


def test_a_return_is_one_reason_to_escalate_and_not_two():
    early = date(2016, 6, 1)
    once = move(standing(NoticeState.SENT_BACK), Step.ESCALATE, "x", early, GIVEN)
    again = Standing(once.state, once.level, once.due, "liwei")
    assert codes(lambda: move(again, Step.ESCALATE, "x", early, GIVEN)) == ["notice_not_due"]


def test_nobody_judges_their_own_reply():
    replied = standing(NoticeState.REPLIED)
    for step in (Step.ACCEPT, Step.SEND_BACK):
        assert codes(lambda s=step: move(replied, s, "liwei", DAY, GIVEN)) == ["notice_own_reply"]
    assert [one.enabled for one in moves(replied, "liwei", DAY)] == [False, False]
    assert [one.enabled for one in moves(replied, "wangfang", DAY)] == [True, True]


LACKING = {
    "a reply without words": (NoticeState.ISSUED, Step.REPLY, {"reply": " "}, "supervision_lacks"),
    "a return without reason": (
        NoticeState.REPLIED,
        Step.SEND_BACK,
        {"reason": ""},
        "supervision_lacks",
    ),
    "a return without a day": (
        NoticeState.REPLIED,
        Step.SEND_BACK,
        {"due": ""},
        "supervision_lacks",
    ),
    "a day in the past": (
        NoticeState.REPLIED,
        Step.SEND_BACK,
        {"due": "2016-06-30"},
        "notice_due_past",
    ),
    "evidence that is none": (
        NoticeState.ISSUED,
        Step.REPLY,
        {"sha256": "xyz", "evidence": "a"},
        "evidence_hash",
    ),
}


@pytest.mark.parametrize(("state", "step", "change", "code"), LACKING.values(), ids=LACKING)
def test_a_step_asks_for_its_fields(state, step, change, code):
    assert codes(lambda: move(standing(state), step, "x", DAY, GIVEN | change)) == [code]


@given(st.lists(st.tuples(st.sampled_from(Step), st.integers(1, 30)), max_size=14))
def test_no_sequence_of_steps_skips_a_level_or_escalates_without_cause(steps):
    levels, day = list(Level), DAY
    now = Standing(NoticeState.ISSUED, Level.REMINDER, DAY)
    sent_back = False
    for step, days in steps:
        day += timedelta(days=days)
        typed = GIVEN | {"due": str(day + timedelta(days=10))}
        try:
            after = move(now, step, "wangfang", day, typed)
        except Exception as error:
            assert type(error).__name__ == "DataError"
            continue
        rise = levels.index(after.level) - levels.index(now.level)
        assert rise == (step is Step.ESCALATE)
        if step is Step.ESCALATE:
            assert sent_back or day > now.due
        sent_back = after.state is NoticeState.SENT_BACK
        now = Standing(after.state, after.level, after.due, "liwei")


# --- how it begins -----------------------------------------------------------------------------


def test_a_notice_that_asks_for_a_reply_goes_to_one_area():
    made = read_notice(NOTICE | {"department": "公安局"}, ["330200"], DAY)
    assert (made.state, made.department, made.due) == (
        NoticeState.ISSUED,
        "公安局",
        date(2016, 7, 15),
    )
    assert codes(lambda: read_notice(NOTICE, ["330200", "210200"], DAY)) == ["notice_addressees"]
    assert codes(lambda: read_notice(NOTICE, [], DAY)) == ["notice_addressees"]


def test_a_circular_goes_to_many_and_waits_for_nothing():
    circular = NOTICE | {"kind": "circular"}
    made = read_notice(circular, ["330200", "210200", "330200"], DAY)
    assert (made.areas, made.due, made.state) == (
        ("330200", "210200"),
        None,
        NoticeState.CIRCULATED,
    )
    assert codes(lambda: read_notice(circular, [], DAY)) == ["notice_addressees"]


BEGINNINGS = {
    "at a level that is reached by escalation": ({"level": "criticism"}, "notice_opening"),
    "at no level": ({"level": "anger"}, "supervision_choice"),
    "of no kind": ({"kind": ""}, "supervision_choice"),
    "due before it is issued": ({"due": "2016-06-30"}, "notice_due_past"),
    "without a number": ({"number": ""}, "supervision_lacks"),
    "without a day": ({"due": ""}, "supervision_lacks"),
}


@pytest.mark.parametrize(("change", "code"), BEGINNINGS.values(), ids=BEGINNINGS)
def test_a_notice_does_not_begin(change, code):
    assert code in codes(lambda: read_notice(NOTICE | change, ["330200"], DAY))
