"""Starting: the help of the command line, and from a second `make run` to the first byte."""

import os
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from _report import Measure, options, report
from _server import free_port, wait_for

ROOT = Path(__file__).parent.parent
SHIDIAN = Path(sys.executable).parent / "shidian"


def main() -> None:
    """Measure and print."""
    chosen = options(__doc__ or "")
    runs = 5 if chosen.quick else 20
    with tempfile.TemporaryDirectory() as home:
        os.environ["SHIDIAN_HOME"] = home
        os.environ.pop("DATABASE_URL", None)
        python = statistics.median(seconds([sys.executable, "-c", ""]) for _ in range(runs))
        help_ = statistics.median(seconds([SHIDIAN, "--help"]) for _ in range(runs))
        subprocess.run([SHIDIAN, "load"], check=True, stdout=subprocess.DEVNULL)
        first_byte = statistics.median(until_first_byte() for _ in range(3))
    report(
        "starting",
        [
            Measure("shidian --help", help_, "s", "<= 0.4 s"),
            Measure("  python that does nothing", python, "s"),
            Measure("second make run to first byte", first_byte, "s", "<= 5 s"),
        ],
        chosen.json,
    )


def seconds(command: list[str | Path]) -> float:
    """Wall seconds of a command."""
    start = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start


def until_first_byte() -> float:
    """Seconds from `make run` to the first byte of the first page."""
    port = free_port()
    make = [shutil.which("make") or "make", "-C", ROOT, "run", f"PORT={port}"]
    quiet = subprocess.DEVNULL
    process = subprocess.Popen(make, stdout=quiet, stderr=quiet, start_new_session=True)
    try:
        return wait_for(port)
    finally:
        os.killpg(process.pid, signal.SIGTERM)
        process.wait()


if __name__ == "__main__":
    main()
