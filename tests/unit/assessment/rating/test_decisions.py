"""The chain of decisions: what it allows, what it refuses, and that nothing else moves a pilot."""

from dataclasses import fields, replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from shidian.assessment.policy import Ladder
from shidian.assessment.rating import (
    TRANSITIONS,
    Calendar,
    Decision,
    Evidence,
    Kind,
    PilotState,
    Reason,
    Rectification,
    Rung,
    Year,
    appeal_ends,
    bundle_of,
    chained,
    fold,
    proposals,
    recomputed,
)
from shidian.core import DataError
from tests.unit.assessment.rating.conftest import codes

NORMAL, WATCH, WARNED, SUSPENDED, EXITED = Rung
LADDER = Ladder(0.8, 6, 15, 0.3333, 15)
NINGBO = "宁波市"
NO_HOLIDAYS = Calendar()


def refused(decisions, calendar=NO_HOLIDAYS, **more):
    with pytest.raises(DataError) as error:
        fold(decisions, LADDER, calendar, **more)
    return codes(error)


def falsified(decide, before=()):
    return decide(before, to=EXITED, reasons=(Reason.FALSIFIED,))


def test_a_signed_decision_moves_a_pilot_and_only_that_one(decide):
    made = decide()
    states = fold(made, LADDER, NO_HOLIDAYS)
    assert states == {NINGBO: PilotState(NINGBO, WATCH, history=made)}
    assert fold((), LADDER, NO_HOLIDAYS) == {}


@pytest.mark.parametrize("current", Rung)
@pytest.mark.parametrize("to", Rung)
def test_only_moves_of_the_table_can_be_decided(decide, current, to):
    way = {
        NORMAL: (),
        WATCH: ((NORMAL, WATCH),),
        WARNED: ((NORMAL, WARNED),),
        SUSPENDED: ((NORMAL, WARNED), (WARNED, SUSPENDED)),
        EXITED: ((NORMAL, EXITED),),
    }
    chain = ()
    for one, other in way[current]:
        reasons = tuple(sorted(TRANSITIONS[one, other]))
        chain = decide(chain, current=one, to=other, reasons=reasons)
    chain = decide(chain, current=current, to=to, reasons=tuple(Reason))
    if (current, to) in TRANSITIONS:
        assert fold(chain, LADDER, NO_HOLIDAYS)[NINGBO].rung is to
    else:
        assert refused(chain) == {"decision_not_allowed"}


def test_exit_needs_the_reasons_that_lead_to_it(decide):
    assert refused(decide(to=EXITED, reasons=(Reason.POOR_TWICE,))) == {"decision_not_allowed"}


@pytest.mark.parametrize(
    "changed",
    [
        {"decided_by": ""},
        {"body": " "},
        {"document_no": ""},
        {"reason": ""},
        {"pilot": ""},
        {"evidence": "abc"},
        {"reasons": ()},
        {"dated": None},
        {"kind": Kind.APPEAL},
    ],
    ids=str,
)
def test_an_incomplete_decision_is_refused(decide, changed):
    assert refused(decide(**changed)) == {"decision_lacks"}


def test_decisions_on_one_pilot_come_in_the_order_of_their_days(decide):
    first = decide()
    earlier = date(2016, 9, 13)
    warned = {"current": WATCH, "to": WARNED, "reasons": (Reason.VETO,)}
    assert refused(decide(first, dated=earlier, **warned)) == {"decision_order"}
    other = decide(first, dated=earlier, pilot="大连市")
    assert fold(other, LADDER, NO_HOLIDAYS)["大连市"].rung is WATCH


def test_a_decision_starts_where_the_pilot_stands(decide):
    assert refused(decide(decide())) == {"decision_from"}


def test_the_exit_day_is_kept_and_the_pilot_stays(decide):
    chain = falsified(decide)
    later = date(2017, 5, 5)
    chain = decide(
        chain, current=EXITED, to=EXITED, kind=Kind.SIGN_OFF, dated=later, reason="年度确认"
    )
    state = fold(chain, LADDER, NO_HOLIDAYS)[NINGBO]
    assert (state.rung, state.exited, len(state.history)) == (EXITED, date(2016, 9, 14), 2)


def test_who_asks_for_it_may_leave_even_when_frozen(decide):
    chain = decide(to=NORMAL, kind=Kind.FREEZE, reasons=(Reason.FORCE_MAJEURE,))
    assert fold(chain, LADDER, NO_HOLIDAYS)[NINGBO].frozen
    assert refused(decide(chain)) == {"decision_frozen"}
    left = decide(chain, to=EXITED, kind=Kind.VOLUNTARY_EXIT, reasons=(Reason.VOLUNTARY,))
    assert fold(left, LADDER, NO_HOLIDAYS)[NINGBO].exited == date(2016, 9, 14)
    assert refused(decide(chain, to=NORMAL, kind=Kind.FREEZE)) == {"decision_not_allowed"}
    thawed = decide(chain, to=NORMAL, kind=Kind.UNFREEZE)
    assert fold(decide(thawed), LADDER, NO_HOLIDAYS)[NINGBO].rung is WATCH


def test_a_sign_off_moves_nobody(decide):
    assert refused(decide(kind=Kind.SIGN_OFF)) == {"decision_not_allowed"}


@pytest.mark.parametrize("to", [NORMAL, EXITED], ids=["granted", "rejected"])
def test_an_appeal_goes_back_or_stays(decide, calendar, to):
    chain = falsified(decide)
    filed = appeal_ends(chain[0], LADDER, calendar)
    assert filed == date(2016, 10, 10)  # 12 working days to 30 September, then 8, 9, 10 October
    appeal = {"current": EXITED, "to": to, "kind": Kind.APPEAL, "dated": date(2016, 11, 1)}
    heard = decide(chain, filed=filed, **appeal)
    state = fold(heard, LADDER, calendar)[NINGBO]
    assert (state.rung, state.exited) == (to, chain[0].dated if to is EXITED else None)
    late = decide(chain, filed=filed + timedelta(1), **appeal)
    assert refused(late, calendar) == {"appeal_late"}
    again = decide(heard, filed=filed, **{**appeal, "current": to})
    assert refused(again, calendar) == {"appeal_nothing"}


def test_an_appeal_leads_nowhere_else(decide, calendar):
    chain = falsified(decide)
    filed = date(2016, 9, 20)
    appeal = {"current": EXITED, "kind": Kind.APPEAL, "filed": filed}
    assert refused(decide(chain, to=WATCH, dated=filed, **appeal)) == {"decision_not_allowed"}
    assert refused(decide(chain, to=NORMAL, **appeal)) == {"appeal_dates"}  # not filed yet


def test_an_appeal_is_computed_again_from_the_frozen_snapshot_only(decide):
    bundle = bundle_of({"scores": [30, 25]}, b"p: 1\n", 7, "0.2", {"total": 55})
    (contested,) = decide(evidence=bundle.sha256)
    again = recomputed(contested, bundle, lambda b: {"total": sum(b.inputs["scores"])})
    assert again.same
    with pytest.raises(DataError) as error:
        recomputed(contested, replace(bundle, seed=8), lambda b: b.result)
    assert codes(error) == {"appeal_snapshot"}


OTHER = {
    "number": 9,
    "pilot": "大连市",
    "current": WARNED,
    "to": SUSPENDED,
    "kind": Kind.SIGN_OFF,
    "reasons": (Reason.FALLING,),
    "dated": date(2016, 9, 15),
    "evidence": "b" * 64,
    "filed": date(2016, 9, 15),
    "previous": "c" * 64,
    "sha256": "d" * 64,
}


@pytest.mark.parametrize("name", [field.name for field in fields(Decision)])
@pytest.mark.parametrize("place", [0, 1])
def test_a_change_of_any_field_of_any_decision_is_detected(decide, name, place):
    chain = decide(decide(), current=WATCH, to=WARNED, reasons=(Reason.VETO,))
    changed = list(chain)
    changed[place] = replace(chain[place], **{name: OTHER.get(name, "某")})
    assert refused(changed) <= {"decision_changed", "decision_number"}


def test_a_decision_that_is_replaced_or_missing_is_detected(decide):
    chain = decide(decide(), current=WATCH, to=WARNED, reasons=(Reason.VETO,))
    forged = replace(chain[0], reason="另一理由")
    forged = replace(forged, sha256=forged.content_sha256)
    assert refused((forged, chain[1])) == {"decision_chain"}
    assert refused(chain[1:]) == {"decision_number"}
    assert refused(chain[:1], head=chain[1].sha256) == {"decision_head"}
    assert fold(chain, LADDER, NO_HOLIDAYS, head=chain[1].sha256)[NINGBO].rung is WARNED


@settings(max_examples=30, deadline=None)
@given(st.lists(st.sampled_from(sorted(TRANSITIONS)), max_size=8))
def test_folding_twice_gives_the_same(moves):
    chain, rung = (), NORMAL
    for current, to in moves:
        if current is not rung:
            continue
        decision = _decision(current, to)
        chain, rung = (*chain, chained(decision, chain[-1] if chain else None)), to
    assert fold(chain, LADDER, NO_HOLIDAYS) == fold(list(chain), LADDER, NO_HOLIDAYS)
    assert fold(chain, LADDER, NO_HOLIDAYS).get(NINGBO, PilotState(NINGBO)).rung is rung


def _decision(current, to):
    return Decision(
        number=0,
        pilot=NINGBO,
        current=current,
        to=to,
        kind=Kind.TRANSITION,
        reasons=tuple(sorted(TRANSITIONS[current, to])),
        decided_by="王某",
        body="省发展改革委",
        document_no="1号",
        dated=date(2016, 9, 14),
        reason="见附件",
        evidence="a" * 64,
    )


def test_the_software_alone_moves_nobody(rating):
    """Whatever is proposed, however often: a rung changes by a signed decision only."""
    evidence = st.builds(
        Evidence,
        years=st.lists(st.sampled_from([code.code for code in rating.grades]), max_size=3).map(
            lambda grades: tuple(Year(2014 + i, g, 0.9, True) for i, g in enumerate(grades))
        ),
        late_filings=st.integers(0, 2),
        core_severe=st.sampled_from([None, 0.0, 0.5]),
        rectification=st.sampled_from(Rectification),
        frozen=st.booleans(),
    )

    class Pilot(RuleBasedStateMachine):
        def __init__(self):
            super().__init__()
            self.chain, self.offered, self.expected = (), (), NORMAL

        @rule(found=evidence)
        def propose(self, found):
            self.offered = proposals(self.expected, found, rating)

        @precondition(lambda self: any(p.kind is Kind.TRANSITION for p in self.offered))
        @rule()
        def sign(self):
            first = next(p for p in self.offered if p.kind is Kind.TRANSITION)
            decision = replace(_decision(first.current, first.to), reasons=first.reasons)
            self.chain += (chained(decision, self.chain[-1] if self.chain else None),)
            self.expected, self.offered = first.to, ()

        @invariant()
        def stands_where_the_last_decision_put_it(self):
            state = fold(self.chain, LADDER, NO_HOLIDAYS).get(NINGBO, PilotState(NINGBO))
            assert state.rung is self.expected

    Pilot.TestCase.settings = settings(max_examples=25, stateful_step_count=12, deadline=None)
    Pilot.TestCase().runTest()
