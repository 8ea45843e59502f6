"""The pages on commands and API name everything that there is, and nothing else."""

import re

import pytest
import typer
from django.test import Client

from shidian.cli.application import app
from shidian.store.programmes import load, programme_of
from tests.conftest import URBANIZATION
from tests.docs.pages import page, section
from tests.records import MONDAY

COMMANDS = typer.main.get_command(app).commands


def parameters(command):
    """The parameters of a command, and of the commands below it."""
    below = getattr(command, "commands", {}).values()
    return [*command.params, *(one for each in below for one in parameters(each))]


def options(text: str) -> set[str]:
    return set(re.findall(r"(?<![\w-])--[a-z][a-z-]*", text))


def test_every_command_has_its_section():
    titles = re.findall(r"^## (\w+)$", page("docs/commands.md").text, re.MULTILINE)
    assert titles == list(COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_of_a_command_is_described(name):
    text = section(page("docs/commands.md").text, name)
    known = {
        word for param in parameters(COMMANDS[name]) for word in param.opts if word[:2] == "--"
    }
    assert known - options(text) == set()
    assert options(text) - known <= {"--lang"}


def test_options_of_all_commands_are_described():
    text = page("docs/commands.md").text.partition("\n## ")[0]
    assert {"--lang", "--help", "--version"} <= options(text)


def test_exit_codes_are_described():
    text = page("docs/commands.md").text.partition("\n## ")[0]
    assert re.findall(r"^\| (\d+) \|", text, re.MULTILINE) == ["0", "1", "2", "3", "130"]


@pytest.fixture
def client(db) -> Client:
    """A reader of the pages on the built-in programme."""
    load(URBANIZATION, MONDAY)
    yield Client()
    programme_of.cache_clear()


SENDING = {
    "/api/v1/filings/{number}/cells": "put",
    "/api/v1/schemes/{asked}/explain": "post",
    "/api/v1/cost": "post",
    "/api/v1/cost/insurance": "post",
    "/api/v1/transfers/land": "post",
    "/api/v1/transfers/city": "post",
    "/api/v1/transfers/permit": "post",
    "/api/v1/transfers/award": "post",
    "/api/v1/transfers/equalization": "post",
    "/api/v1/transfers/pass-through": "post",
    "/api/v1/transfers/linkage": "post",
}


def test_every_address_and_filter_of_the_api_is_described():
    from shidian.web.api import api  # noqa: PLC0415  after Django has been set up

    text = page("docs/api.md").text
    rows = dict(re.findall(r"^\| `(/api/v1/[^`]*)` \| [^|]* \|([^|]*)\|$", text, re.MULTILINE))
    paths = api.get_openapi_schema()["paths"]
    assert set(rows) == set(paths)
    for path, methods in paths.items():
        [(method, told)] = methods.items()
        assert method == SENDING.get(path, "get")
        names = {one["name"] for one in told.get("parameters", [])}
        names -= {"limit", "offset", "asked"}
        assert set(re.findall(r"`(\w+)`", rows[path])) == names, path


def test_what_a_result_holds_is_described():
    from shidian.web.api.schemas import (  # noqa: PLC0415  after Django has been set up
        AttainmentOut,
        Recorded,
        SourceOut,
    )

    text = section(page("docs/api.md").text, "Values")
    fields = {*AttainmentOut.model_fields, *SourceOut.model_fields, *Recorded.model_fields}
    fields -= {"pilot", "indicator", "target_year"}
    assert [name for name in fields if f"`{name}`" not in text] == []


def test_what_an_evaluation_holds_is_described():
    from shidian.web.api import evaluation_schemas as made  # noqa: PLC0415  after Django

    text = page("docs/api.md").text
    own, chain = (
        section(text, "Evaluations"),
        section(page("docs/method-rating.md").text, "Decisions"),
    )
    schemas = [one for one in vars(made).values() if isinstance(one, type)]
    schemas = [one for one in schemas if one.__module__ == made.__name__]
    schemas = [one for one in schemas if one.__name__.endswith("Out")]
    assert len(schemas) > 6
    for one in schemas:
        within = chain if one is made.DecisionOut else own
        assert [name for name in one.model_fields if f"`{name}`" not in within] == [], one


def test_what_a_scheme_holds_is_described():
    from shidian.web.api import scheme_schemas as made  # noqa: PLC0415  after Django

    text = section(page("docs/api.md").text, "Schemes")
    schemas = [one for one in vars(made).values() if isinstance(one, type)]
    schemas = [one for one in schemas if one.__module__ == made.__name__]
    schemas = [one for one in schemas if not one.__name__.endswith("Page")]
    assert len(schemas) > 6
    for one in schemas:
        assert [name for name in one.model_fields if f"`{name}`" not in text] == [], one


@pytest.mark.parametrize("title", ["Cost", "Transfers"])
def test_what_cost_and_transfers_hold_is_described(title):
    from shidian.web.api import cost_schemas, transfers_schemas  # noqa: PLC0415  after Django

    made = {"Cost": cost_schemas, "Transfers": transfers_schemas}[title]
    text = section(page("docs/api.md").text, title)
    schemas = [one for one in vars(made).values() if isinstance(one, type)]
    schemas = [one for one in schemas if one.__module__ == made.__name__]
    schemas = [one for one in schemas if not one.__name__.endswith("Page")]
    assert len(schemas) > 6
    for one in schemas:
        assert [name for name in one.model_fields if f"`{name}`" not in text] == [], one


def test_what_insurance_holds_is_described():
    from shidian.web.api import insurance as made  # noqa: PLC0415  after Django has been set up

    text = section(page("docs/api.md").text, "Cost")
    for one in (made.InsuranceIn, made.InsuranceOut, made.SchemeOut):
        assert [name for name in one.model_fields if f"`{name}`" not in text] == [], one


def test_addresses_in_the_examples_answer(client, settings):
    settings.CONFIRM = True  # as `shidian serve` opens it
    pages = [page(name) for name in ("docs/api.md", "README.md", "README.zh-CN.md")]
    found = [
        path for one in pages for path in re.findall(r"127\.0\.0\.1:8000(/[^'>)\s]*)", one.text)
    ]
    assert len(found) > 10
    for path in dict.fromkeys(found):
        assert client.get(path).status_code == 200, path


def test_an_answer_that_stands_is_not_sent_twice(client):
    path = "/api/v1/attainment?pilot=03&year=2020"
    first = client.get(path)
    again = client.get(path, headers={"If-None-Match": first.headers["ETag"]})
    assert (first.status_code, again.status_code, again.content) == (200, 304, b"")


@pytest.mark.parametrize(
    ("path", "status"),
    [("pilots/nobody", 404), ("commitments?indicator=nothing", 404), ("pilots?limit=0", 422)],
)
def test_errors_have_the_shape_described(client, path, status):
    answer = client.get(f"/api/v1/{path}")
    assert answer.status_code == status
    assert list(answer.json()) == ["type", "title", "detail", "where"]
