"""Every fault of the files of ``cost/`` and ``transfers/`` is found at its place."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shidian.mechanisms.citizenization import validation as cost
from shidian.mechanisms.transfers import validation as transfers
from shidian.programme import BUILTIN, load_programme

PROGRAMME = load_programme(BUILTIN / "urbanization_2014")
FILES = [one for one in PROGRAMME.mechanisms if one.startswith(("cost/", "transfers/"))]


def found(files):
    """Code, file, row and column of every fault; each must also read well."""
    changed = replace(PROGRAMME, mechanisms={**PROGRAMME.mechanisms, **files})
    faults = [*cost.faults_of(changed), *transfers.faults_of(changed)]
    for fault in faults:
        for lang in ("zh", "en"):
            assert fault.line(lang)
    return [(one.code, one.place.file, one.place.row, one.place.column) for one in faults]


def altered(file, old, new):
    text = PROGRAMME.mechanisms[file].decode()
    assert old in text
    return {file: text.replace(old, new, 1).encode()}


def row_of(file, text):
    """The line that holds a text first."""
    before, _, _ = PROGRAMME.mechanisms[file].decode().partition(text)
    return before.count("\n") + 1


def last_row(file):
    return PROGRAMME.mechanisms[file].decode().count("\n") + 1


def test_the_built_in_package_is_sound():
    assert found({}) == []


PEOPLE, RATES, CASES = "cost/people.csv", "cost/insurance.yaml", "cost/plan-cases.yaml"
COSTS, TOLD = "cost/stories/people-and-models.yaml", "transfers/stories/land-and-money.yaml"
LAND, FUNDS, AWARD = "transfers/land.yaml", "transfers/award-funds.csv", "transfers/award.yaml"
DALIAN, SHARED = "cost/models/dalian.yaml", "cost/sharing/dalian.yaml"
# file, text replaced, by what, code and column of the fault
WRONG = {
    "a model that cannot be read": (DALIAN, "nature: once", "nature: twice", "field_value", ""),
    "a model of a document that there is not": (
        *(DALIAN, "document: plan-2014", "document: plan-2041", "unknown_reference"),
        "source.document",
    ),
    "rules of a pilot that there is not": (
        *(SHARED, 'pilot: "04"', 'pilot: "99"', "unknown_reference", "pilot"),
    ),
    "a rate above one": (RATES, 'share: "0.20"', 'share: "20"', "insurance_rate_form", ""),
    "a rate of a document that there is not": (
        *(RATES, "document: notice-insurance-2016", "document: notice-2061"),
        *("unknown_reference", "schemes[0].employer[0].source.document"),
    ),
    "a check of a kind that there is not": (CASES, "kind: product", "kind: x", "field_value", ""),
    "a case of rules that there are not": (
        *(CASES, "rules: [", "rules: [nobody, ", "unknown_reference", ""),
    ),
    "a story of a model that there is not": (
        *(COSTS, "model: dalian", "model: nobody", "unknown_reference", ""),
    ),
    "a total that is no number": (COSTS, 'total: "', 'total: "x', "field_value", ""),
    "land that is no number": (LAND, 'm2: "100"', "m2: x", "field_value", "rules[0].tiers[0].m2"),
    "land below zero": (
        *(LAND, 'm2: "80"', 'm2: "-80"', "terms_negative", "rules[0].tiers[1].m2"),
    ),
    "land of a centre below zero": (
        *(LAND, 'centre: "0"', 'centre: "-1"', "terms_negative", "rules[0].centre"),
    ),
    "a province that may take land away": (
        *(LAND, 'adjustment: "0.10"', 'adjustment: "2"'),
        *("cost_share_outside", "rules[0].adjustment"),
    ),
    "a fund below zero": (FUNDS, "2016,10000000000", "2016,-5", "number_negative", "yuan"),
    "land from a day that is none": (
        *(LAND, '"2017-11-09"', '"2017-13-09"', "field_value", "rules[1].from"),
    ),
    "land of an area that there is not": (
        *(LAND, '"410000"', '"990000"', "unknown_reference", "rules[1].province"),
    ),
    "classes that cannot be read": (
        *("transfers/city-size.yaml", "from:", "form:", "field_unknown", "classes[0]"),
    ),
    "a tier of a document that there is not": (
        *("transfers/settlement-tiers.yaml", "regulation-663-2015", "regulation-1"),
        *("unknown_reference", "tiers[0].source.document"),
    ),
    "something asked that stands for nothing": (
        *("transfers/settlement-tiers.yaml", "may_ask: [", "may_ask: [car, "),
        *("not_choice", "tiers[0].may_ask[0]"),
    ),
    "points that stand for nothing": (
        *("transfers/settlement-tiers.yaml", "points: allowed", "points: maybe", "not_choice", ""),
    ),
    "terms of a document that there is not": (
        *(AWARD, "document: assumption", "document: guess", "unknown_reference", "source.document"),
    ),
    "weights that cannot be read": (
        *("transfers/equalization.yaml", "weight_gap: ", "weight_gap: x", "field_value", ""),
    ),
    "a story of a kind that there is not": (TOLD, "kind: size", "kind: x", "field_value", ""),
}


@pytest.mark.parametrize(("file", "old", "new", "code", "column"), WRONG.values(), ids=WRONG)
def test_a_fault_of_a_yaml_file_is_told_at_its_line(file, old, new, code, column):
    told = found(altered(file, old, new))
    assert (code, file, row_of(file, old)) in [one[:3] for one in told]
    assert not column or column in [one[3] for one in told]


def test_faults_of_tables_are_told_at_row_and_column():
    people, funds = PROGRAMME.mechanisms[PEOPLE], PROGRAMME.mechanisms[FUNDS]
    pilot = b"99,2016,,same_city,registered,5,,,plan-2014,,,,high,\n"
    assert found({PEOPLE: people + pilot}) == [
        ("unknown_reference", PEOPLE, last_row(PEOPLE), "pilot")
    ]
    again = funds.split(b"\n")[1] + b"\n"
    assert found({FUNDS: funds + again}) == [("duplicate", FUNDS, last_row(FUNDS), "year")]


def test_a_code_that_stands_twice_is_told():
    second = "cost/models/dalian-again.yaml"  # read before dalian.yaml
    assert found({second: PROGRAMME.mechanisms[DALIAN]}) == [("cost_code_twice", DALIAN, 2, "code")]


def test_a_file_that_nothing_reads_is_told():
    names = ("cost/insurence.yaml", "transfers/awards.csv")
    assert found(dict.fromkeys(names, b"")) == [("file_unread", one, None, "") for one in names]


def test_what_stands_in_a_broken_file_is_not_told_as_missing():
    told = found(altered(SHARED, "shares:", "shres:"))
    assert {one[1] for one in told} == {SHARED}


def test_a_package_need_not_have_any_of_them():
    bare = replace(PROGRAMME, mechanisms={})
    assert [*cost.faults_of(bare), *transfers.faults_of(bare)] == []


@given(
    st.sampled_from(FILES), st.integers(0, 10**6), st.sampled_from([b"", b"\xff", b": {", b"\t"])
)
@settings(max_examples=12)
def test_a_file_cut_anywhere_is_told_and_never_breaks(file, at, put):
    content = PROGRAMME.mechanisms[file]
    at %= len(content)
    for code, named, _, _ in found({file: content[:at] + put}):
        assert named == file or code == "unknown_reference"
