"""Saving cells over the API: what comes back, who may, and how few questions it asks."""

import json

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from shidian.register.lifecycle import Step
from shidian.store.filings.filings import values_of
from shidian.store.models import Event
from tests.people import sign_in
from tests.unit.store.filings.conftest import VALUES
from tests.unit.web.filings.conftest import HUKOU, PAGE, PEOPLE, RATE


def put(client, filing, *cells, check="", **headers):
    sent = {"cells": [dict(zip(("key", "value", "base"), cell, strict=True)) for cell in cells]}
    return client.put(
        f"/api/v1/filings/{filing.pk}/cells{check}",
        json.dumps(sent),
        content_type="application/json",
        headers=headers,
    )


def test_a_save_gives_the_normal_text_and_its_version(officer, filing):
    answer = put(officer, filing, (RATE, "７３．７１％", 0))
    assert answer.status_code == 200
    [saved] = answer.json()["saved"]
    assert saved.pop("at").startswith("20")
    assert saved == {"key": RATE, "value": "73.71", "version": 1, "by": "张三"}
    assert {**answer.json(), "saved": []} == {"saved": [], "faults": [], "findings": []}
    assert values_of(filing)[RATE] == "73.71"


def test_a_save_is_logged_with_its_request(officer, filing):
    answer = put(officer, filing, (RATE, "73.71", 0))
    event = Event.objects.get(subject=f"filing/{filing.pk}/{RATE}")
    assert event.request == answer.headers["X-Request-Id"]


def test_a_stale_save_is_409_with_both_values_and_saves_the_others(cast, officer, filing):
    cast.write(filing, "colleague", **{RATE: ("73.7", 0)})
    answer = put(officer, filing, (RATE, "74", 0), (PEOPLE, "820.2", 0), (HUKOU, "四成", 0))
    assert answer.status_code == 409
    [conflict] = answer.json()["conflicts"]
    assert conflict.pop("at").startswith("20")
    assert conflict == {"key": RATE, "yours": "74", "theirs": "73.7", "version": 1, "by": "赵六"}
    assert [one["key"] for one in answer.json()["saved"]] == [PEOPLE]
    [fault] = answer.json()["faults"]
    assert fault == {
        "key": HUKOU,
        "detail": "“四成”不是数。",
        "todo": "请填 1234.5 或 1,234.5 这样的数；没有数据就留空。",
    }


def test_faults_are_told_in_the_readers_language(officer, filing):
    answer = put(officer, filing, (HUKOU, "many", 0), **{"Accept-Language": "en"})
    assert answer.json()["faults"][0]["detail"] == "“many” is not a number."


def test_checks_run_only_when_asked(officer, filing):
    contradiction = [(key, value, 0) for key, value in (VALUES | {PEOPLE: "700"}).items()]
    assert put(officer, filing, *contradiction).json()["findings"] == []
    found = put(officer, filing, check="?check=1").json()["findings"]
    hard = {one["check"]: one for one in found if one["hard"]}
    assert hard["identity"]["key"] == RATE
    assert hard["identity"]["explained"] is False


WRITERS = {"officer", "colleague"}


def test_nobody_else_saves(cast, browser_of, filing):
    for name in set(vars(cast)) - WRITERS:
        answer = put(browser_of(name), filing, (RATE, "1", 0))
        assert answer.status_code == 403, name
        assert answer.json()["type"].startswith("access_")
    assert RATE not in values_of(filing)


def test_without_a_session_it_is_401_and_nothing_is_saved(client, filing):
    answer = put(client, filing, (RATE, "1", 0))
    assert (answer.status_code, answer.json()["type"]) == (401, "not_signed_in")
    assert RATE not in values_of(filing)


def test_a_session_alone_is_not_enough(cast, filing):
    """Another site could send the cookie, not the token."""
    careful = sign_in(Client(enforce_csrf_checks=True), cast.officer)
    answer = put(careful, filing, (RATE, "1", 0))
    assert (answer.status_code, answer.json()["type"]) == (403, "form_expired")
    page = careful.get(PAGE).text
    token = page.split('name="csrfmiddlewaretoken" value="')[1].split('"')[0]
    assert put(careful, filing, (RATE, "1", 0), **{"X-CSRFToken": token}).status_code == 200


def test_a_filing_that_was_sent_takes_nothing(cast, officer, filing):
    cast.fill(filing)
    cast.carry(filing, Step.SUBMIT)
    answer = put(officer, filing, (RATE, "1", 1))
    assert (answer.status_code, answer.json()["type"]) == (403, "access_state")


@pytest.mark.parametrize("number", [10**6, 10**30])
def test_a_filing_that_is_not_there_is_404(officer, number):
    answer = officer.put(f"/api/v1/filings/{number}/cells", '{"cells": []}', "application/json")
    assert (answer.status_code, answer.json()["type"]) == (404, "no_filing")


BAD = {
    "no json": ("{", 400),
    "no cells": ("{}", 422),
    "a number for a text": ('{"cells": [{"key": "a", "value": 1, "base": 0}]}', 422),
    "a negative version": ('{"cells": [{"key": "a", "value": "1", "base": -1}]}', 422),
    "no version": ('{"cells": [{"key": "a", "value": "1"}]}', 422),
}


@pytest.mark.parametrize(("body", "status"), BAD.values(), ids=BAD)
def test_what_cannot_be_read_is_told(officer, filing, body, status):
    answer = officer.put(f"/api/v1/filings/{filing.pk}/cells", body, "application/json")
    assert answer.status_code == status
    assert answer.json()["type"] in ("bad_request", "bad_parameter")


def test_a_save_asks_few_questions(officer, filing):
    put(officer, filing, (RATE, "73.7", 0))
    with CaptureQueriesContext(connection) as queries:
        put(officer, filing, (RATE, "73.71", 1))
    assert len(queries) <= 16
