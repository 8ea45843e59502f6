"""The commands of whoever keeps an installation: audit, backup, restore, doctor."""

import csv
import io
import json
import shutil
import sqlite3
import subprocess
import sys

import pytest

from tests.unit.cli.conftest import environment, run_alone

WRITE = """
import sys
from shidian.store import setup
setup.configure()
from shidian.store.events import Actor, Happening, record
said = [Happening("filing.return", f"filing/{n}", "330200", None, {"n": n}, "理由") for n in "12"]
record(Actor("张三", 1), *said, Happening("person.add", "person/3", after={}))
"""


@pytest.fixture
def home(loaded_home, tmp_path):
    """A loaded home with three events, of filings that never were."""
    folder = shutil.copytree(loaded_home, tmp_path / "home")
    more = environment(folder, {})
    subprocess.run([sys.executable, "-c", WRITE], env=more, check=True, timeout=60)
    return folder


def test_the_log_is_verified(shidian):
    done = shidian("audit", "verify", "--lang", "en")
    assert done.returncode == 0
    assert done.stdout.startswith("0 events, sound; head 0:0000")
    assert shidian("audit", "verify").stdout.startswith("日志 0 条，完好")
    empty = shidian("audit", "verify", "--format", "json")
    assert json.loads(empty.stdout)["rows"] == []


WRONG = {
    "another word": (("audit", "look"), "audit 不能做“look”"),
    "nothing to show": (("audit", "show"), "没有说明要看什么"),
    "a part to verify": (("audit", "verify", "filing/1"), "不能只核验一部分（filing/1）"),
    "a day to verify": (("audit", "verify", "--from", "2026-01-01"), "不能只核验一部分"),
    "a head that is none": (("audit", "verify", "--head", "12"), "“12”不是链头"),
    "a day that is none": (("audit", "show", "x", "--to", "soon"), "“soon”不是日期时间"),
    "a format that is none": (("audit", "show", "x", "-f", "pdf"), "pdf"),
    "a backup over a file": (("backup", __file__), "已经存在"),
    "a file that is not there": (("restore", "none.zip", "--verify"), "不能读取 none.zip"),
    "a home that is not empty": (("restore", "none.zip"), "不能读取 none.zip"),
}


@pytest.mark.parametrize(("words", "said"), WRONG.values(), ids=WRONG)
def test_wrong_words_are_told(shidian, words, said):
    done = shidian(*words)
    assert done.returncode == 2
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_from_the_log_to_a_backup_and_back(home, tmp_path):
    """One journey, since each of its commands is a process of its own."""
    shown = run_alone(home, "audit", "show", "filing/1", "--format", "csv")
    assert shown.returncode == 0, shown.stderr
    [row] = csv.DictReader(io.StringIO(shown.stdout.removeprefix("\ufeff")))
    assert (row["number"], row["act"], row["actor"], row["after"], row["reason"]) == (
        *("1", "filing.return", "张三"),
        '{"n":"1"}',
        "理由",
    )
    table = run_alone(home, "audit", "show", "--act", "person", "--lang", "en").stdout
    assert "person/3" in table
    assert table.endswith("1 row\n")

    done = run_alone(home, "audit", "verify", "--format", "jsonl", "--lang", "en")
    assert done.returncode == 1
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert {(one["place"], one["wrong"]) for one in rows} == {
        (f"filing/{n}", "a filing that was logged is gone") for n in "12"
    }
    assert "3 events, 2 broken places; head 3:" in done.stderr
    head = done.stderr.rsplit(" ", 1)[1].strip()

    target = tmp_path / "one.zip"
    made = run_alone(home, "backup", str(target), "--lang", "en")
    assert made.returncode == 0, made.stderr
    assert f"head {head}" in made.stdout
    assert "secret_key is left out" in made.stdout

    new = tmp_path / "new"
    sound = run_alone(new, "restore", str(target), "--verify", "--lang", "en")
    assert sound.stdout.startswith("sound, nothing restored: backup of 20"), sound.stderr
    assert not (new / "shidian.sqlite3").exists()
    restored = run_alone(new, "restore", str(target))
    assert restored.stdout.startswith("已恢复："), restored.stderr
    again = run_alone(new, "restore", str(target))
    assert (again.returncode, "只能恢复到空的地方" in again.stderr) == (2, True)
    assert run_alone(new, "pilots").stdout.endswith("64 行\n")

    with sqlite3.connect(new / "shidian.sqlite3") as database:
        database.execute("DROP TRIGGER store_event_no_delete")
        database.execute("DELETE FROM store_event WHERE number = 3")
    database.close()
    cut = run_alone(new, "audit", "verify", "--head", head)
    assert "末尾被截去" in cut.stdout
    ill = run_alone(new, "doctor", "--lang", "en")
    assert ill.returncode == 1
    assert "▼ fail  Triggers: Of the triggers, 1 are missing" in ill.stdout
    better = run_alone(new, "doctor", "--repair", "--lang", "en")
    assert "● ok  Triggers" in better.stdout


def test_an_installation_that_is_in_order(loaded_home):
    done = run_alone(loaded_home, "doctor")
    assert done.returncode == 0, done.stdout
    assert "● 正常  触发器" in done.stdout
    assert "▲ 注意  最近的备份：还没有备份过。" in done.stdout


def test_an_empty_home_says_what_to_do(fresh):
    done = fresh("doctor", "--lang", "en")
    assert done.returncode == 1
    assert "▼ fail  Database: No programme has been loaded yet." in done.stdout
