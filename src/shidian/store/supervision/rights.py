"""What supervision adds to rights: departments, and the office that a notice came from."""

from collections.abc import Sequence
from datetime import date
from typing import TypeVar

from django.db.models import Model, QuerySet

from shidian.core import Fault
from shidian.register.access import Answer, Post, may, scopes
from shidian.register.roles import Act, Role
from shidian.store.access import Refused, posts_of, today, within
from shidian.store.models import Notice, Person

M = TypeVar("M", bound=Model)


def posts_for(posts: Sequence[Post], department: str) -> Sequence[Post]:
    """The posts that count for a department: all but those of contacts of other departments."""
    return [p for p in posts if p.role is not Role.DEPARTMENT_CONTACT or p.department == department]


def may_for(posts: Sequence[Post], act: Act, place: tuple[str, str], on: date) -> Answer:
    """Whether these posts allow an act for an area and a department there, and why not."""
    area, department = place
    answer = may(posts_for(posts, department), act, area, on=on)
    if answer or not may(posts, act, area, on=on):
        return answer
    return Answer(False, Fault("other_department", department=department))


def check_for(by: Person, act: Act, area: str, department: str = "") -> None:
    """Refused, with the reason, unless a person may do an act for an area and a department today.

    The posts are read anew: a write asks for itself, whatever a page knew.
    """
    _refuse_unless(may_for(posts_of(by), act, (area, department), today()))


def check_office(by: Person, notice: Notice, area: str) -> None:
    """Refused unless a person speaks today for the office that issued a notice to an area."""
    _refuse_unless(may_judge(posts_of(by), notice, area, today()))


def may_judge(posts: Sequence[Post], notice: Notice, area: str, on: date) -> Answer:
    """Whether these posts speak for the office that issued a notice to an area, and why not."""
    own = [post for post in posts if post.area == notice.issuer_area]
    answer = may(posts, Act.NOTICE_ISSUE, area, on=on)
    if not answer or may(own, Act.NOTICE_ISSUE, area, on=on):
        return answer
    return Answer(False, Fault("notice_other_office", area=notice.issuer_area))


def office_for(by: Person, areas: Sequence[str]) -> Post:
    """The first post by which a person can issue a notice to all of these areas today.

    Raises
    ------
    Refused
        If there is none.
    """
    posts = posts_of(by)
    for area in areas:
        _refuse_unless(may(posts, Act.NOTICE_ISSUE, area, on=today()))
    for post in offices(posts, today()):
        if all(may([post], Act.NOTICE_ISSUE, area, on=today()) for area in areas):
            return post
    raise Refused(Fault("notice_two_offices"))


def _refuse_unless(answer: Answer) -> None:
    if answer.reason is not None:
        raise Refused(answer.reason)


def within_for(rows: QuerySet[M], posts: Sequence[Post], act: Act, on: date) -> QuerySet[M]:
    """The rows for which `may_for` says yes; of a table with `area` and `department`."""
    contacts = [post for post in posts if post.role is Role.DEPARTMENT_CONTACT]
    found = within(rows, [post for post in posts if post not in contacts], act, on)
    for contact in contacts:
        found |= within(rows.filter(department=contact.department), [contact], act, on)
    return found


def offices(posts: Sequence[Post], on: date) -> Sequence[Post]:
    """The posts by which a person can issue notices on a day, and judge the replies to them."""
    return [post for post in posts if scopes([post], Act.NOTICE_ISSUE, on)]
