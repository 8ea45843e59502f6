"""The answer about cost as tables: every format, totals that agree, marks of what is unverified."""

import csv
import io
import json
from dataclasses import replace
from decimal import Decimal

import pytest

from shidian.core import Confidence, Source
from shidian.mechanisms.citizenization.affordability import affordability, read_revenue
from shidian.mechanisms.citizenization.model import Nature
from shidian.mechanisms.citizenization.paid import compared, read_paid
from shidian.mechanisms.citizenization.result import answered
from shidian.mechanisms.citizenization.sharing import Payer
from shidian.mechanisms.citizenization.simulation import simulated
from shidian.mechanisms.citizenization.tornado import tornado
from shidian.mechanisms.citizenization.whatif import changed, differences
from shidian.reporting import FORMATS, write
from shidian.reporting.cost_tables import cost_tables
from shidian.reporting.whatif_tables import (
    affordability_table,
    differences_table,
    paid_table,
    spread_table,
    tornado_table,
)
from tests.unit.mechanisms.citizenization.asked import between, every_form, question
from tests.unit.mechanisms.citizenization.models import model


def tables(result):
    return {table.name: table for table in cost_tables(result)}


def rows(table):
    content = write(table, "csv", "en").decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(content)))


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_table_is_written_in_every_format(format, lang):
    for table in cost_tables(answered(every_form())):
        assert write(table, format, lang)


def test_the_list_has_a_column_for_every_payer_and_the_parts_sum_to_the_amount():
    for row in rows(tables(answered(question()))["cost_list"]):
        parts = [Decimal(row[payer]) for payer in ("government", "enterprise", "person")]
        assert sum(parts) == Decimal(row["yuan"])


def test_a_payer_whom_the_rule_of_a_row_does_not_name_has_no_value():
    found = rows(tables(answered(every_form()))["cost_list"])
    school = next(row for row in found if row["item"] == "school")
    assert (school["government"], bool(school["city"])) == ("", True)


def test_without_rules_there_is_no_list():
    assert "cost_list" not in tables(answered(question(rules=())))


def test_totals_of_every_kind_are_the_whole():
    found = rows(tables(answered(every_form()))["cost_totals"])
    whole = answered(every_form()).totals.cents
    for by in ("item", "payer", "origin", "year"):
        mine = [row for row in found if row["by_en"] == by]
        assert sum(Decimal(row["yuan"]) for row in mine) * 100 == whole
        assert sum(Decimal(row["share"]) for row in mine) == pytest.approx(1, abs=1e-3)


def test_unverified_numbers_are_marked():
    unsure = Source("a-letter", confidence=Confidence.UNVERIFIED)
    found = tables(answered(question(model(between("a", 1, 3, Nature.YEARLY, source=unsure)))))
    marked = {row["path"]: row["unverified"] for row in rows(found["cost_parameters"])}
    assert (marked["items.a.cost"], marked["horizon"]) == ("yes", "")
    summary = {row["name_en"]: row["value"] for row in rows(found["cost_summary"])}
    assert summary["Unverified numbers"] == "1"
    assert Decimal(summary["Total, low end (yuan)"]) < Decimal(summary["Total (yuan)"])
    said = [row["text_en"] for row in rows(found["cost_warnings"])]
    assert "The source of “a” is not verified." in said


def test_one_person_is_told_by_origin_step_and_item():
    found = rows(tables(answered(question()))["cost_person"])
    mine = [row for row in found if row["step"] == "promoted"]
    assert [row["yuan"] for row in mine] == ["7300.00", "20000.00"]


def test_json_keeps_the_meaning_of_columns():
    table = tables(answered(question()))["cost_cells"]
    whole = json.loads(write(table, "json", "en"))
    assert whole["columns"][-3]["meaning"] == "by the middle of intervals"


def test_changes_stand_in_the_receipt():
    asked = changed(question(), {"discount": "0.05"})
    found = {row["name_en"]: row["value"] for row in rows(tables(answered(asked))["cost_receipt"])}
    assert found["discount"] == "0.05"
    assert found["Model"] == "m 1"


def test_due_and_paid_leave_empty_what_is_not_stated():
    result = answered(question())
    paid = b"year,item,payer,yuan,source\n2015,works,government,1.50,accounts\n"
    found = rows(paid_table(result, compared(result, read_paid(paid, "paid.csv", result))))
    assert (found[0]["paid"], found[0]["gap"]) == ("1.50", "4215798.50")
    assert (found[1]["paid"], found[1]["gap"], found[1]["paid_share"]) == ("", "", "")


def test_differences_bars_spreads_and_affordability_are_tables():
    asked = question(model(between("a", 1, 3), between("b", 5, 5, Nature.YEARLY)))
    result = answered(asked)
    after = answered(changed(asked, {"people": "2"}))
    first = rows(differences_table(result, differences(result, after)))[0]
    assert Decimal(first["before"]) * 2 == Decimal(first["after"])
    bars = rows(tornado_table(tornado(asked, lambda found: found.totals.cents)))
    assert [row["assumed"] for row in bars if row["path"] == "items.a.cost"] == [""]
    assert [row["assumed"] for row in bars if row["path"] == "people"] == ["yes"]
    spread = rows(spread_table(simulated(asked, 50, seed=1)))
    assert {row["name_en"] for row in spread} >= {"in all", "persons", "2016"}
    assert all(Decimal(row["p5"]) <= Decimal(row["p95"]) for row in spread)
    money = read_revenue("year,amount,unit,source\n2015,1,元,x\n".encode(), "r.csv")
    carried = rows(affordability_table(affordability(result, money, (Payer.PERSON,), Decimal(1))))
    assert [row["exceeds"] for row in carried] == ["yes", "", ""]


def test_people_who_are_promoted_are_not_added_twice():
    summary = rows(tables(answered(question()))["cost_summary"])
    assert {row["name_en"]: row["value"] for row in summary}["People added"] == "120"
    replaced = replace(question(), years=[2016, 2017])
    summary = rows(tables(answered(replaced))["cost_summary"])
    assert {row["name_en"]: row["value"] for row in summary}["People added"] == "13"
