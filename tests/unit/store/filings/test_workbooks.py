"""Workbooks: read first, taken over whole or not at all."""

import io

import pytest
from openpyxl import load_workbook

from shidian.core import UsageError
from shidian.register.lifecycle import Step
from shidian.store.access import Refused, posts_of
from shidian.store.events import actor_of
from shidian.store.filings.filings import by_id, values_of
from shidian.store.filings.workbooks import changes, stage, take_over, workbook
from shidian.store.models import Event, StagedWorkbook

RATE = "indicators/urbanization_rate_resident/value"
HUKOU = "indicators/urbanization_rate_hukou/value"
PEOPLE = "indicators/population_resident/value"


@pytest.fixture
def made(cast, filing):
    """The filing's workbook, and a way to fill it in and bring it back."""
    cast.write(filing, **{RATE: ("73.7", 0), PEOPLE: ("820.2", 0)})
    content = workbook(filing, posts_of(cast.officer), "zh")

    def filled(**values):
        book = load_workbook(io.BytesIO(content))
        sheet = book.worksheets[0]
        rows = {cell.value: cell.row for column in sheet.columns for cell in column}
        heads = (cell for row in sheet.rows for cell in row)
        column = next(one.column for one in heads if str(one.value).startswith("本年值"))
        for name, value in values.items():
            sheet.cell(rows[name], column).value = value
        out = io.BytesIO()
        book.save(out)
        return out.getvalue()

    return filled


def brought(cast, filing, content, who="officer"):
    one = getattr(cast, who)
    return stage(filing, "年报.xlsx", content, one, posts_of(one))


def taken(cast, row, who="officer"):
    one = getattr(cast, who)
    return take_over(row.pk, one, posts_of(one), actor_of(one))


def test_a_dry_run_changes_nothing_and_shows_what_it_would(cast, filing, made):
    row, staged = brought(cast, filing, made(常住人口城镇化率=73.71, 户籍人口城镇化率=40.5))
    assert staged.faults == ()
    assert {(c.key, c.old, c.new, c.stale) for c in changes(row)} == {
        (RATE, "73.7", "73.71", False),
        (HUKOU, "", "40.5", False),
    }
    assert values_of(filing)[RATE] == "73.7"
    done = taken(cast, row)
    assert done.whole
    assert (values_of(filing)[RATE], values_of(filing)[HUKOU]) == ("73.71", "40.5")
    assert Event.objects.filter(act="filing.import").count() == 1


def test_an_unchanged_workbook_changes_nothing(cast, filing, made):
    row, _ = brought(cast, filing, made())
    assert changes(row) == []
    assert taken(cast, row).saved.keys() <= {*values_of(filing)}


def test_a_cell_that_somebody_wrote_in_since_stops_the_whole(cast, filing, made):
    row, _ = brought(cast, filing, made(常住人口城镇化率=73.71, 户籍人口城镇化率=40.5))
    cast.write(filing, "colleague", **{RATE: ("74", 1)})
    assert [c.key for c in changes(row) if c.stale] == [RATE]
    done = taken(cast, row)
    assert not done.saved
    assert [(c.yours, c.theirs, c.by) for c in done.conflicts] == [("73.71", "74", "赵六")]
    assert HUKOU not in values_of(filing)
    assert Event.objects.filter(act="filing.import").count() == 0


def test_a_cell_that_the_workbook_left_as_it_was_is_not_in_conflict(cast, filing, made):
    row, _ = brought(cast, filing, made(户籍人口城镇化率=40.5))
    cast.write(
        filing,
        "colleague",
        **{RATE: ("74", 1), "indicators/urbanization_rate_hukou/basis": ("unknown", 1)},
    )
    done = taken(cast, row)
    assert done.whole
    assert (values_of(filing)[RATE], values_of(filing)[HUKOU]) == ("74", "40.5")
    assert values_of(filing)["indicators/urbanization_rate_hukou/basis"] == "unknown"


def test_an_emptied_cell_is_emptied(cast, filing, made):
    row, _ = brought(cast, filing, made(常住人口=None))
    taken(cast, row)
    assert PEOPLE not in values_of(filing)


def test_nothing_is_staged_of_a_workbook_with_faults(cast, filing, made):
    row, staged = brought(cast, filing, made(常住人口城镇化率="约七成"))
    assert row is None
    assert [fault.code for fault in staged.faults] == ["entry_not_number"]
    assert staged.faults[0].place.file == "指标"
    assert StagedWorkbook.objects.count() == 0


def test_any_bytes_are_answered(cast, filing):
    row, staged = brought(cast, filing, b"PK nothing")
    assert row is None
    assert staged.faults


def test_rights_are_asked(cast, filing, made):
    for who in ("province", "auditor", "stranger", "system"):
        with pytest.raises(Refused):
            brought(cast, filing, made(), who)
    with pytest.raises(Refused):
        workbook(filing, posts_of(cast.stranger), "zh")
    row, _ = brought(cast, filing, made(户籍人口城镇化率=40.5))
    with pytest.raises(UsageError) as caught:
        taken(cast, row, "colleague")
    assert caught.value.faults[0].code == "no_staged"
    cast.fill(filing, {RATE: "73.71", PEOPLE: "820.2", HUKOU: "40.5"})
    cast.carry(by_id(filing.pk), Step.SUBMIT)
    with pytest.raises(Refused):
        taken(cast, row)
