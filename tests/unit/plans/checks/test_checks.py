"""The checks as objects: described in both languages, chosen by id, run over a plan."""

import re
from dataclasses import replace

import pytest

from shidian.core import DataError, UsageError
from shidian.plans import Context, read
from shidian.plans.checks import (
    CHECKS,
    GROUPS,
    Claim,
    Draft,
    Peers,
    Severity,
    chosen,
    draft_of,
    drafts_of,
    run,
)
from tests.unit.plans.checks.figures import RESIDENT, claim, draft, rate
from tests.unit.plans.made import fault_of, plan

IDS = [check.id for check in CHECKS]


@pytest.mark.parametrize("check", CHECKS, ids=IDS)
def test_a_check_is_described_in_both_languages(check, programme):
    for text in (check.name, check.meaning, check.why, check.advice):
        assert re.search("[\u4e00-\u9fff]", text.zh)
        assert text.en
        assert not re.search("[\u4e00-\u9fff]", text.en)
    assert check.group in GROUPS
    assert set(check.parameters) <= set(programme.parameters)


def test_ids_are_unique_and_every_group_has_checks():
    assert len(set(IDS)) == len(IDS)
    assert {check.group for check in CHECKS} == set(GROUPS)
    assert all(one.text.zh and one.text.en for one in Severity)


@pytest.mark.parametrize("check", CHECKS, ids=IDS)
def test_a_plan_without_figures_is_checked_without_fail(check, programme):
    empty = draft()
    for result in check.run(empty, Peers(programme, [])):
        assert result.severity != "error"


def test_checks_are_chosen_by_id():
    assert [one.id for one in chosen()] == IDS
    assert [one.id for one in chosen(only=["pace", "steps"])] == ["steps", "pace"]
    assert "pace" not in [one.id for one in chosen(without=["pace"])]
    assert len(chosen(without=["pace"])) == len(IDS) - 1
    assert chosen(only=["pace"], without=["pace"]) == []


@pytest.mark.parametrize("asked", [{"only": ["pac"]}, {"without": ["pac"]}, {"only": ["pace", ""]}])
def test_a_check_that_does_not_exist(asked):
    fault = fault_of(lambda: chosen(**asked), UsageError)
    assert fault.code == "unknown_check"
    assert all(id in fault.advice("zh").split("：")[1] for id in IDS)


def test_findings_come_gravest_first(programme):
    one = draft(rate(RESIDENT, 2013, "52"), rate(RESIDENT, 2020, "51"), claim("公园", "5", "座"))
    found = run(one, Peers(programme, [one]))
    order = [list(Severity).index(each.result.severity) for each in found]
    assert order == sorted(order)
    assert found[0].check.id == "steps"
    assert {each.place for each in found} == {"青坪市"}


def test_only_the_checks_that_were_chosen_run(programme):
    one = draft(rate(RESIDENT, 2013, "52"), rate(RESIDENT, 2020, "51"))
    assert {each.check.id for each in run(one, Peers(programme, []), chosen(only=["steps"]))} == {
        "steps"
    }


TEXT = plan(
    "到2020年，城镇化率达到60%，落户5万人左右。",
    intro="2013年，常住人口88.5万人。",
    tasks=["（一）落户。制定《落户办法》。"],
)


def test_a_draft_of_a_text_that_was_read():
    context = Context(indicators={"城镇化率": "rate"}, pilots={"江岭省青坪市": "07"})
    reading = read(TEXT, context)
    [made] = drafts_of(reading, context)
    assert (made.place, made.pilot) == ("青坪市", "07")
    assert [one.text for one in made.claims] == [
        "常住人口 88.5万人（2013）",
        "城镇化率 60%（2020）",
        "落户 5万人（2020）",
    ]
    assert [one.span for one in made.claims] == [one.span for one in reading.figures]
    assert [(one.type, one.name) for one in made.promises][-1] == ("deliverable", "落户办法")
    assert {year: str(one.value) for year, one in made.levels("rate").items()} == {2020: "60"}


def test_each_plan_of_a_document_is_a_draft_of_its_own():
    title = "{}国家新型城镇化综合试点工作方案要点\n一、目标\n到2020年，城镇化率达到{}%。\n"
    reading = read(title.format("云湖县", 50) + title.format("双溪市", 60))
    made = [
        (one.place, [str(c.value) for c in one.claims]) for one in drafts_of(reading, Context())
    ]
    assert made == [("云湖县", ["50"]), ("双溪市", ["60"])]


def test_a_text_of_nothing_is_a_draft_of_nothing():
    for text in ("", "推进落户。"):
        assert [list(one.claims) for one in drafts_of(read(text), Context())] in ([], [[]])


def test_a_draft_of_registered_commitments(specimen):
    own = [one for one in specimen.commitments if one.pilot == "01"]
    made = draft_of("宁波市", "01", own)
    assert isinstance(made, Draft)
    assert [(one.kind, f"{one.value:f}", one.unit) for one in made.claims] == [
        ("baseline", "69.8", "%"),
        ("target", "72.2", "%"),
        ("target", "73.90", "%"),
        ("cost", "10", "万元"),
        ("target", "20", "%"),
    ]
    assert [one.type for one in made.promises] == ["task", "deliverable", "fund"]
    assert sorted(made.levels("rate")) == [2013, 2017, 2020]


CLAIMS = {
    "people": (claim("落户", "5", "万人"), 50_000, "people", True),
    "people without the word": (claim("落户", "67", "万"), 670_000, "people", True),
    "money": (claim("投资", "2.5", "亿元"), 250_000_000, "money", True),
    "a share": (claim("绿地率", "38", "%"), 38, "share", True),
    "a fall": (claim("能耗", "12", "%", op="-"), 12, "share", False),
    "points": (claim("城镇化率", "5", "个百分点", op="+pp"), 5, "share", False),
}


@pytest.mark.parametrize(("one", "amount", "measures", "level"), CLAIMS.values(), ids=CLAIMS)
def test_what_a_claim_measures(one: Claim, amount, measures, level):
    assert (one.amount, one.measures, one.is_level) == (amount, measures, level)


TEXTS = {
    "plain": (claim("公园", "9", "座"), "公园 9座"),
    "year": (claim("公园", "9", "座", 2020), "公园 9座（2020）"),
    "range": (claim("公园", "9", "座", high="12"), "公园 9—12座"),
    "part of the place": (claim("落户", "5.0", "万人", subject="县城"), "县城·落户 5.0万人"),
    "area": (claim("面积", "85", "km2"), "面积 85平方公里"),
}


@pytest.mark.parametrize(("one", "text"), TEXTS.values(), ids=TEXTS)
def test_how_a_claim_reads(one: Claim, text):
    assert one.text == text


@pytest.mark.parametrize("check", [one for one in CHECKS if one.parameters], ids=lambda one: one.id)
def test_a_package_without_the_limits_is_told_which_one(check, programme):
    bare = replace(programme, parameters={})
    fault = fault_of(lambda: list(check.run(draft(), Peers(bare, []))), DataError)
    assert fault.code == "parameter_missing"
    assert any(code in fault.line("en") for code in check.parameters)


@pytest.mark.parametrize("check", CHECKS, ids=IDS)
def test_a_programme_without_rates_is_checked_without_fail(check, programme):
    facts = replace(programme.facts, rates={}, headline=())
    other = replace(programme, facts=facts, indicators={})
    one = draft(claim("公园", "5", "座", 2020), claim("公园", "6", "座", 2020))
    found = list(check.run(one, Peers(other, [one])))
    told = any(one.claims[0] in each.claims for each in found)
    assert told == (check.id == "two_values")
