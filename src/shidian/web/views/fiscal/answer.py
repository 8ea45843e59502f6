"""How a form of transfers is answered: the whole page, or its results; 400 where it is wrong."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_cache_control

from shidian.web.views.fiscal.fields import Field


@dataclass(frozen=True)
class Form:
    """A form as it was filled in, and what it answers.

    Parameters
    ----------
    name : str
        ``land``: its templates are ``land.html`` and ``land_results.html``.
    context : dict
        Its `general` are sentences on what is wrong and belongs to no field.
    fields : sequence of Field
        All of the form.
    others : mapping of str to str
        What else an address has to hold.
    """

    name: str
    context: dict[str, Any]
    fields: Sequence[Field]
    others: Mapping[str, str] = field(default_factory=dict)

    @property
    def wrong(self) -> bool:
        """Whether something typed cannot be used."""
        return bool(self.context.get("general")) or any(one.faults for one in self.fields)

    @property
    def query(self) -> str:
        """What an address has to hold to ask the same again."""
        kept = {one.name: one.value for one in self.fields if one.changed}
        return urlencode(kept | {key: value for key, value in self.others.items() if value})


def answer(request: HttpRequest, form: Form) -> HttpResponse:
    """The page of a form, or what htmx asks for of it."""
    context = form.context | {
        "every_field": form.fields,
        "wrong": form.wrong,
        "query": form.query,
        "view": form.name,
        "room": "transfers",
    }
    template = f"shidian/fiscal/{form.name}{'_results' if request.htmx else ''}.html"
    response = render(request, template, context, status=400 if form.wrong else 200)
    response.headers["Vary"] = "HX-Request"
    patch_cache_control(response, no_cache=True)
    if request.htmx and not form.wrong:
        response.headers["HX-Replace-Url"] = f"{request.path}?{form.query}"
    return response
