"""The pages of cost: every model and pilot, numbers as fields, faults beside them."""

import json
import re
from decimal import Decimal
from html import unescape

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext

from shidian.mechanisms.citizenization.package import model_in, models_of, sharing_of
from shidian.mechanisms.citizenization.plan_cases import plan_cases_of
from tests.unit.web.test_evaluation import plain

DALIAN, NATION, OPEN = (
    "/cost/pilots/04/",
    "/cost/models/cass-2013-nation/",
    "/cost/models/seven-components/",
)
PART = {"HX-Request": "true"}
BARS = {"part": "bars"}
GROUP = "other_province.registered"


def people(year: int, count: int, group: str = GROUP) -> str:
    return f"people.{year}.{group}={count}"


def beside(page: str, name: str) -> str:
    """What is said beside a field."""
    return unescape(re.search(rf'id="{re.escape(name)}-fault"[^>]*>([^<]*)<', page)[1])


def shown(page: str, name: str) -> str:
    return re.search(rf'id="{name}">([^<]*)<', page)[1]


def test_the_index_names_every_model_pilot_and_case(client, programme):
    page = client.get("/cost/").text
    words = plain(page)
    for code, model in models_of(programme).items():
        assert f'href="/cost/models/{code}/"' in page
        assert model.stated.title.zh in words
    for rules in sharing_of(programme).values():
        assert rules.stated.title.zh in words
    for case in plan_cases_of(programme):
        assert f'href="/cost/pilots/{case.pilot}/"' in page
    assert "131,316.00" in words.replace(" ", "")  # 蓝皮书：41356+14180+12011+43·(806+677)


@pytest.mark.parametrize("prefix", ["", "/en"])
def test_every_model_and_every_pilot_with_money_has_its_page(client, programme, prefix):
    for code, one in models_of(programme).items():
        answer = client.get(f"{prefix}/cost/models/{code}/")
        assert answer.status_code == 200, code
        assert all(f"items.{item.id}.cost" in answer.text for item in one.stated.items)
    for pilot in {case.pilot for case in plan_cases_of(programme)}:
        answer = client.get(f"{prefix}/cost/pilots/{pilot}/")
        assert answer.status_code == 200, pilot
        assert 'id="consistency"' in answer.text


def test_a_pilot_has_the_people_of_its_plan_filled_in_and_says_what_was_assumed(client):
    page = client.get(DALIAN).text
    # 大连：市外 70 万、市内 50 万，每人 11 万元，政府、企业、个人 4:3.2:2.8
    assert shown(page, "total") == "1,320.00 亿元"
    words = plain(page)
    for expected in ("1,200,000", "528.00 亿元", "422.40 亿元", "369.60 亿元", "按年平均分摊"):
        assert expected in words
    assert re.search(r'name="people.2015.other_province.registered"[^>]*value="100000"', page)
    assert "list.xlsx" in page and "model.yaml" in page


def test_the_bars_of_the_chart_are_the_numbers_of_the_table(client):
    page = client.get(DALIAN).text
    chart = json.loads(re.search(r'id="chart-amounts"[^>]*>(.*?)</script>', page)[1])
    assert chart["years"] == [2015, 2016, 2017, 2018, 2019, 2020]
    total = sum(sum(one["values"]) for one in chart["series"])
    assert Decimal(total).quantize(Decimal("0.01")) == Decimal("1320.00")


def test_a_changed_number_is_set_beside_the_stated_one_and_goes_with_the_address(client):
    answer = client.get(f"{DALIAN}?items.all.cost=120000", headers=PART)
    words = plain(f"<main>{answer.text}</main>")
    assert "原数合计 1,320.00 亿元，改后 1,440.00 亿元" in re.sub(r"\s+", " ", words)
    assert answer.headers["HX-Replace-Url"] == f"{DALIAN}?items.all.cost=120000"
    assert "未核实" in words  # nobody answers for what was typed


def test_what_equals_the_stated_number_is_no_change(client):
    answer = client.get(f"{DALIAN}?items.all.cost=110000.0&percent=100", headers=PART)
    assert answer.headers["HX-Replace-Url"] == f"{DALIAN}?"
    assert "原数合计" not in answer.text


NO_TERMS = ("guangming", "lankao", "dongguan", "changsha")


@pytest.mark.parametrize("code", NO_TERMS)
def test_terms_that_nobody_states_are_marked_at_their_fields(client, programme, code):
    assert models_of(programme)[code].stated.terms is None
    page = client.get(f"/cost/models/{code}/").text
    for name in ("horizon", "discount"):
        label = re.search(rf'<label for="{name}">(.*?)</label>', page)[1]
        assert "未核实" in label


@pytest.mark.parametrize("text", ["٣٠٠", "1e2", "1_00", "３００"], ids=ascii)
def test_a_number_is_written_as_in_tables(client, text):
    for name in ("percent", "items.all.cost", f"people.2016.{GROUP}"):
        answer = client.get(DALIAN, {name: text})
        assert answer.status_code == 400
        assert text in beside(answer.text, name)


@pytest.mark.parametrize(
    ("query", "total"),
    [
        # 10 人 × (41356+14180+12011) + 每年 1483 × (10+10)
        (f"{people(2015, 10)}&first=2015&last=2016", "70.51 万元"),
        (f"{people(2015, 10)}&first=2015&last=2016&percent=200", "141.03 万元"),
        # the same ten in two years, five each: once 675470, yearly 1483 × (5 + 10)
        (f"{people(2015, 10)}&first=2015&last=2016&spread=2", "69.77 万元"),
    ],
    ids=["people typed", "twice as many", "over two years"],
)
def test_people_percentage_and_pace_move_the_total(client, query, total):
    page = client.get(f"{NATION}?{query}").text
    assert shown(page, "total") == total


def test_without_people_there_is_the_cost_of_one_person_and_no_result(client):
    answer = client.get(NATION)
    assert answer.status_code == 200
    assert "131,316.00" in answer.text
    assert 'id="total"' not in answer.text
    assert "填上人数" in answer.text


def test_open_costs_are_marked_and_wait_without_a_fault(client):
    answer = client.get(f"{OPEN}?{people(2015, 10)}")
    assert answer.status_code == 200
    assert answer.text.count("未公布，待填") == 7
    assert 'id="total"' not in answer.text
    items = ("schooling", "employment", "insurance", "health", "housing", "works", "other")
    costs = "&".join(f"items.{item}.cost=100" for item in items)
    page = client.get(f"{OPEN}?{people(2015, 10)}&first=2015&last=2015&rules=none&{costs}").text
    assert shown(page, "total") == "7,000 元"
    assert "未核实或假定" in page


def test_the_bars_come_with_the_page_or_after_a_part_of_it(client):
    # a tenth of the people or of the cost moves 1320 by 264
    assert "264.00 亿元" in client.get(DALIAN).text
    part = client.get(f"{DALIAN}?percent=50", headers=PART).text
    assert "哪个数最要紧" not in part
    [address] = re.findall(r'hx-get="([^"]*part=bars)"', part)
    later = client.get(unescape(address), headers=PART)
    assert "132.00 亿元" in later.text
    assert "HX-Replace-Url" not in later.headers
    assert client.get(f"{DALIAN}?horizon=x&part=bars", headers=PART).text.strip() == ""


def test_another_origin_and_step_is_a_column_of_its_own(client):
    page = client.get(f"{NATION}?origin=same_city&step=resident").text
    assert 'name="people.2015.same_city.resident"' in page
    assert (
        'name="people.2015.nowhere.resident"'
        not in client.get(f"{NATION}?origin=nowhere&step=resident").text
    )


WRONG = {
    "no number": ("items.all.cost", "abc", "abc"),
    "below zero": ("items.all.cost", "-5", "-5"),
    "too large": ("items.all.cost", "1e30", "1e30"),
    "not a number": ("horizon", "nan", "nan"),
    "half a person": ("people.2015.other_province.registered", "1.5", "整数"),
    "discount beyond": ("discount", "3", "0.5"),
    "emptied": ("horizon", "", "原数是 1"),
    "shares beyond one": ("rules[0].shares.government", "0.5", "1.10"),
    "last before first": ("last", "2010", "2010"),
    "an endless pace": ("spread", "99999", "99999"),
}


@pytest.mark.parametrize(("name", "value", "told"), WRONG.values(), ids=WRONG)
def test_what_is_wrong_is_told_beside_its_field(client, name, value, told):
    for headers in ({}, PART):
        answer = client.get(DALIAN, {name: value}, headers=headers)
        assert answer.status_code == 400
        assert told in beside(answer.text, name)
        assert "HX-Replace-Url" not in answer.headers
        assert 'id="total"' not in answer.text


def test_an_empty_year_between_others_is_a_fault_at_its_cell(client):
    name = f"people.2016.{GROUP}"
    answer = client.get(f"{DALIAN}?{name}=")
    assert answer.status_code == 400
    assert "2016" in beside(answer.text, name)


def test_rules_that_do_not_fit_the_model_are_told_at_their_choice(client):
    answer = client.get(f"{DALIAN}?rules=huizhou")
    assert answer.status_code == 400
    assert "schooling" in beside(answer.text, "rules")


def test_a_part_that_is_right_clears_what_stood_beside_the_fields(client):
    page = client.get(f"{DALIAN}?horizon=2", headers=PART).text
    for name in ("horizon", "percent", "rules", "revenue", "limit"):
        assert re.search(rf'id="{name}-fault" hx-swap-oob="true"></span>', page), name


@pytest.mark.parametrize(
    "path",
    ["/cost/models/nothing/", "/cost/pilots/nowhere/", f"{DALIAN}?model=x", f"{DALIAN}?rules=x"],
)
def test_what_there_is_not_is_404(client, path):
    assert client.get(path).status_code == 404


def test_any_name_of_a_pilot_leads_to_its_page(client):
    assert client.get("/cost/pilots/dalian/").headers["Location"] == DALIAN


def test_revenue_says_the_first_year_that_breaks(client):
    # 2015 年成本 183.3337 亿元
    revenue = "2015 20,000,000,000\n2016\t18000000000"
    page = client.get(DALIAN, {"revenue": revenue}).text
    assert "2016 年起，成本超过可承受的份额" in plain(page)
    page = client.get(DALIAN, {"revenue": revenue, "limit": "2"}).text
    assert "都在可承受的份额以内" in page
    page = client.get(DALIAN, {"revenue": revenue, "carried": "government"}).text
    assert "都在可承受的份额以内" in page
    assert "无法判断" in page  # the years without revenue


LONG = {
    "people": (f"people.2015.{GROUP}", "0" * 30 + "1234"),  # 24 characters of it are 0
    "a cost": ("items.all.cost", "110000." + "0" * 20),
    "a limit": ("limit", "1." + "0" * 30),
}


@pytest.mark.parametrize(("name", "text"), LONG.values(), ids=LONG)
def test_a_number_that_is_too_long_is_told_and_not_cut(client, name, text):
    for headers in ({}, PART):
        answer = client.get(DALIAN, {name: text}, headers=headers)
        assert answer.status_code == 400
        assert f"有 {len(text)} 个字符" in beside(answer.text, name)
    assert f'value="{text}"' in client.get(DALIAN, {name: text}).text


def alone(people, cost, **other):
    """Dalian in one year: everybody from another province."""
    cells = {f"people.2015.{GROUP}": people, "people.2015.same_city.registered": "0"}
    return {"first": "2015", "last": "2015", "items.all.cost": cost} | cells | other


def test_a_cost_with_many_places_has_its_bars(client):
    query = alone("10", "110000.1234567891")
    page, part = client.get(DALIAN, query), client.get(DALIAN, query | BARS, headers=PART)
    for answer in (page, part):
        assert answer.status_code == 200
        # of 1,100,001.23 a tenth down and up
        assert "99.00 万元" in answer.text and "121.00 万元" in answer.text


def test_a_total_that_is_too_large_is_told_at_the_cost(client):
    for headers in ({}, PART):  # 10¹⁶ 元
        answer = client.get(DALIAN, alone("1000000000", "10000000"), headers=headers)
        assert answer.status_code == 400
        assert "10000000000000000" in beside(answer.text, "items.all.cost")
    for file in ("list.xlsx", "list.docx", "model.yaml"):
        assert client.get(f"{DALIAN}{file}", alone("1000000000", "10000000")).status_code == 400


def test_where_a_tenth_more_is_too_large_there_are_no_bars(client):
    query = alone("1000000000", "9500000")
    page = client.get(DALIAN, query).text
    assert shown(page, "total") == "95,000,000.00 亿元"
    assert "上下一成的合计算不出" in page
    part = client.get(DALIAN, query | BARS, headers=PART)
    assert part.status_code == 200 and "太大" in part.text


def borne(page: str) -> list[str]:
    """The column of cost of the table of cost and revenue."""
    table = page.partition('<caption class="unseen">成本与收入（元）')[2].partition("</table>")[0]
    return re.findall(r'<th scope="row">\d{4}</th><td class="n">([^<]*)<', table)


def test_who_bears_nothing_is_asked_for_nothing_and_told(client):
    revenue = "2015 20,000,000,000"
    page = client.get(DALIAN, {"revenue": revenue, "carried": "government"}).text
    assert borne(page)[0] == "7,333,348,000.00"  # 4.4 万元 × 166,667 人
    assert "不负担任何费用" not in page
    page = client.get(DALIAN, {"revenue": revenue, "carried": "province"}).text
    assert borne(page) == ["0.00"] * 6
    assert "按这些规则不负担任何费用：省级。" in page


def test_a_payer_cannot_be_chosen_where_nobody_says_who_pays(client):
    query = {"revenue": "2015 1", "carried": "city", "rules": "none"}
    for headers in ({}, PART):
        answer = client.get(DALIAN, query, headers=headers)
        assert answer.status_code == 400
        assert beside(answer.text, "carried")


@pytest.mark.parametrize(
    "revenue",
    [
        "abc",
        "2015",
        "2015 -1",
        "2015 0",
        "2015 0.001",  # nothing of it is left in 分
        "2015 1\n2015 2",
        "3015 1",
        "2015 1.2.3",
        "2015 ２０",
        "9" * 1501,
    ],
)
def test_revenue_that_cannot_be_read_is_told(client, revenue):
    answer = client.get(DALIAN, {"revenue": revenue})
    assert answer.status_code == 400
    assert beside(answer.text, "revenue")


@pytest.mark.parametrize(
    ("file", "begins"), [("list.xlsx", b"PK"), ("list.docx", b"PK"), ("model.yaml", b"code: ")]
)
def test_files_are_of_what_was_asked_for(client, file, begins):
    for prefix in ("", "/en"):
        answer = client.get(f"{prefix}{DALIAN}{file}?items.all.cost=120000")
        assert answer.status_code == 200
        assert answer.content.startswith(begins)
        assert "changed" in answer.headers["Content-Disposition"]


@pytest.mark.parametrize("code", ["guangming", "seven-components", "dali", "tongzhou", "drc-2010"])
def test_the_file_of_a_model_is_read_again_as_the_same_model(client, programme, code):
    content = client.get(f"/cost/models/{code}/model.yaml").content
    found = model_in({"own.yaml": content}, "own.yaml", programme.documents).stated
    assert found == models_of(programme)[code].stated


def test_the_file_of_a_changed_model_has_the_changed_numbers(client):
    content = client.get(f"{NATION}model.yaml?items.upkeep.cost=700&discount=0.03").content
    model = model_in({"own.yaml": content}, "own.yaml", ()).stated
    assert {item.id: item.stated.middle for item in model.items}["upkeep"] == 700
    assert model.discount == Decimal("0.03")


@pytest.mark.parametrize(
    "path",
    [f"{DALIAN}model.yaml?horizon=x", f"{NATION}list.xlsx", f"{DALIAN}list.docx?rules=none"],
)
def test_a_file_of_what_cannot_be_answered_is_refused(client, path):
    answer = client.get(path)
    assert answer.status_code == 400
    assert "请" in answer.text


def test_a_pilot_whose_plan_states_money_leads_to_its_cost(client):
    assert 'href="/cost/pilots/04/"' in client.get("/pilots/04/").text
    assert 'href="/cost/pilots/03/"' not in client.get("/pilots/03/").text


@pytest.mark.parametrize("path", [DALIAN, "/cost/", f"{DALIAN}?percent=50&horizon=3"])
def test_a_page_asks_the_database_a_constant_few_questions(client, path):
    client.get(path)
    cache.clear()
    with CaptureQueriesContext(connection) as captured:
        assert client.get(path).status_code == 200
    assert len(captured) <= 9


UNKNOWN = {
    "an origin": ("origin=mars", "origin", "“来源地”里没有“mars”"),
    "a step": ("step=leap", "step", "“步骤”里没有“leap”"),
    "a payer": ("carried=mars", "carried", "“由收入承担的部分”里没有“mars”"),
    "a group of people": (people(2015, 5, "mars.registered"), "origin", "不是人数的格子"),
}


@pytest.mark.parametrize(("query", "name", "said"), UNKNOWN.values(), ids=UNKNOWN)
def test_a_choice_that_there_is_not_is_told_beside_it(client, query, name, said):
    answer = client.get(f"{DALIAN}?{query}")
    assert answer.status_code == 400
    assert said in beside(answer.text, name)


def test_a_payer_that_there_is_not_is_told_by_the_part_too(client):
    answer = client.get(f"{DALIAN}?carried=mars", headers=PART)
    assert answer.status_code == 400
    assert "mars" in beside(answer.text, "carried")


def test_what_cannot_be_seen_is_shown_by_a_sign(client):
    answer = client.get(DALIAN, {"discount": "0\x00", "revenue": "2015 \x1b1"})
    assert answer.status_code == 400
    assert "\x00" not in answer.text and "\x1b" not in answer.text
    for name in ("discount", "revenue"):
        assert "\N{REPLACEMENT CHARACTER}" in beside(answer.text, name)


@pytest.mark.parametrize("path", [DALIAN, "/cost/pilots/27/", "/cost/pilots/20/", "/cost/"])
def test_english_pages_count_without_wan_and_yi(client, path):
    page = client.get(f"/en{path}").text
    words = re.sub(r'<(\w+)[^>]* lang="zh[^>]*>.*?</\1>', "", page.partition("<main")[2])
    assert re.findall(r"[^ ]*[万亿][^ ]*", words) == []


def test_a_large_amount_is_told_in_billions_in_english(client):
    page = client.get(f"/en{DALIAN}").text
    assert shown(page, "total") == "132.00 billion yuan"  # 1320 亿
    assert "44,000 yuan per person" in page  # 4.4 万元/人
