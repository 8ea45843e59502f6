"""A points scheme over every migrant: ours beside Polars, NumPy, OpenFisca-Core and Spark.

The demonstration scheme (12 scored items, 6 entitlements) on a fixed day. Each engine computes the
same, which is checked before anything is timed, and takes its turn in every round. Peers that are
not installed are left out, with a line that says so.
"""

import importlib.util
import multiprocessing
import resource
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))
import polars as pl
from _persons import COLUMNS, chunks, demonstration, persons
from _report import Measure, options, report
from _scheme_by_hand import FLAGS, NEEDED, arrays, in_numpy, in_polars, table_in_polars

from shidian.engine import (
    Choice,
    Column,
    Constant,
    Rule,
    Sum,
    Table,
    cluster,
    evaluated,
    read_table,
    tally,
    write_table,
)
from shidian.mechanisms.settlement.curves import curves
from shidian.mechanisms.settlement.day import Day
from shidian.mechanisms.settlement.explanation import explained
from shidian.mechanisms.settlement.lowering import lowered
from shidian.mechanisms.settlement.person import read_person
from shidian.mechanisms.settlement.planning import planning_table
from shidian.mechanisms.settlement.reference import settle
from shidian.mechanisms.settlement.thresholds import qualified, threshold_for

MILLION = 1_000_000
NATION = 269 * MILLION  # rural migrant workers, 2013
KIB_A_MIB = 1024
DAY, OTHER = demonstration(), demonstration("junior: 5,", "junior: 10,")
Work = Callable[[], Any]


def main() -> None:
    """Measure and print."""
    chosen = options(__doc__ or "", nation="also 269 million persons, end to end")
    quick = chosen.quick
    held, stored = (MILLION, 2 * MILLION) if quick else (10 * MILLION, 100 * MILLION)
    runs = 1 if quick else 3
    with tempfile.TemporaryDirectory() as home:
        measures = streamed(Path(home), stored, runs)  # before this process grows: it shows below
        measures += nation(Path(home)) if chosen.nation else []
        measures += answers(Path(home), MILLION)
        measures += on_spark(Path(home), MILLION)
    measures += in_memory(held, runs)
    report("settlement", measures, chosen.json)


def medians(works: Mapping[str, Work], runs: int) -> dict[str, float]:
    """Median seconds of each work, all taking turns."""
    seconds: dict[str, list[float]] = {name: [] for name in works}
    for _ in range(runs):
        for name, work in works.items():
            start = time.perf_counter()
            work()
            seconds[name].append(time.perf_counter() - start)
    return {name: statistics.median(one) for name, one in seconds.items()}


# Persons in memory


def in_memory(many: int, runs: int) -> list[Measure]:
    """Points, standing and entitlements of every person."""
    people = persons(many, 1)
    plain = arrays(people)
    works: dict[str, Work] = {
        "ours": lambda: ours(people),
        "Polars by hand": lambda: in_polars(people.lazy()).collect(engine="streaming"),
        "NumPy by hand, in blocks": lambda: in_numpy(plain),
        **openfisca(people),
    }
    check_equal({name: outcome(work()) for name, work in works.items()})
    found = medians(works, runs)
    aims = {"Polars by hand": "<= 1.3", "OpenFisca-Core": ">= 40", "OpenFisca-Core, tuned": ">= 9"}
    measures = [Measure(f"{many:,} persons in memory: ours", found["ours"], "s")]
    for name, seconds in found.items():
        if name == "ours":
            continue
        measures.append(Measure(f"  {name}", seconds, "s"))
        if name == "Polars by hand":
            measures.append(Measure("  ours / it", found["ours"] / seconds, "x", aims[name]))
        else:
            measures.append(
                Measure("  it / ours", seconds / found["ours"], "x", aims.get(name, ""))
            )
    return measures


def ours(people: pl.DataFrame) -> pl.DataFrame:
    """What every person gets, by the engine."""
    rules = lowered(DAY, COLUMNS)
    asked = {"points": rules.points, "standing": rules.standing, **rules.entitlements}
    rows = evaluated(Table(people, COLUMNS), asked)
    return rows.select(list(asked)).collect(engine="streaming")


def openfisca(people: pl.DataFrame) -> dict[str, Work]:
    """OpenFisca-Core the ordinary way and tuned, where it is installed."""
    if not installed("openfisca_core"):
        return {}
    import _scheme_in_openfisca as peer  # noqa: PLC0415

    given = peer.inputs(people)
    ordinary, tuned = peer.system(peer.ordinary), peer.system(peer.tuned)
    return {
        "OpenFisca-Core": lambda: peer.calculated(ordinary, given),
        "OpenFisca-Core, tuned": lambda: peer.calculated(tuned, given),
    }


def outcome(found: Mapping[str, Any] | pl.DataFrame) -> pl.DataFrame:
    """Points, who settles, and entitlements, in one form for all engines."""
    named = found.to_dict() if isinstance(found, pl.DataFrame) else found
    frame = pl.DataFrame({name: pl.Series(values) for name, values in named.items()})
    if "qualified" not in frame.columns:
        enough = (pl.col("standing") == 1) & (pl.col("points") >= NEEDED)
        frame = frame.with_columns(qualified=(pl.col("standing") == 2) | enough)
    return frame.select(pl.col("points", "qualified", *FLAGS).cast(pl.Int32))


def check_equal(found: Mapping[str, pl.DataFrame]) -> None:
    """All the same, or nothing is measured."""
    first = next(iter(found.values()))
    for name, one in found.items():
        assert one.equals(first), f"{name} differs"


# The planning table from a file


def streamed(home: Path, many: int, runs: int) -> list[Measure]:
    """The planning table of a file, each time in a process of its own."""
    path = home / "persons.parquet"
    apart(write, path, many)
    works = {"ours": count, "two schemes": count_two, "by hand": count_by_hand}
    results: dict[str, list[tuple[float, float, str]]] = {name: [] for name in works}
    for _ in range(runs):
        for name, work in works.items():
            results[name].append(apart(work, path))
    path.unlink()
    assert len({one[2] for name in ("ours", "by hand") for one in results[name]}) == 1
    seconds = {name: statistics.median(one[0] for one in of) for name, of in results.items()}
    peaks = {name: max(one[1] for one in of) for name, of in results.items()}
    further = seconds["two schemes"] / seconds["ours"] - 1
    return [
        Measure(f"planning table of {many:,} persons from Parquet: ours", seconds["ours"], "s"),
        Measure("  peak memory", peaks["ours"], "MiB", "<= 512"),
        Measure("  Polars by hand", seconds["by hand"], "s"),
        Measure("  peak memory", peaks["by hand"], "MiB"),
        Measure("  ours / it", seconds["ours"] / seconds["by hand"], "x", "<= 1.2"),
        Measure("  a further scheme in the same scan", further * 100, "%", "<= 10"),
        Measure("  peak memory", peaks["two schemes"], "MiB", "<= 512"),
    ]


def nation(home: Path) -> list[Measure]:
    """Everybody: written, then counted."""
    path = home / "nation.parquet"
    written, memory, _ = apart(write, path, NATION)
    counted, peak, _ = apart(count, path)
    path.unlink()
    return [
        Measure(f"the nation, {NATION:,} persons: drawn and written", written, "s"),
        Measure("  peak memory", memory, "MiB"),
        Measure("  planning table", counted, "s"),
        Measure("  peak memory", peak, "MiB", "<= 512"),
    ]


def apart(work: Callable[..., str], *given: Any) -> tuple[float, float, str]:
    """Seconds, peak MiB and answer of a work in a new process."""
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(1, context) as pool:
        return pool.submit(_measured, work, *given).result()


def _measured(work: Callable[..., str], *given: Any) -> tuple[float, float, str]:
    start = time.perf_counter()
    answer = work(*given)
    seconds = time.perf_counter() - start
    return seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / KIB_A_MIB, answer


def write(path: Path, many: int) -> str:
    """So many persons into a file."""
    write_table(chunks(many), COLUMNS, path)
    return ""


def count(path: Path) -> str:
    """The planning table of the scheme."""
    return digest(planning_table(DAY, read_table(path)).cells)


def count_two(path: Path) -> str:
    """Of the scheme and of one in which an item gives more."""
    table = read_table(path)
    found = tally(table, [question(day, table) for day in (DAY, OTHER)])
    return " ".join(digest(one) for one in found)


def question(day: Day, table: Table) -> dict[str, Rule]:
    """What the planning table of a scheme counts by."""
    rules = lowered(day, table.columns)
    held = tuple(
        Choice(((rule, Constant(1 << place)),), Constant(0))
        for place, rule in enumerate(rules.entitlements.values())
    )
    keys = {"area": Column("area"), "points": rules.points, "standing": rules.standing}
    return {**keys, "held": Sum(held)}


def count_by_hand(path: Path) -> str:
    """The same in Polars."""
    return digest(table_in_polars(pl.scan_parquet(path)).collect(engine="streaming"))


def digest(cells: pl.DataFrame) -> str:
    """One number for the cells, whatever their order and types."""
    names = ["area", "points", "standing", "held"]
    whole = cells.rename({"rows": "people"}, strict=False).select(pl.all().cast(pl.Int64))
    return str(whole.select(*names, "people").sort(names).hash_rows(1).sum())


# Answers


def answers(home: Path, many: int) -> list[Measure]:
    """What is asked after the table, and of one person."""
    path = home / "few.parquet"
    plan = planning_table(DAY, write_table(chunks(many), COLUMNS, path), by=["age"])
    folded = curves(plan)
    person = applicant()
    works: dict[str, Work] = {
        "folding the planning table, once": lambda: curves(plan),
        "counts at a threshold, by area and age": lambda: qualified(folded, NEEDED + 7),
        "the threshold that reaches a tenth": lambda: threshold_for(folded.areas, many // 10),
        "points of one person": lambda: settle(DAY, person),
        "explanation of one person, in two languages": lambda: explained(DAY, person),
    }
    aims = dict.fromkeys(list(works)[1:], "<= 5")
    found = medians(works, 30)
    return [Measure(name, found[name] * 1000, "ms", aims.get(name, "")) for name in works]


def applicant() -> Any:
    """A person with something in every item."""
    texts = {"birth_date": "1985-02-28", "education": "senior", "title": "skilled"}
    texts |= {"insurance_months": "75", "residence_months": "100", "housing": "rented"}
    texts |= {"volunteer_hours": "120", "blood_donations": "2", "has_job": "yes", "permit": "yes"}
    return read_person(DAY.scheme, texts, DAY.on)


def on_spark(home: Path, many: int) -> list[Measure]:
    """The same table on Spark, where it and Java are there."""
    if not (installed("pyspark") and installed("ibis") and shutil.which("java")):
        print("pyspark, ibis or java absent: Spark is left out")
        return []
    table = read_table(home / "few.parquet")
    asked = [question(DAY, table)]
    start = time.perf_counter()
    found = cluster.tally(table, asked)
    first = time.perf_counter() - start
    assert found[0].equals(tally(table, asked)[0])
    name = f"planning table of {many:,} persons on Spark local, with its start"
    return [Measure(name, first, "s", "equal")]


def installed(peer: str) -> bool:
    """Whether a peer is there; a line says so where it is not."""
    there = importlib.util.find_spec(peer) is not None
    if not there:
        print(f"{peer} absent: left out")
    return there


if __name__ == "__main__":
    main()
