"""The API object: its routes, and how it says what is wrong."""

import json

from django.http import HttpRequest, HttpResponse
from ninja import NinjaAPI
from ninja.errors import HttpError, ValidationError
from ninja.renderers import JSONRenderer

import shidian
from shidian.core import Fault, ShidianError, UsageError
from shidian.store.access import Refused
from shidian.web.access import NotSignedIn, note_refusal
from shidian.web.api import (
    attainment,
    commitments,
    cost,
    decisions,
    evaluations,
    filings,
    indicators,
    insurance,
    observations,
    pilots,
    schemes,
    transfers,
)
from shidian.web.api.misread import misread
from shidian.web.api.problem import problem


class Readable(JSONRenderer):
    """JSON in which Chinese stays Chinese."""

    json_dumps_params = {"ensure_ascii": False}


api = NinjaAPI(
    renderer=Readable(),
    title="Shidian 试点",
    version=shidian.__version__,
    description="只读接口，数值为字符串，附来源。Read only; decimals are strings, with sources.",
    urls_namespace="api",
)
for room in (
    pilots,
    indicators,
    commitments,
    observations,
    attainment,
    evaluations,
    decisions,
    schemes,
    cost,
    insurance,
    transfers,
    filings,
):
    api.add_router("", room.router)


_STATUS = {NotSignedIn: 401, Refused: 403, UsageError: 404}


@api.exception_handler(ShidianError)
def refused(request: HttpRequest, error: ShidianError) -> HttpResponse:
    """What does not exist is 404, what fails is 503."""
    fault = error.faults[0]
    if isinstance(error, Refused):
        note_refusal(request, error)
    status = next((code for kind, code in _STATUS.items() if isinstance(error, kind)), 503)
    return problem(request, fault, status)


@api.exception_handler(ValidationError)
def not_understood(request: HttpRequest, error: ValidationError) -> HttpResponse:
    """A parameter that cannot be read: which one, and what was wrong."""
    first = error.errors[0]
    name = _named([str(part) for part in first["loc"]])
    sent = request.GET.get(name, "") or _in_body(request, name)
    return problem(request, misread(name, sent, first), 422, where=name)


def _in_body(request: HttpRequest, name: str) -> object:
    """What the body holds at a path; an empty text where there is nothing."""
    try:
        found = json.loads(request.body)
        for part in name.split("."):
            found = found[int(part)] if isinstance(found, list) else found[part]
    except (ValueError, KeyError, IndexError, TypeError):
        return ""
    return found


def _named(loc: list[str]) -> str:
    """The parameter or the key of a body, without what the framework puts around it.

    Examples
    --------
    >>> _named(["query", "year"]), _named(["body", "sent", "person", "age", "str"])
    ('year', 'person.age')
    >>> _named(["body", "sent"])
    'sent'
    """
    parts = loc[2:] if loc[0] == "body" and len(loc) > 2 else loc[1:]
    while len(parts) > 1 and parts[-1] in _TAGS:  # a union names the kinds that it tried
        parts = parts[:-1]
    return ".".join(parts)


_TAGS = {"str", "int", "bool", "float", "none"}


@api.exception_handler(HttpError)
def http_error(request: HttpRequest, error: HttpError) -> HttpResponse:
    """What the framework itself refuses."""
    return problem(request, Fault("bad_request", found=error), error.status_code)
