"""What all pages of supervision share: who asks, what was sent, and refusals that are logged."""

from collections.abc import Callable, Mapping, Sequence

from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import cache_control

from shidian.core import Fault
from shidian.core.area import NATION
from shidian.register.access import Post, scopes
from shidian.register.roles import Act
from shidian.store.access import today
from shidian.web.access import (
    posts_of_request,
    require,
    signed_in,
)
from shidian.web.context import lang

View = Callable[..., HttpResponse]


def room(view: View) -> View:
    """A page for people who have signed in, which nobody between keeps a copy of."""
    kept: View = cache_control(private=True, no_store=True)(signed_in(view))
    return kept


def readers_posts(request: HttpRequest) -> Sequence[Post]:
    """The posts of who asks, if any of them lets them read supervision anywhere; else Refused."""
    posts = posts_of_request(request)
    if not scopes(posts, Act.SUPERVISION_READ, today()):
        require(request, Act.SUPERVISION_READ, NATION)
    return posts


def sent(request: HttpRequest) -> Mapping[str, str]:
    """The fields of a form, each once."""
    return {name: str(value) for name, value in request.POST.items()}


def lines(faults: Sequence[Fault]) -> Sequence[str]:
    """Faults in the language of the page."""
    return [fault.line(lang()) for fault in faults]
