"""Numbers as people write them."""

from decimal import Decimal


def plain(number: Decimal | int) -> str:
    """A number without exponent and without zeros at its end.

    Examples
    --------
    >>> plain(Decimal("1.90")), plain(Decimal("1E+2")), plain(7)
    ('1.9', '100', '7')
    """
    exact = Decimal(number)
    whole = exact.to_integral_value()
    return f"{whole:f}" if whole == exact else f"{exact.normalize():f}"
