"""Visitors who come at once get the same synthetic persons, drawn and written once."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from threading import Barrier

import polars as pl
import pytest

from shidian.core import Fault, UsageError
from shidian.engine import Holds, Table, TableColumn, read_table
from shidian.programme import BUILTIN, load_programme
from shidian.store import populations

PROGRAMME = load_programme(BUILTIN / "urbanization_2014")
DAY = date(2015, 1, 1)
COLUMNS = {"months": TableColumn(Holds.NUMBER, 0, 600)}
VISITORS = 8


@pytest.fixture
def drawn(monkeypatch, tmp_path):
    """Days for which persons were drawn, in a data folder of its own."""
    days = []

    def draw(files, area, day, people, seed):
        days.append(day)
        return Table(pl.DataFrame({"months": [12, 60]}), COLUMNS, day)

    monkeypatch.setenv("SHIDIAN_HOME", str(tmp_path))
    monkeypatch.setattr(populations, "synthetic_table", draw)
    populations._persons.cache_clear()
    yield days
    populations._persons.cache_clear()


def test_visitors_who_come_at_once_are_answered_from_one_drawing(drawn, tmp_path):
    together = Barrier(VISITORS)

    def visit(_number):
        together.wait()
        return populations.synthetic_persons(PROGRAMME, "", DAY)

    with ThreadPoolExecutor(VISITORS) as pool:
        tables = list(pool.map(visit, range(VISITORS)))
    assert drawn == [DAY]
    assert all(table is tables[0] for table in tables)
    (file,) = (tmp_path / populations.FOLDER).iterdir()
    assert read_table(file).on == tables[0].on == DAY


def test_what_another_process_wrote_first_is_no_fault(drawn, monkeypatch):
    def too_late(frames, columns, file, on):
        file.write_bytes(b"of the other process")
        raise UsageError(Fault("file_unwritable", path=file, found="in use"))

    monkeypatch.setattr(populations, "write_table", too_late)
    assert populations.synthetic_persons(PROGRAMME, "", DAY).on == DAY


def test_a_folder_that_takes_no_file_is_told(drawn, monkeypatch):
    def full(frames, columns, file, on):
        raise UsageError(Fault("file_unwritable", path=file, found="no space"))

    monkeypatch.setattr(populations, "write_table", full)
    with pytest.raises(UsageError, match="no space"):
        populations.synthetic_persons(PROGRAMME, "", DAY)


def test_kept_persons_have_their_day(drawn):
    first = populations.synthetic_persons(PROGRAMME, "", DAY)
    populations._persons.cache_clear()
    again = populations.synthetic_persons(PROGRAMME, "", DAY)
    assert drawn == [DAY]
    assert (again.on, again.columns) == (DAY, first.columns)
