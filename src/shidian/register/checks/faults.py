"""A violation in words: what was found, what was expected, what to do."""

from decimal import Decimal

from shidian.core import Fault, Place
from shidian.register.checks.check import Violation


def fault_of(violation: Violation) -> Fault:
    """The fault to show for a violation; its place names the indicator."""
    return Fault(
        violation.check.message,
        Place(column=violation.indicator),
        name=violation.name,
        area=violation.area,
        year=violation.year,
        found=_text(violation.found),
        expected=expected(violation.low, violation.high),
        other=violation.other,
    )


def expected(low: Decimal | None, high: Decimal | None) -> str:
    """What lies between two ends, of which either may be open; empty where both are.

    Examples
    --------
    >>> expected(Decimal("0"), Decimal("100")), expected(Decimal("71.2"), None)
    ('0–100', '≥ 71.2')
    """
    if low is not None and high is not None:
        return _text(low) if low == high else f"{low:f}–{high:f}"
    if low is not None:
        return f"≥ {low:f}"
    return f"≤ {high:f}" if high is not None else ""


def _text(value: Decimal | None) -> str:
    return "" if value is None else f"{value:f}"
