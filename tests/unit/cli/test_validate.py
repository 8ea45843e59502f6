"""``shidian validate``: the faults of every room's files in one list, in both languages."""

import shutil

import pytest

from shidian.programme import BUILTIN
from tests.unit.cli.answers import Ask, asking


@pytest.fixture
def run(capsysbinary, monkeypatch) -> Ask:
    return asking(capsysbinary, monkeypatch)


@pytest.fixture
def broken(tmp_path):
    """The built-in package with a fault in the files of four rooms."""
    folder = tmp_path / "package"
    shutil.copytree(BUILTIN / "urbanization_2014", folder)
    for file, old, new in (
        ("policy/assessment-2014.yaml", "share_points: ", "share_points: x"),
        ("schemes/demonstration.yaml", "code: demonstration", "kode: demonstration"),
        ("cost/insurance.yaml", 'share: "0.20"', 'share: "20"'),
        ("transfers/land.yaml", 'm2: "100"', 'm2: "many"'),
    ):
        path = folder / file
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    ("lang", "told"),
    {"zh": "transfers/land.yaml 第 7 行", "en": "transfers/land.yaml, row 7"}.items(),
    ids=["zh", "en"],
)
def test_faults_of_all_rooms_are_told_at_once(run, broken, lang, told):
    said = run("validate", broken, "--lang", lang)
    assert said.code == 1
    *lines, last = said.out.splitlines()
    for file in ("policy/", "schemes/", "cost/insurance.yaml", "transfers/land.yaml"):
        assert any(line.startswith(file) for line in lines), file
    assert any(line.startswith(told) for line in lines)
    assert str(len(lines)) in last
