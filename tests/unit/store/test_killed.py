"""Killed in the middle: what was acknowledged is there, nothing half-written is taken for whole.

A child process works and says on a line of its own how far it is; the parent kills it there with
SIGKILL. Where a point inside a transaction or a backup is meant, the child waits at it for an
answer that never comes.
"""

import os
import random
import signal
import sqlite3
import subprocess
import sys
import zipfile
from contextlib import closing

import pytest
from django.db import connections

from shidian.store.audit import examine
from shidian.store.models import Event, FilingCell
from shidian.store.restore import verify_backup

SEED = 5
ANY = None  # kill at the first line
WORKER = """
import sys
from datetime import UTC, datetime
from shidian.store import setup
setup.configure()
from django.db import connections, transaction
from shidian.store.events import Actor, Happening, record
from shidian.store.models import Filing, FilingCell
NOW, ME = datetime.now(UTC), Actor("child")
filing = Filing.objects.get().pk

def told(line, waits=False):
    print(line, flush=True)
    if waits:
        sys.stdin.readline()  # for ever: the parent kills

def save(keys, stop=None):
    with transaction.atomic():
        cells = [
            FilingCell(filing_id=filing, key=key, value=key, saved_by="child", saved_at=NOW)
            for key in keys
        ]
        for n, cell in enumerate(cells):
            if n == stop:
                told("inside", waits=True)
            cell.save()
        said = [
            Happening("filing.write", f"filing/{filing}/{key}", "330200", None,
                      {"value": key, "version": 1})
            for key in keys
        ]
        record(ME, *said)
        if stop == len(keys):
            told("inside", waits=True)
"""
SAVES = """
for n in range(10_000):
    save([f"practices/{n}/{k}" for k in ("title", "text")])
    told(n)
"""
IMPORT = """
save([f"practices/first/{k}" for k in range(3)])
told("saved")
save([f"practices/{n}/title" for n in range(400)], stop=int(sys.argv[1]))
"""
BACKUP = """
import hashlib, os, zipfile
from pathlib import Path
from shidian.store import anchors, backup, dump
left = int(sys.argv[1])

def at_a_point(owner, name):
    real = getattr(owner, name)
    def counted(*words, **more):
        global left
        left -= 1
        if left == 0:
            told("inside", waits=True)
        return real(*words, **more)
    setattr(owner, name, counted)

for owner, name in (
    (dump, "copy"), (dump, "_state"), (backup, "_packed"), (zipfile.ZipFile, "writestr"),
    (zipfile.ZipFile, "close"), (os, "fsync"), (Path, "replace"), (backup, "synced"),
    (Path, "unlink"), (anchors, "note"),
):
    at_a_point(owner, name)
backup.back_up(Path(sys.argv[2]))
told("whole", waits=True)
"""


@pytest.fixture
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("SHIDIAN_HOME", str(tmp_path / "home"))
    (tmp_path / "home" / "evidence").mkdir(parents=True)
    (tmp_path / "home" / "evidence" / "a.txt").write_bytes(b"x" * 5000)
    return tmp_path / "home"


@pytest.fixture
def begun(alias, home):
    """A database of its own with a filing; gives its alias, and the environment of a child."""
    sql = (
        "INSERT INTO store_filing (pilot, area, year, form, form_version, state, round, direct, "
        "created_at) VALUES ('01', '330200', 2018, 'annual', '1', 'draft', 1, FALSE, '2026-01-01')"
    )
    with connections[alias].cursor() as cursor:
        cursor.execute(sql)
    environment = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    environment |= {"SHIDIAN_HOME": str(home), "PYTHONUTF8": "1"}
    settings = connections[alias].settings_dict
    if connections[alias].vendor == "sqlite":
        connections[alias].close()
        for part in settings["NAME"].parent.glob(f"{settings['NAME'].name}*"):
            part.rename(home / part.name.replace(settings["NAME"].name, "shidian.sqlite3"))
        settings["NAME"] = home / "shidian.sqlite3"
    else:
        place = f"{settings['HOST']}:{settings['PORT']}/{settings['NAME']}"
        environment["DATABASE_URL"] = f"postgres://{settings['USER']}@{place}"
    return alias, environment


def killed(environment, code, until, *words):
    """Start a child, kill it when it says the wanted line; all lines that it has said."""
    lines = []
    with subprocess.Popen(
        [sys.executable, "-c", WORKER + code, *map(str, words)],
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        encoding="utf-8",
    ) as child:
        for line in child.stdout:
            lines.append(line.strip())
            if until is ANY or line.strip() == str(until):
                child.send_signal(signal.SIGKILL)
        assert child.wait(30) == -signal.SIGKILL, lines
    return lines


def check_sound(alias):
    """The database opens and is whole; the log is, and agrees with the cells."""
    if connections[alias].vendor == "sqlite":
        with closing(sqlite3.connect(connections[alias].settings_dict["NAME"])) as database:
            assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    done = examine(using=alias)
    assert done.sound, (done.chain.breaks, done.mismatches)
    cells = FilingCell.objects.using(alias).count()
    assert cells == Event.objects.using(alias).count()
    return set(FilingCell.objects.using(alias).values_list("key", flat=True))


@pytest.mark.parametrize("count", sorted(random.Random(SEED).sample(range(60), 3)))
def test_killed_while_it_saves(begun, count):
    alias, environment = begun
    said = killed(environment, SAVES, count)
    keys = check_sound(alias)
    acknowledged = {f"practices/{n}/{k}" for n in said for k in ("title", "text")}
    assert acknowledged <= keys
    assert len(keys) % 2 == 0  # each save is two cells, or none


@pytest.mark.parametrize("stop", [0, *random.Random(SEED).sample(range(1, 400), 2), 400])
def test_killed_in_the_middle_of_an_import(begun, stop):
    alias, environment = begun
    assert killed(environment, IMPORT, "inside", stop) == ["saved", "inside"]
    assert check_sound(alias) == {f"practices/first/{k}" for k in range(3)}


def test_killed_in_the_middle_of_a_backup(begun, tmp_path):
    """At each point the backup is whole, or not there; the next one is made all the same."""
    alias, environment = begun
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    seen, wholes = set(), 0
    postgres = connections[alias].vendor == "postgresql"
    points = [1, 3, 6] if postgres else [*range(1, 12)]
    for point in points:
        target = folder / "one.zip"
        said = killed(environment, BACKUP, ANY, point, target)
        seen.add(said[-1])
        if target.exists():
            wholes += 1
            assert verify_backup(target).kept["files/evidence/a.txt"].size == 5000
            target.unlink()
        check_sound(alias)
    said = killed(environment, BACKUP, ANY, 10_000, folder / "last.zip")
    assert said == ["whole"]
    assert verify_backup(folder / "last.zip").vendor == connections[alias].vendor
    assert "inside" in seen
    if not postgres:
        assert 0 < wholes < len(points)
    for left in folder.glob(".one.zip*"):  # what a killed backup leaves is no backup's name
        assert left.suffix == ".part"
        assert not zipfile.is_zipfile(left) or left.name == ".one.zip.part"
