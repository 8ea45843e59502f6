"""Two policies side by side on the same data; who analyses may bring one as a file."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from shidian.assessment.evaluation import Evaluation, evaluate
from shidian.assessment.policy import PolicyFile, policies_of, read_policy
from shidian.assessment.policy.policy import LARGEST
from shidian.core import DataError, Fault, Place
from shidian.register.roles import Act
from shidian.store.evaluations import evaluated, records
from shidian.store.snapshot import assessed
from shidian.web.context import lang
from shidian.web.policy_difference import constants, flipped, moved
from shidian.web.state import while_register_stands
from shidian.web.writers import may_write, writes
from shidian.web.years import year_of, years_of

LONGEST_CODE = 80


@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, year: int) -> HttpResponse:
    """The comparison of two policies of the package, or of one with a file that was sent."""
    if request.method == "POST":
        return _sent(request, year)
    may = may_write(request, Act.ANALYSIS_READ)
    return _with_form(request, year) if may else _public(request, year)


def _with_form(request: HttpRequest, year: int) -> HttpResponse:
    """With the form for a file; its token is nobody else's, so the answer is not kept."""
    context = _context(request, year)
    _records, other, made = evaluated(year, _code(request, "b") or _another(context))
    return render(request, "shidian/policies.html", context | _compared(context, other, made))


_public = while_register_stands(_with_form)


@writes(Act.ANALYSIS_READ)
def _sent(request: HttpRequest, year: int) -> HttpResponse:
    """A policy from a file on the same data; it is compared and forgotten."""
    context = _context(request, year)
    try:
        other = _read(request)
    except DataError as error:
        faults = [fault.line(lang()) for fault in error.faults]
        own = context["policy"], context["own"]
        context |= _compared(context, *own) | {"faults": faults}
        return render(request, "shidian/policies.html", context, status=400)
    made = evaluate(records(other), other.policy, year)
    return render(request, "shidian/policies.html", context | _compared(context, other, made))


def _context(request: HttpRequest, year: int) -> dict[str, Any]:
    """What the page shows of the first policy, and the choice there is."""
    snapshot = assessed()[0]
    _records, first, made = evaluated(year_of(snapshot, year), _code(request, "a"))
    return {
        "year": year,
        "years": years_of(snapshot),
        "checkpoints": snapshot.programme.facts.checkpoints,
        "policies": [one.policy for one in policies_of(snapshot.programme).values()],
        "policy": first,
        "own": made,
        "here": may_write(request, Act.ANALYSIS_READ),
        "largest": LARGEST // 2**20,
    }


def _another(context: dict[str, Any]) -> str:
    """The first other policy of the package, or the same where there is no other."""
    own = context["policy"].policy.code
    return next((one.code for one in context["policies"] if one.code != own), own)


def _compared(context: dict[str, Any], other: PolicyFile, made: Evaluation) -> dict[str, Any]:
    return {
        "other": other,
        "both": [(_("甲"), context["policy"]), (_("乙"), other)],
        "same": other.sha256 == context["policy"].sha256,
        "constants": constants(context["policy"].policy, other.policy),
        "flipped": flipped(context["own"], made),
        "moved": moved(context["own"], made),
        "targets": len(made.progress),
    }


def _read(request: HttpRequest) -> PolicyFile:
    sent = request.FILES.get("policy")
    if sent is None:
        raise DataError(Fault("argument_missing", name="POLICY", help=".yaml"))
    name = str(sent.name)[-200:]
    if sent.size is None or sent.size > LARGEST:
        raise DataError(Fault("file_too_large", Place(name), size=sent.size, limit=LARGEST))
    return read_policy(name, sent.read(), assessed()[0].programme)


def _code(request: HttpRequest, name: str) -> str | None:
    """A code in the address; None for the policy in force."""
    return request.GET.get(name, "")[:LONGEST_CODE] or None
