"""A printed figure with all that stands behind it, and the short name under which it is kept."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from shidian.assessment.rating import sha256_of
from shidian.core import Bilingual

DIGITS = 10  # of the hash; short enough to be printed beside a figure
NONE = Bilingual("", "")


@dataclass(frozen=True)
class Subject:
    """What a figure is about; empty where it is about all pilots, or about no single target."""

    unit: Bilingual = NONE
    pilot: str = ""
    indicator: str = ""
    target: str = ""


@dataclass(frozen=True)
class Input:
    """An entry of a ledger that a figure rests on, and its value as printed there."""

    name: Bilingual
    value: str
    ledger: str
    entry: int

    @property
    def plain(self) -> dict[str, Any]:
        """The input as plain values."""
        return {
            "name": plain(self.name),
            "value": self.value,
            "ledger": self.ledger,
            "entry": self.entry,
        }


@dataclass(frozen=True)
class Reference:
    """A figure as it was printed; two figures with one content have one id.

    Parameters
    ----------
    content : mapping
        What it is, its value, the working with its numbers, its inputs, and under which policy,
        package and version it was made.
    """

    content: Mapping[str, Any]

    @cached_property
    def id(self) -> str:
        """The first digits of the SHA-256 of its canonical JSON.

        Examples
        --------
        >>> Reference({"value": "64"}).id == Reference({"value": "64"}).id, len(Reference({}).id)
        (True, 10)
        """
        return sha256_of(self.content)[:DIGITS]


def plain(text: Bilingual) -> dict[str, str]:
    """A text in both languages, for a file."""
    return {"zh": text.zh, "en": text.text("en")}


def inputs_of(inputs: Sequence[Input]) -> list[dict[str, Any]]:
    """Inputs as plain values, each entry once."""
    found = {(one.ledger, one.entry): one.plain for one in inputs}
    return list(found.values())
