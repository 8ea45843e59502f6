"""A backup is whole or not there; what is restored is what was; a hostile one is refused."""

import hashlib
import json
import shutil
import sqlite3
import subprocess
import zipfile
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing

import pytest
from django.db import connections
from filelock import FileLock

from shidian.core import DataError, UsageError
from shidian.store import anchors, dump, guards
from shidian.store.audit import examine
from shidian.store.backup import back_up, sha256_of
from shidian.store.events import Actor, Happening, record
from shidian.store.models import Event
from shidian.store.restore import STAGE, restore, verify_backup
from tests.stored import as_default, without_guards
from tests.unit.conftest import sqlite

ZHANG = Actor("张三", 1)
TEXT = "一行\t两列\n三行 \\ 反斜线 \r 回车 “引号” \N{LINE SEPARATOR}"
EVIDENCE = b"evidence of a row"
NAME = hashlib.sha256(EVIDENCE).hexdigest()


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    """A data folder with a file of evidence, and what a backup leaves out."""
    folder = tmp_path / "home"
    monkeypatch.setenv("SHIDIAN_HOME", str(folder))
    for name in ("evidence", "columnar"):
        (folder / name).mkdir(parents=True)
    (folder / "secret_key").write_text("not to be told")
    (folder / "evidence" / f"{NAME}.pdf").write_bytes(EVIDENCE)
    (folder / "evidence" / "half.part").write_bytes(b"")
    (folder / "evidence" / "outside").symlink_to("/etc/passwd")
    (folder / "columnar" / "made-again").write_bytes(b"")
    return folder


@pytest.fixture
def filled(stored):
    """The default database with the programme and three events; its system."""
    record(ZHANG, *[Happening("a.b", f"x/{n}", reason=TEXT) for n in range(3)])
    return stored


@pytest.fixture
def simple(loaded_sqlite, tmp_path, django_db_blocker):
    """The same on SQLite alone, for what does not depend on the system."""
    file = shutil.copy(loaded_sqlite, tmp_path / "own.sqlite3")
    with django_db_blocker.unblock(), as_default(sqlite(file)):
        record(ZHANG, *[Happening("a.b", f"x/{n}", reason=TEXT) for n in range(3)])
        yield


@pytest.fixture
def server(loaded_postgres, django_db_blocker):
    """The default database, with the programme, on PostgreSQL; it is shared, so leave no event."""
    with django_db_blocker.unblock(), as_default({**loaded_postgres, "NAME": "loaded"}):
        yield
        with without_guards():
            Event.objects.all().delete()


@pytest.fixture
def target(tmp_path):
    (tmp_path / "elsewhere").mkdir()
    return tmp_path / "elsewhere" / "one.zip"


def fault(work, *words):
    with pytest.raises((DataError, UsageError)) as caught:
        work(*words)
    return caught.value.faults[0]


# --- making one ------------------------------------------------------------------------------


def test_a_backup_holds_database_and_files_and_no_key(filled, target):
    made = back_up(target)
    with zipfile.ZipFile(target) as packed:
        assert set(packed.namelist()) == {
            "manifest.json",
            "database",
            f"files/evidence/{NAME}.pdf",
        }
        assert packed.read(f"files/evidence/{NAME}.pdf") == EVIDENCE
        said = json.loads(packed.read("manifest.json"))
    assert b"not to be told" not in target.read_bytes()
    assert said["head"] == [3, Event.objects.get(number=3).sha256] == list(made.head)
    assert said["counts"]["store_event"] == 3
    assert said["vendor"] == connections["default"].vendor
    assert said["kept"][f"files/evidence/{NAME}.pdf"] == [NAME, len(EVIDENCE)]
    assert [path.name for path in target.parent.iterdir()] == ["one.zip"]
    assert target.stat().st_mode & 0o777 == 0o600
    assert sha256_of(target) == hashlib.sha256(target.read_bytes()).hexdigest()


def test_a_sound_backup_is_verified(filled, target):
    made = back_up(target)
    assert verify_backup(target) == made
    back_up(target.with_name("two.zip"))  # with the anchor of the first
    assert verify_backup(target.with_name("two.zip")).head == made.head


def test_the_head_and_the_moment_are_noted(simple, target):
    made = back_up(target)
    assert anchors.anchors() == [made.head]
    assert anchors.last_backup() is not None


def test_anchors_beyond_the_copy_are_left_out(simple, target, monkeypatch):
    """Events that are recorded while the files are packed are not in the copied database."""
    copied = dump.copy

    def and_then_somebody_writes(*words):
        state = copied(*words)
        record(ZHANG, Happening("filing.accept", "filing/1"))
        assert len(anchors.anchors()) == 1
        return state

    monkeypatch.setattr(dump, "copy", and_then_somebody_writes)
    assert back_up(target).head.number == 3
    assert verify_backup(target).head.number == 3


def test_others_write_while_a_backup_is_made(filled, target):
    def write(n):
        try:
            record(ZHANG, Happening("a.b", f"y/{n}"))
        finally:
            connections["default"].close()

    with ThreadPoolExecutor(1) as pool:
        writing = [pool.submit(write, n) for n in range(20)]
        made = back_up(target)
        for one in writing:
            one.result(timeout=30)
    assert verify_backup(target).head == made.head
    assert 3 <= made.head.number <= 23


def test_nothing_is_written_over(simple, target):
    target.write_bytes(b"old")
    assert fault(back_up, target).code == "backup_exists"
    assert target.read_bytes() == b"old"


def test_a_backup_does_not_lie_in_the_data_folder(simple, home):
    assert fault(back_up, home / "one.zip").code == "backup_inside"
    assert fault(back_up, home / "evidence" / "one.zip").code == "backup_inside"


def test_one_backup_at_a_time(simple, home, target):
    with FileLock(home / "backup.lock"):
        assert fault(back_up, target).code == "backup_running"
    assert list(target.parent.iterdir()) == []


def test_a_place_that_cannot_be_written(simple, target):
    assert fault(back_up, target.parent / "none" / "one.zip").code == "file_unwritable"
    assert fault(back_up, target.parent / ("x" * 300)).code == "file_unwritable"


def test_a_backup_that_fails_leaves_nothing(simple, target, monkeypatch):
    monkeypatch.setattr("shidian.store.backup.as_json", lambda _: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        back_up(target)
    assert list(target.parent.iterdir()) == []
    assert anchors.anchors() == []


def test_postgresql_without_its_programs_says_what_to_install(server, target, monkeypatch):
    monkeypatch.setattr(shutil, "which", lambda _: None)
    found = fault(back_up, target)
    assert (found.code, found.found) == ("no_postgres_program", {"name": "pg_dump"})
    assert list(target.parent.iterdir()) == []


def test_a_program_that_fails_is_told(server, target, monkeypatch):
    def failing(*_, **__):
        return subprocess.CompletedProcess([], 1, "", "pg_dump: server version mismatch\n")

    monkeypatch.setattr(subprocess, "run", failing)
    found = fault(back_up, target)
    assert found.code == "database_failed"
    assert found.found["found"] == "pg_dump: server version mismatch"


# --- restoring -------------------------------------------------------------------------------


@pytest.fixture
def empty(filled, tmp_path, monkeypatch, request):
    """Leads the default connection to an empty database, and SHIDIAN_HOME to an empty folder."""
    home = tmp_path / "new"
    home.mkdir()
    (home / "secret_key").write_text("its own")

    def lead():
        monkeypatch.setenv("SHIDIAN_HOME", str(home))
        if filled == "sqlite":
            return as_default(sqlite(home / "shidian.sqlite3"))
        settings = request.getfixturevalue("loaded_postgres")
        with as_default(settings), connections["default"].cursor() as cursor:
            cursor.execute("DROP DATABASE IF EXISTS bare WITH (FORCE)")
            cursor.execute("CREATE DATABASE bare TEMPLATE template0")
        return as_default({**settings, "NAME": "bare"})

    lead.home = home
    return lead


def test_what_is_restored_is_what_was_backed_up(filled, target, empty):
    made = back_up(target)
    rows = list(Event.objects.order_by("number").values())
    with empty():
        assert restore(target) == made
        assert list(Event.objects.order_by("number").values()) == rows
        assert rows[0]["reason"] == TEXT
        assert guards.missing() == []
        assert examine().sound
        record(ZHANG, Happening("a.b", "goes on"))
        assert Event.objects.order_by("number").last().number == 4
    assert (empty.home / "evidence" / f"{NAME}.pdf").read_bytes() == EVIDENCE
    assert (empty.home / "secret_key").read_text() == "its own"
    assert not (empty.home / STAGE).exists()


def test_only_an_empty_place_is_restored_to(filled, target, empty, home):
    back_up(target)
    before = sorted(path.name for path in home.rglob("*"))
    assert fault(restore, target).code == "restore_not_empty"
    assert sorted(path.name for path in home.rglob("*") if path.name != "restore.lock") == before
    with empty():
        (empty.home / "evidence").mkdir()
        assert fault(restore, target).code == "restore_not_empty"
        (empty.home / "evidence").rmdir()
        restore(target)
        assert fault(restore, target).code == "restore_not_empty"


def test_an_unfinished_restoration_is_begun_again(filled, target, empty, monkeypatch):
    made = back_up(target)
    with empty():
        with monkeypatch.context() as patch:
            patch.setattr(dump, "put", lambda *_: 1 / 0)  # as if the machine stopped there
            with pytest.raises(ZeroDivisionError):
                restore(target)
        assert (empty.home / "evidence").exists()
        assert (empty.home / STAGE).exists()
        assert restore(target) == made
        assert examine().sound
    assert not (empty.home / STAGE).exists()


def test_a_backup_with_faults_restores_nothing(filled, target, empty):
    back_up(target)
    broken = repacked(target, **{"database": b"no database"})
    with empty():
        assert fault(restore, broken)
        assert sorted(path.name for path in empty.home.iterdir()) == ["restore.lock", "secret_key"]


def test_a_backup_of_the_other_system_is_refused(filled, target, empty):
    back_up(target)
    other = "postgresql" if filled == "sqlite" else "sqlite"
    with empty():
        assert fault(restore, relisted(target, vendor=other)).code == "backup_vendor"


def test_a_backup_of_a_newer_version_is_refused(simple, target):
    back_up(target)
    newer = relisted(target, migration="0999_future")
    assert fault(verify_backup, newer).code == "database_newer"


# --- hostile and damaged files ---------------------------------------------------------------


def repacked(path, listed=True, more=(), **contents):
    """The backup with other contents of some entries, listed with their hashes or not."""
    new = path.with_name("changed.zip")
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(new, "w", zipfile.ZIP_DEFLATED) as made:
        entries = {name: old.read(name) for name in old.namelist()}
        manifest = json.loads(entries.pop("manifest.json"))
        entries.update(contents)
        if listed:
            for name, content in contents.items():
                manifest["kept"][name] = [hashlib.sha256(content).hexdigest(), len(content)]
        for name, content in entries.items():
            made.writestr(name, content)
        for name, content in more:
            made.writestr(name, content)
        made.writestr("manifest.json", json.dumps(manifest))
    return new


def relisted(path, **said):
    """The backup with another manifest."""
    new = path.with_name("relisted.zip")
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(new, "w", zipfile.ZIP_DEFLATED) as made:
        for name in old.namelist():
            content = old.read(name)
            if name == "manifest.json":
                content = json.dumps(json.loads(content) | said).encode()
            made.writestr(name, content)
    return new


@pytest.fixture
def backup(simple, target):
    """A sound backup from SQLite with three events."""
    back_up(target)
    return target


ESCAPES = {
    "the folder above": "files/../../x",
    "an absolute path": "/etc/x",
    "the folder above, at once": "../x",
    "the other slash": "files\\..\\..\\x",
    "a drive": "files/c:/x",
    "not among the files": "other/x",
    "a file beside the folders": "files/secret_key",
    "an empty part": "files//x/y",
    "a point": "files/./x/y",
}


@pytest.mark.parametrize("name", ESCAPES.values(), ids=ESCAPES)
def test_names_that_lead_elsewhere_are_refused(name, backup, tmp_path):
    assert fault(verify_backup, repacked(backup, **{name: b"x"})).code == "backup_name"
    assert not list(tmp_path.rglob("x"))


def test_every_entry_is_listed_and_every_listed_one_is_there(backup):
    extra = repacked(backup, more=[("files/evidence/more", b"x")])
    assert fault(verify_backup, extra).code == "backup_listed"
    kept = json.loads(zipfile.ZipFile(backup).read("manifest.json"))["kept"]
    listed = relisted(backup, kept={**kept, "files/evidence/more": ["a" * 64, 1]})
    assert fault(verify_backup, listed).code == "backup_listed"


def test_two_entries_of_one_name_are_refused(backup):
    with pytest.warns(UserWarning, match="Duplicate name"):
        twice = repacked(backup, more=[("database", b"another")])
    assert fault(verify_backup, twice).code == "backup_listed"


def test_a_changed_file_is_seen(backup):
    name = f"files/evidence/{NAME}.pdf"
    changed = repacked(backup, listed=False, **{name: b"evidence of a raw"})
    found = fault(verify_backup, changed)
    assert (found.code, found.found) == ("backup_changed", {"found": name})
    longer = repacked(backup, listed=False, **{name: EVIDENCE + b"!"})
    assert fault(verify_backup, longer).code == "backup_changed"


def test_a_file_that_is_no_backup(tmp_path):
    (tmp_path / "a.zip").write_bytes(b"PK no zip at all")
    assert fault(verify_backup, tmp_path / "a.zip").code == "backup_unreadable"
    (tmp_path / "b.zip").write_bytes(b"")
    assert fault(verify_backup, tmp_path / "b.zip").code == "backup_unreadable"
    assert fault(verify_backup, tmp_path / "none.zip").code == "file_unreadable"
    assert fault(verify_backup, tmp_path).code == "file_unreadable"
    with zipfile.ZipFile(tmp_path / "c.zip", "w") as packed:
        packed.writestr("hello", b"x")
    assert fault(verify_backup, tmp_path / "c.zip").code == "backup_no_manifest"


MANIFESTS = {
    "another format": ({"format": 2}, "backup_format"),
    "no table of files": ({"kept": []}, "backup_manifest"),
    "no hash": ({"kept": {"database": ["x", 1]}}, "backup_manifest"),
    "a size below nothing": ({"kept": {"database": ["a" * 64, -1]}}, "backup_manifest"),
    "a size that is no number": ({"kept": {"database": ["a" * 64, True]}}, "backup_manifest"),
    "no database": ({"kept": {}}, "backup_manifest"),
    "a head that is none": ({"head": [1]}, "backup_manifest"),
    "an unknown system": ({"vendor": "oracle"}, "backup_manifest"),
    "rows that are no number": ({"counts": {"store_event": "3"}}, "backup_manifest"),
    "other rows": ({"counts": {}}, "backup_count"),
    "another head": ({"head": [3, "a" * 64]}, "backup_head"),
    "another migration": ({"migration": "0001_register"}, "backup_manifest"),
}


@pytest.mark.parametrize(("said", "code"), MANIFESTS.values(), ids=MANIFESTS)
def test_a_manifest_that_lies_is_refused(said, code, backup):
    assert fault(verify_backup, relisted(backup, **said)).code == code


def test_a_manifest_that_is_no_json(backup):
    new = backup.with_name("none.zip")
    with zipfile.ZipFile(new, "w") as packed:
        packed.writestr("manifest.json", b"\xff{")
    assert fault(verify_backup, new).code == "backup_manifest"
    with zipfile.ZipFile(new, "w") as packed:
        packed.writestr("manifest.json", b"[" * 100_000)
    assert fault(verify_backup, new).code == "backup_manifest"


def test_a_bomb_is_refused_before_it_is_unpacked(backup, monkeypatch):
    """Its manifest tells the size, which the disk has no room for; one that lies is stopped."""
    size = 64 << 20
    bomb = repacked(backup, **{"files/evidence/bomb": bytes(size)})
    assert bomb.stat().st_size < size // 10
    usage = shutil.disk_usage("/")._replace(free=size)
    monkeypatch.setattr("shidian.store.restore.shutil.disk_usage", lambda _: usage)
    assert fault(verify_backup, bomb).code == "backup_too_large"
    kept = json.loads(zipfile.ZipFile(bomb).read("manifest.json"))["kept"]
    small = {**kept, "files/evidence/bomb": ["a" * 64, 10]}
    assert fault(verify_backup, relisted(bomb, kept=small)).code == "backup_changed"


def test_a_huge_manifest_is_not_read(backup, monkeypatch):
    monkeypatch.setattr("shidian.store.restore.LARGEST_MANIFEST", 100)
    assert fault(verify_backup, backup).code == "backup_manifest"


def test_other_compressions_and_encrypted_entries_are_refused(backup):
    new = backup.with_name("bz2.zip")
    with zipfile.ZipFile(backup) as old, zipfile.ZipFile(new, "w", zipfile.ZIP_BZIP2) as made:
        for name in old.namelist():
            made.writestr(name, old.read(name))
    assert fault(verify_backup, new).code == "backup_entry"
    content = bytearray(backup.read_bytes())
    at = content.index(b"PK\x01\x02")  # the first entry of the list at the end: the database
    content[at + 8] |= 1
    new.write_bytes(content)
    assert fault(verify_backup, new).code == "backup_entry"


def test_any_changed_byte_of_the_contents_is_seen(backup):
    """Of what is packed, not of moments and other marks that zip keeps beside it."""
    whole = backup.read_bytes()
    with zipfile.ZipFile(backup) as packed:
        spans = [
            (entry.header_offset + 30 + len(entry.filename) + 20, entry.compress_size)
            for entry in packed.infolist()
        ]
    places = [start + size * k // 7 for start, size in spans for k in range(1, 7)]
    for place in places:
        changed = bytearray(whole)
        changed[place] ^= 0x55
        backup.write_bytes(changed)
        with pytest.raises(DataError):
            verify_backup(backup)


def test_half_a_file_is_no_backup(backup):
    whole = backup.read_bytes()
    for share in (1, 3, 7, 9):
        backup.write_bytes(whole[: len(whole) * share // 10])
        assert fault(verify_backup, backup).code == "backup_unreadable"


def database_of(backup, statement, tmp_path):
    """The backup with a database in which somebody wrote, listed as if it were right."""
    file = tmp_path / "theirs.sqlite3"
    with zipfile.ZipFile(backup) as packed:
        file.write_bytes(packed.read("database"))
    with closing(sqlite3.connect(file)) as database:
        names = "SELECT name FROM sqlite_master WHERE type = 'trigger'"
        for (name,) in database.execute(names).fetchall():
            database.execute(f"DROP TRIGGER {name}")
        database.executescript(statement)
    return repacked(backup, database=file.read_bytes())


def test_a_chain_that_was_changed_is_seen(backup, tmp_path):
    edit = database_of(backup, "UPDATE store_event SET actor = '李四' WHERE number = 2", tmp_path)
    found = fault(verify_backup, edit)
    assert (found.code, found.found["where"], found.found["wrong"].en[:7]) == (
        "backup_chain",
        "2",
        "changed",
    )


def test_rows_that_hang_in_the_air_are_seen(backup, tmp_path):
    statement = (
        "PRAGMA foreign_keys = OFF; INSERT INTO store_post (person_id, role, area, department, "
        "valid_from, granted_by, granted_at) VALUES (99, 'auditor', '000000', '', '2020-01-01', "
        "'x', '2020-01-01');"
    )
    assert fault(verify_backup, database_of(backup, statement, tmp_path)).code == "backup_database"


def test_a_database_that_is_none_is_seen(backup):
    assert fault(verify_backup, repacked(backup, database=b"x" * 9000)).code == "backup_database"


def test_a_chain_that_was_cut_off_in_the_database_is_seen_by_the_anchors_packed_with_it(
    backup, tmp_path
):
    second = backup.with_name("two.zip")
    back_up(second)
    cut = database_of(second, "DELETE FROM store_event WHERE number = 3", tmp_path)
    codes = [one.code for one in caught(verify_backup, cut)]
    assert "backup_chain" in codes


def caught(work, *words):
    with pytest.raises(DataError) as error:
        work(*words)
    return error.value.faults


def test_a_dump_of_postgresql_is_examined_without_a_server(server, target):
    record(ZHANG, Happening("a.b", "x", reason=TEXT), Happening("a.b", "y"))
    back_up(target)
    assert verify_backup(target).head.number == 2
    with without_guards():
        Event.objects.filter(number=1).update(actor="李四")
    anchors.file().unlink()
    back_up(target.with_name("two.zip"))
    found = fault(verify_backup, target.with_name("two.zip"))
    assert (found.code, found.found["where"]) == ("backup_chain", "1")
    broken = repacked(target, database=b"PGDMP nonsense")
    assert fault(verify_backup, broken).code == "backup_database"
