"""From an uploaded plan to commitments in the register: a person accepts, corrects, rejects."""

import logging
from collections.abc import Mapping
from dataclasses import fields, replace
from datetime import UTC, datetime
from typing import Any
from urllib.parse import quote, unquote, urlencode

from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from shidian.core import Commitment, DataError, Fault, StatementType, UsageError
from shidian.core.area import NATION
from shidian.core.printed import OPS
from shidian.core.statement import KINDS
from shidian.plans import CLASSES, plan_of
from shidian.plans.commitments import Proposal
from shidian.plans.corrections import Correction, corrected
from shidian.programme import find_pilot
from shidian.register import Entry
from shidian.register.roles import Act
from shidian.store import uploads
from shidian.store.events import Actor, Happening, actor_of, record
from shidian.store.models import Upload
from shidian.store.snapshot import assessed, version
from shidian.web.access import person_of
from shidian.web.context import lang
from shidian.web.proposals import Card, Sheet, commitment_of, reading_of, sheet_of
from shidian.web.writers import may_write_everywhere, writer_of, writes

logger = logging.getLogger("shidian.confirm")

PERSON = "shidian_person"
ONE_YEAR = 365 * 86_400
LONGEST_NAME = 100
LONGEST_REASON = 1000
SUFFIXES = (".txt", ".docx", ".pdf")
FLAGS = ("per_year", "cumulative", "relative")
LEGEND = (
    *((kind, word) for kind, word in KINDS[StatementType.FIGURE].items()),
    *((one.value, one.text) for one in StatementType if one is not StatementType.FIGURE),
    ("unread", CLASSES["unread"]),
)
FIXED = ("pilot", "section", "heading", "span", "text", "type")


@writes(Act.COMMITMENT_CONFIRM)
@require_http_methods(["GET", "HEAD", "POST"])
def index(request: HttpRequest) -> HttpResponse:
    """The uploads so far, and the form for another."""
    fault = None
    if request.method == "POST":
        try:
            return _uploaded(request)
        except DataError as error:
            fault = error.faults[0]
    context = {
        "uploads": _uploads(request),
        "writer": _person(request),
        "typed": person_of(request) is None,
        "fault": {"what": fault.line(lang()), "todo": ""} if fault else None,
    }
    return render(request, "shidian/confirm_index.html", context, status=400 if fault else 200)


def _uploaded(request: HttpRequest) -> HttpResponse:
    person = _said_by(request)
    sent = request.FILES.get("plan")
    if sent is None:
        raise DataError(Fault("argument_missing", name="PLAN", help="txt docx pdf"))
    name = str(sent.name)[-200:]
    if not name.lower().endswith(SUFFIXES):
        raise DataError(Fault("upload_type", name=name))
    plan = plan_of(name, sent.read())
    with transaction.atomic():
        kept = uploads.keep(plan, person, datetime.now(UTC))
        record(_actor(request), Happening("plan.upload", f"upload/{kept.sha256}", reason=name))
    logger.info("uploaded: %s %s by %s", kept.sha256, name, person)
    return _remembering(request, redirect("confirm", sha256=kept.sha256), person)


@writes(Act.COMMITMENT_CONFIRM)
@require_safe
def page(request: HttpRequest, sha256: str) -> HttpResponse:
    """One plan of an upload: its text with what was read, and a card for each."""
    upload = uploads.find(sha256)
    snapshot, _ = assessed()
    number = _number(request.GET.get("plan", ""))
    sheet = sheet_of(upload, number, _pilot(request.GET.get("pilot", "")), snapshot)
    _writer(request, upload, sheet.pilot)
    programme = snapshot.programme
    context = {
        **_of_cards(request, sheet),
        "plans": _plans(upload),
        "pilots": programme.pilots.values(),
        "pilot": programme.pilots.get(sheet.pilot),
        "counts": _counts(sheet),
        "legend": LEGEND,
    }
    return render(request, "shidian/confirm.html", context)


@writes(Act.COMMITMENT_CONFIRM)
@require_POST
def name(request: HttpRequest, sha256: str) -> HttpResponse:
    """Remember who confirms, and which pilot the plan is of."""
    person = _said_by(request)
    words = {key: request.POST.get(key, "") for key in ("plan", "pilot")}
    return _remembering(request, _back(sha256, words), person)


@writes(Act.COMMITMENT_CONFIRM)
@require_POST
def decide(request: HttpRequest, sha256: str) -> HttpResponse:
    """Accept, correct or reject one thing that was read; the card comes back as it stands now."""
    upload = uploads.find(sha256)
    asked = {key: request.POST.get(key, "") for key in ("plan", "pilot", "card", "action")}
    fault = None
    try:
        _decide(request, upload, asked)
    except (DataError, UsageError) as error:
        fault = error.faults[0]
    snapshot, _ = assessed()
    sheet = sheet_of(upload, _number(asked["plan"]), _pilot(asked["pilot"]), snapshot)
    card = _card(sheet, asked["card"])
    if not request.htmx and fault is None:
        return _back(sha256, asked, f"#p{card.number}")
    context = {**_of_cards(request, sheet), "card": card, "fault": fault and fault.line(lang())}
    status = 200 if fault is None or request.htmx else 400
    template = "shidian/confirm_card.html" if request.htmx else "shidian/confirm_refused.html"
    return render(request, template, context, status=status)


@writes(Act.COMMITMENT_CONFIRM)
@require_POST
def drop(request: HttpRequest, sha256: str) -> HttpResponse:
    """Withdraw an entry that the new version no longer has."""
    upload = uploads.find(sha256)
    asked = {key: request.POST.get(key, "") for key in ("plan", "pilot")}
    snapshot, _ = assessed()
    sheet = sheet_of(upload, _number(asked["plan"]), _pilot(asked["pilot"]), snapshot)
    actor = _writer(request, upload, sheet.pilot)
    entry = next(
        (one.id for one in sheet.dropped if str(one.id) == request.POST.get("entry")), None
    )
    if entry is None:
        raise UsageError(Fault("entry_not_current", entry=request.POST.get("entry", "")[:20]))
    said = (_named(actor.name), _reason(request), datetime.now(UTC))
    with transaction.atomic():
        uploads.drop(upload, entry, said)
        record(actor, _happening("drop", upload, f"entry/{entry}", said[1]))
    logger.info("dropped: entry %s by %s", entry, said[0])
    return _back(sha256, asked, "#dropped")


def _decide(request: HttpRequest, upload: Upload, asked: Mapping[str, str]) -> None:
    snapshot, _ = assessed()
    sheet = sheet_of(upload, _number(asked["plan"]), _pilot(asked["pilot"]), snapshot)
    actor = _writer(request, upload, sheet.pilot)
    card = _card(sheet, asked["card"])
    said = (_named(actor.name), _reason(request), datetime.now(UTC))
    act = asked["action"] if asked["action"] in ("reject", "withdraw", "correct") else "accept"
    with transaction.atomic():
        if act == "reject":
            uploads.reject(upload, card.place, said)
        elif act == "withdraw":
            uploads.withdraw(upload, card.place, said)
        else:
            _accept(request, upload, sheet, card, said)
        record(actor, _happening(act, upload, card.said, said[1]))
    logger.info("%s: %s %s by %s", act, upload.sha256[:12], card.said, said[0])


def _accept(
    request: HttpRequest, upload: Upload, sheet: Sheet, card: Card, said: tuple[str, str, datetime]
) -> None:
    if not sheet.pilot:
        raise DataError(Fault("pilot_missing"))
    proposal = card.proposal
    if request.POST.get("action") == "correct":
        proposal = _corrected(proposal, request.POST)
    made = commitment_of(proposal, upload, sheet.pilot, assessed()[0].programme)
    _enter(upload, made, card, said)


def _happening(act: str, upload: Upload, what: str, reason: str) -> Happening:
    return Happening(f"commitment.{act}", f"upload/{upload.sha256}/{what}", reason=reason)


def _enter(upload: Upload, made: Commitment, card: Card, said: tuple[str, str, datetime]) -> None:
    """A new entry, or the successor of the one that an earlier version has."""
    held: Entry[Commitment] | None = card.held
    if held is None:
        uploads.accept(upload, made, card.place, said)
        return
    person, reason, now = said
    reason = reason or ("核对方案的新版本" if lang() == "zh" else "confirmed in a new version")
    uploads.accept(
        upload, replace(made, key=held.record.key), card.place, (person, reason, now), held.id
    )


def _corrected(proposal: Proposal, sent: Mapping[str, str]) -> Proposal:
    """A proposal with the fields that a person changed."""
    changes = []
    for one in fields(proposal):
        if one.name in FIXED or (one.name not in sent and one.name not in FLAGS):
            continue
        value = sent.get(one.name, "").strip()[:LONGEST_REASON]
        changes.append(Correction(proposal.span, "edit", one.name, value, ""))
    made = corrected([proposal], changes)[0]
    if made == proposal:
        raise DataError(Fault("correction_same", span=f"{proposal.span[0]}–{proposal.span[1]}"))
    return made


def _card(sheet: Sheet, asked: str) -> Card:
    number = _number(asked)
    if not asked or number >= len(sheet.cards):
        raise UsageError(Fault("proposal_missing", span=asked[:20]))
    return sheet.cards[number]


def _of_cards(request: HttpRequest, sheet: Sheet) -> Mapping[str, Any]:
    """What the template of a card needs, whether it stands in the page or comes alone."""
    programme = assessed()[0].programme
    return {
        "sheet": sheet,
        "writer": _person(request),
        "typed": person_of(request) is None,
        "indicators": programme.indicators.values(),
        "kinds": {**KINDS, StatementType.TASK: programme.task_names},
        "ops": OPS,
    }


def _plans(upload: Upload) -> list[tuple[int, str]]:
    plans = reading_of(upload.sha256, version()[0]).plans
    return [(number, plan.place or plan.title) for number, plan in enumerate(plans)]


def _counts(sheet: Sheet) -> Mapping[str, int]:
    states = [card.state for card in sheet.cards]
    return {state: states.count(state) for state in ("added", "changed", "same")}


def _back(sha256: str, words: Mapping[str, str], place: str = "") -> HttpResponseRedirect:
    query = urlencode({key: words[key] for key in ("plan", "pilot") if words.get(key)})
    return HttpResponseRedirect(f"{reverse('confirm', args=[sha256])}?{query}{place}")


def _uploads(request: HttpRequest) -> list[Upload]:
    """All uploads for who confirms for the nation, to others their own."""
    everything, person = list(uploads.newest()), person_of(request)
    if person is None or may_write_everywhere(request, Act.COMMITMENT_CONFIRM):
        return everything
    return [one for one in everything if one.uploaded_by == person.name]


def _writer(request: HttpRequest, upload: Upload, pilot: str) -> Actor:
    """Who confirms: of plans that others uploaded only who does so for the nation.

    Raises
    ------
    NotSignedIn, Refused, DataError
        If they may not, or nobody is named on a machine without people.
    """
    person, area = person_of(request), NATION
    if person is not None and upload.uploaded_by == person.name:
        if not pilot:
            return actor_of(person)  # the plan names no pilot: the next step is to choose one
        area = assessed()[0].programme.pilots[pilot].area
    return writer_of(request, Act.COMMITMENT_CONFIRM, area) or Actor(_person(request))


def _actor(request: HttpRequest) -> Actor:
    person = person_of(request)
    return Actor(_said_by(request)) if person is None else actor_of(person)


def _said_by(request: HttpRequest) -> str:
    """The name of who has signed in; on a machine without people, the name that was typed."""
    person = person_of(request)
    return _named(request.POST.get("person", "")) if person is None else person.name


def _remembering(request: HttpRequest, response: HttpResponse, person: str) -> HttpResponse:
    if person_of(request) is None:
        kept = {"max_age": ONE_YEAR, "httponly": True, "samesite": "Strict"}
        response.set_cookie(PERSON, quote(person), **kept)
    return response


def _person(request: HttpRequest) -> str:
    person = person_of(request)
    if person is not None:
        return person.name
    return unquote(request.COOKIES.get(PERSON, ""))[:LONGEST_NAME]


def _named(person: str) -> str:
    """A name to be recorded; DataError for none."""
    plain = " ".join(person.split())[:LONGEST_NAME]
    if not plain:
        raise DataError(Fault("person_missing"))
    return plain


def _reason(request: HttpRequest) -> str:
    return request.POST.get("reason", "").strip()[:LONGEST_REASON]


def _number(asked: str) -> int:
    return int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 7 else 0


def _pilot(asked: str) -> str:
    if not asked:
        return ""
    return find_pilot(assessed()[0].programme, asked[:100]).no
