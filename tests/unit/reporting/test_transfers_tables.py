"""Tables of land, award, equalization, pass-through, linkage, changes, settlement and permits."""

import csv
import io
from datetime import date
from decimal import Decimal

import pytest

from shidian.core import Bilingual, Confidence, Source
from shidian.mechanisms.transfers.award_result import AwardQuestion, award_answered
from shidian.mechanisms.transfers.balance import land_answered
from shidian.mechanisms.transfers.changes import changed
from shidian.mechanisms.transfers.equalization_result import equalization_answered
from shidian.mechanisms.transfers.linkage import LinkageInput, linkage_answered
from shidian.mechanisms.transfers.package import (
    award_terms_of,
    equalization_terms_of,
    later_rules_of,
    settlement_tiers_of,
    size_classes_of,
)
from shidian.mechanisms.transfers.pass_through import pass_through_answered
from shidian.mechanisms.transfers.permit_result import permit_answered
from shidian.mechanisms.transfers.pool import pool_given, pool_of_year
from shidian.mechanisms.transfers.results import Known
from shidian.mechanisms.transfers.rule_change import change_answered
from shidian.mechanisms.transfers.settlement_rules import LaterRule, settlement_answered
from shidian.reporting import FORMATS, write
from shidian.reporting.linkage_table import linkage_table
from shidian.reporting.transfers_facts import inputs_table, permit_table, settlement_table
from shidian.reporting.transfers_tables import (
    award_table,
    change_table,
    changed_table,
    equalization_table,
    land_table,
    parameters_table,
    pass_through_table,
)
from tests.unit.mechanisms.transfers import test_pass_through as counties
from tests.unit.mechanisms.transfers.test_award_result import places
from tests.unit.mechanisms.transfers.test_balance import HEFEI
from tests.unit.mechanisms.transfers.test_equalization_result import TABLE as GAPS

NAMES = {"340100": Bilingual("合肥市", "Hefei"), "320000": Bilingual("江苏省", "Jiangsu")}


def read(table):
    """The rows of a table as its CSV has them."""
    text = write(table, "csv", "en").decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text)))


def awarded(programme, **changes):
    stated = award_terms_of(programme)
    terms = changed(stated, {name.replace("_", "."): value for name, value in changes.items()})
    return award_answered(
        AwardQuestion(
            places=places(terms=terms.terms), terms=terms, pool=pool_of_year(programme, 2022)
        )
    )


def test_land_is_shown_in_three_units_and_with_names(programme):
    first, second, *_ = read(land_table(land_answered(programme, HEFEI.encode(), "l"), NAMES))
    assert (first["area_name"], first["area_name_en"], first["due_mu"]) == ("合肥市", "Hefei", "")
    shown = {name: Decimal(second[name]) for name in ("due_m2", "due_hectares", "due_mu")}
    assert shown == {"due_m2": 2_640_000, "due_hectares": 264, "due_mu": 3960}
    assert (second["rule"], second["rule_name"]) == ("anhui", "340000")
    assert (first["rule_name"], first["rule_name_en"]) == ("", "")


def test_the_rule_is_named_by_its_area(programme):
    rows = read(
        land_table(
            land_answered(programme, HEFEI.encode(), "l"), {"340000": Bilingual("安徽省", "Anhui")}
        )
    )
    assert (rows[1]["rule_name"], rows[1]["rule_name_en"]) == ("安徽省", "Anhui")


def test_every_row_of_the_award_says_whose_formula_it_is(programme):
    rows = read(award_table(awarded(programme), NAMES))
    assert {row["formula_en"] for row in rows} == {"this project's, not the ministry's"}
    assert sum(Decimal(row["yuan"]) for row in rows) == 40_000_000_000
    assert rows[1]["area_name"] == "340000"  # a code without a name stands for itself


def test_equalization_shows_what_it_came_from(programme):
    result = equalization_answered(
        GAPS.encode(), "g.csv", equalization_terms_of(programme), pool_given(Decimal(160))
    )
    rows = read(equalization_table(result, {}))
    assert [row["yuan"] for row in rows] == ["0.00", "61.50", "98.00"]
    assert [row["gap_yuan"] for row in rows] == ["0", "60", "100"]
    assert {row["formula"] for row in rows} == {"财预〔2022〕58号，权重为假设"}


def test_pass_through_has_columns_for_its_factors():
    rows = read(pass_through_table(counties.passed(), {}))
    assert (rows[0]["settled"], rows[0]["settled_yuan"], rows[0]["pupils_yuan"]) == (
        "300",
        "3240.00",
        "1200.00",
    )
    assert [row["yuan"] for row in rows] == ["4193.33", "4306.67", "500.00"]


def test_linkage_shows_where_every_value_comes_from():
    plan = Bilingual("方案", "plan")
    one = LinkageInput(
        pilot="03",
        year=2016,
        planned=Known(Decimal(1000), plan),
        costs={"city": Known(Decimal(20), plan, Confidence.UNVERIFIED)},
    )
    result = linkage_answered([one], ("city", "county"), {})
    payers = {"city": Bilingual("市级", "city")}
    (row,) = read(linkage_table(result, {"03": Bilingual("宁波", "Ningbo")}, payers))
    assert (row["name"], row["planned"], row["planned_from"]) == ("宁波", "1000", "方案")
    assert (row["cost_city"], row["cost_city_from"]) == ("20", "方案（未核实）")
    assert (row["cost_county"], row["cost_county_from"], row["cost"]) == ("", "没有数据", "")
    assert row["cost_city_from_en"] == "plan (unverified)"
    assert row["why"].startswith("人数差：上报落户没有数据；")
    assert row["why_en"].endswith("land: no value of land due and land granted")


def test_a_change_shows_gains_losses_and_what_changed(programme):
    result = change_answered(awarded(programme), awarded(programme, weights_same="0.1"))
    rows = read(change_table(result, NAMES))
    assert sum(Decimal(row["difference"]) for row in rows) == 0
    (row,) = read(changed_table(result))
    assert (row["path"], row["old"], row["new"]) == ("weights.same", "0.3", "0.1")


def test_settlement_is_shown_with_later_rules(programme):
    later = LaterRule(
        code="x",
        from_=date(2016, 2, 1),
        text=Bilingual("放开", "open"),
        source=Source("x", confidence=Confidence.UNVERIFIED),
    )
    result = settlement_answered(
        Decimal(100),
        date(2016, 6, 1),
        size_classes_of(programme),
        settlement_tiers_of(programme),
        [later],
    )
    found = read(settlement_table(result))
    rows = {row["name"]: row["value"] for row in found}
    assert rows["规模"] == "Ⅱ型大城市"
    asked = "合法稳定就业达到一定年限、合法稳定住所、参加社会保险达到一定年限"
    assert rows["可以要求"] == asked
    assert rows["积分"] == "不得采取积分落户"
    assert rows["后来的规定（可信度：未核实）"] == "放开"
    english = {row["name_en"]: row["value_en"] for row in found}
    assert english["Size"] == "Large city type II"
    assert english["Later rule (confidence: unverified)"] == "open"


def test_where_nothing_may_be_asked_that_is_said(programme):
    result = settlement_answered(
        Decimal(100),
        date(2022, 1, 1),
        size_classes_of(programme),
        settlement_tiers_of(programme),
        later_rules_of(programme),
    )
    rows = {row["name"]: row["value"] for row in read(settlement_table(result))}
    assert rows["可以要求"] == "没有"


def test_a_permit_is_shown_with_its_state_where_it_has_one():
    without = permit_table(permit_answered(date(2016, 8, 31), date(2016, 9, 1)))
    assert {row["name_en"]: row["value"] for row in read(without)} == {
        "Arrived": "2016-08-31",
        "First day to apply": "2017-02-28",
        "Applied": "",
        "To be issued by, if applied on the first day": "2017-03-15",
        "Extended to, if applied on the first day": "2017-03-30",
    }
    applied = permit_answered(date(2016, 8, 31), date(2017, 4, 1), applied=date(2017, 3, 1))
    rows = {row["name_en"]: row["value"] for row in read(permit_table(applied))}
    assert (rows["Applied"], rows["To be issued by"]) == ("2017-03-01", "2017-03-16")
    issued = permit_answered(date(2016, 1, 1), date(2017, 7, 11), issued=date(2016, 7, 10))
    rows = {row["name_en"]: row["value_en"] for row in read(permit_table(issued))}
    assert (rows["Suspended"], rows["Full years"], rows["Endorse until"]) == (
        "yes",
        "1",
        "2017-07-10",
    )


def test_behind_a_result_stand_parameters_and_inputs(programme):
    result = awarded(programme)
    parameters = parameters_table(result.parameters)
    marked = [row["path"] for row in read(parameters) if row["unverified"] == "yes"]
    assert "weights.inter" in marked
    assert "pool" not in marked
    units = {row["path"]: (row["unit"], row["unit_en"]) for row in read(parameters)}
    assert (units["pool"], units["weights.inter"]) == (("元", "yuan"), ("", ""))
    facts = {row["name"]: row["value"] for row in read(inputs_table(result))}
    assert "不是财政部的" in facts["公式"]
    assert len(facts["settled SHA-256"]) == 64


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_table_is_written_in_every_format(programme, format, lang):
    table = pass_through_table(
        pass_through_answered(
            pool_given(Decimal(10)),
            counties.TABLE.encode(),
            "c.csv",
            counties.terms(counties.TERMS.replace('limits: {hold: "0.5"}\n', "")),
        ),
        {},
    )
    assert write(table, format, lang)
    assert write(award_table(awarded(programme), NAMES), format, lang)
