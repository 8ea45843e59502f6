"""What the figures are, how verdicts are made, and what must not be read into them."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from shidian.assessment import Caveat
from shidian.store.snapshot import assessed
from shidian.web.state import while_register_stands


@while_register_stands
def page(request: HttpRequest) -> HttpResponse:
    """Methods, sources, caveats and unverified parameters."""
    snapshot, _ = assessed()
    programme = snapshot.programme
    context = {
        "facts": programme.facts,
        "document": programme.documents[programme.facts.document],
        "tasks": programme.tasks,
        "caveats": list(Caveat),
        "parameters": programme.parameters.values(),
        "programme": programme,
    }
    return render(request, "shidian/about.html", context)
