"""What the synthetic persons say about a scheme: counted once, asked as often as one likes."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from shidian.engine import Table
from shidian.mechanisms.settlement.answers import Answers, Folded, answers, fold
from shidian.mechanisms.settlement.budget import Terms
from shidian.mechanisms.settlement.comparison import Comparison, compared
from shidian.mechanisms.settlement.completed import completed
from shidian.mechanisms.settlement.costs import costs_of
from shidian.mechanisms.settlement.day import Day
from shidian.mechanisms.settlement.planning import PlanningTable, planning_table
from shidian.mechanisms.settlement.receipt import Persons, receipt
from shidian.mechanisms.settlement.scheme import Scheme
from shidian.programme import Programme
from shidian.store.populations import PEOPLE, SEED, synthetic_persons
from shidian.web.views.schemes.case import THRESHOLD, Case

GROUPINGS = ("sex", "age", "education", "industry")


@dataclass(frozen=True)
class Counted:
    """A scheme counted over the synthetic persons."""

    plan: PlanningTable
    folded: Folded


@dataclass(frozen=True)
class _Asked:
    """What is counted: of which package and scheme, on which day, with which numbers."""

    version: str
    code: str
    on: str
    changes: tuple[tuple[str, str], ...]
    programme: Programme = field(compare=False)
    day: Day = field(compare=False)


def counted(case: Case) -> Counted:
    """The scheme of a case, as changed, over the synthetic persons.

    Raises
    ------
    DataError
        If the persons lack what every person must have.
    """
    # The threshold is left out: the table answers every one.
    changes = tuple((path, text) for path, text in case.changes.items() if path != THRESHOLD)
    keep = _changed if changes else _stated
    return keep(
        _Asked(
            case.programme.sha256,
            case.scheme.code,
            case.day.on.isoformat(),
            changes,
            case.programme,
            case.changed,
        )
    )


def _counted(asked: _Asked) -> Counted:
    table = persons_of(asked.programme, asked.day)
    plan = planning_table(asked.day, table, by=GROUPINGS)
    return Counted(plan, fold(plan))


# Ten megabytes each; anybody can ask for any changes, so that only the newest few are kept.
_stated = lru_cache(maxsize=24)(_counted)
_changed = lru_cache(maxsize=4)(_counted)


def persons_of(programme: Programme, day: Day, beside: Scheme | None = None) -> Table:
    """The synthetic persons of the place of a scheme, with the inputs of two schemes.

    What nothing is known of is missing in every person, and so counts as the scheme declares.
    """
    table = _drawn(programme, day)
    for scheme in (day.scheme, beside or day.scheme):
        table = completed(table, scheme, {})
    return table


def lacking(programme: Programme, day: Day) -> Sequence[str]:
    """The inputs of a scheme that the synthetic persons do not have."""
    known = _drawn(programme, day).columns
    return [name for name in day.scheme.inputs if name not in known]


def _drawn(programme: Programme, day: Day) -> Table:
    pilot = programme.pilots.get(day.scheme.pilot)
    return synthetic_persons(programme, pilot.area if pilot else "", day.on)


def answered(case: Case, years: int) -> Answers:
    """All answers at the threshold of a case, costs over so many years."""
    found = counted(case)
    costs = costs_of(case.programme)
    known = {one.area for one in costs} & set(found.plan.areas)
    of = receipt(found.plan, case.file.content, Persons(PEOPLE, seed=SEED))
    terms = Terms(years) if known else None
    return answers(found.folded, case.threshold or 0, of, costs, terms)


def set_beside(case: Case) -> Comparison:
    """The scheme of a case as changed, beside what stands in the package."""
    table = persons_of(case.programme, case.day)
    return compared(case.day, case.changed, table, near=0)
