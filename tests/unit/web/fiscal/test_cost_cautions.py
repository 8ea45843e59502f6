"""What a page of cost says of its numbers: whose they are, how sure, and what is not counted."""

import json
import re
from html import unescape

import pytest

from shidian.core.used_parameter import CHANGED_WORDS
from tests.unit.web.fiscal.test_cost_pages import DALIAN, NATION, beside, people
from tests.unit.web.test_evaluation import plain


def words(client, path, query=""):
    return re.sub(r"\s+", " ", plain(client.get(f"{path}?{query}").text))


def test_people_whom_a_pace_moves_beyond_the_last_year_are_told(client):
    # 1,200,000 over the fifteen years from 2015: a third and 5 come by 2020
    assert "2020 年以后到来或落户的 719,995 人没有计入" in words(client, DALIAN, "spread=15")
    assert "没有计入" not in words(client, DALIAN, "spread=6")


@pytest.mark.parametrize("pilot", ["09", "22", "28", "34"])
def test_an_average_of_elsewhere_is_not_shown_as_the_own_cost(client, pilot):
    said = "一个人的成本取自“城市蓝皮书（2013）：全国”，不是这个试点的方案写的"
    head = words(client, f"/cost/pilots/{pilot}/").split("成本模型")[0]
    assert "别处的数" in head and said in head


@pytest.mark.parametrize("path", [DALIAN, NATION], ids=["the own model", "a model by itself"])
def test_a_model_in_its_place_is_not_told_to_be_of_elsewhere(client, path):
    assert "别处的数" not in words(client, path)


def test_the_head_names_the_least_confidence_of_the_numbers(client):
    # 43 years are inferred: medium, although the blue book itself is held
    assert "可信度最低的数：中" in words(client, NATION).replace(" ", "")


@pytest.mark.parametrize(
    ("prefix", "people_", "unit", "first"),
    # 110,000 yuan a person: 1.1 million for ten, 1.1 billion for ten thousand
    [
        ("/en", 10, "million yuan", 1.1),
        ("/en", 10_000, "billion yuan", 1.1),
        ("", 10, "万元", 110),
        ("", 10_000, "亿元", 11),
    ],
    ids=["millions", "billions", "万", "亿"],
)
def test_a_chart_has_the_unit_of_the_sums_beside_it(client, prefix, people_, unit, first):
    query = f"rules=none&first=2016&last=2016&{people(2016, people_)}"
    page = client.get(f"{prefix}/cost/models/dalian/?{query}").text
    chart = json.loads(re.search(r'id="chart-amounts"[^>]*>(.*?)</script>', page)[1])
    assert chart["words"]["unit"] == unit
    assert chart["series"][0]["values"][0] == pytest.approx(first)


def test_the_note_of_a_model_does_not_stand_at_its_horizon(client):
    page = client.get("/cost/models/dali/").text
    note = "方案只写 10 万至 12 万元。"
    horizon = page[page.index('id="horizon"') : page.index('id="discount"')]
    assert note in page and note not in horizon


def test_the_rules_of_a_case_go_by_their_title(client):
    page = words(client, "/cost/pilots/09/")
    assert "分担规则见“" in page and "分担规则见 " not in page


@pytest.mark.parametrize("code", ["seven-components"])
def test_open_costs_are_asked_for_without_words_of_files(client, code):
    assert "自己的文件里" not in words(client, f"/cost/models/{code}/")


def test_the_insurance_page_names_what_is_missing(client):
    query = "on=2016-06-01&wage=2609"
    said = words(client, "/cost/insurance/", query).split("还缺：")[1].split("。")[0]
    assert "当地月平均工资" in said and "本人月工资" not in said


def test_what_was_typed_is_said_to_be_typed(client):
    page = client.get(f"{DALIAN}?items.all.cost=120000").text
    row = re.search(r'<th scope="row">[^<]*</th><td class="n">120,000</td>.*?</tr>', page)[0]
    assert CHANGED_WORDS.zh in row and "本项目的假设" not in row


def test_a_limit_is_stated_and_not_recomputed(client):
    page = client.get("/cost/pilots/32/").text
    row = re.search(r'<th scope="row">每年下限</th>(.*?)</tr>', page)[1]
    cells = re.findall(r"<td[^>]*>([^<]*)</td>", row)
    assert cells[:2] == ["10 亿元", "—"]


def test_a_stated_cost_that_is_cleared_is_not_called_unpublished(client):
    answer = client.get(f"{DALIAN}?items.all.cost=")
    assert answer.status_code == 400
    assert "这里空着，原数是 110000" in beside(answer.text, "items.all.cost")
    assert "没有公布金额" not in answer.text


@pytest.mark.parametrize("pilot", ["31", "50"])
def test_nobody_in_particular_is_left_out_where_nothing_is_left(client, pilot):
    page = unescape(client.get(f"/cost/pilots/{pilot}/").text)
    results = page[page.index('id="results"') : page.index('class="inputs"')]
    assert "未写明" not in results
    assert "rest.unstated" not in page


def test_nobody_in_particular_is_named_where_something_is_left(client):
    # 128,000 yuan a person, of which 118,000 have a payer
    page = words(client, "/cost/pilots/31/", "items.all.cost=128000&" + people(2016, 10))
    assert "未写明" in page
