"""What the tests of the documentation share: a loaded data folder, and the command in it."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pytest

from tests.whole.source import ROOT

SHIDIAN = Path(sys.executable).parent / "shidian"
EXAMPLE = Path("docs") / "reader"
FOLDERS = (Path("docs") / "fiscal", Path("docs") / "schemes")
Answers = list[tuple[int, str]]


def run(
    command: Sequence[str | Path], home: Path, folder: Path, more: Mapping[str, str] | None = None
) -> "subprocess.CompletedProcess[str]":
    """Run a command with a data folder of its own, in a folder of its own."""
    left_out = ("DATABASE_URL", "SHIDIAN_LANG", "SHIDIAN_HOSTS", "DJANGO_SETTINGS_MODULE")
    environment = {key: value for key, value in os.environ.items() if key not in left_out}
    environment |= {"SHIDIAN_HOME": str(home), **(more or {})}
    return subprocess.run(
        [str(word) for word in command],
        env=environment,
        cwd=folder,
        capture_output=True,
        encoding="utf-8",
        timeout=300,  # the blocks of all pages run in one process
        check=False,
    )


def with_example(folder: Path) -> Path:
    """The folder, with the files that the pages read, in the places that they name."""
    (folder / EXAMPLE).mkdir(parents=True)
    for name in ("plan.txt", "plan.jsonl"):
        shutil.copy(ROOT / EXAMPLE / name, folder / EXAMPLE)
    for named in FOLDERS:
        shutil.copytree(ROOT / named, folder / named)
    return folder


@pytest.fixture(scope="session")
def loaded_home(tmp_path_factory) -> Path:
    """A data folder with the built-in programme, to be copied or only read."""
    home = tmp_path_factory.mktemp("loaded") / "home"
    done = run([SHIDIAN, "load"], home, home.parent)
    assert done.returncode == 0, done.stderr
    return home


@pytest.fixture
def home(loaded_home, tmp_path) -> Path:
    """A loaded data folder for this test alone."""
    return Path(shutil.copytree(loaded_home, tmp_path / "home"))


# Runs several commands in one process, since most of a command's time is Python's start.
_DRIVER = """
import io, json, sys
from shidian.cli import main
answers = []
for words in json.loads(sys.argv[1]):
    real = sys.stdout, sys.stderr
    sys.stdout, sys.stderr = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8") for _ in real)
    code = main(words)
    said = b""
    for stream in (sys.stdout, sys.stderr):
        stream.flush()
        said += stream.buffer.getvalue()
    sys.stdout, sys.stderr = real
    answers.append([code, said.decode("utf-8")])
print(json.dumps(answers))
"""


@pytest.fixture(scope="session")
def answers(loaded_home, tmp_path_factory) -> Callable[[Sequence[Sequence[str]]], Answers]:
    """Runs commands one after another on loaded data; gives exit codes and what they said."""
    folder = with_example(tmp_path_factory.mktemp("blocks"))
    home = Path(shutil.copytree(loaded_home, folder / "home"))

    def run_all(commands: Sequence[Sequence[str]]) -> Answers:
        done = run([sys.executable, "-c", _DRIVER, json.dumps(commands)], home, home.parent)
        assert done.returncode == 0, done.stderr
        return [(code, said) for code, said in json.loads(done.stdout)]

    return run_all
