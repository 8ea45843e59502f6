"""One message: what was found, and what to do about it, in both languages."""

from typing import NamedTuple

from shidian.core.bilingual import Bilingual


class Message(NamedTuple):
    """What was found, and what to do; `{names}` are filled with the fault's data."""

    what: Bilingual
    todo: Bilingual


def message(what_zh: str, what_en: str, todo_zh: str, todo_en: str) -> Message:
    """A message from its four sentences."""
    return Message(Bilingual(what_zh, what_en), Bilingual(todo_zh, todo_en))
