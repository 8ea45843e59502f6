"""SHIDIAN_HOME, the key kept in it, and which database is used."""

import pytest

from shidian.core import DataError, UsageError
from shidian.store.home import home, secret_key
from shidian.store.settings import SQLITE_OPTIONS, database


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.setenv("SHIDIAN_HOME", str(tmp_path / "new" / "home"))
    return tmp_path / "new" / "home"


def test_the_folder_is_made(folder):
    assert home() == folder
    assert folder.is_dir()


def test_a_folder_that_cannot_be_made(tmp_path, monkeypatch):
    (tmp_path / "file").write_bytes(b"")
    monkeypatch.setenv("SHIDIAN_HOME", str(tmp_path / "file" / "home"))
    with pytest.raises(DataError) as caught:
        home()
    assert caught.value.faults[0].code == "home_unwritable"


def test_a_folder_that_cannot_be_written(folder, monkeypatch):
    monkeypatch.setattr("os.access", lambda *_: False)
    with pytest.raises(DataError) as caught:
        home()
    assert caught.value.faults[0].found == {"folder": str(folder), "found": "not writable"}


def test_the_key_is_made_once_and_private(folder):
    key = secret_key()
    assert len(key) >= 50
    assert secret_key() == key
    assert (folder / "secret_key").stat().st_mode & 0o777 == 0o600


def test_two_installations_have_two_keys(folder, tmp_path, monkeypatch):
    key = secret_key()
    monkeypatch.setenv("SHIDIAN_HOME", str(tmp_path / "other"))
    assert secret_key() != key


def test_sqlite_in_the_folder_without_a_url(folder):
    settings = database("")
    assert settings["NAME"] == folder / "shidian.sqlite3"
    assert settings["OPTIONS"] is SQLITE_OPTIONS


def test_postgresql_by_its_url():
    settings = database("postgres://u:p%40ss@127.0.0.1:5433/pilots")
    assert settings["ENGINE"] == "django.db.backends.postgresql"
    parts = [settings[name] for name in ("USER", "PASSWORD", "HOST", "PORT", "NAME")]
    assert parts == ["u", "p@ss", "127.0.0.1", 5433, "pilots"]


@pytest.mark.parametrize(
    "url", ["nonsense", "mysql://u@h/d", "postgres://u@h:port/d", "://", "postgres"]
)
def test_a_url_that_cannot_be_used(url):
    with pytest.raises(UsageError) as caught:
        database(url)
    assert caught.value.faults[0].code == "database_url"


def test_the_password_of_a_url_is_not_shown():
    with pytest.raises(UsageError) as caught:
        database("postgres://u:s3cret@h:port/d")
    assert "s3cret" not in str(caught.value)
