"""The API: figures as printed, sources with them, filters, pages, ETags, errors."""

import csv
import json

import pytest

from shidian.core import StatementType
from shidian.web.api.schemas import (
    AttainmentOut,
    CommitmentOut,
    IndicatorOut,
    ObservationOut,
    PilotOut,
)
from tests.conftest import URBANIZATION

API = "/api/v1"


def get(client, path: str) -> dict:
    answer = client.get(API + path)
    assert answer.status_code == 200, answer.text
    return answer.json()


def test_a_result_carries_both_sides_with_their_sources(client):
    """Ningbo 2020: promised 73.9, census 78.0 or 78.00, 4.1 points above."""
    (found,) = [
        one
        for one in get(client, "/attainment?pilot=宁波&year=2020")["items"]
        if one["indicator"] == "urbanization_rate_resident"
    ]
    assert found["commitment"]["value"] == "73.9"
    assert found["commitment"]["source"]["span"] is not None
    assert float(found["observed"]["value"]) == 78
    assert float(found["gap"]) == 4.1
    assert found["verdict"] == "met"
    assert "census" in found["caveats"]
    assert found["observed"]["source"]["confidence"] in ("high", "medium")


def test_no_figure_is_a_json_number(client):
    for path in ("/commitments", "/observations", "/attainment"):
        for item in get(client, path)["items"]:
            assert not any(isinstance(value, float) for value in item.values())


def test_pages_make_up_the_whole_list(client):
    whole = get(client, "/observations?limit=1000")
    parts = [get(client, f"/observations?limit=300&offset={n}") for n in range(0, 1200, 300)]
    assert [item for part in parts for item in part["items"]] == whole["items"]
    assert whole["count"] == len(whole["items"]) == len(rows("observations.csv"))


def rows(name: str = "commitments.csv") -> list[dict[str, str]]:
    """The rows of one of the package's own files."""
    with (URBANIZATION / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_commitments_are_all_that_plans_state(client):
    assert get(client, "/commitments?limit=1")["count"] == len(rows())


@pytest.mark.parametrize("kind", list(StatementType))
def test_commitments_by_type(client, kind):
    found = get(client, f"/commitments?type={kind}&limit=1000")
    expected = [row["key"] for row in rows() if row["type"] == kind]
    assert found["count"] == len(expected) > 0
    assert {item["key"] for item in found["items"]} == set(expected)
    assert {item["type"] for item in found["items"]} == {kind}


def test_commitments_by_pilot_and_type(client):
    found = get(client, "/commitments?pilot=宁波&type=deliverable")["items"]
    own = [row for row in rows() if (row["pilot_no"], row["type"]) == ("03", "deliverable")]
    assert [item["name"] for item in found] == [row["name"] for row in own]
    assert all(item["value"] is item["op"] is item["unit"] is None for item in found)
    assert all(item["source"]["span"] for item in found)


def test_commitments_that_are_targets_are_those_of_the_attainment(client):
    targets = get(client, "/commitments?target=true&limit=1000")
    others = get(client, "/commitments?target=false&limit=1")["count"]
    assert targets["count"] == get(client, "/attainment?limit=1")["count"]
    assert targets["count"] + others == len(rows())
    assert {(item["type"], item["kind"]) for item in targets["items"]} == {("figure", "target")}
    assert all(item["is_target"] and item["indicator"] for item in targets["items"])


def test_a_figure_is_given_as_it_is_printed(client):
    """Wuhan's plan gives a range for its population in 2020."""
    items = get(client, "/commitments?pilot=09&indicator=population_resident&year=2020")["items"]
    [found] = [item for item in items if item["op"] == "range"]
    shown = [found[name] for name in ("op", "value", "value_high", "unit", "is_target")]
    assert shown == ["range", "1200", "1300", "万人", True]


def test_filters(client):
    assert get(client, "/pilots?peer_class=town")["count"] == 2
    assert get(client, "/pilots?province=320000")["items"][0]["name"]["zh"] == "江苏省"
    assert (
        get(client, "/attainment?year=2020&indicator=常住人口城镇化率&verdict=met")["count"] == 31
    )
    assert get(client, "/pilots/longgang")["no"] == "63"


def test_a_list_says_when_it_has_not_changed(client):
    answer = client.get(f"{API}/pilots")
    again = client.get(f"{API}/pilots", headers={"If-None-Match": answer.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")


WRONG = {
    "unknown pilot": ("/pilots/xx", 404, "unknown_pilot"),
    "unknown class": ("/pilots?peer_class=xx", 404, "unknown_class"),
    "unknown province": ("/pilots?province=江酥", 404, "unknown_province"),
    "unknown address": ("/persons", 404, "no_such_address"),
    "unknown pilot in a filter": ("/observations?pilot=xx", 404, "unknown_pilot"),
    "unknown indicator": ("/commitments?indicator=xx", 404, "unknown_indicator"),
    "year that is no number": ("/attainment?year=abc", 422, "bad_parameter"),
    "year out of range": ("/attainment?year=99999", 422, "bad_parameter"),
    "negative offset": ("/pilots?offset=-1", 422, "bad_parameter"),
    "page too large": ("/pilots?limit=100000", 422, "bad_parameter"),
    "unknown verdict": ("/attainment?verdict=perhaps", 422, "bad_parameter"),
    "unknown type": ("/commitments?type=persons", 422, "bad_parameter"),
    "target that is neither": ("/commitments?target=perhaps", 422, "bad_parameter"),
}


@pytest.mark.parametrize(("path", "status", "kind"), WRONG.values(), ids=WRONG)
def test_a_wrong_question_gets_one_shape_of_answer(client, path, status, kind):
    answer = client.get(API + path)
    assert answer.status_code == status
    problem = json.loads(answer.content)
    assert set(problem) == {"type", "title", "detail", "where"}
    assert problem["type"] == kind
    assert problem["title"]
    assert problem["detail"]


def test_errors_speak_the_readers_language_and_are_never_unchanged(client):
    path = f"{API}/pilots/xx"
    chinese = client.get(path)
    english = client.get(path, headers={"Accept-Language": "en-GB,en;q=0.9"})
    assert "没有" in chinese.json()["title"]
    assert "There is no pilot" in english.json()["title"]
    assert "ETag" not in chinese.headers


def test_the_description_is_openapi_and_its_page_loads_nothing_from_elsewhere(client):
    described = client.get(f"{API}/openapi.json").json()
    assert described["openapi"].startswith("3.1")
    assert set(described["paths"]) == {
        f"{API}/{name}"
        for name in (
            "pilots",
            "pilots/{asked}",
            "indicators",
            "commitments",
            "observations",
            "attainment",
            "evaluations/{year}/targets",
            "evaluations/{year}/pilots",
            "evaluations/{year}/level",
            "evaluations/{year}/robustness",
            "policies",
            "decisions",
            "schemes",
            "schemes/{asked}",
            "schemes/{asked}/explain",
            "schemes/{asked}/thresholds",
            "cost",
            "cost/models",
            "cost/models/{asked}",
            "cost/sharing",
            "cost/consistency",
            "cost/insurance",
            "transfers/land-rules",
            "transfers/land",
            "transfers/size-classes",
            "transfers/settlement-tiers",
            "transfers/city",
            "transfers/permit",
            "transfers/award",
            "transfers/equalization",
            "transfers/pass-through",
            "transfers/linkage",
            "figures/{asked}",
            "filings/{number}/cells",
        )
    }
    page = client.get(f"{API}/docs").text
    assert "swagger" in page
    assert "http" not in page.replace("http-equiv", "")


SCHEMAS = {
    "pilots": PilotOut,
    "indicators": IndicatorOut,
    "commitments": CommitmentOut,
    "observations": ObservationOut,
    "attainment": AttainmentOut,
}


@pytest.mark.parametrize(("name", "schema"), SCHEMAS.items(), ids=SCHEMAS)
def test_every_item_is_what_its_schema_describes(client, name, schema):
    """The answers are written without being read back, so the description is held against them."""
    for item in get(client, f"/{name}?limit=1000")["items"]:
        described = schema.model_validate(item, strict=False).model_dump(mode="json")
        assert moments(described) == moments(item)


def moments(item):
    """The item with its moments in one spelling."""
    if isinstance(item, dict):
        return {name: moments(value) for name, value in item.items()}
    return item.replace("Z", "+00:00") if isinstance(item, str) else item
