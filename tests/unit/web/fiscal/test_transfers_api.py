"""Cities, permits, divided money and the linkage table in the API."""

from decimal import Decimal

import pytest

from shidian.web.api import transfers_schemas
from tests.unit.web.fiscal.test_fiscal_api import API, post, whole

PLACES = [
    {
        "area": "340000",
        "settled": [{"kind": "inter", "age": 0, "people": 100}],
        "pupils": 10,
        "per_pupil": "100",
    },
    {
        "area": "330200",
        "settled": [{"kind": "same", "age": 1, "people": 100}],
        "pupils": 0,
        "per_pupil": "0",
    },
]
GAPS = [
    {"area": "340000", "spending": "300", "revenue": "100", "mandatory": "50"},
    {"area": "410000", "spending": "200", "revenue": "100", "mandatory": "90"},
]
FACTORS = [{"name": "people", "share": "0.6"}, {"name": "schooling", "share": "0.4"}]
COUNTIES = [
    {"area": "340100", "values": {"people": "30", "schooling": "1"}, "difficulty": "1"},
    {"area": "340200", "values": {"people": "10", "schooling": "1"}, "difficulty": "1"},
]


def with_second(places, **other):
    return [places[0], places[1] | other]


def test_the_award_is_divided_to_the_fen_and_says_whose_formula_it_is(client):
    body = {"places": PLACES, "pool": "1000"}
    found = whole(transfers_schemas.AwardOut, post(client, "/transfers/award", body).json())
    assert "not the ministry's" in found["notice"]["en"]
    # 500 by 100 and 100 × 0.3 × 0.8, 500 to the only one with pupils
    assert [one["yuan"] for one in found["rows"]] == ["903.23", "96.77"]
    assert found["left"] == "0.00"
    kinds = {one["type"] for one in found["warnings"]}
    assert {"official_formula", "official_source", "transfers_one_taken"} <= kinds


def test_the_award_of_a_year_is_the_stated_one(client):
    found = post(client, "/transfers/award", {"places": PLACES, "year": 2016}).json()
    assert (found["pool"], found["year"]) == ("10000000000.00", 2016)
    assert sum(Decimal(one["yuan"]) for one in found["rows"]) == Decimal("10000000000.00")


def award(**other):
    return {"places": PLACES, "pool": "1"} | other


def settled(*rows):
    return award(places=with_second(PLACES, settled=list(rows)))


WRONG_AWARD = {
    "kind": (
        settled({"kind": "z", "age": 0, "people": 1}),
        "not_choice",
        "places.1.settled.0.kind",
    ),
    "twice": (
        settled(*[{"kind": "inter", "age": 0, "people": 1}] * 2),
        "duplicate",
        "places.1.settled.1",
    ),
    "area": (award(places=with_second(PLACES, area="zz")), "not_area_code", "places.1.area"),
    "cost of a pupil": (
        award(places=with_second(PLACES, per_pupil="x")),
        "not_number",
        "places.1.per_pupil",
    ),
    "no places": (award(places=[]), "transfers_no_rows", "places"),
    "no year": ({"places": PLACES, "year": 1999}, "award_year", "year"),
    "a third of a fen": (award(pool="1.333"), "transfers_fen", "pool"),
    "an empty pool": (award(pool="0"), "allocation_pool", "pool"),
    "no number": (award(hold="x"), "not_number", "hold"),
    "limits": (award(hold="2", cap="1"), "limits_order", "hold"),
    "a weight": (
        award(changes={"weights.inter": "x"}),
        "not_number",
        "changes.weights.inter",
    ),
    "no such weight": (
        award(changes={"weights.foo": "1"}),
        "terms_unknown",
        "changes.weights.foo",
    ),
    "a weight below zero": (
        award(changes={"weights.inter": "-1"}),
        "terms_negative",
        "changes.weights.inter",
    ),
    "a taper below zero": (
        award(changes={"taper[0]": "-1"}),
        "terms_negative",
        "changes.taper[0]",
    ),
    "a pool and a year": (award(year=2016), "award_pool_which", "pool"),
    "neither": ({"places": PLACES}, "award_pool_which", "pool"),
}


@pytest.mark.parametrize(("body", "kind", "where"), WRONG_AWARD.values(), ids=WRONG_AWARD)
def test_an_award_that_cannot_be_told_is_422_at_its_field(client, body, kind, where):
    answer = post(client, "/transfers/award", body)
    assert answer.status_code == 422
    assert (answer.json()["type"], answer.json()["where"]) == (kind, where)


@pytest.mark.parametrize("name", ["pupils", "per_pupil"])
def test_what_the_award_needs_of_a_place_is_not_taken_for_nought(client, name):
    left_out = {key: value for key, value in PLACES[1].items() if key != name}
    answer = post(client, "/transfers/award", award(places=[PLACES[0], left_out]))
    assert (answer.status_code, answer.json()["where"]) == (422, f"places.1.{name}")


def test_years_since_people_settled_are_not_taken_for_nought(client):
    answer = post(client, "/transfers/award", settled({"kind": "inter", "people": 1}))
    assert (answer.status_code, answer.json()["where"]) == (422, "places.1.settled.0.age")


def test_a_row_that_is_repeated_is_counted_from_nought(client):
    body = award(places=[*PLACES, PLACES[0]])
    assert "repeats row 0" in post(client, "/transfers/award", body).json()["title"]


def test_equalization_goes_by_the_gap_and_says_what_is_assumed(client):
    body = {"places": GAPS, "pool": "1000"}
    answer = post(client, "/transfers/equalization", body).json()
    found = whole(transfers_schemas.EqualizationOut, answer)
    assert "both are assumed" in found["notice"]["en"]
    assert [one["yuan"] for one in found["rows"]] == ["666.67", "333.33"]  # gaps of 200 and 100
    used = {one["path"]: one["source"]["confidence"] for one in found["parameters"]}
    assert used["weight_gap"] == used["weight_difficulty"] == "unverified"


def test_a_changed_weight_of_equalization_counts(client):
    body = {"places": GAPS, "pool": "1000", "changes": {"weight_difficulty": "0.2"}}
    found = post(client, "/transfers/equalization", body).json()
    assert found["rows"][0]["yuan"] != "666.67"
    assert sum(Decimal(one["yuan"]) for one in found["rows"]) == Decimal("1000.00")


def test_a_province_keeps_its_share_and_passes_on_the_rest(client):
    body = {"pool": "1000", "factors": FACTORS, "places": COUNTIES, "kept": "0.1"}
    answer = post(client, "/transfers/pass-through", body).json()
    found = whole(transfers_schemas.PassThroughOut, answer)
    # 540 by 30 to 10, 360 in equal parts
    assert [one["yuan"] for one in found["rows"]] == ["585.00", "315.00"]
    assert found["rows"][0]["by_factor"] == {"people": "405.00", "schooling": "180.00"}
    assert (found["kept"], found["left"]) == ("100.00", "0.00")


def equal(**other):
    return "equalization", {"places": GAPS, "pool": "1"} | other


def passing(**other):
    return "pass-through", {"pool": "1", "factors": FACTORS, "places": COUNTIES} | other


def city(**other):
    return "city", {"residents": "5", "on": "2016-06-01"} | other


def permit(**other):
    return "permit", {"arrived": "2016-01-01", "on": "2017-06-01"} | other


def link(**other):
    return "linkage", {"pilot": "04"} | other


YEAR = {"year": 2016, "source": "a table"}
WRONG = {
    "revenue of nought": (
        equal(places=with_second(GAPS, revenue="0")),
        "equalization_base",
        "places.1.revenue",
    ),
    "spending": (
        equal(places=with_second(GAPS, spending="x")),
        "not_number",
        "places.1.spending",
    ),
    "a pool": (equal(pool="z"), "not_number", "pool"),
    "no weights": (
        equal(changes={"weight_gap": "0", "weight_difficulty": "0"}),
        "equalization_weights",
        "changes",
    ),
    "factors": (passing(factors=[]), "pass_through_factors", "factors"),
    "shares": (
        passing(factors=[FACTORS[0], FACTORS[1] | {"share": "0.5"}]),
        "allocation_shares",
        "factors",
    ),
    "a share": (
        passing(factors=[FACTORS[0], FACTORS[1] | {"share": "x"}]),
        "not_number",
        "factors.1.share",
    ),
    "a value": (
        passing(places=with_second(COUNTIES, values={"people": "1"})),
        "empty",
        "places.1.values.schooling",
    ),
    "a value of no factor": (
        passing(places=with_second(COUNTIES, values={"z": "1"})),
        "not_choice",
        "places.1.values.z",
    ),
    "kept": (passing(kept="1"), "pass_through_kept", "kept"),
    "residents": (city(residents="-1"), "city_size_none", "residents"),
    "before the regulation": (city(on="2015-12-31"), "settlement_before", "on"),
    "a day": (city(on="soon"), "field_day", "on"),
    "issued early": (permit(issued="2016-02-01"), "permit_early", "issued"),
    "not issued": (permit(endorsed=["2017-02-01"]), "permit_not_issued", "endorsed"),
    "an endorsement": (
        permit(issued="2016-08-01", endorsed=["2017-07-20", "x"]),
        "field_day",
        "endorsed.1",
    ),
    "a far day": (permit(arrived="9999-12-31"), "field_day", "arrived"),
    "no people": (link(pilot="29"), "people_unstated", "pilot"),
    "land": (link(existing="-1"), "number_negative", "existing"),
    "a year twice": (link(known=[YEAR, YEAR]), "duplicate", "known.1.year"),
    "money": (link(known=[YEAR | {"received": "x"}]), "not_number", "known.0.received"),
    "a part of a fen": (
        link(known=[YEAR | {"received": "1.001"}]),
        "transfers_fen",
        "known.0.received",
    ),
    "granted": (
        link(known=[YEAR | {"land_granted": "-3"}]),
        "number_negative",
        "known.0.land_granted",
    ),
}


@pytest.mark.parametrize(("asked", "kind", "where"), WRONG.values(), ids=WRONG)
def test_what_cannot_be_told_is_422_at_its_field(client, asked, kind, where):
    path, body = asked
    answer = post(client, f"/transfers/{path}", body)
    assert answer.status_code == 422
    assert (answer.json()["type"], answer.json()["where"]) == (kind, where)


@pytest.mark.parametrize(
    ("residents", "size", "points"),
    [("50", "medium", "no"), ("300", "large-1", "allowed"), ("500", "super-large", "required")],
)
def test_a_city_belongs_to_the_class_of_its_lower_bound(client, residents, size, points):
    answer = post(client, "/transfers/city", {"residents": residents, "on": "2016-06-01"}).json()
    found = whole(transfers_schemas.SettlementOut, answer)
    bounds = (found["size"]["from_ten_thousands"], found["points"])
    assert bounds == (residents, points)


def test_an_unverified_later_rule_is_listed_and_changes_nothing(client):
    found = post(client, "/transfers/city", {"residents": "300", "on": "2020-01-01"}).json()
    later = {one["code"]: one["source"]["confidence"] for one in found["later"]}
    assert later["large-1-2019"] == "unverified"
    assert found["may_ask"] == found["tier"]["may_ask"]
    assert "official_source" in {one["type"] for one in found["warnings"]}


def test_classes_and_tiers_are_listed_whole(client):
    classes = client.get(f"{API}/transfers/size-classes").json()
    for one in classes["items"]:
        whole(transfers_schemas.SizeClassOut, one)
    bounds = [one["from_ten_thousands"] for one in classes["items"]]
    assert bounds == ["0", "20", "50", "100", "300", "500", "1000"]
    tiers = client.get(f"{API}/transfers/settlement-tiers").json()["items"]
    for one in tiers:
        whole(transfers_schemas.SettlementTierOut, one)
    assert [one["insurance_years"] for one in tiers] == [None, 3, 5, 5, None]


def test_the_dates_of_a_permit(client):
    body = {"arrived": "2015-08-31", "on": "2017-06-01", "issued": "2016-03-10"}
    answer = post(client, "/transfers/permit", body | {"endorsed": ["2017-03-01"]}).json()
    found = whole(transfers_schemas.PermitOut, answer)
    assert (found["may_apply"], found["issue_by"]) == ("2016-02-29", "2016-03-15")
    assert found["applied"] is None
    assert (found["suspended"], found["years"]) == (False, 1)
    assert (found["endorse_from"], found["endorse_by"]) == ("2018-02-11", "2018-03-10")
    assert post(client, "/transfers/permit", body).json()["suspended"] is True
    del body["issued"]
    assert post(client, "/transfers/permit", body).json()["suspended"] is None


def test_an_endorsement_that_does_not_count_is_told(client):
    body = {"arrived": "2015-01-01", "on": "2017-01-05", "issued": "2016-01-01"}
    found = post(client, "/transfers/permit", body | {"endorsed": ["2016-11-20"]}).json()
    assert [one["type"] for one in found["warnings"]] == ["permit_endorsed_early"]


def test_the_centre_of_a_rule_that_states_none_is_null(client):
    rules = {one["code"]: one for one in client.get(f"{API}/transfers/land-rules").json()["items"]}
    assert (rules["nation"]["centre"], rules["zhengzhou"]["centre"]) == ("0", None)
    assert rules["zhengzhou"]["since"] == "2018-06-28"
    body = {"area": "410100", "on": "2019-12-31", "settled": 10, "centre": True}
    found = post(client, "/transfers/land", body).json()
    assert (found["rule"]["code"], found["mu"]) == ("nation", "0")


def test_the_linkage_table_takes_what_is_known(client):
    known = {"year": 2016, "source": "filing", "filed": 100_000, "land_granted": "1000"}
    body = {"pilot": "大连", "existing": "95", "known": [known]}
    found = whole(transfers_schemas.LinkageOut, post(client, "/transfers/linkage", body).json())
    rows = {one["year"]: one for one in found["rows"]}
    for one in rows.values():
        whole(transfers_schemas.LinkageRowOut, one)
    # 166667 planned less 100000; 166667 of 2015 × 100 m² = 25000.05 mu, less 1000
    assert rows[2016]["people_gap"]["value"] == "66667"
    assert rows[2016]["land_gap"]["value"] == "24000.05"
    assert rows[2016]["filed"]["whence"]["en"] == "filing"
    assert rows[2016]["filed"]["confidence"] == "unverified"
    assert rows[2017]["filed"] == {
        "value": None,
        "whence": rows[2015]["filed"]["whence"],
        "confidence": None,
    }
    assert "transfers received" in rows[2016]["money_gap"]["whence"]["en"]


def test_a_plan_without_people_is_linked_over_the_years_that_are_known(client):
    known = {"year": 2016, "source": "filing", "filed": 5, "received": "7"}
    found = post(client, "/transfers/linkage", {"pilot": "03", "known": [known]}).json()
    [row] = found["rows"]
    assert (row["year"], row["filed"]["value"], row["planned"]["value"]) == (2016, "5", None)
    assert row["cost"]["whence"]["en"] == "the plan states no people"
    assert "local cost (the plan states no people)" in row["money_gap"]["whence"]["en"]


def test_a_pilot_that_there_is_not_is_404_at_its_field(client):
    answer = post(client, "/transfers/linkage", {"pilot": "nowhere"})
    assert (answer.status_code, answer.json()["where"]) == (404, "pilot")


ELSEWHERE = {
    "award": award(places=with_second(PLACES, area="999999")),
    "equalization": equal(places=with_second(GAPS, area="999999"))[1],
}


@pytest.mark.parametrize(("path", "body"), ELSEWHERE.items(), ids=ELSEWHERE)
def test_a_place_that_the_package_does_not_have_is_told_and_counts(client, path, body):
    found = post(client, f"/transfers/{path}", body).json()
    [told] = [one for one in found["warnings"] if one["type"] == "areas_unknown"]
    assert told["text"]["en"].endswith("1 of the area codes: 999999.")
    assert found["rows"][1]["area"] == "999999"


def test_land_of_an_area_that_the_package_does_not_have_goes_by_the_nation(client):
    body = {"area": "999999", "on": "2018-12-31", "settled": 10, "existing": "90"}
    found = whole(transfers_schemas.LandOut, post(client, "/transfers/land", body).json())
    [told] = found["warnings"]
    assert (told["type"], told["where"]) == ("land_area_unknown", "area")
    assert "the rule of the nation" in told["text"]["en"]
    assert post(client, "/transfers/land", body | {"area": "330200"}).json()["warnings"] == []
