"""One year of a queue: who may settle, who does, who leaves, and what is told of it."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import numpy as np
import polars as pl
from numpy.typing import NDArray

from shidian.engine import Constant, Table, evaluated
from shidian.mechanisms.settlement.day import Day
from shidian.mechanisms.settlement.lowering import lowered
from shidian.mechanisms.settlement.outcome import Standing
from shidian.mechanisms.settlement.planning import BIRTH
from shidian.mechanisms.settlement.qualification import needed
from shidian.mechanisms.settlement.queue.people import ELIGIBLE, Source
from shidian.mechanisms.settlement.queue.quotas import YearQuota
from shidian.mechanisms.settlement.queue.selection import (
    PART,
    POINTS,
    STANDING,
    admitted,
    eligible,
)
from shidian.mechanisms.settlement.share import part_of
from shidian.mechanisms.settlement.whole_days import days

YEAR_DAYS = Decimal("365.2425")
TENTH = Decimal("0.1")


@dataclass(frozen=True)
class QueueYear:
    """What a year brings. People who wait are all who have not settled, eligible or not.

    Parameters
    ----------
    on : date
        The day on which all are judged.
    waiting, arrived : int
        Those who wait from before, and newcomers.
    eligible : int
        Who may settle by points: no veto, no route, all prerequisites, enough points.
    quota : int
        How many of them can, in all; None where there is no quota.
    by_points, by_route : int
        Who settles; routes stand outside the quota.
    left : int
        Who leaves at the end.
    still_waiting : int
        Who waits when the next year begins.
    threshold, last_points : Decimal
        Points that are needed, and the fewest with which somebody settled; None where there are
        none.
    mean_age : Decimal
        Years, of those who settle; None where nobody does, or no date of birth is known.
    """

    on: date
    waiting: int
    arrived: int
    eligible: int
    quota: int | None
    by_points: int
    by_route: int
    left: int
    still_waiting: int
    threshold: Decimal | None
    last_points: Decimal | None
    mean_age: Decimal | None


@dataclass(frozen=True)
class Settled:
    """Who settles in a year, in the order of the people: arrays of truths."""

    may: NDArray[np.bool_]
    by_points: NDArray[np.bool_]
    by_route: NDArray[np.bool_]

    @property
    def any(self) -> NDArray[np.bool_]:
        """Either way."""
        return self.by_points | self.by_route


def judge(
    people: pl.DataFrame, source: Source, day: Day, quota: YearQuota | None, year: int
) -> pl.DataFrame:
    """The people with their points and standing, and whose first year of eligibility it is."""
    rules = lowered(day, source.columns)
    asked = {
        POINTS: rules.points,
        STANDING: rules.standing,
        PART: quota.part if quota else Constant(0),
    }
    whole = pl.col(list(asked)).cast(pl.Int64)
    judged = (
        evaluated(Table(people, source.columns), asked).select(*people.columns, whole).collect()
    )
    can = eligible(judged, needed(day)) | (judged[STANDING] == int(Standing.ROUTE))
    now = pl.when(can).then(pl.lit(year, pl.Int32)).otherwise(None)
    return judged.with_columns(pl.coalesce(ELIGIBLE, now).alias(ELIGIBLE))


def settle_in(judged: pl.DataFrame, day: Day, quota: YearQuota | None) -> Settled:
    """Who of the people, as `judge` gives them, settles; DataError where no quota is known."""
    may = eligible(judged, needed(day))
    by_points = may.to_numpy()
    selection = day.scheme.selection
    if quota and selection:
        quota.check(judged[PART].filter(may).unique().sort())
        by_points = admitted(judged, may, quota.people, selection.order)
    return Settled(may.to_numpy(), by_points, (judged[STANDING] == int(Standing.ROUTE)).to_numpy())


def who_leaves(
    waiting: NDArray[np.bool_], share: Decimal, random: np.random.Generator
) -> NDArray[np.bool_]:
    """A share of those waiting, drawn."""
    there = np.flatnonzero(waiting)
    leaving = np.zeros(waiting.size, dtype=np.bool_)
    leaving[random.choice(there, part_of(there.size, share), replace=False)] = True
    return leaving


def told(
    day: Day,
    judged: pl.DataFrame,
    settled: Settled,
    came: int,
    quota: YearQuota | None,
    left: int,
) -> QueueYear:
    """What is told of the year."""
    by_points, by_route = int(settled.by_points.sum()), int(settled.by_route.sum())
    threshold = needed(day)
    points = judged[POINTS].filter(pl.Series(settled.by_points))
    return QueueYear(
        day.on,
        waiting=judged.height - came,
        arrived=came,
        eligible=int(settled.may.sum()),
        quota=quota.total if quota else None,
        by_points=by_points,
        by_route=by_route,
        left=left,
        still_waiting=judged.height - by_points - by_route - left,
        threshold=None if threshold is None else day.points(threshold),
        last_points=day.points(int(points.to_numpy().min())) if by_points else None,
        mean_age=_mean_age(judged.filter(pl.Series(settled.any)), day),
    )


def _mean_age(people: pl.DataFrame, day: Day) -> Decimal | None:
    births = people[BIRTH].drop_nulls() if BIRTH in people.columns else pl.Series(dtype=pl.Int64)
    if births.is_empty():
        return None
    lived = days(day.on) * births.len() - int(births.cast(pl.Int64).sum())
    return (Decimal(lived) / births.len() / YEAR_DAYS).quantize(TENTH)
