"""What is done to a filing from its page: steps, explanations of findings, remarks."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from shidian.core import DataError, Fault, ShidianError, UsageError
from shidian.register.lifecycle import ASKED, Step
from shidian.store.access import Refused
from shidian.store.filings.quality import waive
from shidian.store.filings.remarks import comment
from shidian.store.filings.steps import take
from shidian.store.models import Filing
from shidian.web.access import actor, note_refusal, posts_of_request, signed_in, who
from shidian.web.views.filings.found import existing, to_filing
from shidian.web.views.filings.grid import shown
from shidian.web.views.filings.kept import Kept, fields_of

INCOMPLETE = frozenset({"step_lacks", "reason_missing", "not_date", "decision_future"})
"""Faults of what was filled in; all others lie in how the filing stands."""


@require_POST
@signed_in
def step(request: HttpRequest, year: int, asked: str, code: str) -> HttpResponse:
    """Take a step; what stands in its way is shown with what was filled in."""
    if code not in set(Step):
        raise UsageError(Fault("no_such_address", found=request.path[:200]))
    filing, given = existing(request, year, asked), fields_of(request.POST, *ASKED)
    form = f"step-{code}"
    return done(
        request,
        filing,
        Kept(form, fields=given),
        lambda: take(filing.pk, Step(code), posts_of_request(request), who(request), given),
    )


@require_POST
@signed_in
def explain(request: HttpRequest, year: int, asked: str) -> HttpResponse:
    """Explain a finding, or let it pass."""
    filing = existing(request, year, asked)
    sent = fields_of(request.POST, "check", "key", "reason")
    form = f"waive-{sent['check']}-{sent['key']}"
    posts, by = posts_of_request(request), actor(request)
    return done(
        request,
        filing,
        Kept(form, fields=sent),
        lambda: waive(filing, sent["check"], sent["key"], sent["reason"], posts, by),
        "checks",
    )


@require_POST
@signed_in
def remark(request: HttpRequest, year: int, asked: str) -> HttpResponse:
    """Say something of a cell, or of the whole filing."""
    filing, sent = existing(request, year, asked), fields_of(request.POST, "key", "text")
    posts, by = posts_of_request(request), actor(request)
    return done(
        request,
        filing,
        Kept(f"remark-{sent['key']}", fields=sent),
        lambda: comment(filing, sent["key"], sent["text"], posts, by),
        f"c-{sent['key']}" if sent["key"] else "remarks",
    )


def done(
    request: HttpRequest,
    filing: Filing,
    kept: Kept,
    act: Callable[[], object],
    place: str = "",
) -> HttpResponse:
    """Do an act and go back to the page; refused, show it with the reasons and what was sent."""
    try:
        act()
    except (DataError, Refused) as error:
        if isinstance(error, Refused):
            note_refusal(request, error)
        filing.refresh_from_db()  # what was in the way may be that somebody else was faster
        return shown(request, filing, _with_faults(kept, error), _status(error))
    return to_filing(filing, place)


def _with_faults(kept: Kept, error: ShidianError) -> Kept:
    return Kept(kept.form, error.faults, kept.fields)


def _status(error: ShidianError) -> int:
    if isinstance(error, Refused):
        return 403
    return 400 if all(fault.code in INCOMPLETE for fault in error.faults) else 409
