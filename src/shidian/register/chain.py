"""Verifying the chain of events: every place at which it is not what was written.

A chain is verified as a stream, in the order in which it is stored; nothing of it is kept but
the last link. A chain cannot tell that its end was cut off: for that, heads are noted elsewhere
(`Anchor`), and the chain must pass through each of them.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, NamedTuple

from shidian.core import Bilingual
from shidian.register.events import HASHED, START, Event, hash_of

FIELDS = tuple(Event.__dataclass_fields__)
"""The columns of an event, in the order of the rows that `verify` takes."""
_NUMBER, _PREVIOUS, _SHA256 = (FIELDS.index(name) for name in ("number", "previous", "sha256"))


class Wrong(StrEnum):
    """What can be wrong at a place of the chain."""

    CHANGED = "changed"
    REPLACED = "replaced"
    MISSING = "missing"
    TWICE = "twice"
    DISORDER = "disorder"
    CUT = "cut"
    OTHER = "other"

    @property
    def text(self) -> Bilingual:
        """What is wrong, in words."""
        return _WRONG[self]


_WRONG = {
    Wrong.CHANGED: Bilingual("内容与散列值不符", "changed: the content does not fit its hash"),
    Wrong.REPLACED: Bilingual(
        "与前一事项的散列值不相接", "replaced: it or the event before does not fit the chain"
    ),
    Wrong.MISSING: Bilingual("缺失", "missing"),
    Wrong.TWICE: Bilingual("编号重复", "twice: the number stands a second time"),
    Wrong.DISORDER: Bilingual("顺序颠倒", "out of order"),
    Wrong.CUT: Bilingual("末尾被截去", "cut off: the chain ends before a head noted earlier"),
    Wrong.OTHER: Bilingual(
        "与另存的链头不符", "another chain: not the hash noted earlier for this number"
    ),
}


class Break(NamedTuple):
    """A place at which the chain is broken: from this number to that one, and what is wrong."""

    first: int
    last: int
    wrong: Wrong

    @property
    def place(self) -> str:
        """The number, or the first and the last."""
        return str(self.first) if self.first == self.last else f"{self.first}–{self.last}"


class Anchor(NamedTuple):
    """Number and hash of an event, noted outside the database."""

    number: int
    sha256: str


ROOT = Anchor(0, START)
"""What stands before the first event."""


@dataclass
class Verification:
    """What came of verifying: how many events were read, the last of them, and the breaks."""

    count: int = 0
    head: Anchor = ROOT
    breaks: list[Break] = field(default_factory=list)

    @property
    def whole(self) -> bool:
        """Whether nothing is wrong."""
        return not self.breaks


def verify(
    rows: Iterable[Sequence[Any]],
    anchors: Iterable[Anchor] = (),
    before: Anchor = ROOT,
) -> Verification:
    """Verify a chain: numbers, hashes, links, and that it passes through every anchor.

    Parameters
    ----------
    rows : iterable of sequence
        The events as rows of `FIELDS`, in the order in which they are stored.
    anchors : iterable of Anchor
        Heads noted earlier; those at or before `before` are not looked at.
    before : Anchor
        The event before the first row, where only the end of a chain is verified.

    Examples
    --------
    >>> from shidian.register.events import HASHED, START, hash_of
    >>> one = dict.fromkeys(HASHED, "") | {"number": 1, "previous": START}
    >>> row = (*one.values(), hash_of(one))
    >>> verify([row]).whole
    True
    >>> verify([row], [Anchor(2, "f" * 64)]).breaks[0].wrong.value
    'cut'
    """
    done = Verification(head=before)
    noted: dict[int, set[str]] = {}
    for anchor in anchors:
        if anchor.number > before.number:
            noted.setdefault(anchor.number, set()).add(anchor.sha256)
    for row in rows:
        number = row[_NUMBER]
        done.breaks += _at(row, done.head)
        if noted.get(number, {row[_SHA256]}) != {row[_SHA256]}:
            done.breaks.append(Break(number, number, Wrong.OTHER))
        done.count += 1
        if number > done.head.number:  # a number that comes late does not turn the count back
            done.head = Anchor(number, row[_SHA256])
    furthest = max(noted, default=0)
    if furthest > done.head.number:
        done.breaks.append(Break(done.head.number + 1, furthest, Wrong.CUT))
    return done


def _at(row: Sequence[Any], head: Anchor) -> list[Break]:
    """What is wrong with an event, seen from the one before."""
    number, found = row[_NUMBER], []
    expected = head.number + 1
    if number == head.number:
        found.append(Break(number, number, Wrong.TWICE))
    elif number < expected:
        found.append(Break(number, number, Wrong.DISORDER))
    elif number > expected:
        found.append(Break(expected, number - 1, Wrong.MISSING))
    elif row[_PREVIOUS] != head.sha256:
        found.append(Break(number, number, Wrong.REPLACED))
    if _hash(row) != row[_SHA256]:
        found.append(Break(number, number, Wrong.CHANGED))
    return found


def _hash(row: Sequence[Any]) -> str:
    """The hash that an event should have; empty where it holds what no event can."""
    try:
        return hash_of(dict(zip(HASHED, row, strict=False)))  # its own hash stands after these
    except TypeError:  # bytes, which SQLite takes in any column
        return ""
