"""The limits of the checks, as the package states them in ``filing/checks.yaml``."""

from collections.abc import Iterator
from dataclasses import dataclass, fields
from decimal import Decimal

from shidian.core import Bilingual, Confidence, DataError, Fault, Place, Quantity, Unit
from shidian.programme import Programme, read_mapping
from shidian.programme.fields import built

FILE = "filing/checks.yaml"
_WHOLE = (Unit.YEAR, Unit.ITEM)
_MOST = 10_000


@dataclass(frozen=True)
class Limit:
    """From where on a check speaks, and who says so."""

    name: Bilingual
    unit: Unit
    value: Decimal
    source: Bilingual
    confidence: Confidence

    def __post_init__(self) -> None:
        # Two places, so that a limit is a whole number of hundredths and multiplies exactly.
        places = Quantity(self.value, self.unit).printed_places
        if self.unit in _WHOLE:
            self._expect(self.value >= 2 and self.value % 1 == 0, "2, 3, 4 …")
        elif self.unit is Unit.RATIO:
            self._expect(1 < self.value <= _MOST and places <= 2, f"> 1.00, <= {_MOST}")
        else:
            self._expect(0 < self.value <= _MOST and places <= 2, f"> 0.00, <= {_MOST}")

    def _expect(self, holds: bool, expected: str) -> None:
        if not holds:
            raise DataError(Fault("field_value", found=self.value, expected=expected))


@dataclass(frozen=True)
class Limits:
    """All limits; their names and units stand in the file."""

    change_share: Limit
    change_people: Limit
    change_money: Limit
    change_other: Limit
    ahead_share: Limit
    ahead_other: Limit
    backwards_share: Limit
    backwards_other: Limit
    unchanged_years: Limit
    copied_values: Limit
    peer_deviations: Limit
    peer_fewest: Limit
    outlier_deviations: Limit
    outlier_fewest: Limit
    slip_share: Limit
    slip_amount: Limit
    slip_around: Limit

    def __post_init__(self) -> None:
        for one in fields(self):
            expected = unit_of(one.name)
            found = getattr(self, one.name).unit
            if found is not expected:
                raise DataError(
                    Fault("field_value", found=found.symbol, expected=f"{one.name}.{expected}")
                )


def unit_of(name: str) -> Unit:
    """The unit that a limit is in.

    Examples
    --------
    >>> unit_of("change_share"), unit_of("change_people"), unit_of("peer_fewest")
    (<Unit.PERCENTAGE_POINT: 'pp'>, <Unit.PERCENT: '%'>, <Unit.ITEM: '个'>)
    """
    kind, _, of = name.partition("_")
    if kind in ("change", "ahead", "backwards"):
        return Unit.PERCENTAGE_POINT if of == "share" else Unit.PERCENT
    if name in ("unchanged_years", "outlier_fewest"):
        return Unit.YEAR
    return Unit.ITEM if name in ("copied_values", "peer_fewest") else Unit.RATIO


@dataclass(frozen=True)
class Sum:
    """An indicator that adds up the yearly values of another, from a year on."""

    total: str
    flow: str
    since: int


@dataclass(frozen=True)
class Rules:
    """What the file says."""

    limits: Limits
    sums: tuple[Sum, ...]


def rules_of(programme: Programme) -> Rules:
    """The limits of a programme's checks.

    Raises
    ------
    DataError
        If the package has none, or faults in them; all of them are listed.
    """
    if FILE not in programme.filing:
        raise DataError(Fault("check_no_limits", found=programme.facts.code, file=FILE))
    faults: list[Fault] = []
    found = read_mapping(programme.filing, FILE, faults)
    if faults:
        raise DataError(faults)
    try:
        rules = built(Rules, found)
    except DataError as error:
        raise DataError([fault.at(FILE) for fault in error.faults]) from error
    faults = list(_misfits(rules, programme))
    if faults:
        raise DataError(faults)
    return rules


def _misfits(rules: Rules, programme: Programme) -> Iterator[Fault]:
    """Sums of indicators that the programme does not have, or of two units."""
    place = Place(FILE, column="sums")
    for one in rules.sums:
        pair = [programme.indicators.get(code) for code in (one.total, one.flow)]
        for code, indicator in zip((one.total, one.flow), pair, strict=True):
            if indicator is None:
                yield Fault("unknown_reference", place, found=code, table="indicators.csv")
        units = [indicator.unit.symbol for indicator in pair if indicator is not None]
        if len(set(units)) > 1:
            yield Fault("field_value", place, found=units[1], expected=units[0])
