"""What is said of a constant that lies outside its range."""

from shidian.core import DataError, Fault


def outside(found: float, expected: str) -> DataError:
    """A fault for a constant that must satisfy `expected`, such as ``0 <= share <= 1``."""
    return DataError(Fault("field_value", found=found, expected=expected))


def within(of: object, low: float, high: float, *names: str) -> None:
    """Refuse constants of a part of the policy that lie outside a range.

    Raises
    ------
    DataError
        For the first of them.
    """
    for name in names:
        if not low <= getattr(of, name) <= high:
            raise outside(getattr(of, name), f"{low:g} <= {name} <= {high:g}")
