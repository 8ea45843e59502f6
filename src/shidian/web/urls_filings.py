"""Addresses of filings: the list of a year, a filing, what is done to it, and its log."""

from django.urls import path
from django.views.decorators.http import require_safe

from shidian.web.views.filings import acts, evidence, grid, life, overview, workbook

_FILING = "filings/<int:year>/<str:asked>/"

urlpatterns = [
    path("filings/", require_safe(overview.newest), name="filings"),
    path("filings/log/", require_safe(life.log), name="filing_log"),
    path("filings/events/<path:subject>/", require_safe(life.page), name="filing_life"),
    path("filings/<int:year>/", require_safe(overview.page), name="filings_of"),
    path(_FILING, grid.page, name="filing"),
    path(f"{_FILING}steps/<slug:code>/", acts.step, name="filing_step"),
    path(f"{_FILING}explain/", acts.explain, name="filing_explain"),
    path(f"{_FILING}remark/", acts.remark, name="filing_remark"),
    path(f"{_FILING}evidence/", evidence.upload, name="evidence_add"),
    path(f"{_FILING}evidence/<int:number>/", evidence.download, name="evidence_file"),
    path(f"{_FILING}evidence/<int:number>/remove/", evidence.take_off, name="evidence_remove"),
    path(f"{_FILING}workbook.xlsx", workbook.download, name="filing_workbook"),
    path(f"{_FILING}workbook/", workbook.upload, name="workbook_add"),
    path(f"{_FILING}workbook/<int:number>/", workbook.commit, name="workbook_commit"),
]
