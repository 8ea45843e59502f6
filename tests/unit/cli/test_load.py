"""Packages are checked and loaded; loading twice changes nothing, a faulty one loads nothing."""

import csv
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from shidian.programme import BUILTIN
from tests.unit.cli.conftest import ONE, Run, environment, run_alone

PACKAGE = BUILTIN / "urbanization_2014"
SOUND = ",~,68,"  # the target of 江苏 for 2017


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    """The built-in package with a word for a number in one row of its commitments."""
    folder = tmp_path / "broken"
    shutil.copytree(PACKAGE, folder)
    file = folder / "commitments.csv"
    file.write_text(file.read_text("utf-8").replace(SOUND, ",~,六八,", 1), "utf-8")
    return folder


def row_of(text: str) -> int:
    """The line of the built-in commitments in which a text stands first."""
    lines = (PACKAGE / "commitments.csv").read_text("utf-8").splitlines()
    return next(number for number, line in enumerate(lines, start=1) if text in line)


def counts() -> tuple[int, int, int]:
    """Commitments, targets among them, and observations, in the package's own files."""
    tables = []
    for name in ("commitments.csv", "observations.csv"):
        with (PACKAGE / name).open(encoding="utf-8", newline="") as file:
            tables.append(list(csv.DictReader(file)))
    commitments, observations = tables
    targets = [
        row
        for row in commitments
        if row["kind"] == "target" and row["indicator"] and row["year"] and not row["relative"]
    ]
    return len(commitments), len(targets), len(observations)


def test_the_built_in_package_is_sound_and_needs_no_database(fresh: Run, tmp_path: Path) -> None:
    done = fresh("validate", "--lang", "en", SHIDIAN_HOME="/dev/null/x")
    assert done.returncode == 0
    commitments, targets, observations = counts()
    assert done.stdout == (
        f"no faults: 64 pilots; {commitments:,} commitments, {targets} of them targets; "
        f"{observations} observations\n"
    )


def test_what_was_loaded_is_counted(shidian: Run) -> None:
    commitments, targets, observations = counts()
    said = f"64 个试点，{commitments} 项承诺（其中目标 {targets} 项），{observations} 个观测值"
    assert shidian("load").stdout.splitlines()[0].endswith(f"：{said}")
    assert shidian("validate").stdout == f"没有错误：{said}\n"


def test_a_fault_is_placed(fresh: Run, broken: Path) -> None:
    done = fresh("validate", str(broken))
    assert done.returncode == 1
    assert f"commitments.csv 第 {row_of(SOUND)} 行 value 列：“六八”不是数。" in done.stdout
    assert done.stdout.rstrip().endswith("共 1 处错误")
    assert (
        f"row {row_of(SOUND)}, column value"
        in fresh("validate", str(broken), "--lang", "en").stdout
    )


def test_a_faulty_package_changes_nothing(fresh: Run, broken: Path) -> None:
    assert fresh("load", str(broken)).returncode == 1
    assert "还没有方案" in fresh("pilots").stderr


def test_loading_again_changes_nothing(shidian: Run, loaded_home: Path) -> None:
    done = shidian("load", "--lang", "en")
    assert done.returncode == 0
    counts = re.findall(r"^(Commitments|Observations) +0 +0 +0 +([1-9]\d*)$", done.stdout, re.M)
    assert [name for name, _ in counts] == ["Commitments", "Observations"]
    assert str(loaded_home) in done.stdout


def test_another_programme_is_refused(shidian: Run, tmp_path: Path) -> None:
    other = tmp_path / "other"
    shutil.copytree(PACKAGE, other)
    facts = other / "programme.toml"
    facts.write_text(facts.read_text("utf-8").replace("urbanization_2014", "other", 1), "utf-8")
    done = shidian("load", str(other))
    assert done.returncode == 2
    assert "另一个方案（urbanization_2014）" in done.stderr


def test_only_the_cited_document_is_kept(shidian: Run, tmp_path: Path) -> None:
    file = tmp_path / "plan.txt"
    file.write_text("not the plan", "utf-8")
    done = shidian("load", "--document", str(file), "--lang", "en")
    assert done.returncode == 1
    assert "is not the document that the package cites" in done.stderr


def test_several_loads_at_once_leave_one_sound_register(tmp_path):
    """The tables are made once, whoever comes first; nobody's work is lost."""
    command = [sys.executable, "-c", ONE, "load"]
    home = environment(tmp_path, {})
    started = [
        subprocess.Popen(command, env=home, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        for _ in range(4)
    ]
    ends = [(process.communicate()[1], process.returncode) for process in started]
    assert [code for _, code in ends] == [0, 0, 0, 0], ends
    done = run_alone(tmp_path, "export", "commitments")
    assert len(done.stdout.splitlines()) == 1 + counts()[0]


def test_a_wrong_document_stops_before_anything_is_loaded(tmp_path):
    wrong = tmp_path / "wrong.txt"
    wrong.write_text("别的文件", encoding="utf-8")
    done = run_alone(tmp_path / "home", "load", "--document", str(wrong))
    assert done.returncode == 1
    assert run_alone(tmp_path / "home", "pilots").returncode == 1
