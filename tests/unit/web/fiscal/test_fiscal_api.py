"""Cost and transfers in the API: models, a question, plan figures, land, award."""

from decimal import Decimal

import pytest

from shidian.web.api import cost_schemas, transfers_schemas

API = "/api/v1"
ENGLISH = {"Accept-Language": "en"}
PEOPLE = [{"year": 2015, "origin": "other_province", "step": "registered", "people": 100}]


def post(client, path, body):
    return client.post(f"{API}{path}", body, content_type="application/json", headers=ENGLISH)


def whole(schema, body):
    """An answer that has the fields of its schema, all of them and no others."""
    schema(**body)
    assert set(body) == set(schema.model_fields)
    return body


def test_models_are_listed_and_whole(client):
    found = client.get(f"{API}/cost/models").json()
    assert found["count"] == len(found["items"]) == 16
    for one in found["items"]:
        whole(cost_schemas.CostModelHeadOut, one)
    model = whole(
        cost_schemas.CostModelOut, client.get(f"{API}/cost/models/seven-components").json()
    )
    assert len(model["open_items"]) == 7
    assert {item["yuan"] for item in model["items"]} == {None}
    model = client.get(f"{API}/cost/models/dali").json()
    assert [(item["low"], item["high"]) for item in model["items"]] == [("100000", "120000")]
    assert client.get(f"{API}/cost/models/none").status_code == 404


def test_rules_are_whole(client):
    found = client.get(f"{API}/cost/sharing").json()["items"]
    for one in found:
        whole(cost_schemas.SharingOut, one)
    rules = {one["code"]: one["rules"] for one in found}
    assert rules["dalian"][0]["shares"] == {
        "government": "0.40",
        "enterprise": "0.32",
        "person": "0.28",
    }
    assert rules["golmud"][0]["payers"] == ["government", "enterprise", "person"]


def test_a_question_with_people_is_answered_to_the_fen(client):
    body = {"model": "guangming", "people": PEOPLE, "first": 2015, "last": 2016}
    found = whole(cost_schemas.CostOut, post(client, "/cost", body).json())
    # 100 × (98500 + 7300) once, 100 × (4200 + 2000) in each of two years
    assert found["totals"]["yuan"] == "11820000.00"
    assert found["totals"]["by_year"] == {"2015": "11200000.00", "2016": "620000.00"}
    assert found["totals"]["by_payer"] == {}
    one = {row["item"]: row["yuan"] for row in found["per_person"]}
    assert sum(map(Decimal, one.values())) == Decimal("167800.00")
    confidence = {row["path"]: row["source"]["confidence"] for row in found["parameters"]}
    assert confidence.pop("horizon") == confidence.pop("discount") == "unverified"
    assert set(confidence.values()) == {"high"}  # what the outline states
    assert "official_people" in [row["type"] for row in found["warnings"]]


def test_the_people_of_a_plan_come_with_their_assumptions(client):
    body = {"model": "dalian", "rules": "dalian", "pilot": "大连"}
    found = post(client, "/cost", body).json()
    assert found["totals"]["by_payer"] == {
        "government": "52800000000.00",
        "enterprise": "42240000000.00",
        "person": "36960000000.00",
    }
    kinds = [row["type"] for row in found["warnings"]]
    assert "people_spread" in kinds and "official_people" not in kinds
    for cell in found["cells"]:
        assert sum(map(Decimal, cell["payers"].values())) == Decimal(cell["yuan"])


def test_a_change_counts_as_an_assumption(client):
    body = {"model": "dalian", "people": PEOPLE, "changes": {"items.all.cost": "120000"}}
    found = post(client, "/cost", body).json()
    assert found["totals"]["yuan"] == "12000000.00"
    used = {row["path"]: row["source"]["confidence"] for row in found["parameters"]}
    assert used["items.all.cost"] == "unverified"


def test_open_costs_can_be_filled_in(client):
    items = ("schooling", "employment", "insurance", "health", "housing", "works", "other")
    changes = {f"items.{item}.cost": "10" for item in items}
    body = {"model": "seven-components", "people": PEOPLE, "changes": changes}
    assert post(client, "/cost", body).json()["totals"]["yuan"] == "7000.00"


GAP = [PEOPLE[0], PEOPLE[0] | {"year": 2019}]
WRONG = {
    "open costs": (
        {"model": "seven-components", "people": PEOPLE},
        "cost_item_open",
        "items.schooling",
    ),
    "rules of others": (
        {"model": "dalian", "rules": "huizhou", "pilot": "04"},
        "cost_rule_item",
        "rules[0].items",
    ),
    "no people": ({"model": "dalian"}, "people_none", "people"),
    "a gap of years": ({"model": "dalian", "people": GAP}, "cost_people_year", "people"),
    "a plan without people": ({"model": "dalian", "pilot": "29"}, "people_unstated", "pilot"),
    "many years": ({"model": "dalian", "people": PEOPLE, "last": 2099}, "field_years", "last"),
    "an origin": (
        {"model": "dalian", "people": [PEOPLE[0] | {"origin": "x"}]},
        "not_choice",
        "people.0.origin",
    ),
    "twice": ({"model": "dalian", "people": PEOPLE * 2}, "duplicate", "people.1"),
    "a path": (
        {"model": "dalian", "people": PEOPLE, "changes": {"x": "1"}},
        "cost_path_unknown",
        "changes.x",
    ),
    "a cost": (
        {"model": "dalian", "people": PEOPLE, "changes": {"items.all.cost": "much"}},
        "not_number",
        "changes.items.all.cost",
    ),
    "below zero": (
        {"model": "dalian", "people": [PEOPLE[0] | {"people": -1}]},
        "bad_parameter",
        "people.0.people",
    ),
}


@pytest.mark.parametrize(("body", "kind", "where"), WRONG.values(), ids=WRONG)
def test_a_question_that_cannot_be_answered_is_422_at_its_field(client, body, kind, where):
    answer = post(client, "/cost", body)
    assert answer.status_code == 422
    assert (answer.json()["type"], answer.json()["where"]) == (kind, where)


def test_a_value_of_a_body_is_told_as_it_was_sent(client):
    body = {"model": "dalian", "people": [PEOPLE[0] | {"people": -7}]}
    assert "-7" in post(client, "/cost", body).json()["title"]


def test_a_pilot_is_told_by_its_name(client):
    assert "Guangming" in post(client, "/cost", {"model": "dalian", "pilot": "29"}).json()["title"]


MANY = [
    {"year": year, "origin": "other_province", "step": "registered", "people": 10**9}
    for year in range(2015, 2019)
]
LARGE = {
    "a cost and its users": (
        {"items.services.cost": "9" * 13, "items.services.users": "100"},
        "changes.items.services.cost",
    ),
    "a cost": ({"items.services.cost": "9" * 16}, "changes.items.services.cost"),
    "users": ({"items.services.users": "9" * 16}, "changes.items.services.users"),
    "a factor": (
        {"items.services.origins.other_province": "9" * 16},
        "changes.items.services.origins.other_province",
    ),
    "what is paid": ({"items.services.paid": "9" * 16}, "changes.items.services.paid"),
    "a horizon": ({"horizon": "9" * 16}, "changes.horizon"),
    "years": ({"items.services.years": "9" * 9}, "changes.items.services.years"),
}


@pytest.mark.parametrize(("changes", "where"), LARGE.values(), ids=LARGE)
def test_what_is_too_large_is_422_at_its_field(client, changes, where):
    answer = post(client, "/cost", {"model": "guangming", "people": MANY, "changes": changes})
    assert (answer.status_code, answer.json()["where"]) == (422, where)
    assert answer.json()["type"] == "cost_large"


@pytest.mark.parametrize("places", ["110000.1234567891", "0.0000000001"])
def test_a_cost_with_many_places_is_answered(client, places):
    changes = {"items.all.cost": places, "discount": "0.95"}
    body = {"model": "dalian", "people": PEOPLE, "changes": changes}
    # 100 × 110000.1234567891 = 11000012.34567891
    expected = {"110000.1234567891": "11000012.35", "0.0000000001": "0.00"}[places]
    assert post(client, "/cost", body).json()["totals"]["yuan"] == expected


UNKNOWN = {
    "model": {"model": "x"},
    "rules": {"model": "dalian", "rules": "x"},
    "pilot": {"model": "dalian", "pilot": "nowhere"},
}


@pytest.mark.parametrize(("field", "body"), UNKNOWN.items(), ids=UNKNOWN)
def test_names_that_there_are_not_are_404_at_their_field(client, field, body):
    answer = post(client, "/cost", body)
    assert (answer.status_code, answer.json()["where"]) == (404, field)


def test_figures_of_plans_are_recomputed(client):
    found = client.get(f"{API}/cost/consistency?pilot=大连").json()
    [case] = found["items"]
    whole(cost_schemas.ConsistencyOut, case)
    checks = {one["id"]: one for one in case["checks"]}
    # 220 亿元 over 11 万元 × 40 %
    assert (checks["people"]["recomputed"], checks["people"]["stated"]) == ("50", "50")
    assert checks["people"]["verdict"] == "other_year"
    every = client.get(f"{API}/cost/consistency?limit=1000").json()
    assert every["count"] == len(every["items"]) > 20


def test_land_rules_and_land(client):
    rules = client.get(f"{API}/transfers/land-rules").json()["items"]
    for one in rules:
        whole(transfers_schemas.LandRuleOut, one)
    assert [one["area"] for one in rules] == [None, "410000", "410100", "340000"]
    body = {"area": "340100", "on": "2018-12-31", "settled": 1000, "existing": "110"}
    found = whole(transfers_schemas.LandOut, post(client, "/transfers/land", body).json())
    # 安徽 below 120: 88 m²
    assert (found["rule"]["code"], found["standard"]) == ("anhui", "88")
    assert Decimal(found["mu"]) == Decimal("132")
    assert Decimal(found["hectares"]) == Decimal("8.8")


LAND = {"area": "320000", "on": "2018-12-31", "settled": 1000, "existing": "95"}
WRONG_LAND = {
    "day": ({"on": "soon"}, "field_day", "on"),
    "too early": ({"on": "2014-01-01"}, "land_rule_none", "on"),
    "number": ({"existing": "much"}, "not_number", "existing"),
    "missing": ({"existing": None}, "empty", "existing"),
    "adjustment": ({"adjustment": "0.5"}, "land_adjustment", "adjustment"),
    "area": ({"area": "x"}, "not_area_code", "area"),
}


@pytest.mark.parametrize(("change", "kind", "where"), WRONG_LAND.values(), ids=WRONG_LAND)
def test_land_that_cannot_be_told_is_422(client, change, kind, where):
    answer = post(client, "/transfers/land", LAND | change)
    assert answer.status_code == 422
    assert (answer.json()["type"], answer.json()["where"]) == (kind, where)
