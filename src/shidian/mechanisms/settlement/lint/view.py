"""A scheme on every day on which its numbers change, and what people can be on such a day."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from shidian.engine import Holds, TableColumn
from shidian.mechanisms.settlement.day import Day
from shidian.mechanisms.settlement.lowering import days as count_of
from shidian.mechanisms.settlement.scheme import ERROR, Amount, Input, InputKind, Scheme

EARLIEST = date(1850, 1, 1)  # no date of a person lies before it


@dataclass(frozen=True)
class View:
    """A scheme, and the days between which nothing in it changes.

    `days` is empty for a scheme that ends before it begins.
    """

    scheme: Scheme
    days: tuple[Day, ...]


def view_of(scheme: Scheme) -> View:
    """A scheme on the first day in force and on each at which a number or an item changes."""
    changes = {scheme.from_, *_changes(scheme)}
    last = scheme.until or date.max
    return View(
        scheme, tuple(Day(scheme, day) for day in sorted(changes) if scheme.from_ <= day <= last)
    )


def first_day(text: str) -> date:
    """The first day of a year, a month or a day as parameters state it.

    Examples
    --------
    >>> [first_day(text).isoformat() for text in ("2014", "2014-12", "2014-12-31")]
    ['2014-01-01', '2014-12-01', '2014-12-31']
    """
    year, month, day = [*map(int, text.split("-")), 1, 1][:3]
    return date(year, month, day)


def _changes(scheme: Scheme) -> Iterator[date]:
    for parameter in scheme.parameters.values():
        yield from (first_day(dated.since) for dated in parameter.values)
    for item in scheme.every_item:
        if item.from_:
            yield item.from_
        if item.until and item.until < date.max:
            yield item.until + timedelta(days=1)


def value_on(day: Day, amount: Amount) -> Decimal:
    """The number that an amount stands for on a day."""
    if amount.number is not None:
        return amount.number
    return day.scheme.parameters[amount].on(day.on.isoformat()).value


def columns_of(day: Day) -> dict[str, TableColumn]:
    """The widest table of persons that a scheme allows."""
    return {name: _column(day, asked) for name, asked in day.scheme.inputs.items()}


def _column(day: Day, asked: Input) -> TableColumn:
    missing = asked.missing != ERROR
    match asked.kind:
        case InputKind.NUMBER:
            return TableColumn(Holds.NUMBER, asked.min, asked.max, missing)
        case InputKind.CODE:
            return TableColumn(Holds.CODE, 0, len(asked.codes) - 1, missing, tuple(asked.codes))
        case InputKind.FLAG:
            return TableColumn(Holds.FLAG, 0, 1, missing)
        case InputKind.DATE:
            return TableColumn(Holds.DATE, count_of(EARLIEST), count_of(day.on), missing)
