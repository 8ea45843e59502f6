"""Packages of format 1, which registers of version 0.1 keep, are read as they were meant."""

import pytest

from shidian.core import Target
from shidian.programme import from_format_1, load_programme, read_programme, validate
from tests.format_1 import OF_0_1
from tests.specimen import SOUND, write_package


def test_its_commitments_are_targets(package):
    programme = read_programme(from_format_1(OF_0_1))
    assert all(isinstance(one, Target) for one in programme.commitments)
    today = load_programme(package)
    assert [one.key for one in programme.commitments] == [one.key for one in today.targets]
    assert [one.name for one in programme.commitments] == ["", "", ""]


def test_everything_else_is_as_it_was(package):
    programme, today = read_programme(from_format_1(OF_0_1)), load_programme(package)
    for part in ("facts", "areas", "documents", "indicators", "pilots", "observations"):
        assert getattr(programme, part) == getattr(today, part)
    assert [task.keywords for task in programme.tasks] == [()]


def test_todays_format_is_given_back_as_it_is():
    assert from_format_1(SOUND) is SOUND


COMMAS = b"," * OF_0_1["commitments.csv"].split(b"\n")[0].count(b",")
FORMS = {
    "byte order mark": {name: b"\xef\xbb\xbf" + content for name, content in OF_0_1.items()},
    "CRLF": {name: content.replace(b"\n", b"\r\n") for name, content in OF_0_1.items()},
    "a line of commas": {
        **OF_0_1,
        "commitments.csv": OF_0_1["commitments.csv"] + COMMAS + b"\n",
    },
    "blanks in the header": {
        **OF_0_1,
        "commitments.csv": OF_0_1["commitments.csv"].replace(b"pilot_no,", b" pilot_no ,"),
    },
    "a remark behind the format": {
        **OF_0_1,
        "programme.toml": OF_0_1["programme.toml"].replace(b"format = 1", b"format=1  # old"),
    },
}


@pytest.mark.parametrize("files", FORMS.values(), ids=FORMS)
def test_a_form_that_made_no_difference(files):
    sound = read_programme(from_format_1(OF_0_1))
    other = read_programme(from_format_1(files))
    assert other.commitments == sound.commitments
    assert (other.facts, other.tasks) == (sound.facts, sound.tasks)


def test_to_load_it_anew_it_must_be_brought_up_to_date(tmp_path):
    codes = {fault.code for fault in validate(write_package(tmp_path, OF_0_1))}
    assert codes == {"wrong_format", "column_missing"}
