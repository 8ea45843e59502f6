"""The doctor finds what is wrong with an installation, and says what to do."""

import hashlib
import shutil
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connections

from shidian.register.chain import Anchor
from shidian.store import anchors, doctor, doctor_database
from shidian.store.doctor import CHECKS, examine
from shidian.store.events import Actor, Happening, record
from shidian.store.findings import Asked, Level
from shidian.store.models import EvidenceFile, Filing
from tests.stored import as_default, without_guards
from tests.unit.conftest import sqlite

ZHANG = Actor("张三", 1)
NOW = datetime(2026, 11, 25, tzinfo=UTC)
CONTENT = b"evidence"
NAME = hashlib.sha256(CONTENT).hexdigest()
NEEDS_A_DATABASE = [check.name for check in CHECKS if check.of_database]


@pytest.fixture
def home(tmp_path, monkeypatch):
    folder = tmp_path / "home"
    monkeypatch.setenv("SHIDIAN_HOME", str(folder))
    (folder / "evidence").mkdir(parents=True)
    (folder / "evidence" / f"{NAME}.pdf").write_bytes(CONTENT)
    (folder / "secret_key").write_text("x")
    (folder / "secret_key").chmod(0o600)
    return folder


@pytest.fixture
def sound(home, stored):
    """An installation in which all is in order, but that nobody signed the policy."""
    record(ZHANG, Happening("a.b", "x"), Happening("a.b", "y"))
    anchors.note(Anchor(0, "0" * 64), anchors.BACKUP)
    return stored


@pytest.fixture
def simple(home, loaded_sqlite, django_db_blocker):
    """The same on SQLite alone, for what does not depend on the system."""
    file = shutil.copy(loaded_sqlite, home / "shidian.sqlite3")
    with django_db_blocker.unblock(), as_default(sqlite(file)):
        record(ZHANG, Happening("a.b", "x"), Happening("a.b", "y"))
        anchors.note(Anchor(0, "0" * 64), anchors.BACKUP)
        yield file


def found(**asked):
    return {check.name: outcome for check, outcome in examine(Asked(**asked))}


def not_ok(**asked):
    """The code of what is wrong, by the name of the check."""
    outcomes = found(**asked).items()
    return {name: one.fault.code for name, one in outcomes if one.level is not Level.OK}


def execute(statement):
    with connections["default"].cursor() as cursor:
        cursor.execute(statement)


@pytest.mark.parametrize("full", [False, True])
def test_what_is_in_order_is_said_to_be(sound, full):
    outcomes = found(full=full)
    assert list(outcomes) == [check.name for check in CHECKS]
    assert not_ok(full=full) == {"policy": "doctor_policy"}
    assert outcomes["policy"].level is Level.WARN
    assert outcomes["chain"].detail.startswith("2 ")
    assert outcomes["programme"].detail == "urbanization_2014"
    assert outcomes["files"].detail == "1/1"


def test_every_check_has_a_title_in_both_languages():
    assert len({check.name for check in CHECKS}) == len(CHECKS)
    for check in CHECKS:
        assert check.title.zh != check.title.en
    for level in Level:
        assert level.text.zh[0] == level.text.en[0]


def test_missing_triggers_are_put_back_only_when_asked(sound):
    table = " ON store_event" if sound == "postgres" else ""
    execute(f"DROP TRIGGER store_event_no_update{table}")
    assert not_ok()["triggers"] == "doctor_triggers"
    assert found()["triggers"].fault.found == {"found": "1", "first": "store_event_no_update"}
    assert "triggers" not in not_ok(repair=True)
    assert "triggers" not in not_ok()


def test_a_broken_chain_is_found(sound):
    anchors.note(Anchor(9, "a" * 64), "audit")
    assert not_ok()["chain"] == "doctor_chain"
    assert not_ok(full=True)["chain"] == "doctor_chain"


def test_what_lies_before_the_end_is_found_when_all_is_read(simple, monkeypatch):
    monkeypatch.setattr(doctor_database, "LAST_EVENTS", 1)
    with without_guards():
        execute("UPDATE store_event SET actor = '李四' WHERE number = 1")
    assert "chain" not in not_ok()
    assert not_ok(full=True)["chain"] == "doctor_chain"


def test_a_damaged_file_of_anchors_is_told(simple):
    anchors.file().write_text("{}\n")
    assert {"chain", "backup"} <= not_ok().keys()
    assert not_ok()["chain"] == "anchors_damaged"


def test_a_clock_that_was_ahead(simple):
    ahead = (datetime.now(UTC) + timedelta(days=2)).isoformat()
    with without_guards():
        execute(f"UPDATE store_event SET at = '{ahead}' WHERE number = 2")
    assert not_ok()["clock"] == "doctor_clock"


def with_evidence(sha256):
    filing = Filing.objects.create(
        pilot="01", area="330200", year=2018, form="annual", form_version="1", created_at=NOW
    )
    more = {"row": "a/b", "name": "x.pdf", "size": 1, "added_by": "张三", "added_at": NOW}
    return EvidenceFile.objects.create(filing=filing, sha256=sha256, **more)


def test_evidence_that_is_missing(sound):
    row = with_evidence("c" * 64)
    assert not_ok()["files"] == "doctor_files_missing"
    row.removed_at = NOW
    row.save()
    assert "files" not in not_ok()


def test_evidence_that_was_changed(simple, home, monkeypatch):
    with_evidence(NAME)
    assert "files" not in not_ok()
    (home / "evidence" / f"{NAME}.pdf").write_bytes(b"another")
    assert not_ok()["files"] == "doctor_files_changed"
    monkeypatch.setattr(doctor_database, "SAMPLE", 0)
    assert "files" not in not_ok()
    assert not_ok(full=True)["files"] == "doctor_files_changed"


def test_a_key_that_others_can_read(simple, home):
    (home / "secret_key").chmod(0o640)
    assert not_ok()["key"] == "doctor_key"
    (home / "secret_key").unlink()
    assert not_ok()["key"] == "doctor_failed"


@pytest.mark.parametrize(("free", "level"), [(200 << 20, Level.WARN), (50 << 20, Level.FAIL)])
def test_a_disk_that_is_nearly_full(simple, monkeypatch, free, level):
    usage = shutil.disk_usage("/")._replace(free=free)
    monkeypatch.setattr("shidian.store.doctor.shutil.disk_usage", lambda _: usage)
    assert not_ok()["disk"] == "doctor_disk"
    assert found()["disk"].level is level


def test_backups(simple):
    assert found()["backup"].level is Level.OK
    old = (datetime.now(UTC) - timedelta(days=30)).isoformat()
    line = f'{{"number": 0, "sha256": "{"0" * 64}", "at": "{old}", "why": "backup"}}\n'
    anchors.file().write_text(line)
    assert not_ok()["backup"] == "doctor_old_backup"
    assert found()["backup"].fault.found == {"found": "30"}
    anchors.file().unlink()
    assert not_ok()["backup"] == "doctor_no_backup"


def test_the_settings_of_the_pages(simple, settings):
    settings.DEBUG = True
    assert not_ok()["pages"] == "doctor_debug"
    settings.DEBUG = False
    settings.ALLOWED_HOSTS = ["*"]
    assert not_ok()["pages"] == "doctor_hosts"


def test_static_files_and_packages_that_are_missing(simple, monkeypatch):
    monkeypatch.setattr(doctor, "_CHART", "echarts/none.js")
    monkeypatch.setattr(doctor, "_OPTIONAL", ("no-such-package",))
    wrong = not_ok()
    assert (wrong["static"], wrong["packages"]) == ("doctor_static", "doctor_packages")


def test_a_restoration_that_did_not_end(simple, home):
    (home / "restore.part").mkdir()
    assert not_ok()["folder"] == "doctor_unfinished"


def test_options_that_the_database_does_not_have(simple):
    execute("PRAGMA foreign_keys = OFF")
    assert not_ok()["options"] == "doctor_option"


def test_a_damaged_database(simple, monkeypatch):
    with connections["default"].cursor() as cursor:
        cursor.execute("PRAGMA foreign_keys = OFF")
        cursor.execute(
            "INSERT INTO store_post (person_id, role, area, department, valid_from, granted_by, "
            "granted_at) VALUES (99, 'auditor', '000000', '', '2020-01-01', 'x', '2020-01-01')"
        )
    assert not_ok()["integrity"] == "doctor_integrity"
    connections["default"].close()
    content = bytearray(simple.read_bytes())
    for page in range(40, len(content) // 4096):
        content[page * 4096 : page * 4096 + 8] = b"\xff" * 8
    for part in simple.parent.glob("shidian.sqlite3-*"):
        part.unlink()
    simple.write_bytes(content)
    assert {"database", "migrated", "integrity"} & not_ok().keys()  # whichever meets it first


def test_tables_of_an_older_version_stop_the_checks_that_need_them(simple):
    last = "(SELECT MAX(name) FROM django_migrations WHERE app = 'store')"
    execute(f"DELETE FROM django_migrations WHERE app = 'store' AND name = {last}")
    wrong = not_ok()
    assert wrong["migrated"] == "doctor_migrations"
    assert not {"triggers", "chain", "files"} & found().keys()
    assert {"backup", "pages", "static"} <= found().keys()


def test_tables_of_a_newer_version(simple):
    execute(
        "INSERT INTO django_migrations (app, name, applied) "
        "VALUES ('store', '0999_future', '2030-01-01')"
    )
    assert not_ok()["migrated"] == "database_newer"


def test_a_database_that_is_not_there_is_not_made(home, django_db_blocker):
    with django_db_blocker.unblock(), as_default(sqlite(home / "shidian.sqlite3")):
        assert not_ok()["database"] == "nothing_loaded"
        assert not set(NEEDS_A_DATABASE) & found().keys()
    assert not (home / "shidian.sqlite3").exists()


def test_a_folder_that_cannot_be_used_stops_nothing_else(simple, monkeypatch, tmp_path):
    (tmp_path / "file").write_bytes(b"")
    monkeypatch.setenv("SHIDIAN_HOME", str(tmp_path / "file" / "home"))
    wrong = not_ok()
    assert wrong["folder"] == "home_unwritable"
    assert "static" not in wrong


def test_nothing_loaded(simple):
    with without_guards():
        for table in ("store_observation", "store_commitment", "store_package"):
            execute(f"DELETE FROM {table}")
    from shidian.store import snapshot  # noqa: PLC0415

    snapshot._assessed.cache_clear()
    assert not_ok()["programme"] == "nothing_loaded"
