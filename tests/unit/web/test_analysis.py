"""Questions over all places at once: who may ask, and what is answered."""

import re

import pytest

from shidian.register.roles import Role
from tests.people import hold, person, sign_in


@pytest.fixture
def asked(client, db):
    """Asks as somebody with a post."""

    def ask(role, area, query=""):
        one = person(f"{role}-{area}", "某")
        hold(one, Role(role), area)
        sign_in(client, one)
        return client.get(f"/en/analysis/{query}")

    return ask


def rows(answer, heading):
    table = answer.content.decode().split(f">{heading}")[1].split("</table>")[0]
    return [
        [
            re.sub(r"<[^>]*>", "", cell).strip()
            for cell in re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row)
        ]
        for row in re.findall(r"<tr>(.*?)</tr>", table.split("<tbody>")[1], re.S)
    ]


def test_a_reader_of_the_nation_sees_all_pilots_but_the_provinces(asked):
    answer = asked("ministry_reader", "000000", "?year=2020")
    assert "Questions to 62 pilots" in answer.content.decode()
    ranked = rows(answer, "Urbanization rate of the resident population · 2020")
    first = {}
    for rank, _, value, unit, _change, vintage in ranked:
        assert unit == "%"
        first.setdefault(vintage, (rank, value))
    assert first["2020 census series"][0] == "1"
    values = [float(row[2]) for row in ranked if row[5] == "2020 census series"]
    assert values == sorted(values, reverse=True)
    present = rows(answer, "Completeness in 2020")
    assert sum(int(row[2]) for row in present) == 62


def test_a_province_sees_its_own(asked):
    answer = asked("provincial_officer", "330000", "?year=2020")
    ranked = rows(answer, "Urbanization rate of the resident population · 2020")
    assert {row[1] for row in ranked} <= {"Ningbo", "Jiaxing", "Yiwu", "Longgang"}
    assert [row[0] for row in rows(answer, "Completeness in 2020")] == ["Zhejiang"]


def test_who_has_no_post_for_it_is_told_why(asked):
    answer = asked("pilot_officer", "330200")
    assert answer.status_code == 403
    assert "None of your posts lets you read analyses" in answer.content.decode()


def test_the_public_is_led_to_sign_in(client):
    answer = client.get("/analysis/")
    assert answer.status_code == 302
    assert answer.headers["Location"].startswith("/account/sign-in/?next=%2Fanalysis%2F")


def test_accepted_values_are_a_register_of_their_own(asked):
    answer = asked("ministry_reader", "000000", "?ledger=accepted&year=2018")
    assert "No value of this year." in answer.content.decode()


@pytest.mark.parametrize("query", ["?year=x", "?indicator=none&class=none&ledger=none", "?page=99"])
def test_what_is_not_known_falls_back(asked, query):
    assert asked("ministry_reader", "000000", query).status_code == 200
