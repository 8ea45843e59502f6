"""Tables go whole into files and pipes, with their sources, or not at all."""

import csv
import json
import subprocess
import sys
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.unit.cli.conftest import ONE, Run, environment


def test_every_row_carries_its_source(shidian: Run) -> None:
    lines = shidian("export", "targets", "--format", "jsonl").stdout.splitlines()
    rows = [json.loads(line) for line in lines]
    assert len(rows) > 200
    assert all(row["target_source_id"] and row["target_span_end"] for row in rows)


def test_the_file_name_gives_the_format(shidian: Run, tmp_path: Path) -> None:
    workbook = tmp_path / "pilots.xlsx"
    assert shidian("export", "pilots", "--output", str(workbook)).returncode == 0
    assert load_workbook(workbook).worksheets[0].max_row == 1 + 64
    table = tmp_path / "pilots.csv"
    assert shidian("export", "pilots", "--output", str(table)).returncode == 0
    assert len(list(csv.reader(table.read_text("utf-8-sig").splitlines()))) == 1 + 64


def test_the_dictionary_explains_every_table(shidian: Run) -> None:
    lines = shidian("export", "dictionary", "-f", "jsonl").stdout.splitlines()
    tables = {json.loads(line)["table"] for line in lines}
    assert tables >= {"pilots", "commitments", "observations", "attainment", "documents"}


def test_a_failed_export_leaves_the_old_file(shidian: Run, tmp_path: Path) -> None:
    old = tmp_path / "pilots.csv"
    old.write_text("old", "utf-8")
    assert shidian("export", "pilots", "-o", str(old), "-f", "pdf").returncode == 2
    assert old.read_text("utf-8") == "old"
    inside = tmp_path / "none" / "pilots.csv"
    done = shidian("export", "pilots", "-o", str(inside))
    assert done.returncode == 1
    assert "不能写入" in done.stderr
    assert sorted(path.name for path in tmp_path.iterdir()) == ["pilots.csv"]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the system has no /dev/full")
def test_a_device_is_written_not_replaced(shidian: Run) -> None:
    done = shidian("export", "pilots", "-o", "/dev/full", "--lang", "en")
    assert done.returncode == 1
    assert "Cannot write /dev/full" in done.stderr
    assert not Path("/dev/full").is_file()


def test_a_reader_that_stops_is_no_error(loaded_home: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", ONE, "export", "observations", "-f", "json"],
        env=environment(loaded_home, {}),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()  # what `head` does when it has enough
        assert process.stderr.read() == b""
        assert process.wait(30) == 0
