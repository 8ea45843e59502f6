"""Passwords: the first one that a person is given, those they choose, and those they had."""

import secrets

from django.contrib.auth.hashers import check_password
from django.contrib.auth.password_validation import MinimumLengthValidator
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext

from shidian.core import DataError, Fault
from shidian.store.events import Actor, Happening, actor_of, record
from shidian.store.models import FormerPassword, Person

REMEMBERED = 5
"""How many of a person's last passwords may not be chosen again."""

_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"  # none that is taken for another when read aloud
_GROUPS, _LENGTH = 4, 5


def random_password() -> str:
    """A password for the first sign-in: 99 random bits, in groups that can be dictated."""
    groups = ("".join(secrets.choice(_LETTERS) for _ in range(_LENGTH)) for _ in range(_GROUPS))
    return "-".join(groups)


def give_password(actor: Actor, person: Person) -> str:
    """Set a random password, with which the person can do nothing but choose their own.

    Raises
    ------
    DataError
        If the actor is the person: their own they choose.
    """
    if actor.person == person.pk:
        raise DataError(Fault("person_self"))
    password = random_password()
    with transaction.atomic():
        _set(person, password, must_choose=True)
        record(actor, Happening("person.password_set", subject_of(person)))
    return password


def choose_password(person: Person, password: str) -> None:
    """Set the password that a person chose themself; it has been validated."""
    with transaction.atomic():
        _set(person, password, must_choose=False)
        record(actor_of(person), Happening("person.password_change", subject_of(person)))


def subject_of(person: Person) -> str:
    """How the event log names a person as what something was done to."""
    return f"person/{person.pk}"


def _set(person: Person, password: str, must_choose: bool) -> None:
    person.set_password(password)
    person.password_set_at = timezone.now()
    person.must_choose_password = must_choose
    person.save(update_fields=["password", "password_set_at", "must_choose_password"])
    FormerPassword.objects.create(person=person, password=person.password)
    kept = person.former_passwords.order_by("-id").values_list("id", flat=True)[:REMEMBERED]
    person.former_passwords.exclude(id__in=list(kept)).delete()


class LongEnough(MinimumLengthValidator):
    """Django's rule, said in words of which Django has a translation."""

    def get_error_message(self) -> str:
        """What is told of a password that is too short."""
        return str(self.get_help_text())


class NotUsedBefore:
    """Refuses the last passwords of a person; Django asks it with its other validators."""

    def validate(self, password: str, user: Person | None = None) -> None:
        """ValidationError if the person had this password not long ago."""
        if user is None or user.pk is None:
            return
        hashes = user.former_passwords.order_by("-id").values_list("password", flat=True)
        if any(check_password(password, one) for one in hashes[:REMEMBERED]):
            raise ValidationError(self.get_help_text(), code="password_used")

    def get_help_text(self) -> str:
        """The rule, for those who choose."""
        return gettext("不能与最近 5 次用过的密码相同。")
