"""Bounds enclose a rule's values, and are as narrow as its columns allow."""

import pytest

from shidian.engine import (
    AtLeast,
    Choice,
    Column,
    Constant,
    Either,
    Every,
    Filled,
    Largest,
    Lookup,
    Multiples,
    Not,
    OneOf,
    Steps,
    Sum,
    Within,
    bounds,
)
from tests.unit.engine.drawn import COLUMNS

MONTHS, FLAG = Column("months"), Filled("flag", 0)
CASES = {
    "column": (MONTHS, (0, 600)),
    "filled beyond": (Filled("flag", 9), (0, 9)),
    "filled, though never missing": (Filled("months", -5), (0, 600)),
    "steps in reach": (Steps(MONTHS, (0, 300, 601), (-9, 4, 2, 99)), (2, 4)),
    "lookup": (Lookup(Filled("title", 0), (3, -1, 2)), (-1, 3)),
    "multiples": (Multiples(MONTHS, 12, -2, 20), (-40, 0)),
    "sum": (Sum((MONTHS, FLAG, Constant(-1))), (-1, 600)),
    "largest": (Largest((MONTHS, Constant(7))), (7, 600)),
    "within": (Within(MONTHS, None, 45), (0, 45)),
    "choice": (Choice(((FLAG, Constant(70)),), Constant(-3)), (-3, 70)),
    "always reached": (AtLeast(MONTHS, 0), (1, 1)),
    "never reached": (AtLeast(MONTHS, 601), (0, 0)),
    "none of them possible": (OneOf(MONTHS, (-1, 601)), (0, 0)),
    "the only one possible": (OneOf(Constant(4), (4,)), (1, 1)),
    "every, one never": (Every((FLAG, Constant(0))), (0, 0)),
    "either, one always": (Either((FLAG, Constant(-2))), (1, 1)),
    "not": (Not(FLAG), (0, 1)),
    "not what always holds": (Not(Every(())), (0, 0)),
}


@pytest.mark.parametrize(("rule", "expected"), CASES.values(), ids=CASES)
def test_bounds_follow_from_the_columns(rule, expected):
    assert bounds(rule, COLUMNS) == expected
