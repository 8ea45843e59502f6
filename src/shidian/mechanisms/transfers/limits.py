"""The least and the most that a place gets, from what it got last year."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from shidian.core import DataError, Fault, Place
from shidian.core.apportionment import cents, yuan
from shidian.mechanisms.transfers.allocation import Limits

MOST = 100
"""No limit is more than so many times last year's amount."""


@dataclass(frozen=True, kw_only=True)
class LimitTerms:
    """Terms of the least and the most.

    Parameters
    ----------
    hold, cap : Decimal
        The least and the most, as shares of what a place got last year; None sets none.
    """

    hold: Decimal | None = None
    cap: Decimal | None = None

    def __post_init__(self) -> None:
        for key, found in (("hold", self.hold), ("cap", self.cap)):
            if found is not None and not 0 <= found <= MOST:
                place = Place(column=key)
                raise DataError(Fault("limits_outside", place, key=key, found=found, most=MOST))
        if self.hold is not None and self.cap is not None and self.hold > self.cap:
            raise DataError(Fault("limits_order", hold=self.hold, cap=self.cap))


NO_LIMITS = LimitTerms()


@dataclass(frozen=True)
class PlaceLimits:
    """What places got last year, and the most that each may get, in 分; None is not known."""

    last_year: Mapping[str, int | None]
    most: Mapping[str, int | None] = field(default_factory=dict)


def least_of(terms: LimitTerms, last_year: int | None) -> int | None:
    """The least of a place, in 分; None where none is set or known.

    Examples
    --------
    >>> least_of(LimitTerms(hold=Decimal("0.9")), 1001)
    901
    """
    if terms.hold is None or last_year is None:
        return None
    return cents(yuan(last_year) * terms.hold)


def most_of(terms: LimitTerms, last_year: int | None, most: int | None) -> int | None:
    """The most of a place: the smaller of its own and of the share of last year."""
    found = [] if most is None else [most]
    if terms.cap is not None and last_year is not None:
        found.append(cents(yuan(last_year) * terms.cap))
    return min(found, default=None)


def limits(
    pool: int, names: Sequence[str], least: Sequence[int | None], most: Sequence[int | None]
) -> Limits | None:
    """The limits of an allocation; a place without one may get nothing, or the whole pool.

    Raises
    ------
    DataError
        Where the least of a place is above its most.
    """
    if all(one is None for one in (*least, *most)):
        return None
    faults = [
        Fault("limits_cross", area=name, least=yuan(low), most=yuan(high))
        for name, low, high in zip(names, least, most, strict=True)
        if low is not None and high is not None and low > high
    ]
    if faults:
        raise DataError(faults)
    return Limits([one or 0 for one in least], [pool if one is None else one for one in most])


def unlimited(terms: LimitTerms, names: Sequence[str], places: PlaceLimits) -> Iterator[Fault]:
    """A warning that names the places whose last year is not known although it decides."""
    if terms.hold is None and terms.cap is None:
        return
    missing = [name for name in names if places.last_year.get(name) is None]
    if missing:
        yield Fault("limits_unknown", areas=" ".join(missing[:20]), many=len(missing))
