"""The code in the documentation runs, and prints what the pages say.

A block marked ``python`` runs after the earlier ones of its page; what it prints must be the
comments behind its ``print`` lines. In a block marked ``console`` every line after ``$`` is run;
it must end with 0, or with the code that ``# exit 2`` names, and print the lines below it.
"""

import contextlib
import io
import re
import shlex

import pytest

from tests.docs.conftest import with_example
from tests.docs.pages import PAGES, Page

_PROMISED = re.compile(r"^(?:print\(.*)?\)  # (.*)$", re.MULTILINE)
_EXIT = re.compile(r"\s+# exit (\d+)$")

WITH_PYTHON = {one.name: one for one in PAGES if one.blocks("python")}
WITH_CONSOLE = {one.name: one for one in PAGES if one.blocks("console")}


def test_there_are_blocks_to_run():
    assert {"README.md", "README.zh-CN.md", "docs/method-attainment.md"} <= set(WITH_PYTHON)
    assert {"README.md", "README.zh-CN.md", "docs/commands.md"} <= set(WITH_CONSOLE)


@pytest.mark.parametrize("one", WITH_PYTHON.values(), ids=WITH_PYTHON)
def test_python_blocks(one: Page, tmp_path, monkeypatch):
    monkeypatch.chdir(with_example(tmp_path))
    names: dict[str, object] = {}
    for block in one.blocks("python"):
        printed = io.StringIO()
        with contextlib.redirect_stdout(printed):
            exec(compile(block, one.name, "exec"), names)
        assert printed.getvalue().splitlines() == _PROMISED.findall(block)


def commands(block: str) -> list[tuple[str, int, list[str]]]:
    """The commands of a console block, the exit code of each and the lines it should print."""
    found: list[tuple[str, int, list[str]]] = []
    for line in block.splitlines():
        if line.startswith("$ "):
            code = _EXIT.search(line)
            found.append((_EXIT.sub("", line[2:]), int(code[1]) if code else 0, []))
        elif line.strip():
            found[-1][2].append(line.rstrip())
    return found


COMMANDS = [
    (name, *command)
    for name, one in WITH_CONSOLE.items()
    for block in one.blocks("console")
    for command in commands(block)
]


@pytest.fixture(scope="module")
def said(answers) -> list[tuple[int, str]]:
    """What the commands of all pages said, in their order."""
    words = [shlex.split(command) for _, command, _, _ in COMMANDS]
    assert {program for program, *_ in words} == {"shidian"}
    return answers([rest for _, *rest in words])


@pytest.mark.parametrize("at", range(len(COMMANDS)), ids=[" ".join(one[:2]) for one in COMMANDS])
def test_console_blocks(at, said):
    _, _, code, lines = COMMANDS[at]
    ended, text = said[at]
    assert ended == code, text
    printed = [line.rstrip() for line in text.splitlines()]
    assert [line for line in lines if line not in printed] == [], text
