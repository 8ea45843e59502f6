"""The numbers of a scheme: known, in force, whole multiples of the unit, of the right sign."""

from collections.abc import Iterator
from decimal import Decimal

from shidian.core import Fault, Place
from shidian.core.period import LAST_YEAR
from shidian.mechanisms.settlement.scheme.amount import Amount
from shidian.mechanisms.settlement.scheme.inputs import LARGEST
from shidian.mechanisms.settlement.scheme.items import AgeBands, Band, Bands, PerStep
from shidian.mechanisms.settlement.scheme.paths import (
    Path,
    conditions_of,
    items_of,
    numbers_of,
    points_of,
)
from shidian.mechanisms.settlement.scheme.scheme import Scheme

MOST_UNITS = 10**12  # of points; a sum of thousands of them still fits into 64 bits
MOST_YEARS = 200


def number_faults(scheme: Scheme) -> Iterator[Fault]:
    """What is wrong with the numbers of a scheme, each with its path."""
    if scheme.unit <= 0:
        yield _fault("scheme_unit", "unit", found=scheme.unit)
        return
    if scheme.from_.year > LAST_YEAR:
        yield _fault("scheme_day_late", "from", day=scheme.from_, last=f"{LAST_YEAR}-12-31")
    unknown = list(_unknown(scheme))
    yield from unknown
    if unknown:
        return  # nothing can be said of numbers that are not there
    for path, amount in points_of(scheme):
        yield from _in_units(scheme, path, amount)
    for path, amount in numbers_of(scheme):
        yield from _whole(scheme, path, amount)
    for path, years in _years(scheme):
        if not 0 <= years <= MOST_YEARS:
            yield _fault("scheme_years", path, found=years, most=MOST_YEARS)
    for path, item in items_of(scheme):
        if isinstance(item, Bands | AgeBands):
            yield from _overlaps(scheme, path, item.bands)
        elif isinstance(item, PerStep):
            yield from _many(scheme, path, item)


def values(scheme: Scheme, amount: Amount) -> list[Decimal]:
    """All numbers that an amount stands for, over the dates of its parameter."""
    if amount.number is not None:
        return [amount.number]
    return [dated.value for dated in scheme.parameters[amount].values]


def _unknown(scheme: Scheme) -> Iterator[Fault]:
    for path, amount in (*points_of(scheme), *numbers_of(scheme)):
        parameter = scheme.parameters.get(amount)
        if amount.number is not None:
            continue
        if parameter is None:
            yield _fault("scheme_parameter_unknown", path, found=amount)
        elif parameter.values[0].since > scheme.from_.isoformat():
            since = parameter.values[0].since
            yield _fault("scheme_parameter_late", path, found=amount, since=since)


def _in_units(scheme: Scheme, path: Path, amount: Amount) -> Iterator[Fault]:
    limit = path.rpartition(".")[2]
    for value in values(scheme, amount):
        if abs(value) > MOST_UNITS * scheme.unit:
            yield _fault("scheme_points_large", path, found=value, unit=scheme.unit)
        elif value % scheme.unit:
            yield _fault("scheme_not_in_units", path, found=value, unit=scheme.unit)
        if (limit == "cap" and value < 0) or (limit == "floor" and value > 0):
            yield _fault("scheme_limit_sign", path, found=value, limit=limit)


def _whole(scheme: Scheme, path: Path, amount: Amount) -> Iterator[Fault]:
    for value in values(scheme, amount):
        if value != value.to_integral_value():
            yield _fault("scheme_not_whole", path, found=value)
        elif abs(value) > LARGEST:
            yield _fault("scheme_number_large", path, found=value, low=-LARGEST, high=LARGEST)
        elif path.endswith(".step") and value < 1:
            yield _fault("scheme_step", path, found=value)
        elif path.startswith("selection.quota.") and value < 0:
            yield _fault("queue_quota", path, found=value)


def _years(scheme: Scheme) -> Iterator[tuple[Path, Decimal]]:
    """Ages, and years of looking back."""
    for path, item in items_of(scheme):
        for number, band in enumerate(item.bands if isinstance(item, AgeBands) else ()):
            for name, edge in (("from", band.from_), ("to", band.to)):
                for value in [] if edge is None else values(scheme, edge):
                    yield f"{path}.bands[{number}].{name}", value
    for path, condition in conditions_of(scheme):
        for name in ("age_at_least", "age_at_most", "within_years"):
            years = getattr(condition, name)
            if years is not None:
                yield f"{path}.{name}", Decimal(years)


def _many(scheme: Scheme, path: Path, item: PerStep) -> Iterator[Fault]:
    """So many steps that their points are beyond counting, where no cap stops them."""
    asked, step = scheme.inputs.get(item.input), min(values(scheme, item.step))
    if asked is None or step < 1:
        return  # said elsewhere
    for points in values(scheme, item.points):
        most = points * (asked.max // step)
        capped = points > 0 and item.cap is not None
        if abs(most) > MOST_UNITS * scheme.unit and not capped:
            yield _fault("scheme_points_large", f"{path}.points", found=most, unit=scheme.unit)


def _overlaps(scheme: Scheme, path: Path, bands: tuple[Band, ...]) -> Iterator[Fault]:
    """Bands that are empty, or do not begin after the one before them ends."""
    last: Decimal | None = None
    for number, band in enumerate(bands):
        here = f"{path}.bands[{number}]"
        low = None if band.from_ is None else min(values(scheme, band.from_))
        high = None if band.to is None else max(values(scheme, band.to))
        if low is not None and high is not None and high < low:
            yield _fault("scheme_band_empty", here, low=low, high=high)
        if number and (low is None or last is None or low <= last):
            yield _fault("scheme_band_overlap", here, low="-" if low is None else low)
        last = high


def _fault(code: str, path: Path, **found: object) -> Fault:
    return Fault(code, Place(column=path), **found)
