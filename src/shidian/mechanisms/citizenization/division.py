"""How a total in 分 is divided: by shares, or by amounts for each person and shares of the rest."""

from collections.abc import Mapping
from decimal import Decimal
from typing import TypeVar

from shidian.core.apportionment import apportioned, cents

P = TypeVar("P")


def by_shares(shares: Mapping[P, Decimal], total: int) -> dict[P, int]:
    """The parts of a total by largest remainder; they sum to it.

    Examples
    --------
    >>> by_shares({"city": Decimal("0.5"), "person": Decimal("0.5")}, 3)
    {'city': 2, 'person': 1}
    """
    return dict(zip(shares, apportioned(total, list(shares.values())), strict=True))


def by_amounts(
    amounts: Mapping[P, Decimal], rest: Mapping[P, Decimal], total: int, people: int
) -> dict[P, int]:
    """Yuan for each person in the order stated, while money lasts; shares of what they leave.

    Examples
    --------
    >>> by_amounts({"centre": Decimal("0.01")}, {"city": Decimal(1)}, 10, people=4)
    {'centre': 4, 'city': 6}
    """
    left, parts = total, dict[P, int]()
    for payer, amount in amounts.items():
        parts[payer] = min(cents(amount * people), left)
        left -= parts[payer]
    for payer, part in by_shares(rest, left).items():
        parts[payer] = parts.get(payer, 0) + part
    return parts
