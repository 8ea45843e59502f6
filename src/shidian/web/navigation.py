"""The second line of navigation: the rooms that the posts of who has signed in open."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from shidian.register.access import scopes
from shidian.register.roles import Act
from shidian.store.access import today
from shidian.web.access import posts_of_request

ROOMS = (
    ("filings", _("填报"), Act.FILING_READ),
    ("supervision", _("督查"), Act.SUPERVISION_READ),
    ("due", _("待办"), Act.SUPERVISION_READ),
    ("analysis", _("分析"), Act.ANALYSIS_READ),
    ("filing_log", _("日志"), Act.EVENT_READ),
    ("people", _("人员"), Act.PERSON_MANAGE),
)
"""Name of the address, name of the room, and the act that opens it."""


@dataclass(frozen=True)
class Room:
    """A link to a room; `current` where the page lies in it.

    `count` is the address of a number that is set beside the name, empty for none.
    """

    url: str
    name: str | Promise
    current: bool
    count: str = ""


def rooms(request: HttpRequest) -> Sequence[Room]:
    """The rooms that who asks may enter, in the order of the work."""
    posts, on = posts_of_request(request), today()
    opened = [(reverse(url), name) for url, name, act in ROOMS if scopes(posts, act, on)]
    within = [url for url, _name in opened if request.path.startswith(url)]
    here = max(within, key=len, default="")  # the log lies under the filings
    counts = {reverse("due"): reverse("due_count")}
    return [Room(url, name, url == here, counts.get(url, "")) for url, name in opened]
