"""The columnar snapshot: 8.64 million observations, five questions, and following a ledger.

A country of 3,200 areas files 240 indicators for twelve years, one value in sixteen missing, into
a real ledger on SQLite: the rows are written in bulk, since 8.64 million appends are not what is
measured here, and from then on through the ledger. `cold` is after the system was told to drop the
snapshot's files from its cache. `corrected` is with derived values of a second source in every
year, as many as a year's tail can hold; they stand behind the first ones, so the answers stay the
same. The time of the processors is what a question costs however busy the machine is. Answers are
compared with plain Python over rows read by SQL before anything is timed.
`--quick` has one twentieth of the areas.
"""

import os
import random
import sqlite3
import statistics
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from fractions import Fraction
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))
import polars as pl
from _report import Measure, options, report

from shidian.core import (
    Bilingual,
    Confidence,
    Direction,
    Indicator,
    Observation,
    Period,
    Quantity,
    SeriesBreak,
    Source,
    State,
    Unit,
    Vintage,
)

NOW = datetime(2026, 1, 1, tzinfo=UTC)
PROVINCES = [*range(11, 16), *range(21, 24), *range(31, 38), *range(41, 47), *range(50, 55)]
PROVINCES += range(61, 66)
YEARS = range(2013, 2025)
INDICATORS = [f"indicator_{n:03d}" for n in range(240)]
RATE = Indicator(
    INDICATORS[2],
    Bilingual("比率", "rate"),
    Unit.PERCENT,
    Direction.UP,
    (None, None),
    INDICATORS[0],
    INDICATORS[1],
    Bilingual("", ""),
    (),
    Source("benchmark"),
)
KINDS = (  # unit, places, and how values are spread
    (Unit.TEN_THOUSAND_PERSONS, 2, lambda draw: int(draw.lognormvariate(8.5, 1.0))),
    (Unit.TEN_THOUSAND_PERSONS, 2, lambda draw: int(draw.lognormvariate(9.0, 1.0)) + 1),
    (Unit.PERCENT, 2, lambda draw: draw.randrange(10001)),
    (Unit.HUNDRED_MILLION_YUAN, 1, lambda draw: int(draw.lognormvariate(7.0, 1.5))),
    (Unit.PERCENT, 1, lambda draw: draw.randrange(1001)),
    (Unit.ITEM, 0, lambda draw: int(draw.lognormvariate(4.0, 1.0))),
)
CORRECTED_INDICATORS, CORRECTED_AREAS = 10, 1000
PROVINCE = "330000"
Run = Callable[[], pl.DataFrame]


@dataclass(frozen=True)
class Country:
    """How large it is: its areas."""

    areas: Sequence[str]
    size: int


def country(quick: bool) -> Country:
    """Areas numbered through the provinces, and how many observations there are of them."""
    count = 160 if quick else 3200
    areas = []
    for n in range(count):
        place, number = PROVINCES[n % len(PROVINCES)], n // len(PROVINCES)
        areas.append(f"{place}{number // 20 + 1:02d}{number % 20 + 1:02d}")
    return Country(sorted(areas), count * len(INDICATORS) * len(YEARS) * 15 // 16)


def series_of(year: int) -> tuple[Vintage, str, str]:
    """Vintage, break and document of a year's values."""
    if year < 2020:
        return Vintage.CENSUS_2010, "", f"yearbook-{year}"
    return Vintage.CENSUS_2020, SeriesBreak.CENSUS.value, f"yearbook-{year}"


def cells(place: Country) -> Iterator[tuple[Any, ...]]:
    """Rows of the ledger, in the order of filing: year by year, area by area."""
    draw = random.Random(20140316)
    slots = len(place.areas) * len(INDICATORS) * len(YEARS)
    missing = set(draw.sample(range(slots), slots - place.size))
    slot = entry = 0
    for year in YEARS:
        vintage, behind, document = series_of(year)
        rest = (State.PUBLISHED.value, vintage.value, behind)
        source = (document, "", None, None, "high", "", "")
        for area in draw.sample(place.areas, len(place.areas)):
            for n, indicator in enumerate(INDICATORS):
                unit, places, spread = KINDS[n % len(KINDS)]
                value = spread(draw)
                slot += 1
                if slot - 1 in missing:
                    continue
                entry += 1
                text = f"{value // 10**places}.{value % 10**places:0{places}d}" if places else value
                key = f"{area}/{indicator}/{year}/{vintage}/{document}"
                head = (entry, NOW.replace(tzinfo=None), "benchmark", None, "", False, key)
                yield (*head, area, indicator, str(year), str(text), unit.symbol, *rest, *source)


def fill(ledger: Any, file: Path, place: Country) -> None:
    """Write the rows straight into the ledger's table; its indexes are made afterwards."""
    from shidian.store import guards  # noqa: PLC0415

    guards.make_way()
    names = ", ".join("supersedes_id" if one == "supersedes" else one for one in ledger.columns)
    marks = ", ".join("?" * len(ledger.columns))
    sqlite3.register_adapter(datetime, str)
    plain = sqlite3.connect(file)
    plain.execute("PRAGMA synchronous = OFF")
    found = "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL"
    indexes = plain.execute(f"{found} AND tbl_name = '{ledger.db_table}'").fetchall()
    with plain:
        for name, _ in indexes:
            plain.execute(f"DROP INDEX {name}")
        plain.executemany(f"INSERT INTO {ledger.db_table} ({names}) VALUES ({marks})", cells(place))
        for _, statement in indexes:
            plain.execute(statement)
    plain.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    plain.close()
    guards.install()


def questions(values: Callable[[], pl.LazyFrame], areas: Sequence[str]) -> dict[str, Run]:
    """The five questions, asked of the values as they are when asked."""
    from shidian.store import columnar  # noqa: PLC0415

    return {
        "level by province and year": lambda: columnar.level(values(), RATE, areas),
        "ranking in a year": lambda: columnar.ranking(values(), RATE, YEARS[-1], areas),
        "deciles, every indicator and year": lambda: columnar.deciles(
            columnar.of_areas(values(), areas)
        ),
        "completeness by province and year": lambda: columnar.completeness(
            values(), INDICATORS, YEARS, areas
        ),
        "panel of a province": lambda: columnar.panel(values(), PROVINCE),
        "panel of one area": lambda: columnar.panel(values(), areas[len(areas) // 2]),
    }


def check(answers: dict[str, pl.DataFrame], file: Path, table: str, areas: Sequence[str]) -> None:
    """Compare a province, and an indicator in a year, with plain Python over rows from SQL."""
    plain = sqlite3.connect(file)
    names = "area, indicator, period, value, id"
    rows = plain.execute(
        f"SELECT {names} FROM {table} WHERE key >= '33' AND key < '34' ORDER BY id"
    ).fetchall()
    values = {(area, indicator, int(year)): text for area, indicator, year, text, _ in rows}
    panel = answers["panel of a province"].select("area", "indicator", "year", "value", "entry")
    assert sorted(panel.cast({"indicator": pl.String}).rows()) == sorted(
        (area, indicator, int(year), text, entry) for area, indicator, year, text, entry in rows
    )
    present = Counter(year for _, _, year in values)
    own = sum(area.startswith("33") for area in areas)
    assert answers["completeness by province and year"].filter(province=PROVINCE).rows() == [
        (PROVINCE, year, present[year], own * len(INDICATORS)) for year in YEARS
    ]
    levels = answers["level by province and year"].filter(province=PROVINCE)
    assert levels.select("year", "value", "covered").rows() == [
        _level(values, areas, year) for year in YEARS
    ]
    _check_year(answers, plain, table)
    plain.close()


def _level(values: dict[Any, str], areas: Sequence[str], year: int) -> tuple[int, float, int]:
    pairs = [
        [values.get((area, part, year)) for part in (RATE.numerator, RATE.denominator)]
        for area in areas
    ]
    over, under = zip(*[pair for pair in pairs if None not in pair], strict=True)
    share = sum(map(Fraction, over)) / sum(map(Fraction, under))
    return year, float(share * 100), len(over)


def _check_year(answers: dict[str, pl.DataFrame], plain: Any, table: str) -> None:
    year = YEARS[-1]
    rows = plain.execute(
        f"SELECT period, area, value FROM {table} WHERE indicator = ? AND period IN (?, ?)",
        (RATE.code, str(year), str(year - 1)),
    ).fetchall()
    now = {area: Fraction(value) for period, area, value in rows if period == str(year)}
    before = {area: Fraction(value) for period, area, value in rows if period != str(year)}
    higher = Counter(now.values())
    places, place = {}, 1
    for value in sorted(higher, reverse=True):
        places[value], place = place, place + higher[value]
    ranking = answers["ranking in a year"]
    assert ranking.height == len(now)
    for area, rank, change in ranking.select("area", "rank", "change").iter_rows():
        assert rank == places[now[area]]
        expected = now[area] - before[area] if area in before else None
        assert (None if change is None else Fraction(change)) == expected
    found = answers["deciles, every indicator and year"].filter(indicator=RATE.code, year=year)
    cuts = statistics.quantiles([float(one) for one in now.values()], n=10, method="inclusive")
    for got, cut in zip(found.row(0)[5:], cuts, strict=True):
        assert abs(got - cut) < 1e-9


def correct(ledger: Any, areas: Sequence[str]) -> int:
    """Enter values of a second source beside those of the first; how many there were."""
    first = [
        Observation(
            area,
            code,
            Period(year),
            Quantity.read("50.00", Unit.PERCENT),
            State.DERIVED,
            vintage,
            Source(document, confidence=Confidence.MEDIUM),
            frozenset({SeriesBreak(behind)} if behind else ()),
        )
        for year in YEARS
        for vintage, behind, document in [series_of(year)]
        for code in INDICATORS[2 :: len(KINDS)][:CORRECTED_INDICATORS]
        for area in areas[:CORRECTED_AREAS]
    ]
    held = ledger.tails([one.key for one in first])
    second = Source("sums", confidence=Confidence.MEDIUM)
    records = [replace(one, source=second) for one in first if one.key in held]
    ledger.append(records, "benchmark", NOW)
    return len(records)


def milliseconds(
    work: Callable[[], object],
    before: Callable[[], None],
    runs: int,
    clock: Callable[[], float] = time.perf_counter,
) -> float:
    """Median of some runs, each after something that is not timed."""
    taken = []
    for _ in range(runs):
        before()
        start = clock()
        work()
        taken.append((clock() - start) * 1000)
    return statistics.median(taken)


def drop_from_cache(folder: Path) -> None:
    """Tell the system to forget the snapshot's files."""
    for file in folder.glob("*.parquet"):
        descriptor = os.open(file, os.O_RDONLY)
        os.posix_fadvise(descriptor, 0, 0, os.POSIX_FADV_DONTNEED)
        os.close(descriptor)


def peak_memory() -> float:
    """Most megabytes this process has held since the last call."""
    status = Path("/proc/self/status").read_text()
    peak = next(line for line in status.splitlines() if line.startswith("VmHWM"))
    Path("/proc/self/clear_refs").write_text("5")
    return int(peak.split()[1]) / 1024


def measure(home: Path, runs: int, quick: bool) -> list[Measure]:
    """Fill, follow, check, ask, correct, ask again, and enter one value at a time."""
    from shidian.store import setup  # noqa: PLC0415  needs SHIDIAN_HOME

    setup.configure()
    setup.prepare()
    from shidian.register import OBSERVATIONS  # noqa: PLC0415
    from shidian.store.columnar import follow, scan  # noqa: PLC0415
    from shidian.store.ledger import DatabaseLedger  # noqa: PLC0415

    ledger, place = DatabaseLedger(OBSERVATIONS), country(quick)
    file = home / "shidian.sqlite3"
    fill(ledger, file, place)
    peak_memory()
    start = time.perf_counter()
    manifest = follow(ledger)
    built = time.perf_counter() - start
    memory = peak_memory()
    assert ledger.head() == place.size == sum(one.rows for one in manifest.segments)
    runs_of = questions(lambda: scan(follow(ledger)), place.areas)
    answers = {name: ask() for name, ask in runs_of.items()}
    check(answers, file, ledger.db_table, place.areas)
    measures = [
        Measure(f"snapshot of {place.size:,} observations", manifest.size / 1e6, "MB", "<= 120 MB"),
        Measure("  the ledger itself on SQLite", file.stat().st_size / 1e6, "MB"),
        Measure("making it from the whole ledger", built, "s"),
        Measure("  most memory", memory, "MB"),
    ]
    peak_memory()
    measures += asked(runs_of, manifest.folder, runs)
    memory = peak_memory()
    added = correct(ledger, place.areas)
    start = time.perf_counter()
    corrected = follow(ledger)
    measures += [
        Measure("  most memory, all questions", memory, "MB"),
        Measure(f"following {added:,} entries more", time.perf_counter() - start, "s"),
        Measure("corrected: rows in tails", sum(_tails(corrected)), "rows"),
        Measure("corrected: snapshot", corrected.size / 1e6, "MB", "<= 120 MB"),
    ]
    for name, ask in runs_of.items():
        assert ask().equals(answers[name]), name
    for name, ask in runs_of.items():
        taken = milliseconds(ask, lambda: None, runs)
        measures.append(Measure(f"corrected: {name}", taken, "ms", "<= 300 ms"))
        spent = milliseconds(ask, lambda: None, runs, time.process_time)
        measures.append(Measure("  time of processors, all threads", spent, "ms"))
    return measures + visible(ledger, place, runs)


def asked(runs_of: dict[str, Run], folder: Path, runs: int) -> list[Measure]:
    """Each question, with the snapshot's files out of the cache and in it."""
    measures = []
    for name, ask in runs_of.items():
        cold = milliseconds(ask, lambda: drop_from_cache(folder), runs)
        warm = milliseconds(ask, lambda: None, runs)
        measures.append(Measure(name, warm, "ms", "<= 300 ms"))
        measures.append(Measure("  cold", cold, "ms", "<= 300 ms"))
        spent = milliseconds(ask, lambda: None, runs, time.process_time)
        measures.append(Measure("  time of processors, all threads", spent, "ms"))
    return measures


def visible(ledger: Any, place: Country, runs: int) -> list[Measure]:
    """Entering a value, and the time from the entry until the area's panel shows it."""
    from shidian.store.columnar import follow, panel, scan  # noqa: PLC0415

    area, year = place.areas[0], YEARS[-1]
    source = Source("filing")
    vintage = Vintage.CENSUS_2020
    quiet = milliseconds(lambda: follow(ledger), lambda: None, 20)
    entered, corrected = [], []
    for n in range(runs):
        value = Quantity.read(f"{n}.50", Unit.PERCENT)
        record = Observation(
            area, f"new_{n}", Period(year), value, State.PUBLISHED, vintage, source
        )
        (entry,) = ledger.append([record], "benchmark", NOW)
        entered.append(_until(lambda e=entry: _shown(panel(scan(follow(ledger)), area), e, None)))
        other = replace(record, value=Quantity.read(f"{n}.75", Unit.PERCENT))
        new = ledger.supersede(entry, other, "benchmark", "benchmark", NOW)
        corrected.append(
            _until(lambda e=new, old=entry: _shown(panel(scan(follow(ledger)), area), e, old))
        )
    return [
        Measure("following where nothing is new", quiet, "ms"),
        Measure("a new value is visible after", statistics.median(entered), "s", "<= 5 s"),
        Measure("  at most", max(entered), "s"),
        Measure("a correction is visible after", statistics.median(corrected), "s", "<= 5 s"),
        Measure("  at most", max(corrected), "s"),
    ]


def _shown(table: pl.DataFrame, entry: int, gone: int | None) -> bool:
    entries = set(table["entry"])
    return entry in entries and gone not in entries


def _until(seen: Callable[[], bool]) -> float:
    start = time.perf_counter()
    assert seen()
    return time.perf_counter() - start


def _tails(manifest: Any) -> Iterator[int]:
    return (one.tail.rows for one in manifest.partitions.values() if one.tail)


def main() -> None:
    """Measure and print."""
    chosen = options(__doc__ or "")
    runs = 3 if chosen.quick else 5
    with tempfile.TemporaryDirectory() as home:
        os.environ["SHIDIAN_HOME"] = home
        os.environ.pop("DATABASE_URL", None)
        measures = measure(Path(home), runs, chosen.quick)
    report("analytics", measures, chosen.json)


if __name__ == "__main__":
    main()
