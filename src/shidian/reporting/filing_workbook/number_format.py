"""What a number format says of the figure under it: how it is shown, and so what it means.

In a cell that shows 73.90% the file holds 0.739; in one that shows 2018-12-31 it holds 43465. Only
the format tells them apart. A format that does not say it clearly is not guessed at.
"""

import re
import unicodedata
from dataclasses import dataclass
from enum import Enum, auto

GENERAL = "General"
_DAY, _MONTH, _TIME = "yyyy-mm-dd", "yyyy-mm", "h:mm"
# The formats that a file names by number alone; 27 to 36 and 50 to 58 are those of Chinese systems.
BUILT_IN = {
    **dict.fromkeys([14, 15, 22, 31], _DAY),
    **dict.fromkeys([16, 17, 27, 28, 29, 30, 36, 50, 51, 52, 53, 54, 57, 58], _MONTH),
    **dict.fromkeys([18, 19, 20, 21, 32, 33, 34, 35, 45, 46, 47, 55, 56], _TIME),
    **dict.fromkeys([1, 37, 38, 41, 42], "0"),
    **dict.fromkeys([2, 39, 40, 43, 44], "0.00"),
    **{3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%"},
    **{11: "0.00E+00", 12: "# ?/?", 13: "# ??/??", 48: "##0.0E+0"},
}
_PIECE = re.compile(
    r'"(?P<quoted>[^"]*)"|[\\!](?P<escaped>.)|[_*].|\[(?P<bracket>[^\]]*)\]'
    r"|(?P<general>General|G/通用格式)|(?P<bare>.)",
    re.DOTALL | re.IGNORECASE,
)
_LITERAL = "\0"  # stands for words between the signs of a format
_DIGITS = re.compile(r"[#0?,]*[#0?](?:(?P<point>\.)(?P<places>[#0?]*))?(?P<power>E[+-][#0?]+)?")
_EDGES = f"{_LITERAL} ()+-%$"


class Shown(Enum):
    """What a cell of this format shows."""

    NUMBER = auto()
    PERCENT = auto()
    DATE = auto()
    UNCLEAR = auto()


@dataclass(frozen=True)
class NumberFormat:
    """A number format, read.

    Parameters
    ----------
    shown : Shown
    places, most : int or None
        Decimal places that are always shown, and at most; None where the format leaves it open.
    before, after : str
        Words and currency signs that are shown with the figure.
    """

    shown: Shown
    places: int = 0
    most: int | None = None
    before: str = ""
    after: str = ""


PLAIN = NumberFormat(Shown.NUMBER)


def number_formats(code: str) -> tuple[NumberFormat, NumberFormat]:
    """How a format shows figures from zero upwards, and those below.

    Examples
    --------
    >>> number_formats("0.00%")[0]
    NumberFormat(shown=<Shown.PERCENT: 2>, places=2, most=2, before='', after='')
    >>> number_formats('0.0"亿元"')[0].after, number_formats("m月d日")[0].shown
    ('亿元', <Shown.UNCLEAR: 4>)
    """
    sections: list[list[re.Match[str]]] = [[]]
    for piece in _PIECE.finditer(code[:256]):
        if piece["bare"] == ";":
            sections.append([])
        elif (piece["bracket"] or "").startswith(("<", ">", "=")):  # shows by conditions of its own
            return (NumberFormat(Shown.UNCLEAR),) * 2
        else:
            sections[-1].append(piece)
    first = _read(sections[0])
    return first, _read(sections[1]) if len(sections) > 1 else first


def _read(pieces: list[re.Match[str]]) -> NumberFormat:
    signs, before, after, general = "", "", "", False
    for piece in pieces:
        general = general or bool(piece["general"])
        literal = _words(piece)
        if literal and (general or any(sign in "0#?" for sign in signs)):
            after += literal
        else:
            before += literal
        signs += _LITERAL if piece["quoted"] or piece["escaped"] or literal else piece["bare"] or ""
    if general or signs in ("", "@"):
        return NumberFormat(Shown.NUMBER, before=before, after=after) if pieces else PLAIN
    calendar = re.sub(r"e[+-]", "", signs.lower())
    if any(sign in "ymdhsg" for sign in calendar) or re.search(r"e(?![+-])", signs.lower()):
        whole = any(year in calendar for year in "ye") and "m" in calendar and "d" in calendar
        return NumberFormat(Shown.DATE if whole else Shown.UNCLEAR)
    return _figure(signs, before, after)


def _figure(signs: str, before: str, after: str) -> NumberFormat:
    digits = _DIGITS.fullmatch(signs.strip(_EDGES))
    percents = signs.count("%")
    # A comma behind the last digit shows thousands: 12345 as 12.
    if digits is None or percents > 1 or re.search(r",(?![#0?])", digits[0]):
        return NumberFormat(Shown.UNCLEAR)
    shown = Shown.PERCENT if percents else Shown.NUMBER
    if digits["power"]:
        return NumberFormat(shown, before=before, after=after)
    places = digits["places"] or ""
    return NumberFormat(shown, places.count("0"), len(places), before, after)


def _words(piece: re.Match[str]) -> str:
    """What of a piece is shown and says something: words, figures, currency signs."""
    currency = (piece["bracket"] or "").partition("-")[0]
    shown = piece["quoted"] or piece["escaped"] or (currency[1:] if currency[:1] == "$" else "")
    bare = piece["bare"] or ""
    if bare == "$" or not bare.isascii():
        shown = bare
    return "".join(one for one in shown if unicodedata.category(one)[0] in "LN" or one in "¥￥$€%‰")
