"""The project's own source, parsed, for the tests of the whole."""

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src" / "shidian"
LIBRARY = ("core", "engine", "programme", "mechanisms", "register", "supervision", "plans")
LIBRARY += ("assessment", "reporting")
"""The rooms that work without Django."""
ROOMS = (*LIBRARY, "store", "cli", "web")


def modules(*rooms: str) -> Iterator[tuple[Path, ast.Module]]:
    """Modules of some rooms, or of the whole project, parsed."""
    folders = [SOURCE / room for room in rooms] if rooms else [SOURCE]
    for folder in folders:
        for path in sorted(folder.rglob("*.py")):
            yield path, ast.parse(path.read_text(encoding="utf-8"))


def where(path: Path, node: ast.AST) -> str:
    """Place of a node, as editors take it."""
    return f"{path.relative_to(ROOT)}:{getattr(node, 'lineno', 1)}"
