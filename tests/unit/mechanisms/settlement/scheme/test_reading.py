"""From a file to a scheme: what it says is kept, and each fault is found at its place.

In a broken text the mark « stands before what is wrong.
"""

from datetime import date
from decimal import Decimal

import pytest

from shidian.core import DataError
from shidian.mechanisms.settlement.scheme import Best, FirstOf, PerStep, read_scheme
from tests.unit.mechanisms.settlement.small import HEAD, INPUTS, NAMES, small

FLAG = "{id: work, NAMES, kind: flag, input: job, points: 1}"
ITEMS = f"items: [{FLAG}]\n"

# Code: the text after the inputs.
BROKEN = {
    "scheme_unit": f'{ITEMS}«unit: "0"\n',
    "scheme_id_twice": f"items:\n  - {FLAG}\nroutes:\n  - {{«id: work, NAMES}}\n",
    "scheme_input_unknown": "items: [{id: a, NAMES, kind: flag, «input: jobs, points: 1}]\n",
    "scheme_input_kind": "items: [{id: a, NAMES, kind: flag, «input: months, points: 1}]\n",
    "scheme_code_unknown": (
        "items: [{id: a, NAMES, kind: table, input: school, «points: {colege: 1}}]\n"
    ),
    "scheme_condition_subject": (
        "routes: [{id: a, NAMES, when: [«{input: job, item: b, is: yes}]}]\n"
    ),
    "scheme_condition_tests": "routes: [{id: a, NAMES, when: [«{input: job}]}]\n",
    "scheme_group_empty": "items:\n  - «{id: a, NAMES, kind: best_of, items: []}\n",
    "scheme_window": (
        f"{ITEMS}selection: {{threshold: 1, «window: {{opens: 02-29, closes: 03-31}}}}\n"
    ),
    "scheme_quota": f"{ITEMS}selection: {{threshold: 1, «quota: {{total: 5, by: school}}}}\n",
    "scheme_parameter_unknown": (
        "items: [{id: a, NAMES, kind: flag, input: job, «points: rate}]\n"
    ),
    "scheme_not_in_units": "items: [{id: a, NAMES, kind: flag, input: job, «points: 0.5}]\n",
    "scheme_limit_sign": ("items: [{id: a, NAMES, kind: flag, input: job, points: 1, «cap: -5}]\n"),
    "scheme_points_large": (
        "items: [{id: a, NAMES, kind: per_step, input: months, step: 1, «points: 99999999999}]\n"
    ),
    "scheme_years": "routes: [{id: a, NAMES, when: [{input: crime, «within_years: -5}]}]\n",
    "scheme_not_whole": (
        "items: [{id: a, NAMES, kind: per_step, input: months, «step: 1.5, points: 1}]\n"
    ),
    "scheme_step": (
        "items: [{id: a, NAMES, kind: per_step, input: months, «step: 0, points: 1}]\n"
    ),
    "scheme_band_empty": (
        "items: [{id: a, NAMES, kind: bands, input: months, bands: ["
        "«{from: 10, to: 5, points: 1}]}]\n"
    ),
    "scheme_band_overlap": (
        "items: [{id: a, NAMES, kind: bands, input: months, bands: ["
        "{to: 5, points: 1}, «{from: 5, points: 2}]}]\n"
    ),
    "scheme_item_dates": (
        "items: [{id: a, NAMES, kind: flag, input: job, points: 1,"
        " from: 2016-01-01, «until: 2015-12-31}]\n"
    ),
    "scheme_item_condition": (
        "items: [{id: a, NAMES, kind: flag, input: job, points: 1,"
        " when: [«{points_at_least: 5}]}]\n"
    ),
    "scheme_item_unknown": "routes: [{id: a, NAMES, when: [«{item: work, at_least: 1}]}]\n",
    "scheme_holds_unknown": "entitlements: [{id: a, NAMES, when: [«{holds: a}]}]\n",
    "scheme_alias": (
        "entitlements: [{id: a, NAMES, when: &one [{input: job, is: yes}]},"
        " {id: b, NAMES, when: «*one}]\n"
    ),
    "scheme_too_deep": "routes: " + "[" * 39 + "«" + "[" * 9 + "]" * 48 + "\n",
    "field_unknown": "items: [«{id: a, NAMES, kind: flag, input: job, points: 1, caps: 5}]\n",
    "field_missing": "items: [«{id: a, NAMES, kind: flag, input: job}]\n",
    "field_value": "items: [{id: a, NAMES, «kind: lottery, input: job, points: 1}]\n",
    "key_missing": f"{ITEMS}parameters:\n  «rate: {{title_zh: 分值, title_en: Points}}\n",
}
MORE = {
    "a quota of neither kind": (
        "scheme_quota",
        f"{ITEMS}selection: {{threshold: 1, «quota: {{by: school}}}}\n",
    ),
    "a quota of nothing": ("scheme_quota", f"{ITEMS}selection: {{threshold: 1, «quota: {{}}}}\n"),
    "a quota below zero": (
        "queue_quota",
        f"{ITEMS}selection: {{threshold: 1, quota: {{«total: -2}}}}\n",
    ),
    "a quota of a code below zero": (
        "queue_quota",
        f"{ITEMS}selection: {{threshold: 1, quota: {{by: school, of: {{«none: -1}}}}}}\n",
    ),
    "a quota by what is no code": (
        "scheme_input_kind",
        f"{ITEMS}selection: {{threshold: 1, quota: {{«by: job, of: {{yes: 1}}}}}}\n",
    ),
    "an order by an unknown input": (
        "scheme_input_unknown",
        f"{ITEMS}selection: {{threshold: 1, order: [«{{input: age, best: most}}]}}\n",
    ),
    "an earliest number": (
        "scheme_input_kind",
        f"{ITEMS}selection: {{threshold: 1, order: [«{{input: months, best: earliest}}]}}\n",
    ),
    "a floor above zero": ("scheme_limit_sign", f"{ITEMS}«floor: 5\n"),
    "a threshold between two units": (
        "scheme_not_in_units",
        f"{ITEMS}selection: {{«threshold: 1.5}}\n",
    ),
    "more points than can be counted": (
        "scheme_points_large",
        'items: [{id: a, NAMES, kind: flag, input: job, «points: 9999999}]\nunit: "0.000001"\n',
    ),
    "an age below zero": (
        "scheme_years",
        "items: [{id: a, NAMES, kind: age_bands, input: birth, bands: [{«from: -1, points: 1}]}]\n",
    ),
    "an age of a thousand years": (
        "scheme_years",
        "routes: [{id: a, NAMES, when: [{input: birth, «age_at_most: 1000}]}]\n",
    ),
    "a condition of nothing": (
        "scheme_condition_subject",
        "routes: [{id: a, NAMES, when: [«{}]}]\n",
    ),
    "a flag and a number in one test": (
        "scheme_condition_tests",
        "routes: [{id: a, NAMES, when: [«{input: job, is: yes, at_least: 1}]}]\n",
    ),
    "a total with a test beside it": (
        "scheme_condition_tests",
        "routes: [{id: a, NAMES, when: [«{points_at_least: 5, at_most: 9}]}]\n",
    ),
    "a test of another kind": (
        "scheme_input_kind",
        "routes: [{id: a, NAMES, when: [{any: [«{input: job, at_least: 1}]}]}]\n",
    ),
    "an unknown code in a condition": (
        "scheme_code_unknown",
        "routes: [{id: a, NAMES, when: [{input: school, «in: [senior, doctor]}]}]\n",
    ),
    "an unknown input within a group": (
        "scheme_input_unknown",
        "items:\n  - id: g\n    NAMES\n    kind: sum_of\n    items:\n"
        "      - {id: a, NAMES, kind: per_step, «input: years, step: 1, points: 1}\n",
    ),
    "an entitlement that stands later": (
        "scheme_holds_unknown",
        "entitlements:\n  - {id: a, NAMES, when: [{none: [«{holds: b}]}]}\n  - {id: b, NAMES}\n",
    ),
    "an open band before another": (
        "scheme_band_overlap",
        "items: [{id: a, NAMES, kind: bands, input: months, bands: ["
        "{from: 1, points: 1}, «{from: 9, points: 2}]}]\n",
    ),
    "a band that begins nowhere after another": (
        "scheme_band_overlap",
        "items: [{id: a, NAMES, kind: bands, input: months, bands: ["
        "{from: 1, to: 2, points: 1}, «{to: 9, points: 2}]}]\n",
    ),
}
MORE |= {
    f"a cost of {yuan}": (
        "cost_amount",
        "entitlements: [{id: a, NAMES, costs: ["
        f"«{{item: b, NAMES, each: once, yuan: {yuan}}}]}}]\n",
    )
    for yuan in ("-500", "98500.123", "1000000001")
}
CASES = {code: (code, text) for code, text in BROKEN.items()} | MORE

INPUT_FAULTS = {
    "a code without codes": ("scheme_input_codes", "kind: code, missing: none"),
    "a flag with codes": (
        "scheme_input_codes",
        "kind: flag, missing: no, codes: {yes: {zh: 是, en: Yes}}",
    ),
    "a range the wrong way round": (
        "scheme_input_range",
        "kind: number, min: 5, max: 1, missing: error",
    ),
    "a range beyond counting": (
        "scheme_number_large",
        "kind: number, max: 1000000000000000, missing: error",
    ),
    "more a year than can be counted": (
        "scheme_number_large",
        "kind: number, per_year: -1000000000000000, missing: error",
    ),
    "missing outside the range": ("scheme_input_missing", 'kind: number, max: 9, missing: "10"'),
    "a missing number that is none": ("scheme_input_missing", "kind: number, missing: never"),
    "a missing code that is none": (
        "scheme_input_missing",
        "kind: code, missing: x, codes: {y: {zh: 甲, en: A}}",
    ),
    "a missing flag that is neither": ("scheme_input_missing", "kind: flag, missing: maybe"),
    "a missing date that came": ("scheme_input_missing", "kind: date, missing: 2014-01-01"),
}

PARAMETER = """\
parameters:
  rate:
    title_zh: 分值
    title_en: Points
    unit: ratio
    values:
      - {{from: {since}, value: "{first}", source: 假设, confidence: unverified}}
      - {{from: 2017-01-01, value: "{second}", source: 假设, confidence: unverified}}
"""


def faults_of(text: str) -> list[tuple[str, int | None, int | None]]:
    with pytest.raises(DataError) as error:
        read_scheme(text.encode(), "small.yaml")
    assert {fault.place.file for fault in error.value.faults} == {"small.yaml"}
    return [(one.code, one.place.row, one.place.character) for one in error.value.faults]


def place_of(marked: str) -> tuple[int, int]:
    """Line and character of the mark."""
    before = marked[: marked.index("«")]
    return before.count("\n") + 1, len(before) - before.rfind("\n")


@pytest.mark.parametrize(("code", "text"), CASES.values(), ids=CASES)
def test_a_fault_is_found_at_its_place(code, text):
    marked = HEAD + INPUTS + text.replace("NAMES", NAMES)
    assert faults_of(marked.replace("«", "")) == [(code, *place_of(marked))]


@pytest.mark.parametrize(("code", "said"), INPUT_FAULTS.values(), ids=INPUT_FAULTS)
def test_an_input_must_make_sense(code, said):
    text = f"{HEAD}inputs:\n  one: {{{NAMES}, {said}}}\nentitlements: [{{id: a, {NAMES}}}]\n"
    assert faults_of(text) == [(code, 7, 3)]


def test_a_scheme_must_have_something_to_say():
    assert faults_of(HEAD + INPUTS) == [("scheme_empty", 1, 1)]


def test_a_threshold_needs_items():
    text = f"{HEAD}routes: [{{id: a, {NAMES}}}]\nselection: {{threshold: 5}}\n"
    assert faults_of(text) == [("scheme_no_items", 1, 1)]


@pytest.mark.parametrize(
    ("code", "since", "second"),
    [("scheme_parameter_late", "2015-01-02", 2), ("scheme_not_in_units", "2015-01-01", "2.5")],
    ids=["its first value comes late", "its second value is no multiple of the unit"],
)
def test_a_fault_of_a_parameter_is_found_where_it_is_used(code, since, second):
    used = "items: [{id: a, NAMES, kind: flag, input: job, «points: rate}]\n"
    later = PARAMETER.format(since=since, first=1, second=second)
    marked = (HEAD + INPUTS + used + later).replace("NAMES", NAMES)
    assert faults_of(marked.replace("«", "")) == [(code, *place_of(marked))]


def test_a_parameter_that_is_compared_with_an_input_stays_countable():
    huge = PARAMETER.format(since="2015-01-01", first=1, second="1" + "0" * 16)
    body = "routes: [{id: a, NAMES, when: [{input: months, at_least: rate}]}]\n"
    text = (HEAD + INPUTS + body + huge).replace("NAMES", NAMES)
    assert [code for code, _, _ in faults_of(text)] == ["scheme_number_large"]


def test_all_faults_are_listed_in_the_order_of_the_file():
    text = (
        "items:\n"
        "  - {id: a, NAMES, kind: flag, input: jobs, points: 0.5}\n"
        "  - {id: a, NAMES, kind: per_step, input: months, step: 0, points: 1}\n"
        "cap: -1\n"
    )
    assert [code for code, _, _ in faults_of((HEAD + INPUTS + text).replace("NAMES", NAMES))] == [
        "scheme_input_unknown",
        "scheme_not_in_units",
        "scheme_id_twice",
        "scheme_step",
        "scheme_limit_sign",
    ]


def test_a_key_that_stands_twice_is_refused():
    assert [code for code, _, _ in faults_of(f"{HEAD}code: other\n")] == ["duplicate"]


def test_a_fault_of_a_parameter_hides_what_refers_to_it():
    text = (
        "items: [{id: a, NAMES, kind: flag, input: job, points: rate}]\nparameters: {rate: five}\n"
    )
    found = faults_of((HEAD + INPUTS + text).replace("NAMES", NAMES))
    assert [code for code, _, _ in found] == ["key_missing"]


def test_what_is_written_is_what_is_read():
    scheme = small(
        """\
unit: "0.5"
until: 2019-12-31
items:
  - {id: insured, NAMES, kind: per_step, input: months, step: 12, points: 1.5, cap: 9}
  - id: home
    NAMES
    kind: first_of
    from: 2016-01-01
    items:
      - id: senior
        NAMES
        kind: flag
        input: job
        points: 2
        when: [{input: school, in: [senior]}]
cap: 100
selection:
  threshold: 60
  order: [{input: months, best: most}, {input: birth, best: earliest}]
  window: {opens: 03-01, closes: 04-30}
  quota: {by: school, of: {college: 10, senior: 5}}
"""
    )
    insured, home = scheme.items
    assert isinstance(insured, PerStep)
    assert isinstance(home, FirstOf)
    assert (insured.points.number, insured.cap) == (Decimal("1.5"), "9")
    assert (home.from_, home.items[0].when[0].in_) == (date(2016, 1, 1), ("senior",))
    assert [item.id for item in scheme.every_item] == ["insured", "home", "senior"]
    assert (scheme.unit, scheme.until, scheme.cap) == (Decimal("0.5"), date(2019, 12, 31), "100")
    assert scheme.selection is not None
    assert [order.best for order in scheme.selection.order] == [Best.MOST, Best.EARLIEST]
    assert scheme.selection.window is not None
    assert scheme.selection.window.closes == "04-30"
    assert scheme.selection.quota is not None
    assert scheme.selection.quota.of == {"college": "10", "senior": "5"}
    assert scheme.is_scored
