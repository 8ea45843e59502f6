"""The life of a notice: reply, acceptance, return and escalation, as a closed table.

What the table does not name cannot be done. A circular (通报) has no step at all; a notice to one
addressee (督办) is replied to, and grows sharper only after its day has passed unanswered or a
reply was sent back.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from shidian.core import Bilingual, DataError, Fault
from shidian.supervision.evidence import Evidence, read_evidence
from shidian.supervision.typed import Given, needed, needed_day


class Kind(StrEnum):
    """What a notice is: to many without reply, or to one with a day and a reply."""

    CIRCULAR = "circular"
    DEMAND = "demand"

    @property
    def text(self) -> Bilingual:
        """The kind in words."""
        return _KINDS[self]


_KINDS = {
    Kind.CIRCULAR: Bilingual("通报", "circular"),
    Kind.DEMAND: Bilingual("督办", "notice that asks for a reply"),
}


class NoticeState(StrEnum):
    """Where a notice stands."""

    CIRCULATED = "circulated"
    ISSUED = "issued"
    REPLIED = "replied"
    SENT_BACK = "sent_back"
    ACCEPTED = "accepted"

    @property
    def text(self) -> Bilingual:
        """The state in words."""
        return _STATES[self]


_STATES = {
    NoticeState.CIRCULATED: Bilingual("已通报", "circulated"),
    NoticeState.ISSUED: Bilingual("待回复", "awaiting a reply"),
    NoticeState.REPLIED: Bilingual("已回复", "replied to"),
    NoticeState.SENT_BACK: Bilingual("回复已退回", "reply sent back"),
    NoticeState.ACCEPTED: Bilingual("已办结", "closed"),
}
AWAITING = frozenset({NoticeState.ISSUED, NoticeState.SENT_BACK})
"""The states in which the addressee has to reply."""


class Level(StrEnum):
    """How sharp a notice is, the mildest first."""

    REMINDER = "reminder"
    DEMAND = "demand"
    INTERVIEW = "interview"
    CRITICISM = "criticism"

    @property
    def text(self) -> Bilingual:
        """The level in words."""
        return _LEVELS[self]


_LEVELS = {
    Level.REMINDER: Bilingual("提醒", "reminder"),
    Level.DEMAND: Bilingual("督办", "demand"),
    Level.INTERVIEW: Bilingual("约谈", "interview"),
    Level.CRITICISM: Bilingual("通报批评", "public criticism"),
}
OPENING = (Level.REMINDER, Level.DEMAND)
"""The levels at which a notice can begin; the others are reached by escalation only."""
SHARPER: Mapping[Level, Level] = {
    Level.REMINDER: Level.DEMAND,
    Level.DEMAND: Level.INTERVIEW,
    Level.INTERVIEW: Level.CRITICISM,
}
"""The level that follows each; the last has none."""


class Step(StrEnum):
    """What is done to a notice after it was issued."""

    REPLY = "reply"
    ACCEPT = "accept"
    SEND_BACK = "send_back"
    ESCALATE = "escalate"

    @property
    def text(self) -> Bilingual:
        """The step in words."""
        return _STEPS[self]


_STEPS = {
    Step.REPLY: Bilingual("回复", "reply"),
    Step.ACCEPT: Bilingual("办结", "accept the reply"),
    Step.SEND_BACK: Bilingual("退回", "send the reply back"),
    Step.ESCALATE: Bilingual("升级", "escalate"),
}


@dataclass(frozen=True)
class Transition:
    """One row of the table: a step, from where to where, and the fields that it asks for."""

    step: Step
    start: NoticeState
    end: NoticeState
    asks: tuple[str, ...] = ()


_S = NoticeState
TRANSITIONS = (
    Transition(Step.REPLY, _S.ISSUED, _S.REPLIED, ("reply",)),
    Transition(Step.REPLY, _S.SENT_BACK, _S.REPLIED, ("reply",)),
    Transition(Step.ACCEPT, _S.REPLIED, _S.ACCEPTED),
    Transition(Step.SEND_BACK, _S.REPLIED, _S.SENT_BACK, ("reason", "due")),
    Transition(Step.ESCALATE, _S.ISSUED, _S.ISSUED, ("reason", "due")),
    # One return is one reason to escalate: the next needs another return, or a day that passed.
    Transition(Step.ESCALATE, _S.SENT_BACK, _S.ISSUED, ("reason", "due")),
)


@dataclass(frozen=True)
class Standing:
    """What the guards look at.

    Parameters
    ----------
    state : NoticeState
    level : Level
    due : date or None
        The last day for a reply; None for a circular.
    replied_by : str
        Name by which the author of the newest reply signs in: nobody judges their own.
    """

    state: NoticeState
    level: Level
    due: date | None = None
    replied_by: str = ""


@dataclass(frozen=True)
class Move:
    """A transition that leaves the present state, and everything that blocks it."""

    transition: Transition
    blocked_by: tuple[Fault, ...] = ()

    @property
    def enabled(self) -> bool:
        """Whether nothing stands in the way."""
        return not self.blocked_by


@dataclass(frozen=True)
class Moved:
    """What a step leads to: state, level, day, and what was said with which evidence."""

    state: NoticeState
    level: Level
    due: date | None
    text: str
    evidence: Evidence


def moves(standing: Standing, person: str, day: date) -> Sequence[Move]:
    """Every step that leaves the present state, with what blocks it for a person on a day.

    Rights are asked elsewhere.

    Examples
    --------
    >>> replied = Standing(NoticeState.REPLIED, Level.DEMAND, date(2016, 6, 30), "李伟")
    >>> [(one.transition.step.value, one.enabled) for one in moves(replied, "王芳", date.max)]
    [('accept', True), ('send_back', True)]
    """
    leaving = [one for one in TRANSITIONS if one.start is standing.state]
    return [Move(one, tuple(_guards(one, standing, person, day))) for one in leaving]


def move(standing: Standing, step: Step, person: str, day: date, given: Given) -> Moved:
    """What a step leads to, if the table has it, nothing blocks it and all is given.

    Raises
    ------
    DataError
        With everything that stands in the way.

    Examples
    --------
    >>> late = Standing(NoticeState.ISSUED, Level.REMINDER, date(2016, 6, 30))
    >>> typed = {"reason": "逾期未复", "due": "2016-07-15"}
    >>> move(late, Step.ESCALATE, "王芳", date(2016, 7, 1), typed).level.value
    'demand'
    """
    found = next((m for m in moves(standing, person, day) if m.transition.step is step), None)
    if found is None:
        raise DataError(Fault("notice_no_step", step=step.text, state=standing.state.text))
    faults, asks = list(found.blocked_by), found.transition.asks
    said = [needed(given, name, faults) for name in asks if name != "due"]
    due = needed_day(given, "due", faults) if "due" in asks else standing.due
    if "due" in asks and due is not None and due < day:
        faults.append(Fault("notice_due_past", due=due, today=day))
    evidence = read_evidence(given, faults)
    if faults:
        raise DataError(faults)
    sharper = SHARPER[standing.level] if step is Step.ESCALATE else standing.level
    return Moved(found.transition.end, sharper, due, "".join(said), evidence)


def _guards(one: Transition, standing: Standing, person: str, day: date) -> list[Fault]:
    faults = []
    if one.start is NoticeState.REPLIED and person == standing.replied_by:
        faults.append(Fault("notice_own_reply"))
    if one.step is Step.ESCALATE:
        if standing.level not in SHARPER:
            faults.append(Fault("notice_highest", level=standing.level.text))
        if one.start is NoticeState.ISSUED and (standing.due is None or day <= standing.due):
            faults.append(Fault("notice_not_due", due=standing.due))
    return faults
