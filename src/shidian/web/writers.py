"""Who may write what used to be written on this machine only: plans confirmed, decisions signed.

People who have signed in may, as far as their posts let them, from anywhere. As long as nobody is
registered, whoever sits at the machine may, if `shidian serve` opened it for this machine alone.
"""

import logging
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from shidian.core import DataError, Fault
from shidian.core.area import NATION
from shidian.register.access import scopes
from shidian.register.roles import Act
from shidian.store.access import today
from shidian.store.events import Actor, actor_of
from shidian.store.models import Person
from shidian.web.access import NotSignedIn, allowed, person_of, posts_of_request, require
from shidian.web.views.errors import refusal

logger = logging.getLogger("shidian.confirm")
View = Callable[..., HttpResponse]


def is_open_here(request: HttpRequest) -> bool:
    """Whether a request comes from this machine itself, which is open and has no people yet."""
    forwarded = "HTTP_X_FORWARDED_FOR" in request.META or "HTTP_FORWARDED" in request.META
    address = request.META.get("REMOTE_ADDR", "")
    here = bool(settings.CONFIRM) and not forwarded and address in ("127.0.0.1", "::1")
    return here and not Person.objects.exists()


def may_write(request: HttpRequest, act: Act) -> bool:
    """Whether who asks may do an act somewhere, and so is offered the form for it."""
    if person_of(request) is not None:
        return bool(scopes(posts_of_request(request), act, today()))
    return is_open_here(request)


def offered(request: HttpRequest) -> dict[str, bool]:
    """For every template: whether the page for confirming plans is offered."""
    return {"may_confirm": may_write(request, Act.COMMITMENT_CONFIRM)}


def may_write_everywhere(request: HttpRequest, act: Act) -> bool:
    """Whether who asks may do an act in the whole nation."""
    if person_of(request) is not None:
        return bool(allowed(request, act, NATION))
    return is_open_here(request)


def writer_of(request: HttpRequest, act: Act, area: str) -> Actor | None:
    """Who writes, if they may in this area; None for whoever sits at a machine without people.

    Raises
    ------
    NotSignedIn, Refused
        If nobody has signed in where people are registered, or their posts do not let them.
    """
    if person_of(request) is None and is_open_here(request):
        return None
    return actor_of(require(request, act, area))


def writes(act: Act) -> Callable[[View], View]:
    """Refuse a page to who may not do this act anywhere, and tell what they sent that is wrong."""

    def decorate(view: View) -> View:
        @wraps(view)
        def handle(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if not may_write(request, act):
                return _closed(request, act)
            try:
                return view(request, *args, **kwargs)
            except DataError as error:  # what a person sent, not what the register holds
                return refusal(request, error.faults[0], 400)

        return handle

    return decorate


def _closed(request: HttpRequest, act: Act) -> HttpResponse:
    """Why it is closed: sign in, another post, or this is not the machine."""
    if person_of(request) is not None:
        return refusal(request, Fault("access_role", act=act.text), 403)
    address = request.META.get("REMOTE_ADDR", "")
    logger.warning("refused: %s %s from %s", request.method, request.path, address)
    if Person.objects.exists():
        raise NotSignedIn(Fault("not_signed_in"))
    return refusal(request, Fault("confirm_elsewhere"), 403)
