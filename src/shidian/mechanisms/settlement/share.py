"""A share of people, from 0 to 1."""

from decimal import Decimal

from shidian.core import DataError, Fault, Place


def check_share(name: str, share: Decimal) -> None:
    """Raise DataError for what is no share."""
    if not (share.is_finite() and 0 <= share <= 1):
        raise DataError(Fault("simulation_share", Place(column=name), found=share))


def part_of(people: int, share: Decimal) -> int:
    """A share of people as whole people, to the nearest."""
    return round(people * share)
