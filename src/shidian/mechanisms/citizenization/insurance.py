"""Social insurance of an employed person: what the employer and the person add by law."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

MONTHS = 12


@dataclass(frozen=True)
class Rate:
    """Rates of one scheme on a day, as shares of the base."""

    employer: Decimal
    employee: Decimal


def base(wage: Decimal, local: Decimal, floor: Decimal, cap: Decimal) -> Decimal:
    """Monthly wage on which contributions are paid: ``min(max(wage, floor*W), cap*W)``.

    Parameters
    ----------
    wage : Decimal
        Own average monthly wage of the year before, yuan.
    local : Decimal
        W, the local average monthly wage of the year before, yuan.
    floor, cap : Decimal
        Usually 0.6 and 3, of W.

    Examples
    --------
    >>> base(Decimal(2000), Decimal(4000), Decimal("0.6"), Decimal(3))
    Decimal('2400.0')
    """
    return min(max(wage, floor * local), cap * local)


def yearly(
    base: Decimal, rates: Mapping[str, Rate], added: Mapping[str, Decimal]
) -> tuple[Decimal, Decimal]:
    """Yuan a year that employer and employee pay more: ``12*B*sum(rate * (cover1 - cover0))``.

    Parameters
    ----------
    base : Decimal
        B, yuan a month.
    rates : mapping of str to Rate
        By scheme.
    added : mapping of str to Decimal
        Share of the person's cover that is new, by scheme: 1 where there was none, 0 where the
        person is covered already.

    Examples
    --------
    >>> rates = {"pension": Rate(Decimal("0.2"), Decimal("0.08"))}
    >>> yearly(Decimal(1000), rates, {"pension": Decimal(1)})
    (Decimal('2400.0'), Decimal('960.00'))
    """
    employer = sum((rates[scheme].employer * share for scheme, share in added.items()), Decimal(0))
    employee = sum((rates[scheme].employee * share for scheme, share in added.items()), Decimal(0))
    return MONTHS * base * employer, MONTHS * base * employee
