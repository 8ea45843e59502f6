"""A document's characters without its layout, and where each of them stands in the file.

Plans come hard-wrapped, with page numbers inside sentences and headings broken over lines.
Everything later works on the flow of characters, so that it does not matter how a file is
wrapped; every result is led back to the file's own characters by `Text.span`.
"""

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from shidian.plans.text.lines import Line, follows_on, lines_of, measure, page_numbers

# One character for one, so that places are kept.
_PLAIN = str.maketrans(
    {
        **{chr(code): chr(code - 0xFEE0) for code in (*range(0xFF10, 0xFF1A),)},
        **{chr(code): chr(code - 0xFEE0) for code in (*range(0xFF21, 0xFF3B),)},
        **{chr(code): chr(code - 0xFEE0) for code in (*range(0xFF41, 0xFF5B),)},
        "％": "%",
        "．": ".",
        "／": "/",
        "＋": "+",
        "(": "（",
        ")": "）",
        ";": "；",
        "―": "—",
        "─": "—",
        "－": "-",
        "–": "—",
        "﹣": "-",
        "～": "~",
        "㎡": "㎡",
        "\u3000": " ",
        "\xa0": " ",
    }
)
_OTHER_DIGIT = re.compile(r"(?![0-9])\d")  # of other scripts
_COMMA = re.compile(r",(?!\d)")  # one between digits parts thousands
_ASCII = re.compile(r"[A-Za-z0-9]")


@dataclass(frozen=True)
class Text:
    """The flow of a document's characters.

    Parameters
    ----------
    chars : str
        The characters, without blanks and line breaks; full-width digits made plain.
    places : sequence of int
        Place of each character in the file, counted from 0.
    breaks : tuple of int
        Characters before which a new paragraph surely begins, in order.
    pages : tuple of tuple of int
        Spans of the page numbers that were taken out, in the file.

    Examples
    --------
    >>> text = flow("到 2017 年，城镇化率\\n达到 60 % 以上，人\\n口达到 5 万人。")
    >>> text.chars
    '到2017年，城镇化率达到60%以上，人口达到5万人。'
    >>> text.span(text.chars.index("60"), text.chars.index("以"))
    (17, 21)
    """

    chars: str
    places: Sequence[int]
    breaks: tuple[int, ...] = ()
    pages: tuple[tuple[int, int], ...] = ()

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The characters ``[start, end)`` of the flow as a span of the file."""
        return self.places[start], self.places[end - 1] + 1

    def at(self, place: int) -> int:
        """The first character of the flow that stands at or after a place in the file."""
        return bisect_left(self.places, place)


def flow(content: str) -> Text:
    """The flow of a file's text; `content` is the text exactly as the file decodes."""
    lines = lines_of(content)
    pages = page_numbers(lines)
    kept = [line for number, line in enumerate(lines) if number not in pages]
    wrap = measure(kept)
    chars: list[str] = []
    places: list[int] = []
    breaks: list[int] = []
    for number, line in enumerate(kept):
        new = number == 0 or not follows_on(kept, number, wrap)
        if new:
            breaks.append(len(chars))
        for place, char in _closed_up(line, content):
            chars.append(char)
            places.append(place)
    spans = tuple(lines[number].span for number in sorted(pages))
    return Text("".join(chars), places, tuple(breaks), spans)


def plain_text(text: str) -> str:
    """One character for one: full-width letters, digits and signs made plain, other dashes.

    Examples
    --------
    >>> plain_text("到２０２０年,达到６０％")
    '到2020年，达到60%'
    """
    text = _COMMA.sub("，", text.translate(_PLAIN))
    return _OTHER_DIGIT.sub(lambda match: str(unicodedata.decimal(match[0])), text)


def _closed_up(line: Line, content: str) -> Iterator[tuple[int, str]]:
    """The line's characters without blanks; one is kept between two words or numbers."""
    start, end = line.span
    plain = plain_text(content[start:end])
    last, blank = "", False
    for offset, char in enumerate(plain):
        if char.isspace() or char == "\ufeff":
            blank = True
            continue
        if blank and last and _ASCII.match(last) and _ASCII.match(char):
            yield start + offset - 1, " "
        yield start + offset, char
        last, blank = char, False
