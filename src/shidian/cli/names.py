"""The nearest words to a wrong one."""

from collections.abc import Iterable

from shidian.core.names import nearest


def nearest_words(asked: str, known: Iterable[str]) -> str:
    """The three words most like the one asked for, as they are shown.

    Examples
    --------
    >>> nearest_words("pilot", ["pilots", "validate"])
    'pilots validate'
    """
    return " ".join(nearest(asked, dict.fromkeys(known), lambda word: [word]))
