"""The clauses of a scheme beside its items: who is refused, who settles, what is given to whom."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from shidian.core import Bilingual, DataError, Fault, Source
from shidian.core.apportionment import exact_cents
from shidian.mechanisms.settlement.scheme.amount import Amount
from shidian.mechanisms.settlement.scheme.condition import Condition

NOTHING = Bilingual("", "")
MOST_YUAN = 10**9  # above any cost of one person: a slip of the unit


@dataclass(frozen=True, kw_only=True)
class Clause:
    """A clause that applies to whom all its conditions hold for: a veto, or a prerequisite.

    Where a clause has no condition, it applies to everybody.
    """

    id: str
    label: Bilingual
    when: tuple[Condition, ...] = ()
    source: Source | None = None


@dataclass(frozen=True, kw_only=True)
class Route(Clause):
    """A way to settle without points (条件类入户).

    `target` is how many people the source says will settle on it.
    """

    target: int | None = None


class Each(StrEnum):
    """How often something is paid."""

    ONCE = "once"
    YEAR = "year"


@dataclass(frozen=True)
class Cost:
    """What an entitlement costs for one person; `yuan` is None where no source states it."""

    item: str
    label: Bilingual
    each: Each
    yuan: Decimal | None = None
    source: Source | None = None

    def __post_init__(self) -> None:
        if self.yuan is not None:
            person_cents(self.yuan)


def person_cents(yuan: Decimal) -> int:
    """What one person costs, in cents.

    Raises
    ------
    DataError
        If it is negative, more than a billion yuan, or no whole number of cents.
    """
    cents = exact_cents(yuan)
    if cents is None or yuan > MOST_YUAN:
        raise DataError(Fault("cost_amount", found=yuan))
    return cents


@dataclass(frozen=True, kw_only=True)
class Entitlement(Clause):
    """What a person can claim (权利, 服务, 便利), from which conditions on, and what it costs."""

    group: Bilingual = NOTHING
    costs: tuple[Cost, ...] = ()
    target: int | None = None


class Best(StrEnum):
    """Who goes first among people of equal points."""

    MOST = "most"
    LEAST = "least"
    EARLIEST = "earliest"
    LATEST = "latest"


@dataclass(frozen=True)
class Order:
    """A tie-break: by an input, best first. A person without a value goes last."""

    input: str
    best: Best


@dataclass(frozen=True)
class Window:
    """When applications are taken each year: month and day, ``03-01`` to ``04-30``."""

    opens: str
    closes: str

    def __post_init__(self) -> None:
        for text in (self.opens, self.closes):
            try:
                date.fromisoformat(f"2001-{text}")  # no leap year: a window has no 29 February
            except ValueError as error:
                raise DataError(Fault("scheme_window", found=text)) from error


@dataclass(frozen=True)
class Quota:
    """How many settle by points in a year: in all, or by the codes of an input."""

    total: Amount | None = None
    by: str = ""
    of: Mapping[str, Amount] | None = None

    def __post_init__(self) -> None:
        if (self.total is None) == (not self.by) or bool(self.by) != bool(self.of):
            raise DataError(Fault("scheme_quota"))


@dataclass(frozen=True)
class Selection:
    """Who of those who may apply settles by points.

    Parameters
    ----------
    threshold : Amount
        Points that are needed.
    quota : Quota
    order : tuple of Order
        Who goes first among people of equal points whom a quota does not all reach. It is a matter
        of persons: a queue applies it, and then the order of the rows. A table of counts cannot
        tell equal people apart; it says how many of them are at the edge, and how many places are
        left for them.
    window : Window
    """

    threshold: Amount
    quota: Quota | None = None
    order: tuple[Order, ...] = ()
    window: Window | None = None


@dataclass(frozen=True)
class Acceptance:
    """Who has accepted that a clause is left out, and when."""

    name: str
    on: date


@dataclass(frozen=True)
class Untranslatable:
    """A clause that the format cannot say; an official run needs each accepted by a person."""

    clause: str
    reason: Bilingual
    accepted_by: Acceptance | None = None
    source: Source | None = None
