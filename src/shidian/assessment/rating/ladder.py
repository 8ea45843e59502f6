"""The rungs a pilot may stand on, and the moves between them that there are."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from shidian.core import Bilingual


class Rung(StrEnum):
    """Where a pilot stands, from the best to the worst."""

    NORMAL = "normal"
    WATCH = "watch"
    WARNED = "warned"
    SUSPENDED = "suspended"
    EXITED = "exited"

    @property
    def level(self) -> int:
        """0 for the best, rising."""
        return list(Rung).index(self)

    @property
    def symbol(self) -> str:
        """A mark that tells rungs apart without colour."""
        return _RUNGS[self][0]

    @property
    def text(self) -> Bilingual:
        """The rung in words."""
        return _RUNGS[self][1]


_RUNGS = {
    Rung.NORMAL: ("●", Bilingual("正常", "normal")),
    Rung.WATCH: ("◐", Bilingual("关注", "watch")),
    Rung.WARNED: ("▲", Bilingual("警告", "warned")),
    Rung.SUSPENDED: ("■", Bilingual("暂停支持", "support suspended")),
    Rung.EXITED: ("✕", Bilingual("退出", "exited")),
}


class Reason(StrEnum):
    """Why a move is proposed."""

    FALLING = "falling"
    LATE_FILING = "late_filing"
    POOR_CERTAIN = "poor_certain"
    POOR_TWICE = "poor_twice"
    VETO = "veto"
    NOT_RECTIFIED = "not_rectified"
    PERSISTENT = "persistent"
    FALSIFIED = "falsified"
    RECOVERED = "recovered"
    RECOVERED_TWICE = "recovered_twice"
    FORCE_MAJEURE = "force_majeure"
    FORCE_MAJEURE_OVER = "force_majeure_over"
    VOLUNTARY = "voluntary"


class Kind(StrEnum):
    """What a decision does."""

    TRANSITION = "transition"
    APPEAL = "appeal"
    FREEZE = "freeze"
    UNFREEZE = "unfreeze"
    VOLUNTARY_EXIT = "voluntary_exit"
    SIGN_OFF = "sign_off"


WATCHED = frozenset({Reason.FALLING, Reason.LATE_FILING})
_WARN = frozenset({Reason.POOR_CERTAIN, Reason.POOR_TWICE, Reason.VETO})
_FALSIFIED = frozenset({Reason.FALSIFIED})
_UP = frozenset({Reason.RECOVERED})
_UP_TWICE = frozenset({Reason.RECOVERED_TWICE})

# Every move there is, and the reasons that may lead to it; no other move can be decided.
TRANSITIONS: Mapping[tuple[Rung, Rung], frozenset[Reason]] = MappingProxyType(
    {
        (Rung.NORMAL, Rung.WATCH): WATCHED,
        (Rung.NORMAL, Rung.WARNED): _WARN,
        (Rung.NORMAL, Rung.EXITED): _FALSIFIED,
        (Rung.WATCH, Rung.NORMAL): _UP_TWICE,
        (Rung.WATCH, Rung.WARNED): _WARN,
        (Rung.WATCH, Rung.EXITED): _FALSIFIED,
        (Rung.WARNED, Rung.NORMAL): _UP_TWICE,
        (Rung.WARNED, Rung.WATCH): _UP,
        (Rung.WARNED, Rung.SUSPENDED): frozenset({Reason.NOT_RECTIFIED}),
        (Rung.WARNED, Rung.EXITED): _FALSIFIED,
        (Rung.SUSPENDED, Rung.NORMAL): _UP_TWICE,
        (Rung.SUSPENDED, Rung.WATCH): _UP,
        (Rung.SUSPENDED, Rung.EXITED): _FALSIFIED | {Reason.PERSISTENT},
    }
)


def reachable(rung: Rung) -> tuple[Rung, ...]:
    """The rungs that one decision can lead to, the best first.

    Examples
    --------
    >>> [rung.value for rung in reachable(Rung.WARNED)]
    ['normal', 'watch', 'suspended', 'exited']
    >>> reachable(Rung.EXITED)
    ()
    """
    return tuple(to for to in Rung if (rung, to) in TRANSITIONS)
