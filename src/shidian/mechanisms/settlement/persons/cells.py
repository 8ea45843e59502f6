"""What one cell of a person file says, as a whole number; never a guess."""

import re
import unicodedata
from collections.abc import Callable, Mapping
from datetime import date

from shidian.core import Bilingual, DataError, Fault
from shidian.engine import Holds
from shidian.mechanisms.settlement.lowering import EPOCH, days
from shidian.mechanisms.settlement.persons.asked import EARLIEST, Asked
from shidian.mechanisms.settlement.persons.personal import shown

Reader = Callable[[str], int | None]
NOTHING = ("", "null", r"\n")  # an empty cell, and how databases write one
FLAGS = {
    **dict.fromkeys(("yes", "y", "true", "1", "是", "有"), 1),
    **dict.fromkeys(("no", "n", "false", "0", "否", "无"), 0),
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


def cell_reader(asked: Asked) -> Reader:
    """How the cells of a column are read; None is no value.

    The reader raises DataError, its fault without a place, for what it cannot read.

    Examples
    --------
    >>> from shidian.core import Bilingual
    >>> months = cell_reader(Asked(Bilingual("月数", "Months"), Holds.NUMBER, 0, 600))
    >>> [months(text) for text in ("12", "12.0", " １２ ", "")]
    [12, 12, 12, None]
    """
    read = {
        Holds.NUMBER: _number,
        Holds.CODE: _code,
        Holds.FLAG: _flag,
        Holds.DATE: _date,
    }[asked.holds]
    words = _words(asked.codes)

    def cell(text: str) -> int | None:
        found = plain(text)
        if found.casefold() in NOTHING:
            if asked.required:
                raise DataError(Fault("person_input_missing"))
            return None
        return read(asked, words, found)

    return cell


def _words(codes: Mapping[str, Bilingual]) -> dict[str, int]:
    """Codes and their labels to places; a label that two codes share says nothing."""
    places = {code: place for place, code in enumerate(codes)}
    labels: dict[str, set[int]] = {}
    for code, label in codes.items():
        for text in (label.zh, label.en):
            labels.setdefault(plain(text).casefold(), set()).add(places[code])
    clear = {text: min(found) for text, found in labels.items() if len(found) == 1}
    return clear | {plain(code).casefold(): place for code, place in places.items()}


def _number(asked: Asked, words: Mapping[str, int], text: str) -> int:
    whole = _ZERO_PLACES.sub("", text)
    if not _WHOLE.fullmatch(whole):
        raise DataError(Fault("person_not_whole", found=shown(text)))
    number = int(whole)
    if not asked.low <= number <= asked.high:
        outside = Fault("person_outside", found=shown(whole), low=asked.low, high=asked.high)
        raise DataError(outside)
    return number


def _code(asked: Asked, words: Mapping[str, int], text: str) -> int:
    place = words.get(text.casefold())
    if place is None:
        known = " ".join(asked.codes)[:300]
        raise DataError(Fault("person_code_unknown", found=shown(text), known=known))
    return place


def _flag(asked: Asked, words: Mapping[str, int], text: str) -> int:
    truth = FLAGS.get(_ZERO_PLACES.sub("", text.casefold()))
    if truth is None:
        raise DataError(Fault("person_not_flag", found=shown(text)))
    return truth


def _date(asked: Asked, words: Mapping[str, int], text: str) -> int:
    match = _DATE.fullmatch(text)
    try:
        found = date(*_parts(match)) if match else None
    except ValueError:  # 30 February
        found = None
    if found is None:
        raise DataError(Fault("person_not_date", found=shown(text)))
    if found < EARLIEST:
        raise DataError(Fault("persons_date_early", found=found, first=EARLIEST))
    if days(found) > asked.high:
        last = date.fromordinal(EPOCH.toordinal() + asked.high)
        raise DataError(Fault("person_date_after", found=found, day=last))
    return days(found)


def _parts(match: re.Match[str]) -> tuple[int, int, int]:
    year, month, day = (int(part) for part in match.groups() if part and part.isdigit())
    return year, month, day
