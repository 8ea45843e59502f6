"""Bodies that the API of cost and transfers does not understand: what it says, in one language."""

import pytest

from tests.unit.web.fiscal.test_fiscal_api import API, LAND, PEOPLE, post
from tests.unit.web.fiscal.test_insurance import ASKED as INSURED
from tests.unit.web.fiscal.test_transfers_api import COUNTIES, FACTORS, GAPS, PLACES

LONE = "\ud800"  # half of a pair: JSON can hold it, UTF-8 cannot
PERMIT = {"arrived": "2016-01-01", "on": "2017-06-01"}
AWARD = {"places": PLACES, "pool": "1"}
PASSING = {"pool": "1", "factors": FACTORS, "places": COUNTIES}
SOUND = {
    "/cost": {"model": "dalian", "people": PEOPLE},
    "/cost/insurance": INSURED,
    "/transfers/land": LAND,
    "/transfers/city": {"residents": "5", "on": "2016-06-01"},
    "/transfers/permit": PERMIT,
    "/transfers/award": AWARD,
    "/transfers/equalization": {"places": GAPS, "pool": "1"},
    "/transfers/pass-through": PASSING,
    "/transfers/linkage": {"pilot": "04"},
}
SURROGATES = {
    "a name": ("/cost", {"model": LONE, "people": PEOPLE}),
    "a path": ("/cost", {"model": "dalian", "people": PEOPLE, "changes": {LONE: "1"}}),
    "an area": ("/transfers/land", LAND | {"area": LONE}),
    "a number": ("/transfers/land", LAND | {"existing": LONE}),
    "a choice": ("/cost/insurance", INSURED | {"chosen": {LONE: "1"}}),
    "a term": ("/transfers/award", AWARD | {"changes": {"weights.inter": LONE}}),
    "a name of a term": ("/transfers/award", AWARD | {"changes": {LONE: "1"}}),
    "a value": (
        "/transfers/pass-through",
        PASSING
        | {"places": [COUNTIES[0] | {"values": {"people": LONE, "schooling": "1"}}, COUNTIES[1]]},
    ),
    "a label": (
        "/transfers/pass-through",
        PASSING | {"factors": [FACTORS[0] | {"label": LONE}, FACTORS[1]]},
    ),
    "a source": (
        "/transfers/linkage",
        {"pilot": "04", "known": [{"year": 2016, "source": LONE, "filed": 1}]},
    ),
    "a field": ("/transfers/permit", PERMIT | {LONE: "1"}),
}


@pytest.mark.parametrize(("path", "body"), SURROGATES.values(), ids=SURROGATES)
def test_half_a_character_is_422(client, path, body):
    assert post(client, path, body).status_code == 422


@pytest.mark.parametrize(("path", "body"), SOUND.items(), ids=SOUND)
def test_a_field_that_there_is_not_is_named(client, path, body):
    assert post(client, path, body).status_code == 200
    answer = post(client, path, body | {"chnage": "1"})
    assert (answer.status_code, answer.json()["where"]) == (422, "chnage")
    assert answer.json()["type"] == "parameter_unknown"


INNER = {
    "people": ("/cost", {"model": "dalian", "people": [PEOPLE[0] | {"who": 1}]}, "people.0.who"),
    "a place": (
        "/transfers/award",
        AWARD | {"places": [PLACES[0] | {"who": 1}, PLACES[1]]},
        "places.0.who",
    ),
    "settled": (
        "/transfers/award",
        AWARD
        | {"places": [PLACES[0] | {"settled": [PLACES[0]["settled"][0] | {"who": 1}]}, PLACES[1]]},
        "places.0.settled.0.who",
    ),
    "known": (
        "/transfers/linkage",
        {"pilot": "04", "known": [{"year": 2016, "source": "a", "who": 1}]},
        "known.0.who",
    ),
}


@pytest.mark.parametrize(("path", "body", "where"), INNER.values(), ids=INNER)
def test_a_field_that_there_is_not_is_named_within_a_row(client, path, body, where):
    answer = post(client, path, body)
    assert (answer.status_code, answer.json()["where"]) == (422, where)


def settled(**other):
    return AWARD | {"places": [PLACES[0] | {"settled": [PLACES[0]["settled"][0] | other]}]}


LOOSE = {
    "one person": ("/cost", {"model": "dalian", "people": [PEOPLE[0] | {"people": True}]}),
    "people as text": ("/cost", {"model": "dalian", "people": [PEOPLE[0] | {"people": "7"}]}),
    "people with a point": ("/cost", {"model": "dalian", "people": [PEOPLE[0] | {"people": 7.0}]}),
    "a year": ("/cost", {"model": "dalian", "people": PEOPLE, "first": True}),
    "settled": ("/transfers/award", settled(people=True)),
    "land": ("/transfers/land", LAND | {"settled": True}),
    "a centre": ("/transfers/land", LAND | {"centre": "yes"}),
    "the fund": ("/cost/insurance", INSURED | {"housing_fund": 1}),
    "people filed": (
        "/transfers/linkage",
        {"pilot": "04", "known": [{"year": 2016, "source": "a", "filed": True}]},
    ),
}


@pytest.mark.parametrize(("path", "body"), LOOSE.values(), ids=LOOSE)
def test_nothing_is_taken_for_a_number_or_an_answer_that_is_none(client, path, body):
    answer = post(client, path, body)
    assert (answer.status_code, answer.json()["type"]) == (422, "bad_parameter")


MANY = {
    "changes": (
        "/cost",
        {"model": "dalian", "people": PEOPLE, "changes": {f"p{n}": "1" for n in range(201)}},
        "changes",
        ("200", "201"),
    ),
    "places": (
        "/transfers/award",
        AWARD | {"places": [PLACES[0]] * 501},
        "places",
        ("500", "501"),
    ),
    "endorsements": (
        "/transfers/permit",
        PERMIT | {"endorsed": ["2017-01-01"] * 60},
        "endorsed",
        ("50", "60"),
    ),
    "shares covered": (
        "/cost/insurance",
        INSURED | {"held": {f"p{n}": "1" for n in range(21)}},
        "held",
        ("20", "21"),
    ),
}


@pytest.mark.parametrize(("path", "body", "where", "numbers"), MANY.values(), ids=MANY)
def test_too_many_are_counted(client, path, body, where, numbers):
    answer = post(client, path, body)
    told = answer.json()
    assert (answer.status_code, told["type"], told["where"]) == (422, "items_too_many", where)
    most, found = numbers
    assert f" {found} " in told["title"] and f" {most} " in told["detail"]


EXPECTED = {
    "an area": ("/transfers/land", LAND | {"area": "大连"}, "area", "330200"),
    "a short area": ("/transfers/land", LAND | {"area": "04"}, "area", "330200"),
    "places": ("/transfers/award", AWARD | {"places": "x"}, "places", "a list"),
    "a place": ("/transfers/award", AWARD | {"places": ["x"]}, "places.0", "an object"),
    "changes": ("/transfers/award", AWARD | {"changes": []}, "changes", "an object"),
    "no source": (
        "/transfers/linkage",
        {"pilot": "04", "known": [{"year": 2016, "source": ""}]},
        "known.0.source",
        "a text of at least 1 characters",
    ),
    "a number in place of a text": (
        "/transfers/award",
        AWARD | {"pool": 1},
        "pool",
        "a text, in quotation marks",
    ),
    "a text too long": (
        "/transfers/award",
        AWARD | {"pool": "1" * 25},
        "pool",
        "a text of at most 24 characters",
    ),
    "a value too long": (
        "/transfers/award",
        AWARD | {"changes": {"weights.inter": "1" * 25}},
        "changes.weights.inter",
        "a text of at most 24 characters",
    ),
    "people below zero": ("/transfers/land", LAND | {"settled": -1}, "settled", "0 or more"),
    "people beyond count": (
        "/transfers/land",
        LAND | {"settled": 10**9 + 1},
        "settled",
        "1000000000 or less",
    ),
    "a part of a person": ("/transfers/land", LAND | {"settled": 1.5}, "settled", "a whole number"),
    "no answer": ("/transfers/land", LAND | {"centre": "x"}, "centre", "true or false"),
    "a factor": (
        "/transfers/pass-through",
        PASSING | {"factors": [FACTORS[0] | {"name": "人"}]},
        "factors.0.name",
        "lower-case letters",
    ),
    "nothing": ("/transfers/land", {}, "area", "a value"),
}


@pytest.mark.parametrize(("path", "body", "where", "expected"), EXPECTED.values(), ids=EXPECTED)
def test_what_is_expected_is_said_in_the_language_of_the_reader(
    client, path, body, where, expected
):
    answer = post(client, path, body)
    told = answer.json()
    assert (answer.status_code, told["where"]) == (422, where)
    assert expected in told["title"] + told["detail"]
    assert told["detail"].isascii() and "—" not in told["detail"]
    zh = client.post(f"{API}{path}", body, content_type="application/json").json()["detail"]
    assert "—" not in zh and " / " not in zh and expected.isdigit() == (expected in zh)


def test_not_a_number_is_no_number_of_people(client):
    text = '{"model": "dalian", "people": [{"year": 2015, "origin": "other_province", '
    text += '"step": "registered", "people": NaN}]}'
    answer = client.post(f"{API}/cost", text, content_type="application/json")
    assert (answer.status_code, answer.json()["where"]) == (422, "people.0.people")
    assert "整数" in answer.json()["detail"]


NAMES = {
    "a model": ("/cost", {"model": "x", "people": PEOPLE}),
    "a pilot": ("/cost", {"model": "dalian", "pilot": "大莲"}),
    "a pilot of the table": ("/transfers/linkage", {"pilot": "大莲"}),
    "a day before the rates": ("/cost/insurance", INSURED | {"on": "1990-01-01"}),
}


@pytest.mark.parametrize(("path", "body"), NAMES.values(), ids=NAMES)
def test_advice_fits_whoever_asks(client, path, body):
    detail = post(client, path, body).json()["detail"]
    assert not any(word in detail for word in ("shidian", "file", "yaml", "--"))
