"""How well a drawn population fits what is published, and what in it is assumed."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
import polars as pl

from shidian.core import Bilingual, Confidence, DataError, Fault, Place
from shidian.engine import AtLeast, Choice, Column, Constant, Lookup, Rule, Steps, Sum, Table, tally
from shidian.mechanisms.settlement.synthetic.assumptions import Use
from shidian.mechanisms.settlement.synthetic.calendar import calendar
from shidian.mechanisms.settlement.synthetic.dimensions import DIMENSIONS, REGIONS
from shidian.mechanisms.settlement.synthetic.figures import Figure
from shidian.mechanisms.settlement.synthetic.fit import Fit
from shidian.mechanisms.settlement.synthetic.margins import PublishedMargin
from shidian.mechanisms.settlement.synthetic.population import KEPT
from shidian.mechanisms.settlement.synthetic.raking import Numbers, shares
from shidian.mechanisms.settlement.synthetic.sources import Sources

NEEDED = (*KEPT, "birth_date", "insurance_months")
SCHEMA = {
    "dimension": pl.String,
    "within": pl.String,
    "category": pl.String,
    "use": pl.String,
    "year": pl.Int64,
    "population": pl.String,
    "confidence": pl.String,
    "source": pl.String,
    "rounding": pl.Float64,
    "published": pl.Float64,
    "fitted": pl.Float64,
    "drawn": pl.Float64,
    "difference": pl.Float64,
    "error": pl.Float64,
}


@dataclass(frozen=True)
class FitReport:
    """A drawn population beside the published figures.

    Parameters
    ----------
    year, people : int
    rows : polars.DataFrame
        A row for each category of each margin: `within` whom; `use` (fitted, start, compared);
        `year` and `population` of the published figure, which need not be those of the fit;
        `rounding`, the points by which the published shares missed 100; `published`, `fitted` and
        `drawn` in per cent (`fitted` with the regions of work of this population); `difference`,
        points of drawn above published; `error`, one standard error of drawing, in points. A
        category that takes the rest has no `source`.
    worst : float
        The largest difference from what is published, of fitted margins, in points.
    worst_of_draw : float
        The largest difference between drawn and fitted, of fitted margins, in points.
    statistic, degrees : float, int
        Pearson's statistic of drawn against fitted, summed over the fitted margins, and the sum
        of their degrees of freedom, which it should be near. The margins overlap: it is no test.
    assumed : tuple of (str, Bilingual)
        The columns that rest on assumed distributions.
    """

    year: int
    people: int
    rows: pl.DataFrame
    worst: float
    worst_of_draw: float
    statistic: float
    degrees: int
    assumed: tuple[tuple[str, Bilingual], ...]

    @property
    def summary(self) -> Bilingual:
        """The report in a sentence or two."""
        people, assumed = f"{self.people:,}", len(self.assumed)
        worst, drawing = f"{self.worst:.2f}", f"{self.worst_of_draw:.2f}"
        return Bilingual(
            f"共 {people} 人，按 {self.year} 年公布数拟合：与公布数最多差 {worst} 个百分点，"
            f"其中抽取误差最多 {drawing} 个百分点；另有 {assumed} 项分布为假设，未经核实。",
            f"{people} persons, fitted to the published figures of {self.year}: at most "
            f"{worst} points from what is published, at most {drawing} points of it by drawing; "
            f"{assumed} further distributions are assumed and unverified.",
        )


def fit_report(fit: Fit, sources: Sources, table: Table, day: date) -> FitReport:
    """Count a drawn population, in one scan, and set it beside what is published.

    Parameters
    ----------
    fit : Fit
    sources : Sources
        Those that the population was drawn from.
    table : Table
        The persons.
    day : date
        The day that they were drawn for.

    Raises
    ------
    DataError
        If the table lacks a column.
    """
    counts = _counted(fit, sources, table, day)
    people = int(counts.sum())
    expected = _with_regions(fit, counts)
    found = [one for margin in fit.margins for one in _rows(margin, expected, counts)]
    rows = pl.DataFrame(found, schema=SCHEMA)
    wanted = rows.filter(pl.col("use") == Use.FITTED)
    statistic, degrees = _pearson(fit, expected, counts)
    return FitReport(
        fit.year,
        people,
        rows,
        _largest(wanted["difference"]),
        _largest(wanted["drawn"] - wanted["fitted"]),
        statistic,
        degrees,
        tuple((name, one.label) for name, one in sources.assumptions.distributions.items()),
    )


def _counted(fit: Fit, sources: Sources, table: Table, day: date) -> Numbers:
    """People in each cell of the fit."""
    missing = [name for name in NEEDED if name not in table.columns]
    if missing:
        raise DataError(Fault("population_table", Place(column=missing[0]), found=missing[0]))
    rules = _rules(day, sources.assumptions.years[str(fit.year)].oldest)
    parts, step = [], 1
    for name, categories in reversed(list(DIMENSIONS.items())):
        size = len(categories)
        parts.append(Lookup(rules[name], tuple(step * place for place in range(size))))
        step *= size
    (cells,) = tally(table, [{"cell": Sum(tuple(parts))}])
    counts = np.zeros(step)
    counts[cells["cell"].to_numpy()] = cells["rows"].to_numpy()
    found: Numbers = counts[fit.cells.numbers]
    return found


def _rules(day: date, oldest: int) -> Mapping[str, Rule]:
    """For each dimension the place of a person's category."""
    firsts = calendar(day, oldest).firsts.tolist()
    last = len(firsts) - 1
    age = Steps(Column("birth_date"), tuple(firsts[-2::-1]), tuple(range(last, -1, -1)))
    insured = Choice(((AtLeast(Column("insurance_months"), 1), Constant(1)),), Constant(0))
    return {**{name: Column(name) for name in KEPT}, "age": age, "insured": insured}


def _with_regions(fit: Fit, counts: Numbers) -> Numbers:
    """The fitted table with the regions of work of the persons counted: their areas set these."""
    codes = fit.cells.codes["region"]
    drawn = np.bincount(codes, weights=counts, minlength=len(REGIONS)) / max(counts.sum(), 1)
    whole = np.bincount(codes, weights=fit.table, minlength=len(REGIONS))
    factors = np.divide(drawn, whole, out=np.zeros_like(drawn), where=whole > 0)
    expected: Numbers = fit.table * factors[codes]
    return expected


def _rows(one: PublishedMargin, expected: Numbers, counts: Numbers) -> Iterator[dict[str, Any]]:
    margin, source = one.margin, one.source
    fitted, drawn = shares(expected, margin), shares(counts, margin)
    inside = counts[margin.groups >= 0].sum()
    error = np.sqrt(fitted * (1 - fitted) / inside) if inside else np.full(len(fitted), np.nan)
    within = "; ".join(f"{name}: {' '.join(some)}" for name, some in source.within.items())
    for group, categories in enumerate(one.groups):
        figures = one.figures[group]
        yield {
            "dimension": source.of,
            "within": within,
            "category": " ".join(categories),
            "use": source.use.value,
            "year": source.year,
            "population": source.population,
            "confidence": _least_sure(figures) if figures else None,
            "source": figures[0].source if figures else None,
            "rounding": one.rounding,
            "published": margin.shares[group] * 100,
            "fitted": fitted[group] * 100,
            "drawn": drawn[group] * 100,
            "difference": (drawn[group] - margin.shares[group]) * 100,
            "error": error[group] * 100,
        }


def _least_sure(figures: tuple[Figure, ...]) -> str:
    order = list(Confidence)
    return max((one.confidence for one in figures), key=order.index).value


def _pearson(fit: Fit, expected: Numbers, counts: Numbers) -> tuple[float, int]:
    """Sum of (drawn - fitted)^2 / fitted in persons, over the groups of the fitted margins."""
    statistic, degrees = 0.0, 0
    for one in fit.margins:
        inside = counts[one.margin.groups >= 0].sum()
        fitted, drawn = shares(expected, one.margin), shares(counts, one.margin)
        there = fitted > 0
        if one.source.use is Use.FITTED and inside:
            terms = (drawn[there] - fitted[there]) ** 2 / fitted[there]
            statistic += float(inside * terms.sum())
            degrees += int(there.sum()) - 1
    return statistic, degrees


def _largest(differences: pl.Series) -> float:
    found = differences.abs().max()
    return float(found) if isinstance(found, float) else 0.0
