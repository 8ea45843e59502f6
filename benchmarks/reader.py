"""The plan reader: characters a second, memory, and how time grows with length.

The floor is one regular expression that finds the digits of the same text. The text is the plans
of other places that the tests hold, one after another, up to the length of the official document.
"""

import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from _report import Measure, options, report

from shidian.plans import read

TEXTS = Path(__file__).parents[1] / "tests" / "golden" / "other_places"
LENGTH = 147_867  # characters of the official document
# Peak memory of a process of its own, in MB; the kernel's own count, which begins with the process.
PEAK = """
import re, sys
from pathlib import Path
from shidian.plans import read
content = Path(sys.argv[1]).read_text(encoding="utf-8")
read(content).coverage
status = Path("/proc/self/status").read_text()
print(int(re.search(r"VmHWM:\\s+(\\d+)", status)[1]) / 1024)
"""


def text_of(length: int) -> str:
    """Plans one after another, cut at a length."""
    whole = "\n".join(path.read_text(encoding="utf-8") for path in sorted(TEXTS.glob("*.txt")))
    return (whole * (length // len(whole) + 1))[:length]


def timed(work: Callable[[], object]) -> float:
    """Seconds of one run."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def peak(content: str, folder: Path) -> float:
    """Megabytes at the most, of a process that reads the text."""
    file = folder / "plan.txt"
    file.write_text(content, encoding="utf-8")
    command = [sys.executable, "-c", PEAK, str(file)]
    return float(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def measure(folder: Path, runs: int) -> list[Measure]:
    """Medians of `runs`, reader and floor in turn."""
    once, tenfold = text_of(LENGTH), text_of(10 * LENGTH)
    digits = re.compile(r"\d+(?:\.\d+)?")
    reader, floor, long = [], [], []
    for _ in range(runs):
        reader.append(timed(lambda: read(once).coverage))
        floor.append(timed(lambda: digits.findall(once)))
        long.append(timed(lambda: read(tenfold).coverage))
    own, plain, ten = (statistics.median(one) for one in (reader, floor, long))
    return [
        Measure(f"read {LENGTH:,} characters", own, "s", "<= 2 s"),
        Measure("  characters a second", LENGTH / own, ""),
        Measure("  digits alone, one expression", plain, "s"),
        Measure("  ratio", own / plain, "x"),
        Measure(
            "ten times the length, against ten times the time", ten / (10 * own), "x", "about 1"
        ),
        Measure("memory at the most", peak(once, folder), "MB", "<= 300 MB"),
        Measure("memory at ten times the length", peak(tenfold, folder), "MB"),
    ]


def main() -> None:
    """Measure and print."""
    chosen = options(__doc__ or "")
    with tempfile.TemporaryDirectory() as folder:
        measures = measure(Path(folder), 1 if chosen.quick else 5)
    report("reader", measures, chosen.json)


if __name__ == "__main__":
    main()
