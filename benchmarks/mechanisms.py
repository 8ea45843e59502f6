"""Cost and transfers: draws over all pilots, and a pool divided among all counties.

Beside each the same in other ways, which must give the same result before anything is timed:
loops over NumPy arrays, pandas where it is installed, and plain Python with exact fractions.
"""

import statistics
import sys
import time
from collections.abc import Callable, Mapping
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from random import Random

import numpy as np

sys.path.insert(0, str(Path(__file__).parent))
from _report import Measure, options, report

from shidian.mechanisms.citizenization.draws import (
    PERCENTS,
    Floats,
    drawn_costs,
    spread,
    uniform_costs,
)
from shidian.mechanisms.transfers.allocation import Factor, allocated

try:
    import pandas as pd
except ModuleNotFoundError:
    pd = None

DRAWS, PILOTS, YEARS, ITEMS, PAYERS = 10_000, 64, 7, 7, 5
COUNTIES, FACTORS, POOL = 3_000, 10, 40_000_000_000_00  # the pool in 分


def timed(work: Callable[[], object]) -> float:
    """Seconds of one run."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def medians(works: Mapping[str, Callable[[], object]], runs: int) -> dict[str, float]:
    """Median seconds of each work, all taking turns."""
    seconds: dict[str, list[float]] = {name: [] for name in works}
    for _ in range(runs):
        for name, work in works.items():
            seconds[name].append(timed(work))
    return {name: statistics.median(one) for name, one in seconds.items()}


def main() -> None:
    """Check, measure and print."""
    chosen = options(__doc__ or "")
    runs = 3 if chosen.quick else 7
    report("mechanisms", [*simulation(runs), *allocation(runs)], chosen.json)


def simulation(runs: int) -> list[Measure]:
    """Mean and percentiles of cost by year and payer, for every pilot."""
    pilots = [pilot(seed) for seed in range(PILOTS)]
    check_draws(pilots[0])
    name = f"{DRAWS:,} draws x {PILOTS} pilots x {YEARS} years x {ITEMS} items x {PAYERS} payers"
    found = medians(
        {
            name: lambda: [ours_of(one) for one in pilots],
            "  NumPy, np.percentile over all": lambda: [percentile_of(one) for one in pilots],
            "  NumPy, a loop over every amount": lambda: [loop_of(one) for one in pilots],
        },
        runs,
    )
    measures = [
        Measure(one, seconds, "s", "<= 2 s" if one == name else "")
        for one, seconds in found.items()
    ]
    if pd is not None:
        one = timed(lambda: pandas_of(pilots[0]))
        measures.append(Measure("  pandas, one pilot of the 64", one, "s"))
    one = timed(lambda: python_of(pilots[0], DRAWS // 100))
    measures.append(Measure("  plain Python, means of one pilot, 100 draws", one, "s"))
    return measures


Pilot = tuple[Floats, Floats, Floats, Floats, int]
"""Low and high ends, people by year and item, shares by year, item and payer, and a seed."""


def pilot(seed: int) -> Pilot:
    """A pilot with intervals of 20 %, people who grow, and shares that sum to one."""
    generator = np.random.default_rng(seed)
    middle = generator.uniform(500, 50_000, ITEMS)
    people = generator.integers(1_000, 100_000, (YEARS, ITEMS)).cumsum(axis=0).astype(float)
    shares = generator.dirichlet(np.ones(PAYERS), ITEMS)
    return middle * 0.8, middle * 1.2, people, np.tile(shares, (YEARS, 1, 1)), seed


def drawn(one: Pilot, draws: int = DRAWS) -> Floats:
    """The unit costs of a pilot."""
    low, high, _, _, seed = one
    return uniform_costs(low, high, draws, np.random.default_rng(seed))


def ours_of(one: Pilot) -> tuple[Floats, Floats]:
    """One product of matrices, and all percentiles at once."""
    found = spread(drawn_costs(drawn(one), one[2], one[3]))
    return found.mean, found.percentiles


def percentile_of(one: Pilot) -> tuple[Floats, Floats]:
    """A product of matrices, and NumPy's own percentiles."""
    amounts = np.tensordot(one[2][:, :, None] * one[3], drawn(one), axes=(1, 0))
    return amounts.mean(axis=-1), np.percentile(amounts, PERCENTS, axis=-1)


def loop_of(one: Pilot) -> tuple[Floats, Floats]:
    """An amount at a time, the items added up."""
    units, people, shares = drawn(one), one[2], one[3]
    means = np.empty((YEARS, PAYERS))
    percentiles = np.empty((len(PERCENTS), YEARS, PAYERS))
    for year in range(YEARS):
        for payer in range(PAYERS):
            amount = np.zeros(DRAWS)
            for item in range(ITEMS):
                amount += units[item] * people[year, item] * shares[year, item, payer]
            means[year, payer] = amount.mean()
            percentiles[:, year, payer] = np.percentile(amount, PERCENTS)
    return means, percentiles


def pandas_of(one: Pilot) -> tuple[Floats, Floats]:
    """A row for every draw, year, payer and item; grouped twice."""
    units, people, shares = drawn(one), one[2], one[3]
    year, item, payer = (place.ravel() for place in np.indices((YEARS, ITEMS, PAYERS)))
    weights = pd.DataFrame(
        {"year": year, "item": item, "payer": payer}
        | {"weight": people[year, item] * shares[year, item, payer]}
    )
    costs = pd.DataFrame(units).rename_axis("item").stack().rename("unit").reset_index()
    rows = costs.rename(columns={"level_1": "draw"}).merge(weights, on="item")
    rows["amount"] = rows["unit"] * rows["weight"]
    amounts = rows.groupby(["year", "payer", "draw"])["amount"].sum()
    cells = amounts.groupby(level=["year", "payer"])
    found = cells.quantile([percent / 100 for percent in PERCENTS])
    shape = (YEARS, PAYERS, len(PERCENTS))
    return (
        cells.mean().to_numpy().reshape(YEARS, PAYERS),
        np.moveaxis(found.to_numpy().reshape(shape), -1, 0),
    )


def python_of(one: Pilot, draws: int) -> list[float]:
    """Means only, number by number."""
    units, people, shares = (part.tolist() for part in (drawn(one, draws), one[2], one[3]))
    means = []
    for year in range(YEARS):
        for payer in range(PAYERS):
            amounts = [
                sum(
                    units[item][draw] * people[year][item] * shares[year][item][payer]
                    for item in range(ITEMS)
                )
                for draw in range(draws)
            ]
            means.append(sum(amounts) / draws)
    return means


def check_draws(one: Pilot) -> None:
    """All ways give the same means and percentiles."""
    mean, percentiles = ours_of(one)
    others = [loop_of(one), percentile_of(one), *([pandas_of(one)] if pd is not None else [])]
    for other_mean, other_percentiles in others:
        assert np.allclose(mean, other_mean)
        assert np.allclose(percentiles, other_percentiles)
    few = drawn_costs(drawn(one, 50), one[2], one[3])
    assert np.allclose(few.mean(axis=-1).ravel(), python_of(one, 50))


def allocation(runs: int) -> list[Measure]:
    """A pool divided by factors and coefficients, exact to the 分."""
    random = Random(1)
    factors = [
        Factor(
            f"factor {number}",
            Decimal(1) / FACTORS,
            [Decimal(random.randrange(10**7)) / 100 for _ in range(COUNTIES)],
        )
        for number in range(FACTORS)
    ]
    coefficients = [Decimal(random.randrange(80, 130)) / 100 for _ in range(COUNTIES)]
    ours = allocated(POOL, factors, coefficients).amounts
    assert sum(ours) == POOL
    assert list(ours) == by_fractions(factors, coefficients)
    floats = by_floats(factors, coefficients)
    assert max(abs(one - other) for one, other in zip(ours, floats, strict=True)) <= FACTORS
    name = f"a pool over {COUNTIES:,} counties x {FACTORS} factors, exact to the 分"
    start = time.process_time()
    allocated(POOL, factors, coefficients)
    processor = time.process_time() - start
    found = medians(
        {
            name: lambda: allocated(POOL, factors, coefficients),
            "  plain Python with fractions, the same amounts": lambda: by_fractions(
                factors, coefficients
            ),
            f"  NumPy floats, rounded: {sum(floats) - POOL:+,} 分 of the pool": lambda: by_floats(
                factors, coefficients
            ),
        },
        runs,
    )
    return [
        *(
            Measure(one, seconds * 1e3, "ms", "<= 50 ms" if one == name else "")
            for one, seconds in found.items()
        ),
        Measure("  ours, time of the processor alone", processor * 1e3, "ms"),
    ]


def by_fractions(factors: list[Factor], coefficients: list[Decimal]) -> list[int]:
    """Largest remainder as it is written down, in fractions; the shares here are all a tenth."""
    amounts = [0] * COUNTIES
    for factor in factors:
        pot = POOL // FACTORS
        weights = [
            Fraction(value) * Fraction(by)
            for value, by in zip(factor.values, coefficients, strict=True)
        ]
        whole = sum(weights)
        exact = [pot * weight / whole for weight in weights]
        parts = [int(share) for share in exact]
        order = sorted(range(COUNTIES), key=lambda at: parts[at] - exact[at])
        for at in order[: pot - sum(parts)]:
            parts[at] += 1
        amounts = [one + part for one, part in zip(amounts, parts, strict=True)]
    return amounts


def by_floats(factors: list[Factor], coefficients: list[Decimal]) -> list[int]:
    """What a spreadsheet does: shares in floating point, each amount rounded by itself."""
    values = np.array([[float(one) for one in factor.values] for factor in factors])
    weights = values * np.array([float(one) for one in coefficients])
    parts = POOL / FACTORS * weights / weights.sum(axis=1, keepdims=True)
    return [int(one) for one in np.rint(parts.sum(axis=0))]


if __name__ == "__main__":
    main()
