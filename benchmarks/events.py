"""The event log: a chain of a million events verified, and 1,000 ways of tampering detected.

The million stands in a SQLite table with the triggers on, beside the cells of filings that it
tells of, and is examined as `shidian audit verify` does: chain, anchors, cells, filings. The
tampering is done in place on a chain of 1,000 events whose triggers were dropped, one way at a
time, each taken back before the next; the head of the chain is anchored.
"""

import hashlib
import json
import os
import random
import resource
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from _report import Measure, options, report

AT = "2026-01-01T00:00:00.000000+00:00"
CELLS_A_FILING = 100
FILINGS = 300
SHORT = 1_000  # events of the chain that is tampered with
WAYS = 1_000
SEED = 20260101
COLUMNS = ("number", "at", "act", "actor", "person", "area", "subject", "request")
COLUMNS += ("before", "after", "reason", "previous", "sha256")
Row = tuple[object, ...]


def main() -> None:
    """Measure and print."""
    chosen = options(__doc__ or "")
    with tempfile.TemporaryDirectory() as home:
        os.environ["SHIDIAN_HOME"] = home
        os.environ.pop("DATABASE_URL", None)
        measures = measure(Path(home), 100_000 if chosen.quick else 1_000_000)
    report("events", measures, chosen.json)


def measure(home: Path, size: int) -> list[Measure]:
    """Verify a long chain, then tamper with a short one."""
    from shidian.store import setup  # noqa: PLC0415  needs SHIDIAN_HOME

    setup.configure()
    setup.prepare()
    from shidian.store.audit import examine  # noqa: PLC0415

    writing = timed(lambda: fill(home / "shidian.sqlite3", size))
    before = peak()
    start, used = time.perf_counter(), time.process_time()
    done = examine()
    verifying, processor = time.perf_counter() - start, time.process_time() - used
    assert done.sound
    assert done.chain.count == size
    memory = peak() - before
    again = timed(examine)
    found, intact, ways = tamper()
    assert intact
    return [
        Measure(f"examine {size:,} events and {FILINGS * CELLS_A_FILING:,} cells", verifying, "s"),
        Measure("  the same per million events", verifying * 1e6 / size, "s", "<= 30 s"),
        Measure("  time of the processor, without waiting for it", processor, "s"),
        Measure("  a second time", again, "s"),
        Measure("  memory that it added at its peak", memory, "MiB"),
        Measure("  the whole process at its peak", peak(), "MiB"),
        Measure("write them (bulk, with hashes)", writing, "s"),
        *[Measure(f"  detected: {name}", found[name], f"of {ways[name]}") for name in found],
        Measure("ways of tampering detected", sum(found.values()), "", f"= {sum(ways.values())}"),
    ]


def timed(work: Callable[[], object]) -> float:
    """Seconds of one run."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def peak() -> float:
    """The most memory that this process has had, in MiB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


# --- the long chain --------------------------------------------------------------------------


def sha256(fields: list[object]) -> str:
    """The hash of an event, computed beside the code that is measured."""
    text = json.dumps(fields, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def chain(size: int) -> Iterator[Row]:
    """Events of cells that are written in turn, each several times."""
    previous, cells = "0" * 64, FILINGS * CELLS_A_FILING
    for number in range(1, size + 1):
        filing, cell = divmod((number - 1) % cells, CELLS_A_FILING)
        version = (number - 1) // cells + 1
        after = f'{{"value":"{number % 997}.50","version":{version}}}'
        subject = f"filing/{filing + 1}/indicators/indicator_{cell}/value"
        start: list[object] = [number, AT, "filing.write", "张三", 3, "330200", subject]
        fields = [*start, "a" * 32, "", after, "", previous]
        previous = sha256(fields)
        yield (*fields, previous)


def fill(file: Path, size: int) -> None:
    """Write the events, and the filings and cells as the last events left them."""
    with sqlite3.connect(file) as database:
        database.executemany(
            "INSERT INTO store_filing (id, pilot, area, year, form, form_version, state, round, "
            "direct, created_at) VALUES (?, '01', ?, 2018, 'annual', '1', 'draft', 1, 0, ?)",
            [(number, f"{100000 + number}", AT) for number in range(1, FILINGS + 1)],
        )
        insert(database, chain(size))
        database.executemany(
            "INSERT INTO store_filingcell (filing_id, key, value, version, saved_by, saved_at) "
            "VALUES (?, ?, ?, ?, '张三', ?)",
            cells_of(size),
        )
    database.close()


def insert(database: sqlite3.Connection, rows: Iterator[Row]) -> None:
    """Write events as rows of the table."""
    names, marks = ", ".join(COLUMNS), ", ".join("?" * len(COLUMNS))
    database.executemany(f"INSERT INTO store_event ({names}) VALUES ({marks})", rows)


def cells_of(size: int) -> Iterator[Row]:
    """What each cell holds after so many events."""
    cells = FILINGS * CELLS_A_FILING
    for place in range(cells):
        last = size - (size - 1 - place) % cells
        filing, cell = divmod(place, CELLS_A_FILING)
        key = f"indicators/indicator_{cell}/value"
        yield filing + 1, key, f"{last % 997}.50", (last - 1) // cells + 1, AT


# --- tampering -------------------------------------------------------------------------------


def tamper() -> tuple[dict[str, int], bool, dict[str, int]]:
    """How many of the ways of each kind were detected, and whether the chain is whole without."""
    from shidian.register.chain import Anchor, verify  # noqa: PLC0415

    names = ", ".join(COLUMNS)
    read = f"SELECT {names} FROM store_event ORDER BY number"
    draw = random.Random(SEED)
    found = dict.fromkeys(KINDS, 0)
    ways = dict.fromkeys(KINDS, 0)
    with sqlite3.connect(":memory:", isolation_level=None) as database:
        database.execute(f"CREATE TABLE store_event ({names})")
        insert(database, chain(SHORT))
        head = database.execute(f"{read} DESC").fetchone()
        anchors = [Anchor(SHORT, head[-1])]
        before = database.execute(read).fetchall()
        for way in range(WAYS):
            name = list(KINDS)[way % len(KINDS)]
            database.execute("BEGIN")
            KINDS[name](database, draw)
            assert database.execute(read).fetchall() != before, name
            ways[name] += 1
            found[name] += not verify(database.execute(read), anchors).whole
            database.execute("ROLLBACK")
        intact = verify(database.execute(read), anchors).whole
    return found, intact, ways


def edit(database: sqlite3.Connection, draw: random.Random) -> None:
    """Another character somewhere in a random field of a random event."""
    field = draw.choice([name for name in COLUMNS if name != "number"])
    number = draw.randint(1, SHORT)
    [[old]] = database.execute(f"SELECT {field} FROM store_event WHERE number = {number}")
    text = "" if old is None else str(old)
    place = draw.randint(0, len(text))
    new = text[:place] + draw.choice("0123456789改") + text[place + draw.randint(0, 1) :]
    value = new if new != text else f"{text}0"
    database.execute(f"UPDATE store_event SET {field} = ? WHERE number = {number}", [value])


def forge(database: sqlite3.Connection, draw: random.Random) -> None:
    """Another value, with the right hash of the event computed anew."""
    number = draw.randint(1, SHORT)
    [row] = database.execute(f"SELECT * FROM store_event WHERE number = {number}")
    fields = [*row[:9], f'{{"value":"{draw.random():.3f}","version":9}}', *row[10:12]]
    database.execute(
        f"UPDATE store_event SET after = ?, sha256 = ? WHERE number = {number}",
        [fields[9], sha256(fields)],
    )


def rewrite(database: sqlite3.Connection, draw: random.Random) -> None:
    """Another value, with all hashes from there to the end computed anew."""
    first = draw.randint(1, SHORT)
    rows = database.execute(f"SELECT * FROM store_event WHERE number >= {first}").fetchall()
    previous = rows[0][11]
    for n, row in enumerate(rows):
        after = f'{{"value":"{draw.random():.3f}","version":9}}' if n == 0 else row[9]
        fields = [*row[:9], after, row[10], previous]
        previous = sha256(fields)
        database.execute(
            f"UPDATE store_event SET after = ?, previous = ?, sha256 = ? WHERE number = {row[0]}",
            [after, fields[-1], previous],
        )


def delete(database: sqlite3.Connection, draw: random.Random) -> None:
    """Some events in a row are gone, the last ones perhaps."""
    first = draw.randint(1, SHORT)
    last = first + draw.choice([0, 0, 1, 5, 50])
    database.execute(f"DELETE FROM store_event WHERE number BETWEEN {first} AND {last}")


def close_up(database: sqlite3.Connection, draw: random.Random) -> None:
    """An event is gone, and those after it are renumbered."""
    number = draw.randint(1, SHORT - 1)
    database.execute(f"DELETE FROM store_event WHERE number = {number}")
    database.execute(f"UPDATE store_event SET number = number - 1 WHERE number > {number}")


def cut(database: sqlite3.Connection, draw: random.Random) -> None:
    """The end is cut off."""
    database.execute(f"DELETE FROM store_event WHERE number > {draw.randint(0, SHORT - 1)}")


def reorder(database: sqlite3.Connection, draw: random.Random) -> None:
    """Two events have changed numbers."""
    a, b = draw.sample(range(1, SHORT + 1), 2)
    database.execute(f"UPDATE store_event SET number = -1 WHERE number = {a}")
    database.execute(f"UPDATE store_event SET number = {a} WHERE number = {b}")
    database.execute(f"UPDATE store_event SET number = {b} WHERE number = -1")


KINDS: dict[str, Callable[[sqlite3.Connection, random.Random], None]] = {
    "an edit of a field": edit,
    "an edit with its hash": forge,
    "an edit with all hashes after it": rewrite,
    "a deletion": delete,
    "a deletion with new numbers": close_up,
    "the end cut off": cut,
    "two events in each other's place": reorder,
}


if __name__ == "__main__":
    main()
