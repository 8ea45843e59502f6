"""Who goes first among people of equal points."""

import polars as pl
import pytest

from shidian.mechanisms.settlement.queue.people import JOINED, ROW
from shidian.mechanisms.settlement.queue.selection import PART, POINTS, admitted
from shidian.mechanisms.settlement.scheme import Best, Order

# Four people of equal points, one of whom has no value, and one with more points than they.
PEOPLE = pl.DataFrame(
    {
        POINTS: [10, 10, 10, 10, 11],
        PART: [0, 0, 0, 0, 0],
        "months": [5, None, 9, 5, 1],
        JOINED: [1, 0, 1, 0, 1],
        ROW: [0, 1, 2, 3, 4],
    }
)
ORDERS = {
    "most first": (Best.MOST, [4, 2, 3, 0, 1]),
    "least first": (Best.LEAST, [4, 3, 0, 2, 1]),
    "latest first": (Best.LATEST, [4, 2, 3, 0, 1]),
    "earliest first": (Best.EARLIEST, [4, 3, 0, 2, 1]),
}


@pytest.mark.parametrize(("best", "expected"), ORDERS.values(), ids=ORDERS)
def test_who_lacks_a_value_goes_last_whichever_is_best(best, expected):
    everybody = pl.Series([True] * 5)
    for places in range(6):
        chosen = admitted(PEOPLE, everybody, [places], [Order("months", best)])
        assert set(chosen.nonzero()[0]) == set(expected[:places])


def test_without_an_order_who_came_first_goes_first():
    chosen = admitted(PEOPLE, pl.Series([True] * 4 + [False]), [2], [])
    assert set(chosen.nonzero()[0]) == {1, 3}
