"""The dates of a residence permit, from the days that are known of it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from shidian.core import DataError, Fault, Place
from shidian.core.period import FIRST_YEAR, LAST_YEAR
from shidian.mechanisms.transfers.basis import Result
from shidian.mechanisms.transfers.permit import (
    IN_FORCE,
    PermitState,
    may_apply,
    permit_state,
    window,
)

ISSUE_DAYS, ISSUE_DAYS_EXTENDED = 15, 30  # 第九条

Steps = Sequence[tuple[str, date | None]]


@dataclass(frozen=True, kw_only=True)
class PermitResult(Result):
    """The dates of a residence permit.

    Parameters
    ----------
    arrived, may_apply : date
        The second is half a year after the first (第二条), not before the regulation held.
    applied : date
        The day of the application; None where none was given.
    issue_by, issue_by_extended : date
        Within 15 days, where extended within 30 (第九条), of the application; where its day was
        not given, of the first possible one.
    state : PermitState
        On the day that was asked for; None where no permit was issued.
    endorse : tuple of date
        First and last day for the next endorsement (第十条).
    """

    arrived: date
    may_apply: date
    applied: date | None
    issue_by: date
    issue_by_extended: date
    state: PermitState | None
    endorse: tuple[date, date] | None


def permit_answered(
    arrived: date,
    on: date,
    applied: date | None = None,
    issued: date | None = None,
    endorsed: Sequence[date] = (),
) -> PermitResult:
    """The dates of a residence permit (居住证暂行条例第二、九、十条).

    Parameters
    ----------
    arrived : date
        Since when the person has lived in the city.
    on : date
        The day for which it is asked.
    applied, issued : date
        None where that has not happened.
    endorsed : sequence of date
        Yearly endorsements, rising; a warning names those that do not count.

    Raises
    ------
    DataError
        For days that are out of order or beyond the years of the program, days other than the
        arrival before the regulation held, and an application before half a year.

    Examples
    --------
    >>> permit_answered(date(2015, 8, 31), date(2016, 3, 1)).issue_by
    datetime.date(2016, 3, 15)
    """
    steps = [("arrived", arrived), ("applied", applied), ("issued", issued)]
    steps += [("endorsed", day) for day in endorsed]
    days = [*steps, ("on", on)]
    faults = [*_beyond(days)] or [*_before(days[1:])] or [*_wrong_steps(steps, on)]
    if faults:
        raise DataError(faults)
    first = may_apply(arrived)
    asked = applied or first
    state = permit_state(issued, endorsed, on) if issued else None
    return PermitResult(
        parameters=(),
        warnings=(*_not_arrived(arrived, on), *_not_counted(state, endorsed, on)),
        hashes={},
        arrived=arrived,
        may_apply=first,
        applied=applied,
        issue_by=asked + timedelta(days=ISSUE_DAYS),
        issue_by_extended=asked + timedelta(days=ISSUE_DAYS_EXTENDED),
        state=state,
        endorse=window(state.due) if state else None,
    )


def _beyond(steps: Steps) -> Iterator[Fault]:
    """Days so far away that months cannot be counted on from them."""
    for name, day in steps:
        if day is not None and not FIRST_YEAR <= day.year <= LAST_YEAR:
            place = Place(column=name)
            yield Fault(
                "year_out_of_range", place, found=day.year, first=FIRST_YEAR, last=LAST_YEAR
            )


def _before(steps: Steps) -> Iterator[Fault]:
    """Days on which the regulation did not hold yet."""
    for name, day in steps:
        if day is not None and day < IN_FORCE:
            yield Fault("settlement_before", Place(column=name), day=day, first=IN_FORCE)


def _wrong_steps(steps: Steps, on: date) -> Iterator[Fault]:
    """What is wrong with the days of arrival, application, issue and endorsements."""
    (_, arrived), (_, applied), (_, issued), *endorsed = steps
    yield from _out_of_order(steps)
    if arrived is not None:
        yield from _too_early(may_apply(arrived), applied, issued)
    known = issued if issued is not None else applied
    if known is not None and on < known:
        yield Fault("permit_order", Place(column="on"), found=on, before=known)
    if endorsed and issued is None:
        yield Fault("permit_not_issued", Place(column="endorsed"), found=endorsed[0][1])


def _not_arrived(arrived: date, on: date) -> Iterator[Fault]:
    if on < arrived:
        yield Fault("permit_not_arrived", on=on, arrived=arrived)


def _not_counted(state: PermitState | None, endorsed: Sequence[date], on: date) -> Iterator[Fault]:
    place = Place(column="endorsed")
    for day, first in state.early if state else ():
        yield Fault("permit_endorsed_early", place, found=day, first=first)
    for day in endorsed:
        if day > on:
            yield Fault("permit_endorsed_later", place, found=day, on=on)


def _out_of_order(steps: Steps) -> Iterator[Fault]:
    known = [(name, day) for name, day in steps if day is not None]
    for (_, before), (name, day) in pairwise(known):
        if day < before:
            yield Fault("permit_order", Place(column=name), found=day, before=before)


def _too_early(first: date, applied: date | None, issued: date | None) -> Iterator[Fault]:
    for name, day in (("applied", applied), ("issued", issued)):
        if day is not None and day < first:
            yield Fault("permit_early", Place(column=name), found=day, first=first)
            return
