"""The list with live formulas: computed here by other means, it has the engine's every number."""

import io
from dataclasses import replace
from decimal import Decimal

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shidian.core import Confidence, DataError, Source
from shidian.mechanisms.citizenization.model import Nature, Origin, Prices, Step
from shidian.mechanisms.citizenization.paid import compared, read_paid
from shidian.mechanisms.citizenization.result import answered
from shidian.mechanisms.citizenization.sharing import Payer, SharingRule
from shidian.mechanisms.citizenization.words import PAYERS
from shidian.reporting.cost_list import cost_list_document, cost_list_workbook, cost_workbook
from shidian.reporting.cost_tables import cost_tables
from tests.unit.mechanisms.citizenization.asked import (
    SAME_CITY,
    THIRDS,
    between,
    every_form,
    question,
)
from tests.unit.mechanisms.citizenization.models import item, model
from tests.unit.reporting.spreadsheet import Spreadsheet

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
            (found,) = book.column("List", f"{PAYERS[part.payer].en}, yuan")
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


@pytest.mark.parametrize("make", [cost_list_workbook, cost_list_document])
def test_without_rules_there_is_no_list(make):
    with pytest.raises(DataError) as raised:
        make(answered(question(rules=())), "zh")
    assert raised.value.faults[0].code == "cost_list_rules"


def test_what_was_paid_stands_beside_what_is_due():
    result = answered(question())
    rows = compared(result, read_paid(PAID, "paid.csv", result))
    book = Spreadsheet(cost_list_workbook(result, "zh", rows))
    due, paid, gap, share = (
        book.column("应付与已付", head)
        for head in ("应付（元）", "已付（元）", "应付减已付（元）", "已付占比")
    )
    # 98,500 for 107 people, 40 % of it; 4,000,000 are paid
    assert (due[0], paid[0], gap[0]) == (4_215_800, 4_000_000, 215_800)
    assert round(share[0], 6) == Decimal("0.948812")
    assert (paid[1], gap[1], share[1]) == (None, "", "")
    assert (due[-1], paid[-1], share[-1]) == (0, 1, "")
    assert [as_cents(one) for one in due] == [one.due for one in rows]


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


def words_of(content):
    document = docx.Document(io.BytesIO(content))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return [paragraph.text for paragraph in document.paragraphs], cells


def test_the_document_has_totals_rows_payments_sources_and_cautions():
    result = doubted()
    rows = compared(result, read_paid(PAID, "paid.csv", result))
    said, cells = words_of(cost_list_document(result, "zh", rows))
    assert said[0] == "农业转移人口市民化成本分担清单"
    assert said[1] == "2015—2017 年"
    assert any(one.startswith("非正式结果：有 1 项未核定") for one in said)
    assert {"4,215,800.00", "94.9%", "accounts of 2015", "未核实"} <= set(cells)


def test_a_document_of_verified_numbers_bears_no_mark_and_says_that_nothing_is_paid():
    said, _ = words_of(cost_list_document(answered(question()), "en"))
    assert not any("Not official" in one for one in said)
    assert "No payments are stated." in said
    assert "This is a translation; the Chinese text is the list." in said


def test_the_same_result_gives_the_same_document():
    assert cost_list_document(answered(question()), "zh") == cost_list_document(
        answered(question()), "zh"
    )


def test_an_origin_without_people_is_left_out_of_the_document():
    _, cells = words_of(cost_list_document(answered(question()), "zh"))
    # in 2015 nobody is from elsewhere; the first two tables are the totals and that year
    assert cells.count("省外") < sum(
        cell.origin is Origin.OTHER_PROVINCE for cell in answered(question()).cells
    )
