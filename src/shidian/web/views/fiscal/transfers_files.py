"""What is downloaded from a page of transfers, land or insurance: its answer as a workbook."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse

from shidian.core import Bilingual, Fault, Lang
from shidian.mechanisms.citizenization.insurance_result import InsuranceResult
from shidian.mechanisms.citizenization.words import PAYERS
from shidian.mechanisms.transfers.results import LinkageResult
from shidian.reporting import write
from shidian.reporting.insurance_workbook import insurance_workbook
from shidian.reporting.linkage_table import linkage_table
from shidian.reporting.names import Names, names_of
from shidian.reporting.transfers_workbook import (
    award_workbook,
    equalization_workbook,
    land_workbook,
)
from shidian.reporting.worded import worded
from shidian.store.snapshot import assessed
from shidian.web.context import lang
from shidian.web.views.errors import refusal
from shidian.web.views.fiscal import award, equalization, insurance, land, linkage
from shidian.web.views.fiscal.answer import Form
from shidian.web.views.fiscal.cost_files import saved


def download(request: HttpRequest, name: str) -> HttpResponse:
    """The workbook of what was asked for on a page, in the language of the page."""
    file = _FILES[name]
    form = file.form_of(request)
    if form.wrong:
        return refusal(request, Fault("field_refused"), 400)
    found = form.context.get(file.key)
    if found is None:
        return refusal(request, Fault("field_unfilled"), 400)
    return saved(file.workbook(found, lang()), f"{file.title.text(lang())}.xlsx")


@dataclass(frozen=True)
class _File:
    """The file of a page: its name, the form, the workbook, and the key of the answer."""

    title: Bilingual
    form_of: Callable[[HttpRequest], Form]
    workbook: Callable[[Any, Lang], bytes]
    key: str = "result"


def _with_names(
    workbook: Callable[[Any, Names, Lang], bytes],
) -> Callable[[Any, Lang], bytes]:
    return lambda result, lang: workbook(result, names_of(assessed()[0].programme), lang)


def _insurance_workbook(result: InsuranceResult, lang: Lang) -> bytes:
    return insurance_workbook(result, lang, names_of(assessed()[0].programme))


def _linkage_workbook(result: LinkageResult, lang: Lang) -> bytes:
    """The table alone: its values come from elsewhere, and say from where."""
    pilots = {no: one.name for no, one in assessed()[0].programme.pilots.items()}
    payers = {payer.value: name for payer, name in PAYERS.items()}
    return write(worded(linkage_table(result, pilots, payers), lang), "xlsx", lang)


_FILES: Mapping[str, _File] = {
    "award": _File(
        Bilingual("市民化奖励", "citizenization-award"),
        award.form_of,
        _with_names(award_workbook),
    ),
    "equalization": _File(
        Bilingual("均衡性转移支付", "equalization"),
        equalization.form_of,
        _with_names(equalization_workbook),
    ),
    "land": _File(
        Bilingual("建设用地", "construction-land"),
        land.form_of,
        _with_names(land_workbook),
        "balance",
    ),
    "linkage": _File(
        Bilingual("人地钱挂钩表", "linkage-table"), linkage.form_of, _linkage_workbook
    ),
    "insurance": _File(
        Bilingual("社会保险", "social-insurance"), insurance.form_of, _insurance_workbook
    ),
}
