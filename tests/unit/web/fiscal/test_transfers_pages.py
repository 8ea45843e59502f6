"""The pages of transfers: land, settlement and permits, award, equalization, the linkage table."""

import re
from html import unescape

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.unit.web.fiscal.test_cost_pages import PART, beside, shown
from tests.unit.web.test_evaluation import plain

LAND, SETTLEMENT, AWARD, EQUAL, LINKAGE = (
    f"/transfers/{name}/" for name in ("land", "settlement", "award", "equalization", "linkage")
)
TWO = {
    "pool": "1000",
    "area.0": "340000",
    "inter.0": "100",
    "pupils.0": "10",
    "per_pupil.0": "100",
    "area.1": "330200",
    "same.1": "100",
    "pupils.1": "0",
    "per_pupil.1": "0",
}
GAPS = {
    "pool": "1000",
    "area.0": "340000",
    "spending.0": "300",
    "revenue.0": "100",
    "mandatory.0": "50",
    "area.1": "410000",
    "spending.1": "200",
    "revenue.1": "100",
    "mandatory.1": "90",
}


@pytest.mark.parametrize("prefix", ["", "/en"])
@pytest.mark.parametrize("path", ["/transfers/", LAND, SETTLEMENT, AWARD, EQUAL, LINKAGE])
def test_every_page_answers_in_both_languages_with_few_queries(client, prefix, path):
    client.get(prefix + path)
    with CaptureQueriesContext(connection) as captured:
        assert client.get(prefix + path).status_code == 200
    assert len(captured) <= 9


def test_the_funds_stand_with_their_confidence(client):
    words = plain(client.get("/transfers/").text)
    assert "40,000,000,000.00" in words and "未核实" in words


@pytest.mark.parametrize(
    ("existing", "mu"),
    [("100", "1,500"), ("100.01", "1,200"), ("150", "1,200"), ("150.5", "750")],
)
def test_land_follows_its_tiers(client, existing, mu):
    # 1 万人 × 100/80/50 平方米 = 100/80/50 公顷 = 1500/1200/750 亩
    query = {"area": "320000", "day": "2018-12-31", "settled": "10000", "existing": existing}
    assert shown(client.get(LAND, query).text, "mu") == mu


def test_a_province_adjusts_and_a_centre_gets_nothing(client):
    query = {"day": "2018-12-31", "settled": "10000", "existing": "95"}
    page = client.get(LAND, query | {"area": "320000", "adjustment": "0.1"}).text
    assert shown(page, "mu") == "1,650"
    page = client.get(LAND, query | {"area": "320000", "centre": "yes"}).text
    assert shown(page, "mu") == "0"


def test_the_balance_rests_on_the_people_of_the_year_before(client):
    query = {"area": "320000", "year.0": "2016", "settled.0": "10000", "existing_m2.0": "95"}
    query |= {"year.1": "2017", "settled.1": "1", "existing_m2.1": "95", "granted_mu.1": "1200"}
    page = client.get(LAND, query | {"used_mu.1": "900"}).text
    row = re.search(r'<th scope="row">2017</th>(.*?)</tr>', page, re.DOTALL)[1]
    cells = [unescape(one) for one in re.findall(r'<td class="n">([^<]*)</td>', row)]
    assert cells == ["10,000", "100", "1,500", "1,200", "900", "300", "300"]


WRONG_LAND = {
    "day": {"day": "soon"},
    "adjustment": {"adjustment": "0.5", "settled": "1", "existing": "1", "area": "320000"},
    "settled": {"settled": "-1"},
    "existing": {"existing": "much"},
    "year.1": {"year.1": "soon"},
    "granted_mu.2": {"year.2": "2017", "granted_mu.2": "-4"},
}


@pytest.mark.parametrize(("name", "query"), WRONG_LAND.items(), ids=WRONG_LAND)
def test_what_is_wrong_with_land_is_told_beside_its_field(client, name, query):
    for headers in ({}, PART):
        answer = client.get(LAND, query, headers=headers)
        assert answer.status_code == 400
        assert beside(answer.text, name)


def test_before_the_first_rule_the_day_is_wrong(client):
    answer = client.get(LAND, {"day": "2014-01-01"})
    assert answer.status_code == 400
    assert "2016-10-10" in beside(answer.text, "day")


@pytest.mark.parametrize(
    ("residents", "size", "points"),
    [
        ("49.99", "Ⅰ型小城市", "不得采取积分落户"),
        ("50", "中等城市", "不得采取积分落户"),
        ("100", "Ⅱ型大城市", "不得采取积分落户"),
        ("300", "Ⅰ型大城市", "可以建立积分落户制度"),
        ("500", "特大城市", "应当建立积分落户制度"),
    ],
)
def test_a_city_belongs_to_the_class_of_its_lower_bound(client, residents, size, points):
    page = client.get(SETTLEMENT, {"residents": residents, "on": "2016-06-01"}).text
    assert shown(page, "size") == size
    assert points in page.partition('id="size"')[2].partition("</dl>")[0]


def test_a_permit_can_be_asked_for_after_half_a_year(client):
    page = client.get(SETTLEMENT, {"arrived": "2015-08-31", "on": "2016-03-01"}).text
    assert shown(page, "may-apply") == "2016-02-29"


WRONG_DAYS = {
    "issued": {"arrived": "2016-01-01", "issued": "2016-02-01", "on": "2017-01-01"},
    "on": {"on": "2015-12-31", "residents": "60"},
    "arrived": {"arrived": "yesterday"},
    "residents": {"residents": "-1"},
    "endorsed_1": {"arrived": "2016-01-01", "endorsed_1": "2017-01-01", "on": "2018-01-01"},
}


@pytest.mark.parametrize(("name", "query"), WRONG_DAYS.items(), ids=WRONG_DAYS)
def test_days_out_of_order_are_told_beside_their_field(client, name, query):
    answer = client.get(SETTLEMENT, query)
    assert answer.status_code == 400
    assert beside(answer.text, name)


CHANGE = '<caption class="unseen">谁得谁失'


def test_the_award_is_divided_and_says_whose_formula_it_is(client):
    page = client.get(AWARD, TWO).text
    assert "不是财政部的" in page
    # half of 1000 by 100·1 and 100·0.3, the other half all to the one with pupils
    assert "884.62" in page and "115.38" in page


def test_a_pool_alone_is_set_against_nothing(client):
    own = {name: value for name, value in TWO.items() if name != "pool"}
    assert CHANGE not in client.get(AWARD, TWO).text
    assert CHANGE not in client.get(AWARD, own).text


def test_a_pool_is_set_against_the_award_of_a_year_that_is_asked_for(client):
    page = client.get(AWARD, TWO | {"against": "2016"}).text
    assert "2016 年的资金" in page
    # 100 亿 as above: half of it by 100 and 30, half to the one with pupils
    assert "8,846,153,846.15" in page and "−8,846,152,961.53" in page
    assert 'value="2016" selected' in page


def test_terms_are_set_against_the_stated_ones_for_the_same_pool(client):
    page = client.get(f"/en{AWARD}", TWO | {"weights.same": "1"}).text
    # 500 by 100 and 30, then by 100 and 100
    assert "the same pool under the weights as stated" in page
    assert "−134.62" in page and "+134.62" in page


def test_terms_without_effect_say_so(client):
    assert "没有一个地区的数变动" in client.get(AWARD, TWO | {"weights.intra": "1"}).text


@pytest.mark.parametrize("name", ["area.1", "same.1", "pupils.1", "per_pupil.1"])
def test_a_row_that_is_not_whole_waits_and_is_told(client, name):
    answer = client.get(AWARD, TWO | {name: ""})
    assert answer.status_code == 200
    assert "第 2 行还没有填完" in answer.text
    assert "1,000.00" in answer.text  # all to the other


def test_a_changed_weight_tells_who_gains_and_loses(client):
    own = {name: value for name, value in TWO.items() if name != "pool"}
    page = client.get(AWARD, own | {"weights.same": "1"}).text
    # 200 亿 by 100 and 30, then by 100 and 100; the other 200 亿 stay
    for amount in ("35,384,615,384.62", "30,000,000,000.00", "4,615,384,615.38"):
        assert amount in page
    assert "−5,384,615,384.62" in page and "+5,384,615,384.62" in page
    assert CHANGE in page


WRONG_AWARD = {
    "pool": {"pool": "0"},
    "weights.inter": {"weights.inter": "x"},
    "people_share": {"people_share": "2"},
    "inter.0": {"inter.0": "few"},
    "area.0": {"area.0": "Anhui"},
    "per_pupil.1": {"per_pupil.1": "-1"},
    "hold": {"hold": "-1"},
}


@pytest.mark.parametrize(("name", "query"), WRONG_AWARD.items(), ids=WRONG_AWARD)
def test_what_is_wrong_with_the_award_is_told(client, name, query):
    answer = client.get(AWARD, TWO | query)
    assert answer.status_code == 400
    if name != "pool":
        assert beside(answer.text, name)
    assert 'role="alert"' in answer.text


def test_a_permit_says_what_its_days_rest_on_and_what_does_not_count(client):
    days = {"arrived": "2015-01-01", "issued": "2016-01-01", "on": "2017-01-05"}
    page = client.get(SETTLEMENT, days | {"endorsed_1": "2016-11-20"}).text
    assert "（如在最早申领之日申领）" in page
    assert "2016-11-20 的签注早于可以签注之日 2016-12-02，不算。" in page
    assert "（如在" not in client.get(SETTLEMENT, days | {"applied": "2015-08-01"}).text


LONG = {
    "residents": (SETTLEMENT, {"residents": "0" * 30 + "60"}),
    "arrived": (SETTLEMENT, {"arrived": "2016-01-01" + "0" * 30}),
    "settled": (LAND, {"settled": "0" * 30 + "5"}),
    "existing": (LINKAGE, {"existing": "0" * 30 + "5"}),
    "inter.0": (AWARD, TWO | {"inter.0": "0" * 30 + "5"}),
    "pupils.1": (AWARD, TWO | {"pupils.1": "0" * 30 + "5"}),
    "area.1": (AWARD, TWO | {"area.1": "340000" * 8}),
    "revenue.0": (EQUAL, GAPS | {"revenue.0": "0" * 30 + "5"}),
    "granted_mu.0": (LAND, {"year.0": "2017", "granted_mu.0": "0" * 30 + "5"}),
}


@pytest.mark.parametrize(("name", "asked"), LONG.items(), ids=LONG)
def test_what_is_too_long_is_told_and_not_cut(client, name, asked):
    path, query = asked
    answer = client.get(path, query)
    assert answer.status_code == 400
    assert beside(answer.text, name)


def test_a_cell_is_one_line(client):
    answer = client.get(AWARD, TWO | {"last_year.0": "1\n2", "last_year.1": "x\u2028y"})
    assert answer.status_code == 400
    assert "1 2" in beside(answer.text, "last_year.0")
    assert "x y" in beside(answer.text, "last_year.1")


def test_equalization_goes_by_the_gap_until_difficulty_counts(client):
    page = client.get(EQUAL, GAPS).text
    assert "666.67" in page and "333.33" in page  # gaps of 200 and 100
    page = client.get(EQUAL, GAPS | {"weight_difficulty": "0.2"}).text
    assert "谁得谁失" in page
    answer = client.get(EQUAL, GAPS | {"revenue.1": "0"})
    assert answer.status_code == 400
    assert beside(answer.text, "revenue.1")


def linked(page: str) -> tuple[list[str], dict[str, list[str]]]:
    """Heads and cells of the linkage table."""
    table = re.search(r'<table class="linked">(.*?)</table>', page, re.DOTALL)[1]

    def cells(row: str) -> list[str]:
        found = re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row, re.DOTALL)
        return [unescape(re.sub(r"<[^>]+>", " ", one)).strip() for one in found]

    heads, *rows = map(cells, re.findall(r"<tr>(.*?)</tr>", table, re.DOTALL))
    return heads, {row[0]: row for row in rows}


def test_the_linkage_table_has_no_value_for_what_is_not_published(client):
    heads, rows = linked(client.get(LINKAGE, {"pilot": "04"}).text)
    assert list(rows) == ["2015", "2016", "2017", "2018", "2019", "2020"]
    assert len(heads) == 13
    for row in rows.values():
        # filed, its gap, received, its gap, land due, granted, and its gap
        assert {row[at] for at in (2, 3, *range(8, 13))} == {"无数据"}
    assert rows["2015"][1] == "166,667"  # 30 万 + 20 万 over three years
    assert rows["2015"][4] == "7,333,348,000"  # of 183.3337 亿元 the government's 40 %


def test_a_cost_without_a_model_has_no_value_and_says_why(client):
    page = plain(client.get(f"/en{LINKAGE}", {"pilot": "01"}).text)
    assert "Cost in all (yuan): the pilot has no cost model of its own" in page
    assert "no value of local cost (the pilot has no cost model of its own)" in page


def test_where_a_column_comes_from_is_told_once(client):
    page = client.get(f"/en{LINKAGE}", {"pilot": "04"}).text
    assert page.count("plan, spread evenly over years") == 1
    assert "no value of local cost" in plain(page)  # why there is no gap of money


def test_land_due_rests_on_the_land_that_was_typed(client):
    heads, rows = linked(client.get(LINKAGE, {"pilot": "04", "existing": "95"}).text)
    # 2017: 166667 people of 2016 × 100 m² = 25000.05 mu
    assert rows["2017"][10] == "25,000.05" and "未核实" in heads[10]
    assert rows["2015"][10] == "无数据"


def test_a_wrong_land_is_told_on_the_linkage_page(client):
    answer = client.get(LINKAGE, {"existing": "x"})
    assert answer.status_code == 400
    assert beside(answer.text, "existing")


def test_a_permit_is_no_settlement_in_the_linkage_table(client):
    page = client.get(LINKAGE, {"pilot": "09"}).text  # 武汉：100 万持证、200 万落户
    rows = re.findall(r'<th scope="row">20\d\d</th>\s*<td class="n">([\d,]+)', page)
    assert rows
    assert sum(int(one.replace(",", "")) for one in rows) < 3_000_000


def test_a_pilot_without_a_table_of_people_is_not_found(client):
    assert client.get("/transfers/linkage/?pilot=99").status_code == 404


UNKNOWN = {
    "an area": (LAND, {"area": "999999"}, "地区"),
    "a centre": (LAND, {"centre": "maybe"}, "超大、特大城市中心城区"),
    "a year": (AWARD, {"against": "1999"}, "与哪年的中央奖励比"),
    "a fund": ("/cost/insurance/", {"housing_fund": "maybe"}, "连同住房公积金"),
}


@pytest.mark.parametrize(("path", "query", "name"), UNKNOWN.values(), ids=UNKNOWN)
def test_a_choice_that_there_is_not_is_told_with_its_name(client, path, query, name):
    answer = client.get(path, query)
    assert answer.status_code == 400
    assert f"“{name}”里没有“{next(iter(query.values()))}”可选" in answer.text
    assert len(answer.text.partition('role="alert"')[2].partition("</div>")[0]) < 500


@pytest.mark.parametrize(
    ("path", "name"), [(LAND, "settled"), (SETTLEMENT, "arrived"), (AWARD, "area.0")]
)
def test_what_cannot_be_seen_is_shown_by_a_sign(client, path, name):
    row = {"inter.0": "1", "pupils.0": "1", "per_pupil.0": "1"} if path == AWARD else {}
    answer = client.get(path, row | {name: "1\x00\x1b2"})
    assert answer.status_code == 400
    assert "\x00" not in answer.text and "\x1b" not in answer.text
    assert "1\N{REPLACEMENT CHARACTER}\N{REPLACEMENT CHARACTER}2" in beside(answer.text, name)


def test_later_rules_are_listed_and_marked(client):
    words = plain(client.get(SETTLEMENT, {"residents": "300", "on": "2020-01-01"}).text)
    later = words.partition("以后的规定")[2].partition("居住证")[0]
    assert "2019-03-31" in later and "未核实" in later


def test_residents_are_counted_in_ones_in_english(client):
    query = {"residents": "300", "on": "2020-01-01"}
    assert "A city of 3,000,000 residents" in client.get(f"/en{SETTLEMENT}", query).text


SIGNS = {
    "people": (LAND, {"settled": "1e5"}, "settled"),
    "land": (LAND, {"existing": "٩٥"}, "existing"),
    "residents": (SETTLEMENT, {"residents": "+50"}, "residents"),
    "pupils": (AWARD, TWO | {"pupils.1": "１０"}, "pupils.1"),
    "revenue": (EQUAL, GAPS | {"revenue.0": "1e2"}, "revenue.0"),
    "land of a pilot": (LINKAGE, {"pilot": "04", "existing": "9e1"}, "existing"),
}


@pytest.mark.parametrize(("path", "query", "name"), SIGNS.values(), ids=SIGNS)
def test_a_number_is_written_in_plain_digits(client, path, query, name):
    answer = client.get(path, query)
    assert answer.status_code == 400
    assert beside(answer.text, name)
