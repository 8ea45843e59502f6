"""The formulas of first attainment, on cases worked by hand."""

from decimal import Decimal

import pytest

from shidian.assessment import attainment, is_met, level_completion, tolerance
from shidian.core import Direction, Op

LEVELS = {
    "below": ("66", "75", Decimal("0.88")),
    "exactly": ("75", "75.0", Decimal(1)),
    "above": ("90", "75", Decimal("1.2")),
    "nothing reached": ("0", "75", Decimal(0)),
    "target of zero": ("5", "0", None),
    "target of zero, with places": ("5", "0.00", None),
}


@pytest.mark.parametrize(("observed", "target", "expected"), LEVELS.values(), ids=LEVELS)
def test_level_completion(observed, target, expected):
    assert level_completion(Decimal(observed), Decimal(target)) == expected


SHARES = {
    "part of the way": ("50", "60", "54", Decimal("0.4")),
    "all of it": ("50", "60", "60", Decimal(1)),
    "beyond": ("50", "60", "75", Decimal("2.5")),
    "nothing": ("50", "60", "50", Decimal(0)),
    "regression": ("50", "60", "48", Decimal("-0.2")),
    "falling indicator": ("20", "10", "14", Decimal("0.6")),
    "falling indicator that rose": ("20", "10", "25", Decimal("-0.5")),
    "falling to zero": ("20", "0", "5", Decimal("0.75")),
    "from zero": ("0", "8", "2", Decimal("0.25")),
    "below zero": ("-4", "4", "-2", Decimal("0.25")),
    "no change promised": ("60", "60", "65", None),
    "no change promised, other places": ("60", "60.0", "60", None),
    "Haidong, 2020": ("34", "50", "40.40", Decimal("0.4")),
}


@pytest.mark.parametrize(("baseline", "target", "observed", "share"), SHARES.values(), ids=SHARES)
def test_attainment(baseline, target, observed, share):
    assert attainment(Decimal(baseline), Decimal(target), Decimal(observed)) == share


TOLERANCES = {
    "capped by the change promised: Guangzhou 85.3 to about 87": ("1", "1", "1.7", "0.34"),
    "allowed by policy: Jiangsu 64 to about 68 has a cap of 0.8": ("1", "1", "4", "0.8"),
    "wide change": ("1", "1", "20", "1"),
    "coarse last place": ("10", "1", "100", "10"),
    "fine last place": ("0.01", "1", "100", "1"),
    "falling": ("1", "1", "-1.7", "0.34"),
    "no change": ("1", "1", "0", "0"),
}


@pytest.mark.parametrize(
    ("place", "allowed", "promised", "margin"), TOLERANCES.values(), ids=TOLERANCES
)
def test_tolerance(place, allowed, promised, margin):
    assert tolerance(
        Decimal(place), Decimal(allowed), Decimal(promised), Decimal("0.2")
    ) == Decimal(margin)


UP, DOWN, NONE = Direction.UP, Direction.DOWN, Direction.NONE
# op, direction, margin: the observed values around 60 (and 70) that keep the promise
KEPT = {
    "reach, rising": (Op.REACH, UP, "0", ["60", "60.1", "80"]),
    "reach, falling": (Op.REACH, DOWN, "0", ["40", "59.9", "60"]),
    "reach, neither": (Op.REACH, NONE, "0", ["60", "60.1", "80"]),
    "at least, rising": (Op.AT_LEAST, UP, "0", ["60", "60.1", "80"]),
    "at least, of a falling indicator": (Op.AT_LEAST, DOWN, "0", ["60", "60.1", "80"]),
    "at most": (Op.AT_MOST, UP, "0", ["40", "59.9", "60"]),
    "more than": (Op.MORE_THAN, UP, "0", ["60.1", "80"]),
    "less than": (Op.LESS_THAN, UP, "0", ["40", "59.9"]),
    "about, rising": (Op.ABOUT, UP, "0.1", ["59.9", "60", "60.1", "80"]),
    "about, falling": (Op.ABOUT, DOWN, "0.1", ["40", "59.9", "60", "60.1"]),
    "about, without tolerance": (Op.ABOUT, UP, "0", ["60", "60.1", "80"]),
    "range": (Op.RANGE, NONE, "0", ["60", "60.1"]),
    "range, rising": (Op.RANGE, UP, "0", ["60", "60.1"]),
}


@pytest.mark.parametrize(("op", "direction", "margin", "kept"), KEPT.values(), ids=KEPT)
def test_which_levels_keep_a_promise(op, direction, margin, kept):
    levels = ["40", "59.9", "60", "60.1", "80"]
    high = Decimal(70) if op is Op.RANGE else None
    met = [
        y for y in levels if is_met(op, direction, Decimal(y), Decimal(60), high, Decimal(margin))
    ]
    assert met == kept


def test_both_ends_of_a_range_belong_to_it():
    ends = [
        is_met(Op.RANGE, NONE, Decimal(y), Decimal(60), Decimal(70))
        for y in ("59.99", "60.00", "70.0", "70.01")
    ]
    assert ends == [False, True, True, False]
