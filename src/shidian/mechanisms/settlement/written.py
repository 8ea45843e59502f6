"""What people write for a number, a truth, a date or a code: one reading for forms and files.

None is what says nothing of the kind; whoever asks says what is wrong.
"""

import re
import unicodedata
from collections.abc import Mapping
from datetime import date

from shidian.core import Bilingual

NOTHING = ("", "null", r"\n")  # an empty cell, and how databases write one

_TRUTHS = {
    **dict.fromkeys(("yes", "y", "true", "1", "是", "有"), True),
    **dict.fromkeys(("no", "n", "false", "0", "否", "无"), False),
}
_WHOLE = re.compile(r"-?[0-9]{1,15}", re.ASCII)
_ZERO_PLACES = re.compile(r"\.0+$")
_DATE = re.compile(
    r"([0-9]{4})(?:([-/.])([0-9]{1,2})\2([0-9]{1,2})|年([0-9]{1,2})月([0-9]{1,2})日|([0-9]{2})([0-9]{2}))"
    r"(?:[ T][0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]+)?)?)?",
    re.ASCII,
)


def plain(text: str) -> str:
    """A text with full-width digits and letters as plain ones, without space around.

    Examples
    --------
    >>> plain(" １２ ")
    '12'
    """
    return unicodedata.normalize("NFKC", text).strip()


def says_nothing(text: str) -> bool:
    """Whether a text stands for no value.

    Examples
    --------
    >>> says_nothing(" NULL"), says_nothing("0")
    (True, False)
    """
    return plain(text).casefold() in NOTHING


def whole_number(text: str) -> int | None:
    """A plain text as a whole number of up to fifteen digits.

    Examples
    --------
    >>> whole_number("12.0"), whole_number("12.5")
    (12, None)
    """
    whole = _ZERO_PLACES.sub("", text)
    return int(whole) if _WHOLE.fullmatch(whole) else None


def truth(text: str) -> bool | None:
    """A plain text as yes or no.

    Examples
    --------
    >>> truth("有"), truth("1.0"), truth("N"), truth("2")
    (True, True, False, None)
    """
    return _TRUTHS.get(_ZERO_PLACES.sub("", text.casefold()))


def calendar_day(text: str) -> date | None:
    """A plain text as a day; a time of day is left out.

    Examples
    --------
    >>> calendar_day("2014/12/31"), calendar_day("2014-02-30")
    (datetime.date(2014, 12, 31), None)
    """
    match = _DATE.fullmatch(text)
    if not match:
        return None
    year, month, day = (int(part) for part in match.groups() if part and part.isdigit())
    try:
        return date(year, month, day)
    except ValueError:  # 30 February
        return None


def code_words(codes: Mapping[str, Bilingual]) -> dict[str, str]:
    """Codes and their labels, in lower case, to codes; a label that two share says nothing."""
    labels: dict[str, set[str]] = {}
    for code, label in codes.items():
        for text in (label.zh, label.en):
            labels.setdefault(plain(text).casefold(), set()).add(code)
    clear = {text: min(found) for text, found in labels.items() if len(found) == 1}
    return clear | {plain(code).casefold(): code for code in codes}
