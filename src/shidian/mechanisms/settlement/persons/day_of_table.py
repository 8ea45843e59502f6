"""Whether a table of persons is of the day that is asked about."""

from datetime import date

from shidian.core import Fault, UsageError
from shidian.engine import Table


def check_day(table: Table, day: date) -> None:
    """Refuse to ask a table about another day than its own, where it knows it.

    Its months, ages and events are those of its day: on another one, people would be counted who
    were not there yet, or as they no longer are.

    Raises
    ------
    UsageError
        If the table is of another day.
    """
    if table.on is not None and table.on != day:
        raise UsageError(Fault("persons_other_day", on=table.on, day=day))
