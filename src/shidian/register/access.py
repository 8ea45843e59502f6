"""Who may do what where: one table, one function that answers with the reason, one range for SQL.

Nothing is allowed that the table does not name. A post is a role in an area, for some time; what
a query shows and what a page allows come from the same scopes.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from shidian.core import Fault, code_range
from shidian.register.lifecycle import OPEN, SETTLED, FilingState
from shidian.register.roles import ELEVATED, Act, Role


@dataclass(frozen=True)
class Post:
    """A role that a person holds in an area, from a day, and to the end of a day if that is known.

    Parameters
    ----------
    role : Role
    area : str
        Code of the area; ``000000`` is the nation.
    valid_from, valid_to : date, date or None
        The first day and the last.
    department : str
        Of a department contact.
    """

    role: Role
    area: str
    valid_from: date
    valid_to: date | None = None
    department: str = ""

    def holds(self, on: date) -> bool:
        """Whether the post is held on that day."""
        return self.valid_from <= on and (self.valid_to is None or on <= self.valid_to)


def is_elevated(posts: Iterable[Post], on: date) -> bool:
    """Whether any of these posts, held on a day, asks for a second factor."""
    return any(post.role in ELEVATED and post.holds(on) for post in posts)


@dataclass(frozen=True)
class Right:
    """An act that a role has, in its area alone or also under it, in some states of a filing.

    `states` is None where the act has nothing to do with the state of a filing.
    """

    under: bool
    states: frozenset[FilingState] | None = None


ALL = frozenset(FilingState)
SENT = ALL - {FilingState.DRAFT}
_S = FilingState
_ANY = Right(under=True)
_OWN = Right(under=False)

RIGHTS: Mapping[Role, Mapping[Act, Right]] = {
    Role.NATIONAL_OFFICER: {
        Act.FILING_READ: Right(True, SENT),
        Act.FILING_RETURN: Right(True, frozenset({_S.SUBMITTED, _S.ENDORSED})),
        # From which of the two a filing is accepted, its route says (lifecycle).
        Act.FILING_ACCEPT: Right(True, frozenset({_S.SUBMITTED, _S.ENDORSED})),
        Act.FILING_PUBLISH: Right(True, frozenset({_S.ACCEPTED})),
        Act.FILING_REOPEN: Right(True, SETTLED),
        Act.CHECK_WAIVE: Right(True, frozenset({_S.SUBMITTED, _S.ENDORSED})),
        Act.SUPERVISION_READ: _ANY,
        Act.SUPERVISION_ASSIGN: _ANY,
        Act.NOTICE_ISSUE: _ANY,
        Act.MEETING_RECORD: _ANY,
        Act.COMMITMENT_CONFIRM: _ANY,
        Act.DECISION_SIGN: _ANY,
        Act.ANALYSIS_READ: _ANY,
    },
    Role.MINISTRY_READER: {
        Act.FILING_READ: Right(True, SETTLED),
        Act.SUPERVISION_READ: _ANY,
        Act.ANALYSIS_READ: _ANY,
    },
    Role.PROVINCIAL_OFFICER: {
        Act.FILING_READ: Right(True, SENT),
        Act.FILING_RETURN: Right(True, frozenset({_S.SUBMITTED})),
        Act.FILING_ENDORSE: Right(True, frozenset({_S.SUBMITTED})),
        Act.CHECK_WAIVE: Right(True, frozenset({_S.SUBMITTED})),
        Act.SUPERVISION_READ: _ANY,
        Act.SUPERVISION_ASSIGN: _ANY,
        Act.SUPERVISION_REPORT: _OWN,
        Act.NOTICE_ISSUE: _ANY,
        Act.NOTICE_REPLY: _OWN,
        Act.ANALYSIS_READ: _ANY,
    },
    Role.PILOT_OFFICER: {
        Act.FILING_READ: Right(False, ALL),
        Act.FILING_WRITE: Right(False, OPEN),
        Act.FILING_SUBMIT: Right(False, OPEN),
        Act.CHECK_WAIVE: Right(False, OPEN),
        Act.SUPERVISION_READ: _OWN,
        Act.SUPERVISION_ASSIGN: _OWN,
        Act.SUPERVISION_REPORT: _OWN,
        Act.NOTICE_REPLY: _OWN,
        Act.COMMITMENT_CONFIRM: _OWN,
    },
    Role.DEPARTMENT_CONTACT: {
        Act.FILING_READ: Right(False, ALL),
        Act.FILING_WRITE: Right(False, OPEN),
        Act.SUPERVISION_READ: _OWN,
        Act.SUPERVISION_REPORT: _OWN,
        Act.NOTICE_REPLY: _OWN,
    },
    Role.EVALUATOR: {
        Act.FILING_READ: Right(True, SETTLED),
        Act.ANALYSIS_READ: _ANY,
    },
    Role.AUDITOR: {Act.FILING_READ: Right(True, SENT), Act.EVENT_READ: _ANY},
    Role.SYSTEM_ADMINISTRATOR: {Act.SYSTEM_KEEP: _ANY},
    Role.SECURITY_ADMINISTRATOR: {Act.PERSON_MANAGE: _ANY},
}


@dataclass(frozen=True)
class Scope:
    """Areas ``[first, end)``, and the states in which an act may be done there.

    A page asks `covers`; a query takes the same values.
    """

    first: str
    end: str
    states: frozenset[FilingState] | None

    def covers(self, area: str, state: FilingState | None) -> bool:
        """Whether a place, and a state where one counts, lie within."""
        return self.first <= area < self.end and (self.states is None or state in self.states)


@dataclass(frozen=True)
class Answer:
    """Yes or no, and why not."""

    allowed: bool
    reason: Fault | None = None

    def __bool__(self) -> bool:
        return self.allowed


def scopes(posts: Iterable[Post], act: Act, on: date) -> Sequence[Scope]:
    """Where and in which states these posts allow an act on a day.

    Examples
    --------
    >>> province = Post(Role.PROVINCIAL_OFFICER, "330000", date(2018, 1, 1))
    >>> [(one.first, one.end) for one in scopes([province], Act.FILING_ENDORSE, date(2018, 3, 1))]
    [('330000', '340000')]
    """
    found = []
    for post in posts:
        right = RIGHTS[post.role].get(act)
        if right is not None and post.holds(on):
            # The code itself and no other: nothing sorts between it and itself with a blank.
            first, end = code_range(post.area) if right.under else (post.area, f"{post.area} ")
            found.append(Scope(first, end, right.states))
    return found


def may(
    posts: Sequence[Post], act: Act, area: str, state: FilingState | None = None, *, on: date
) -> Answer:
    """Whether these posts allow an act in an area, and why not.

    Parameters
    ----------
    posts : sequence of Post
        All posts of a person, those that have ended too.
    act : Act
    area : str
        Code of the area that the object belongs to.
    state : FilingState or None
        State of the filing, for acts on filings.
    on : date
        The day on which it is asked.

    Examples
    --------
    >>> officer = Post(Role.PILOT_OFFICER, "330200", date(2018, 1, 1))
    >>> day, draft = date(2018, 3, 1), FilingState.DRAFT
    >>> bool(may([officer], Act.FILING_WRITE, "330200", draft, on=day))
    True
    >>> may([officer], Act.FILING_WRITE, "320000", draft, on=day).reason.text("en")
    'Your posts do not let you write in filings in area 320000.'
    """
    allowed = scopes(posts, act, on)
    if any(scope.covers(area, state) for scope in allowed):
        return Answer(True)
    return Answer(False, _reason(posts, allowed, act, (area, state), on))


def _reason(
    posts: Sequence[Post],
    allowed: Sequence[Scope],
    act: Act,
    asked: tuple[str, FilingState | None],
    on: date,
) -> Fault:
    area, state = asked
    if not any(post.holds(on) for post in posts):
        return Fault("access_no_post", on=on)
    if not allowed:
        return Fault("access_role", act=act.text)
    if state is None or not any(scope.first <= area < scope.end for scope in allowed):
        return Fault("access_area", area=area, act=act.text)
    return Fault("access_state", state=state.text, act=act.text)
