"""The filings of a year: who stands in it for whom, filtered, paged, with few questions."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from shidian.register.lifecycle import Step
from shidian.store.access import today
from tests.unit.web.filings.conftest import PAGE, RATE
from tests.unit.web.test_pages import unmarked_chinese

LIST = "/filings/2018/"


def pilots(page: str) -> list[str]:
    return re.findall(r'href="/filings/2018/(\d\d)/"', page)


def test_the_newest_year_comes_first(browser_of):
    assert browser_of("nation").get("/filings/").url == f"/filings/{today().year - 1}/"


def test_nobody_is_led_to_sign_in(client, cast):
    assert client.get(LIST).url == "/account/sign-in/?next=%2Ffilings%2F2018%2F"


REACH = {"nation": 50, "province": 4, "officer": 1, "colleague": 1, "stranger": 1}


@pytest.mark.parametrize("name", REACH)
def test_everybody_sees_their_own_part(browser_of, name):
    assert len(pilots(browser_of(name).get(LIST).text)) == REACH[name]


def test_the_second_page_has_the_others(browser_of):
    nation = browser_of("nation")
    first, second = (pilots(nation.get(f"{LIST}?page={n}").text) for n in (1, 2))
    assert len({*first, *second}) == 64
    assert nation.get(f"{LIST}?page=x").status_code == 200
    assert pilots(nation.get(f"{LIST}?page=99").text) == second


def test_those_without_filings_are_refused(browser_of):
    assert browser_of("security").get(LIST).status_code == 403


def test_state_completeness_and_lateness(cast, browser_of, filing):
    officer, nation = browser_of("officer"), browser_of("nation")
    assert "草稿" in row_of(officer.get(LIST).text)
    assert re.search(r">\s*0 / 11\s*<", row_of(officer.get(LIST).text))
    assert "未开始" in row_of(nation.get(LIST).text)  # a draft is nobody else's
    cast.fill(filing)
    cast.carry(filing, Step.SUBMIT)
    row = row_of(nation.get(LIST).text)
    assert "已报送" in row
    assert "11 / 11" in row
    assert re.search(r'class="late">\d+ 天', row)


def row_of(page: str) -> str:
    return next(one for one in re.findall(r"<tr>.*?</tr>", page, re.DOTALL) if "/2018/03/" in one)


def test_filters_by_state_and_province(cast, browser_of, filing):
    cast.fill(filing)
    cast.carry(filing, Step.SUBMIT)
    nation = browser_of("nation")
    assert pilots(nation.get(f"{LIST}?state=submitted").text) == ["03"]
    assert "03" not in pilots(nation.get(f"{LIST}?state=not_begun").text)
    assert len(pilots(nation.get(f"{LIST}?province=330000").text)) == 4
    assert len(pilots(nation.get(f"{LIST}?province=nowhere&state=odd").text)) == 50


def test_a_year_that_is_none_is_404(browser_of):
    assert browser_of("nation").get("/filings/1999/").status_code == 404


def test_the_english_list_is_english(browser_of, filing):
    assert unmarked_chinese(browser_of("nation"), LIST) == []


def test_a_list_asks_few_questions(cast, browser_of, filing):
    nation = browser_of("nation")
    nation.get(LIST)
    with CaptureQueriesContext(connection) as queries:
        nation.get(LIST)
    assert len(queries) <= 15


LONG = "9" * 5000  # Python refuses to read so many digits


def test_a_number_of_any_length_is_answered(officer, browser_of):
    assert officer.get(f"/filings/2018/?page={LONG}").status_code == 200
    sent = {"section": "indicators", RATE: "73.7", f"base:{RATE}": LONG}
    assert officer.post(PAGE, sent).status_code == 409
    assert browser_of("auditor").get(f"/filings/log/?before={LONG[:300]}").status_code == 200
