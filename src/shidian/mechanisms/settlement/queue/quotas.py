"""The quota of a year: for all together, or for each code of an input."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from shidian.core import DataError, Fault, Place
from shidian.engine import Constant, Rule, TableColumn
from shidian.mechanisms.settlement.day import Day
from shidian.mechanisms.settlement.lowering import code_rule
from shidian.mechanisms.settlement.queue.plan import QueuePlan


@dataclass(frozen=True)
class YearQuota:
    """Whose quota is which.

    Parameters
    ----------
    part : Rule
        Which quota a person falls under: a place in `people`.
    people : tuple of int
        How many may settle by points under each; None where the scheme does not say it.
    codes : tuple of str
        Names of the parts.
    """

    part: Rule
    people: tuple[int | None, ...]
    codes: tuple[str, ...] = ("",)

    @property
    def total(self) -> int:
        """Of all parts that have one."""
        return sum(number or 0 for number in self.people)

    def check(self, parts: Iterable[int]) -> None:
        """Raise DataError where the quota of a part in which somebody may settle is not known."""
        unsaid = " ".join(self.codes[part] for part in parts if self.people[part] is None)
        if unsaid:
            place = Place(column="selection.quota.of")
            raise DataError(Fault("queue_quota_codes", place, found=unsaid[:80]))


def year_quota(
    day: Day, columns: Mapping[str, TableColumn], plan: QueuePlan, year: int
) -> YearQuota | None:
    """The quota of a year, counted from 0; None where there is none."""
    total = plan.quota(year)
    if total is not None:
        return YearQuota(Constant(0), (total,))
    selection = day.scheme.selection
    if selection is None or selection.quota is None:
        return None
    stated = selection.quota
    if stated.total is not None:
        return YearQuota(Constant(0), (day.whole(stated.total),))
    of = {code: day.whole(amount) for code, amount in (stated.of or {}).items()}
    part, codes = code_rule(day, columns, stated.by)
    return YearQuota(part, tuple(of.get(code) for code in codes), codes)
