"""List pages at 3,200 areas under gunicorn: two workers, eight clients, every page made anew."""

import os
import sys
import tempfile
import time
import urllib.request
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from _nation import COUNTIES, write_nation
from _report import Measure, options, percentile, report
from _staff import staffed
from pages import CLIENTS, WORKERS, served, under_load

# Name and path of every list page; {n} makes an address that was never asked before, so that
# nothing made earlier can be given again.
PAGES = {
    "home": "/?n={n}",
    "home, page 9 sorted by gap": "/?sort=gap&page=9&n={n}",
    "indicator": "/indicators/urbanization_rate_resident/?n={n}",
    "indicators": "/indicators/?n={n}",
    "evaluation": "/evaluation/2017/?n={n}",
    "decisions": "/decisions/?n={n}",
    "data": "/data/?n={n}",
    "API attainment": "/api/v1/attainment?n={n}",
}
# The same of pages for people who have signed in, by who asks.
OF_STAFF = {
    "filings": ("officer", "/filings/2018/?n={n}"),
    "filings, not begun": ("officer", "/filings/2018/?state=not_begun&page=9&n={n}"),
    "supervision board": ("officer", "/supervision/?n={n}"),
    "due": ("officer", "/supervision/due/?n={n}"),
    "notices": ("officer", "/supervision/notices/?n={n}"),
    "analysis": ("officer", "/analysis/?year=2017&n={n}"),
    "people": ("security", "/people/?n={n}"),
}
QUERIES, P95 = "<= 15", "<= 300 ms"
FIRST = 300  # seconds a first answer may take: the register is read and evaluated for it


def main() -> None:
    """Measure and print."""
    chosen = options(__doc__ or "")
    requests = 5 if chosen.quick else 25
    with tempfile.TemporaryDirectory() as home:
        os.environ["SHIDIAN_HOME"] = home
        os.environ.pop("DATABASE_URL", None)
        loading = load_nation(Path(home) / "nation")
        sessions = staffed()
        wanted = {name: (path, "") for name, path in PAGES.items()}
        wanted |= {name: (path, sessions[who]) for name, (who, path) in OF_STAFF.items()}
        asked = {name: asked_once(*one) for name, one in wanted.items()}
        with served() as port:
            first = max(warmed(port, *one) for one in wanted.values())
            measures = [
                one
                for name, (path, session) in wanted.items()
                for one in _measures(name, under_load(port, path, requests, session), *asked[name])
            ]
    measures += [
        Measure("load the register", loading, "s"),
        Measure("slowest first answer of a worker: register and evaluation", first, "s"),
    ]
    title = f"list pages at {COUNTIES} areas: {WORKERS} workers, {CLIENTS} clients, made anew"
    report(title, measures, chosen.json)


def _measures(name: str, seconds: Sequence[float], queries: int, size: int) -> list[Measure]:
    return [
        Measure(f"{name}: p50", percentile(seconds, 0.5) * 1000, "ms"),
        Measure(f"{name}: p95", percentile(seconds, 0.95) * 1000, "ms", P95),
        Measure(f"{name}: queries", queries, "", QUERIES),
        Measure(f"{name}: size", size / 1000, "KB"),
    ]


def load_nation(folder: Path) -> float:
    """Write the package and load it; seconds of loading."""
    from shidian.store import setup  # noqa: PLC0415  the home is chosen before

    setup.configure("shidian.web.settings")
    setup.prepare()
    from django.conf import settings  # noqa: PLC0415

    from shidian.store.programmes import load  # noqa: PLC0415

    settings.ALLOWED_HOSTS.append("testserver")
    write_nation(folder)
    start = time.perf_counter()
    load(folder, datetime.now(UTC))
    return time.perf_counter() - start


def asked_once(path: str, session: str) -> tuple[int, int]:
    """Number of queries of a page that nothing was remembered for, and its bytes."""
    from django.core.cache import cache  # noqa: PLC0415
    from django.db import connection  # noqa: PLC0415
    from django.test import Client  # noqa: PLC0415
    from django.test.utils import CaptureQueriesContext  # noqa: PLC0415

    cache.clear()
    with CaptureQueriesContext(connection) as captured:
        answer = Client(headers=_cookie(session)).get(path.format(n=-1))
    assert answer.status_code == 200
    return len(captured), len(answer.content)


def _cookie(session: str) -> dict[str, str]:
    return {"Cookie": f"sessionid={session}"} if session else {}


def warmed(port: int, path: str, session: str) -> float:
    """Have every worker read the register and evaluate; seconds of the slowest answer."""

    def seconds(_: int) -> float:
        start = time.perf_counter()
        address = f"http://127.0.0.1:{port}{path.format(n='first')}"
        request = urllib.request.Request(address, headers=_cookie(session))
        with urllib.request.urlopen(request, timeout=FIRST) as answer:
            answer.read()
        return time.perf_counter() - start

    with ThreadPoolExecutor(CLIENTS) as clients:
        return max(clients.map(seconds, range(CLIENTS)))


if __name__ == "__main__":
    main()
