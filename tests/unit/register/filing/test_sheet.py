"""The form laid out for a pilot and a year."""

import pytest

from shidian.programme import filing_form
from shidian.register.filing import completeness, laid_out, missing


@pytest.fixture(scope="module")
def sheet(programme, snapshot):
    return laid_out(filing_form(programme), snapshot, programme.pilots["03"], 2018)


def test_rows_are_the_pilots_own(sheet, snapshot):
    rows = {part.section.code: [row.name.zh for row in part.rows] for part in sheet.sections}
    assert len(rows["indicators"]) == 21
    assert "民间资本进入城镇化重点项目引导目录" in rows["documents"]
    tasks = [e for e in snapshot.commitments_of["03"] if getattr(e.record, "type", "") == "task"]
    assert len(rows["tasks"]) == len(tasks) == 5


def test_values_of_the_years_before_stand_beside(sheet):
    row = sheet.sections[0].rows[0]
    assert [(one.period, one.value, one.vintage) for one in row.earlier] == [
        ("2013", "69.8", "census2010"),
        ("2015", "72.5", "census2020"),
    ]


def test_no_value_of_the_year_itself_or_later_is_shown_as_earlier(programme, snapshot):
    early = laid_out(filing_form(programme), snapshot, programme.pilots["03"], 2013)
    assert early.sections[0].rows[0].earlier == ()


def test_cells_know_their_unit_and_whether_they_are_required(sheet):
    cells = sheet.cells
    rate = cells["indicators/urbanization_rate_resident/value"]
    assert (rate.unit, rate.required) == ("%", True)
    assert cells["indicators/pension_coverage/value"].required is False
    assert cells["projects/1/total"].unit == "万元"
    assert rate.name.en == ("Indicators · Urbanization rate of the resident population · Value")
    assert cells["projects/3/total"].name.zh == "项目 · 第 3 行 · 总投资"


def test_what_is_missing_is_counted(sheet):
    lacking = [cell.key for cell in missing(sheet, {})]
    assert completeness(sheet, {}) == (0, len(lacking))
    assert completeness(sheet, dict.fromkeys(lacking[1:], "1")) == (len(lacking) - 1, len(lacking))
    assert missing(sheet, dict.fromkeys(lacking, "1")) == []


def test_a_cell_begins_with_the_basis_that_the_form_names(sheet):
    assert sheet.defaults["indicators/urbanization_rate_hukou/basis"] == "registry"
    assert set(sheet.defaults) <= set(sheet.cells)


def test_every_pilot_has_a_form(programme, snapshot):
    form = filing_form(programme)
    for pilot in programme.pilots.values():
        cells = laid_out(form, snapshot, pilot, 2018).cells
        assert len(cells) > 200
