"""Workbooks from the pages of transfers, land and insurance: formulas, and what the page shows."""

import re
from decimal import Decimal
from html import unescape

import pytest

from tests.unit.reporting.spreadsheet import Spreadsheet
from tests.unit.web.fiscal.test_cost_pages import PART, beside
from tests.unit.web.fiscal.test_insurance import GOLDEN
from tests.unit.web.fiscal.test_insurance import PAGE as INSURANCE
from tests.unit.web.fiscal.test_transfers_pages import AWARD, EQUAL, GAPS, LAND, LINKAGE, TWO

MU = {
    "area": "320000",
    "year.0": "2016",
    "settled.0": "10000",
    "year.1": "2017",
    "existing_m2.1": "95",
    "granted_mu.1": "1200",
}
LIVE = {
    # half by 100 and 100·0.3, half to the one with pupils
    "award": (AWARD, TWO, ("奖励资金", "分得（元）"), ["884.62", "115.38"]),
    # 500 by 100 and 100
    "a changed weight": (
        AWARD,
        TWO | {"weights.same": "1"},
        ("奖励资金", "分得（元）"),
        ["750.00", "250.00"],
    ),
    # gaps of 200 and 100
    "equalization": (EQUAL, GAPS, ("均衡性转移支付", "分得，按公式（元）"), ["666.67", "333.33"]),
    # 1 万人 × 100 平方米
    "land": (LAND, MU, ("人地挂钩", "应得（亩）"), [None, "1500"]),
    "insurance": (INSURANCE, GOLDEN, ("合计与依据", "值"), ["9329.78", "3130.80", "2609"]),
}


def link(page: str) -> str:
    return unescape(re.search(r'href="(table\.xlsx\?[^"]*)" download', page)[1])


@pytest.mark.parametrize(("path", "query", "column", "expected"), LIVE.values(), ids=LIVE)
def test_the_workbook_of_a_page_computes_what_the_page_shows(client, path, query, column, expected):
    page = client.get(path, query, headers=PART).text  # the link is swapped with the results
    answer = client.get(f"{path}{link(page)}")
    assert answer.status_code == 200
    sheet = Spreadsheet(answer.content)
    many = len(expected)
    wanted = [None if one is None else Decimal(one) for one in expected]
    assert sheet.column(*column)[:many] == wanted
    formulas = sheet.formulas(*column)[:many]
    assert all(one is None or one.startswith("=") for one in formulas)
    assert all(f"{one.normalize():,f}" in page for one in wanted if one is not None)


def test_the_linkage_table_is_a_workbook_in_words(client):
    page = client.get(LINKAGE, {"pilot": "04", "existing": "95"}, headers=PART).text
    sheet = Spreadsheet(client.get(f"{LINKAGE}{link(page)}").content)
    rows = dict(
        zip(
            sheet.column("人地钱挂钩", "年份"),
            sheet.column("人地钱挂钩", "应得用地（亩）"),
            strict=True,
        )
    )
    assert rows[2017] == Decimal("25000.05")


NAMES = {
    "in Chinese": (
        "",
        "filename*=utf-8''%E5%B8%82%E6%B0%91%E5%8C%96%E5%A5%96%E5%8A%B1.xlsx",
        "奖励",
    ),
    "in English": ("/en", 'filename="citizenization-award.xlsx"', "Award"),
}


@pytest.mark.parametrize(("prefix", "name", "sheet"), NAMES.values(), ids=NAMES)
def test_name_and_sheets_are_of_the_language_of_the_page(client, prefix, name, sheet):
    answer = client.get(f"{prefix}{AWARD}table.xlsx", TWO)
    assert answer.headers["Content-Disposition"] == f"attachment; {name}"
    assert sheet in " ".join(Spreadsheet(answer.content).book.sheetnames)


WRONG = {
    "a pool of words": (AWARD, TWO | {"pool": "much"}, "不能用"),
    "a revenue of nothing": (EQUAL, GAPS | {"revenue.1": "0"}, "不能用"),
    "a year that is none": (LAND, MU | {"year.1": "soon"}, "不能用"),
    "land that is no number": (LINKAGE, {"existing": "x"}, "不能用"),
    "a wage below zero": (INSURANCE, GOLDEN | {"wage": "-1"}, "不能用"),
    "no places": (AWARD, {}, "没有填齐"),
    "no pool": (EQUAL, {"area.0": "340000"}, "没有填齐"),
    "no years": (LAND, {"settled": "10000", "existing": "95"}, "没有填齐"),
    "no wage": (INSURANCE, {}, "没有填齐"),
}


@pytest.mark.parametrize(("path", "query", "told"), WRONG.values(), ids=WRONG)
def test_a_workbook_of_what_cannot_be_answered_is_refused(client, path, query, told):
    answer = client.get(f"{path}table.xlsx", query)
    assert answer.status_code == 400
    assert told in answer.text
    assert "table.xlsx?" not in client.get(path, query).text


def test_a_place_has_a_most_of_its_own(client):
    page = client.get(AWARD, TWO | {"most.0": "800"}).text
    # of 884.62 and 115.38; what is above the most goes to the other
    assert "800.00" in page and "200.00" in page
    assert "−84.62" in page and "+84.62" in page  # against the same pool without a most
    assert beside(client.get(AWARD, TWO | {"most.0": "-1"}).text, "most.0")
