"""The years of a queue, one after the other."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import polars as pl

from shidian.core import DataError, Fault, Place
from shidian.engine import Table, evaluated
from shidian.mechanisms.settlement.day import LAST_DAY, Day
from shidian.mechanisms.settlement.lowering import lowered
from shidian.mechanisms.settlement.planning import grouping
from shidian.mechanisms.settlement.queue.histories import history, waits_by_group
from shidian.mechanisms.settlement.queue.people import (
    ELIGIBLE,
    JOINED,
    MOST_PEOPLE,
    aged,
    joined,
    newcomers,
    sources,
    years_after,
)
from shidian.mechanisms.settlement.queue.plan import Arrivals, QueuePlan
from shidian.mechanisms.settlement.queue.quotas import year_quota
from shidian.mechanisms.settlement.queue.waits import LEFT, SETTLED, WAITING, Waits
from shidian.mechanisms.settlement.queue.year import QueueYear, judge, settle_in, told, who_leaves

NOBODY = Arrivals(number=0)


@dataclass(frozen=True)
class Queue:
    """What became of a queue.

    Parameters
    ----------
    first : Day
    plan : QueuePlan
    years : tuple of QueueYear
    from_joining, from_eligibility : mapping of str to mapping of str to Waits
        How long people wait, by grouping (the empty one is all) and group.
    """

    first: Day
    plan: QueuePlan
    years: tuple[QueueYear, ...]
    from_joining: Mapping[str, Mapping[str, Waits]]
    from_eligibility: Mapping[str, Mapping[str, Waits]]


def simulated(first: Day, table: Table, plan: QueuePlan) -> Queue:
    """Let the persons of a table settle year by year under a scheme.

    Each year, on the same day of the calendar, dated parameters and items take effect, numbers
    with `per_year` grow, newcomers join, all who wait are judged, those on a route settle, the
    best of those with enough points settle as far as the quota goes, and some leave.

    Parameters
    ----------
    first : Day
        The scheme on the first day.
    table : Table
        Who waits on that day; at most 10 million with all newcomers.
    plan : QueuePlan

    Raises
    ------
    DataError
        If scheme and table do not fit, the newcomers' columns differ, there are too many people,
        the scheme ends too early, or a quota is wrong.
    """
    _check_size(first, table, plan)
    lowered(first, table.columns)  # what does not fit is told before anything is read
    arrivals = plan.arrivals or NOBODY
    names = {"": ("",), **{name: grouping(first, table, name)[1] for name in plan.by}}
    made = sources(first, table, arrivals.table or table, plan.by, plan.years)
    here, elsewhere, coming = made[0], made[-1], arrivals.people(made[0].rows.height)
    random = np.random.default_rng(plan.seed)
    people = joined(here.rows, here, first, 0, 0, plan.by)
    row, years, histories = people.height, list[QueueYear](), list[pl.DataFrame]()
    for year in range(plan.years):
        day, came = Day(first.scheme, years_after(first.on, year)), 0
        if year:
            drawn = newcomers(elsewhere, coming, year, random)
            new = joined(drawn, elsewhere, day, year, row, plan.by).select(people.columns)
            people = pl.concat([aged(people, first.scheme), new])
            came, row = new.height, row + new.height
        quota = year_quota(day, here.columns, plan, year)
        judged = judge(people, here, day, quota, year)
        settled = settle_in(judged, day, quota)
        leaving = who_leaves(~settled.any, plan.departures, random)
        years.append(told(day, judged, settled, came, quota, int(leaving.sum())))
        histories.append(history(judged, settled.any, year, SETTLED, plan.by))
        histories.append(history(judged, leaving, year, LEFT, plan.by))
        people = judged.filter(~(settled.any | leaving)).select(people.columns)
    everybody = np.ones(people.height, dtype=np.bool_)
    histories.append(history(people, everybody, plan.years - 1, WAITING, plan.by))
    whole = pl.concat(histories)
    joining, eligibility = (waits_by_group(whole, names, since) for since in (JOINED, ELIGIBLE))
    return Queue(first, plan, tuple(years), joining, eligibility)


def _check_size(day: Day, table: Table, plan: QueuePlan) -> None:
    end = plan.years - 1
    if day.on.year + end > LAST_DAY.year:
        raise DataError(Fault("queue_too_late", found=day.on.year + end))
    first = int(evaluated(table, {}).select(pl.len()).collect().item())
    coming = (plan.arrivals or NOBODY).people(first)
    whole = first + coming * (plan.years - 1)
    if whole > MOST_PEOPLE:
        raise DataError(Fault("queue_too_many", found=whole, most=MOST_PEOPLE))
    if coming and plan.arrivals and plan.arrivals.table:
        source = plan.arrivals.table
        if not evaluated(source, {}).select(pl.len()).collect().item():
            raise DataError(Fault("queue_arrivals_empty", Place(column="arrivals")))
