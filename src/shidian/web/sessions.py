"""Rules of a session: how long it lasts, and what somebody must do before anything else."""

import time
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.auth import logout
from django.contrib.sessions.backends.base import SessionBase
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode

from shidian.core import Fault
from shidian.register.access import is_elevated
from shidian.store.access import today
from shidian.store.models import Person
from shidian.web.access import person_of, posts_of_request
from shidian.web.views.errors import reads_a_page, refusal

STARTED, USED, FACTOR = "started", "used", "factor"
"""In the session: when it began, when it was last used, and that a second factor is set up."""

PASSWORD, SET_UP = "account_change_password", "mfa_activate_totp"
ALWAYS = frozenset(
    {"account_login", "account_logout", "account_reauthenticate", "mfa_reauthenticate"}
)
Handler = Callable[[HttpRequest], HttpResponse]


def limited(get_response: Handler) -> Handler:
    """End a session that has lasted too long, or was not used for too long."""

    def handle(request: HttpRequest) -> HttpResponse:
        if person_of(request) is not None:
            ended = why_over(request.session, time.time())
            if ended:
                request.ended = ended  # type: ignore[attr-defined]
                logout(request)
        return get_response(request)

    return handle


def begin(session: SessionBase, now: float) -> None:
    """Note when a session begins."""
    session[STARTED] = session[USED] = now


def why_over(session: SessionBase, now: float) -> str:
    """Why a session is over, empty if it is not; its use is noted once a minute."""
    if now - session.get(STARTED, 0) > settings.SESSION_COOKIE_AGE:
        return "too long"
    idle = now - session.get(USED, 0)
    if idle > settings.SESSION_IDLE:
        return "idle"
    if idle >= settings.SESSION_STEP:  # not every request writes
        session[USED] = now
    return ""


class obliged:  # noqa: N801  used as a function, like every middleware here
    """Lead those who must choose a password or set up a factor there, and nowhere else."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Any, args: Any, kwargs: Any
    ) -> HttpResponse | None:
        """Answer in place of the view, unless there is nothing to do first."""
        person = person_of(request)
        name = request.resolver_match.url_name if request.resolver_match else None
        step = first_step(request, person) if person else None
        request.obliged = step is not None  # type: ignore[attr-defined]  # no room is offered then
        if name in ALWAYS:
            return None
        if step is None or step[0] == name:
            return None
        return _led(request, *step)


def first_step(request: HttpRequest, person: Person) -> tuple[str, Fault] | None:
    """The page that comes first for a person and why; None if they are free to go on."""
    days = settings.PASSWORD_DAYS
    set_at = person.password_set_at
    old = set_at is not None and timezone.now() - set_at > timedelta(days=days)
    if person.must_choose_password or old:
        return PASSWORD, Fault("password_first", days=days)
    posts = posts_of_request(request)
    if is_elevated(posts, today()) and not _has_factor(request, person):
        return SET_UP, Fault("factor_first")
    return None


def _has_factor(request: HttpRequest, person: Person) -> bool:
    """Asked once a session: who loses a factor, or gets an elevated post, loses their session."""
    totp = Authenticator.Type.TOTP
    if not request.session.get(FACTOR):
        if not Authenticator.objects.filter(user=person, type=totp).exists():
            return False
        request.session[FACTOR] = True
    return True


def _led(request: HttpRequest, name: str, fault: Fault) -> HttpResponse:
    if reads_a_page(request):
        query = urlencode({"next": request.get_full_path()})
        return HttpResponseRedirect(f"{reverse(name)}?{query}")
    return refusal(request, fault, 403)
