"""A queue over ten years, a comparison and a sensitivity analysis over a million invented persons.

Before anything is timed, those who settle in the first year are counted from the planning table.
"""

import sys
import time
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path

import numpy as np
import polars as pl

sys.path.insert(0, str(Path(__file__).parent))
from _report import Measure, options, report

from shidian.engine import Holds, Table, TableColumn
from shidian.mechanisms.settlement.comparison import compared
from shidian.mechanisms.settlement.day import Day
from shidian.mechanisms.settlement.planning import planning_table
from shidian.mechanisms.settlement.queue import Arrivals, QueuePlan, simulated
from shidian.mechanisms.settlement.reform import changed
from shidian.mechanisms.settlement.scheme import ERROR, InputKind, Scheme, read_scheme
from shidian.mechanisms.settlement.sensitivity import sensitivity
from shidian.mechanisms.settlement.whole_days import days

FILE = (
    Path(__file__).parents[1]
    / "src/shidian/programmes/urbanization_2014/schemes/demonstration.yaml"
)
ON = date(2017, 6, 1)
YEARS, QUOTA = 10, 20_000
SMALL = {"investment": 600_000, "tax": 200_000, "volunteer_hours": 800, "blood_donations": 5}
MISSING = 0.2


def persons(scheme: Scheme, size: int) -> Table:
    """Persons with any values, a fifth of them missing where they may be."""
    random = np.random.default_rng(6)
    columns, series = {}, []
    for name, asked in scheme.inputs.items():
        low, high = asked.min, min(asked.max, SMALL.get(name, 240))
        if asked.kind is InputKind.DATE:
            low, high = days(date(1955, 1, 1)), days(date(2000, 1, 1))
        elif asked.kind is not InputKind.NUMBER:
            low, high = 0, max(len(asked.codes), 2) - 1
        missing = asked.missing != ERROR
        columns[name] = TableColumn(Holds(asked.kind.value), low, high, missing, tuple(asked.codes))
        values = pl.Series(name, random.integers(low, high + 1, size), pl.Int32)
        if missing:
            values = values.zip_with(pl.Series(random.random(size) >= MISSING), values.clear(size))
        series.append(values)
    return Table(pl.DataFrame(series), columns)


def check(day: Day, table: Table) -> None:
    """What the planning table counts, all three must count."""
    cells = planning_table(day, table).cells
    assert day.scheme.selection is not None
    needed = day.units(day.scheme.selection.threshold)
    ready = (pl.col("standing") == 1) & (pl.col("points") >= needed)
    may = int(cells.filter(ready)["people"].sum())
    routes = int(cells.filter(pl.col("standing") == 2)["people"].sum())
    first = simulated(day, table, QueuePlan(1)).years[0]
    assert (first.by_points, first.by_route) == (may, routes)
    assert compared(day, day, table).whole.before == may + routes
    assert sensitivity(day, table).qualified == may + routes


def timed(work: Callable[[], object]) -> float:
    """Seconds of one run."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def main() -> None:
    """Measure and print."""
    chosen = options(__doc__ or "")
    size = 1_000_000
    scheme = read_scheme(FILE.read_bytes(), FILE.name)
    day, table = Day(scheme, ON), persons(scheme, size)
    check(day, table)
    runs = 1 if chosen.quick else 3
    other = Day(changed(scheme, {"selection.threshold": "80", "items.insurance.cap": "50"}), ON)
    plan = QueuePlan(
        YEARS, (QUOTA,), Arrivals(share=Decimal("0.05")), Decimal("0.02"), by=("education",)
    )
    queue = min(timed(lambda: simulated(day, table, plan)) for _ in range(runs))
    both = min(timed(lambda: compared(day, other, table, by=("education",))) for _ in range(runs))
    effects = len(sensitivity(day, table).effects)
    each = min(timed(lambda: sensitivity(day, table)) for _ in range(runs))
    measures = [
        Measure("queue, 1,000,000 persons, 10 years", queue, "s", "< 10 s"),
        Measure("comparison of two schemes, with the persons shown", both, "s"),
        Measure(f"sensitivity, {effects} changes", each, "s"),
    ]
    report("settlement_queue", measures, chosen.json)


if __name__ == "__main__":
    main()
