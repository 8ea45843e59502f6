"""The server says where it is, refuses a port it cannot have, and ends cleanly."""

import re
import signal
import socket
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest

from tests.unit.cli.conftest import ONE, Run, environment


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def test_a_taken_port_is_told_before_serving(shidian: Run) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        done = shidian("serve", "--port", str(port), "--lang", "en")
    assert done.returncode == 2
    assert f"Port {port} is taken." in done.stderr
    found = re.search(r"--port (\d+)`", done.stderr)
    assert found is not None
    assert int(found[1]) != port


def test_nothing_loaded_is_told_before_serving(fresh: Run) -> None:
    done = fresh("serve", "--port", str(_free_port()))
    assert (done.returncode, done.stdout) == (1, "")
    assert "shidian load" in done.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGINT for one process")
def test_it_serves_and_ctrl_c_ends_it(loaded_home: Path) -> None:
    port = _free_port()
    with subprocess.Popen(
        [sys.executable, "-c", ONE, "serve", "--port", str(port), "--lang", "en"],
        env=environment(loaded_home, {}),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    ) as process:
        try:
            address = process.stdout.readline().split()[0]
            assert address == f"http://127.0.0.1:{port}/"
            with urllib.request.urlopen(f"{address}api/v1/openapi.json", timeout=30) as answer:
                assert answer.status == 200
            process.send_signal(signal.SIGINT)
            _, said = process.communicate(timeout=30)
        finally:
            process.kill()  # leaving the block waits for its end
    assert process.returncode == 0
    assert "Traceback" not in said
