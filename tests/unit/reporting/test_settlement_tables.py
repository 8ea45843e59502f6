"""Answers of a settlement scheme as tables and as a workbook."""

import io
import json
from dataclasses import replace
from decimal import Decimal

import pytest
from openpyxl import load_workbook

from shidian.core import Bilingual, Confidence
from shidian.mechanisms.settlement.answers import answers, fold
from shidian.mechanisms.settlement.budget import Terms, allocated, thresholds_within
from shidian.mechanisms.settlement.costs import Payer, PersonCost, Step
from shidian.mechanisms.settlement.curves import curves
from shidian.mechanisms.settlement.quota import placements
from shidian.mechanisms.settlement.receipt import Persons, receipt
from shidian.mechanisms.settlement.scheme import Each
from shidian.mechanisms.settlement.thresholds import threshold_for, thresholds_for
from shidian.reporting import FORMATS, write
from shidian.reporting.settlement_tables import (
    bill_tables,
    curve_areas_table,
    places_table,
    reach_table,
)
from shidian.reporting.settlement_workbook import settlement_tables, settlement_workbook
from tests.unit.mechanisms.settlement.planned import SCHEME, person, planned

DONGGUAN, CHANGSHA = "441900", "430100"
NAMES = {DONGGUAN: Bilingual("东莞市", "Dongguan")}
# 8 years: 12 points; 5: 7.5; a worker of 5: 12.5. At 10 points three of the first four settle.
PEOPLE = [
    (DONGGUAN, person(years=8, permit=True)),
    (DONGGUAN, person(permit=True)),
    (DONGGUAN, person(skill="worker")),
    (DONGGUAN, person(skill="master", home=True)),
    (CHANGSHA, person(years=0)),
]
DOUBTFUL = SCHEME.replace("confidence: high", "confidence: unverified")


def cost(yuan=1000, payer=Payer.GOVERNMENT):
    note = Bilingual("推算", "Derived")
    item = Bilingual("房", "home")
    return PersonCost(
        *(DONGGUAN, Step.REGISTERED, item, payer, yuan * 100, Each.ONCE, "某文件"),
        *(Confidence.MEDIUM, note),
    )


COSTS, ONCE = (cost(),), Terms(0)


def answered(text=SCHEME, people=PEOPLE, costs=COSTS, terms=ONCE):
    plan = planned(people, text).plan
    known = receipt(plan, text.encode(), Persons(len(people), seed=1))
    return answers(fold(plan), 20, known, costs, terms)


def tables(**more):
    return {table.name: table for table in settlement_tables(answered(**more), NAMES)}


def records(table):
    names = [column.name for column in table.columns]
    return [dict(zip(names, row, strict=True)) for row in table.rows]


def pick(table, *columns):
    return [tuple(row[column] for column in columns) for row in records(table)]


def test_the_curve_has_a_row_for_every_possible_threshold():
    found = pick(tables()["curve"], "threshold", "by_route", "by_points", "settled", "share")
    assert found == [
        (Decimal("7.5"), 1, 3, 4, Decimal("0.8000")),
        (Decimal("12.0"), 1, 2, 3, Decimal("0.6000")),
        (Decimal("12.5"), 1, 1, 2, Decimal("0.4000")),
        (Decimal("13.0"), 1, 0, 1, Decimal("0.2000")),
    ]


def test_the_curve_by_area_has_a_column_for_each():
    found = tables()["curve_areas"]
    assert [column.title.en for column in found.columns] == ["Threshold", "Dongguan", CHANGSHA]
    assert found.rows[:2] == [[Decimal("7.5"), 4, 0], [Decimal("12.0"), 3, 0]]


def test_persons_without_areas_are_one_column():
    made = planned(PEOPLE).plan
    found = curves(replace(made, cells=made.cells.with_columns(area=0), areas=("",)))
    columns = curve_areas_table(found, {}).columns
    assert [(column.name, column.title.zh) for column in columns][1:] == [("all", "全部")]


def test_areas_have_names_where_they_are_known():
    columns = ("area", "area_name", "area_name_en", "settled", "below", "out")
    assert pick(tables()["areas"], *columns) == [
        (DONGGUAN, "东莞市", "Dongguan", 3, 1, 0),
        (CHANGSHA, CHANGSHA, CHANGSHA, 0, 0, 1),
    ]


def test_groups_stand_in_words():
    found = tables()["groups"]
    rows = [row for row in records(found) if row["group"] == "worker"]
    assert [(row["grouping"], row["group_name_en"], row["settled"]) for row in rows] == [
        ("技能", "Worker", 1)
    ]
    assert rows[0]["few"] is True
    assert rows[0]["mean"] == Decimal("12.50")


def test_what_people_hold_and_what_it_costs():
    found = tables()
    assert pick(found["entitlements"], "id", "holders", "unsettled") == [
        ("services", 2, 1),
        ("school", 2, 1),
    ]
    assert pick(found["together"], "name_en", "holders") == [
        ("none", 3),
        ("Services, School", 2),
    ]
    costs = pick(found["entitlement_costs"], "item_en", "yuan_each", "yuan_holders")
    assert costs == [
        ("Card", Decimal("20.50"), Decimal("41.00")),
        ("Care", None, None),
        ("Place", Decimal(6000), Decimal(12000)),
    ]
    assert pick(found["targets"], "id", "gap") == [("services", -2), ("masters", -2)]
    assert pick(found["entitlement_areas"], "id", "area", "holders")[0] == ("services", DONGGUAN, 2)


def test_costs_stand_with_payer_and_source_and_areas_without_a_cost_are_empty():
    found = tables(costs=(cost(), cost(500, Payer.INDIVIDUAL)))
    assert pick(found["bill"], "area", "payer_en", "settled", "yuan_each", "yuan") == [
        (DONGGUAN, "government", 3, Decimal("1000.00"), Decimal("3000.00")),
        (CHANGSHA, "government", 0, None, None),
    ]
    assert pick(found["shares"], "payer_en", "once", "yearly") == [
        ("government", Decimal("3000.00"), Decimal("0.00")),
        ("individuals", Decimal("1500.00"), Decimal("0.00")),
    ]
    assert pick(found["costs"], "source", "confidence", "note_en")[0] == (
        "某文件",
        "medium",
        "Derived",
    )


def test_a_budget_and_what_is_left_of_it():
    found, day = curves(planned(PEOPLE).plan), planned(PEOPLE).plan.day
    budget = thresholds_within(found.areas, {DONGGUAN: Decimal(3500)}, (cost(),), Terms(0))
    rows = pick(bill_tables(budget, day, NAMES)[0], "threshold", "budget", "left")
    assert rows == [(Decimal("12.0"), Decimal("3500.00"), Decimal("500.00"))]
    passed = allocated(found.areas, Decimal(10), (cost(),), Terms(0))
    assert pick(bill_tables(passed, day, NAMES)[0], "threshold")[0] == (None,)


def test_thresholds_that_reach_a_number():
    found, day = curves(planned(PEOPLE).plan), planned(PEOPLE).plan.day
    asked = [threshold_for(found.areas, 3), *thresholds_for(found.areas, {CHANGSHA: 1})]
    columns = ("target", "at_most", "undershoot", "at_least", "overshoot")
    assert pick(reach_table(asked, day, NAMES), *columns) == [
        (3, Decimal("12.0"), 0, Decimal("12.0"), 0),
        (1, Decimal("7.5"), 1, None, None),
    ]


def test_places_of_a_quota():
    text = SCHEME.replace("{threshold: 10}", "{threshold: 10, quota: {total: 1}}")
    plan = planned(PEOPLE, text).plan
    found = places_table(placements(curves(plan), 20), plan.day)
    columns = ("places", "certain", "last", "edge", "tied", "left_places", "ordered")
    assert pick(found, *columns) == [(1, 1, Decimal("12.5"), Decimal("12.0"), 1, 0, False)]


def test_places_by_code_are_named_as_the_scheme_names_the_codes():
    text = SCHEME.replace("{threshold: 10}", "{threshold: 10, quota: {by: skill, of: {worker: 2}}}")
    found = tables(text=text)["places"]
    columns = ("group", "group_name_en", "places", "applicants")
    assert pick(found, *columns) == [("none", "None", None, 1), ("worker", "Worker", 2, 1)]
    assert "places" not in tables()


def test_the_summary_says_first_what_is_not_established():
    found = tables(text=DOUBTFUL)
    assert "2 reservations" in found["summary"].rows[0][2]
    drawn = ("", "The persons are synthetic, drawn with seed 1; nobody real was counted.")
    assert pick(found["reservations"], "place", "text_en") == [
        drawn,
        ("source", "The source of “An invented scheme” is not verified."),
    ]
    assert pick(tables()["reservations"], "place", "text_en") == [drawn]


def test_the_summary_has_the_numbers_the_cost_and_the_receipt():
    rows = {row[1]: row[2] for row in tables()["summary"].rows}
    assert (rows["Threshold"], rows["Settle"], rows["People"]) == (Decimal("10.0"), 3, 5)
    assert rows["Cost (yuan, government, yearly items for 0 years)"] == Decimal("3000.00")
    assert rows["Areas without a cost"] == CHANGSHA
    assert rows["Code of the scheme"] == "invented"
    assert rows["Persons, seed"] == "1"


def test_without_a_known_cost_the_summary_has_no_value():
    rows = {row[1]: row[2] for row in tables(costs=()).pop("summary").rows}
    assert rows["Cost (yuan, government, yearly items for 0 years)"] is None
    assert "bill" not in tables(terms=None)


def test_where_no_threshold_decides_the_curve_is_empty():
    found = tables(people=[(DONGGUAN, person(years=0))])
    assert found["curve"].rows == []
    assert found["curve_areas"].rows == []


@pytest.mark.parametrize("lang, first", [("zh", "摘要"), ("en", "Summary")])
def test_a_workbook_holds_numbers_as_numbers(lang, first):
    made = answered(text=DOUBTFUL)
    book = load_workbook(io.BytesIO(settlement_workbook(made, NAMES, lang)))
    expected = [table.title.text(lang) for table in settlement_tables(made, NAMES)]
    assert book.sheetnames == expected
    assert book.sheetnames[0] == first
    curve = book[expected[2]]
    assert [cell.value for cell in curve[2]] == [7.5, 1, 3, 4, 0.8]
    assert curve["A2"].number_format == "0.0"
    assert book[expected[-3]]["I2"].number_format == "0.00"


def test_a_label_is_never_a_formula():
    text = SCHEME.replace("{zh: 服务, en: Services}", "{zh: '=1+1', en: Services}")
    book = load_workbook(io.BytesIO(settlement_workbook(answered(text=text), NAMES, "zh")))
    cells = [cell for row in book["待遇"].iter_rows() for cell in row if cell.value == "=1+1"]
    assert [cell.data_type for cell in cells] == ["s"]


@pytest.mark.parametrize("format", FORMATS)
def test_every_table_can_be_written_in_every_format(format):
    for table in settlement_tables(answered(), NAMES):
        content = write(table, format, "zh")
        if format == "json":
            assert json.loads(content)["table"] == table.name
