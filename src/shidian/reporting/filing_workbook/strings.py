"""The texts of a workbook: shared ones, and the escapes for signs that XML cannot hold."""

import re
from collections.abc import Iterable

from shidian.reporting.filing_workbook.markup import Ends, Starts, walk

LONGEST_TEXT = 32_767  # characters that a cell of Excel holds
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_LOOKS_ESCAPED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def unescaped(text: str) -> str:
    """A text as the cell shows it.

    Examples
    --------
    >>> unescaped("A_x000A_B"), unescaped("_x005F_x0041_")
    ('A\\nB', '_x0041_')
    """
    return _ESCAPED.sub(_sign, text) if "_x" in text else text


def escaped(text: str) -> str:
    """A text as the file must hold it, so that `unescaped` gives it back."""
    text = _LOOKS_ESCAPED.sub("_x005F_", text)
    return _NOT_IN_XML.sub(lambda found: f"_x{ord(found[0]):04X}_", text)


def _sign(found: re.Match[str]) -> str:
    code = int(found[1], 16)
    return found[0] if 0xD800 <= code <= 0xDFFF else chr(code)  # half a sign is none


def shared_strings(pieces: Iterable[bytes]) -> list[str]:
    """The table of texts that cells refer to by number; formatting and readings are left out.

    Raises
    ------
    DataError
        If the part is broken or too large.
    """
    strings: list[str] = []
    parts: list[str] = []
    taking, phonetic = False, False

    def phonetic_run(inside: bool) -> None:
        nonlocal phonetic
        phonetic = inside

    def take(inside: bool) -> None:
        nonlocal taking
        taking = inside and not phonetic

    def text(found: str) -> None:
        if taking:
            parts.append(found)

    starts: Starts = {
        "si": lambda _: parts.clear(),
        "t": lambda _: take(True),
        "rPh": lambda _: phonetic_run(True),
    }
    ends: Ends = {
        "si": lambda: strings.append(unescaped("".join(parts))),
        "t": lambda: take(False),
        "rPh": lambda: phonetic_run(False),
    }
    walk(pieces, starts, ends, text)
    return strings
