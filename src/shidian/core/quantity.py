"""A number with its unit, exactly as it was printed."""

from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from fractions import Fraction

from shidian.core.unit import Unit

_CHANGE_OF = {Unit.PERCENT: Unit.PERCENTAGE_POINT}


@dataclass(frozen=True)
class Quantity:
    """A decimal number and a unit; the number of printed places is kept.

    Raises
    ------
    ValueError
        For a number that is not finite, and for arithmetic across dimensions.

    Examples
    --------
    >>> str(Quantity.read("8029.30", Unit.TEN_THOUSAND_PERSONS))
    '8029.30 万人'
    >>> str(Quantity.read("68", Unit.PERCENT) - Quantity.read("64.5", Unit.PERCENT))
    '3.5 pp'
    >>> Quantity.read("15", Unit.MU).to(Unit.HECTARE).value
    Decimal('1')
    """

    value: Decimal
    unit: Unit

    def __post_init__(self) -> None:
        if not self.value.is_finite():
            raise ValueError(f"not a finite number: {self.value}")

    @classmethod
    def read(cls, text: str, unit: Unit) -> "Quantity":
        """Read a plain decimal number such as ``88.75`` or ``-0.5``; nothing else is guessed."""
        plain = text.removeprefix("-")
        if not (plain.isascii() and plain.replace(".", "", 1).isdigit()):
            raise ValueError(f"not a plain decimal number: {text!r}")
        try:
            return cls(Decimal(text), unit)
        except InvalidOperation as error:
            raise ValueError(f"not a plain decimal number: {text!r}") from error

    @property
    def printed_places(self) -> int:
        """How many decimal places the source prints (``8029.30`` has two)."""
        return max(0, -int(self.value.as_tuple().exponent))

    @property
    def last_place(self) -> Decimal:
        """The value of one step in the last printed place (``73.9`` has 0.1)."""
        return Decimal(1).scaleb(-self.printed_places)

    def to(self, unit: Unit) -> "Quantity":
        """The same quantity in another unit of its dimension."""
        if unit.dimension != self.unit.dimension:
            raise ValueError(f"{self.unit.symbol} cannot be expressed in {unit.symbol}")
        if unit is self.unit:
            return self  # as printed, trailing zeros and all
        exact = Fraction(self.value) * self.unit.size / unit.size
        return Quantity(Decimal(exact.numerator) / Decimal(exact.denominator), unit)

    def __add__(self, other: "Quantity") -> "Quantity":
        if _CHANGE_OF.get(self.unit) is other.unit:  # 60 % + 5 pp = 65 %
            return Quantity(self.value + other.value, self.unit)
        if self.unit in _CHANGE_OF:
            raise ValueError(f"a change of a share is counted in pp, not in {other.unit.symbol}")
        return Quantity(self.value + other.to(self.unit).value, self.unit)

    def __sub__(self, other: "Quantity") -> "Quantity":
        if _CHANGE_OF.get(self.unit) is other.unit:
            return Quantity(self.value - other.value, self.unit)
        difference = self.value - other.to(self.unit).value
        return Quantity(difference, _CHANGE_OF.get(self.unit, self.unit))

    def __str__(self) -> str:
        return f"{self.value:f} {self.unit.symbol}"
