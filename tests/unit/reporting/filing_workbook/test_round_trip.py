"""What goes out comes back: through the template, and through other programs' ways of writing."""

import string
from xml.sax.saxutils import escape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shidian.core import DataError
from shidian.programme.filing_form import ColumnKind, filing_form
from shidian.register.filing import laid_out, read_entry
from shidian.reporting.filing_workbook import read_workbook, template
from tests.unit.reporting.filing_workbook.made import (
    MAIN,
    SHEET,
    STRICT,
    blank,
    edited,
    parts_of,
    read,
    rewritten,
    told,
    zipped,
)


def normal(cell, typed: str) -> str:
    """The normal text of what is typed; nothing where it is none."""
    try:
        return read_entry(cell.column, cell.unit, typed)
    except DataError:
        return ""


FIGURES = st.from_regex(r"-?[0-9]{1,12}(\.[0-9]{1,10})?", fullmatch=True)
SIGNS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=40)
ODD = st.sampled_from(
    [
        "=1+1",
        "=cmd|' /C calc'!A0",
        "+1",
        "-1",
        "@x",
        "#N/A",
        "_x0041_",
        "TRUE",
        "'a",
        "0012",
        "甲\n乙",
        "<b>&amp;</b>",
        "\ufffe\uffff",
        "2018-12-31",
        "1e5",
        "😀",
    ]
)
TYPED = {
    ColumnKind.FIGURE: FIGURES,
    ColumnKind.TEXT: st.one_of(SIGNS, ODD, st.text(string.printable, max_size=40)),
    ColumnKind.DATE: st.dates().map(lambda day: day.isoformat()),
}


@st.composite
def filings(draw) -> dict[str, str]:
    found = {}
    for key, cell in SHEET.cells.items():
        if draw(st.booleans()):
            choices = st.sampled_from(sorted(cell.column.choices) or [""])
            typed = draw(TYPED.get(cell.column.kind, choices))
            if value := normal(cell, typed):
                found[key] = value
    return found


@settings(max_examples=25)
@given(filings(), st.sampled_from(["zh", "en"]))
def test_a_template_that_is_read_gives_the_values_that_were_put_in(values, lang):
    versions = {key: number for number, key in enumerate(values, 1)}
    staged = read_workbook(template(SHEET, values, versions, lang), SHEET)
    assert (dict(staged.cells), dict(staged.versions)) == (values, versions)
    assert (staged.faults, staged.notes, staged.emptied) == ((), (), ())


@settings(max_examples=15)
@given(filings())
def test_another_program_may_save_it_in_between(values):
    staged = read(edited(template(SHEET, values, {}, "zh"), lambda book: None))
    assert dict(staged.cells) == values


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_form_of_the_programme_comes_back_for_every_pilot(programme, snapshot, lang):
    form = filing_form(programme)
    for pilot in list(programme.pilots.values())[::9]:
        sheet = laid_out(form, snapshot, pilot, 2018)
        values = {
            key: {
                ColumnKind.FIGURE: f"{number}.{number % 10}0",
                ColumnKind.DATE: "2018-12-31",
                ColumnKind.TEXT: f"第 {number} 格",
            }.get(cell.column.kind)
            or sorted(cell.column.choices)[0]
            for number, (key, cell) in enumerate(sheet.cells.items())
        }
        staged = read_workbook(template(sheet, values, {}, lang), sheet)
        assert (dict(staged.cells), staged.faults, staged.notes) == (values, (), ())


VALUES = {
    "indicators/rate/value": "73.9",
    "indicators/rate/note": "甲，乙 & 丙",
    "indicators/people/basis": "census2020",
    "projects/1/name": "=1+1",
    "projects/2/total": "1234.5",
}


def split(text: str) -> str:
    """Rich text in two runs, with a reading that is no part of it."""
    runs = "".join(f"<r><rPr/><t>{escape(part)}</t></r>" for part in (text[:1], text[1:]))
    return f"{runs}<rPh sb='0' eb='1'><t>reading</t></rPh><phoneticPr fontId='1'/>"


WRITERS = {
    "texts in their cells, no styles": {},
    "paths from the root": {"absolute": True},
    "the strict edition": {"main": STRICT},
    "a prefix for every element": {"prefix": "x"},
    "no namespace": {"main": ""},
    "cells without addresses": {"addresses": False},
    "shared texts, rich and with readings": {"text": split},
}


@pytest.mark.parametrize("options", WRITERS.values(), ids=WRITERS)
def test_the_ways_of_other_programs_are_read(options):
    staged = read(rewritten(blank(VALUES), **options))
    assert (dict(staged.cells), told(staged.faults)) == (VALUES, [])
    assert dict(staged.versions) == dict.fromkeys(VALUES, 4)


def test_elements_of_other_programs_are_passed_over():
    own = f'<worksheet xmlns="{MAIN}" xmlns:etc="http://example.invalid/own">'
    content = rewritten(blank(VALUES), text=lambda text: f"<t>{text.replace('&', '&amp;')}</t>")
    parts = parts_of(content)
    name = "xl/worksheets/sheet1.xml"
    page = parts[name].decode().replace(f'<worksheet xmlns="{MAIN}">', own)
    page = page.replace("<row ", "<etc:c r='A1'><etc:v>9</etc:v></etc:c><row ", 1)
    assert dict(read(zipped(parts | {name: page.encode()})).cells) == VALUES
    wide = page.encode("utf-16")
    assert dict(read(zipped(parts | {name: wide})).cells) == VALUES
