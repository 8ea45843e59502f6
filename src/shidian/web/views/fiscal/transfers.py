"""What follows people: land, money, and the rules by which they are told off."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from shidian.store.snapshot import assessed
from shidian.web.state import while_register_stands
from shidian.web.views.fiscal import package
from shidian.web.views.schemes.annex import titles_of


@while_register_stands
def index(request: HttpRequest) -> HttpResponse:
    """The rooms, and the central award by year."""
    programme = assessed()[0].programme
    funds = list(package.award_funds(programme).values())
    context = {
        "funds": funds,
        "titles": titles_of(programme),
        "room": "transfers",
        "view": "transfers",
    }
    return render(request, "shidian/fiscal/transfers.html", context)
