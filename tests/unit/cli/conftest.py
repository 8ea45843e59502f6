"""A home that is loaded once, and two ways to run a command: alone, and in a waiting process.

Most of a command's second goes into importing Django and polars, so tests that do not ask
how a process begins or ends share one that waits for words.
"""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest

Run = Callable[..., subprocess.CompletedProcess[str]]

ONE = "import sys; from shidian.cli import main; sys.exit(main())"
WAITING = """
import io, json, os, sys
from unittest.mock import patch
from shidian.cli import main
from shidian.store.setup import configure
configure("shidian.web.settings")  # a process has one setting; some verbs need the pages'
for line in sys.stdin:
    words, more = json.loads(line)
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8") for _ in "oe")
    with patch.object(sys, "stdout", out), patch.object(sys, "stderr", err):
        with patch.dict(os.environ, more):
            code = main(words)
        out.flush(), err.flush()
    said = [stream.buffer.getvalue().decode("utf-8", "replace") for stream in (out, err)]
    print(json.dumps([code, *said]), flush=True)
"""
_CLEARED = ("DATABASE_URL", "DJANGO_SETTINGS_MODULE", "SHIDIAN_LANG", "SHIDIAN_HOSTS", "COLUMNS")


def environment(home: Path, more: Mapping[str, str]) -> dict[str, str]:
    """This process's environment, with a home of its own and nothing else of Shidian."""
    kept = {name: value for name, value in os.environ.items() if name not in _CLEARED}
    return {**kept, "SHIDIAN_HOME": str(home), "PYTHONUTF8": "1", **more}


def run_alone(home: Path, *words: str, **more: str) -> subprocess.CompletedProcess[str]:
    """Run one command as a process of its own."""
    return subprocess.run(
        [sys.executable, "-c", ONE, *words],
        env=environment(home, more),
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )


@pytest.fixture(scope="session")
def loaded_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home into which the built-in package has been loaded."""
    home = tmp_path_factory.mktemp("home")
    done = run_alone(home, "load")
    assert done.returncode == 0, done.stderr
    return home


@pytest.fixture(scope="session")
def shidian(loaded_home: Path) -> Iterator[Run]:
    """Run a command on the loaded home, in the waiting process."""
    with subprocess.Popen(
        [sys.executable, "-c", WAITING],
        env=environment(loaded_home, {}),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        encoding="utf-8",
    ) as process:

        def run(*words: str, **more: str) -> subprocess.CompletedProcess[str]:
            assert process.stdin is not None
            assert process.stdout is not None
            print(json.dumps([words, more]), file=process.stdin, flush=True)
            code, out, err = json.loads(process.stdout.readline())
            return subprocess.CompletedProcess(words, code, out, err)

        yield run
        process.kill()


@pytest.fixture
def fresh(tmp_path: Path) -> Run:
    """Run a command on a home of this test, in a process of its own."""
    return lambda *words, **more: run_alone(tmp_path / "home", *words, **more)
