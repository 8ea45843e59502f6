"""Every verb explains itself in both languages, and explaining costs no heavy import."""

import re
import subprocess
import sys

import pytest

from shidian.cli import main

VERBS = ("load", "serve", "person", "pilots", "show", "targets", "commitments", "observations")
VERBS += ("assess", "robust", "replay", "report", "export", "portal", "read", "check", "validate")
VERBS += ("audit", "backup", "restore", "doctor", "share", "scheme", "cost", "transfers", "land")
SCHEME = ("list", "check", "explain", "run", "threshold", "compare", "sensitivity", "simulate")
SCHEME += ("persons", "population", "schema")
COST = ("list", "run", "cases", "change", "tornado", "draws", "afford")
COST += ("insurance",)
TRANSFERS = ("award", "equalize", "pass-through", "change", "link", "city", "permit")
GROUPS = {"scheme": SCHEME, "cost": COST, "transfers": TRANSFERS, "land": ("due", "balance")}
COMMANDS = [
    *((verb,) for verb in VERBS),
    *((group, verb) for group, verbs in GROUPS.items() for verb in verbs),
]
HEAVY = ("django", "polars", "pandas", "openpyxl", "rich.table")


def _is_bilingual(text: str) -> bool:
    return bool(re.search("[\u4e00-\u9fff]", text) and re.search("[A-Z][a-z]+", text))


def test_the_overview_names_every_verb(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--help"]) == 0
    shown = capsys.readouterr().out
    assert re.findall(r"^  ([a-z]+) ", shown, re.M) == list(VERBS)
    assert main([]) == 0
    assert capsys.readouterr().out == shown


@pytest.mark.parametrize(("group", "verbs"), GROUPS.items(), ids=GROUPS)
def test_the_overview_of_a_group_names_every_verb(
    group: str, verbs: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([group, "--help"]) == 0
    shown = capsys.readouterr().out
    assert re.findall(r"^  ([a-z-]+)  ", shown, re.M) == list(verbs)


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_every_verb_and_option_has_help_in_both_languages(
    command: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*command, "--help"]) == 0
    shown = capsys.readouterr().out
    assert _is_bilingual(shown.split("选项 Options:")[0].split("\n", 1)[1])
    options = shown.partition("选项 Options:")[2].partition("\n\n")[0]
    entries = re.split(r"\n  (?=-)", options)[1:]
    assert entries
    for entry in entries:
        assert _is_bilingual(entry), entry


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert re.fullmatch(r"shidian \d+\.\d+\.\d+\n", capsys.readouterr().out)


@pytest.mark.parametrize("package", ["shidian", "shidian.cli"])
def test_importing_loads_nothing_heavy(package: str) -> None:
    code = f"import sys, {package}; print(*sorted(sys.modules))"
    loaded = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    ).stdout.split()
    assert package in loaded
    assert [name for name in HEAVY if name in loaded] == []
