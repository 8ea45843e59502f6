"""The house: rooms, directions of import, size of files, docstrings."""

import ast
import doctest
import importlib
import subprocess
import sys
from pathlib import Path

import pytest

from tests.whole.source import LIBRARY, ROOMS, ROOT, SOURCE, modules, where

LONGEST = 400  # lines
LONG_WITH_REASON: dict[str, str] = {}
WRITTEN = (".py", ".html", ".css", ".js", ".toml", ".yaml")
CATCH_ALLS = {"utils", "util", "common", "helpers", "misc", "extras", "tools", "base"}


def test_imports_run_only_downwards():
    command = [str(Path(sys.executable).parent / "lint-imports"), "--no-cache"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "0 broken" in done.stdout


HEAVY = ("django", "polars", "pandas", "openpyxl", "yaml", "rich", "typer")


def loaded_by(statement: str) -> set[str]:
    """Which heavy packages a fresh Python has loaded after a statement."""
    code = f"{statement}; import sys; print(*(name for name in {HEAVY} if name in sys.modules))"
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return set(done.stdout.split())


def test_importing_shidian_loads_nothing():
    assert loaded_by("import shidian") == set()


def test_core_needs_nothing_else():
    assert loaded_by("import shidian.core") == set()


def test_the_library_loads_neither_django_nor_pandas():
    statement = "import " + ", ".join(f"shidian.{room}" for room in LIBRARY)
    assert loaded_by(statement) <= {"polars", "yaml"}


def test_every_room_has_its_place():
    folders = {path.parent.name for path in SOURCE.glob("*/__init__.py")}
    assert folders == set(ROOMS)


def test_there_are_no_catch_alls():
    names = {path.stem for path in SOURCE.rglob("*.py")}
    names |= {path.name for path in SOURCE.rglob("*") if path.is_dir()}
    assert names & CATCH_ALLS == set()


def test_no_file_is_too_long():
    lengths = {
        str(path.relative_to(ROOT)): len(path.read_text(encoding="utf-8").splitlines())
        for path in SOURCE.rglob("*")
        if path.suffix in WRITTEN and "echarts" not in path.parts
    }
    assert len(lengths) > 50
    too_long = {name: length for name, length in lengths.items() if length > LONGEST}
    assert set(too_long) == set(LONG_WITH_REASON)


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_says_what_it_is_for(room):
    module = ast.parse((SOURCE / room / "__init__.py").read_text(encoding="utf-8"))
    docstring = ast.get_docstring(module) or ""
    assert len(docstring.split()) > 20, f"{room} needs a paragraph"


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_lists_what_it_exports(room):
    path = SOURCE / room / "__init__.py"
    module = ast.parse(path.read_text(encoding="utf-8"))
    exported = {
        alias.asname or alias.name
        for node in module.body
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith(f"shidian.{room}")
        for alias in node.names
    }
    listed = getattr(importlib.import_module(f"shidian.{room}"), "__all__", []) if exported else []
    assert set(listed) == exported
    assert len(listed) == len(set(listed))


def undocumented(path: Path, module: ast.Module) -> list[str]:
    kinds = (ast.FunctionDef, ast.ClassDef)
    public = [node for node in module.body if isinstance(node, kinds) and node.name[0] != "_"]
    for parent in [node for node in public if isinstance(node, ast.ClassDef)]:
        public += [node for node in parent.body if isinstance(node, kinds) and node.name[0] != "_"]
    found = [f"{where(path, node)} {node.name}" for node in public if not ast.get_docstring(node)]
    return found + ([] if ast.get_docstring(module) else [where(path, module)])


def test_everything_public_has_a_docstring():
    missing = [line for path, module in modules(*LIBRARY) for line in undocumented(path, module)]
    assert missing == []


def names_of_modules() -> list[str]:
    paths = (path.relative_to(SOURCE.parent) for path, _ in modules(*LIBRARY))
    return [".".join(path.with_suffix("").parts).removesuffix(".__init__") for path in paths]


def test_the_examples_in_docstrings_hold():
    results = [doctest.testmod(importlib.import_module(name)) for name in names_of_modules()]
    assert sum(result.failed for result in results) == 0
    assert sum(result.attempted for result in results) >= 30
