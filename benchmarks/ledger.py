"""The ledger: appending and reading 100,000 observations, beside plain SQLite doing the same.

Plain SQLite is the floor: one table with the same columns, one transaction, no checks.
"""

import os
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from _report import Measure, options, report

from shidian.core import (
    Observation,
    Period,
    Quantity,
    Source,
    State,
    Unit,
    Vintage,
)

NOW = datetime(2026, 1, 1, tzinfo=UTC)
SIZE = 100_000


def observations() -> list[Observation]:
    """Values of 20 years for 5,000 areas, as a national register holds them."""
    source = Source("a-yearbook", section="表 3-6")
    return [
        Observation(
            f"{100000 + n % 5000}",
            "urbanization_rate_resident",
            Period(2001 + n // 5000),
            Quantity.read(f"{n % 100}.{n % 90 + 10}", Unit.PERCENT),
            State.PUBLISHED,
            Vintage.CENSUS_2020,
            source,
        )
        for n in range(SIZE)
    ]


def timed(work: Callable[[], object]) -> float:
    """Seconds of one run."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def main() -> None:
    """Measure and print."""
    chosen = options(__doc__ or "")
    runs = 1 if chosen.quick else 5
    with tempfile.TemporaryDirectory() as home:
        os.environ["SHIDIAN_HOME"] = home
        os.environ.pop("DATABASE_URL", None)
        measures = measure(Path(home), runs)
    report("ledger", measures, chosen.json)


def measure(home: Path, runs: int) -> list[Measure]:
    """Medians of `runs`, ledger and plain SQLite in turn."""
    from shidian.store import setup  # noqa: PLC0415  needs SHIDIAN_HOME

    setup.configure()
    setup.prepare()
    from shidian.register import OBSERVATIONS  # noqa: PLC0415
    from shidian.store.ledger import DatabaseLedger  # noqa: PLC0415

    ledger = DatabaseLedger(OBSERVATIONS)
    records = observations()
    rows = [tuple(OBSERVATIONS.encode(record).values()) for record in records]
    append, table, plain_append, plain_read = [], [], [], []
    for run in range(runs):
        ledger.model._default_manager.all().delete()
        append.append(timed(lambda: ledger.append(records, "benchmark", NOW)))
        table.extend(timed(ledger.table) for _ in range(3))
        assert ledger.table().height == SIZE
        plain = sqlite3.connect(home / f"plain-{run}.sqlite3")
        plain_append.append(timed(lambda p=plain: _plain_append(p, rows)))
        plain_read.extend(
            timed(lambda p=plain: p.execute("SELECT * FROM plain").fetchall()) for _ in range(3)
        )
    medians = [statistics.median(one) for one in (append, plain_append, table, plain_read)]
    return [
        Measure("append 100,000 observations", medians[0], "s", "<= 5 s"),
        Measure("  plain SQLite, no checks", medians[1], "s"),
        Measure("  ratio", medians[0] / medians[1], "x"),
        Measure("read 100,000 observations as a table", medians[2], "s", "<= 0.5 s"),
        Measure("  plain SQLite, rows only", medians[3], "s"),
        Measure("  ratio", medians[2] / medians[3], "x"),
    ]


def _plain_append(plain: sqlite3.Connection, rows: list[tuple[object, ...]]) -> None:
    names = ", ".join(f"c{n}" for n in range(len(rows[0])))
    marks = ", ".join("?" * len(rows[0]))
    with plain:
        plain.execute(f"CREATE TABLE plain ({names})")
        plain.executemany(f"INSERT INTO plain VALUES ({marks})", rows)


if __name__ == "__main__":
    main()
