"""The filing as a workbook: handed out, read back as a trial, and taken over on a person's word."""

from collections.abc import Sequence

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from shidian.core import DataError, Fault
from shidian.store.filings.filings import sheet_of
from shidian.store.filings.workbooks import changes, read_staged, stage, take_over, workbook
from shidian.store.filings.writing import Written
from shidian.store.models import Filing, StagedWorkbook
from shidian.web.access import actor, posts_of_request, signed_in, who
from shidian.web.context import lang
from shidian.web.views.filings.evidence import attachment
from shidian.web.views.filings.found import existing, to_filing
from shidian.web.views.filings.grid import shown
from shidian.web.views.filings.kept import Kept

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
LARGEST = 20 * 2**20
LARGEST_NUMBER = 2**31 - 1


@require_safe
@signed_in
def download(request: HttpRequest, year: int, asked: str) -> HttpResponse:
    """The filing as a workbook to be filled in."""
    filing = existing(request, year, asked)
    name = f"{sheet_of(filing).pilot.short.text(lang())}-{year}.xlsx"
    return attachment(workbook(filing, posts_of_request(request), lang()), name, XLSX)


@require_POST
@signed_in
def upload(request: HttpRequest, year: int, asked: str) -> HttpResponse:
    """Read a workbook and show what it would change; nothing is written yet."""
    filing, file = existing(request, year, asked), request.FILES.get("workbook")
    name = str(file.name) if file else "—"
    if file is None or not file.size or file.size > LARGEST:
        code = "evidence_large" if file and file.size else "evidence_empty"
        fault = Fault(code, name=name, size=file.size if file else 0, limit=LARGEST)
        return shown(request, filing, Kept("workbook", (fault,)), 400)
    try:
        row, read = stage(filing, name, file.read(), who(request), posts_of_request(request))
    except DataError as error:
        return shown(request, filing, Kept("workbook", error.faults), 400)
    if row is None:
        return shown(request, filing, Kept("workbook", tuple(read.faults)), 400)
    return _trial(request, filing, row, notes=read.notes)


@require_POST
@signed_in
def commit(request: HttpRequest, year: int, asked: str, number: int) -> HttpResponse:
    """Take a workbook over that was shown: all of it, or nothing."""
    filing, number = existing(request, year, asked), min(number, LARGEST_NUMBER)
    row = read_staged(number, who(request))
    written = take_over(number, who(request), posts_of_request(request), actor(request))
    if written.whole:
        return to_filing(filing)
    return _trial(request, filing, row, written)


def _trial(
    request: HttpRequest,
    filing: Filing,
    row: StagedWorkbook,
    written: Written | None = None,
    notes: Sequence[Fault] = (),
) -> HttpResponse:
    """What a workbook would change; 409 where it was to be taken over and could not be."""
    sheet = sheet_of(filing)
    found = [(one, sheet.cells[one.key]) for one in changes(row) if one.key in sheet.cells]
    context = {
        "filing": filing,
        "pilot": sheet.pilot,
        "sheet": sheet,
        "row": row,
        "changes": found,
        "stale": any(one.stale for one, _cell in found),
        "written": written,
        "notes": notes,
    }
    status = 200 if written is None else 409
    return render(request, "shidian/filings/workbook.html", context, status=status)
