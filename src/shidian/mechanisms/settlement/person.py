"""One person as a scheme sees them: values of its inputs, read and checked."""

from collections.abc import Mapping
from datetime import date
from typing import Any, TypeAlias

from shidian.core import DataError, Fault, Place
from shidian.mechanisms.settlement.scheme import ERROR, Input, InputKind, Scheme
from shidian.mechanisms.settlement.written import (
    calendar_day,
    code_words,
    plain,
    says_nothing,
    truth,
    whole_number,
)

Value: TypeAlias = int | str | bool | date
Person: TypeAlias = Mapping[str, Value | None]
"""Input to value; None, or no entry, where it is missing."""
EARLIEST = date(1880, 1, 1)
"""Nobody who applies was born before; an earlier date is a slip of the keyboard."""


def read_person(scheme: Scheme, found: Mapping[str, Any], day: date) -> dict[str, Value | None]:
    """A person from texts, as a form, a story or a request gives them.

    Raises
    ------
    DataError
        With every input that is unknown, cannot be read, lies outside its range or the known
        codes, or is a date before `EARLIEST` or after `day`; and with those that every person
        must have.
    """
    faults = [
        _fault("person_input_unknown", name, known=" ".join(scheme.inputs))
        for name in found
        if name not in scheme.inputs
    ]
    person: dict[str, Value | None] = {}
    for name, asked in scheme.inputs.items():
        try:
            person[name] = read_value(name, asked, found.get(name), day)
        except DataError as error:
            faults += error.faults
    if faults:
        raise DataError(faults)
    return person


def read_value(name: str, asked: Input, found: Any, day: date) -> Value | None:
    """A value of an input from what is written; None for nothing.

    Raises
    ------
    DataError
        With what is wrong with it.
    """
    text = "" if found is None else plain(str(found))
    if says_nothing(text):
        if asked.missing == ERROR:
            raise DataError(_fault("person_input_missing", name))
        return None
    match asked.kind:
        case InputKind.NUMBER:
            return _number(name, asked, text)
        case InputKind.CODE:
            return _code(name, asked, text)
        case InputKind.FLAG:
            return _flag(name, text)
        case InputKind.DATE:
            return _date(name, text, day)


def _number(name: str, asked: Input, text: str) -> int:
    number = whole_number(text)
    if number is None:
        raise DataError(_fault("person_not_whole", name, found=text[:80]))
    if not asked.min <= number <= asked.max:
        raise DataError(_fault("person_outside", name, found=text, low=asked.min, high=asked.max))
    return number


def _code(name: str, asked: Input, text: str) -> str:
    code = code_words(asked.codes).get(text.casefold())
    if code is None:
        known = " ".join(asked.codes)
        raise DataError(_fault("person_code_unknown", name, found=text[:80], known=known))
    return code


def _flag(name: str, text: str) -> bool:
    found = truth(text)
    if found is None:
        raise DataError(_fault("person_not_flag", name, found=text[:80]))
    return found


def _date(name: str, text: str, day: date) -> date:
    found = calendar_day(text)
    if found is None:
        raise DataError(_fault("person_not_date", name, found=text[:80]))
    if found < EARLIEST:
        raise DataError(_fault("persons_date_early", name, found=found, first=EARLIEST))
    if found > day:
        raise DataError(_fault("person_date_after", name, found=found, day=day))
    return found


def _fault(code: str, name: str, **found: object) -> Fault:
    return Fault(code, Place(column=name), **found)
