"""Locking out who guesses: what is counted, for whom, and what they are told.

Five failures for a name at an address, or twenty at an address, close it for half an hour. Wrong
passwords and wrong codes count alike, whether or not anybody has the name.
"""

from collections.abc import Mapping
from typing import Any

from axes.handlers.database import AxesDatabaseHandler
from axes.models import AccessAttempt
from django.conf import settings
from django.http import HttpRequest, HttpResponse

from shidian.core import Fault
from shidian.web.addresses import sender_of
from shidian.web.views.errors import refusal

AT_ADDRESS = 4
"""How many times as many failures an address may have as a name has there."""
_LONGEST = 60


class Counted(AxesDatabaseHandler):
    """Axes' counting in the database, with a wider limit for an address."""

    def get_failures(
        self, request: HttpRequest, credentials: Mapping[str, Any] | None = None
    ) -> int:
        """Failures of the name at the address, or the address's own in proportion."""
        at_name, at_address = (
            sum(attempts.values_list("failures_since_start", flat=True))
            for attempts in self.get_user_attempts(request, credentials)
        )
        return max(at_name, at_address // AT_ADDRESS)

    def user_logged_in(self, sender: Any, request: HttpRequest, user: Any, **_: Any) -> None:
        """Forget the failures of this name here; those of others at the address still count."""
        attempts = AccessAttempt.objects.filter(ip_address=address_of(request))
        attempts.filter(username=user.get_username()).delete()


def name_typed(request: HttpRequest, credentials: Mapping[str, Any] | None = None) -> str:
    """The user name that was typed, as it is looked up: so that no spelling counts anew."""
    typed = (credentials or {}).get("username") or request.POST.get("login", "")
    return str(typed).strip().lower().replace("\0", "")[:_LONGEST]


def address_of(request: HttpRequest) -> str | None:
    """Where a request comes from; what a proxy says of it counts if we were told to trust it."""
    return sender_of(request.META, settings.PROXIES)


def locked(request: HttpRequest, *_: Any) -> HttpResponse:
    """The answer to who is locked out, the same for every name."""
    seconds = int(settings.AXES_COOLOFF_TIME.total_seconds())
    response = refusal(request, Fault("locked_out", minutes=seconds // 60), 429)
    response.headers["Retry-After"] = str(seconds)
    return response
