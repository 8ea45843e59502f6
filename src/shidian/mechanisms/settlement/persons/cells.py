"""What one cell of a person file says, as a whole number; never a guess."""

from collections.abc import Callable, Mapping
from datetime import date

from shidian.core import DataError, Fault
from shidian.engine import Holds
from shidian.mechanisms.settlement.person import EARLIEST
from shidian.mechanisms.settlement.persons.asked import Asked
from shidian.mechanisms.settlement.persons.personal import shown
from shidian.mechanisms.settlement.whole_days import EPOCH, days
from shidian.mechanisms.settlement.written import (
    calendar_day,
    code_words,
    plain,
    says_nothing,
    truth,
    whole_number,
)

Reader = Callable[[str], int | None]


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
    places = {code: place for place, code in enumerate(asked.codes)}
    words = {text: places[code] for text, code in code_words(asked.codes).items()}

    def cell(text: str) -> int | None:
        if says_nothing(text):
            if asked.required:
                raise DataError(Fault("person_input_missing"))
            return None
        return read(asked, words, plain(text))

    return cell


def _number(asked: Asked, words: Mapping[str, int], text: str) -> int:
    number = whole_number(text)
    if number is None:
        raise DataError(Fault("person_not_whole", found=shown(text)))
    if not asked.low <= number <= asked.high:
        found = shown(str(number))
        raise DataError(Fault("person_outside", found=found, low=asked.low, high=asked.high))
    return number


def _code(asked: Asked, words: Mapping[str, int], text: str) -> int:
    place = words.get(text.casefold())
    if place is None:
        known = " ".join(asked.codes)[:300]
        raise DataError(Fault("person_code_unknown", found=shown(text), known=known))
    return place


def _flag(asked: Asked, words: Mapping[str, int], text: str) -> int:
    found = truth(text)
    if found is None:
        raise DataError(Fault("person_not_flag", found=shown(text)))
    return int(found)


def _date(asked: Asked, words: Mapping[str, int], text: str) -> int:
    found = calendar_day(text)
    if found is None:
        raise DataError(Fault("person_not_date", found=shown(text)))
    if found < EARLIEST:
        raise DataError(Fault("persons_date_early", found=found, first=EARLIEST))
    if days(found) > asked.high:
        last = date.fromordinal(EPOCH.toordinal() + asked.high)
        raise DataError(Fault("person_date_after", found=found, day=last))
    return days(found)
