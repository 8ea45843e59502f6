"""Filing by many at once: 256 sessions save 10,000 cells over HTTP under gunicorn with two workers,
on SQLite and on PostgreSQL. A tenth of the saves are stale on purpose.

Sessions are paced as people are, so that so many saves arrive in a second; then eight clients
save as fast as they can. Counted at the end, from the database: a cell's version is the number of
saves that were told to have succeeded, so none is lost; every stale save was answered 409.
"""

import asyncio
import json
import os
import random
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
sys.path.insert(0, str(Path(__file__).parents[1]))
from _report import Measure, options, percentile, report
from _server import free_port, wait_for
from _staff import session_of

from tests.postgres import PostgresMissing, temporary_postgres

SESSIONS, PILOTS, SAVES, RATE = 256, 64, 10_000, 70
QUICK_SAVES, QUICK_RATE = 900, 60
FAST_CLIENTS = 8
STALE = 0.1
YEAR, SEED = 2018, 5
TOKEN = "a" * 32
CELLS = (
    "indicators/pension_coverage/value",
    "indicators/medical_insurance_coverage/value",
    "indicators/sewage_treatment_rate/value",
    "indicators/public_water_supply_coverage/value",
    "indicators/green_building_share/value",
    "indicators/built_up_green_rate/value",
    "practices/1/title",
    "problems/1/problem",
)


@dataclass
class Client:
    """A signed-in person: the filing that they write in, and the versions that they have seen."""

    session: str
    filing: int
    chance: random.Random
    seen: dict[str, int] = field(default_factory=dict)


@dataclass
class Tally:
    """What was answered."""

    seconds: list[float] = field(default_factory=list)
    saved: Counter[tuple[int, str]] = field(default_factory=Counter)
    last: dict[tuple[int, str], tuple[int, str]] = field(default_factory=dict)
    stale_sent: int = 0
    stale_refused: int = 0
    conflicts: int = 0
    wrong: list[str] = field(default_factory=list)


def main() -> None:
    """Measure on both databases and print."""
    chosen = options(__doc__ or "")
    saves, rate = (QUICK_SAVES, QUICK_RATE) if chosen.quick else (SAVES, RATE)
    measures = _measures("SQLite", "", saves, rate)
    try:
        with temporary_postgres() as url:
            measures += _measures("PostgreSQL", url, saves, rate)
    except PostgresMissing as reason:
        print(f"left out: {reason}")
    report("filing: 256 sessions over HTTP, gunicorn with 2 workers", measures, chosen.json)


def _measures(name: str, database: str, saves: int, rate: int) -> list[Measure]:
    with tempfile.TemporaryDirectory() as home:
        environment = os.environ | {"SHIDIAN_HOME": home, "DATABASE_URL": database}
        sessions = json.loads(_in_the_database("prepare", environment))
        clients = [
            Client(key, filing, random.Random(n)) for n, (key, filing) in enumerate(sessions)
        ]
        first, tally, fast = Tally(), Tally(), Tally()
        with served(environment) as port:
            # Each worker reads the register once, when it is first asked.
            asyncio.run(at_once(port, clients[:FAST_CLIENTS], 4 * FAST_CLIENTS, first))
            asyncio.run(paced(port, clients, saves, rate, tally))
            start = time.perf_counter()
            asyncio.run(at_once(port, clients[:FAST_CLIENTS], saves // 10, fast))
            took = time.perf_counter() - start
        held = json.loads(_in_the_database("count", environment))
    lost = _lost(held, first, tally, fast)
    if tally.wrong or fast.wrong:
        print("unexpected:", Counter(tally.wrong + fast.wrong).most_common(3))
    told = sorted(tally.seconds)
    return [
        Measure(f"{name}: saves paced at {rate}/s", len(told), ""),
        Measure(f"{name}: p50", percentile(told, 0.5) * 1000, "ms"),
        Measure(f"{name}: p95", percentile(told, 0.95) * 1000, "ms", "<= 150 ms"),
        Measure(f"{name}: lost updates", lost, "", "0"),
        Measure(f"{name}: stale saves sent", tally.stale_sent, ""),
        Measure(
            f"{name}: of them not answered 409", tally.stale_sent - tally.stale_refused, "", "0"
        ),
        Measure(f"{name}: other conflicts, answered 409", tally.conflicts, ""),
        Measure(f"{name}: unexpected answers", len(tally.wrong) + len(fast.wrong), "", "0"),
        Measure(f"{name}: eight clients at once", len(fast.seconds) / took, "saves/s", ">= 50"),
    ]


def _lost(held: list[list], *tallies: Tally) -> int:
    """Saves told to have succeeded that the database does not show."""
    saved: Counter[tuple[int, str]] = Counter()
    last: dict[tuple[int, str], tuple[int, str]] = {}
    for tally in tallies:
        saved += tally.saved
        for where, said in tally.last.items():
            last[where] = max(last.get(where, (0, "")), said)
    lost = 0
    for filing, key, version, value in held:
        told = saved.pop((filing, key), 0)
        lost += abs(version - told)
        if told and last[filing, key] != (version, value):
            lost += 1
    return lost + sum(saved.values())


@contextmanager
def served(environment: dict[str, str]) -> Iterator[int]:
    """A gunicorn on a free port."""
    port = free_port()
    command = [sys.executable, "-m", "gunicorn", "--workers", "2", "--threads", "4", "--preload"]
    command += ["--keep-alive", "30", "--bind", f"127.0.0.1:{port}", "shidian.web.wsgi"]
    process = subprocess.Popen(command, env=environment, stderr=subprocess.DEVNULL)
    try:
        wait_for(port)
        yield port
    finally:
        process.terminate()
        process.wait()


async def paced(port: int, clients: list[Client], saves: int, rate: int, tally: Tally) -> None:
    """Each client saves now and then; together they make the rate."""
    start = time.perf_counter()

    async def person(n: int, client: Client) -> None:
        line = await asyncio.open_connection("127.0.0.1", port)
        for turn in range(n, saves, len(clients)):
            await asyncio.sleep(max(0.0, start + turn / rate - time.perf_counter()))
            line = await save(port, line, client, tally)
        line[1].close()

    await asyncio.gather(*(person(n, client) for n, client in enumerate(clients)))


async def at_once(port: int, clients: list[Client], saves: int, tally: Tally) -> None:
    """A few clients save one after the other, as fast as they are answered."""

    async def person(client: Client) -> None:
        line = await asyncio.open_connection("127.0.0.1", port)
        for _ in range(saves // len(clients)):
            line = await save(port, line, client, tally)
        line[1].close()

    await asyncio.gather(*(person(client) for client in clients))


async def save(port: int, line, client: Client, tally: Tally):
    """Save one cell and note what was answered; gives the connection to use next."""
    key = client.chance.choice(CELLS)
    seen = client.seen.get(key, 0)
    stale = seen > 0 and client.chance.random() < STALE
    value = f"{client.chance.randint(1000, 9999) / 100:.2f}"
    sent = {"key": key, "value": value, "base": seen - 1 if stale else seen}
    start = time.perf_counter()
    line, status, body = await put(port, line, client, {"cells": [sent]})
    tally.seconds.append(time.perf_counter() - start)
    tally.stale_sent += stale
    if status == 200 and body.get("saved"):
        _saved(client, key, body["saved"][0], tally)
    elif status == 409:
        conflict = body["conflicts"][0]
        client.seen[key] = conflict["version"]
        complete = conflict["yours"] == value and conflict["theirs"] and conflict["by"]
        tally.stale_refused += stale and bool(complete) and bool(conflict["at"])
        tally.conflicts += not stale
    else:
        tally.wrong.append(f"{status} {str(body)[:120]}")
    return line


def _saved(client: Client, key: str, told: dict, tally: Tally) -> None:
    where, version = (client.filing, key), told["version"]
    fresh = version == client.seen.get(key, 0) + 1
    client.seen[key] = version
    if fresh:  # else the cell held the same value already, and nothing was written
        tally.saved[where] += 1
        tally.last[where] = max(tally.last.get(where, (0, "")), (version, told["value"]))


async def put(port: int, line, client: Client, content: dict):
    """One request over a connection that is kept, opened again where the server closed it."""
    body = json.dumps(content).encode()
    head = (
        f"PUT /api/v1/filings/{client.filing}/cells HTTP/1.1\r\nHost: 127.0.0.1\r\n"
        f"Cookie: sessionid={client.session}; csrftoken={TOKEN}\r\nX-CSRFToken: {TOKEN}\r\n"
        f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
    ).encode()
    for attempt in range(2):
        reader, writer = line
        try:
            writer.write(head + body)
            await writer.drain()
            return line, *await _answer(reader)
        except (ConnectionError, asyncio.IncompleteReadError):
            if attempt:
                raise
            line = await asyncio.open_connection("127.0.0.1", port)
    raise AssertionError("unreachable")


async def _answer(reader: asyncio.StreamReader) -> tuple[int, dict]:
    head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
    length = next(
        int(row.split(":")[1])
        for row in head.split("\r\n")
        if row.lower().startswith("content-length")
    )
    return int(head.split(" ", 2)[1]), json.loads(await reader.readexactly(length))


# --- in a process of its own, where Django is set up for the database in question ----------------


def _in_the_database(what: str, environment: dict[str, str]) -> str:
    command = [sys.executable, __file__, what]
    done = subprocess.run(command, env=environment, check=True, capture_output=True, text=True)
    return done.stdout


def prepare() -> None:
    """Load the programme; print a session and a filing for each of the people."""
    from datetime import UTC, date, datetime  # noqa: PLC0415

    from shidian.store import setup  # noqa: PLC0415

    setup.configure("shidian.web.settings")
    setup.prepare()
    from shidian.programme import BUILTIN  # noqa: PLC0415
    from shidian.store.access import posts_of  # noqa: PLC0415
    from shidian.store.events import actor_of  # noqa: PLC0415
    from shidian.store.filings.filings import begin  # noqa: PLC0415
    from shidian.store.models import Person, Post  # noqa: PLC0415
    from shidian.store.programmes import load  # noqa: PLC0415

    pilots = list(load(BUILTIN / "urbanization_2014", datetime.now(UTC)).programme.pilots.values())
    made = []
    for n in range(SESSIONS):
        pilot = pilots[n % PILOTS]
        now = datetime.now(UTC)
        person = Person.objects.create(username=f"p{n}", name=f"填报员{n}", password_set_at=now)
        person.set_unusable_password()
        person.save()
        role = "department_contact" if n >= PILOTS else "pilot_officer"
        Post.objects.create(
            person=person,
            role=role,
            area=pilot.area,
            valid_from=date(2014, 1, 1),
            granted_by="benchmark",
            granted_at=datetime.now(UTC),
        )
        filing = begin(pilot.no, YEAR, posts_of(person), actor_of(person))
        made.append((session_of(person), filing.pk))
    print(json.dumps(made))


def count() -> None:
    """Print what the cells hold at the end."""
    from shidian.store import setup  # noqa: PLC0415

    setup.configure("shidian.web.settings")
    from shidian.store.models import FilingCell  # noqa: PLC0415

    rows = FilingCell.objects.filter(key__in=CELLS)
    print(json.dumps(list(rows.values_list("filing_id", "key", "version", "value"))))


if __name__ == "__main__":
    if sys.argv[1:] == ["prepare"]:
        prepare()
    elif sys.argv[1:] == ["count"]:
        count()
    else:
        main()
