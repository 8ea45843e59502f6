"""Ports and waiting, for the benchmarks that start a server."""

import socket
import time
import urllib.error
import urllib.request

PATIENCE = 60  # seconds


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_for(port: int) -> float:
    """Seconds until the first byte of the first page."""
    start = time.perf_counter()
    while time.perf_counter() - start < PATIENCE:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=5) as answer:
                answer.read(1)
                return time.perf_counter() - start
        except (OSError, urllib.error.URLError):
            time.sleep(0.02)
    raise SystemExit(f"no answer on port {port} in {PATIENCE} seconds")
