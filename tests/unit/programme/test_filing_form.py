"""The form of the yearly filing: read from the package, with every fault told."""

from dataclasses import replace

import pytest

from shidian.core import DataError
from shidian.programme import filing_form
from shidian.programme.filing_form import FILE


def test_the_built_in_form(programme):
    form = filing_form(programme)
    assert [section.code for section in form.sections] == [
        "indicators",
        "tasks",
        "documents",
        "funds",
        "projects",
        "practices",
        "problems",
    ]
    assert form.section("funds").column("spent").unit == "万元"
    assert form.section("nothing") is None


def faults(programme, old, new):
    text = programme.filing[FILE].decode()
    assert old in text
    changed = replace(
        programme, filing={**programme.filing, FILE: text.replace(old, new, 1).encode()}
    )
    with pytest.raises(DataError) as caught:
        filing_form(changed)
    assert all(fault.place.file == FILE for fault in caught.value.faults)
    return [fault.code for fault in caught.value.faults]


WRONG = {
    "an indicator that the programme lacks": (
        "code: pension_coverage",
        "code: pensions",
        "unknown_reference",
    ),
    "a kind that there is not": ("kind: date", "kind: day", "field_value"),
    "a key that there is not": ("most: 30", "most: 30\n    least: 1", "field_unknown"),
    "a key that is missing": ('version: "1"\n', "", "field_missing"),
    "choices on a figure": (
        "name: {zh: 本年值, en: Value}, kind: figure",
        "name: {zh: 本年值, en: Value}, kind: figure, choices: {a: {zh: 甲, en: A}}",
        "form_choices",
    ),
    "free rows without an end": ("    most: 30\n", "", "form_rows"),
    "rows that are given twice": (
        "rows: tasks",
        "rows: tasks\n    indicators: [{code: pension_coverage}]",
        "form_rows",
    ),
    "two sections of one code": ("code: problems\n", "code: practices\n", "form_twice"),
    "no YAML": ("sections:", "sections: [", "not_yaml"),
}


@pytest.mark.parametrize(("old", "new", "code"), WRONG.values(), ids=WRONG)
def test_a_fault_is_told_with_its_file(programme, old, new, code):
    assert code in faults(programme, old, new)


def test_a_package_without_a_form_says_so(programme):
    with pytest.raises(DataError) as caught:
        filing_form(replace(programme, filing={}))
    assert caught.value.faults[0].code == "form_none"
