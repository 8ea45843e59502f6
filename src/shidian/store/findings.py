"""What a check of the doctor finds."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from shidian.core import Bilingual, Fault


class Level(StrEnum):
    """How grave a finding is."""

    OK = "ok"
    WARN = "warn"
    FAIL = "fail"

    @property
    def text(self) -> Bilingual:
        """The level as symbol and word."""
        return _LEVELS[self]


_LEVELS = {
    Level.OK: Bilingual("● 正常", "● ok"),
    Level.WARN: Bilingual("▲ 注意", "▲ warn"),
    Level.FAIL: Bilingual("▼ 不行", "▼ fail"),
}


class Asked(NamedTuple):
    """What the doctor is asked to do: to read everything, to put triggers back, and where."""

    full: bool = False
    repair: bool = False
    using: str = "default"


class Outcome(NamedTuple):
    """The result of a check: a detail where all is well, else what is wrong and what to do."""

    level: Level
    detail: str = ""
    fault: Fault | None = None


@dataclass(frozen=True)
class Check:
    """Something that the doctor looks at; one `of_database` needs one that can be read."""

    name: str
    title: Bilingual
    look: Callable[[Asked], Outcome]
    of_database: bool = False


def ok(detail: object = "") -> Outcome:
    """All is well."""
    return Outcome(Level.OK, str(detail))


def warn(fault: Fault) -> Outcome:
    """It works, but somebody should see to it."""
    return Outcome(Level.WARN, fault=fault)


def fail(fault: Fault) -> Outcome:
    """Something must be done."""
    return Outcome(Level.FAIL, fault=fault)
