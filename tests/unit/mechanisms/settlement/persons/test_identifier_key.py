import os
import stat

import pytest

from shidian.core import DataError, UsageError
from shidian.mechanisms.settlement.persons import identifier_key, lasting_key


def test_a_key_is_made_once_and_kept_from_others(tmp_path):
    file = tmp_path / "identifier.key"
    key = identifier_key(file)
    assert len(key) == 32 and identifier_key(file) == key
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert identifier_key(tmp_path / "other.key") != key


BROKEN = {"nothing": b"", "half a key": b"00" * 16, "a text": "密钥".encode(), "more": b"00" * 99}


@pytest.mark.parametrize("content", BROKEN.values(), ids=BROKEN)
def test_what_is_no_key_is_not_taken_for_one(tmp_path, content):
    (tmp_path / "identifier.key").write_bytes(content)
    with pytest.raises(DataError, match="64 hexadecimal digits"):
        identifier_key(tmp_path / "identifier.key")


def test_a_key_in_no_folder_cannot_be_made(tmp_path):
    with pytest.raises(UsageError, match="Cannot write"):
        identifier_key(tmp_path / "none" / "identifier.key")


def test_a_folder_is_no_key(tmp_path):
    with pytest.raises(UsageError, match="Cannot read"):
        identifier_key(tmp_path)


def test_a_new_key_lasts_only_if_the_persons_are_read(tmp_path):
    file = tmp_path / "identifier.key"
    with pytest.raises(KeyboardInterrupt), lasting_key(file) as key:
        assert len(key) == 32 and file.exists()
        raise KeyboardInterrupt
    assert not file.exists()
    with lasting_key(file) as key:
        pass
    assert identifier_key(file) == key


def test_a_key_that_was_there_stays(tmp_path):
    file = tmp_path / "identifier.key"
    before = identifier_key(file)
    with pytest.raises(ZeroDivisionError), lasting_key(file) as key:
        assert key == before
        raise ZeroDivisionError
    assert identifier_key(file) == before


def test_half_a_key_is_not_left_behind(tmp_path, monkeypatch):
    def full(descriptor, *_mode, **_more):
        os.close(descriptor)
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fdopen", full)
    with pytest.raises(UsageError, match="No space left"):
        identifier_key(tmp_path / "identifier.key")
    assert not list(tmp_path.iterdir())
