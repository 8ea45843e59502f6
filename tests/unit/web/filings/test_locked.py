"""After acceptance no role writes through any page, the API, a workbook or a command."""

import json
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from shidian.cli.application import app
from shidian.register.lifecycle import Step
from shidian.store.access import posts_of
from shidian.store.filings.workbooks import workbook
from shidian.store.models import (
    AcceptedObservation,
    CellComment,
    EvidenceFile,
    Filing,
    FilingCell,
    Observation,
    StagedWorkbook,
    Waiver,
)
from tests.unit.web.filings.conftest import PAGE, RATE


@pytest.fixture
def accepted(cast, filing):
    cast.fill(filing)
    return cast.carry(filing, Step.ACCEPT)


def everything():
    """All that a channel could write."""
    return (
        list(Filing.objects.values_list("state", "round")),
        list(FilingCell.objects.order_by("id").values_list("key", "value", "version")),
        [
            model.objects.count()
            for model in (
                AcceptedObservation,
                Observation,
                CellComment,
                EvidenceFile,
                StagedWorkbook,
                Waiver,
            )
        ],
    )


def upload(name, content):
    return SimpleUploadedFile(name, content)


def channels(client, filing, content):
    """Every way in which a page or the API could write in a filing."""
    api = f"/api/v1/filings/{filing.pk}/cells"
    cells = json.dumps({"cells": [{"key": RATE, "value": "1", "base": 1}]})
    yield client.put(api, cells, content_type="application/json")
    yield client.post(PAGE, {"section": "indicators", RATE: "1", f"base:{RATE}": "1"})
    for step in ("submit", "return", "endorse", "accept"):
        yield client.post(f"{PAGE}steps/{step}/", {"reason": "x"})
    yield client.post(f"{PAGE}steps/reopen/", {"reason": "x"})  # without a document
    yield client.post(f"{PAGE}explain/", {"check": "plan", "key": RATE, "reason": "x"})
    yield client.post(f"{PAGE}remark/", {"key": RATE, "text": "x"})
    file = upload("a.pdf", b"%PDF-1.7")
    yield client.post(f"{PAGE}evidence/", {"row": "tasks/1", "file": file})
    yield client.post(f"{PAGE}workbook/", {"workbook": upload("a.xlsx", content)})
    yield client.post(f"{PAGE}workbook/1/")


def test_no_role_writes_through_any_page_or_the_api(cast, accepted, browser_of):
    before, asked = everything(), 0
    content = workbook(accepted, posts_of(cast.nation), "zh")
    for name in vars(cast):
        for answer in channels(browser_of(name), accepted, content):
            assert answer.status_code in (400, 403, 404, 409), (name, answer.request["PATH_INFO"])
            assert everything() == before, (name, answer.request["PATH_INFO"])
            asked += 1
    assert asked == 12 * len(vars(cast))


def test_nor_does_the_public(accepted, client):
    before = everything()
    for answer in channels(client, accepted, b""):
        assert answer.status_code in (401, 403)
    assert everything() == before


def test_no_command_writes_in_filings():
    """The verbs are these; none of them takes a filing."""
    verbs = {command.callback.__name__ for command in app.registered_commands}
    groups = {group.typer_instance.info.name for group in app.registered_groups}
    writing = {"load", "person", "restore", "backup", "export", "report", "portal"}
    reading = {"serve", "pilots", "show", "targets", "commitments", "observations", "assess"}
    reading |= {"robust", "replay", "read", "check", "validate", "audit", "doctor", "share"}
    assert verbs == writing | reading
    assert groups == {"scheme", "cost", "transfers", "land"}  # none of them knows the register
    assert not any(re.search("filing|cell", verb) for verb in verbs)
