"""Rights in the database: the posts of a person, and the rows that an act may be done on."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import TypeVar

from django.db.models import Model, Q, QuerySet

from shidian.core import ShidianError
from shidian.core.period import BEIJING
from shidian.register.access import Post, may, scopes
from shidian.register.lifecycle import FilingState
from shidian.register.roles import Act, Role
from shidian.store import models
from shidian.store.models import Person

M = TypeVar("M", bound=Model)


class Refused(ShidianError):  # noqa: N818  an answer, not a failure
    """Somebody asked for what they may not have; the fault says why."""

    exit_code = 1


def today() -> date:
    """The day that it is in Beijing, by which posts are held."""
    return datetime.now(BEIJING).date()


def posts_of(person: Person) -> Sequence[Post]:
    """All posts of a person, ended ones too; none for somebody who may not sign in any more."""
    if not person.is_active:
        return []
    return [post_of(row) for row in models.Post.objects.filter(person=person).order_by("id")]


def post_of(row: models.Post) -> Post:
    """The post that a row holds."""
    return Post(Role(row.role), row.area, row.valid_from, row.valid_to, row.department)


def check(posts: Sequence[Post], act: Act, area: str, state: FilingState | None = None) -> None:
    """Refused, with the reason, unless these posts allow an act today."""
    answer = may(posts, act, area, state, on=today())
    if answer.reason is not None:
        raise Refused(answer.reason)


def within(
    rows: QuerySet[M], posts: Sequence[Post], act: Act, on: date, area: str = "area"
) -> QuerySet[M]:
    """The rows on which these posts allow an act: the same scopes that `may` asks.

    Parameters
    ----------
    rows : QuerySet
        Of a table with the code of an area and, where the act depends on it, a `state`.
    posts : sequence of Post
    act : Act
    on : date
    area : str
        Name of the column with the area's code.
    """
    wanted = Q(pk__in=[])
    for scope in scopes(posts, act, on):
        here = Q(**{f"{area}__gte": scope.first, f"{area}__lt": scope.end})
        if scope.states is not None:
            here &= Q(state__in=scope.states)
        wanted |= here
    return rows.filter(wanted)
