"""Evaluations, policies and decisions in the API."""

import pytest

from shidian.web.api.evaluation_schemas import (
    DecisionPage,
    NodePage,
    PilotYearPage,
    PolicyPage,
    RankPage,
    TargetPage,
)
from tests.conftest import URBANIZATION

API = "/api/v1"
LISTS = {
    "/evaluations/2017/targets": TargetPage,
    "/evaluations/2017/pilots": PilotYearPage,
    "/evaluations/2017/level": NodePage,
    "/evaluations/2017/robustness": RankPage,
    "/policies": PolicyPage,
    "/decisions": DecisionPage,
}


def get(client, path: str) -> dict:
    answer = client.get(API + path)
    assert answer.status_code == 200, answer.text
    return answer.json()


@pytest.mark.parametrize("path", LISTS)
def test_lists_are_paged_and_have_a_tag(client, path):
    whole, part = get(client, f"{path}?limit=1000"), get(client, f"{path}?limit=2&offset=1")
    assert part["items"] == whole["items"][1:3]
    answer = client.get(API + path)
    again = client.get(API + path, headers={"If-None-Match": answer.headers["ETag"]})
    assert again.status_code == 304


def test_a_target_has_its_pace_and_both_sides(client):
    """Qingdao: 67.7 in 2013, 72.57 in 2017 with 72 promised."""
    path = "/evaluations/2017/targets?pilot=青岛&indicator=urbanization_rate_resident&year=2017"
    [found] = get(client, path)["items"]
    assert found["status"] == "met"
    assert found["pace"] == f"{(72.57 - 67.7) / (72 - 67.7):.4f}"
    assert found["counts"] is True
    assert found["result"]["observed"]["value"] == "72.57"
    assert found["result"]["observed"]["source"]["document"]


def test_targets_by_status(client):
    whole = get(client, "/evaluations/2017/targets?limit=1000")["items"]
    own = get(client, "/evaluations/2017/targets?status=not_met&limit=1000")
    assert own["count"] == sum(one["status"] == "not_met" for one in whole) > 0


def test_pilots_by_class_with_blocks_and_reasons(client):
    found = get(client, "/evaluations/2017/pilots?peer_class=planned_city")
    assert [one["pilot"] for one in found["items"]] == ["03", "04", "05"]
    [_, _, one] = found["items"]
    assert one["draft"] is True
    assert one["grade"] is one["total"] is one["level_index"] is None
    assert one["total_withheld"]["zh"].startswith("缺少 100 分的内容")
    assert all(block["points"] is None and block["reason"] for block in one["blocks"])


def test_a_withheld_index_has_no_nodes(client):
    assert get(client, "/evaluations/2017/level")["count"] == 0


def test_ranks_name_what_they_are_of(client):
    items = get(client, "/evaluations/2020/robustness")["items"]
    assert {one["of"] for one in items} == {"urbanization_rate_resident"}
    assert not {one["peer_class"] for one in items} & {"province", "town"}
    assert all(one["rank_low"] <= one["rank_median"] <= one["rank_high"] for one in items)


def test_policies_are_given_whole(client):
    found = {one["code"]: one for one in get(client, "/policies")["items"]}
    assert {code: one["in_force"] for code, one in found.items()} == {
        "assessment-2014-banded": False,
        "assessment-2014": True,
    }
    for code, one in found.items():
        file = URBANIZATION / "policy" / f"{code}.yaml"
        assert (one["content"], one["draft"]) == (file.read_text(encoding="utf-8"), True)


WRONG = {
    "year before the baseline": ("/evaluations/1999/pilots", 404, "evaluation_none"),
    "the baseline year": ("/evaluations/2013/targets", 404, "evaluation_none"),
    "a year far ahead": ("/evaluations/9999999/level", 404, "evaluation_none"),
    "no year": ("/evaluations/abc/pilots", 404, "no_such_address"),
    "unknown policy": ("/evaluations/2017/pilots?policy=x", 404, "unknown_policy"),
    "policy too long": (f"/evaluations/2017/pilots?policy={'x' * 99}", 422, "bad_parameter"),
    "unknown pilot": ("/evaluations/2017/targets?pilot=xx", 404, "unknown_pilot"),
    "unknown class": ("/evaluations/2017/pilots?peer_class=xx", 404, "unknown_class"),
    "unknown status": ("/evaluations/2017/targets?status=bad", 422, "bad_parameter"),
    "page too large": ("/evaluations/2017/robustness?limit=100000", 422, "bad_parameter"),
    "unknown pilot of decisions": ("/decisions?pilot=xx", 404, "unknown_pilot"),
}


@pytest.mark.parametrize(("path", "status", "kind"), WRONG.values(), ids=WRONG)
def test_a_wrong_question_gets_one_shape_of_answer(client, path, status, kind):
    answer = client.get(API + path)
    assert answer.status_code == status
    problem = answer.json()
    assert set(problem) == {"type", "title", "detail", "where"}
    assert problem["type"] == kind
