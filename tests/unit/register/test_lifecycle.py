"""The life of a filing: the table, what blocks a step, and what it asks for."""

import pytest

from shidian.core import DataError, Fault
from shidian.register.lifecycle import (
    LOCKED,
    OPEN,
    FilingState,
    Standing,
    Step,
    move,
    moves,
)

S = FilingState
WAYS = {
    ("draft", "submit"): "submitted",
    ("returned", "submit"): "submitted",
    ("submitted", "return"): "returned",
    ("submitted", "endorse"): "endorsed",
    ("endorsed", "return"): "returned",
    ("endorsed", "accept"): "accepted",
    ("accepted", "publish"): "published",
    ("accepted", "reopen"): "returned",
    ("published", "reopen"): "returned",
}
GIVEN = {"reason": "有误", "document_no": "发改〔2019〕1号", "dated": "2019-06-01"}


@pytest.mark.parametrize("step", Step)
@pytest.mark.parametrize("state", S)
def test_only_the_ways_of_the_table_are_open(state, step):
    standing = Standing(state)
    if (state.value, step.value) in WAYS:
        assert move(standing, step, "张三", GIVEN).end == WAYS[state.value, step.value]
        return
    with pytest.raises(DataError) as caught:
        move(standing, step, "张三", GIVEN)
    assert caught.value.faults[0].code in ("no_transition", "not_endorsed")


def test_every_state_is_open_or_locked():
    assert {s.value for s in OPEN} == {"draft", "returned"}
    assert set(S) == OPEN | LOCKED


def codes(standing, step, person="张三", given=GIVEN):
    with pytest.raises(DataError) as caught:
        move(standing, step, person, given)
    return [fault.code for fault in caught.value.faults]


@pytest.mark.parametrize("blank", ["", "  ", None])
@pytest.mark.parametrize("name", ["reason", "document_no", "dated"])
def test_a_reopening_needs_reason_number_and_date(name, blank):
    given = {k: v for k, v in GIVEN.items() if k != name} | ({name: blank} if blank else {})
    assert codes(Standing(S.ACCEPTED), Step.REOPEN, given=given) == ["step_lacks"]


def test_a_return_needs_a_reason():
    assert codes(Standing(S.SUBMITTED), Step.RETURN, given={}) == ["step_lacks"]


@pytest.mark.parametrize(
    ("state", "step", "direct"),
    [
        (S.DRAFT, Step.SUBMIT, False),
        (S.SUBMITTED, Step.ENDORSE, False),
        (S.ENDORSED, Step.ACCEPT, False),
        (S.SUBMITTED, Step.ACCEPT, True),
    ],
)
def test_what_is_missing_blocks_every_step_forward_and_no_step_back(state, step, direct):
    standing = Standing(state, direct, [Fault("reason_missing")])
    assert codes(standing, step) == ["reason_missing"]
    back = [m for m in moves(standing, "李四") if m.transition.step is Step.RETURN]
    assert all(m.enabled for m in back)


def test_nobody_checks_their_own_work():
    assert codes(Standing(S.SUBMITTED, hands=["张三"]), Step.ENDORSE) == ["own_work"]
    assert codes(Standing(S.ENDORSED, hands=["李四", "张三"]), Step.ACCEPT) == ["own_work"]
    assert move(Standing(S.SUBMITTED, hands=["张三"]), Step.ENDORSE, "李四", {}).end is S.ENDORSED


def test_a_province_goes_straight_to_the_nation():
    own = Standing(S.SUBMITTED, direct=True)
    assert move(own, Step.ACCEPT, "王五", {}).end is S.ACCEPTED
    assert codes(own, Step.ENDORSE) == ["filing_direct"]
    assert codes(Standing(S.SUBMITTED), Step.ACCEPT) == ["not_endorsed"]


def test_everything_that_stands_in_the_way_is_told_at_once():
    standing = Standing(S.SUBMITTED, False, [Fault("reason_missing")], ["张三"])
    assert codes(standing, Step.ACCEPT) == ["reason_missing", "own_work", "not_endorsed"]


def test_words_of_a_refusal_are_in_its_language():
    with pytest.raises(DataError) as caught:
        move(Standing(S.DRAFT), Step.ACCEPT, "王五", {})
    fault = caught.value.faults[0]
    assert "采纳" in fault.text("zh")
    assert "草稿" in fault.text("zh")
    assert fault.text("en") == "A filing that is draft has no step “accept”."
