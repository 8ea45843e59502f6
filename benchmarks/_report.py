"""What every benchmark prints: a table of measures, and the load of the machine."""

import argparse
import json
import os
import platform
import statistics
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple


class Measure(NamedTuple):
    """One figure: what was measured, the median, and what the project aims at."""

    name: str
    value: float
    unit: str
    aim: str = ""


def options(description: str, **flags: str) -> argparse.Namespace:
    """The options that every benchmark takes, and flags of its own with their help."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("--quick", action="store_true", help="fewer runs; under 45 seconds")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the measures there too")
    for name, said in flags.items():
        parser.add_argument(f"--{name}", action="store_true", help=said)
    return parser.parse_args()


def report(title: str, measures: Sequence[Measure], file: Path | None) -> None:
    """Print the measures, with the machine's load beside them, and write them where asked."""
    load = ", ".join(f"{one:.2f}" for one in os.getloadavg())
    machine = f"{os.cpu_count()} cores, load {load}, Python {platform.python_version()}"
    print(f"{title}\n{machine}")
    for one in measures:
        print(f"  {one.name:<58}{one.value:>10.3f} {one.unit:<8} {one.aim}")
    if file:
        rows = [one._asdict() for one in measures]
        file.write_text(json.dumps({"title": title, "machine": machine, "measures": rows}))


def percentile(values: Sequence[float], share: float) -> float:
    """The value below which a share of the values lies."""
    if len(values) == 1:
        return values[0]
    return statistics.quantiles(values, n=100, method="inclusive")[round(share * 100) - 1]
