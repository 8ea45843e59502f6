"""A reviewer's corrections, as data."""

import json
from dataclasses import replace
from decimal import Decimal

import pytest

from shidian.plans import Figure, Kind, Statement, Type, read
from shidian.plans.corrections import COLUMNS, corrected, notes, read_corrections
from tests.unit.plans.made import fault_of, plan

TEXT = plan("到2017年，绿地率达到35%。", tasks=["（一）落户。制定《落户办法》。"])
READING = read(TEXT)
PROPOSALS = [*READING.figures, *READING.statements]
FIGURE = READING.figures[0]
[DOCUMENT] = [one for one in READING.statements if one.type is Type.DELIVERABLE]


def changes(*rows: str) -> list:
    return read_corrections("\n".join([",".join(COLUMNS), *rows]) + "\n")


def at(thing: Figure | Statement, rest: str) -> str:
    return f"{thing.span[0]},{thing.span[1]},{rest}"


def test_a_row():
    [one] = changes("5,9,edit,year,2017,见上句")
    assert (one.span, one.action, one.field, one.value, one.reason) == (
        (5, 9),
        "edit",
        "year",
        "2017",
        "见上句",
    )


EDITS = {
    "a number": ("year,2020", "year", 2020),
    "no number": ("year,", "year", None),
    "a decimal": ("value,36.50", "value", Decimal("36.50")),
    "a text": ("indicator,建成区绿地率", "indicator", "建成区绿地率"),
    "a text that may be none": ("subject,", "subject", None),
    "a qualifier": ("qualifier,左右", "qualifier", "左右"),
    "yes": ("cumulative,yes", "cumulative", True),
    "no": ("cumulative,", "cumulative", False),
    "a kind": ("kind,baseline", "kind", Kind.BASELINE),
}


@pytest.mark.parametrize(("edit", "field", "value"), EDITS.values(), ids=EDITS)
def test_an_edit_changes_one_field(edit, field, value):
    made = corrected(PROPOSALS, changes(at(FIGURE, f"edit,{edit},r")))
    assert made[0] == replace(FIGURE, **{field: value})
    assert type(getattr(made[0], field)) is type(value)
    assert made[1:] == PROPOSALS[1:]


def test_edits_of_one_span_follow_on_one_another():
    rows = changes(at(FIGURE, "edit,year,2018,r"), at(FIGURE, "edit,kind,cost,r"))
    assert corrected(PROPOSALS, rows)[0] == replace(FIGURE, year=2018, kind=Kind.COST)


def test_an_edit_of_a_document():
    rows = changes(at(DOCUMENT, "edit,year,2015,r"), at(DOCUMENT, "edit,kind,existing,r"))
    made = corrected(PROPOSALS, rows)
    assert replace(DOCUMENT, year=2015, kind="existing") in made


def test_a_proposal_is_dropped():
    assert corrected(PROPOSALS, changes(at(FIGURE, "drop,,,r"))) == PROPOSALS[1:]


def test_a_figure_is_added_in_its_place():
    fields = {name: one for name, one in vars(FIGURE).items() if name != "span"}
    fields |= {"value": "12.50", "kind": "cost", "value_high": None}
    value = json.dumps(fields, ensure_ascii=False).replace('"', '""')
    made = corrected(PROPOSALS, changes(f'0,3,add,,"{value}",r'))
    assert made[0] == replace(FIGURE, value=Decimal("12.50"), kind=Kind.COST, span=(0, 3))
    assert made[1:] == PROPOSALS


def test_a_statement_is_added_at_the_end():
    fields = {name: one for name, one in vars(DOCUMENT).items() if name != "span"}
    value = json.dumps(fields, ensure_ascii=False).replace('"', '""')
    made = corrected(PROPOSALS, changes(f'900,904,add,,"{value}",r'))
    assert made[-1] == replace(DOCUMENT, span=(900, 904))
    assert made[-1].type is Type.DELIVERABLE


def test_remarks_in_two_languages():
    rows = changes("5,9,note,,粗略,r", "5,9,note_en,,rough,r")
    assert notes(rows, "note") == {(5, 9): "粗略"}
    assert notes(rows, "note_en") == {(5, 9): "rough"}
    assert corrected(PROPOSALS, rows) == PROPOSALS


@pytest.mark.parametrize("action", ["edit,year,2017", "drop,,"])
def test_a_correction_of_what_is_not_there(action):
    fault = fault_of(lambda: corrected(PROPOSALS, changes(f"1,2,{action},r")))
    assert (fault.code, fault.place.file) == ("correction_idle", "corrections.csv")
    assert "(1, 2)" in fault.text("zh")


FAULTY = {
    "no header": ("5,9,edit,year,2017,r\n", "column_missing"),
    "another header": ("span,action\n", "column_missing"),
    "nothing": ("", "column_missing"),
}


@pytest.mark.parametrize(("content", "code"), FAULTY.values(), ids=FAULTY)
def test_a_file_without_its_columns(content, code):
    assert fault_of(lambda: read_corrections(content)).code == code


ROWS = {
    "an unknown action": ("5,9,change,year,2017,r", "not_choice", "action"),
    "a span that is none": ("five,9,edit,year,2017,r", "not_number", "span_start"),
    "an empty span": (",,edit,year,2017,r", "not_number", "span_start"),
    "a short row": ("5", "not_choice", "action"),
}


@pytest.mark.parametrize(("row", "code", "column"), ROWS.values(), ids=ROWS)
def test_a_faulty_row(row, code, column):
    fault = fault_of(lambda: changes("5,9,note,,x,r", row))
    assert (fault.code, fault.place.row, fault.place.column) == (code, 3, column)


EDITS_THAT_FAIL = {
    "an unknown field": ("colour,red", "not_choice", "field"),
    "a year that is none": ("year,soon", "not_number", "year"),
    "a value that is none": ("value,viel", "not_number", "value"),
    "an unknown kind": ("kind,wish", "not_choice", "kind"),
}


@pytest.mark.parametrize(("edit", "code", "column"), EDITS_THAT_FAIL.values(), ids=EDITS_THAT_FAIL)
def test_an_edit_that_cannot_be_made_is_told_as_a_fault(edit, code, column):
    fault = fault_of(lambda: corrected(PROPOSALS, changes(at(FIGURE, f"edit,{edit},r"))))
    assert (fault.code, fault.place.column) == (code, column)


def test_an_addition_that_is_no_proposal_is_told_as_a_fault():
    fault = fault_of(lambda: corrected(PROPOSALS, changes("0,3,add,,no json,r")))
    assert (fault.code, fault.place.column) == ("correction_whole", "value")
