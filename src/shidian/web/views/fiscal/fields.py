"""Fields of the forms: what may be typed, what was typed, what is wrong with it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal, InvalidOperation
from unicodedata import category

from django.http import QueryDict

from shidian.core import Bilingual, DataError, Fault, Place
from shidian.core.plain import plain
from shidian.programme.cells import number
from shidian.web.context import lang

LONGEST = 24  # characters of a number or day
MOST_TOLD = 12  # of the choices that there are
MOST_YUAN = Decimal(10) ** 13
NOTHING = Bilingual("", "")
_UNSEEN = ("Cc", "Cf", "Cs")


@dataclass(frozen=True, kw_only=True)
class Field:
    """A number or day that can be typed.

    Parameters
    ----------
    name : str
        Of the parameter in the address.
    label, unit, note : Bilingual
    value : str
        As the form shows it.
    stated : str
        What the package or the plan states; empty where it states nothing.
    low, high : Decimal
        Bounds of a number.
    top : Decimal
        End of the slider; None for none.
    step : str
        Of the slider; ``1`` also says that the number is whole.
    unverified : bool
    required : bool
    kind : str
        ``number`` or ``date``.
    faults : sequence of str
    """

    name: str
    label: Bilingual
    value: str
    stated: str = ""
    unit: Bilingual = NOTHING
    note: Bilingual = NOTHING
    low: Decimal = Decimal(0)
    high: Decimal = MOST_YUAN
    top: Decimal | None = None
    step: str = "any"
    unverified: bool = False
    required: bool = True
    kind: str = "number"
    faults: Sequence[str] = ()

    @property
    def changed(self) -> bool:
        """Whether something else was typed than is stated."""
        return differs(self.value, self.stated)


def typed(query: QueryDict, field: Field) -> Field:
    """The field with what a query says of it."""
    if field.name not in query:
        return field
    return replace(field, value=line_of(query, field.name))


def line_of(query: QueryDict, name: str) -> str:
    """What a query says of a name, on one line."""
    return " ".join(seen(query.get(name, "")).split())


def seen(text: str) -> str:
    """Text that can be shown: a sign for every character that cannot be seen.

    Examples
    --------
    >>> seen("12\x00")
    '12\N{REPLACEMENT CHARACTER}'
    """
    return "".join(
        one if one in "\t\n\r" or category(one) not in _UNSEEN else "\N{REPLACEMENT CHARACTER}"
        for one in text
    )


@dataclass(frozen=True)
class Choice:
    """One of several: the name in the address, and the words beside it."""

    name: str
    label: Bilingual


def choice_of(query: QueryDict, choice: Choice, known: Iterable[str], faults: list[Fault]) -> str:
    """What was chosen; empty where nothing was, and with a fault where it is none of the known."""
    asked, among = query.get(choice.name, ""), list(known)
    if not asked or asked in among:
        return asked
    told = " ".join(among[:MOST_TOLD]) + (" …" if len(among) > MOST_TOLD else "")
    place, found = Place(column=choice.name), seen(asked)[:LONGEST]
    faults.append(Fault("field_choice", place, found=found, name=choice.label, known=told))
    return ""


def number_of(field: Field) -> Decimal | None:
    """The number of a field; None where it is empty and need not be filled in.

    Raises
    ------
    DataError
        For what is no number as tables have it, too long, or beyond the bounds.
    """
    if not field.value and not field.required:
        return None
    if field.stated and not field.value:
        raise DataError(Fault("field_cleared", Place(column=field.name), stated=field.stated))
    _short(field)
    try:
        found = number(field.value)
    except DataError:
        found = Decimal("NaN")
    whole = field.step != "1" or found == found.to_integral_value()
    if not found.is_finite() or not field.low <= found <= field.high or not whole:
        code = "field_whole" if field.step == "1" else "field_number"
        low, high = plain(field.low), plain(field.high)
        place = Place(column=field.name)
        raise DataError(Fault(code, place, found=field.value or "-", low=low, high=high))
    return found


def day_of(field: Field) -> date | None:
    """The day of a field; None where it is empty and need not be filled in.

    Raises
    ------
    DataError
        For what is no day of this and the two last centuries.
    """
    if not field.value and not field.required:
        return None
    _short(field)
    try:
        found = date.fromisoformat(field.value)
    except ValueError:
        found = date.min
    if not 1900 <= found.year <= 2100:
        raise DataError(Fault("field_day", Place(column=field.name), found=field.value or "-"))
    return found


def _short(field: Field) -> None:
    if len(field.value) > LONGEST:
        place = Place(column=field.name)
        raise DataError(Fault("field_long", place, found=len(field.value), most=LONGEST))


def differs(value: str, stated: str) -> bool:
    """Whether two texts are not the same number."""
    try:
        return Decimal(value) != Decimal(stated)
    except InvalidOperation:
        return value != stated


def by_field(faults: Iterable[Fault], names: Iterable[str]) -> Mapping[str, Sequence[str]]:
    """Sentences by the field that they speak of; under the empty name what belongs to none.

    A fault's column is the path of a number; the field is the one of that path, or the first
    below it.
    """
    known, found = list(names), dict[str, list[str]]()
    for fault in faults:
        path = fault.place.column
        below = [name for name in known if path and name.startswith((f"{path}.", f"{path}["))]
        above = [name for name in known if path.startswith((f"{name}.", f"{name}["))]
        name = path if path in known else next(iter((*below, *above)), "")
        found.setdefault(name, []).append(said(fault))
    return found


def said(fault: Fault) -> str:
    """A fault and what to do, in the language of the page."""
    gap = "" if lang() == "zh" else " "
    return f"{fault.text(lang())}{gap}{fault.advice(lang())}"


def with_faults(fields: Iterable[Field], told: Mapping[str, Sequence[str]]) -> list[Field]:
    """The fields, each with what is wrong with it."""
    return [replace(one, faults=told.get(one.name, ())) for one in fields]
