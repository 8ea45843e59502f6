"""Dividing a pool of money among places, exact to the 分."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from shidian.core import DataError, Fault
from shidian.core.apportionment import apportioned, yuan


@dataclass(frozen=True)
class Factor:
    """A factor of an allocation: its share of the pool, and each place's value."""

    name: str
    share: Decimal
    values: Sequence[Decimal]


@dataclass(frozen=True)
class Limits:
    """For each place the least and the most that it gets, in 分; None sets none."""

    least: Sequence[int] | None = None
    most: Sequence[int] | None = None


@dataclass(frozen=True)
class Allocation:
    """What each place gets, in 分.

    Parameters
    ----------
    amounts : tuple of int
    left : int
        What could not be given: nobody has a value, or everybody is at the most.
    by_factor : mapping of str to tuple of int
        Before the limits.
    """

    amounts: tuple[int, ...]
    left: int
    by_factor: Mapping[str, tuple[int, ...]]


def allocated(
    pool: int,
    factors: Sequence[Factor],
    coefficients: Sequence[Decimal] | None = None,
    limits: Limits | None = None,
) -> Allocation:
    """Divide a pool by factors, adjusted by a coefficient of each place, within limits.

    The pool is first divided among the factors by their shares, then each part among the places
    by ``value * coefficient``. A part whose values are all zero is not given, and is told. Places
    that fall below their least get it, those above their most are cut, and the others share what
    is then left in proportion to what they had, until nothing changes.

    Parameters
    ----------
    pool : int
        分.
    factors : sequence of Factor
        Their shares sum to one.
    coefficients : sequence of Decimal
        Of fiscal difficulty, not negative; 1 for all if left out.
    limits : Limits

    Raises
    ------
    DataError
        For an empty or negative pool, shares that do not sum to one, negative values, or leasts
        that exceed the pool.
    """
    _check(pool, factors, coefficients)
    pots = apportioned(pool, [factor.share for factor in factors])
    by_factor, left = {}, 0
    for factor, pot in zip(factors, pots, strict=True):
        weights = _weighted(factor.values, coefficients)
        if any(weights):
            by_factor[factor.name] = tuple(apportioned(pot, weights))
        else:
            by_factor[factor.name] = (0,) * len(weights)
            left += pot
    amounts = [sum(parts) for parts in zip(*by_factor.values(), strict=True)]
    bounded, unspent = _bounded(amounts, limits or Limits())
    return Allocation(tuple(bounded), left + unspent, by_factor)


def _weighted(
    values: Sequence[Decimal], coefficients: Sequence[Decimal] | None
) -> Sequence[Decimal]:
    if coefficients is None:
        return values
    return [value * by for value, by in zip(values, coefficients, strict=True)]


def _bounded(amounts: Sequence[int], limits: Limits) -> tuple[list[int], int]:
    """Amounts within limits, of the same sum where that can be; and what is left over."""
    count, total = len(amounts), sum(amounts)
    least = list(limits.least or [0] * count)
    most = list(limits.most or [max(total, 0)] * count)
    if sum(least) > total:
        raise DataError(Fault("allocation_least", least=yuan(sum(least)), pool=yuan(total)))
    held: dict[int, int] = {}
    current = list(amounts)
    while True:
        free = [at for at in range(count) if at not in held]
        low = {at: least[at] for at in free if current[at] < least[at]}
        high = {at: most[at] for at in free if current[at] > most[at]}
        # Only the side that moves more money is fixed at once: fixing both may fix too much.
        lacking = sum(least[at] - current[at] for at in low)
        excess = sum(current[at] - most[at] for at in high)
        if not low and not high:
            return current, total - sum(current)
        held |= low if lacking >= excess else high
        current = _shared_again(amounts, held, total)


def _shared_again(amounts: Sequence[int], held: Mapping[int, int], total: int) -> list[int]:
    free = [at for at in range(len(amounts)) if at not in held]
    rest = total - sum(held.values())
    weights = [amounts[at] for at in free]
    shared = apportioned(rest, weights) if any(weights) else [0] * len(free)
    parts = dict(zip(free, shared, strict=True)) | dict(held)
    return [parts[at] for at in range(len(amounts))]


def _check(pool: int, factors: Sequence[Factor], coefficients: Sequence[Decimal] | None) -> None:
    if pool <= 0:
        raise DataError(Fault("allocation_pool", found=yuan(pool)))
    total = sum((factor.share for factor in factors), Decimal(0))
    if total != 1:
        raise DataError(Fault("allocation_shares", found=total))
    lists = {factor.name: factor.values for factor in factors}
    if coefficients is not None:
        lists["coefficients"] = coefficients
    lengths = {len(values) for values in lists.values()}
    if len(lengths) != 1:
        raise DataError(Fault("allocation_lengths", found=" ".join(map(str, sorted(lengths)))))
    for name, values in lists.items():
        for place, value in enumerate(values, start=1):
            if value < 0:
                raise DataError(Fault("allocation_negative", name=name, row=place, found=value))
