"""How a form of transfers is answered: the whole page, or its results; 400 where it is wrong."""

from collections.abc import Iterable
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_cache_control

from shidian.web.views.fiscal.fields import Field


def answer(
    request: HttpRequest,
    name: str,
    context: dict[str, Any],
    fields: Iterable[Field],
    others: dict[str, str] | None = None,
) -> HttpResponse:
    """The page of a name, or what htmx asks for of it.

    Parameters
    ----------
    request : HttpRequest
    name : str
        ``land``: its templates are ``land.html`` and ``land_results.html``.
    context : dict
        Its `general` are sentences on what is wrong and belongs to no field.
    fields : iterable of Field
        All of the form.
    others : dict
        What else an address has to hold.
    """
    every = list(fields)
    general = context.get("general", ())
    wrong = bool(general) or any(one.faults for one in every)
    kept = {one.name: one.value for one in every if one.changed}
    kept |= {key: value for key, value in (others or {}).items() if value}
    context |= {"every_field": every, "wrong": wrong, "view": name, "room": "transfers"}
    template = f"shidian/fiscal/{name}{'_results' if request.htmx else ''}.html"
    response = render(request, template, context, status=400 if wrong else 200)
    response.headers["Vary"] = "HX-Request"
    patch_cache_control(response, no_cache=True)
    if request.htmx and not wrong:
        response.headers["HX-Replace-Url"] = f"{request.path}?{urlencode(kept)}"
    return response
