"""The decisions on pilots: the chain with its hashes, who stands where, and the form to sign."""

import logging
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from shidian.assessment.evaluation import PilotYear
from shidian.assessment.policy import policy_of
from shidian.assessment.rating import (
    TRANSITIONS,
    Decision,
    Kind,
    PilotState,
    Reason,
    Rung,
    appeal_ends,
    calendar_of,
    rectification_ends,
)
from shidian.core import DataError, Fault, Place
from shidian.programme import find_pilot
from shidian.register import Snapshot
from shidian.register.roles import Act
from shidian.store.decisions import chain, sign, states
from shidian.store.evaluations import evaluated
from shidian.store.events import Actor, Happening, record
from shidian.store.evidence import evidence, is_kept, keep_evidence
from shidian.store.snapshot import assessed
from shidian.web.access import person_of
from shidian.web.context import lang
from shidian.web.decision_words import KINDS, REASONS
from shidian.web.evidence import bundle_of_year
from shidian.web.paging import ROWS, page_of
from shidian.web.state import while_register_stands
from shidian.web.writers import may_write, writer_of, writes
from shidian.web.years import newest_checkpoint, years_of

logger = logging.getLogger("shidian.confirm")

FIELDS = ("decided_by", "body", "document_no", "dated", "reason", "evidence", "filed")
LONGEST = 1000


@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest) -> HttpResponse:
    """The log for everybody; the form for those who may sign."""
    if request.method == "POST":
        return _signed(request)
    return _with_form(request) if may_write(request, Act.DECISION_SIGN) else _public(request)


def _with_form(request: HttpRequest) -> HttpResponse:
    return render(request, "shidian/decisions.html", _context(request, request.GET))


_public = while_register_stands(_with_form)


@writes(Act.DECISION_SIGN)
def _signed(request: HttpRequest) -> HttpResponse:
    """Append a decision to the chain, or say everything that speaks against it."""
    snapshot, _ = assessed()
    policy = policy_of(snapshot.programme).policy
    try:
        decision = _decision(_sent(request), snapshot, states(policy))
        area = snapshot.programme.pilots[decision.pilot].area
        actor = writer_of(request, Act.DECISION_SIGN, area) or Actor(decision.decided_by)
        with transaction.atomic():
            made = sign(decision, policy, datetime.now(UTC))
            what = Happening("decision.sign", f"decision/{made.number}", area, after=made.sha256)
            record(actor, what)
    except DataError as error:
        context = _context(request, request.POST)
        context["faults"] = [fault.line(lang()) for fault in error.faults]
        return render(request, "shidian/decisions.html", context, status=400)
    bundle = bundle_of_year(_year(snapshot, request.POST.get("year", "")))
    if made.evidence == bundle.sha256:  # what another office computed, it keeps itself
        keep_evidence(bundle.content)
    logger.info("signed: decision %s on %s by %s", made.number, made.pilot, made.decided_by)
    return HttpResponseRedirect(f"{reverse('decisions')}#d{made.number}")


def _sent(request: HttpRequest) -> QueryDict:
    """The form as sent, signed by who has signed in and by nobody else."""
    person, sent = person_of(request), request.POST.copy()
    if person is not None:
        sent["decided_by"] = person.name
    return sent


def bundle(_: HttpRequest, sha256: str) -> HttpResponse:
    """The evidence that a decision cites."""
    response = HttpResponse(evidence(sha256), content_type="application/json")
    response.headers["Content-Disposition"] = f'attachment; filename="{sha256}.json"'
    return response


def _decision(sent: QueryDict, snapshot: Snapshot, now: Mapping[str, PilotState]) -> Decision:
    """What the form says; everything in it that is not understood is one error."""
    faults: list[Fault] = []
    kind = _choice(sent.get("kind", ""), Kind, "kind", faults)
    to = _choice(sent.get("to", ""), Rung, "to", faults)
    reasons = [_choice(one, Reason, "reasons", faults) for one in sent.getlist("reasons")]
    dated = _date(sent.get("dated", ""), "dated", faults)
    filed = _date(sent.get("filed", ""), "filed", faults)
    if dated is None and not faults:
        faults.append(Fault("decision_lacks", Place(column="dated"), number="—", found="dated"))
    if not sent.get("pilot"):
        faults.append(Fault("pilot_missing"))
    if faults or kind is None or to is None or dated is None:
        raise DataError(faults)
    pilot = find_pilot(snapshot.programme, sent["pilot"][:100]).no
    said = {name: " ".join(sent.get(name, "").split())[:LONGEST] for name in FIELDS}
    return Decision(
        0,
        pilot,
        now.get(pilot, PilotState(pilot)).rung,
        to,
        kind,
        tuple(one for one in reasons if one is not None),
        said["decided_by"],
        said["body"],
        said["document_no"],
        dated,
        said["reason"],
        said["evidence"].lower(),
        filed,
    )


def _choice(asked: str, of: Any, column: str, faults: list[Fault]) -> Any:
    if asked in {one.value for one in of}:
        return of(asked)
    place, known = Place(column=column), " ".join(one.value for one in of)
    faults.append(Fault("not_choice", place, found=asked[:40], known=known))
    return None


def _date(asked: str, column: str, faults: list[Fault]) -> date | None:
    try:
        return date.fromisoformat(asked) if asked else None
    except ValueError:
        faults.append(Fault("not_date", Place(column=column), found=asked[:40]))
        return None


def _context(request: HttpRequest, asked: QueryDict) -> dict[str, Any]:
    snapshot, _ = assessed()
    programme = snapshot.programme
    context: dict[str, Any] = {
        "programme": programme,
        "here": may_write(request, Act.DECISION_SIGN),
        "signer": person_of(request),
        "year": _year(snapshot, asked.get("year", "")),
        "broken": [],
        "decisions": [],
    }
    try:
        context["decisions"] = chain()
        context["policy"] = evaluated(context["year"])[1]
        context |= _standing(request, context)
    except DataError as error:  # somebody wrote into the table: nothing more can be said
        return context | {"broken": [fault.line(lang()) for fault in error.faults]}
    return context | _form(asked, context) if context["here"] else context


def _standing(request: HttpRequest, context: Mapping[str, Any]) -> dict[str, Any]:
    """Where every pilot stands, what is proposed, and until when the last moves can be appealed."""
    policy = context["policy"].policy
    evaluation = evaluated(context["year"])[2]
    own = evaluation.pilots.values()
    ladder = policy.rating.ladder
    contestable = [
        (one, decided, appeal_ends(decided, ladder, calendar_of(policy.filing)))
        for one in own
        if (decided := one.state.contestable)
    ]
    under_way = [
        (one, rectification_ends(one.state.history[-1].dated, ladder))
        for one in own
        if one.state.rung is Rung.WARNED
    ]
    rungs = [(rung, [one for one in own if one.state.rung is rung]) for rung in Rung]
    # Of every rung the same page, or its last: a short list of names stands on all of them.
    pages = [(rung, page_of(names, request)) for rung, names in rungs]
    return {
        "under_way": under_way,
        "kept": {one.evidence for one in context["decisions"] if is_kept(one.evidence)},
        "head": context["decisions"][-1].sha256 if context["decisions"] else "",
        "rungs": pages,
        "page": max((page for _, page in pages), key=lambda page: page.pages),
        "proposed": page_of([one for one in own if one.proposals], request, "proposals"),
        "contestable": contestable,
        "transitions": [(*pair, sorted(why)) for pair, why in TRANSITIONS.items()],
    }


def _form(asked: QueryDict, context: Mapping[str, Any]) -> dict[str, Any]:
    """The form with what was chosen or sent; the reasons of a proposal come with it."""
    year, own = context["year"], evaluated(context["year"])[2].pilots
    pilot, kind, to = (asked.get(name, "") for name in ("pilot", "kind", "to"))
    reasons = asked.getlist("reasons") or _proposed(own.get(pilot), kind, to)
    sent = {name: asked.get(name, "") for name in FIELDS}
    sent["evidence"] = sent["evidence"] or bundle_of_year(year).sha256
    return {
        "sent": sent | {"pilot": pilot, "kind": kind, "to": to},
        "many": len(context["programme"].pilots) > ROWS,
        "reasons": set(reasons),
        "kinds": KINDS,
        "all_reasons": REASONS,
        "all_rungs": list(Rung),
    }


def _proposed(one: PilotYear | None, kind: str, to: str) -> Sequence[str]:
    found = one.proposals if one else ()
    return [why for each in found if (each.kind, each.to) == (kind, to) for why in each.reasons]


def _year(snapshot: Snapshot, asked: str) -> int:
    """The year asked for; the newest checkpoint for anything that is no year."""
    years = [str(year) for year in years_of(snapshot)]
    return int(asked) if asked in years else newest_checkpoint(snapshot)
