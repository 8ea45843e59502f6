"""Every point in words, in both languages, with numbers worked out by hand."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings

from shidian.core import Bilingual
from shidian.mechanisms.settlement.day import Day
from shidian.mechanisms.settlement.explanation import explained
from shidian.mechanisms.settlement.reference import settle
from shidian.mechanisms.settlement.scheme import read_scheme
from tests.unit.mechanisms.settlement.demonstration import DAY, SCHEME, person, persons

ZH, EN = "，依据示范（假设，未核实）", ", by 示范 (assumption, unverified)"
ITEMS = {
    "a number counted by steps, with a dated parameter": (
        {"insurance_months": "60"},
        "insurance",
        "参加社会保险月数 60 月，每满 12 月 3 分：5 × 3 = 15 分，上限 45 分，"
        "“每满一年社会保险的分值”自 2015-01-01 起为 3（假设，未核实）",
        "Months of social insurance: 60 months, 3 for every 12 months: 5 × 3 = 15 points, cap 45, "
        "“Points for every year of social insurance” 3 since 2015-01-01 (假设, unverified)",
    ),
    "a cap that is reached": (
        {"residence_months": "130"},
        "residence",
        "连续居住月数 130 月，每满 12 月 1.5 分：10 × 1.5 = 15 分，上限 15 分",
        "Months of residence: 130 months, 1.5 for every 12 months: 10 × 1.5 = 15 points, cap 15",
    ),
    "a cap that cuts": (
        {"residence_months": "200"},
        "residence",
        "连续居住月数 200 月，每满 12 月 1.5 分：16 × 1.5 = 24 分，上限 15 分，计 15 分",
        "Months of residence: 200 months, 1.5 for every 12 months: 16 × 1.5 = 24 points, "
        "cap 15, so 15 points",
    ),
    "an age": (
        {},
        "age",
        "出生日期 1986-05-01，年满 30 周岁，18 至 35 周岁一档：20 分",
        "Date of birth: 1986-05-01, 30 years old, band 18 to 35 years: 20 points",
    ),
    "an open band": (
        {"tax": "100000"},
        "tax",
        "三年纳税额 100000 元，满 100000 元一档：30 分",
        "Tax paid in three years: 100000 yuan, band from 100000 yuan: 30 points",
    ),
    "no band": (
        {"tax": "9999"},
        "tax",
        "三年纳税额 9999 元，不在任何一档：0 分，依据示范（假设，未核实），不计入",
        "Tax paid in three years: 9999 yuan, in no band: 0 points, "
        "by 示范 (assumption, unverified), not counted",
    ),
    "a code that was not given": (
        {"education": "senior"},
        "title",
        "职业资格 无（未填，按此计）：0 分，依据示范（假设，未核实），不计入",
        "Vocational title: None (not given, counted so): 0 points, "
        "by 示范 (assumption, unverified), not counted",
    ),
    "the best of several": (
        {"education": "senior", "title": "skilled"},
        "skill",
        "取最高的“职业资格”：30 分",
        "the best counts, “Vocational title”: 30 points",
    ),
    "a condition that fails": (
        {"housing": "rented", "residence_months": "8"},
        "home_rented",
        "连续居住月数不少于 24 月：现为 8 月：0 分，依据示范（假设，未核实），不计入",
        "Months of residence at least 24 months: now 8 months: 0 points, "
        "by 示范 (assumption, unverified), not counted",
    ),
    "none of several": ({}, "home", "没有一项符合：0 分", "none applies: 0 points"),
    "several together": (
        {"volunteer_hours": "400", "blood_donations": "9"},
        "service",  # 8 and 6, of 10 at most
        "各项合计：14 分，上限 10 分，计 10 分",
        "all together: 14 points, cap 10, so 10 points",
    ),
    "a deduction": (
        {"penalties": "4"},
        "penalties",
        "行政处罚次数 4 次，每满 1 次 -10 分：4 × -10 = -40 分，下限 -30 分，计 -30 分",
        "Administrative penalties: 4 times, -10 for every 1 times: 4 × -10 = -40 points, "
        "floor -30, so -30 points",
    ),
}


def lines(found):
    return {one.id: one for top in found.items for one in (top, *top.parts)}


@pytest.mark.parametrize(("said", "item", "zh", "en"), ITEMS.values(), ids=list(ITEMS))
def test_an_item_is_explained(said, item, zh, en):
    found = lines(explained(DAY, person(**said)))[item].text
    assert found.zh.removesuffix(ZH) == zh
    assert found.en.removesuffix(EN) == en


def test_documents_are_named_by_their_titles():
    found = explained(DAY, person(), {"assumption": Bilingual("某文件", "A document")})
    assert found.items[0].text.zh.endswith("依据示范（某文件，未核实）")


ENDS = {
    "short": (
        {"has_job": "yes", "insurance_months": "60", "education": "college"},
        "合计 95 分，分数线 100 分，差 5 分。",
        "95 points of 100 needed: 5 short.",
    ),
    "enough": (
        {
            "has_job": "yes",
            "insurance_months": "60",
            "education": "college",
            "tax": "10000",
        },
        "合计 100 分，达到分数线 100 分。",
        "100 points: the 100 needed are reached.",
    ),
    "without a job": (
        {"insurance_months": "60"},
        "合计 35 分，分数线 100 分，但不符合申请条件。",
        "35 points of 100 needed, but a prerequisite is not met.",
    ),
    "by a route": (
        {"title": "technician", "has_job": "yes"},
        "符合条件类入户，不计分。",
        "Settles on a route without points.",
    ),
    "refused": ({"fraud": "yes"}, "有否决情形，不能入户。", "A veto applies: no settlement."),
}


@pytest.mark.parametrize(("said", "zh", "en"), ENDS.values(), ids=list(ENDS))
def test_the_conclusion_is_said(said, zh, en):
    assert explained(DAY, person(**said)).conclusion == Bilingual(zh, en)


def test_vetoes_prerequisites_and_routes_are_explained():
    found = explained(DAY, person(last_crime="2012-01-01", fraud="yes", insurance_months="3"))
    assert [one.text.zh.removesuffix(ZH) for one in found.vetoes] == [
        "最近一次犯罪记录在 5 年以内",
        "申报作假为“是”",
    ]
    assert [one.text.en.removesuffix(EN) for one in found.unmet] == [
        "Lawful and stable job is “yes”: now no (not given, counted so)"
    ]
    open_ = explained(DAY, person(title="technician", has_job="yes")).routes
    assert [one.text.zh.removesuffix(ZH) for one in open_] == [
        "职业资格为技师，并且合法稳定就业为“是”"
    ]


def test_an_entitlement_tells_the_first_condition_that_fails():
    """A permit, 12 months of residence, 20 of insurance, 20 points for age: none of 60."""
    found = explained(
        DAY, person(permit="yes", residence_months="12", insurance_months="20")
    ).entitlements
    told = {one.id: (one.holds, one.text.zh.removesuffix(ZH)) for one in found}
    assert told == {
        "services": (True, "持有居住证为“是”"),
        "training": (False, "合法稳定就业为“是”：现为 否（未填，按此计）"),
        "school": (True, "享有“基本公共卫生服务”，并且连续居住月数不少于 12 月"),
        "senior_school": (False, "参加社会保险月数不少于 36 月：现为 20 月"),
        "rental": (
            False,
            "满足其一（总分不少于 60 分；参加社会保险月数不少于 60 月）",
        ),
        "subsidy": (False, "“投资或纳税（取高）”得分不少于 5 分：现为 0 分"),
    }
    none = explained(DAY, person()).entitlements
    assert none[2].text.en.removesuffix(EN) == "“Basic public health” is held: now it is not"


def test_ways_and_waiting_are_said():
    found = explained(
        DAY, person(has_job="yes", insurance_months="60", education="college", residence_months="1")
    )
    said = {one.zh for one in found.ways}
    assert "参加社会保险月数由 60 月 改为 84 月（再增 24 月）：合计 101 分" in said
    assert "职业资格由 无 改为 技师：可不计分入户" in said
    assert found.waiting.zh == "其他不变，7 个月后（2017-01-01）合计 100 分，达到 100 分"
    never = explained(DAY, person())
    assert never.waiting.en == "by waiting alone, not within 10 years"
    assert [one.en for one in never.ways] == [
        "Vocational title from None to Technician, Lawful and stable job from no to yes: "
        "settles without points"
    ]


def test_less_of_something_can_be_a_way():
    # Age 20, college 60, insurance 15, tax 15, less a penalty of 10: 100 without it.
    found = explained(
        DAY,
        person(
            has_job="yes", insurance_months="60", education="college", tax="10000", penalties="1"
        ),
    )
    assert any("penalties from 1 times to 0 times (1 times less)" in one.en for one in found.ways)


CONDITIONS = """
code: worded
version: "1"
title: {zh: 词, en: Words}
from: 2015-01-01
source: {document: paper, confidence: high}
inputs:
  birth: {label: {zh: 出生日期, en: Born}, kind: date, missing: never}
  years: {label: {zh: 年数, en: Years}, kind: number, missing: "0"}
  kind:
    label: {zh: 类别, en: Kind}
    kind: code
    missing: a
    codes: {a: {zh: 甲, en: A}, b: {zh: 乙, en: B}}
entitlements:
"""
WORDED = {
    "ages from both sides": (
        "{input: birth, age_at_least: 18, age_at_most: 60}",
        "18 至 60 周岁：现为 无（未填，按此计）",
        "18 to 60 years old: now none (not given, counted so)",
    ),
    "an age from above": (
        "{input: birth, age_at_most: 60}",
        "年龄不超过 60 周岁：现为 无（未填，按此计）",
        "at most 60 years old: now none (not given, counted so)",
    ),
    "an age from below": (
        "{input: birth, age_at_least: 16}",
        "年满 16 周岁：现为 无（未填，按此计）",
        "at least 16 years old: now none (not given, counted so)",
    ),
    "a number from both sides": (
        "{input: years, at_least: 2, at_most: 5}",
        "年数从 2 到 5：现为 1",
        "Years from 2 to 5: now 1",
    ),
    "a number from above": (
        "{input: years, at_most: 0}",
        "年数不多于 0：现为 1",
        "Years at most 0: now 1",
    ),
    "codes": ("{input: kind, in: [b]}", "类别为乙：现为 甲", "Kind: B: now A"),
    "the first of all": (
        "{all: [{input: years, at_least: 1}, {input: kind, in: [b]}]}",
        "类别为乙：现为 甲",
        "Kind: B: now A",
    ),
    "none of some": (
        "{none: [{input: years, at_least: 1}, {input: kind, in: [b]}]}",
        "均不属于（年数不少于 1；类别为乙）",
        "none of (Years at least 1; Kind: B)",
    ),
}


@pytest.mark.parametrize(("condition", "zh", "en"), WORDED.values(), ids=list(WORDED))
def test_a_condition_is_put_into_words(condition, zh, en):
    entry = f"  - {{id: one, label: {{zh: 一, en: One}}, when: [{condition}]}}\n"
    scheme = read_scheme((CONDITIONS + entry).encode(), "worded.yaml")
    (line,) = explained(Day(scheme, date(2016, 1, 1)), {"years": 1, "kind": "a"}).entitlements
    assert line.text.zh == f"{zh}，依据paper"
    assert line.text.en == f"{en}, by paper"


def test_who_settles_nowhere_is_told_no_way():
    entry = "  - {id: one, label: {zh: 一, en: One}}\n"
    scheme = read_scheme((CONDITIONS + entry).encode(), "worded.yaml")
    found = explained(Day(scheme, date(2016, 1, 1)), {})
    assert found.conclusion.en == "Nobody settles by points here."
    assert (found.ways, found.waiting) == ((), Bilingual("", ""))
    assert found.entitlements[0].text.en == "no condition, by paper"


@settings(max_examples=40)
@given(persons())
def test_what_is_said_to_count_adds_up(someone):
    found, outcome = explained(DAY, someone), settle(DAY, someone)
    total = sum(Decimal(one.points) for one in found.items)
    assert DAY.points(outcome.units) == max(total, 0)  # the floor of the scheme
    held = {one.id: one.holds for one in found.entitlements}
    assert held == outcome.entitlements
    assert [one.id for one in found.entitlements] == [one.id for one in SCHEME.entitlements]
