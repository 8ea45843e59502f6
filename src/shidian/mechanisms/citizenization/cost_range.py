"""A cost as a source states it: one number, or an interval."""

from dataclasses import dataclass
from decimal import Decimal

from shidian.core import DataError, Fault, Place


@dataclass(frozen=True)
class CostRange:
    """Yuan: one number, or an interval whose middle is used where one number is needed.

    Examples
    --------
    >>> CostRange(low=Decimal(100_000), high=Decimal(120_000)).middle
    Decimal('110000')
    """

    yuan: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None

    def __post_init__(self) -> None:
        interval = self.low is not None and self.high is not None
        if (self.yuan is None) != interval or (self.low is None) != (self.high is None):
            raise DataError(Fault("cost_range"))
        if self.yuan is not None and self.yuan < 0:
            raise DataError(Fault("number_negative", Place(column="yuan"), found=self.yuan))
        if min(self.ends) < 0 or self.ends[0] > self.ends[1]:
            raise DataError(Fault("cost_range_order", low=self.ends[0], high=self.ends[1]))

    @property
    def ends(self) -> tuple[Decimal, Decimal]:
        """The least and the greatest."""
        if self.low is not None and self.high is not None:
            return self.low, self.high
        assert self.yuan is not None
        return self.yuan, self.yuan

    @property
    def middle(self) -> Decimal:
        """The number, or the middle of the interval."""
        low, high = self.ends
        return (low + high) / 2
