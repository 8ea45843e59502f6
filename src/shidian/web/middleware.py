"""What every answer passes through: the content security policy, and readable refusals."""

import logging
import uuid
from collections.abc import Callable

from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse

from shidian.core import Fault, ShidianError, UsageError
from shidian.plans.files.plan_file import LARGEST_FILE
from shidian.store.access import Refused
from shidian.store.events import request_id
from shidian.web.access import NotSignedIn, note_refusal, to_sign_in
from shidian.web.views.errors import reads_a_page, refusal

logger = logging.getLogger("django.request")
Handler = Callable[[HttpRequest], HttpResponse]

LARGEST_BODY = LARGEST_FILE + 2**20  # a plan and the fields beside it
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; font-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'"
)


def content_security(get_response: Handler) -> Handler:
    """Allow only what this server sends; there is no inline script or style."""

    def handle(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        response.headers.setdefault("Content-Security-Policy", POLICY)
        return response

    return handle


def bounded(get_response: Handler) -> Handler:
    """Refuse a body that is too large before anything of it is read."""

    def handle(request: HttpRequest) -> HttpResponse:
        told = request.META.get("CONTENT_LENGTH") or "0"
        size = int(told) if told.isdigit() else LARGEST_BODY + 1
        if size > LARGEST_BODY:
            return refusal(request, Fault("body_too_large", size=told, limit=LARGEST_BODY), 413)
        return get_response(request)

    return handle


class readable_refusals:  # noqa: N801  used as a function, like every middleware here
    """Turn the house's errors into pages: 404 for what does not exist, 503 for what fails."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """Answer with what was found and what to do; anything else is a fault of ours."""
        if isinstance(error, DatabaseError):
            # What the database says may name hosts and users: for the log, not for the public.
            logger.error("database: %s", error)
            error = ShidianError(Fault("register_unavailable"))
        if not isinstance(error, ShidianError):
            return None
        if isinstance(error, NotSignedIn):
            return _unknown(request, error)
        if isinstance(error, Refused):
            note_refusal(request, error)
        status = (
            403 if isinstance(error, Refused) else 404 if isinstance(error, UsageError) else 503
        )
        return refusal(request, error.faults[0], status)


def _unknown(request: HttpRequest, error: NotSignedIn) -> HttpResponse:
    """A page that is read leads to the sign-in; what was sent is answered, so that it is kept."""
    if reads_a_page(request):
        return to_sign_in(request)
    return refusal(request, error.faults[0], 401)


def identified(get_response: Handler) -> Handler:
    """Give every request an identity that its events and its answer carry."""

    def handle(request: HttpRequest) -> HttpResponse:
        identity = uuid.uuid4().hex
        token = request_id.set(identity)
        try:
            response = get_response(request)
        finally:
            request_id.reset(token)
        response.headers["X-Request-Id"] = identity
        return response

    return handle
