"""Settlement schemes in the API: whole, a person explained, the curve."""

from decimal import Decimal

import pytest

from shidian.store.populations import PEOPLE
from shidian.web.api.scheme_schemas import (
    ExplanationOut,
    SchemeHeadOut,
    SchemeOut,
    ThresholdsOut,
)

API = "/api/v1/schemes"
PERSON = {"birth_date": "1986-05-01", "has_job": True, "insurance_months": 60}
ENGLISH = {"Accept-Language": "en"}


def explain(client, body, code="demonstration", **more):
    return client.post(f"{API}/{code}/explain", body, content_type="application/json", **more)


def test_the_list_has_every_scheme(client):
    found = client.get(API).json()
    codes = [one["code"] for one in found["items"]]
    assert found["count"] == len(codes) == 8
    assert {"dongguan-before", "dongguan-after", "residence-permit", "wuhan"} <= set(codes)
    for one in found["items"]:
        assert set(one) == set(SchemeHeadOut.model_fields)
        SchemeHeadOut(**one)
    thresholds = {one["code"]: one["threshold"] for one in found["items"]}
    assert (thresholds["dongguan-before"], thresholds["dongguan-after"]) == ("130", "100")
    assert thresholds["residence-permit"] is None


def test_a_scheme_is_whole(client):
    for code in ("demonstration", "dongguan-after", "guangming", "residence-permit"):
        found = client.get(f"{API}/{code}").json()
        assert set(found) == set(SchemeOut.model_fields)
        SchemeOut(**found)
    found = client.get(f"{API}/demonstration").json()
    items = {one["id"]: one for one in found["items"]}
    assert items["insurance"]["points"] == {"each": "points_a_year"}
    assert [one["value"] for one in found["parameters"]["points_a_year"]["values"]] == ["3", "4"]
    assert items["age"]["bands"][0] == {"low": "18", "high": "35", "points": "20"}
    assert items["skill"]["items"][0]["points"] == {"junior": "5", "senior": "20", "college": "60"}
    assert items["residence"]["points"] == {"each": "1.5"}
    assert items["home"]["items"][1]["conditions"]["en"] == (
        "Home: Rented, and Months of residence at least 24 months"
    )
    assert found["source"]["confidence"] == "unverified"
    assert found["content"].startswith("# ")


def test_a_person_is_explained(client):
    found = explain(client, {"on": "2016-06-01", "person": PERSON | {"education": "college"}})
    assert found.status_code == 200
    body = found.json()
    ExplanationOut(**body)
    assert set(body) == set(ExplanationOut.model_fields)
    assert (body["points"], body["needed"], body["standing"]) == ("95", "100", "points")
    assert body["qualified"] is False
    insurance = next(one for one in body["items"] if one["id"] == "insurance")
    assert insurance["points"] == "15"
    assert "5 × 3 = 15 points, cap 45" in insurance["text"]["en"]
    assert body["waiting"]["en"] == (
        "all else equal, 100 points in 7 months (2017-01-01), of 100 needed"
    )
    assert len(body["ways"]) == 10


@pytest.mark.parametrize(
    ("body", "kind", "where"),
    [
        ({"on": "2016-06-01", "person": {}}, "person_input_missing", "birth_date"),
        ({"on": "2016-06-01", "person": PERSON | {"x": 1}}, "person_input_unknown", "x"),
        (
            {"on": "2016-06-01", "person": PERSON | {"insurance_months": -3}},
            "person_outside",
            "insurance_months",
        ),
        (
            {"on": "2016-06-01", "person": PERSON | {"birth_date": "2020-01-01"}},
            "person_date_after",
            "birth_date",
        ),
        ({"on": "soon", "person": PERSON}, "person_not_date", "on"),
        ({"on": "2001-01-01", "person": PERSON}, "scheme_not_in_force", "on"),
    ],
    ids=["nothing", "unknown", "negative", "born later", "no day", "not in force"],
)
def test_what_cannot_be_read_is_named(client, body, kind, where):
    found = explain(client, body, headers=ENGLISH)
    assert found.status_code == 422
    assert (found.json()["type"], found.json()["where"]) == (kind, where)


def test_an_input_of_no_kind_is_named(client):
    sent = {"on": "2016-06-01", "person": {"insurance_months": 60.5}}
    assert explain(client, sent).json()["where"] == "person.insurance_months"
    assert explain(client, {"on": "2016-06-01"}).json()["where"] == "person"


def test_what_is_no_request_is_refused(client):
    assert explain(client, {"on": "2016-06-01"}).status_code == 422
    assert explain(client, {"on": "2016-06-01", "person": [1]}).status_code == 422
    assert explain(client, "{", headers=ENGLISH).status_code in (400, 422)
    too_long = {"on": "2016-06-01", "person": {str(n): 1 for n in range(500)}}
    assert explain(client, too_long).status_code == 422


def test_an_unknown_scheme_is_told_with_those_there_are(client):
    for answer in (
        client.get(f"{API}/shanghai", headers=ENGLISH),
        client.get(f"{API}/shanghai/thresholds", headers=ENGLISH),
        explain(client, {"on": "2016-06-01", "person": {}}, "shanghai", headers=ENGLISH),
    ):
        assert answer.status_code == 404
        assert answer.json()["title"] == "There is no scheme “shanghai”."
        assert "demonstration" in answer.json()["detail"]


def test_the_curve_falls_and_says_that_nobody_is_real(client):
    found = client.get(f"{API}/demonstration/thresholds?on=2018-01-01").json()
    ThresholdsOut(**found)
    assert found["synthetic"] is True
    assert found["people"] == PEOPLE
    settled = [one["settled"] for one in found["steps"]]
    points = [Decimal(one["threshold"]) for one in found["steps"]]
    assert settled == sorted(settled, reverse=True)
    assert points == sorted(set(points))
    assert settled[0] + found["may_not"] == PEOPLE  # at the lowest all who may
    assert settled[-1] == found["by_route"]
    reached = [one for one in found["steps"] if Decimal(one["threshold"]) >= 90]
    assert (found["threshold"], found["settled"]) == ("90", reached[0]["settled"])


def test_a_day_that_is_not_offered_is_not_counted(client):
    found = client.get(f"{API}/demonstration/thresholds?on=2016-02-03", headers=ENGLISH)
    assert found.status_code == 404
    assert found.json()["type"] == "scheme_day_unknown"


def test_an_answer_that_stands_is_not_sent_twice(client):
    first = client.get(f"{API}/dongguan-after")
    again = client.get(f"{API}/dongguan-after", headers={"If-None-Match": first.headers["ETag"]})
    assert (first.status_code, again.status_code) == (200, 304)


def test_a_scheme_under_which_nobody_can_be_counted_says_why(client):
    answer = client.get("/api/v1/schemes/settlement-tiers/thresholds")
    assert answer.status_code == 422
    assert answer.json()["where"] == "city_population"


def test_a_day_beyond_the_calendar_of_schemes_is_refused(client):
    person = PERSON | {"birth_date": "9964-01-01"}
    for on in ("9990-01-01", "2101-01-01"):
        answer = explain(client, {"on": on, "person": person})
        assert (answer.status_code, answer.json()["where"]) == (422, "on")
        assert "2100-12-31" in answer.text
