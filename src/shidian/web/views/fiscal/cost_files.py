"""What is downloaded from a page of cost: the model as YAML, the cost-sharing list."""

from collections.abc import Callable, Mapping
from urllib.parse import quote

from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_cache_control

from shidian.core import DataError, Fault, Lang
from shidian.mechanisms.citizenization.result import CostResult, answered
from shidian.programme import find_pilot
from shidian.reporting.cost_list import cost_list_document, cost_list_workbook
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
        return _file(model_yaml(case.question.model.stated), file, case)
    if not case.answerable:
        return refusal(request, Fault("field_unfilled"), 400)
    try:
        return _file(_LISTS[file](answered(case.question), lang()), file, case)
    except DataError as error:
        return refusal(request, error.faults[0], 400)


def _file(content: bytes, file: str, case: Case) -> HttpResponse:
    kind = _KINDS[file.rpartition(".")[2]]
    response = HttpResponse(content, content_type=kind)
    changed = "-changed" if any(one.changed for one in case.every_field) else ""
    stem, _, ending = file.partition(".")
    name = quote(f"{case.file.stated.code}-{stem}{changed}.{ending}")
    response.headers["Content-Disposition"] = f"attachment; filename*=UTF-8''{name}"
    patch_cache_control(response, no_cache=True)
    return response


_LISTS: Mapping[str, Callable[[CostResult, Lang], bytes]] = {
    "list.xlsx": cost_list_workbook,
    "list.docx": cost_list_document,
}
_OFFICE = "application/vnd.openxmlformats-officedocument."
_KINDS = {
    "yaml": "application/yaml; charset=utf-8",
    "xlsx": f"{_OFFICE}spreadsheetml.sheet",
    "docx": f"{_OFFICE}wordprocessingml.document",
}
