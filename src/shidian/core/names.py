"""Names as people type them: what makes no difference, and which known names come nearest."""

import unicodedata
from collections.abc import Callable, Iterable
from difflib import SequenceMatcher
from typing import TypeVar

T = TypeVar("T")

LONGEST_NAME = 80  # characters; longer questions are cut before they are compared


def folded(name: str) -> str:
    """The name without what makes no difference: width of letters, case, blanks.

    Examples
    --------
    >>> folded("Jiang Su") == folded("ｊｉａｎｇｓｕ")
    True
    """
    return "".join(unicodedata.normalize("NFKC", name[:LONGEST_NAME]).casefold().split())


def nearest(asked: str, things: Iterable[T], names: Callable[[T], Iterable[str]]) -> list[T]:
    """The three things one of whose names is most like the one asked for.

    Examples
    --------
    >>> nearest("pilot", ["validate", "pilots", "load", "show"], lambda verb: [verb])[0]
    'pilots'
    """
    wanted = folded(asked)

    def likeness(thing: T) -> float:
        ratios = (SequenceMatcher(None, wanted, folded(name)).ratio() for name in names(thing))
        return max(ratios)

    return sorted(things, key=likeness, reverse=True)[:3]
