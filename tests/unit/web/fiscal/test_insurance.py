"""Social insurance on its page and in the API: the golden case, open rates, wrong numbers."""

import pytest

from tests.unit.web.test_evaluation import plain

PAGE, API = "/cost/insurance/", "/api/v1/cost/insurance"
GOLDEN = {
    "on": "2014-07-01",
    "wage": "2609",
    "local_wage": "4000",
    "injury_class": "2",
    "unemployment.employee": "0",
    "maternity.employer": "0.008",
}
ASKED = {
    "on": "2014-07-01",
    "wage": "2609",
    "local_wage": "4000",
    "injury_class": "2",
    "chosen": {"unemployment.employee": "0", "maternity.employer": "0.008"},
}
HTMX = {"HX-Request": "true"}


def send(client, **changes):
    headers = {"Accept-Language": "en"}
    return client.post(API, {**ASKED, **changes}, content_type="application/json", headers=headers)


@pytest.mark.parametrize("prefix", ["", "/en"])
def test_the_page_answers_in_both_languages(client, prefix):
    assert client.get(prefix + PAGE).status_code == 200
    text = client.get(prefix + PAGE, GOLDEN).text
    assert 'id="employer">9,329.78<' in text and 'id="employee">3,130.80<' in text


def test_it_is_linked_from_the_page_on_cost(client):
    assert f'href="{PAGE}"' in client.get("/cost/").text


def test_what_is_unverified_is_marked_and_sources_stand_below(client):
    words = plain(client.get(PAGE, GOLDEN).text)
    assert "有 7 个数没有核对过原件" in words
    assert "失业保险条例" in words


def test_a_rate_that_is_open_has_a_field_and_without_it_there_is_no_answer(client):
    asked = {key: value for key, value in GOLDEN.items() if key != "maternity.employer"}
    text = client.get(PAGE, asked).text
    assert 'name="maternity.employer"' in text and 'name="pension.employer"' not in text
    assert 'id="employer"' not in text
    assert "文件留有余地的费率，就有结果" in plain(text)
    assert 'name="pension.employer"' in client.get(PAGE, {"on": "2017-07-01"}).text


def test_a_wage_below_the_floor_is_cut_and_that_is_told(client):
    text = client.get(f"/en{PAGE}", {**GOLDEN, "wage": "1000"}).text
    assert 'id="base">2,400<' in text
    assert "below the floor" in plain(text)


def test_the_housing_fund_can_be_added(client):
    fund = {"housing_fund": "yes", "housing_fund.employer": "0.05", "housing_fund.employee": "0.05"}
    answer = client.get(PAGE, {**GOLDEN, **fund}, headers=HTMX)
    assert 'id="employer">10,895.18<' in answer.text  # 9329.78 + 1565.40
    assert "housing_fund=yes" in answer.headers["HX-Replace-Url"]


def test_htmx_gets_the_results_alone(client):
    answer = client.get(PAGE, GOLDEN, headers=HTMX)
    assert "<html" not in answer.text and "9,329.78" in answer.text
    assert "injury_class=2" in answer.headers["HX-Replace-Url"]


WRONG = {
    "a wage below zero": ({"wage": "-1"}, "wage"),
    "a wage of nothing": ({"wage": "0"}, "wage"),
    "a wage that is no number": ({"wage": "many"}, "wage"),
    "cover above one": ({"held.pension": "1.5"}, "held.pension"),
    "cover that falls": ({"held.pension": "0.5", "reached.pension": "0.1"}, "reached.pension"),
    "a rate outside its bounds": ({"maternity.employer": "0.02"}, "maternity.employer"),
    "a class that there is not": ({"injury_class": "7"}, "injury_class"),
    "a day before the rates": ({"on": "1990-01-01"}, "on"),
    "a day that is none": ({"on": "soon"}, "on"),
    "both parts above what is set": (
        {
            "on": "2015-06-01",
            "unemployment.employer": "0.02",
            "unemployment.employee": "0.01",
        },
        "unemployment.employee",
    ),
}


@pytest.mark.parametrize(("changes", "field"), WRONG.values(), ids=WRONG)
def test_what_is_wrong_is_told_at_its_field(client, changes, field):
    answer = client.get(PAGE, {**GOLDEN, **changes})
    assert answer.status_code == 400
    marks = answer.text.split(f'id="{field}-fault">')[1].split("</span>")[0]
    assert marks.strip()
    assert 'id="employer"' not in answer.text
    assert f'value="{GOLDEN["local_wage"]}"' in answer.text  # nothing typed is lost


def test_the_api_gives_the_golden_case_with_sources(client):
    from shidian.web.api import insurance  # noqa: PLC0415  after Django has been set up

    body = send(client).json()
    insurance.InsuranceOut(**body)
    assert set(body) == set(insurance.InsuranceOut.model_fields)
    assert (body["employer"], body["employee"], body["base"]) == ("9329.78", "3130.80", "2609")
    assert set(body["rows"][0]) == set(insurance.SchemeOut.model_fields)
    trusted = {one["path"]: one["source"]["confidence"] for one in body["parameters"]}
    assert trusted["base.cap"] == "unverified"
    assert {"insurance_taken", "official_source"} <= {one["type"] for one in body["warnings"]}


def test_the_api_adds_training_equal_pay_and_the_fund(client):
    fund = {"housing_fund.employer": "0.05", "housing_fund.employee": "0.05"}
    chosen = {**ASKED["chosen"], **fund}
    body = send(client, housing_fund=True, chosen=chosen, training="300", wage_gap="50").json()
    # 9329.78 + 1565.40 + 300 + 600
    assert body["employer"] == "11795.18"


def test_the_api_adds_what_the_person_bears(client):
    body = send(client, living_gap="11000", housing="100000", schooling="2000").json()
    assert (body["employee"], body["living_gap"]) == ("14130.80", "11000.00")
    assert (body["housing"], body["schooling"], body["once"]) == (
        "100000.00",
        "2000.00",
        "102000.00",
    )


REFUSED = {
    "a wage below zero": ({"wage": "-1"}, "parties_wage", "wage"),
    "a wage that is no number": ({"wage": "NaN"}, "not_number", "wage"),
    "a wage that is a slip": ({"wage": "1000000000"}, "parties_large", "wage"),
    "cover above one": ({"held": {"pension": "2"}}, "parties_cover", "held.pension"),
    "cover that is no number": ({"reached": {"pension": "x"}}, "not_number", "reached.pension"),
    "a scheme that there is not": ({"held": {"dental": "1"}}, "insurance_unknown", "held.dental"),
    "no choice": ({"chosen": {}}, "insurance_choice", "unemployment.employee"),
    "a class that there is not": ({"injury_class": "9"}, "insurance_class", "injury_class"),
    "a day before the rates": ({"on": "1990-01-01"}, "insurance_before", "on"),
    "a day that is none": ({"on": "soon"}, "field_day", "on"),
}


@pytest.mark.parametrize(("changes", "type_", "where"), REFUSED.values(), ids=REFUSED)
def test_the_api_names_the_field_that_is_wrong(client, changes, type_, where):
    answer = send(client, **changes)
    assert answer.status_code == 422
    told = answer.json()
    assert (told["type"], told["where"]) == (type_, where)
