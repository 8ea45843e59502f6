"""The demonstration scheme on 1 June 2017 in OpenFisca-Core, as its documentation teaches.

Amounts by code are parameters that are looked up with ``node[enum_array]``. `lookup` is the one
thing that differs in the tuned form: a single `take`. Numbers are half points.
"""

from collections.abc import Callable
from datetime import date
from typing import Any

import numpy as np
import polars as pl
from numpy.typing import NDArray
from openfisca_core.entities import build_entity
from openfisca_core.indexed_enums import Enum, EnumArray
from openfisca_core.parameters import ParameterNode
from openfisca_core.periods import DateUnit
from openfisca_core.simulations import SimulationBuilder
from openfisca_core.taxbenefitsystems import TaxBenefitSystem
from openfisca_core.variables import Variable

PERIOD = "2017-06"
Lookup = Callable[[Any, EnumArray], NDArray[np.generic]]


class Education(Enum):
    none, primary, junior, senior, college = "none", "primary", "junior", "senior", "college"


class Title(Enum):
    none, worker, skilled, senior, technician = "none", "worker", "skilled", "senior", "technician"


class Housing(Enum):
    bought, rented, other = "bought", "rented", "other"


CODES = {"education": Education, "title": Title, "housing": Housing}
DATES = ("birth_date", "last_crime")


def ordinary(node: Any, codes: EnumArray) -> NDArray[np.generic]:
    """A parameter for each person, as the documentation writes it."""
    return node[codes]


def tuned(node: Any, codes: EnumArray) -> NDArray[np.generic]:
    """The same by one `take`; nobody writes it so."""
    amounts = np.array([node[item.name] for item in codes.possible_values])
    return amounts.take(np.asarray(codes))


def _at(value: float) -> dict[str, Any]:
    return {"2015-01-01": {"value": value}}


def _scale(*steps: tuple[float, float]) -> dict[str, Any]:
    brackets = [{"threshold": _at(start), "amount": _at(units)} for start, units in steps]
    return {"metadata": {"type": "single_amount"}, "brackets": brackets}


def _codes(**units: float) -> dict[str, Any]:
    return {name: {"values": _at(amount)} for name, amount in units.items()}


PARAMETERS = {
    "age": _scale((18, 40), (36, 20), (46, 10), (51, 0)),
    "education": _codes(none=0, primary=0, junior=10, senior=40, college=120),
    "title": _codes(none=0, worker=20, skilled=60, senior=90, technician=120),
    "housing": _codes(bought=40, rented=10, other=0),
    "tax": _scale((10_000, 10), (30_000, 30), (100_000, 60)),
    "insurance": _codes(each=8, cap=90),
    "residence": _codes(each=3, cap=30),
    "threshold": {"values": _at(200)},
}


def _full_years(birth: NDArray[np.datetime64], day: Any) -> NDArray[np.int64]:
    year = birth.astype("datetime64[Y]").astype(int) + 1970
    month = birth.astype("datetime64[M]").astype(int) % 12 + 1
    of_month = (birth - birth.astype("datetime64[M]")).astype(int) + 1
    past = (month < day.month) | ((month == day.month) & (of_month <= day.day))
    return day.year - year - np.where(past, 0, 1)


def _formulas(lookup: Lookup) -> dict[str, tuple[type, Callable[..., Any]]]:
    def age(person, period, parameters):
        return _full_years(person("birth_date", period), period.start)

    def skill(person, period, parameters):
        education = lookup(parameters(period).education, person("education", period))
        return np.maximum(education, lookup(parameters(period).title, person("title", period)))

    def insurance(person, period, parameters):
        of = parameters(period).insurance
        return np.minimum(person("insurance_months", period) // 12 * of.each, of.cap)

    def residence(person, period, parameters):
        of = parameters(period).residence
        return np.minimum(person("residence_months", period) // 12 * of.each, of.cap)

    def home(person, period, parameters):
        housing = person("housing", period)
        short = (housing == Housing.rented) * (person("residence_months", period) < 24)
        return lookup(parameters(period).housing, housing) * ~short

    def contribution(person, period, parameters):
        invested = np.minimum(person("investment", period) // 100_000 * 10, 60)
        return np.maximum(invested, parameters(period).tax.calc(person("tax", period)))

    def service(person, period, parameters):
        hours = np.minimum(person("volunteer_hours", period) // 50 * 2, 16)
        blood = np.minimum(person("blood_donations", period) * 4, 12)
        return np.minimum(hours + blood, 20)

    def points(person, period, parameters):
        total = parameters(period).age.calc(person("age", period))
        for item in ("skill", "insurance", "residence", "home", "contribution", "service"):
            total = total + person(item, period)
        total = total + np.minimum(person("patents", period) * 20, 40)
        total = total + person("shortage_occupation", period) * 40
        return np.maximum(total - np.minimum(person("penalties", period) * 20, 60), 0)

    def refused(person, period, parameters):
        since = np.datetime64(period.start.offset(-5, DateUnit.YEAR).date)
        return (person("last_crime", period) > since) | person("fraud", period)

    def ready(person, period, parameters):
        insured = person("insurance_months", period) >= 12
        return (person("age", period) >= 18) & person("has_job", period) & insured

    def qualified(person, period, parameters):
        route = (person("title", period) == Title.technician) & person("has_job", period)
        enough = person("points", period) >= parameters(period).threshold
        return ~person("refused", period) & (route | (person("ready", period) & enough))

    def services(person, period, parameters):
        return person("permit", period)

    def training(person, period, parameters):
        return person("services", period) & person("has_job", period)

    def school(person, period, parameters):
        return person("services", period) & (person("residence_months", period) >= 12)

    def senior_school(person, period, parameters):
        return person("school", period) & (person("insurance_months", period) >= 36)

    def rental(person, period, parameters):
        long = person("insurance_months", period) >= 60
        return person("services", period) & ((person("points", period) >= 120) | long)

    def subsidy(person, period, parameters):
        return person("services", period) & (person("contribution", period) >= 10)

    numbers = (age, skill, insurance, residence, home, contribution, service, points)
    truths = (refused, ready, qualified, services, training, school, senior_school, rental, subsidy)
    return {one.__name__: (float, one) for one in numbers} | {
        one.__name__: (bool, one) for one in truths
    }


FLAGS = ("services", "training", "school", "senior_school", "rental", "subsidy")
FLAG_INPUTS = ("shortage_occupation", "fraud", "has_job", "permit")
RESULTS = ("points", "qualified", *FLAGS)


def system(lookup: Lookup) -> TaxBenefitSystem:
    """The scheme, with one way to look up parameters by code."""
    person = build_entity("person", "persons", "A person", is_person=True)
    made = TaxBenefitSystem([person])
    made.parameters = ParameterNode("", data=PARAMETERS)
    common = {"entity": person, "definition_period": DateUnit.MONTH, "label": "of the scheme"}

    def add(name: str, **attributes: Any) -> None:
        made.add_variable(type(name, (Variable,), common | attributes))

    for name, codes in CODES.items():
        default = next(iter(codes))
        add(name, value_type=Enum, possible_values=codes, default_value=default)
    for name in DATES:
        add(name, value_type=date)
    for name in FLAG_INPUTS:
        add(name, value_type=bool)
    for name in NUMBERS:
        add(name, value_type=int)
    for name, (kind, formula) in _formulas(lookup).items():
        add(name, value_type=kind, formula=formula)
    return made


NUMBERS = (
    "insurance_months",
    "residence_months",
    "investment",
    "tax",
    "patents",
    "volunteer_hours",
    "blood_donations",
    "penalties",
)


def inputs(persons: pl.DataFrame) -> dict[str, NDArray[np.generic]]:
    """Columns for OpenFisca, which knows no missing values: they take their meaning beforehand."""
    found: dict[str, NDArray[np.generic]] = {}
    for name in (*CODES, *DATES, *FLAG_INPUTS, *NUMBERS):
        column = persons[name].fill_null({"housing": 2, "last_crime": -25_000}.get(name, 0))
        if name in CODES:
            found[name] = EnumArray(column.cast(pl.UInt8).to_numpy(), CODES[name])
        elif name in DATES:
            found[name] = column.cast(pl.Int64).to_numpy().astype("datetime64[D]")
        elif name in FLAG_INPUTS:
            found[name] = column.cast(pl.Boolean).to_numpy()
        else:
            found[name] = column.cast(pl.Int32).to_numpy()
    return found


def calculated(scheme: TaxBenefitSystem, given: dict[str, NDArray[np.generic]]) -> dict[str, Any]:
    """Points, who qualifies, and six entitlements."""
    many = len(given["tax"])
    simulation = SimulationBuilder().build_default_simulation(scheme, count=many)
    for name, values in given.items():
        simulation.set_input(name, PERIOD, values)
    return {name: simulation.calculate(name, PERIOD) for name in RESULTS}
