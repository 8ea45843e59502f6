"""Everything for downloading, with the data dictionary."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from shidian.reporting import FORMATS, TABLES, dictionary, make_table, write
from shidian.store.snapshot import assessed, version
from shidian.web.context import lang
from shidian.web.state import while_register_stands

_TYPES = {
    "csv": "text/csv; charset=utf-8",
    "json": "application/json",
    "jsonl": "application/x-ndjson",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


@while_register_stands
def page(request: HttpRequest) -> HttpResponse:
    """The tables, their formats, and what every column means."""
    snapshot, results = assessed()
    tables = [
        {
            "name": name,
            "kind": kind,
            "count": len(kind.rows(snapshot, results)),
            "columns": kind.columns(snapshot.programme),
        }
        for name, kind in TABLES.items()
    ]
    context = {"tables": tables, "formats": FORMATS, "programme": snapshot.programme}
    return render(request, "shidian/data.html", context)


def download(request: HttpRequest, table: str, format: str) -> HttpResponse:
    """One table as a file; its name says which state of the register it holds."""
    snapshot, results = assessed()
    if table == "dictionary":
        made = dictionary(snapshot.programme)
    else:
        made = make_table(table, snapshot, results)
    content = write(made, format, lang())
    state = "-".join(map(str, version()))
    name = f"{snapshot.programme.facts.code}-{table}-{state}.{format}"
    response = HttpResponse(content, content_type=_TYPES[format])
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
