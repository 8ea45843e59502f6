"""From the chain of decisions to where every pilot stands."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from shidian.assessment.policy import Ladder
from shidian.assessment.rating.appeal import appeal_fault
from shidian.assessment.rating.calendar import Calendar
from shidian.assessment.rating.canonical import is_sha256
from shidian.assessment.rating.decision import START, Decision
from shidian.assessment.rating.ladder import TRANSITIONS, Kind, Rung, reachable
from shidian.core import DataError, Fault

CONTESTABLE = (Kind.TRANSITION, Kind.APPEAL, Kind.VOLUNTARY_EXIT)


@dataclass(frozen=True)
class PilotState:
    """Where a pilot stands, and how it came there; who has exited stays, with the day.

    Parameters
    ----------
    pilot : str
    rung : Rung
    frozen : bool
        By force majeure: no transition can be decided.
    exited : date or None
    history : tuple of Decision
    """

    pilot: str
    rung: Rung = Rung.NORMAL
    frozen: bool = False
    exited: date | None = None
    history: tuple[Decision, ...] = ()

    @property
    def contestable(self) -> Decision | None:
        """The last transition, unless an appeal against it was decided."""
        moves = [one for one in self.history if one.kind in CONTESTABLE]
        return moves[-1] if moves and moves[-1].kind is Kind.TRANSITION else None


def fold(
    decisions: Sequence[Decision], ladder: Ladder, calendar: Calendar, head: str = ""
) -> Mapping[str, PilotState]:
    """Every pilot that a decision names, with its rung and history.

    `head` is the hash of the last decision, as it was published: without it nobody can tell that
    the end of a chain is missing, or that the whole was written anew.

    Raises
    ------
    DataError
        At the first decision that breaks the chain or is not allowed, with all its faults.
    """
    states: dict[str, PilotState] = {}
    last = START
    for number, decision in enumerate(decisions, start=1):
        faults = _chain_faults(decision, number, last)
        state = states.get(decision.pilot, PilotState(decision.pilot))
        faults = faults or _lacking(decision) or _order_faults(decision, state)
        faults = faults or _kind_faults(decision, state, ladder, calendar)
        if faults:
            raise DataError(faults)
        states[decision.pilot] = _after(state, decision)
        last = decision.sha256
    if head and head != last:
        raise DataError(Fault("decision_head", found=last, expected=head))
    return states


def _after(state: PilotState, decision: Decision) -> PilotState:
    frozen = {Kind.FREEZE: True, Kind.UNFREEZE: False}.get(decision.kind, state.frozen)
    exited = state.exited or decision.dated  # the first day counts, whatever is signed later
    return replace(
        state,
        rung=decision.to,
        frozen=frozen,
        exited=exited if decision.to is Rung.EXITED else None,
        history=(*state.history, decision),
    )


def _chain_faults(decision: Decision, number: int, last: str) -> list[Fault]:
    if decision.number != number:
        return [Fault("decision_number", found=decision.number, expected=number)]
    if decision.sha256 != decision.content_sha256:
        return [Fault("decision_changed", number=number)]
    if decision.previous != last:
        return [Fault("decision_chain", number=number)]
    return []


def _lacking(decision: Decision) -> list[Fault]:
    names = ("pilot", "decided_by", "body", "document_no", "reason")
    lacking = [name for name in names if not getattr(decision, name).strip()]
    lacking += [] if isinstance(decision.dated, date) else ["dated"]
    lacking += [] if is_sha256(decision.evidence) else ["evidence"]
    lacking += [] if decision.reasons or decision.kind is not Kind.TRANSITION else ["reasons"]
    lacking += ["filed"] if decision.kind is Kind.APPEAL and decision.filed is None else []
    return [Fault("decision_lacks", number=decision.number, found=name) for name in lacking]


def _order_faults(decision: Decision, state: PilotState) -> list[Fault]:
    number, faults = decision.number, []
    if state.history and decision.dated < state.history[-1].dated:
        earlier = state.history[-1].dated
        faults.append(Fault("decision_order", number=number, dated=decision.dated, last=earlier))
    if decision.current is not state.rung:
        found, expected = _said(decision.current), _said(state.rung)
        pilot = decision.pilot
        fault = Fault("decision_from", number=number, pilot=pilot, found=found, expected=expected)
        faults.append(fault)
    return faults


def _kind_faults(
    decision: Decision, state: PilotState, ladder: Ladder, calendar: Calendar
) -> list[Fault]:
    kind, number = decision.kind, decision.number
    if kind is Kind.APPEAL:
        return _appeal_faults(decision, state, ladder, calendar)
    if kind is Kind.TRANSITION and state.frozen:
        return [Fault("decision_frozen", number=number, pilot=decision.pilot)]
    if not _allowed(decision, state):
        return [_not_allowed(decision)]
    return []


def _allowed(decision: Decision, state: PilotState) -> bool:
    stays, gone = decision.to is decision.current, decision.current is Rung.EXITED
    move = TRANSITIONS.get((decision.current, decision.to), frozenset())
    return {
        Kind.TRANSITION: not move.isdisjoint(decision.reasons),
        Kind.FREEZE: stays and not gone and not state.frozen,
        Kind.UNFREEZE: stays and state.frozen,
        Kind.VOLUNTARY_EXIT: not gone and decision.to is Rung.EXITED,
        Kind.SIGN_OFF: stays,
    }[decision.kind]


def _not_allowed(decision: Decision) -> Fault:
    return Fault(
        "decision_not_allowed",
        number=decision.number,
        kind=decision.kind,
        current=_said(decision.current),
        to=_said(decision.to),
        reasons=" ".join(decision.reasons) or "—",
        open="、".join(map(_said, reachable(decision.current))) or "—",
    )


def _said(rung: Rung) -> str:
    """A rung in both languages, for messages in either."""
    return f"{rung.text.zh} {rung.text.en}"


def _appeal_faults(
    decision: Decision, state: PilotState, ladder: Ladder, calendar: Calendar
) -> list[Fault]:
    contested, filed = state.contestable, decision.filed
    if contested is None or filed is None:
        return [Fault("appeal_nothing", number=decision.number, pilot=decision.pilot)]
    if filed > decision.dated:
        number, dated = decision.number, decision.dated
        return [Fault("appeal_dates", number=number, filed=filed, dated=dated)]
    if decision.to not in (contested.current, state.rung):
        return [_not_allowed(decision)]
    late = appeal_fault(contested, filed, ladder, calendar)
    return [late] if late else []
