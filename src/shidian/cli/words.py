"""How codes are written on a terminal: in words, in the person's language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shidian.core import Bilingual, Lang, StatementType
from shidian.core.statement import KINDS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from shidian.programme import Programme

NO_VALUE = "—"
STYLES = {"● ": "green", "▼ ": "red", "○ ": "dim"}
# Columns of several codes in one cell, parted by blanks.
LISTS = frozenset({"caveats", "proposed"})


def reading_words(programme: Programme, lang: Lang) -> Mapping[str, Mapping[str, str]]:
    """The same for the tables of what was read in plan files."""
    from shidian.plans import CLASSES, SECTIONS  # noqa: PLC0415  only `shidian read` needs them

    kinds = {code: text for kinds in KINDS.values() for code, text in kinds.items()}
    codes: dict[str, Mapping[str, Bilingual]] = {
        "kind": {**kinds, **programme.task_names},
        "type": {one: one.text for one in StatementType},
        "section": SECTIONS,
        "class": CLASSES,
    }
    return {
        column: {code: text.text(lang) for code, text in table.items()}
        for column, table in codes.items()
    }
