from datetime import date, datetime

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shidian.core import DataError, UsageError
from shidian.mechanisms.settlement.persons import parquet_file
from tests.unit.mechanisms.settlement.persons.office import read, rows_of

BORN = (date(1985, 3, 9) - date(1970, 1, 1)).days
COLUMNS = {
    "birth_date": [date(1985, 3, 9)] * 5,
    "education": ["junior"] * 5,
    "insurance_months": [60] * 5,
    "has_job": [True] * 5,
    "last_crime": [None] * 5,
}


def saved(folder, **columns):
    pl.DataFrame(COLUMNS | columns).write_parquet(folder / "people.parquet")
    return (folder / "people.parquet").rename(folder / "office.parquet")


def faults(file):
    with pytest.raises(DataError) as caught:
        read(file)
    return [(one.code, one.place.row, one.place.column) for one in caught.value.faults]


FORMS = {
    "dates and truths": {},
    "times and categories": {
        "birth_date": [datetime(1985, 3, 9, 1, 2, 3)] * 5,
        "education": pl.Series(["初中"] * 5, dtype=pl.Categorical),
        "has_job": pl.Series([1] * 5, dtype=pl.Int8),
    },
    "fractions that are whole": {"insurance_months": [60.0] * 5, "has_job": [1.0] * 5},
    "texts": {"birth_date": ["19850309"] * 5, "insurance_months": ["60"] * 5},
}


@pytest.mark.parametrize("columns", FORMS.values(), ids=FORMS)
def test_columns_of_many_types_are_read(tmp_path, columns):
    assert rows_of(read(saved(tmp_path, **columns))) == [(BORN, 1, 60, 1, None)] * 5


def test_rows_are_counted_across_stretches(tmp_path, monkeypatch):
    monkeypatch.setattr(parquet_file, "ROWS", 2)
    file = saved(tmp_path, insurance_months=[1, 2, 3, 4, 601])
    assert faults(file) == [("person_outside", 5, "insurance_months")]


def test_a_large_whole_fraction_is_a_whole_number(tmp_path):
    file = saved(tmp_path, insurance_months=[1e9, 2e15, 0.5, float("nan"), float("inf")])
    assert [code for code, _, _ in faults(file)] == ["person_outside"] + ["person_not_whole"] * 4


def test_a_column_of_lists_is_refused(tmp_path):
    file = saved(tmp_path, education=[["junior"]] * 5)
    assert faults(file) == [("persons_column_type", None, "education")]


def test_a_table_of_ours_is_not_read_again(tmp_path):
    read(saved(tmp_path))
    file = (tmp_path / "people.parquet").rename(tmp_path / "own.parquet")
    assert faults(file) == [("persons_read_already", None, "")]


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_no_file_gives_a_traceback(tmp_path_factory, data):
    file = saved(tmp_path_factory.mktemp("parquet"))
    content = bytearray(file.read_bytes())
    for _ in range(data.draw(st.integers(1, 3))):
        content[data.draw(st.integers(4, len(content) - 1))] = data.draw(st.integers(0, 255))
    file.write_bytes(bytes(content[: data.draw(st.integers(8, 10**5))]))
    try:
        assert read(file).rows >= 0
    except (DataError, UsageError) as error:
        assert error.faults
