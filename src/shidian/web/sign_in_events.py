"""Signing in and out, failures, and factors, as events of the log; no password and no code."""

import time
from collections.abc import Mapping
from typing import Any

from allauth.mfa import signals as factors
from allauth.mfa.models import Authenticator
from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed
from django.contrib.sessions.models import Session
from django.dispatch import receiver
from django.http import HttpRequest
from django.utils import timezone

from shidian.store.events import Actor, Happening, actor_of, record
from shidian.store.models import Person
from shidian.store.passwords import subject_of
from shidian.web.lock_out import address_of, name_typed
from shidian.web.sessions import begin

NOBODY = Actor("—")


@receiver(user_logged_in)
def signed_in(request: HttpRequest, user: Person, **_: Any) -> None:
    """A session begins; those that are over are cleared away."""
    begin(request.session, time.time())
    Session.objects.filter(expire_date__lt=timezone.now()).delete()
    _log("person.sign_in", request, user)


@receiver(user_logged_out)
def signed_out(request: HttpRequest, user: Person | None, **_: Any) -> None:
    """A session ends: the person ended it, or its time was over."""
    if user is not None:
        _log("person.sign_out", request, user, getattr(request, "ended", ""))


@receiver(user_login_failed)
def failed(credentials: Mapping[str, Any], request: HttpRequest | None = None, **_: Any) -> None:
    """A wrong password or code, and the lock-out that follows.

    What is refused during a lock-out is not logged, so that nobody can fill the log; nor is a
    name that nobody has, since it may be a password typed in the wrong field.
    """
    if request is None or getattr(request, "axes_failures_since_start", None) is None:
        return
    person = Person.objects.filter(username=name_typed(request, credentials)).first()
    _log("person.sign_in_failed", request, person, getattr(request, "failed_at", "password"))
    if getattr(request, "axes_locked_out", False):
        _log("person.lock_out", request, person)


@receiver(factors.authentication_failed)
def code_failed(request: HttpRequest, user: Person, **_: Any) -> None:
    """A wrong code counts like a wrong password."""
    request.failed_at = "code"  # type: ignore[attr-defined]
    credentials = {"username": user.username}
    user_login_failed.send(sender=__name__, credentials=credentials, request=request)


@receiver(factors.authenticator_added)
def factor_added(
    request: HttpRequest, user: Person, authenticator: Authenticator, **_: Any
) -> None:
    """A second factor, or its recovery codes, were set up."""
    _log("person.factor_add", request, user, authenticator.type)


@receiver(factors.authenticator_removed)
def factor_removed(
    request: HttpRequest, user: Person, authenticator: Authenticator, **_: Any
) -> None:
    """A person went back to the password alone."""
    _log("person.factor_remove", request, user, authenticator.type)


@receiver(factors.authenticator_reset)
def codes_made(request: HttpRequest, user: Person, **_: Any) -> None:
    """New recovery codes took the place of the old."""
    _log("person.recovery_codes", request, user)


@receiver(factors.authenticator_used)
def code_used(request: HttpRequest, user: Person, authenticator: Authenticator, **_: Any) -> None:
    """A recovery code was used up, which is worth an auditor's look; other codes are not."""
    if authenticator.type == Authenticator.Type.RECOVERY_CODES:
        _log("person.recovery_code_used", request, user)


def _log(act: str, request: HttpRequest, person: Person | None, reason: str = "") -> None:
    after = {"address": address_of(request)}
    actor = NOBODY if person is None else actor_of(person)
    subject = "person" if person is None else subject_of(person)
    record(actor, Happening(act, subject, after=after, reason=reason))
