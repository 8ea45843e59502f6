"""Pages that write: open on this machine only, until there are users and rights."""

import logging
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from shidian.core import DataError, Fault
from shidian.web.views.errors import refusal

logger = logging.getLogger("shidian.confirm")
View = Callable[..., HttpResponse]


def is_here(request: HttpRequest) -> bool:
    """Whether a request comes from this machine itself, and writing is open on it."""
    forwarded = "HTTP_X_FORWARDED_FOR" in request.META or "HTTP_FORWARDED" in request.META
    address = request.META.get("REMOTE_ADDR", "")
    return bool(settings.CONFIRM) and not forwarded and address in ("127.0.0.1", "::1")


def on_this_machine(view: View) -> View:
    """Refuse what does not come from this machine; until there are users, only it may write."""

    @wraps(view)
    def handle(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not is_here(request):
            address = request.META.get("REMOTE_ADDR", "")
            logger.warning("refused: %s %s from %s", request.method, request.path, address)
            return refusal(request, Fault("confirm_elsewhere"), 403)
        try:
            return view(request, *args, **kwargs)
        except DataError as error:  # what a person sent, not what the register holds
            return refusal(request, error.faults[0], 400)

    return handle
