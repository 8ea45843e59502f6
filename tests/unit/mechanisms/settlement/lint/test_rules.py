"""Each rule of the lint remarks on a scheme that breaks it, at the line and character."""

# ruff: noqa: E501  a scheme as people write it

import pytest

from shidian.mechanisms.settlement.lint import RULES, Severity, remarks
from shidian.mechanisms.settlement.lint.view import view_of
from shidian.mechanisms.settlement.package import read_scheme_file

SOUND = """\
code: sound
version: "1"
title: {zh: 方案, en: A scheme}
from: 2015-01-01
until: 2019-12-31
source: {document: assumption, confidence: unverified}
inputs:
  birth: {label: {zh: 出生日期, en: Birth}, kind: date, missing: error}
  months: {label: {zh: 参保月数, en: Months}, kind: number, max: 600, missing: "0"}
  home:
    label: {zh: 住所, en: Home}
    kind: code
    missing: other
    codes: {own: {zh: 自有, en: Own}, rent: {zh: 租赁, en: Rented}, other: {zh: 其他, en: Other}}
  job: {label: {zh: 就业, en: Job}, kind: flag, missing: no}
parameters:
  line:
    title_zh: 分数线
    title_en: Threshold
    unit: ratio
    values: [{from: 2015-01-01, value: "30", source: 甲文件, confidence: high}]
items:
  - id: age
    label: {zh: 年龄, en: Age}
    kind: age_bands
    input: birth
    bands: [{from: 18, to: 35, points: 10}, {from: 36, to: 45, points: 5}]
  - {id: insurance, label: {zh: 参保, en: Insurance}, kind: per_step, input: months, step: 12, points: 2, cap: 40}
  - id: homes
    label: {zh: 住所, en: Home}
    kind: first_of
    items:
      - {id: own, label: {zh: 自有, en: Own}, kind: table, input: home, when: [{input: home, in: [own]}], points: {own: 20}}
      - {id: rent, label: {zh: 租赁, en: Rented}, kind: table, input: home, when: [{input: months, at_least: 12}], points: {own: 1, rent: 5}}
vetoes: []
prerequisites:
  - {id: adult, label: {zh: 成年, en: Adult}, when: [{input: birth, age_at_least: 18}]}
selection:
  threshold: line
  quota: {total: 100}
  window: {opens: 03-01, closes: 04-30}
entitlements:
  - {id: clinic, label: {zh: 卫生, en: Clinic}, when: [{input: job, is: yes}]}
  - {id: school, label: {zh: 入学, en: School}, when: [{holds: clinic}, {points_at_least: 20}]}
untranslatable:
  - {clause: 其他, reason: {zh: 逐案认定, en: Case by case}, accepted_by: {name: 王, on: 2015-01-01}}
"""
BANDS = "bands: [{from: 18, to: 35, points: 10}, {from: 36, to: 45, points: 5}]"
JOB = "[{input: job, is: yes}]"
ADULT = "[{input: birth, age_at_least: 18}]"
INSURANCE = "step: 12, points: 2, cap: 40"
TOTAL = "vetoes: []"
# What is written instead of what, the remark, and the text at whose first character it is made.
BROKEN = {
    "a band above the oldest": (
        BANDS,
        "bands: [{from: 18, to: 35, points: 10}, {from: 160, to: 170, points: 5}]",
        {
            "lint_band_unreachable": "{from: 160",
            "lint_band_gap": "{from: 160",
        },
    ),
    "a band that the item's conditions exclude": (
        f"    {BANDS}",
        "    when: [{input: birth, age_at_most: 30}]\n    " + BANDS,
        {"lint_band_unreachable": "{from: 36"},
    ),
    "a year of age between two bands": (
        BANDS,
        BANDS.replace("36", "37"),
        {"lint_band_gap": "{from: 37"},
    ),
    "an alternative behind one without conditions": (
        "when: [{input: home, in: [own]}], ",
        "",
        {"lint_behind": "{id: rent,", "lint_codes_nothing": "points: {own: 20}"},
    ),
    "an alternative behind a wider one": (
        "when: [{input: home, in: [own]}], points: {own: 20}",
        "when: [{input: months, at_least: 6}], points: {own: 20, rent: 1}",
        {"lint_behind": "{id: rent,"},
    ),
    "a code that gives nothing": (
        "points: {own: 1, rent: 5}",
        "points: {own: 1, rent: 0}",
        {"lint_codes_nothing": "points: {own: 1"},
    ),
    "a step that nobody fills": (
        INSURANCE,
        "step: 601, points: 2",
        {"lint_item_nothing": "{id: insurance"},
    ),
    "a deduction that is never the best": (
        "kind: first_of\n    items:\n",
        "kind: best_of\n    items:\n"
        "      - {id: minus, label: {zh: 扣分, en: Less}, kind: flag, input: job, points: -5}\n",
        {"lint_never_best": "{id: minus"},
    ),
    "a cap above all points": (
        INSURANCE,
        "step: 12, points: 2, cap: 101",
        {"lint_cap_idle": "cap: 101"},
    ),
    "a floor below all points": (
        INSURANCE,
        INSURANCE + ", floor: -1",
        {"lint_floor_idle": "floor: -1"},
    ),
    "limits of the total that nothing reaches": (
        TOTAL,
        "cap: 71\nfloor: -1",
        {"lint_cap_idle": "cap: 71", "lint_floor_idle": "floor: -1"},
    ),
    "points above the cap of their item": (
        "points: {own: 20}}",
        "points: {own: 20}, cap: 15}",
        {"lint_points_above_cap": "own: 20}, cap"},
    ),
    "a number beyond its range": (
        ADULT,
        "[{input: months, at_least: 601}]",
        {"lint_never": "{input: months, at_least: 601"},
    ),
    "every code of a list": (
        JOB,
        "[{input: job, is: yes}, {input: home, in: [own, rent, other]}]",
        {"lint_always": "{input: home, in: [own, rent"},
    ),
    "points that nobody has": (
        "{points_at_least: 20}",
        "{points_at_least: 71}",
        {"lint_never": "{points_at_least: 71}"},
    ),
    "points of an item that everybody has": (
        "{points_at_least: 20}",
        "{item: insurance, at_least: 0}",
        {"lint_always": "{item: insurance"},
    ),
    "points of an item that nobody has": (
        "{points_at_least: 20}",
        "{item: insurance, at_least: 41}",
        {"lint_never": "{item: insurance"},
    ),
    "a look-back of no years": (
        ADULT,
        "[{input: birth, within_years: 0}]",
        {"lint_never": "{input: birth, within"},
    ),
    "conditions that exclude each other": (
        JOB,
        "[{input: home, in: [own]}, {input: home, in: [rent]}, {input: job, is: yes}]",
        {
            "lint_contradiction": "when: [{input: home, in: [own]}, {input: home, in: [rent]}",
            "lint_never": "{holds: clinic}",  # what needs it cannot be held either
        },
    ),
    "a condition that an entitlement needs already": (
        "{points_at_least: 20}",
        "{input: job, is: yes}",
        {"lint_repeats": "{input: job, is: yes}]}\nuntranslatable"},
    ),
    "a clause left out by nobody": (
        ", accepted_by: {name: 王, on: 2015-01-01}",
        "",
        {"lint_unaccepted": "{clause: 其他"},
    ),
    "a threshold above all points": (
        'value: "30"',
        'value: "71"',
        {"lint_threshold_high": "threshold: line"},
    ),
    "a threshold that everybody has": (
        'value: "30"',
        'value: "0"',
        {"lint_threshold_low": "threshold: line"},
    ),
    "a quota of nobody": ("{total: 100}", "{total: 0}", {"lint_quota_zero": "total: 0"}),
    "a quota of nobody for a code": (
        "{total: 100}",
        "{by: home, of: {own: 5, rent: 0}}",
        {"lint_quota_zero": "rent: 0}}"},
    ),
    "a window that closes before": (
        "closes: 04-30",
        "closes: 02-28",
        {"lint_window": "closes: 02-28"},
    ),
    "a parameter that nothing names": (
        "threshold: line",
        "threshold: 30",
        {"lint_parameter_unused": "line:\n"},
    ),
    "an input that decides nothing": (
        JOB,
        "[{input: months, at_least: 1}]",
        {"lint_input_unused": "job: {label"},
    ),
    "a value after the end": (
        'confidence: high}]',
        'confidence: high}, {from: 2020, value: "40", source: 甲文件, confidence: high}]',
        {"lint_value_late": "{from: 2020"},
    ),
    "an end before the beginning": (
        "until: 2019-12-31",
        "until: 2014-12-31",
        {"lint_ends_early": "until: 2014-12-31", "lint_value_late": "{from: 2015-01-01"},
    ),
    "an item after the end": (
        "kind: age_bands",
        "kind: age_bands\n    from: 2020-01-01",
        {"lint_item_outside": "id: age"},
    ),
    "two dates of one source": (
        "items:\n  - id: age",
        "  cap:\n    title_zh: 上限\n    title_en: Cap\n    unit: ratio\n    values:\n"
        '      - {from: 2014-07-01, value: "40", source: 甲文件, confidence: high}\n'
        "cap: cap\nitems:\n  - id: age",
        {"lint_source_dates": "cap:\n    title_zh"},
    ),
}  # fmt: skip


def place(text: str, anchor: str) -> tuple[int, int]:
    """Line and character of a text in a file, from 1."""
    assert text.count(anchor) == 1, anchor
    before = text[: text.index(anchor)]
    return before.count("\n") + 1, len(before) - before.rfind("\n")


def test_there_is_nothing_to_remark_on_a_sound_scheme():
    assert remarks(read_scheme_file(SOUND.encode(), "sound.yaml")) == []


@pytest.mark.parametrize(("old", "new", "expected"), BROKEN.values(), ids=BROKEN)
def test_a_broken_scheme_is_remarked_on_where_it_is_broken(old, new, expected):
    assert SOUND.count(old) == 1
    text = SOUND.replace(old, new)
    found = remarks(read_scheme_file(text.encode(), "broken.yaml"))
    placed = {one.code: (one.place.row, one.place.character) for one in found}
    assert placed == {code: place(text, anchor) for code, anchor in expected.items()}
    assert all(one.place.file == "broken.yaml" for one in found)


def test_every_rule_has_a_broken_scheme():
    views = [
        view_of(read_scheme_file(SOUND.replace(old, new).encode(), "x.yaml").scheme)
        for old, new, _ in BROKEN.values()
    ]
    assert [rule.__name__ for rule in RULES if not any(list(rule(view)) for view in views)] == []


def test_a_threshold_is_out_of_reach_only_on_the_days_on_which_it_is():
    later = ', {from: 2016-01-01, value: "71", source: 乙文件, confidence: high}]'
    text = SOUND.replace("confidence: high}]", "confidence: high}" + later)
    [found] = remarks(read_scheme_file(text.encode(), "x.yaml"))
    assert (found.code, found.severity) == ("lint_threshold_high", Severity.WARNING)
    # 10 of age, 40 of insurance, 20 of a home
    assert "threshold 71 is above 70, the most that anybody can have on 2016-01-01" in found.line(
        "en"
    )
    row, character = place(text, "threshold: line")
    head = f"x.yaml 第 {row} 行 第 {character} 字符 selection.threshold：疑问："
    assert found.line("zh").startswith(head)
