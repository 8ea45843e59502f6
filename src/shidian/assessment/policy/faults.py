"""What is said of a constant that lies outside its range."""

from shidian.core import DataError, Fault


def outside(found: float, expected: str) -> DataError:
    """A fault for a constant that must satisfy `expected`, such as ``0 <= share <= 1``."""
    return DataError(Fault("policy_value", found=found, expected=expected))
