"""The files of a package: missing, broken, in the wrong encoding, too large."""

import pytest

from shidian.core import UsageError
from shidian.programme import digest, load_programme, package_files, read_mapping, validate
from tests.specimen import COMMITMENTS, SOUND, altered, write_package
from tests.unit.programme.test_validate import found

C, T, P = "commitments.csv", "tiles.csv", "parameters/tolerances.yaml"
HEADER = "area,column,row,short_zh,short_en"


@pytest.mark.parametrize("file", [name for name in SOUND if "/" not in name])
def test_a_missing_file(file, tmp_path):
    files = {name: content for name, content in SOUND.items() if name != file}
    assert ("file_missing", file, None, "") in found(tmp_path, files)


def test_a_folder_in_place_of_a_file(tmp_path):
    files = {name: content for name, content in SOUND.items() if name != T}
    (tmp_path / T).mkdir()
    assert found(tmp_path, files) == [("file_missing", T, None, "")]


def test_no_such_folder(tmp_path):
    for path in (tmp_path / "nowhere", write_package(tmp_path) / C):
        with pytest.raises(UsageError) as caught:
            validate(path)
        assert caught.value.faults[0].code == "no_folder"


BROKEN = {
    "GB18030": (T, SOUND[T].decode().encode("gb18030"), ("wrong_encoding", T, 2, "")),
    "UTF-16, as Excel's Unicode text": (
        T,
        SOUND[T].decode().encode("utf-16"),
        ("wrong_encoding", T, 1, ""),
    ),
    "GB18030 in TOML": (
        "programme.toml",
        SOUND["programme.toml"].decode().encode("gb18030"),
        ("wrong_encoding", "programme.toml", 8, ""),
    ),
    "GB18030 in YAML": (P, SOUND[P].decode().encode("gb18030"), ("wrong_encoding", P, 2, "")),
    "NUL bytes": (T, SOUND[T].replace("浙江".encode(), b"\0\0"), ("wrong_encoding", T, 2, "")),
    "NUL bytes in YAML": (P, SOUND[P] + b"\0", ("not_yaml", P, None, "")),
    "empty file": (T, b"", ("column_missing", T, 1, "area")),
    "unknown column": (
        T,
        SOUND[T].replace(b"short_en", b"short_en,colour").replace(b"Zhejiang", b"Zhejiang,red"),
        ("column_unknown", T, 1, "colour"),
    ),
    "column twice": (
        T,
        SOUND[T].replace(b"short_en", b"short_en,area").replace(b"Zhejiang", b"Zhejiang,330000"),
        ("duplicate", T, 1, "area"),
    ),
    "quotation mark without a partner": (
        T,
        SOUND[T].replace("浙江".encode(), '"浙江'.encode()),
        ("not_csv", T, 2, ""),
    ),
    "quotation mark inside a cell": (
        T,
        SOUND[T].replace("浙江".encode(), '"浙"江'.encode()),
        ("not_csv", T, 2, ""),
    ),
    "endless cell": (T, SOUND[T] + b"330000," + b"9" * 200_000, ("not_csv", T, 3, "")),
    "broken TOML": ("programme.toml", b"format = ", ("not_toml", "programme.toml", None, "")),
    "TOML with a key twice": (
        "programme.toml",
        SOUND["programme.toml"] + b'code = "other"\n',
        ("not_toml", "programme.toml", None, ""),
    ),
    "endlessly nested TOML": (
        "programme.toml",
        b"format = " + b"[" * 20_000,
        ("not_toml", "programme.toml", None, ""),
    ),
    "broken YAML": (P, b"tolerance: [1, 2", ("not_yaml", P, 1, "")),
    "YAML that is a list": (P, b"- tolerance\n", ("not_yaml_mapping", P, None, "")),
    "endlessly nested YAML": (P, b"a: " + b"[" * 20_000, ("scheme_too_deep", P, 1, "")),
    "YAML with a key twice": (
        P,
        SOUND[P] + b"about_tolerance_cap: {}\n",
        ("duplicate", P, None, ""),
    ),
}


@pytest.mark.parametrize(("file", "content", "fault"), BROKEN.values(), ids=BROKEN)
def test_a_broken_file(file, content, fault, tmp_path):
    assert fault in found(tmp_path, {**SOUND, file: content})


def test_where_toml_and_yaml_break_is_said(tmp_path):
    files = {**SOUND, "programme.toml": b"format = 2\ncode = =\n", P: b"a:\n  b: [1\n"}
    faults = {f.code: f.line("en") for f in validate(write_package(tmp_path, files))}
    assert "line 2" in faults["not_toml"]
    assert "row 3, character 1: Cannot be read as YAML: uneven" in faults["not_yaml"]


USUAL = {
    "a tab": (b"a:\n\tb: 1\n", "行首或值首的字符不行"),
    "two colons": (b"a: b: c\n", "这里不该有冒号"),
    "a full colon": ("a: 1\nb：2\n".encode(), "缺少半角冒号"),
    "an open quotation": (b'a: "b\n', "引号没有配对"),
    "an open bracket": (b"a: [1\n", "括号"),
    "a NUL": (b"a: \0\n", "不可见的字符"),
}


@pytest.mark.parametrize(("content", "said"), USUAL.values(), ids=USUAL)
def test_usual_mistakes_in_yaml_are_told_in_words(content, said):
    faults = []
    read_mapping({"a.yaml": content}, "a.yaml", faults)
    assert said in faults[0].text("zh")


def test_a_wrong_byte_is_shown(tmp_path):
    content = SOUND[T].decode().encode("gb18030")
    [fault] = validate(write_package(tmp_path, {**SOUND, T: content}))
    first = len(f"{HEADER}\n330000,6,5,")
    assert fault.found == {"byte": str(first), "found": f"{content[first]:02X}"}


def test_a_huge_file_is_not_read(tmp_path, monkeypatch):
    monkeypatch.setattr("shidian.programme.files.LARGEST_FILE", len(COMMITMENTS.encode()))
    files = {**SOUND, C: SOUND[C] + b"\n"}
    [fault] = validate(write_package(tmp_path, files))
    assert (fault.code, fault.place.file) == ("file_too_large", C)
    assert fault.found["limit"] == str(len(SOUND[C]))


FORMS = {
    "byte order mark": {name: b"\xef\xbb\xbf" + content for name, content in SOUND.items()},
    "CRLF": {name: content.replace(b"\n", b"\r\n") for name, content in SOUND.items()},
    "blank lines": {
        **SOUND,
        C: SOUND[C].replace(b"\n", b"\n\n"),
        T: SOUND[T] + b"\n,,,,\n  ,,,,\n\n",
    },
    "no final newline": {name: content.rstrip(b"\n") for name, content in SOUND.items()},
    "blanks around cells": altered(T, "330000,6,5,", " 330000 ,6 , 5,"),
    "files of other kinds": {**SOUND, "README.md": b"\xff\xfe", "notes/old.txt": b"\0"},
}


@pytest.mark.parametrize("files", FORMS.values(), ids=FORMS)
def test_a_form_that_makes_no_difference(files, tmp_path):
    sound = load_programme(write_package(tmp_path / "sound"))
    other = load_programme(write_package(tmp_path / "other", files))
    assert (other.facts, other.pilots) == (sound.facts, sound.pilots)
    assert (other.commitments, other.observations) == (sound.commitments, sound.observations)
    assert (other.tiles, other.parameters) == (sound.tiles, sound.parameters)


def test_a_newline_inside_a_cell_keeps_row_numbers_right(tmp_path):
    text = COMMITMENTS.replace("110,115,high,,", '110,115,high,"第一行\n第二行\n\n第四行",')
    text = text.replace("\n01-rate-2020", "\n\n\n01-rate-2020").replace("73.90", "x")
    [fault] = validate(write_package(tmp_path, {**SOUND, C: text.encode()}))
    lines = text.split("\n")
    assert "01-rate-2020" in lines[7]
    assert (fault.code, fault.place.row) == ("not_number", 8)


def test_the_digest_is_of_names_and_contents(tmp_path):
    files = package_files(write_package(tmp_path))
    assert set(files) == set(SOUND)
    moved = {**files, "parameters/other.yaml": files[P]}
    del moved[P]
    digests = {digest(files), digest({**files, C: files[C] + b"\n"}), digest(moved)}
    assert len(digests) == 3
    assert digest(dict(reversed(files.items()))) == digest(files)


def test_a_table_that_cannot_be_read_does_not_bury_its_fault(tmp_path):
    """Nothing is checked against a missing table: one fault, not one for every reference."""
    write_package(tmp_path / "p", {k: v for k, v in SOUND.items() if k != "documents.csv"})
    (tmp_path / "p" / "documents.csv").unlink(missing_ok=True)
    assert [fault.code for fault in validate(tmp_path / "p")] == ["file_missing"]
