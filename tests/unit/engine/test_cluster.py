"""The cluster counts as the embedded engine does, and says what it lacks."""

import subprocess
import sys
from pathlib import Path

import polars as pl
import pytest
from polars.testing import assert_frame_equal

from shidian.core import UsageError
from shidian.engine import Constant, Filled, Holds, Multiples, Sum, Table, TableColumn, cluster
from tests.java import NEEDS_JAVA

TABLE = Table(
    pl.DataFrame({"months": pl.Series([1, 24, None, 25, 127], dtype=pl.Int8)}),
    {"months": TableColumn(Holds.NUMBER, 1, 127, missing=True)},
)
MONTHS = Filled("months", 0)
QUESTIONS = [
    {"years": Multiples(MONTHS, 12, 1, 9)},
    {"fixed": Constant(7), "double": Sum((MONTHS, MONTHS))},
]
ANSWERS = [
    pl.DataFrame({"years": [0, 2, 9], "rows": [2, 2, 1]}),
    pl.DataFrame(
        {"fixed": [7] * 5, "double": [0, 2, 48, 50, 254], "rows": [1] * 5},
    ),
]


def refused(table: Table = TABLE) -> tuple[str, str]:
    """Code and text of what is said instead of an answer."""
    with pytest.raises(UsageError) as error:
        cluster.tally(table, QUESTIONS)
    (fault,) = error.value.faults
    return fault.code, fault.text("en")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where files that do not stay are written."""
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    return tmp_path


@NEEDS_JAVA
def test_rows_in_memory_are_counted(folder):
    for found, expected in zip(cluster.tally(TABLE, QUESTIONS), ANSWERS, strict=True):
        assert_frame_equal(found, expected)
    assert not list(folder.glob("**/*.parquet"))


@NEEDS_JAVA
def test_rows_in_a_file_are_counted(tmp_path):
    path = tmp_path / "流动 [人口]*.parquet"
    TABLE.rows.write_parquet(path)
    for found, expected in zip(
        cluster.tally(Table(path, TABLE.columns), QUESTIONS), ANSWERS, strict=True
    ):
        assert_frame_equal(found, expected)


@NEEDS_JAVA
def test_no_rows_are_no_counts():
    found = cluster.tally(Table(TABLE.rows.clear(), TABLE.columns), QUESTIONS)
    assert [(one.columns, one.height) for one in found] == [
        (["years", "rows"], 0),
        (["fixed", "double", "rows"], 0),
    ]


@NEEDS_JAVA
@pytest.mark.parametrize("written", [None, b"no Parquet"], ids=["no file", "another file"])
def test_a_cluster_that_fails_says_so_in_a_sentence(tmp_path, written):
    path = tmp_path / "rows.parquet"
    if written is not None:
        path.write_bytes(written)
    code, text = refused(Table(path, TABLE.columns))
    assert code == "cluster_failed"
    assert "local[2]" in text
    assert "\n" not in text


@pytest.mark.parametrize("package", ["ibis", "py4j.protocol", "pyspark.errors"])
def test_without_its_packages_it_says_which(monkeypatch, folder, package):
    for name in [one for one in sys.modules if one.partition(".")[0] == package.partition(".")[0]]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, package, None)
    code, text = refused()
    assert code == "cluster_package_missing"
    assert text.startswith(package.partition(".")[0])
    assert not list(folder.iterdir())


def test_nobody_else_pays_for_it():
    loaded = "import sys, shidian.engine.cluster; print(*sys.modules)"
    names = subprocess.run(
        [sys.executable, "-c", loaded], capture_output=True, text=True, check=True
    )
    assert {"ibis", "pyspark", "py4j", "pandas", "pyarrow"}.isdisjoint(names.stdout.split())


def test_without_java_it_says_so(monkeypatch, folder):
    monkeypatch.delenv("JAVA_HOME", raising=False)
    monkeypatch.setenv("PATH", str(folder))
    assert refused() == (
        "cluster_java_missing",
        "There is no Java at PATH; without it nothing runs on a cluster.",
    )
    assert not list(folder.iterdir())


def test_a_wrong_java_home_is_named(monkeypatch, folder):
    monkeypatch.setenv("JAVA_HOME", "/nowhere")
    code, text = refused()
    assert (code, "/nowhere/bin" in text) == ("cluster_java_missing", True)
    assert not list(folder.iterdir())
