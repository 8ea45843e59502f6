"""How wide the columns of a table are and how large its type is, so that no number is broken."""

from collections.abc import Iterator, Sequence
from itertools import chain

_LARGEST, _LEAST = 9.5, 5.5  # points
_NARROW = set(",.:;'|!il ")
_TEXT = 8.0  # em that a column of text gets where there is room for it
_MARGINS = 1.2  # em at both sides of a cell
_POINTS = 72 / 2.54  # of a centimetre


def fitted(heads: Sequence[str], rows: Sequence[Sequence[str]], width: float) -> tuple[float, ...]:
    """The size of type in points, then what every column needs at the least.

    Numbers and words of Latin letters are not broken; Chinese text and English phrases are.

    Parameters
    ----------
    heads : sequence of str
    rows : sequence of sequence of str
    width : float
        Centimetres that there are for the whole table.

    Examples
    --------
    >>> fitted(["金额"], [["1,000.00"]], 25)[0]
    9.5
    """
    needed = [_needed(texts) + _MARGINS for texts in zip(heads, *rows, strict=True)]
    size = width * _POINTS / sum(needed)
    return min(max(int(size * 4) / 4, _LEAST), _LARGEST), *needed


def _needed(texts: Sequence[str]) -> float:
    longest = max(map(_em, texts))
    return max(*map(_em, chain.from_iterable(map(_pieces, texts))), min(longest, _TEXT))


def _pieces(text: str) -> Iterator[str]:
    """What is not broken: words between spaces, and every Chinese character by itself."""
    for word in text.split(" ") or [""]:
        latin = "".join(sign if sign < "\u2e80" else " " for sign in word)
        yield from latin.split(" ")


def _em(text: str) -> float:
    """How wide a text is, in heights of its type; in the widest font that may stand in for it."""
    return sum(1.0 if sign >= "\u2e80" else 0.35 if sign in _NARROW else 0.64 for sign in text)
