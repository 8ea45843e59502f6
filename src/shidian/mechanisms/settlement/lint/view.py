"""A scheme on every day on which its numbers change, and what people can be on such a day."""

from dataclasses import dataclass

from shidian.engine import Holds, TableColumn
from shidian.mechanisms.settlement.breaks import changes
from shidian.mechanisms.settlement.day import LAST_DAY, Day
from shidian.mechanisms.settlement.person import EARLIEST
from shidian.mechanisms.settlement.scheme import ERROR, Input, InputKind, Scheme
from shidian.mechanisms.settlement.whole_days import days


@dataclass(frozen=True)
class View:
    """A scheme, and the days between which nothing in it changes.

    `days` is empty for a scheme that ends before it begins.
    """

    scheme: Scheme
    days: tuple[Day, ...]


def view_of(scheme: Scheme) -> View:
    """A scheme on the first day in force and on each at which a number or an item changes."""
    on = sorted({scheme.from_, *changes(scheme)})
    last = min(scheme.until or LAST_DAY, LAST_DAY)
    return View(scheme, tuple(Day(scheme, day) for day in on if scheme.from_ <= day <= last))


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
            return TableColumn(Holds.DATE, days(EARLIEST), days(day.on), missing)
