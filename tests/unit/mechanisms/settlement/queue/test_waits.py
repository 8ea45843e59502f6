"""Years of waiting where people come later, leave, or are looked at no longer."""

from decimal import Decimal
from fractions import Fraction

import numpy as np
import polars as pl

from shidian.mechanisms.settlement.queue.people import ELIGIBLE, JOINED
from shidian.mechanisms.settlement.queue.waits import (
    LEFT,
    SETTLED,
    WAITING,
    remaining,
    waits,
)


def histories(*rows: tuple[int, int, int | None, int, int, int]) -> pl.DataFrame:
    names = ["group", JOINED, ELIGIBLE, "end", "outcome", "people"]
    return pl.DataFrame(list(rows), names, orient="row")


def test_the_published_case_of_the_estimate_is_met():
    # Kaplan and Meier 1958, section 2: settled at 0.8, 3.1, 5.4, 9.2 and lost at 1.0, 2.7, 7.0,
    # 12.1 months. The estimate falls to 7/8, 7/10, 21/40 and 21/80.
    order = [SETTLED, LEFT, LEFT, SETTLED, SETTLED, LEFT, SETTLED, WAITING]
    table = np.zeros((8, 3), dtype=np.int64)
    table[np.arange(8), order] = 1
    shares = remaining(table)
    assert [shares[at] for at in (0, 3, 4, 6)] == [
        Fraction(7, 8),
        Fraction(7, 10),
        Fraction(21, 40),
        Fraction(21, 80),
    ]


def test_later_newcomers_count_as_long_as_they_were_there():
    found = waits(
        histories(
            (0, 0, 0, 1, SETTLED, 5),  # five settle after a year
            (0, 0, None, 1, WAITING, 5),
            (0, 1, None, 1, WAITING, 10),  # ten come in the last year: nothing is known after it
        ),
        ["all"],
        JOINED,
    )["all"]
    assert (found.people, found.settled, found.left, found.waiting) == (20, 5, 0, 15)
    assert (found.median, found.ninety, found.unsettled) == (1, None, Decimal("0.5000"))


def test_waiting_from_eligibility_is_of_those_who_ever_were():
    told = histories((0, 0, 2, 3, SETTLED, 1), (0, 0, None, 3, WAITING, 9), (1, 0, 3, 3, LEFT, 2))
    found = waits(told, ["a", "b"], ELIGIBLE)
    assert (found["a"].people, found["a"].median, found["a"].unsettled) == (1, 1, 0)
    assert (found["b"].left, found["b"].median, found["b"].unsettled) == (2, None, 1)
