"""What quantity an arithmetic gives: money over people is money for each person."""

from collections.abc import Mapping, Sequence

from shidian.core import Unit

Dimension = Mapping[str, int]
"""What is measured, with its power; empty for a plain number."""


def dimension(unit: Unit) -> Dimension:
    """The dimension of a unit.

    Shares, counts and years are plain numbers: a sum of a year is printed as the sum of several
    is, and so is money for a town beside money for all.

    Examples
    --------
    >>> dimension(Unit.TEN_THOUSAND_YUAN_PER_PERSON), dimension(Unit.PERCENT)
    ({'money': 1, 'people': -1}, {})
    """
    if unit.dimension in _PLAIN:
        return {}
    return _QUOTIENTS.get(unit.dimension, {unit.dimension: 1})


def product(units: Sequence[Unit]) -> Dimension:
    """The dimension of a product.

    Examples
    --------
    >>> product([Unit.YUAN_PER_PERSON, Unit.TEN_THOUSAND_PERSONS])
    {'money': 1}
    """
    return _combined([(dimension(unit), 1) for unit in units])


def quotient(above: Unit, below: Unit) -> Dimension:
    """The dimension of a quotient.

    Examples
    --------
    >>> quotient(Unit.YUAN, Unit.TEN_THOUSAND_YUAN)
    {}
    """
    return _combined([(dimension(above), 1), (dimension(below), -1)])


def _combined(powers: Sequence[tuple[Dimension, int]]) -> Dimension:
    names = dict.fromkeys(name for one, _ in powers for name in one)
    sums = {name: sum(one.get(name, 0) * power for one, power in powers) for name in names}
    return {name: power for name, power in sums.items() if power}


_PLAIN = {"share", "share_change", "ratio", "count", "duration"}
_QUOTIENTS = {
    "money_per_person": {"money": 1, "people": -1},
    "land_per_person": {"land": 1, "people": -1},
}
