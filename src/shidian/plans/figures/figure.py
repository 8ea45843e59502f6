"""A figure that a plan states, as the reader proposes it."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from shidian.plans.text.outline import Section


class Kind(StrEnum):
    """What a figure says: how things stand, what is promised, what it costs, who pays."""

    BASELINE = "baseline"
    TARGET = "target"
    COST = "cost"
    FUNDING = "funding"


@dataclass(frozen=True)
class Figure:
    """A quantity with its meaning.

    Parameters
    ----------
    pilot : str
        The place that the plan is of, as its title names it; empty where it names none.
    section, heading : str
    kind : Kind
    indicator : str
        The noun phrase as the plan names it, without the number.
    indicator_code : str or None
        Code of the programme's indicator with this name.
    subject : str or None
        Narrower than the pilot, and no part of the indicator's name.
    year, start_year : int or None
        For which year it holds; first year of a stretch, or the year it is compared with.
    op : str
        ``= >= <= > < ~ range`` for a level, ``+ - +pp -pp`` for a change.
    value, value_high : Decimal, Decimal or None
    unit : str
        As written.
    per_year, cumulative, relative : bool
    qualifier : str or None
    span : tuple of int
        Characters ``[start, end)`` in the file.
    text : str
        What stands there.
    """

    pilot: str
    section: Section
    heading: str
    kind: Kind
    indicator: str
    indicator_code: str | None
    subject: str | None
    year: int | None
    start_year: int | None
    op: str
    value: Decimal
    value_high: Decimal | None
    unit: str
    per_year: bool
    cumulative: bool
    relative: bool
    qualifier: str | None
    span: tuple[int, int]
    text: str
