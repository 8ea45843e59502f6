"""Tables are written whole or not at all, and read back with what their columns hold."""

import json
import stat
from datetime import date

import polars as pl
import pytest

from shidian.core import DataError, UsageError
from shidian.engine import Holds, TableColumn, described, read_table, write_table

COLUMNS = {
    "area": TableColumn(Holds.CODE, 0, 1, codes=("宁波", "莆田")),
    "months": TableColumn(Holds.NUMBER, 0, 600, missing=True),
}


def chunk(areas, months):
    return pl.DataFrame(
        {"months": months, "area": areas}, schema={"months": pl.Int64, "area": pl.Int64}
    )


CHUNKS = [chunk([0, 1], [600, None]), chunk([], []), chunk([1], [3])]


def test_chunks_become_one_file_that_describes_itself(tmp_path):
    path = tmp_path / "persons.parquet"
    written = write_table(iter(CHUNKS), COLUMNS, path)
    assert written == read_table(path)
    assert written.columns == COLUMNS
    assert pl.read_parquet(path).rows() == [(0, 600), (1, None), (1, 3)]
    assert list(tmp_path.iterdir()) == [path]


def test_numbers_are_stored_in_the_narrowest_type(tmp_path):
    path = tmp_path / "persons.parquet"
    write_table(CHUNKS, COLUMNS, path)
    assert pl.read_parquet_schema(path) == {"area": pl.Int8, "months": pl.Int16}


def test_no_chunks_make_a_table_without_rows(tmp_path):
    path = tmp_path / "persons.parquet"
    write_table([], COLUMNS, path)
    assert read_table(path).columns == COLUMNS
    assert pl.read_parquet(path).shape == (0, 2)


def test_an_identifier_stands_beside_the_columns(tmp_path):
    path = tmp_path / "persons.parquet"
    named = [one.with_columns(person=pl.lit("x" * 3)) for one in CHUNKS]
    assert "person" not in write_table(named, COLUMNS, path).columns
    assert pl.read_parquet(path)["person"].to_list() == ["xxx"] * 3


VIOLATIONS = {
    "a value above the bounds": (chunk([0], [601]), "months holds 0 to 601|months holds 601"),
    "a value below the bounds": (chunk([-1], [1]), "area holds -1"),
    "a value that must not be missing": (chunk([None], [1]), "area lacks values"),
    "a column that is not there": (pl.DataFrame({"area": [1]}), "no column months"),
    "texts": (pl.DataFrame({"area": ["1"], "months": [1]}), "no column area"),
}


@pytest.mark.parametrize(("wrong", "said"), VIOLATIONS.values(), ids=VIOLATIONS)
def test_a_chunk_against_its_description_leaves_what_was_there(tmp_path, wrong, said):
    path = tmp_path / "persons.parquet"
    path.write_bytes(b"before")
    with pytest.raises(ValueError, match=said):
        write_table([CHUNKS[0], wrong], COLUMNS, path)
    assert path.read_bytes() == b"before"
    assert list(tmp_path.iterdir()) == [path]


def test_faults_of_whoever_gives_the_chunks_come_through(tmp_path):
    def chunks():
        yield CHUNKS[0]
        raise KeyError("row 7")

    with pytest.raises(KeyError, match="row 7"):
        write_table(chunks(), COLUMNS, tmp_path / "persons.parquet")
    assert not list(tmp_path.iterdir())


def test_a_place_that_cannot_be_written_is_said(tmp_path):
    with pytest.raises(UsageError) as caught:
        write_table(CHUNKS, COLUMNS, tmp_path / "nowhere" / "persons.parquet")
    assert [fault.code for fault in caught.value.faults] == ["file_unwritable"]


def test_what_is_no_parquet_file_cannot_be_read(tmp_path):
    path = tmp_path / "persons.parquet"
    for make in (lambda: None, lambda: path.write_text("no table"), lambda: path.write_text("")):
        make()
        with pytest.raises(UsageError) as caught:
            read_table(path)
        assert [fault.code for fault in caught.value.faults] == ["file_unreadable"]


GOOD = json.loads(described(COLUMNS)["shidian.columns"])
UNDESCRIBED = {
    "nothing said": None,
    "no JSON": "area",
    "a list": "[1]",
    "a column of nothing": json.dumps({"area": 1}),
    "keys lacking": json.dumps({"area": {"holds": "code"}}),
    "an unknown kind": json.dumps({"area": {**GOOD["area"], "holds": "colour"}}),
    "bounds that are texts": json.dumps({"area": {**GOOD["area"], "low": "0"}}),
    "bounds crossed": json.dumps({"area": {**GOOD["area"], "low": 9}}),
    "a column that is not there": json.dumps({"sex": GOOD["area"]}),
    "a column of texts": json.dumps({"person": GOOD["area"]}),
    "a code beyond the last": json.dumps({"area": {**GOOD["area"], "high": 2}}),
    "a code before the first": json.dumps({"area": {**GOOD["area"], "low": -1}}),
    "a flag that is two": json.dumps({"area": {**GOOD["months"], "holds": "flag", "high": 2}}),
}


@pytest.mark.parametrize("said", UNDESCRIBED.values(), ids=UNDESCRIBED)
def test_a_file_that_does_not_say_what_it_holds_is_refused(tmp_path, said):
    path = tmp_path / "persons.parquet"
    frame = CHUNKS[0].with_columns(person=pl.lit("x"))
    frame.write_parquet(path, metadata={} if said is None else {"shidian.columns": said})
    with pytest.raises(DataError) as caught:
        read_table(path)
    assert [fault.code for fault in caught.value.faults] == ["table_undescribed"]


def test_a_day_that_is_none_is_refused(tmp_path):
    path = tmp_path / "persons.parquet"
    CHUNKS[0].write_parquet(path, metadata={**described(COLUMNS), "shidian.on": "yesterday"})
    with pytest.raises(DataError) as caught:
        read_table(path)
    assert [fault.code for fault in caught.value.faults] == ["table_undescribed"]


@pytest.mark.parametrize("on", [None, date(2017, 6, 1)])
def test_a_table_knows_its_day(tmp_path, on):
    path = tmp_path / "persons.parquet"
    assert write_table(CHUNKS, COLUMNS, path, on).on == on
    assert read_table(path).on == on


FORGED = {
    "a greater number than there can be": ([601], {}, "601..601", "0..600 -"),
    "a smaller number than there can be": ([-1, 3], {}, "-1..3", "0..600 -"),
    "missing values that are denied": ([1, None], {"missing": False}, "1..1 -", "0..600"),
    "only missing values": ([None], {"missing": False}, "-", "0..600"),
}


@pytest.mark.parametrize(("months", "said", "found", "declared"), FORGED.values(), ids=FORGED)
def test_what_a_file_says_of_itself_is_not_believed(tmp_path, months, said, found, declared):
    path = tmp_path / "persons.parquet"
    forged = json.dumps({**GOOD, "months": {**GOOD["months"], **said}})
    frame = chunk([0] * len(months), months)
    frame.write_parquet(path, metadata={"shidian.columns": forged})
    with pytest.raises(DataError) as caught:
        read_table(path)
    (fault,) = caught.value.faults
    assert (fault.code, fault.place.column) == ("table_bounds", "months")
    assert fault.found == {"found": found, "declared": declared}


def test_a_damaged_file_cannot_be_read(tmp_path):
    """Whichever byte was changed, the reader of Parquet may not bring the program down."""
    path = tmp_path / "persons.parquet"
    write_table([chunk([0, 1] * 50, range(100))], COLUMNS, path)
    sound = path.read_bytes()
    for at in range(4, len(sound), 7):
        path.write_bytes(sound[:at] + bytes([sound[at] ^ 0xFF]) + sound[at + 1 :])
        try:
            read_table(path)
        except (DataError, UsageError) as error:
            codes = {fault.code for fault in error.faults}
            assert codes <= {"file_unreadable", "table_undescribed", "table_bounds"}


def test_a_panic_of_the_reader_is_a_file_that_cannot_be_read(tmp_path, monkeypatch):
    path = tmp_path / "persons.parquet"
    write_table(CHUNKS, COLUMNS, path)

    def panicking(_path):
        raise pl.exceptions.PanicException("index out of bounds")

    monkeypatch.setattr(pl, "read_parquet_schema", panicking)
    with pytest.raises(UsageError, match="index out of bounds"):
        read_table(path)


def test_two_that_write_one_table_do_not_disturb_each_other(tmp_path):
    path = tmp_path / "persons.parquet"

    def chunks():
        yield CHUNKS[0]
        write_table([CHUNKS[2]], COLUMNS, path)  # whole before the other is

    write_table(chunks(), COLUMNS, path)
    assert pl.read_parquet(path).rows() == [(0, 600), (1, None)]
    assert list(tmp_path.iterdir()) == [path]


def test_a_table_is_readable_by_its_owner_only(tmp_path):
    path = tmp_path / "persons.parquet"
    path.touch(0o644)
    write_table(CHUNKS, COLUMNS, path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
