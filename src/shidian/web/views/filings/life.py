"""The life of a figure: everything that ever happened to a cell or a filing; and the whole log."""

from collections.abc import Sequence
from datetime import UTC, datetime, time, timedelta

from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from shidian.core import Bilingual, Fault
from shidian.core.period import BEIJING
from shidian.register.access import Post, scopes
from shidian.register.lifecycle import FilingState
from shidian.register.roles import Act
from shidian.store.access import Refused, today
from shidian.store.filings.filings import sheet_of
from shidian.store.filings.filings import subject as filing_subject
from shidian.store.models import Event, Filing
from shidian.web.access import posts_of_request, require, signed_in
from shidian.web.asked import LARGEST_NUMBER, number_asked
from shidian.web.views.filings.events import (
    WORDS,
    events_within,
    key_of,
    lines,
    may_follow,
    number_of,
)

A_PAGE = 100
MOST = 500  # events of one filing on its page; the log has the others
LONGEST = 300


@signed_in
def page(request: HttpRequest, subject: str) -> HttpResponse:
    """Every event of a cell, with the steps of its filing; or of a filing, or anything else."""
    posts, subject = posts_of_request(request), subject.strip("/")[:LONGEST]
    number = number_of(subject)
    filing = None if number is None else Filing.objects.filter(pk=number).first()
    if filing is not None:
        found = _of_filing(request, filing, key_of(subject), posts)
    else:
        found = _of_others(posts, subject)
    events = list(found.order_by("number")[: MOST + 1])
    if not events and filing is None:
        raise Http404
    found_lines = lines(events[:MOST], posts)
    context = {
        "subject": subject,
        "filing": filing,
        "key": key_of(subject) if filing else "",
        "whole": filing_subject(filing) if filing else "",
        "pilot": sheet_of(filing).pilot if filing else None,
        "name": _name(filing, key_of(subject)) if filing else None,
        "lines": found_lines,
        "broken": not all(line.intact for line in found_lines),
        "more": len(events) > MOST,
        "follows": may_follow(posts, filing.area if filing else ""),
    }
    return render(request, "shidian/filings/life.html", context)


def _of_filing(
    request: HttpRequest, filing: Filing, key: str, posts: Sequence[Post]
) -> QuerySet[Event]:
    """Who reads the log may follow a filing from its first day, its values from when it is sent."""
    if not may_follow(posts, filing.area):
        require(request, Act.FILING_READ, filing.area, FilingState(filing.state))
    own = filing_subject(filing)
    if key:
        return Event.objects.filter(subject__in=[own, filing_subject(filing, key)])
    # The area is in an index, from which the few subjects are picked.
    return Event.objects.filter(area=filing.area).filter(
        Q(subject=own) | Q(subject__startswith=f"{own}/")
    )


def _of_others(posts: Sequence[Post], subject: str) -> QuerySet[Event]:
    if not scopes(posts, Act.EVENT_READ, today()):
        raise Refused(Fault("access_role", act=Act.EVENT_READ.text))
    return events_within(posts).filter(subject=subject)


def _name(filing: Filing, key: str) -> Bilingual | None:
    cell = sheet_of(filing).cells.get(key)
    return cell.name if cell else None


@signed_in
def log(request: HttpRequest) -> HttpResponse:
    """The log, the newest first, by act, person, place, time and subject."""
    posts = posts_of_request(request)
    if not scopes(posts, Act.EVENT_READ, today()):
        raise Refused(Fault("access_role", act=Act.EVENT_READ.text))
    asked = {
        name: request.GET.get(name, "").strip()[:LONGEST]
        for name in ("act", "person", "area", "first", "last", "subject", "before")
    }
    rows = _searched(events_within(posts), asked)
    events = list(rows.order_by("-number")[: A_PAGE + 1])
    query = request.GET.copy()
    query["before"] = str(events[A_PAGE - 1].number) if len(events) > A_PAGE else ""
    context = {
        "asked": asked,
        "acts": WORDS,
        "lines": lines(events[:A_PAGE], posts),
        "older": query.urlencode() if len(events) > A_PAGE else "",
    }
    return render(request, "shidian/filings/log.html", context)


def _searched(rows: QuerySet[Event], asked: dict[str, str]) -> QuerySet[Event]:
    """The events that were asked for; what is not understood is no filter."""
    for name, lookup in (("act", "act"), ("area", "area"), ("subject", "subject__startswith")):
        if asked[name]:
            rows = rows.filter(**{lookup: asked[name]})
    if asked["person"]:
        rows = rows.filter(actor__icontains=asked["person"])
    before = number_asked(asked["before"], LARGEST_NUMBER)
    if before is not None:
        rows = rows.filter(number__lt=before)
    first, last = _moment(asked["first"], 0), _moment(asked["last"], 1)
    if first:
        rows = rows.filter(at__gte=first)
    if last:
        rows = rows.filter(at__lt=last)
    return rows


def _moment(day: str, later: int) -> str:
    """When a day of Beijing begins, as the log writes moments; empty for what is no day."""
    try:
        begins = datetime.combine(datetime.fromisoformat(day).date(), time(), BEIJING)
    except ValueError:
        return ""
    return (begins + timedelta(days=later)).astimezone(UTC).isoformat(timespec="microseconds")
