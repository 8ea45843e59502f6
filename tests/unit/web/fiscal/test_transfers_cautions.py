"""What the pages of transfers say of their numbers: addends, rows, pools, missing years."""

import re

import pytest

from tests.unit.web.fiscal.test_cost_pages import beside
from tests.unit.web.fiscal.test_transfers_pages import AWARD, EQUAL, GAPS, LAND, LINKAGE, TWO
from tests.unit.web.test_evaluation import plain


def words(client, path, query=()):
    return re.sub(r"\s+", " ", plain(client.get(path, query).text))


def test_addends_are_shown_beside_the_pool_where_there_are_any(client):
    # 1000 of the pool, and 30 + 5 on top
    added = words(client, EQUAL, GAPS | {"growth_control.0": "30", "effort_award.1": "5"})
    assert "1,000 元分给 2 个地区。 加上各地的加项，共 1,035.00 元。" in added
    assert "加项（元）" in added and "30.00" in added
    assert "加项（元）" not in words(client, EQUAL, GAPS)


@pytest.mark.parametrize(("path", "query"), [(AWARD, TWO), (EQUAL, GAPS)], ids=["award", "equal"])
def test_a_code_that_the_package_does_not_have_is_told(client, path, query):
    assert "方案包里没有其中" not in words(client, path, query)
    assert "方案包里没有其中 1 个区划代码：999999。" in words(
        client, path, query | {"area.1": "999999"}
    )


def test_a_pool_beyond_all_gaps_and_a_transfer_below_zero_are_told(client):
    page = words(client, EQUAL, GAPS | {"pool": "99999999", "growth_control.0": "-999999999"})
    assert "多于各地缺口之和" in page and "小于零" in page


def test_the_pool_of_a_year_is_told_to_be_the_nations(client):
    nation = {name: value for name, value in TWO.items() if name != "pool"}
    assert "是全国的总额" in words(client, AWARD, nation)
    assert "是全国的总额" not in words(client, AWARD, TWO)


@pytest.mark.parametrize(
    ("path", "cell"),
    [(AWARD, "area.13"), (EQUAL, "spending.13"), (LAND, "year.13")],
    ids=["award", "equalization", "land"],
)
def test_rows_that_a_table_does_not_take_are_refused(client, path, cell):
    answer = client.get(path, {cell: "340000"})
    assert answer.status_code == 400
    assert "表里填到了第 14 行" in plain(answer.text)


@pytest.mark.parametrize("name", ["area.x", "area.12.1", "area.-13", "other.13"])
def test_what_is_no_cell_is_no_row(client, name):
    assert client.get(AWARD, {name: "340000"}).status_code == 200


def test_only_the_weight_that_was_typed_is_said_to_be_typed(client):
    page = client.get(AWARD, TWO | {"weights.inter": "0.8"}).text
    rows = dict(re.findall(r'<tr><th scope="row">([^<]*权重)</th>(.*?)</tr>', page))
    assert {name: "提问者填的" in row for name, row in rows.items()} == {
        "跨省落户权重": True,
        "省内跨市落户权重": False,
        "本市落户权重": False,
    }
    assert "提问者填的" in re.search(r"奖励资金总额</th>(.*?)</tr>", page)[1]


def test_without_rules_the_cost_of_a_fiscal_model_is_the_governments(client):
    page = words(client, LINKAGE, {"pilot": "05"})
    assert "政府（未分级）（元）" in page
    assert "未写明（元）" not in page


def test_the_award_begins_with_the_newest_pool_that_is_verified(client):
    page = client.get(AWARD).text
    assert "2022 年的中央奖励是 400.00 亿元" in plain(page)
    field = re.search(r'<label for="pool">.*?</label>', page)[0]
    assert "未核实" not in field


def test_a_year_that_is_missing_between_others_is_named(client):
    query = {"area": "320000"}
    for at, year in enumerate(("2016", "2018")):
        query |= {f"year.{at}": year, f"settled.{at}": "10000", f"existing_m2.{at}": "95"}
    assert "320000 没有 2017 年的一行" in words(client, LAND, query)


@pytest.mark.parametrize("prefix", ["", "/en"])
def test_one_place_is_told_as_one(client, prefix):
    one = {name: value for name, value in TWO.items() if not name.endswith(".1")}
    said = words(client, prefix + AWARD, one)
    assert ("goes to 1 place" in said) if prefix else ("1,000 元分给 1 个地区" in said)


def test_notes_of_the_funds_are_in_the_language_of_the_page(client):
    page = words(client, "/en/transfers/")
    assert "The number of the notice could not be established" in page
    assert "分配通知文号未能确定" not in page


def test_nothing_gained_has_no_sign(client):
    page = client.get(AWARD, TWO | {"cap": "1", "last_year.0": "900", "last_year.1": "900"}).text
    assert "+0.00" not in page and ">0.00<" in page


@pytest.mark.parametrize("name", ["residents", "existing"])
def test_the_slider_of_an_empty_field_stands_at_its_start(client, name):
    page = client.get({"residents": "/transfers/settlement/", "existing": LAND}[name]).text
    slider = re.search(rf'<input class="slider"[^>]*data-for="{name}"[^>]*>', page)[0]
    assert ' value="0"' in slider


def test_a_day_beyond_the_calendar_is_told_with_the_years_that_there_are(client):
    page = client.get(LAND, {"day": "9999-12-31"}).text
    assert "不是这里可用的日期" in beside(page, "day") and "1900 至 2100" in beside(page, "day")


@pytest.mark.parametrize(
    ("path", "query"),
    [
        (AWARD, TWO | {"last_year.0": "9000", "hold": "1"}),
        (AWARD, TWO | {"weights.inter": "0", "weights.same": "0", "weights.intra": "0"}),
        (AWARD, TWO | {"pupils.0": "0"}),
        (EQUAL, GAPS | {"spending.0": "1", "spending.1": "1"}),
        (EQUAL, GAPS | {"weight_gap": "0", "weight_difficulty": "0"}),
    ],
    ids=["least beyond the pool", "no weights", "no pupils", "no gap", "no coefficients"],
)
def test_faults_of_a_division_are_told_in_the_words_of_its_fields(client, path, query):
    answer = client.get(path, query)
    told = re.search(r'<div class="notice" role="alert">.*?</div>', answer.text)[0]
    assert answer.status_code == 400
    assert not re.search("[a-z]{3}", re.sub("<[^>]*>", "", told))


def test_an_adjustment_beyond_the_rule_names_the_rule(client):
    query = {"area": "340000", "adjustment": "0.1", "settled": "1", "existing": "1"}
    page = client.get(LAND, query | {"day": "2018-12-31"}).text
    assert "340000的规定（" in beside(page, "adjustment")
