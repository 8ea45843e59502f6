"""The list with live formulas: computed here by other means, it has the engine's every number."""

import io
from dataclasses import replace
from datetime import date
from decimal import Decimal

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shidian.core import Bilingual, Confidence, DataError, Source
from shidian.mechanisms.citizenization.model import Nature, Origin, Prices, Step
from shidian.mechanisms.citizenization.paid import compared, read_paid
from shidian.mechanisms.citizenization.result import answered
from shidian.mechanisms.citizenization.sharing import Payer, SharingRule, Tier
from shidian.mechanisms.citizenization.words import PAYERS
from shidian.reporting.cost_list import cost_list_document, cost_list_workbook, cost_workbook
from shidian.reporting.cost_tables import cost_tables
from shidian.reporting.cost_words import payer_head
from tests.unit.mechanisms.citizenization.asked import (
    SAME_CITY,
    THIRDS,
    between,
    every_form,
    question,
)
from tests.unit.mechanisms.citizenization.models import item, model
from tests.unit.reporting.spreadsheet import Spreadsheet

DAY = date(2026, 11, 26)
PAID = b"""\
year,item,payer,yuan,source
2015,works,government,4000000.00,accounts of 2015
2016,works,centre,1,accounts of 2016
"""
GROWING = {"prices": Prices.CURRENT, "growth": Decimal("0.037"), "discount": Decimal("0.05")}
ASKED = {
    "guangming under the shares of dalian": question,
    "every form of item and rule": every_form,
    "prices that grow": lambda: question(
        model(item("a", Nature.YEARLY, "1234.56"), item("b", Nature.ONCE, 77), **GROWING)
    ),
    "money of a whole province": lambda: question(
        model(item("a", Nature.ONCE, "99380.07")),
        (SharingRule(shares=THIRDS),),
        {(2015, SAME_CITY, Step.REGISTERED): 8_000_003},
        [2015],
    ),
}
ARITHMETIC = {"exact": Decimal, "binary": float}


def as_cents(amount):
    return round(Decimal(f"{amount:.15g}" if isinstance(amount, float) else amount) * 100)


@pytest.mark.parametrize("number", ARITHMETIC.values(), ids=ARITHMETIC)
@pytest.mark.parametrize("asked", ASKED.values(), ids=ASKED)
def test_the_formulas_have_every_amount_of_the_engine_to_the_cent(asked, number):
    result = answered(asked())
    book = Spreadsheet(cost_list_workbook(result, "zh"), number)
    assert [as_cents(one) for one in book.column("清单", "金额（元）")] == [
        cell.cents for cell in result.cells
    ]
    assert [as_cents(one) / 100 for one in book.column("清单", "人数")] == [
        cell.people for cell in result.cells
    ]
    for payer in result.totals.by_payer:
        borne = {
            (part.item, part.origin, part.year): part.cents
            for part in result.shared
            if part.payer is payer
        }
        found = book.column("清单", f"{PAYERS[payer].zh}（元）")
        assert [as_cents(one) for one in found] == [
            borne.get((cell.item, cell.origin, cell.year), 0) for cell in result.cells
        ]
    assert set(book.column("清单", "各方合计减金额")) == {0}
    assert set(book.column("清单", "公式减系统")) == {0}
    assert set(book.column("合计", "公式减系统")) == {0}
    assert as_cents(book.column("合计", "金额（元）")[-1]) == result.totals.cents
    assert as_cents(book.column("合计", "现值（元）")[-1]) == result.present_value
    check_costs(book, result)


def check_costs(book, result):
    """Ends, one person and summary have the numbers of the tables to the cent."""
    for head, end in (("下端（元）", "low"), ("上端（元）", "high")):
        assert [as_cents(one) for one in book.column("清单", head)] == [
            getattr(cell, end) for cell in result.cells
        ]
    tables = {table.name: table for table in cost_tables(result)}
    names = [column.name for column in tables["cost_person"].columns]
    for head, name in (("金额（元）", "yuan"), ("下端（元）", "low"), ("上端（元）", "high")):
        at = names.index(name)
        assert [as_cents(one) for one in book.column("人均", head)] == [
            row[at] * 100 for row in tables["cost_person"].rows
        ]
    assert set(book.column("人均", "公式减系统")) == {0}
    counted = dict(zip(book.column("摘要", "名称"), book.column("摘要", "值"), strict=True))
    assert as_cents(counted["合计（元）"]) == result.totals.cents
    worth = next(name for name in counted if name.startswith("现值"))
    assert as_cents(counted[worth]) == result.present_value


@pytest.mark.parametrize("number", ARITHMETIC.values(), ids=ARITHMETIC)
def test_without_rules_the_cost_is_computed_and_nothing_is_divided(number):
    items = between("a", "0.01", "3.02"), item("b", Nature.YEARLY, "77.77", years=2)
    asked = replace(question(model(*items, **GROWING)), rules=None)
    result = answered(asked)
    book = Spreadsheet(cost_workbook(result, "zh"), number)
    assert "分配" not in book.book.sheetnames
    assert "各方合计减金额" not in [cell.value for cell in book.book["清单"][1]]
    assert set(book.column("清单", "公式减系统")) == {0}
    assert as_cents(book.column("合计", "金额（元）")[-1]) == result.totals.cents
    check_costs(book, result)


def test_the_summary_follows_a_changed_parameter():
    book = Spreadsheet(cost_workbook(answered(replace(question(), rules=None)), "en"))
    before = dict(zip(book.column("Summary", "Name"), book.column("Summary", "Value"), strict=True))
    row = book.column("Parameters", "Path").index("items.works.cost") + 2
    book.book["Parameters"].cell(row, 3).value, book.known = 0, {}
    after = dict(zip(book.column("Summary", "Name"), book.column("Summary", "Value"), strict=True))
    assert before["Total (yuan)"] - after["Total (yuan)"] == 98_500 * 120


def test_a_workbook_speaks_one_language():
    book = Spreadsheet(cost_workbook(answered(every_form()), "en")).book
    texts = [
        cell.value
        for sheet in book
        for row in sheet.iter_rows()
        for cell in row
        if isinstance(cell.value, str) and not cell.value.startswith("=")
    ]
    assert [one for one in texts if any("\u4e00" <= sign <= "\u9fff" for sign in one)] == []
    assert not any(isinstance(c.value, bool) for sheet in book for row in sheet for c in row)


cents_of_cost = st.decimals(0, 200_000, places=2)
parts = st.lists(st.integers(0, 1000), min_size=2, max_size=5).filter(any)


@settings(max_examples=25)
@given(cents_of_cost, st.integers(0, 10**6), parts)
def test_any_shares_are_divided_by_formula_as_the_engine_divides(yuan, people, weights):
    whole = Decimal(sum(weights))
    shares = [round(weight / whole, 4) for weight in weights]
    shares[-1] += 1 - sum(shares)
    if min(shares) < 0:
        return
    rule = SharingRule(shares=dict(zip(Payer, shares, strict=False)))
    arrivals = {(2015, SAME_CITY, Step.REGISTERED): people}
    result = answered(question(model(item("a", Nature.ONCE, yuan)), (rule,), arrivals, [2015]))
    for number in ARITHMETIC.values():
        book = Spreadsheet(cost_list_workbook(result, "en"), number)
        for part in result.shared:
            (found,) = book.column("List", f"{PAYERS[part.payer].en.capitalize()}, yuan")
            assert as_cents(found) == part.cents


@pytest.mark.parametrize("people", [10, 11], ids=["first tier", "second tier"])
def test_tiers_that_name_payers_in_another_order_are_divided_as_the_engine_divides(people):
    half = Decimal("0.5")
    tiers = (
        Tier({Payer.CITY: half, Payer.PROVINCE: half}, 10),
        Tier({Payer.PROVINCE: half, Payer.CITY: half}),
    )
    arrivals = {(2015, SAME_CITY, Step.REGISTERED): people}
    odd = item("a", Nature.ONCE, "0.01", users=Decimal("1.1" if people == 10 else "1"))
    rule = SharingRule(tiers=tiers)
    result = answered(question(model(odd), (rule,), arrivals, [2015]))
    assert result.totals.cents % 2 == 1  # one cent is left to one of the two
    book = Spreadsheet(cost_list_workbook(result, "en"))
    for part in result.shared:
        (found,) = book.column("List", payer_head(PAYERS[part.payer]).en)
        assert as_cents(found) == part.cents


def test_a_changed_parameter_changes_every_amount_that_rests_on_it():
    book = Spreadsheet(cost_list_workbook(answered(question()), "en"))
    paths = book.column("Parameters", "Path")
    row = paths.index("items.works.cost") + 2
    book.book["Parameters"].cell(row, 3).value = 100
    assert book.column("List", "Yuan")[0] == 100 * 107
    assert book.column("Totals", "Formula minus engine")[-1] != 0


def test_corrections_stand_in_a_column_of_their_own():
    shares = {Payer.PROVINCE: Decimal("0.5"), Payer.CITY: Decimal("0.5")}
    arrivals = {(2015, SAME_CITY, Step.REGISTERED): 1}
    asked = question(
        model(item("a", Nature.ONCE, "0.01")), (SharingRule(shares=shares),), arrivals, [2015]
    )
    book = Spreadsheet(cost_list_workbook(answered(asked), "zh"))
    assert book.column("分配", "省级：尾差（分）") == [1]
    assert book.column("分配", "市级：尾差（分）") == [0]


def test_every_amount_is_a_formula():
    result = answered(every_form())
    book = Spreadsheet(cost_list_workbook(result, "zh"))
    heads = ["人数", "人均（元）", "金额（元）"]
    heads += [f"{PAYERS[payer].zh}（元）" for payer in result.totals.by_payer]
    for head in heads:
        assert all(str(one).startswith("=") for one in book.formulas("清单", head)), head


def test_words_of_a_model_are_never_taken_for_formulas():
    asked = question(model(item("a", Nature.ONCE, 1)))
    named = replace(asked.model.stated.items[0], label=replace(ITEM_LABEL, zh="=1+1"))
    stated = replace(asked.model.stated, items=(named,))
    asked = replace(asked, model=replace(asked.model, stated=stated))
    book = Spreadsheet(cost_list_workbook(answered(asked), "zh"))
    assert book.book["清单"].cell(2, 1).data_type == "s"


ITEM_LABEL = item("a", Nature.ONCE, 1).label


def test_shares_of_more_than_seven_places_are_refused():
    shares = {Payer.PROVINCE: Decimal("0.12345678"), Payer.CITY: Decimal("0.87654322")}
    with pytest.raises(DataError) as raised:
        cost_list_workbook(answered(question(rules=(SharingRule(shares=shares),))), "zh")
    assert {one.code for one in raised.value.faults} == {"cost_list_places"}
    assert raised.value.faults[0].place.file == "rules.yaml"


MAKERS = {
    "workbook": lambda result: cost_list_workbook(result, "zh"),
    "document": lambda result: cost_list_document(result, "zh", DAY),
}


@pytest.mark.parametrize("make", MAKERS.values(), ids=MAKERS)
def test_without_rules_there_is_no_list(make):
    with pytest.raises(DataError) as raised:
        make(answered(question(rules=())))
    assert raised.value.faults[0].code == "cost_list_rules"


def test_what_was_paid_stands_beside_what_is_due():
    result = answered(question())
    rows = compared(result, read_paid(PAID, "paid.csv", result))
    book = Spreadsheet(cost_list_workbook(result, "zh", rows))
    sheet = "应付与已付"
    due, paid, gap, share, payer, item = (
        book.column(sheet, head)[: len(rows)]
        for head in ("应付（元）", "已付（元）", "应付减已付（元）", "已付占比", "承担方", "项目")
    )
    # 98,500 for 107 people, 40 % of it; 4,000,000 are paid
    assert (due[0], paid[0], gap[0]) == (4_215_800, 4_000_000, 215_800)
    assert round(share[0], 6) == Decimal("0.948812")
    assert (paid[1], gap[1], share[1]) == (None, "", "")
    unowed = payer.index("中央")
    assert (due[unowed], paid[unowed], share[unowed]) == (0, 1, "")
    assert [as_cents(one) for one in due] == [one.due for one in rows]
    assert item[0] == "works"


def test_payments_are_summed_by_payer_and_year_and_a_difference_waits_for_all_of_them():
    result = answered(question())
    rows = compared(result, read_paid(PAID, "paid.csv", result))
    book = Spreadsheet(cost_list_workbook(result, "zh", rows))
    heads = ("年份", "承担方", "应付（元）", "已付（元）", "应付减已付（元）", "已付占比")
    columns = (book.column("应付与已付", head)[len(rows) :] for head in heads)
    sums = {(year, payer): found for year, payer, *found in zip(*columns, strict=True)}
    government = sum(one.due for one in rows if one.payer is Payer.GOVERNMENT)
    assert sums[None, "政府（未分级）"] == [Decimal(government) / 100, 4_000_000, "", ""]
    assert sums[None, "中央"] == [0, 1, -1, ""]
    assert sums[None, "个人"][1:] == ["", "", ""]
    assert sums[2017, None][1:] == ["", "", ""]
    assert sums[None, None][:2] == [Decimal(result.totals.cents) / 100, 4_000_001]
    assert list(sums)[:4] == [(None, one) for one in ("政府（未分级）", "中央", "企业", "个人")]


def test_the_people_of_the_summary_follow_the_sheet_of_people():
    book = Spreadsheet(cost_workbook(answered(replace(question(), years=[2015, 2017])), "en"))
    at = book.column("Summary", "Name").index("People added")
    assert book.column("Summary", "Value")[at] == 107  # 11 were promoted, 13 came in 2016
    book.book["People"].cell(2, 4).value, book.known = 207, {}
    assert book.column("Summary", "Value")[at] == 207


TITLES = {
    "plan-2014": Bilingual("总体实施方案", "Overall plan"),
    "04": Bilingual("大连市", "Dalian"),
}


def test_documents_stand_by_their_titles_in_the_workbook():
    book = Spreadsheet(cost_list_workbook(answered(question()), "en", names=TITLES))
    assert set(book.column("Parameters", "Source")) - {None} == {"Overall plan"}
    assert "Overall plan" in book.column("Receipt", "Value")


def doubted():
    asked = question()
    unsure = Source("a-letter", confidence=Confidence.UNVERIFIED)
    items = (replace(asked.model.stated.items[0], source=unsure), *asked.model.stated.items[1:])
    stated = replace(asked.model.stated, items=items)
    return answered(replace(asked, model=replace(asked.model, stated=stated)))


def test_what_is_not_verified_is_marked_in_parameters_and_rows():
    book = Spreadsheet(cost_list_workbook(doubted(), "en"))
    marked = dict(
        zip(book.column("Parameters", "Path"), book.column("Parameters", "Unverified"), strict=True)
    )
    assert marked["items.works.cost"] == "unverified"
    assert marked["items.services.cost"] is None
    by_item = set(
        zip(book.column("List", "Item code"), book.column("List", "Unverified"), strict=True)
    )
    assert ("works", "unverified") in by_item
    assert ("services", None) in by_item
    assert book.book["Summary"].cell(2, 1).value == "Not official"


def opened(result, lang="zh", **more):
    return docx.Document(io.BytesIO(cost_list_document(result, lang, DAY, **more)))


def words_of(document):
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return [paragraph.text for paragraph in document.paragraphs], cells


def test_the_document_has_totals_rows_payments_sources_and_cautions():
    result = doubted()
    rows = compared(result, read_paid(PAID, "paid.csv", result))
    said, cells = words_of(opened(result, compared=rows))
    assert any(one.startswith("非正式结果：有 1 项未核定") for one in said)
    assert {"4,215,800.00", "94.9%", "accounts of 2015", "未核实"} <= set(cells)


def test_a_document_of_verified_numbers_bears_no_mark_and_says_that_nothing_is_paid():
    said, _ = words_of(opened(answered(question()), "en"))
    assert not any("Not official" in one for one in said)
    assert "No payments are stated." in said
    assert "This is a translation; the Chinese text is the list." in said


GAP = "\N{NO-BREAK SPACE}"
WHOSE = {
    "a pilot": (
        "04",
        "zh",
        f"大连市农业转移人口市民化成本分担清单（2015—2017{GAP}年）",
    ),
    "a pilot in English": ("04", "en", "Dalian: sharing of the cost of citizenization, 2015–2017"),
    "a model": ("", "zh", f"模型：农业转移人口市民化成本分担清单（2015—2017{GAP}年）"),
}


@pytest.mark.parametrize(("pilot", "lang", "title"), WHOSE.values(), ids=WHOSE)
def test_the_title_says_whose_list_it_is_and_of_which_years(pilot, lang, title):
    document = opened(answered(replace(question(), pilot=pilot)), lang, names=TITLES)
    assert document.paragraphs[0].text == title
    assert document.paragraphs[0].style.name == "Title"
    properties = document.core_properties
    assert (properties.title, properties.author) == (title, "Shidian 试点")
    assert properties.created.date() == DAY


def test_the_title_of_one_year_names_it_once():
    document = opened(answered(replace(question(), years=[2016])), "en")
    assert document.paragraphs[0].text.endswith("citizenization, 2016")


def test_headings_are_headings_and_the_day_stands_last():
    document = opened(answered(question()))
    styles = {one.text: one.style.name for one in document.paragraphs}
    assert styles["二、分年清单"] == "Heading 1"
    assert styles[f"2015{GAP}年"] == "Heading 2"
    assert [cell.text for cell in document.tables[-1].rows[-1].cells] == ["制作日期", "2026-11-26"]


def test_the_same_result_gives_the_same_document():
    result = answered(question())
    assert cost_list_document(result, "zh", DAY) == cost_list_document(result, "zh", DAY)


def test_an_origin_without_people_is_left_out_of_the_document():
    _, cells = words_of(opened(answered(question())))
    # in 2015 nobody is from elsewhere; the first two tables are the totals and that year
    assert cells.count("省外") < sum(
        cell.origin is Origin.OTHER_PROVINCE for cell in answered(question()).cells
    )


def test_ends_of_intervals_nature_and_present_value_stand_in_the_document():
    asked = question(model(between("a", 1, 3, Nature.YEARLY), item("b", Nature.ONCE, 10)))
    said, cells = words_of(opened(answered(asked)))
    # 107 people at 1, 2 and 3 yuan in 2015
    assert {"a（每年）", "b（一次性）", "107.00", "214.00", "321.00"} <= set(cells)
    assert any(one.startswith("每年支付的项目，人数是到该年为止累计") for one in said)
    assert any(one.startswith("现值（元，2014") for one in said)


def test_without_intervals_there_are_no_ends():
    _, cells = words_of(opened(answered(question())))
    assert "下端" not in cells


def test_many_payers_stand_in_two_tables_of_the_same_rows():
    payers = [one for one in Payer if one not in {Payer.GOVERNMENT, Payer.UNSTATED}]
    rule = SharingRule(shares={**dict.fromkeys(payers, Decimal("0.1")), payers[0]: Decimal("0.2")})
    first, second = opened(answered(question(rules=(rule,)))).tables[:2]
    heads = [[cell.text for cell in table.rows[0].cells] for table in (first, second)]
    assert heads[0][:2] == ["年份", "金额"]
    assert heads[1][0] == "年份"
    assert [*heads[0][2:], *heads[1][1:]] == [PAYERS[one].zh for one in payers]
    years = [[row.cells[0].text for row in table.rows] for table in (first, second)]
    assert years[0] == years[1] == ["年份", "2015", "2016", "2017", "合计"]


def test_numbers_of_rules_say_which_rule_item_origin_and_tier():
    said = {one.name: one.label.zh for one in answered(every_form()).parameters}
    assert said["rules[0].shares.city"] == "规则 1（school；各来源地）：市级的比例"
    assert said["rules[1].amounts.city"] == "规则 2（training；各来源地）：市级每人的定额"
    tier = "rules[2].tiers[1]"
    assert said[f"{tier}.shares.city"] == "规则 3（works；各来源地；13—110 人）：市级的比例"
    above = said["rules[2].tiers[2].shares.province"]
    assert above == "规则 3（works；各来源地；超过 110 人）：省级的比例"
    assert said["rules[3].shares.centre"] == "规则 4（各项；省外；前面的规则以外）：中央的比例"
    rules = [label for name, label in said.items() if name.startswith("rules")]
    assert len(set(rules)) == len(rules)


def test_payers_stand_in_one_order_everywhere():
    shares = {Payer.PERSON: Decimal("0.5"), Payer.CENTRE: Decimal("0.5")}
    result = answered(question(rules=(SharingRule(shares=shares),)))
    assert list(result.totals.by_payer) == [Payer.CENTRE, Payer.PERSON]
    assert [one.payer for one in compared(result, ())][:2] == [Payer.CENTRE, Payer.PERSON]
