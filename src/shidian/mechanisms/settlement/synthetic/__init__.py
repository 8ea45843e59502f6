"""A synthetic population of migrants: as many persons as wanted, fitted to what is published.

Published figures give the margins; iterative proportional fitting gives the joint table; persons
are drawn from it, each a function of the seed, the area and the person's number. What nobody
publishes is assumed, as data in the package. It lets an office without person files, and the
nation, ask of a scheme what it would do.
"""

from shidian.mechanisms.settlement.synthetic.fit import Fit, fitted
from shidian.mechanisms.settlement.synthetic.population import (
    people_published,
    population,
    shared_by_region,
)
from shidian.mechanisms.settlement.synthetic.report import FitReport, fit_report
from shidian.mechanisms.settlement.synthetic.sources import Sources, read_sources
from shidian.mechanisms.settlement.synthetic.table import PEOPLE, SEED, YEAR, synthetic_table

__all__ = [
    "PEOPLE",
    "SEED",
    "YEAR",
    "Fit",
    "FitReport",
    "Sources",
    "fit_report",
    "fitted",
    "people_published",
    "population",
    "read_sources",
    "shared_by_region",
    "synthetic_table",
]
