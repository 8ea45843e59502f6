"""Who asks, and whether they may: every page and answer that is not for everybody comes here."""

from collections.abc import Callable, Sequence
from functools import wraps
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from shidian.core import Fault, ShidianError
from shidian.register.access import Answer, Post, may
from shidian.register.lifecycle import FilingState
from shidian.register.roles import Act
from shidian.store.access import Refused, posts_of, today
from shidian.store.events import Actor, Happening, actor_of, record
from shidian.store.models import Person

View = Callable[..., HttpResponse]
API = "/api/"


class NotSignedIn(ShidianError):  # noqa: N818  an answer, not a failure
    """Something that is not for everybody was asked for by nobody in particular."""


def person_of(request: HttpRequest) -> Person | None:
    """Who has signed in; None for the public."""
    person = getattr(request, "user", None)
    return person if getattr(person, "is_authenticated", False) else None


def posts_of_request(request: HttpRequest) -> Sequence[Post]:
    """The posts of who asks, read once a request."""
    found: Sequence[Post] | None = getattr(request, "posts", None)
    if found is None:
        person = person_of(request)
        found = posts_of(person) if person else []
        request.posts = found  # type: ignore[attr-defined]
    return found


def allowed(request: HttpRequest, act: Act, area: str, state: FilingState | None = None) -> Answer:
    """Whether who asks may do an act in an area, and why not."""
    return may(posts_of_request(request), act, area, state, on=today())


def require(request: HttpRequest, act: Act, area: str, state: FilingState | None = None) -> Person:
    """Who asks, if they may.

    Raises
    ------
    NotSignedIn
        If nobody has signed in.
    Refused
        With the reason.
    """
    person = who(request)
    answer = allowed(request, act, area, state)
    if answer.reason is not None:
        raise Refused(answer.reason)
    return person


def note_refusal(request: HttpRequest, refused: Refused) -> None:
    """Log that somebody asked for what they may not have, wherever that was found out."""
    person = person_of(request)
    if person is not None:
        asked = f"{request.method} {request.path}"[:300]
        why = refused.faults[0].line("zh")
        record(actor_of(person), Happening("access.refused", asked, reason=why))


def who(request: HttpRequest) -> Person:
    """Who has signed in; NotSignedIn for nobody."""
    person = person_of(request)
    if person is None:
        raise NotSignedIn(Fault("not_signed_in"))
    return person


def actor(request: HttpRequest) -> Actor:
    """Who asks, as the event log names them."""
    return actor_of(who(request))


def signed_in(view: View) -> View:
    """A page for those who have signed in; everybody else is led to the sign-in page."""

    @wraps(view)
    def handle(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        who(request)
        return view(request, *args, **kwargs)

    return handle


def to_sign_in(request: HttpRequest) -> HttpResponse:
    """The way to the sign-in page, and back to what was asked for."""
    back = urlencode({"next": request.get_full_path()})
    return HttpResponseRedirect(f"{reverse('account_login')}?{back}")
