"""Reading what a synthetic population rests on: assumptions, and the figures they name."""

from collections.abc import Iterator
from dataclasses import dataclass

from shidian.core import DataError, Fault, Place
from shidian.mechanisms.settlement.synthetic.assumptions import Assumptions, check_categories
from shidian.mechanisms.settlement.synthetic.figures import Figures, read_figures
from shidian.mechanisms.settlement.synthetic.quantiles import distribution_faults
from shidian.programme import PackageFiles, built, places, read_mapping

FOLDER = "schemes/"
FILE = FOLDER + "population-assumptions.yaml"
NEEDED = (
    "residence_months",
    "insurance_months",
    "permit",
    "crime_days",
    "application_days",
)
"""Distributions that the rules for possible persons speak of."""


@dataclass(frozen=True)
class Sources:
    """What is assumed, what is published, and the name of the file of figures."""

    assumptions: Assumptions
    figures: Figures
    figures_file: str


def read_sources(files: PackageFiles, file: str = FILE) -> Sources:
    """What a synthetic population rests on.

    Parameters
    ----------
    files : mapping of str to bytes
        The schemes of a programme package.
    file : str
        The file of assumptions; the figures stand beside it.

    Raises
    ------
    DataError
        With every fault of the file that is read first, placed.
    """
    faults: list[Fault] = []
    found = read_mapping(files, file, faults)
    if faults:
        raise DataError(faults)
    try:
        assumptions = built(Assumptions, found)
        faults = list(_faults(assumptions))
    except DataError as error:
        faults = list(error.faults)
    if faults:
        where = places(files[file], file)
        raise DataError([Fault(one.code, where(one.place.column), **one.found) for one in faults])
    figures_file = file.rpartition("/")[0] + "/" + assumptions.figures
    if figures_file not in files:
        raise DataError(Fault("file_missing", Place(figures_file)))
    return Sources(assumptions, read_figures(files[figures_file], figures_file), figures_file)


def _faults(assumptions: Assumptions) -> Iterator[Fault]:
    for number, named in enumerate(assumptions.impossible):
        try:
            check_categories(named)
        except DataError as error:
            place = Place(column=f"impossible[{number}]")
            yield from (Fault(one.code, place, **one.found) for one in error.faults)
    for year, one in assumptions.years.items():
        if one.start and not _started(assumptions, year):
            place = Place(column=f"years.{year}.start")
            yield Fault("population_start", place, found=one.start)
    for name in NEEDED:
        if name not in assumptions.distributions:
            yield Fault("field_missing", Place(column="distributions"), found=name)
    yield from distribution_faults(assumptions.distributions)


def _started(assumptions: Assumptions, year: str) -> bool:
    """Whether the years that this one starts from exist and come to an end."""
    seen: set[str] = set()
    while year:
        if year in seen or year not in assumptions.years:
            return False
        seen.add(year)
        year = assumptions.years[year].start
    return True
