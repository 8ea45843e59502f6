"""The pages of the documentation, and the blocks in them."""

import re
from dataclasses import dataclass
from pathlib import Path

from tests.whole.source import ROOT

_BLOCK = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_TABLE = re.compile(r"(?:^\|.*\|\n)+", re.MULTILINE)


@dataclass(frozen=True)
class Page:
    """A page of Markdown."""

    path: Path

    @property
    def name(self) -> str:
        """Its place in the repository."""
        return self.path.relative_to(ROOT).as_posix()

    @property
    def text(self) -> str:
        """The page as it is written."""
        return self.path.read_text(encoding="utf-8")

    @property
    def prose(self) -> str:
        """The page without its blocks."""
        return _BLOCK.sub("", self.text)

    def blocks(self, kind: str) -> list[str]:
        """The contents of its blocks of a kind, such as ``python``."""
        return [content for found, content in _BLOCK.findall(self.text) if found == kind]

    @property
    def tables(self) -> list[list[list[str]]]:
        """Its tables: rows of cells, the head first."""
        found = [table.splitlines() for table in _TABLE.findall(self.prose)]
        return [[_cells(row) for row in (rows[0], *rows[2:])] for rows in found]


PAGES = [
    Page(path)
    for path in (
        *sorted(ROOT.glob("*.md")),
        *sorted((ROOT / "docs").rglob("*.md")),
        *sorted((ROOT / "decisions").glob("*.md")),
    )
]


def _cells(row: str) -> list[str]:
    """The cells of a row; a bar behind a backslash is text."""
    cells = re.split(r"(?<!\\)\|", row.strip().strip("|"))
    return [cell.strip().replace("\\|", "|") for cell in cells]


def page(name: str) -> Page:
    """The page at this place in the repository."""
    return Page(ROOT / name)


def section(text: str, title: str) -> str:
    """What stands under a second-level heading."""
    [found] = re.findall(rf"^## {re.escape(title)}\n(.*?)(?=^## |\Z)", text, re.M | re.S)
    return found
