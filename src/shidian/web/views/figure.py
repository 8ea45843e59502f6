"""The figure behind a reference id of a report: what it is, how it came about, its sources."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from shidian.assessment import Caveat
from shidian.programme import Programme
from shidian.store.figures import find
from shidian.store.snapshot import assessed
from shidian.web.state import while_register_stands


@while_register_stands
def page(request: HttpRequest, asked: str) -> HttpResponse:
    """The page of a figure."""
    figure = find(asked)
    context = {"id": figure.pk, "made_at": figure.made_at, **_named(figure.content)}
    return render(request, "shidian/figure.html", context)


def _named(content: dict[str, Any]) -> dict[str, Any]:
    """The content with the names of the pilot, the indicator and the caveats that it knows."""
    programme: Programme = assessed()[0].programme
    known = {caveat.value: caveat for caveat in Caveat}
    return {
        "figure": content,
        "pilot": programme.pilots.get(content.get("pilot", "")),
        "indicator": programme.indicators.get(content.get("indicator", "")),
        "caveats": [known[code] for code in content.get("caveats", ()) if code in known],
    }
