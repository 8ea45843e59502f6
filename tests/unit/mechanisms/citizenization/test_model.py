"""A cost model that makes no sense is refused, each fault at its line and character."""

from decimal import Decimal

import pytest

from shidian.core import DataError, UsageError
from shidian.mechanisms.citizenization.cost_range import CostRange
from shidian.mechanisms.citizenization.model import Nature, Step
from shidian.mechanisms.citizenization.package import (
    chosen,
    model_file,
    model_in,
    models_of,
    sharing_file,
    sharing_in,
    sharing_of,
)
from tests.unit.mechanisms.citizenization.models import item

HEAD = b"""\
code: mine
version: "1"
title: {zh: a, en: a}
source: {document: plan-2014}
scope: fiscal
prices: constant
base_year: 2014
horizon: "10"
"""
ITEM = b"""\
items:
  - {id: a, label: {zh: a, en: a}, nature: once, cost: {yuan: "100"}}
"""
DOCUMENTS = {"plan-2014", "assumption"}
FAULTY = {
    "a number and an interval": (
        *(ITEM.replace(b'yuan: "100"', b'yuan: "1", low: "1", high: "2"'), "cost_range"),
        *("items[0].cost", 10),
    ),
    "neither": (ITEM.replace(b'yuan: "100"', b""), "cost_range", "items[0].cost", 10),
    "half an interval": (
        *(ITEM.replace(b'yuan: "100"', b'low: "1"'), "cost_range", "items[0].cost", 10),
    ),
    "an interval upside down": (
        *(ITEM.replace(b'yuan: "100"', b'low: "2", high: "1"'), "cost_range_order"),
        *("items[0].cost", 10),
    ),
    "a negative cost": (
        *(ITEM.replace(b'"100"', b'"-1"'), "number_negative", "items[0].cost.yuan", 10),
    ),
    "a negative end": (
        *(ITEM.replace(b'yuan: "100"', b'low: "-2", high: "1"'), "cost_range_order"),
        *("items[0].cost", 10),
    ),
    "no value": (ITEM.replace(b'{yuan: "100"}', b""), "field_empty", "items[0].cost", 10),
    "a number where keys stand": (
        *(ITEM.replace(b'{yuan: "100"}', b'"100"'), "field_value", "items[0].cost", 10),
    ),
    "an item that begins at promoted": (
        *(ITEM.replace(b"once", b"once, step: promoted"), "cost_item_step", "items[0].step", 10),
    ),
    "spare capacity above one": (
        *(ITEM.replace(b"once", b'once, spare: "1.1"'), "cost_share_outside", "items[0].spare", 10),
    ),
    "negative users": (
        *(ITEM.replace(b"once", b'once, users: "-1"'), "number_negative", "items[0].users", 10),
    ),
    "years of an item that is paid once": (
        *(ITEM.replace(b"once", b'once, years: "3"'), "cost_item_years", "items[0].years", 10),
    ),
    "no years of a yearly item": (
        *(ITEM.replace(b"once", b'yearly, years: "0"'), "cost_item_years", "items[0].years", 10),
    ),
    "no items": (b"items: []\n", "cost_no_items", "", 1),
    "one id twice": (ITEM + ITEM.splitlines()[1], "cost_item_twice", "items[1].id", 11),
    "a discount of one": (ITEM + b'discount: "1"\n', "cost_discount", "discount", 11),
    "growth of two": (ITEM + b'growth: "2"\n', "cost_growth", "growth", 11),
    "growth at constant prices": (
        *(ITEM + b'growth: "0.03"\n', "cost_growth_constant", "growth", 11),
    ),
}


@pytest.mark.parametrize(("rest", "code", "column", "row"), FAULTY.values(), ids=FAULTY)
def test_a_faulty_model_is_refused_at_its_line(rest, code, column, row):
    with pytest.raises(DataError) as refused:
        model_in({"mine.yaml": HEAD + rest}, "mine.yaml", DOCUMENTS)
    [fault] = refused.value.faults
    assert (fault.code, fault.place.file) == (code, "mine.yaml")
    assert (fault.place.column, fault.place.row) == (column, row)


def test_a_horizon_of_nothing_is_refused():
    with pytest.raises(DataError) as refused:
        model_in({"m.yaml": HEAD.replace(b'"10"', b'"0"') + ITEM}, "m.yaml", DOCUMENTS)
    [fault] = refused.value.faults
    assert (fault.code, fault.place.row, fault.place.column) == ("cost_horizon_none", 8, "horizon")


def test_what_is_expected_is_said_in_words():
    with pytest.raises(DataError) as refused:
        model_in({"m.yaml": HEAD + ITEM.replace(b'{yuan: "100"}', b"[1]")}, "m.yaml", DOCUMENTS)
    [fault] = refused.value.faults
    assert fault.text("zh") == "值“列表”不对，应为：“键: 值”。"
    assert fault.text("en") == "“a list” is wrong here; expected: keys with values."


def test_an_interval_has_its_middle():
    found = CostRange(low=Decimal(100_000), high=Decimal(120_000))
    assert (found.middle, found.ends) == (110_000, (100_000, 120_000))


def test_who_settles_at_once_causes_everything_and_who_is_promoted_only_what_is_added():
    first, more = item("a", Nature.ONCE, 1), item("b", Nature.ONCE, 1, step=Step.REGISTERED)
    caused = {step: (first.causes(step), more.causes(step)) for step in Step}
    assert caused == {
        Step.RESIDENT: (True, False),
        Step.REGISTERED: (True, True),
        Step.PROMOTED: (False, True),
    }


def test_a_code_that_there_is_not_names_those_there_are(programme):
    with pytest.raises(UsageError) as refused:
        chosen(models_of(programme), "beijing")
    [fault] = refused.value.faults
    assert fault.code == "cost_code_unknown"
    assert "dalian" in fault.advice("en")


def test_a_city_reads_its_own_files(tmp_path):
    model, rules = tmp_path / "mine.yaml", tmp_path / "rules.yaml"
    model.write_bytes(HEAD + ITEM)
    head = b'code: r\nversion: "1"\ntitle: {zh: a, en: a}\nsource: {document: plan-2014}\n'
    rules.write_bytes(head + b'rules: [{shares: {city: "1"}}]\n')
    assert model_file(model, DOCUMENTS).stated.code == "mine"
    assert sharing_file(rules, DOCUMENTS).stated.code == "r"


CLAIMS = {
    "a document of the package": ("document: plan-2014, confidence: high", "high"),
    "a document that the package does not have": (
        *("document: nosuch-doc, section: 表三, confidence: high", "unverified"),
    ),
    "no confidence": ("document: plan-2014", "unverified"),
    "neither": ("document: nosuch-doc, section: 表三", "unverified"),
    "an assumption that calls itself sure": (
        "document: assumption, confidence: high",
        "unverified",
    ),
}


@pytest.mark.parametrize(("said", "confidence"), CLAIMS.values(), ids=CLAIMS)
def test_a_source_claims_no_more_than_the_package_bears_out(said, confidence):
    content = HEAD.replace(b"document: plan-2014", said.encode()) + ITEM
    found = model_in({"m.yaml": content}, "m.yaml", DOCUMENTS).stated
    assert found.source.confidence == confidence


def test_a_confidence_that_there_is_not_is_refused_at_its_line():
    content = HEAD.replace(b"plan-2014", b"nosuch, confidence: sure") + ITEM
    with pytest.raises(DataError) as refused:
        model_in({"m.yaml": content}, "m.yaml", DOCUMENTS)
    [fault] = refused.value.faults
    assert (fault.code, fault.place.row) == ("field_value", 4)


def test_shares_that_do_not_sum_to_one_are_refused_with_their_row():
    head = b'code: r\nversion: "1"\ntitle: {zh: a, en: a}\nsource: {document: plan-2014}\n'
    rules = head + b'rules:\n  - shares: {city: "0.5", person: "0.4"}\n'
    with pytest.raises(DataError) as refused:
        sharing_in({"r.yaml": rules}, "r.yaml", DOCUMENTS)
    [fault] = refused.value.faults
    assert (fault.code, fault.place.row) == ("sharing_sum", 6)
    assert fault.place.column == "rules[0].shares"
    assert fault.found["stated"].zh == "市级 0.5、个人 0.4"


def test_every_shipped_model_and_rule_names_documents_and_pilots_that_there_are(programme):
    stated = [one.stated for one in models_of(programme).values()]
    rules = [one.stated for one in sharing_of(programme).values()]
    sources = [one.source for one in (*stated, *rules)]
    sources += [item.source for one in stated for item in one.items if item.source]
    sources += [rule.source for one in rules for rule in one.rules if rule.source]
    assert {source.document for source in sources} <= set(programme.documents)
    assert {one.pilot for one in (*stated, *rules)} - {""} <= set(programme.pilots)
    assert len(stated) == 16
    assert len(rules) == 14
