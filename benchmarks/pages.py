"""The pages under gunicorn on two workers with eight clients: time and number of queries."""

import http.client
import itertools
import os
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from _report import Measure, options, percentile, report
from _server import free_port, wait_for

PAGES = {
    "home": "/",
    "pilot": "/pilots/03/",
    "indicator": "/indicators/urbanization_rate_resident/",
    "API attainment, 100 items": "/api/v1/attainment",
    # An address that was never asked before: nothing that was made earlier can be given again.
    "home, made anew": "/?n={n}",
    "indicator, made anew": "/indicators/urbanization_rate_resident/?n={n}",
    "API attainment, made anew": "/api/v1/attainment?n={n}",
}
CLIENTS, WORKERS = 8, 2


def main() -> None:
    """Measure and print."""
    chosen = options(__doc__ or "")
    requests = 25 if chosen.quick else 200
    with tempfile.TemporaryDirectory() as home:
        os.environ["SHIDIAN_HOME"] = home
        os.environ.pop("DATABASE_URL", None)
        queries = count_queries()
        with served() as port:
            measures = [
                one
                for name, path in PAGES.items()
                for one in _measures(name, under_load(port, path, requests), queries[name])
            ]
    report("pages: gunicorn, 2 workers, 8 clients", measures, chosen.json)


def _measures(name: str, seconds: list[float], queries: int) -> list[Measure]:
    return [
        Measure(f"{name}: p50", percentile(seconds, 0.5) * 1000, "ms"),
        Measure(f"{name}: p95", percentile(seconds, 0.95) * 1000, "ms", "<= 100 ms"),
        Measure(f"{name}: queries", queries, "", "<= 15"),
    ]


def count_queries() -> dict[str, int]:
    """Load the programme; then count the queries of one request for each page."""
    from datetime import UTC, datetime  # noqa: PLC0415

    from shidian.programme import BUILTIN  # noqa: PLC0415
    from shidian.store import setup  # noqa: PLC0415

    setup.configure("shidian.web.settings")
    setup.prepare()
    from django.conf import settings  # noqa: PLC0415
    from django.db import connection  # noqa: PLC0415
    from django.test import Client  # noqa: PLC0415
    from django.test.utils import CaptureQueriesContext  # noqa: PLC0415

    from shidian.store.programmes import load  # noqa: PLC0415

    load(BUILTIN / "urbanization_2014", datetime.now(UTC))
    settings.ALLOWED_HOSTS.append("testserver")
    counts = {}
    for name, path in PAGES.items():
        with CaptureQueriesContext(connection) as captured:
            assert Client().get(path.format(n=-1)).status_code == 200
        counts[name] = len(captured)
    return counts


@contextmanager
def served() -> Iterator[int]:
    """A gunicorn on a free port."""
    port = free_port()
    gunicorn = [sys.executable, "-m", "gunicorn", "--workers", str(WORKERS), "--preload"]
    # A worker's first answer reads the whole register, which on a busy machine takes its time.
    command = [*gunicorn, "--timeout", "300", "--bind", f"127.0.0.1:{port}", "shidian.web.wsgi"]
    process = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    try:
        wait_for(port)
        yield port
    finally:
        process.terminate()
        process.wait()


def under_load(port: int, path: str, requests: int, session: str = "") -> list[float]:
    """Seconds of every request, with all clients asking at once; as the public, or in a session."""
    headers = {"Cookie": f"sessionid={session}"} if session else {}
    seconds: list[float] = []
    fresh = itertools.count()

    def client() -> None:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
        for _ in range(requests):
            start = time.perf_counter()
            connection.request("GET", path.format(n=next(fresh)), headers=headers)
            answer = connection.getresponse()
            body = answer.read()
            seconds.append(time.perf_counter() - start)
            assert answer.status == 200, body[:200]

    threads = [threading.Thread(target=client) for _ in range(CLIENTS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sorted(seconds)


if __name__ == "__main__":
    main()
