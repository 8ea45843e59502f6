"""The page of a filing: its grid, its steps, what stands in their way, and what was said of it."""

from collections.abc import Iterable, Mapping
from typing import Any, TypeVar

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from shidian.core import Bilingual, Fault, UsageError
from shidian.programme import Pilot
from shidian.register.filing import FilingSheet, completeness
from shidian.register.lifecycle import LOCKED, FilingState
from shidian.register.roles import Act
from shidian.store.access import today
from shidian.store.filings import filings
from shidian.store.filings.files import standing as files_of
from shidian.store.filings.quality import findings
from shidian.store.filings.remarks import comments
from shidian.store.models import Filing
from shidian.store.snapshot import assessed
from shidian.web.access import actor, allowed, posts_of_request, require, signed_in, who
from shidian.web.views.filings.beside import beside
from shidian.web.views.filings.cells import save_section
from shidian.web.views.filings.found import pilot_of, readable, to_filing
from shidian.web.views.filings.kept import NOTHING, Kept
from shidian.web.views.filings.lines import Around, sections
from shidian.web.views.filings.way import blocked_steps, ladder
from shidian.web.views.filings.words import script

T = TypeVar("T")


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def page(request: HttpRequest, year: int, asked: str) -> HttpResponse:
    """The grid; cells that a page without script sends are saved here too."""
    pilot = pilot_of(asked)
    if request.method != "POST" and asked != pilot.no:
        return redirect("filing", year=year, asked=pilot.no)
    filing = readable(request, year, pilot)
    if filing is None:
        return _not_begun(request, year, pilot)
    if request.method == "POST":
        return _saved(request, filing)
    return shown(request, filing)


def _not_begun(request: HttpRequest, year: int, pilot: Pilot) -> HttpResponse:
    programme = assessed()[0].programme
    known = filings.years(programme, today())
    if year not in known:
        raise UsageError(Fault("filing_year", found=year, first=known[0], last=known[-1]))
    if request.method == "POST":
        require(request, Act.FILING_WRITE, pilot.area, FilingState.DRAFT)
        return to_filing(filings.begin(pilot.no, year, posts_of_request(request), actor(request)))
    context = {
        "pilot": pilot,
        "year": year,
        "deadline": filings.deadline(programme, year),
        "may_begin": allowed(request, Act.FILING_WRITE, pilot.area, FilingState.DRAFT),
    }
    return render(request, "shidian/filings/not_begun.html", context)


def _saved(request: HttpRequest, filing: Filing) -> HttpResponse:
    """Save what the form of a section holds; what cannot be saved is shown again as typed."""
    kept = save_section(request, filing)
    if kept.came.whole:
        return to_filing(filing, request.POST.get("section", "")[:60])
    return shown(request, filing, kept, 409 if kept.came.conflicts else 400)


def shown(
    request: HttpRequest, filing: Filing, kept: Kept = NOTHING, status: int = 200
) -> HttpResponse:
    """The page of a filing, with what was sent and refused kept on it."""
    part = request.method != "POST" and request.GET.get("part") == "steps"
    template = "shidian/filings/steps.html" if part else "shidian/filings/grid.html"
    context = _standing(request, filing, kept)
    if not part:
        context |= _grid(request, filing, kept, context)
    response = render(request, template, context, status=status)
    response.headers["Cache-Control"] = "private, no-store"
    return response


def _standing(request: HttpRequest, filing: Filing, kept: Kept) -> dict[str, Any]:
    """What the steps of a filing need to know."""
    cells, sheet = filings.cells_of(filing), filings.sheet_of(filing)
    values = {key: cell.value for key, cell in cells.items() if cell.value}
    found, state = findings(filing, values), FilingState(filing.state)
    filled, wanted = completeness(sheet, values)
    return {
        "filing": filing,
        "subject": filings.subject(filing),
        "life_form": reverse("filing_life", args=[filings.subject(filing)]),
        "pilot": sheet.pilot,
        "sheet": sheet,
        "state": state,
        "cells": cells,
        "findings": [(one, sheet.cells[one.key].name, one.blocks(state)) for one in found],
        "steps": blocked_steps(filing, sheet, found, posts_of_request(request), who(request)),
        "may_waive": allowed(request, Act.CHECK_WAIVE, filing.area, state),
        "filled": filled,
        "wanted": wanted,
        "kept": kept,
    }


def _grid(
    request: HttpRequest, filing: Filing, kept: Kept, standing: Mapping[str, Any]
) -> dict[str, Any]:
    area, state = filing.area, standing["state"]
    writes = allowed(request, Act.FILING_WRITE, area, state)
    remarks, files = comments(filing), files_of(filing)
    around = Around(
        standing["cells"],
        _grouped((one.key, one) for one, _name, _blocks in standing["findings"]),
        {key: [one for one in of if one.round == filing.round] for key, of in remarks.items()},
        _grouped((one.row, one) for one in files),
        beside(standing["pilot"], filing.year),
        kept.typed,
        kept.came,
    )
    sheet, remark_on = standing["sheet"], request.GET.get("remark", "")
    return {
        "sections": sections(sheet, around, bool(writes)),
        "writable": bool(writes),
        "why_not": writes.reason,
        "locked": state in LOCKED,
        "ladder": ladder(filing),
        "deadline": filings.deadline(assessed()[0].programme, filing.year),
        "remarks": [
            (one, sheet.cells[key].name if key in sheet.cells else None)
            for key, of in remarks.items()
            for one in of
        ],
        "reopenings": filing.reopenings.order_by("round"),
        "may_remark": bool(allowed(request, Act.FILING_RETURN, area, state)),
        "remark_on": kept.fields.get("key", "") if kept.form.startswith("remark-") else remark_on,
        "files": [(one, _row_name(sheet, one.row)) for one in files],
        "rules": sheet.form.evidence,
        "evidence_for": request.GET.get("evidence", ""),
        "script": script(filing, who(request)),
    }


def _grouped(pairs: Iterable[tuple[str, T]]) -> dict[str, list[T]]:
    groups: dict[str, list[T]] = {}
    for key, value in pairs:
        groups.setdefault(key, []).append(value)
    return groups


def _row_name(sheet: FilingSheet, place: str) -> Bilingual:
    """A row in words, from its place in the form."""
    for part in sheet.sections:
        for row in part.rows:
            if f"{part.section.code}/{row.key}" == place:
                number = Bilingual(f"第 {row.key} 行", f"row {row.key}")
                name, head = row.name if row.name.zh else number, part.section.name
                return Bilingual(f"{head.zh} · {name.zh}", f"{head.en} · {name.en}")
    return Bilingual(place, place)
