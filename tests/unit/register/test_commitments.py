"""Commitments in columns: every type, every column, and the rows that version 0.1 wrote."""

import json
from dataclasses import replace

import pytest

from shidian.core import DataError, Statement, Target
from shidian.register import COMMITMENTS, FileLedger
from tests.format_1 import CELLS
from tests.records import COST, DOCUMENT, FLOW, FUND, MONDAY, REACH, TUESDAY, exactly

RECORDS = {"level": REACH, "flow": FLOW, "cost": COST, "document": DOCUMENT, "fund": FUND}
# What a column holds where it holds nothing.
EMPTY = (None, "", False)


@pytest.mark.parametrize("record", RECORDS.values(), ids=RECORDS)
def test_every_column_comes_back(record):
    cells = dict(COMMITMENTS.encode(record))
    assert list(cells) == list(COMMITMENTS.columns)
    again = COMMITMENTS.decode(json.loads(json.dumps(cells)))
    assert exactly(again) == exactly(record)
    assert COMMITMENTS.encode(again) == cells


def test_the_records_here_fill_every_column():
    filled = [COMMITMENTS.encode(record) for record in RECORDS.values()]
    for name in COMMITMENTS.columns:
        assert any(cells[name] not in EMPTY for cells in filled), name


def test_only_figures_have_figures():
    figures = ("indicator", "op", "value", "value_high", "unit", "start_year", "per_year")
    figures += ("cumulative", "relative", "qualifier", "subject")
    for record in (DOCUMENT, FUND):
        cells = COMMITMENTS.encode(record)
        assert all(cells[name] in EMPTY for name in figures)


def line(number: int, cells: dict, **more: object) -> str:
    """An entry as version 0.1 wrote it into a file."""
    entry = {
        "id": number,
        "recorded_at": MONDAY.isoformat(),
        "recorded_by": "张三",
        "supersedes": None,
        "reason": "",
        "withdrawn": False,
    }
    return json.dumps({**entry, **cells, **more}, ensure_ascii=False) + "\n"


@pytest.fixture
def old(tmp_path) -> FileLedger[Target | Statement]:
    """A ledger that version 0.1 has written."""
    path = tmp_path / "commitments.jsonl"
    text = "".join(line(number, cells) for number, cells in enumerate(CELLS, start=1))
    path.write_text(text, encoding="utf-8")
    return FileLedger(path, COMMITMENTS)


def test_entries_of_version_0_1_are_targets(old):
    level, about, range_ = (entry.record for entry in old.entries())
    assert {type(one) for one in (level, about, range_)} == {Target}
    assert (level.key, str(level.value), level.year, level.name) == (
        "01-rate-2017",
        "72.2 %",
        2017,
        "",
    )
    assert (about.op, str(about.value), about.qualifier) == ("~", "73.90 %", "左右")
    assert (range_.op, str(range_.high), range_.source.span) == ("range", "500 万人", (210, 217))


def test_their_table_says_what_they_are(old):
    table = old.table()
    assert table.height == 3
    for name, expected in COMMITMENTS.defaults.items():
        assert set(table[name].to_list()) == {expected}
    assert [str(value) for value in table["value"].to_list()] == [
        "72.2000000000",
        "73.9000000000",
        "450.0000000000",
    ]


def test_they_can_be_corrected_and_withdrawn(old):
    first = old.entries()[0].record
    old.supersede(1, replace(first, name="城镇化率"), "补名称", "李四", TUESDAY)
    old.withdraw(2, "误报", "李四", TUESDAY)
    old.append([COST], "李四", TUESDAY)
    records = [entry.record for entry in old.entries()]
    assert [one.key for one in records] == ["02-people-2020", "01-rate-2017", COST.key]
    assert records[1].name == "城镇化率"
    assert old.history("01-rate-2017")[0].record == first
    withdrawn = json.loads(old.path.read_text(encoding="utf-8").splitlines()[4])
    assert (withdrawn["type"], withdrawn["kind"]) == ("figure", "target")


DAMAGES = {
    "unknown type": {"type": "number"},
    "unknown kind": {"type": "body", "kind": "king"},
    "figure without a value": {"value": None},
    "unknown relation": {"op": "≥"},
    "value that is none": {"value": "x"},
    "range without an end": {"op": "range"},
}


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES)
def test_a_damaged_entry_is_named(damage, tmp_path):
    path = tmp_path / "commitments.jsonl"
    path.write_text(line(1, CELLS[0], **damage), encoding="utf-8")
    with pytest.raises(DataError) as caught:
        FileLedger(path, COMMITMENTS).entries()
    assert [(f.code, f.place.row) for f in caught.value.faults] == [("ledger_damaged", 1)]
