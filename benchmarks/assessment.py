"""Assessment: an index shaken 10,000 times, beside pymcdm and scikit-criteria in the same run;
yearly scoring; the annual report.

Ours varies 40 indicators on three levels: weights of both levels ± 25 %, three scales, two means
at either level; then ranks, their ranges, and which pairs are decided. (Z-scores, a fourth scale,
have no geometric mean and are refused beside one.) Theirs have one level, one scale and one mean,
and vary weights only, in the loop that their users write; no ranges. They run on fewer draws, and
their time is scaled up in proportion: each draw of theirs costs the same. Equal totals are checked
first, on what all three can do.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))
import numpy as np
import skcriteria
from _report import Measure, options, report
from pymcdm.methods import WSM
from pymcdm.normalizations import minmax_normalization
from skcriteria.agg.simple import WeightedSumModel
from skcriteria.pipelines import mkpipe
from skcriteria.preprocessing.scalers import MinMaxScaler

from shidian.assessment import assess
from shidian.assessment.composite.values import Values
from shidian.assessment.policy import Branch, Policy, Robustness, policy_of
from shidian.assessment.robustness import (
    AggregationMethod,
    Model,
    Normalization,
    Parameters,
    UniformWeights,
    drawn,
    robustness,
    simulate,
)
from shidian.assessment.robustness.ranks import ranks
from shidian.assessment.targets.batch import Batch
from shidian.assessment.targets.points import achieved_over_expected, points
from shidian.assessment.targets.progress import progress_of
from shidian.assessment.targets.status import statuses
from shidian.programme import BUILTIN, load_programme
from shidian.register import Entry, Snapshot

DRAWS, SEED, GROUPS, EACH = 10_000, 20141229, 5, 8
INDICATORS = GROUPS * EACH
SETTINGS = Robustness(DRAWS, SEED, weights=0.25, goalposts=0.1, decided=0.95)
WEIGHTS = [UniformWeights(1, 0.25), UniformWeights(2, 0.25)]
FACTORS = [*WEIGHTS, Normalization(), AggregationMethod(1), AggregationMethod(2)]
PILOTS, EACH_PILOT, YEARS = 64, 200, 7
FIXED = {
    "sign": 1.0,
    "goal_year": 2020.0,
    "tolerance": 0.0,
    "last_place": 0.1,
    "base_year": 2013.0,
    "leg_from_year": 2013.0,
    "leg_to_year": 2020.0,
    "start_deviation": 0.3,
    "goal_deviation": 0.0,
    "deviation": 0.3,
    "low": 0.0,
    "high": 100.0,
}
MARKS = {"aspiration": False, "imputed": False, "unbroken": True, "leg_unbroken": True}
AIMS = {64: "< 1 s", 3000: "< 10 s"}
# Peak memory and time of a process of its own: the first run, with nothing warm.
COLD = """
import re, sys, time
from pathlib import Path
sys.path.insert(0, sys.argv[1])
import assessment
start = time.perf_counter()
assessment.shaken(assessment.model(int(sys.argv[2])))
print(time.perf_counter() - start)
print(int(re.search(r"VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())[1]) / 1024)
"""


def model(units: int) -> Model:
    """Random numbers on a tree of five groups of eight; goalposts at the ends of the sample."""
    numbers = np.random.default_rng(units).uniform(10, 90, (units, INDICATORS))
    codes = tuple(f"i{at:02}" for at in range(INDICATORS))
    groups = tuple(
        Branch(
            f"g{group}",
            1 / GROUPS,
            children=tuple(Branch(code, 1 / EACH) for code in codes[group * EACH :][:EACH]),
        )
        for group in range(GROUPS)
    )
    names = tuple(f"u{at:04}" for at in range(units))
    return Model(
        Values(names, codes, numbers, np.zeros(numbers.shape, dtype=bool)),
        Branch("index", 1, children=groups),
        ("all",) * units,
        np.ones(INDICATORS),
        numbers.min(axis=0),
        numbers.max(axis=0),
        present=0.6667,
        withheld=0.2,
    )


def shaken(of: Model) -> object:
    """Everything that is told of a unit, in the draws of the policy."""
    return robustness(of, FACTORS, None, SETTINGS)


def weights_only(of: Model) -> object:
    """What the others do: draw weights, form totals, rank."""
    parameters = drawn(of, WEIGHTS, SEED, {"weights 1": 0, "weights 2": 0}, DRAWS)
    return ranks(simulate(of, WEIGHTS, parameters, SEED), of.classes)


def flat(of: Model, parameters: Parameters) -> np.ndarray:
    """Weights of the indicators in the whole, by draw: what a tool without a tree is given."""
    branches = of.branches
    group = {node.edge: node.edges for node in branches.nodes if node.edge >= 0}
    made = np.empty((parameters.scale.size, INDICATORS))
    for parent, children in group.items():
        for edge in children:
            made[:, branches.columns[edge]] = parameters.weights[parent] * parameters.weights[edge]
    return made


def by_pymcdm(numbers: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """Totals by draw from 0 to 1; ranks are computed and thrown away."""
    method, types = WSM(minmax_normalization), np.ones(INDICATORS)
    totals = []
    for row in weights:
        totals.append(method(numbers, row, types))
        method.rank(totals[-1])
    return np.array(totals)


def by_skcriteria(numbers: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """Totals by draw from 0 to 1; ranks come with them."""
    pipe = mkpipe(MinMaxScaler(target="matrix"), WeightedSumModel())
    aims = [max] * INDICATORS
    tables = (skcriteria.mkdm(numbers, aims, weights=row) for row in weights)
    return np.array([pipe.evaluate(table).e_.score for table in tables])


def timed(work: Callable[[], object]) -> float:
    """Seconds of one run."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def cold(units: int) -> tuple[float, float]:
    """Seconds and megabytes of a process of its own."""
    command = [sys.executable, "-c", COLD, str(Path(__file__).parent), str(units)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    seconds, peak = map(float, done.stdout.split())
    return seconds, peak


def uncertainty(units: int, few: int, runs: int) -> list[Measure]:
    """(a) Ours and theirs in turn; theirs with `few` draws, scaled up."""
    of = model(units)
    parameters = drawn(of, WEIGHTS, SEED, {"weights 1": 0, "weights 2": 0}, few)
    weights, numbers = flat(of, parameters), of.values.numbers
    expected = simulate(of, WEIGHTS, parameters, SEED) / 100
    peers = {"pymcdm": by_pymcdm, "scikit-criteria": by_skcriteria}
    times: dict[str, list[float]] = {name: [] for name in ("ours", "same", *peers)}
    for name, peer in peers.items():
        np.testing.assert_allclose(peer(numbers, weights), expected, rtol=1e-9, err_msg=name)
    for _ in range(runs):
        times["ours"].append(timed(lambda: shaken(of)))
        times["same"].append(timed(lambda: weights_only(of)))
        for name, peer in peers.items():
            scaled = timed(lambda p=peer: p(numbers, weights)) * DRAWS / few
            times[name].append(scaled)
    own, same = (statistics.median(times[name]) for name in ("ours", "same"))
    seconds, peak = cold(units)
    head = f"{units:,} x {INDICATORS} x {DRAWS:,}"
    measures = [
        Measure(f"shake {head}, everything varied", own, "s", AIMS[units]),
        Measure("  first run of a new process", seconds, "s", AIMS[units]),
        Measure("  memory at the most", peak, "MB", "< 1000 MB"),
        Measure("  the work of the others alone", same, "s"),
    ]
    for name in peers:
        theirs = statistics.median(times[name])
        what = f"  {name}, weights only, {few} draws scaled up"
        measures += [
            Measure(what, theirs, "s"),
            Measure("    ratio, the same work", theirs / same, "x", "> 50 x"),
            Measure("    ratio, everything varied", theirs / own, "x"),
        ]
    return measures


def scoring(runs: int) -> list[Measure]:
    """(b) Pace, status, points and index of 64 x 200 targets in seven years, and the register's.

    The first is the arithmetic, from columns of numbers. The second makes these columns and all
    that a page shows out of the entries of the built-in programme, target by target.
    """
    policy = load_policy()
    batch, pilots = targets(PILOTS * EACH_PILOT * YEARS), PILOTS * YEARS
    arithmetic = statistics.median(
        timed(lambda: scored(batch, pilots, policy)) for _ in range(runs)
    )
    snapshot = builtin()
    count = len(snapshot.targets)

    def register() -> object:
        return progress_of(snapshot, assess(snapshot, policy, 2017), policy)

    whole = statistics.median(timed(register) for _ in range(runs))
    return [
        Measure(f"score {PILOTS} x {EACH_PILOT} x {YEARS} targets", arithmetic, "s", "< 0.5 s"),
        Measure(f"  {count} targets of the register, a year", whole, "s"),
        Measure("  by target, with everything that is shown", whole / count * 1e6, "us"),
    ]


def reports() -> Measure:
    """(c) The national report and a sheet for every pilot, as Word and PDF, by the command."""
    with tempfile.TemporaryDirectory() as folder:
        environment = os.environ | {"SHIDIAN_HOME": f"{folder}/home"}
        shidian = Path(sys.executable).parent / "shidian"

        def run(*words: str) -> object:
            return subprocess.run(
                [shidian, *words], check=True, env=environment, capture_output=True
            )

        run("load")
        seconds = timed(lambda: run("report", "annual", "--year", "2020", "--out", f"{folder}/out"))
        count = len(list(Path(folder, "out").iterdir()))
    return Measure(f"report annual: {count} files of 65 documents", seconds, "s", "< 60 s")


def targets(count: int) -> Batch:
    """Random targets on one leg, half of them on the logit, with errors of measurement."""
    draw = np.random.default_rng(SEED)
    base, change = draw.uniform(20, 60, count), draw.uniform(0, 15, count)
    year = draw.integers(2014, 2021, count).astype(float)
    value = base + change * (year - 2013) / 7 * draw.normal(1, 0.3, count)
    same = {name: np.full(count, number) for name, number in FIXED.items()}
    marks = {name: np.full(count, mark) for name, mark in MARKS.items()}
    start = {"start": base, "seen": base, "leg_from": base, "base": base}
    goal = {"goal": base + change, "leg_to": base + change, "size": base + change}
    transform = (np.arange(count) % 2).astype(np.int8)
    return Batch(**same, **marks, **start, **goal, value=value, year=year, transform=transform)


def scored(batch: Batch, pilots: int, policy: Policy) -> tuple[np.ndarray, np.ndarray]:
    """A status for every target, and the mean of the points for every pilot and year."""
    ratio = achieved_over_expected(batch, policy.pace)
    made = points(ratio, policy.score).reshape(pilots, -1)
    present = np.isfinite(made)
    index = np.nan_to_num(made).sum(axis=1) / np.maximum(present.sum(axis=1), 1)
    return statuses(batch, policy.pace), index


def load_policy() -> Policy:
    """The policy of the built-in programme."""
    return policy_of(load_programme(BUILTIN / "urbanization_2014")).policy


def builtin() -> Snapshot:
    """A snapshot of the built-in programme, without any database."""
    programme = load_programme(BUILTIN / "urbanization_2014")
    moment = datetime(2026, 11, 25, tzinfo=UTC)

    def entries(records: Sequence[Any]) -> list[Entry[Any]]:
        return [Entry(n, record, moment, "benchmark") for n, record in enumerate(records, start=1)]

    return Snapshot(programme, entries(programme.commitments), entries(programme.observations))


def main() -> None:
    """Measure and print."""
    chosen = options(__doc__ or "")
    runs = 1 if chosen.quick else 3
    measures = uncertainty(64, 50 if chosen.quick else 500, runs)
    measures += uncertainty(3000, 5 if chosen.quick else 50, runs)
    measures += scoring(runs)
    measures.append(reports())
    report("assessment", measures, chosen.json)


if __name__ == "__main__":
    main()
