"""How long people wait: years from joining, or from first having enough points, to settlement."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

import numpy as np
import polars as pl
from numpy.typing import NDArray

PLACES = Decimal("0.0001")
SETTLED, LEFT, WAITING = range(3)
GROUP, END, OUTCOME, PEOPLE = "group", "end", "outcome", "people"


@dataclass(frozen=True)
class Waits:
    """How long some people wait.

    Parameters
    ----------
    people, settled, left, waiting : int
        All of them, and what had become of them at the end.
    median, ninety : int
        Years within which half, and nine tenths, settle; 0 is the year of joining itself. None
        where that is not reached within the years looked at.
    unsettled : Decimal
        Share that is not settled within the years looked at; None where there is nobody.

    Notes
    -----
    The last three are from the product-limit estimate: newcomers of later years and people who
    left are counted as long as they were there. Kaplan and Meier 1958, section 2.
    """

    people: int
    settled: int
    left: int
    waiting: int
    median: int | None
    ninety: int | None
    unsettled: Decimal | None


def waits(histories: pl.DataFrame, names: Sequence[str], since: str) -> Mapping[str, Waits]:
    """Waiting by group.

    Parameters
    ----------
    histories : polars.DataFrame
        `group` (a place in `names`), `year joined`, `year eligible`, `end` (years from the first),
        `outcome`, `people`.
    names : sequence of str
    since : str
        `people.JOINED` or `people.ELIGIBLE`: from when waiting is counted; only those for whom it
        came.
    """
    counted = (
        histories.filter(pl.col(since).is_not_null())
        .with_columns((pl.col(END) - pl.col(since)).alias("years"))
        .group_by(GROUP, "years", OUTCOME)
        .agg(pl.col(PEOPLE).sum())
        .sort(GROUP, "years", OUTCOME)
    )
    parts = counted.partition_by(GROUP, as_dict=True, maintain_order=True)
    return {names[int(group)]: _waits(part) for (group,), part in parts.items()}


def _waits(part: pl.DataFrame) -> Waits:
    table = np.zeros((int(part["years"].to_numpy().max()) + 1, 3), dtype=np.int64)
    np.add.at(table, (part["years"].to_numpy(), part[OUTCOME].to_numpy()), part[PEOPLE].to_numpy())
    unsettled = remaining(table)
    settled, left, waiting = (int(number) for number in table.sum(axis=0))
    last = unsettled[-1]
    share = (Decimal(last.numerator) / last.denominator).quantize(PLACES)
    half, tenth = _first(unsettled, Fraction(1, 2)), _first(unsettled, Fraction(1, 10))
    return Waits(settled + left + waiting, settled, left, waiting, half, tenth, share)


def remaining(table: NDArray[np.int64]) -> list[Fraction]:
    """Share that is not settled after so many years, by the product-limit estimate.

    Parameters
    ----------
    table : array of int, shape (years, 3)
        People by years waited until they settled, left, or the simulation ended.

    Examples
    --------
    Of ten people two settle at once, three are looked at no longer, then one of five settles:

    >>> [str(share) for share in remaining(np.array([[2, 0, 3], [1, 0, 4]]))]
    ['4/5', '16/25']
    """
    at_risk = table.sum(axis=1)[::-1].cumsum()[::-1]
    share, shares = Fraction(1), []
    for settled, there in zip(table[:, SETTLED], at_risk, strict=True):
        share *= 1 - Fraction(int(settled), int(there))
        shares.append(share)
    return shares


def _first(shares: list[Fraction], at_most: Fraction) -> int | None:
    return next((years for years, share in enumerate(shares) if share <= at_most), None)
