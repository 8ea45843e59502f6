"""Ten quality checks over 840,000 values, beside an engine of the standard validation language.

The other engine runs in an environment of its own, as it is under another licence and nothing of
ours may need it; where it cannot be had, the comparison is left out. Both must find the same keys
(check, area, indicator, year) for the rules that the language can state.
"""

import json
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))
import numpy as np
import polars as pl
from _report import Measure, options, report

from shidian.programme import BUILTIN, load_programme
from shidian.register.checks import (
    CHECKS,
    TEXTS,
    Check,
    Context,
    context_of,
    run,
    values_table,
    violations_of_one,
)

TEN = (
    "range", "identity", "province", "change", "backwards",
    "unit_slip", "unchanged", "peers", "copied", "outlier",
)  # fmt: skip
SHARED = tuple(code for code in TEN if code not in ("copied", "outlier"))
YEARS = range(2006, 2026)
RATE, URBAN, PEOPLE = "urbanization_rate_resident", "population_urban", "population_resident"
ENGINE = "vtlengine==1.9.6"

# The same rules in the other language, on hundredths, so that both decide exactly on a limit.
RULES = """
range_ <- FILED [filter v < low or v > high] [keep v];

steps := FILED [calc p := lag(v, 1 over (partition by area, indicator order by year)),
                     q := lag(v, 2 over (partition by area, indicator order by year))];
change_ <- steps [filter (kind = "share" and abs(v - p) > 500)
  or (kind = "people" and p <> 0 and abs(v - p) * 10000 > abs(p) * 1500)
  or (kind <> "share" and kind <> "people" and p <> 0 and abs(v - p) * 10000 > abs(p) * 3000)]
  [keep v];
lost := steps [filter direction <> ""] [calc lost := if direction = "up" then p - v else v - p];
backwards_ <- lost [filter (kind = "share" and lost > 50)
  or (kind <> "share" and p <> 0 and lost * 10000 > abs(p) * 500)] [keep v];
unit_slip_ <- steps [filter p > 0 and v > 0]
  [filter (kind = "share" and ((2 * v >= 100 * p and v <= 200 * p)
                            or (2 * p >= 100 * v and p <= 200 * v)))
       or (kind <> "share" and ((2 * v >= 10000 * p and v <= 20000 * p)
                             or (2 * p >= 10000 * v and p <= 20000 * v)))] [keep v];
unchanged_ <- steps [filter v = p and p = q and v <> low and (isnull(high) or v <> high)] [keep v];

rate := FILED [sub indicator = "urbanization_rate_resident"] [keep v] [rename v to r];
urban := FILED [sub indicator = "population_urban"] [keep v] [rename v to n];
people := FILED [sub indicator = "population_resident"] [keep v] [rename v to d];
identity_ <- inner_join(rate, urban, people)
  [filter (2 * r + 1) * (2 * d + 1) < 20000 * (2 * n - 1)
       or (2 * r - 1) * (2 * d - 1) > 20000 * (2 * n + 1)] [keep r];

parts := FILED [filter kind = "people" and substr(area, 3, 4) <> "0000"]
  [calc identifier province := substr(area, 1, 2) || "0000"];
sums := parts [aggr total := sum(v), pilots := count() group by province, indicator, year]
  [rename province to area];
whole := FILED [filter kind = "people"] [keep v];
province_ <- inner_join(whole, sums) [filter 2 * (total - v) > pilots + 1] [keep v];

alike := FILED [filter kind <> "people"] [calc identifier class := cls] [keep v];
middle := alike [aggr m := median(v), peers := count() group by class, indicator, year];
off := inner_join(alike, middle) [calc off := abs(v - m)];
spread := off [aggr s := median(off) group by class, indicator, year];
peers_ <- inner_join(off, spread)
  [filter peers >= 6 and off > 5 * (if 1.4826 * s > 1 then 1.4826 * s else 1)] [keep v];
"""

# What runs in the other environment: each of the engine's two ways, in turn.
DRIVER = """
import json, sys, time
import pandas as pd
from vtlengine import run

folder = sys.argv[1]
def part(name, kind, role="Measure", nullable=True):
    return {"name": name, "type": kind, "role": role, "nullable": nullable}
keys = [part(n, k, "Identifier", False) for n, k in
        (("area", "String"), ("indicator", "String"), ("year", "Integer"))]
rest = [part("v", "Number"), part("low", "Number"), part("high", "Number"),
        part("kind", "String"), part("direction", "String"), part("cls", "String", nullable=False)]
structure = {"datasets": [{"name": "FILED", "DataStructure": keys + rest}]}
filed = pd.read_csv(f"{folder}/filed.csv", dtype={"area": str, "cls": str})
rules = open(f"{folder}/rules.vtl", encoding="utf-8").read()
told = {}
for way, duckdb in (("tables", False), ("duckdb", True)):
    start = time.perf_counter()
    found = run(rules, structure, {"FILED": filed.copy()}, use_duckdb=duckdb)
    seconds = time.perf_counter() - start
    columns = ["area", "indicator", "year"]
    rows = {name: one.data.reindex(columns=columns) for name, one in found.items()}
    told[way] = {"seconds": seconds, "keys": {
        name: rows[name].fillna("").astype(str).values.tolist() for name in rows}}
json.dump(told, open(f"{folder}/told.json", "w"))
"""


def main() -> None:
    """Check that both find the same, measure, print."""
    chosen = options(__doc__ or "")
    areas = 200 if chosen.quick else 2000
    programme = load_programme(BUILTIN / "urbanization_2014")
    codes = [code for code, one in programme.indicators.items() if one.unit.symbol != "km2"][:21]
    filed = synthetic(codes, areas)
    context = national(context_of(programme, programme.targets), filed)
    checks = [check for check in CHECKS if check.code in TEN]
    assert len(codes) == 21
    assert len(checks) == 10
    measures = ours(checks, filed, context, 1 if chosen.quick else 5)
    measures += beside(filed, context)
    report("checks", measures, chosen.json)


def synthetic(codes: Sequence[str], areas: int) -> pl.DataFrame:
    """Values of 20 years for 21 indicators, with one in a hundred disturbed; always the same.

    The first area of every hundred is the province of the others.
    """
    draw = np.random.default_rng(2014)
    shape = (areas, len(codes), len(YEARS))
    start = draw.uniform(30, 60, (areas, len(codes), 1))
    numbers = start + draw.uniform(0.3, 1.2, start.shape) * np.arange(len(YEARS))
    numbers += draw.normal(0, 0.2, shape)
    wrong = draw.random(shape) < 0.01
    numbers = np.where(wrong, numbers * draw.choice([0.01, 0.7, 1.3, 2.5, 10_000], shape), numbers)
    numbers = numbers.round(2)
    rate, urban, people = (codes.index(code) for code in (RATE, URBAN, PEOPLE))
    numbers[:, people] += numbers[:, urban]
    exact = (100 * numbers[:, urban] / numbers[:, people]).round(2)
    numbers[:, rate] = exact + np.where(wrong[:, rate], 0.05, 0)
    numbers[::100, [urban, people]] *= np.where(draw.random((areas // 100, 1, 20)) < 0.1, 95, 130)
    numbers[7, 5:12, -1] = numbers[8, 5:12, -1]  # somebody has copied
    return pl.DataFrame(
        {
            "area": np.repeat(_codes(areas), len(codes) * len(YEARS)),
            "indicator": np.tile(np.repeat(np.array(codes), len(YEARS)), areas),
            "year": np.tile(np.array(YEARS, dtype=np.int32), areas * len(codes)),
            "vintage": "census2020",
            "series_break": "",
            "value": [f"{number:.2f}" for number in numbers.ravel().tolist()],
        },
        TEXTS,
    )


def _codes(areas: int) -> np.ndarray:
    return np.array([f"{110000 + 10000 * (n // 100) + n % 100:06d}" for n in range(areas)])


def national(context: Context, filed: pl.DataFrame) -> Context:
    """The context for these areas: three classes, and provinces of a hundred."""
    areas = filed["area"].unique().sort()
    head = areas.str.slice(0, 2)
    kind = areas.str.slice(4).cast(pl.Int64) % 3
    return replace(
        context,
        pilots=pl.DataFrame({"area": areas, "peer_class": kind.cast(pl.String)}),
        above=pl.DataFrame({"area": areas, "above": head + "0000"}).filter(
            pl.col("area") != pl.col("above")
        ),
    )


def ours(
    checks: Sequence[Check], filed: pl.DataFrame, context: Context, runs: int
) -> list[Measure]:
    """Medians of `runs`: texts to exact values, then all checks; and one filing of the 64."""
    reading, checking, both = [], [], []
    for _ in range(runs):
        start = time.perf_counter()
        values = values_table(filed)
        read = time.perf_counter()
        found = run(checks, values, context)
        end = time.perf_counter()
        reading.append(read - start)
        checking.append(end - read)
        both.append(end - start)
    assert set(found["check"]) == set(TEN)
    few = values.filter(pl.col("area").is_in(values["area"].unique().sort()[:64].implode()))
    one = []
    for _ in range(10):
        start = time.perf_counter()
        violations_of_one(few, context, few["area"][-1], YEARS[-1])
        one.append((time.perf_counter() - start) * 1000)
    median = statistics.median
    return [
        Measure(f"10 checks x {filed.height:,} values, from texts", median(both), "s", "<= 1 s"),
        Measure("  of which reading the texts", median(reading), "s"),
        Measure("  of which the checks", median(checking), "s"),
        Measure(f"  violations found ({found['check'].n_unique()} checks)", found.height, ""),
        Measure("one filing, all checks, beside 63 others", median(one), "ms", "<= 30 ms"),
    ]


def beside(filed: pl.DataFrame, context: Context) -> list[Measure]:
    """The shared rules by both; no measure where the other engine cannot be had."""
    told = other_engine(filed, context)
    if told is None:
        print(f"{ENGINE} cannot be had here: nothing is compared.")
        return []
    checks = [check for check in CHECKS if check.code in SHARED]
    start = time.perf_counter()
    found = run(checks, values_table(filed), context)
    own = time.perf_counter() - start
    keys = set(found.select("check", "area", "indicator", pl.col("year").cast(pl.String)).rows())
    measures = [Measure(f"the {len(SHARED)} rules that both state: ours", own, "s")]
    for way, one in told.items():
        theirs = {
            (name.rstrip("_"), area, indicator or RATE, year)
            for name, rows in one["keys"].items()
            for area, indicator, year in rows
        }
        assert theirs == keys, f"{way}: {sorted(theirs ^ keys)[:5]} of {len(theirs ^ keys)}"
        measures += [
            Measure(f"  {ENGINE} ({way}), the same {len(keys):,} keys", one["seconds"], "s"),
            Measure("  ratio", one["seconds"] / own, "x"),
        ]
    return measures


def other_engine(filed: pl.DataFrame, context: Context) -> dict[str, Any] | None:
    """What the other engine finds, and how long it takes; None where it cannot be had."""
    uv = shutil.which("uv", path=str(Path(sys.executable).parent)) or shutil.which("uv")
    if uv is None:
        return None
    with tempfile.TemporaryDirectory() as folder:
        hundredths(filed, context).write_csv(Path(folder, "filed.csv"))
        Path(folder, "rules.vtl").write_text(RULES, encoding="utf-8")
        Path(folder, "driver.py").write_text(DRIVER, encoding="utf-8")
        command = [uv, "run", "--no-project", "--python", sys.executable, "--with", ENGINE]
        command += ["python", f"{folder}/driver.py", folder]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode:
            print(done.stderr[-500:])
            return None
        return json.loads(Path(folder, "told.json").read_text(encoding="utf-8"))


def hundredths(filed: pl.DataFrame, context: Context) -> pl.DataFrame:
    """The values as the other engine takes them: already beside bounds, kind and class."""
    exact = pl.Decimal(38, 2)
    indicators = context.indicators.select(
        "indicator",
        "direction",
        low=pl.col("lowest").cast(pl.Float64) * 100,
        high=pl.col("highest").cast(pl.Float64) * 100,
        kind="dimension",
    )
    values = filed.select(
        "area", "indicator", "year", v=(pl.col("value").cast(exact) * 100).cast(pl.Int64)
    )
    pilots = context.pilots.rename({"peer_class": "cls"})
    return values.join(indicators, on="indicator").join(pilots, on="area")


if __name__ == "__main__":
    main()
