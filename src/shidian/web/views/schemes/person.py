"""The calculator: what a scheme says of one person, in words, and what would be enough.

What is typed is sent in the body, so that it stands in no address; it is answered and forgotten.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from shidian.core import Bilingual, DataError, Fault, Place
from shidian.mechanisms.settlement.day import Day
from shidian.mechanisms.settlement.explanation import explained
from shidian.mechanisms.settlement.person import read_person
from shidian.mechanisms.settlement.scheme import ERROR, FLAG_WORDS, NEVER, Input, InputKind, Scheme
from shidian.mechanisms.settlement.wording import NO, NONE, YES, value_said
from shidian.store.snapshot import assessed
from shidian.web.context import lang
from shidian.web.views.schemes.annex import titles_of
from shidian.web.views.schemes.case import day_of, find_scheme

ON, LONGEST = "on", 40


@dataclass(frozen=True)
class Box:
    """An input of the form: what may be typed, what was typed, what is wrong with it.

    Parameters
    ----------
    name : str
    asked : Input
    choices : sequence of (str, Bilingual)
        Of a code or flag.
    missing : Bilingual
        What nothing counts as; empty where something must be typed.
    value : str
    faults : sequence of str
    """

    name: str
    asked: Input
    choices: Sequence[tuple[str, Bilingual]]
    missing: Bilingual
    value: str
    faults: Sequence[str]


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, code: str) -> HttpResponse:
    """The form, and the explanation of who was typed."""
    programme = assessed()[0].programme
    scheme = find_scheme(programme, code).scheme
    typed = {name: request.POST.get(name, "")[:LONGEST] for name in (ON, *scheme.inputs)}
    if request.method != "POST":
        typed[ON] = day_of(scheme, "").on.isoformat()
    context: dict[str, Any] = {"scheme": scheme, "code": code, "on": typed[ON]}
    faults: Sequence[Fault] = ()
    if request.method == "POST":
        try:
            day = _day(scheme, typed[ON])
            given = {name: text for name, text in typed.items() if name != ON}
            person = read_person(scheme, given, day.on)
            context |= {"day": day, "found": explained(day, person, titles_of(programme))}
        except DataError as error:
            faults = error.faults
    by_name = _by_name(faults)
    context["boxes"] = [
        _box(name, asked, typed[name], by_name.get(name, ()))
        for name, asked in scheme.inputs.items()
    ]
    context["on_faults"] = by_name.get(ON, ())
    status = 400 if faults else 200
    return render(request, "shidian/schemes/person.html", context, status=status)


def _day(scheme: Scheme, text: str) -> Day:
    try:
        return Day(scheme, date.fromisoformat(text))
    except ValueError as error:
        raise DataError(Fault("person_not_date", Place(column=ON), found=text or "-")) from error


def _by_name(faults: Sequence[Fault]) -> Mapping[str, Sequence[str]]:
    """Sentences by the input that they speak of; of the day where they name none."""
    found: dict[str, list[str]] = {}
    for fault in faults:
        said = f"{fault.text(lang())} {fault.advice(lang())}"
        found.setdefault(fault.place.column or ON, []).append(said)
    return found


def _box(name: str, asked: Input, value: str, faults: Sequence[str]) -> Box:
    choices: Sequence[tuple[str, Bilingual]] = ()
    if asked.kind is InputKind.CODE:
        choices = tuple(asked.codes.items())
    elif asked.kind is InputKind.FLAG:
        choices = (("yes", YES), ("no", NO))
    return Box(name, asked, choices, _missing(asked), value, faults)


def _missing(asked: Input) -> Bilingual:
    if asked.missing == ERROR:
        return Bilingual("", "")
    if asked.missing == NEVER:
        return NONE
    match asked.kind:
        case InputKind.NUMBER:
            return value_said(asked, int(asked.missing))
        case InputKind.FLAG:
            return value_said(asked, bool(FLAG_WORDS[asked.missing]))
        case _:
            return value_said(asked, asked.missing)
