"""What is downloaded from a page of cost: the model as YAML, the cost-sharing list."""

from collections.abc import Callable, Mapping
from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_cache_control
from django.utils.http import content_disposition_header

from shidian.core import DataError, Fault, Lang
from shidian.core.period import BEIJING
from shidian.mechanisms.citizenization.result import CostResult
from shidian.programme import find_pilot
from shidian.reporting.cost_list import cost_list_document, cost_list_workbook
from shidian.reporting.names import Names, names_of
from shidian.store.snapshot import assessed
from shidian.web.context import lang
from shidian.web.views.errors import refusal
from shidian.web.views.fiscal.asked import Case, case_of
from shidian.web.views.fiscal.cost import model_of
from shidian.web.views.fiscal.written import model_yaml


def download(request: HttpRequest, file: str, code: str = "", asked: str = "") -> HttpResponse:
    """The model as YAML, or the cost-sharing list, of what was asked for on a page."""
    programme = assessed()[0].programme
    pilot = find_pilot(programme, asked) if asked else None
    case = case_of(programme, pilot, code or model_of(request, programme, pilot), request.GET)
    if case.faults:
        return refusal(request, Fault("field_refused"), 400)
    if file == "model.yaml":
        return saved(model_yaml(case.question.model.stated), _name(file, case))
    if case.result is None:
        return refusal(request, Fault("field_unfilled"), 400)
    try:
        return saved(_LISTS[file](case.result, lang(), names_of(programme)), _name(file, case))
    except DataError as error:
        return refusal(request, error.faults[0], 400)


def saved(content: bytes, name: str) -> HttpResponse:
    """An answer that a browser saves under a name, whose ending says what it is."""
    response = HttpResponse(content, content_type=_KINDS[name.rpartition(".")[2]])
    response.headers["Content-Disposition"] = content_disposition_header(True, name) or ""
    patch_cache_control(response, no_cache=True)
    return response


def _name(file: str, case: Case) -> str:
    changed = "-changed" if any(one.changed for one in case.every_field) else ""
    stem, _, ending = file.partition(".")
    return f"{case.file.stated.code}-{stem}{changed}.{ending}"


def _workbook(result: CostResult, lang: Lang, names: Names) -> bytes:
    return cost_list_workbook(result, lang, names=names)


def _document(result: CostResult, lang: Lang, names: Names) -> bytes:
    return cost_list_document(result, lang, datetime.now(BEIJING).date(), names=names)


_LISTS: Mapping[str, Callable[[CostResult, Lang, Names], bytes]] = {
    "list.xlsx": _workbook,
    "list.docx": _document,
}
_OFFICE = "application/vnd.openxmlformats-officedocument."
_KINDS = {
    "yaml": "application/yaml; charset=utf-8",
    "xlsx": f"{_OFFICE}spreadsheetml.sheet",
    "docx": f"{_OFFICE}wordprocessingml.document",
}
