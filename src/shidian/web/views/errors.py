"""What does not exist and what fails: what was asked, and what to do, as a page or as JSON."""

from django.conf import settings
from django.contrib.sessions.exceptions import SessionInterrupted
from django.core.exceptions import DisallowedHost, RequestDataTooBig, TooManyFieldsSent
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from shidian.core import Fault
from shidian.web.api.problem import problem
from shidian.web.context import lang

API = "/api/"


def reads_a_page(request: HttpRequest) -> bool:
    """Whether somebody reads a whole page, and so can be led to another one.

    What was sent would be lost on the way, and a part of a page would take in a whole one.
    """
    part = request.headers.get("HX-Request") == "true"
    return request.method in ("GET", "HEAD") and not part and not wants_json(request)


def wants_json(request: HttpRequest) -> bool:
    """Whether a program asks: by the API's address, or by saying that it accepts JSON."""
    accepted = request.get_preferred_type(["text/html", "application/json"])
    return request.path.startswith(API) or accepted == "application/json"


def refusal(request: HttpRequest, fault: Fault, status: int) -> HttpResponse:
    """What was found and what to do: for a person as a page, for a program as an object."""
    if wants_json(request):
        return problem(request, fault, status)
    words = {"status": status, "what": fault.text(lang()), "todo": fault.advice(lang())}
    return render(request, "shidian/error.html", words, status=status)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404: nothing at this address."""
    return refusal(request, Fault("no_such_address", found=request.path[:200]), 404)


def not_understood(request: HttpRequest, exception: Exception) -> HttpResponse:
    """What Django refuses: most often a name that this server was not told to answer to."""
    if isinstance(exception, SessionInterrupted):  # ended in another window in the meantime
        return refusal(request, Fault("not_signed_in"), 401)
    if isinstance(exception, RequestDataTooBig):
        most = settings.DATA_UPLOAD_MAX_MEMORY_SIZE
        return refusal(request, Fault("request_too_large", most=most), 413)
    if isinstance(exception, TooManyFieldsSent):
        most = settings.DATA_UPLOAD_MAX_NUMBER_FIELDS
        return refusal(request, Fault("parameters_too_many", most=most), 400)
    if isinstance(exception, DisallowedHost):
        host = request.META.get("HTTP_HOST", "")[:100]
        return refusal(request, Fault("wrong_host", host=host), 400)
    return refusal(request, Fault("bad_request", found=request.path[:200]), 400)


def expired(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403: a form that this server did not send, or that is too old."""
    return refusal(request, Fault("form_expired"), 403)


def failed(request: HttpRequest) -> HttpResponse:
    """500: a fault of ours; says so, and that nothing was changed."""
    return refusal(request, Fault("failed"), 500)
