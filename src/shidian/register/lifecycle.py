"""The life of a filing: which act leads from which state to which, and what stands in the way.

The table is closed: what it does not name cannot be done. It realizes 五（二） of the programme
document: pilots report every year, provinces check, the nation accepts.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from shidian.core import Bilingual, DataError, Fault


class FilingState(StrEnum):
    """Where a filing stands."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    RETURNED = "returned"
    ENDORSED = "endorsed"
    ACCEPTED = "accepted"
    PUBLISHED = "published"

    @property
    def text(self) -> Bilingual:
        """The state in words."""
        return _STATES[self]


_STATES = {
    FilingState.DRAFT: Bilingual("草稿", "draft"),
    FilingState.SUBMITTED: Bilingual("已报送", "submitted"),
    FilingState.RETURNED: Bilingual("已退回", "returned"),
    FilingState.ENDORSED: Bilingual("省级已审核", "endorsed by the province"),
    FilingState.ACCEPTED: Bilingual("国家已采纳", "accepted by the nation"),
    FilingState.PUBLISHED: Bilingual("已公布", "published"),
}
OPEN = frozenset({FilingState.DRAFT, FilingState.RETURNED})
"""The states in which cells can be written; in every other one they are locked."""
LOCKED = frozenset(FilingState) - OPEN
SETTLED = frozenset({FilingState.ACCEPTED, FilingState.PUBLISHED})
"""The states that only a reopening, which is a decision with a document number, can leave."""


class Step(StrEnum):
    """What is done to a filing as a whole."""

    SUBMIT = "submit"
    RETURN = "return"
    ENDORSE = "endorse"
    ACCEPT = "accept"
    PUBLISH = "publish"
    REOPEN = "reopen"

    @property
    def text(self) -> Bilingual:
        """The step in words."""
        return _STEPS[self]


_STEPS = {
    Step.SUBMIT: Bilingual("报送", "submit"),
    Step.RETURN: Bilingual("退回", "return"),
    Step.ENDORSE: Bilingual("审核通过", "endorse"),
    Step.ACCEPT: Bilingual("采纳", "accept"),
    Step.PUBLISH: Bilingual("公布", "publish"),
    Step.REOPEN: Bilingual("重新开启", "reopen"),
}


@dataclass(frozen=True)
class Transition:
    """One row of the table: a step, from where to where, and what it asks for."""

    step: Step
    start: FilingState
    end: FilingState
    asks: tuple[str, ...] = ()


ASKED = {
    "reason": Bilingual("理由", "reason"),
    "document_no": Bilingual("文号", "document number"),
    "dated": Bilingual("日期", "date"),
}
"""What a step can ask for, in words."""
_REOPENING = ("reason", "document_no", "dated")
_S = FilingState
TRANSITIONS = (
    Transition(Step.SUBMIT, _S.DRAFT, _S.SUBMITTED),
    Transition(Step.SUBMIT, _S.RETURNED, _S.SUBMITTED),
    Transition(Step.RETURN, _S.SUBMITTED, _S.RETURNED, ("reason",)),
    Transition(Step.ENDORSE, _S.SUBMITTED, _S.ENDORSED),
    Transition(Step.RETURN, _S.ENDORSED, _S.RETURNED, ("reason",)),
    Transition(Step.ACCEPT, _S.SUBMITTED, _S.ACCEPTED),
    Transition(Step.ACCEPT, _S.ENDORSED, _S.ACCEPTED),
    Transition(Step.PUBLISH, _S.ACCEPTED, _S.PUBLISHED),
    Transition(Step.REOPEN, _S.ACCEPTED, _S.RETURNED, _REOPENING),
    Transition(Step.REOPEN, _S.PUBLISHED, _S.RETURNED, _REOPENING),
)


CHECKED = frozenset({Step.SUBMIT, Step.ENDORSE, Step.ACCEPT})
"""The steps that what is missing or contradicts a check stands in the way of."""


@dataclass(frozen=True)
class Standing:
    """What the guards look at.

    Parameters
    ----------
    state : FilingState
    direct : bool
        The pilot is a province: no province stands between it and the nation.
    blocking : sequence of Fault
        What is missing, and what contradicts a check and is not explained or waived.
    hands : sequence of str
        Who has submitted and who has endorsed this round: nobody checks their own work.
    """

    state: FilingState
    direct: bool = False
    blocking: Sequence[Fault] = ()
    hands: Sequence[str] = ()


@dataclass(frozen=True)
class Move:
    """A transition that leaves the present state, and everything that blocks it."""

    transition: Transition
    blocked_by: tuple[Fault, ...] = ()

    @property
    def enabled(self) -> bool:
        """Whether nothing stands in the way."""
        return not self.blocked_by


def moves(standing: Standing, person: str) -> Sequence[Move]:
    """Every step that leaves the present state, with what blocks it for this person.

    Rights are asked elsewhere (`access.may`); this says only what the state of the filing
    allows.

    Examples
    --------
    >>> [one.transition.step.value for one in moves(Standing(FilingState.ENDORSED), "x")]
    ['return', 'accept']
    """
    leaving = [one for one in TRANSITIONS if one.start is standing.state]
    return [Move(one, tuple(_guards(one, standing, person))) for one in leaving]


def move(standing: Standing, step: Step, person: str, given: dict[str, str]) -> Transition:
    """The transition of a step, if the table has it, nothing blocks it and all is given.

    Parameters
    ----------
    standing : Standing
    step : Step
    person : str
        Who does it.
    given : dict
        What the transition asks for, by name; blanks count as missing.

    Raises
    ------
    DataError
        With everything that stands in the way.

    Examples
    --------
    >>> move(Standing(FilingState.SUBMITTED), Step.ENDORSE, "x", {}).end.value
    'endorsed'
    """
    found = next((m for m in moves(standing, person) if m.transition.step is step), None)
    if found is None:
        raise DataError(Fault("no_transition", step=step.text, state=standing.state.text))
    missing = [name for name in found.transition.asks if not given.get(name, "").strip()]
    lacking = [Fault("step_lacks", found=ASKED[name]) for name in missing]
    if found.blocked_by or lacking:
        raise DataError([*found.blocked_by, *lacking])
    return found.transition


def _guards(one: Transition, standing: Standing, person: str) -> list[Fault]:
    faults: list[Fault] = []
    if one.step in CHECKED:
        faults += standing.blocking
    if one.step in (Step.ENDORSE, Step.ACCEPT) and person in standing.hands:
        faults.append(Fault("own_work", person=person))
    if one.start is FilingState.SUBMITTED:
        faults += _route(one, standing)
    return faults


def _route(one: Transition, standing: Standing) -> list[Fault]:
    """A province's own filing goes straight to the nation; every other one through its province."""
    if one.step is Step.ENDORSE and standing.direct:
        return [Fault("filing_direct")]
    if one.step is Step.ACCEPT and not standing.direct:
        return [Fault("not_endorsed")]
    return []
