"""Progress over many pilots: counted and weighted in the database, a query for each grouping."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, F, Q, QuerySet, Sum

from shidian.store.models import Assignment
from shidian.supervision import SOON, Status
from shidian.supervision.status import COMPLETE

_OPEN = Q(latest=None) | Q(latest__percent__lt=COMPLETE)


def status_filter(status: Status, day: date) -> Q:
    """The assignments with a status on a day: `assignment_status`, in the database's words."""
    soon = day + SOON
    later = _OPEN & Q(due__gt=soon)
    filters = {
        Status.DONE: Q(latest__percent=COMPLETE),
        Status.OVERDUE: _OPEN & Q(due__lt=day),
        Status.DUE_SOON: _OPEN & Q(due__gte=day, due__lte=soon),
        Status.UNDER_WAY: later & Q(latest__percent__gt=0),
        Status.NOT_BEGUN: later & (Q(latest=None) | Q(latest__percent=0)),
    }
    return filters[status]


@dataclass(frozen=True)
class Counts:
    """Assignments of a group.

    Parameters
    ----------
    of : mapping of Status to int
    weight : int
        Sum of all weights.
    made : int
        Sum of weight times percentage, over those that were reported on.
    reported : int
        How many were reported on.
    """

    of: Mapping[Status, int]
    weight: int = 0
    made: int = 0
    reported: int = 0

    @property
    def all(self) -> int:
        """How many assignments there are."""
        return sum(self.of.values())

    @property
    def overdue(self) -> int:
        """How many are overdue."""
        return self.of[Status.OVERDUE]

    @property
    def cells(self) -> Sequence[tuple[Status, int]]:
        """A count for each status, in one order."""
        return [(status, self.of[status]) for status in Status]

    @property
    def progress(self) -> float | None:
        """See `shidian.supervision.weighted_progress`; None where nothing was reported."""
        return self.made / self.weight if self.reported else None


def counts(rows: QuerySet[Assignment], by: str, day: date) -> Mapping[str, Counts]:
    """The counts of every group, by the column that makes the groups; one query."""
    statuses = list(Status)
    numbers = {f"{one}": Count("pk", filter=status_filter(one, day)) for one in statuses}
    made = Sum(F("weight") * F("latest__percent"))
    grouped = (
        rows.order_by()
        .values(by)
        .annotate(**numbers, all_weight=Sum("weight"), made=made, reported=Count("latest"))
    )
    return {
        row[by]: Counts(
            {status: row[status] for status in statuses},
            row["all_weight"],
            row["made"] or 0,
            row["reported"],
        )
        for row in grouped
    }


def total(groups: Iterable[Counts]) -> Counts:
    """The counts of all groups together."""
    every = list(groups)
    return Counts(
        {status: sum(one.of[status] for one in every) for status in Status},
        sum(one.weight for one in every),
        sum(one.made for one in every),
        sum(one.reported for one in every),
    )
