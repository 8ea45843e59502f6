"""People and their posts: everything that changes them, each change with its event."""

import re
from collections.abc import Sequence
from datetime import date, timedelta

from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from shidian.core import DataError, Fault, UsageError
from shidian.core.area import NATION
from shidian.core.names import folded
from shidian.programme import find_pilot
from shidian.register.access import Post
from shidian.register.roles import Role
from shidian.store import models
from shidian.store.access import post_of, today
from shidian.store.events import Actor, Happening, record
from shidian.store.models import Person
from shidian.store.passwords import subject_of
from shidian.store.snapshot import assessed

_USERNAME = re.compile(r"[a-z][a-z0-9._-]{2,59}")
_LONGEST = 100  # characters of a name, and of a department

OF_NATION = frozenset(
    {Role.NATIONAL_OFFICER, Role.SYSTEM_ADMINISTRATOR, Role.SECURITY_ADMINISTRATOR}
)
OF_PILOTS = frozenset({Role.PILOT_OFFICER, Role.DEPARTMENT_CONTACT})
APART = frozenset({Role.AUDITOR, Role.SYSTEM_ADMINISTRATOR, Role.SECURITY_ADMINISTRATOR})
"""Roles of which nobody holds another post beside: they watch over one another."""


def find_person(username: str) -> Person:
    """The person with this user name; UsageError if there is none."""
    found = Person.objects.filter(username=username.strip().lower()).first()
    if found is None:
        raise UsageError(Fault("person_unknown", asked=username[:60]))
    return found


def find_area(asked: str) -> str:
    """Code of an area by code or name, or of a pilot's area by any of the pilot's names.

    Raises
    ------
    UsageError
        With the nearest pilots, if nothing is called so.
    DataError
        If no programme is loaded and it is not the nation that is asked for.
    """
    wanted = folded(asked)
    if wanted in (NATION, "全国", "china"):  # the first posts are granted before there are areas
        return NATION
    programme = assessed()[0].programme
    short = {tile.area: tile.short for tile in programme.tiles}
    for code, area in programme.areas.items():
        names = [code, area.name, area.name_en]
        names += [short[code].zh, short[code].en] if code in short else []
        if wanted in map(folded, names):
            return code
    return find_pilot(programme, asked).area


def add(actor: Actor, username: str, name: str) -> Person:
    """Register a person, who cannot sign in before a password is set.

    Raises
    ------
    DataError
        If the user name is taken, or one of the two cannot be a name.
    """
    username, name = username.strip().lower(), " ".join(name.split())
    if not _USERNAME.fullmatch(username):
        raise DataError(Fault("username_wrong", found=username[:60]))
    if not name or len(name) > _LONGEST:
        raise DataError(Fault("person_name_wrong", limit=_LONGEST))
    with transaction.atomic():
        new = {"name": name, "password": make_password(None)}
        person, made = Person.objects.get_or_create(username=username, defaults=new)
        if not made:
            raise DataError(Fault("username_taken", found=username))
        after = {"username": username, "name": name}
        record(actor, Happening("person.add", subject_of(person), after=after))
    return person


def grant(actor: Actor, person: Person, post: Post, reason: str = "") -> models.Post:
    """Give a person a post; their sessions end, so that they sign in with it.

    Raises
    ------
    DataError
        If the actor is the person, if the post is not one of that area, overlaps one that is
        held already, or may not be held beside another.
    """
    _other_than(actor, person)
    _check_post(post)
    with transaction.atomic():
        held = _held(Person.objects.select_for_update().get(pk=person.pk))
        _check_beside(post, held)
        row = models.Post.objects.create(
            person=person,
            role=post.role.value,
            area=post.area,
            department=post.department,
            valid_from=post.valid_from,
            valid_to=post.valid_to,
            granted_by=actor.name,
            granted_at=timezone.now(),
        )
        _end_sessions(person)
        record(actor, _of_post("person.grant", row, None, _said(row), reason))
    return row


def end(actor: Actor, row: models.Post, last: date, reason: str = "") -> None:
    """Let a post end with a day, today or yesterday at the earliest; it stays on record.

    Raises
    ------
    DataError
        If it has ended already, or the day lies in the past.
    """
    _other_than(actor, row.person)
    with transaction.atomic():
        row = models.Post.objects.select_for_update().get(pk=row.pk)
        if row.valid_to is not None and row.valid_to <= last:
            raise DataError(Fault("post_over", on=row.valid_to))
        if last < today() - timedelta(days=1):  # what was held cannot be undone
            raise DataError(Fault("post_past", on=last))
        before = _said(row)
        row.valid_to = last
        row.save(update_fields=["valid_to"])
        _end_sessions(row.person)
        record(actor, _of_post("person.end", row, before, _said(row), reason))


def lock(actor: Actor, person: Person, reason: str = "") -> None:
    """Shut a person out, at once and until they are let in again; their posts stay."""
    _let_in(actor, person, False, "person.lock", reason)


def unlock(actor: Actor, person: Person, reason: str = "") -> None:
    """Let a person in again, also after too many wrong passwords."""
    from axes.models import AccessAttempt  # noqa: PLC0415  installed with the pages only

    with transaction.atomic():
        AccessAttempt.objects.filter(username=person.username).delete()
        _let_in(actor, person, True, "person.unlock", reason)


def reset_factor(actor: Actor, person: Person, reason: str = "") -> None:
    """Forget the second factor of a person who has lost it, and their recovery codes."""
    from allauth.mfa.models import Authenticator  # noqa: PLC0415  installed with the pages only

    _other_than(actor, person)
    with transaction.atomic():
        Authenticator.objects.filter(user=person).delete()
        _end_sessions(person)
        record(actor, Happening("person.factor_reset", subject_of(person), reason=reason))


def end_sessions(actor: Actor, person: Person) -> None:
    """Sign a person out everywhere."""
    with transaction.atomic():
        _end_sessions(person)
        record(actor, Happening("person.sign_out_everywhere", subject_of(person)))


def _let_in(actor: Actor, person: Person, active: bool, act: str, reason: str) -> None:
    _other_than(actor, person)
    with transaction.atomic():
        before, person.is_active = person.is_active, active
        person.save(update_fields=["is_active"])
        _end_sessions(person)
        said = {"active": before}, {"active": active}
        record(actor, Happening(act, subject_of(person), "", *said, reason))


def _end_sessions(person: Person) -> None:
    Person.objects.filter(pk=person.pk).update(sessions_ended=F("sessions_ended") + 1)


def _other_than(actor: Actor, person: Person) -> None:
    if actor.person == person.pk:
        raise DataError(Fault("person_self"))


def _check_post(post: Post) -> None:
    if post.valid_to is not None and post.valid_to < post.valid_from:
        raise DataError(Fault("post_backwards", first=post.valid_from, last=post.valid_to))
    if post.role is Role.DEPARTMENT_CONTACT and not post.department:
        raise DataError(Fault("post_department"))
    if not _is_place_of(post.role, post.area):
        raise DataError(Fault("post_place", role=post.role.text, area=post.area))


def _is_place_of(role: Role, area: str) -> bool:
    if role in OF_NATION:
        return area == NATION
    if role is Role.PROVINCIAL_OFFICER:
        return area.endswith("0000") and area != NATION
    return role not in OF_PILOTS or area in assessed()[0].programme.pilot_of_area


def _held(person: Person) -> Sequence[Post]:
    return [post_of(row) for row in person.posts.all()]


def _check_beside(post: Post, held: Sequence[Post]) -> None:
    """A post is not held twice at a time, and the three administrators hold nothing beside."""
    for one in held:
        if not _overlap(post, one):
            continue
        if (one.role, one.area) == (post.role, post.area):
            raise DataError(Fault("post_held", role=one.role.text, area=one.area))
        if one.role is not post.role and APART & {one.role, post.role}:
            raise DataError(Fault("post_apart", role=post.role.text, other=one.role.text))


def _overlap(one: Post, other: Post) -> bool:
    first, last = max(one.valid_from, other.valid_from), date.max
    return first <= min(one.valid_to or last, other.valid_to or last)


def _said(row: models.Post) -> dict[str, str | None]:
    return {
        "role": row.role,
        "area": row.area,
        "department": row.department,
        "valid_from": row.valid_from.isoformat(),
        "valid_to": row.valid_to and row.valid_to.isoformat(),
    }


def _of_post(
    act: str,
    row: models.Post,
    before: dict[str, str | None] | None,
    after: dict[str, str | None],
    reason: str,
) -> Happening:
    subject = f"{subject_of(row.person)}/post/{row.pk}"
    return Happening(act, subject, row.area, before, after, reason)
