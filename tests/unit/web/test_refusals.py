"""What the pages and the API say when something is not there, not allowed, or broken."""

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client

from shidian.store import snapshot
from shidian.store.models import Observation, Package
from tests.stored import without_guards

PROBLEM = {"type", "title", "detail", "where"}


@pytest.mark.django_db
def test_an_empty_database_says_so_in_both_faces():
    Package.objects.all().delete()  # what other tests loaded; taken back when this one ends
    page, answer = Client().get("/en/"), Client().get("/api/v1/pilots")
    assert (page.status_code, answer.status_code) == (503, 503)
    assert "shidian load" in page.text
    assert set(answer.json()) == PROBLEM
    assert answer.json()["type"] == "nothing_loaded"


def test_a_failure_behind_the_api_is_an_object_that_gives_nothing_away(client, monkeypatch):
    client.raise_request_exception = False
    cache.clear()
    monkeypatch.setattr("shidian.web.api.pilots.assessed", lambda: 1 / 0)
    answer = client.get("/api/v1/pilots", headers={"Accept-Language": "en"})
    assert answer.status_code == 500
    assert set(answer.json()) == PROBLEM
    assert "division" not in answer.text


def test_what_the_database_says_is_not_for_the_public(client):
    cache.clear()
    snapshot._assessed.cache_clear()
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE store_commitment RENAME COLUMN pilot TO gone")
    answer = client.get("/en/")
    assert answer.status_code == 503
    assert "cannot be used at the moment" in answer.text
    assert "pilot" not in answer.text.split("<main")[1].split("</main>")[0]


def test_a_value_changed_behind_our_back_is_named(client):
    cache.clear()
    snapshot._assessed.cache_clear()
    entry = Observation.objects.first()
    with without_guards():
        Observation.objects.filter(pk=entry.pk).update(value="abc")
    answer = client.get("/en/")
    snapshot._assessed.cache_clear()
    assert answer.status_code == 503
    assert f"Entry {entry.pk} of the ledger observations cannot be read (abc)." in answer.text


@pytest.mark.parametrize("path", ["/en/", "/api/v1/pilots"])
def test_a_name_that_is_not_ours_is_explained(client, path):
    answer = client.get(path, headers={"Host": "elsewhere.example", "Accept-Language": "en"})
    assert answer.status_code == 400
    assert "elsewhere.example" in answer.text
    assert "SHIDIAN_HOSTS" in answer.text


@pytest.mark.parametrize("method", ["post", "put", "delete", "patch"])
def test_pages_are_only_read(client, method):
    assert getattr(client, method)("/pilots/03/").status_code == 405
    assert client.head("/pilots/03/").status_code == 200


def test_the_language_link_never_leaves_the_house(client):
    page = client.get("/en//elsewhere.example/x").text
    assert 'href="//' not in page


@pytest.mark.parametrize(
    "query", ["attainment?pilot=", "commitments?indicator=", "pilots?province="]
)
def test_an_empty_filter_is_a_question_without_an_answer(client, query):
    assert client.get(f"/api/v1/{query}").status_code == 404


@pytest.mark.parametrize(
    "path", ["/en/transfers/land/", "/en/cost/insurance/", "/api/v1/cost/models"]
)
def test_too_many_parameters_are_counted(client, path):
    query = "&".join(f"p{number}=1" for number in range(2_000))
    answer = client.get(f"{path}?{query}", headers={"Accept-Language": "en"})
    assert answer.status_code == 400
    assert "1000" in answer.text and "SHIDIAN_HOSTS" not in answer.text


LARGE = {
    "/en/account/sign-in/": "application/x-www-form-urlencoded",
    "/api/v1/transfers/award": "application/json",
}


@pytest.mark.parametrize(("path", "kind"), LARGE.items(), ids=LARGE)
def test_a_body_that_is_too_large_is_measured(client, path, kind):
    answer = client.post(path, " " * 3_000_000, kind, headers={"Accept-Language": "en"})
    assert answer.status_code == 413
    assert "2621440" in answer.text and "SHIDIAN_HOSTS" not in answer.text
