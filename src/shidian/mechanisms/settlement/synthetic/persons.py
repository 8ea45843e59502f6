"""Persons drawn from a fitted table, and the rules that keep each of them possible.

The rules: residence is no longer than the time since the sixteenth birthday; insurance no longer
than residence, and at least a month of whoever is insured and has one; a permit needs half a year
of residence, and is held for no longer than residence after it; a crime lies after the sixteenth
birthday.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from shidian.mechanisms.settlement.synthetic.alias import Alias, alias_table, drawn
from shidian.mechanisms.settlement.synthetic.assumptions import Assumptions
from shidian.mechanisms.settlement.synthetic.calendar import Calendar, calendar
from shidian.mechanisms.settlement.synthetic.dimensions import REGIONS
from shidian.mechanisms.settlement.synthetic.fit import Fit
from shidian.mechanisms.settlement.synthetic.quantiles import ENTRIES, Quantiles, quantiles
from shidian.mechanisms.settlement.synthetic.streams import bits, long_bits

HALF_YEAR = 6  # months of residence before a permit
CRIME, APPLICATION = "crime_days", "application_days"

Numbers: TypeAlias = NDArray[np.signedinteger]
Columns: TypeAlias = dict[str, Numbers]


@dataclass(frozen=True)
class Urn:
    """What is drawn from in one region of work.

    Parameters
    ----------
    alias : Alias
        Of the region's cells.
    codes : mapping of str to ndarray of int8
        For each dimension the category of each of these cells.
    """

    alias: Alias
    codes: Mapping[str, NDArray[np.int8]]


@dataclass(frozen=True)
class Draw:
    """All that persons are drawn from: an urn for each region, quantiles, and the dates."""

    urns: Mapping[str, Urn]
    quantiles: Mapping[str, Quantiles]
    calendar: Calendar


def draw_from(fit: Fit, assumptions: Assumptions, day: date) -> Draw:
    """What the persons of a fitted table are drawn from on a day."""
    urns = {}
    oldest = assumptions.years[str(fit.year)].oldest
    for place, region in enumerate(REGIONS):
        inside = np.flatnonzero((fit.cells.codes["region"] == place) & (fit.table > 0))
        if len(inside):
            shares = fit.table[inside]
            codes = {name: one[inside] for name, one in fit.cells.codes.items()}
            urns[region] = Urn(alias_table(shares / shares.sum()), codes)
    return Draw(urns, quantiles(assumptions.distributions), calendar(day, oldest))


def persons(draw: Draw, region: str, stream: tuple[int, str], first: int, count: int) -> Columns:
    """The persons of one area from a number on: column to numbers, shape (count,).

    Parameters
    ----------
    draw : Draw
    region : str
    stream : (int, str)
        Seed and area.
    first : int
        A multiple of 16.
    count : int
    """
    urn = draw.urns[region]
    words = [long_bits(*stream, name, first, count) for name in ("urn", "height")]
    cell = drawn(urn.alias, *words)
    found: Columns = {name: codes[cell] for name, codes in urn.codes.items()}
    for name, table in draw.quantiles.items():
        found[name] = _looked_up(table, found, bits(*stream, name, first, count))
    found["birth_date"] = _born(
        draw.calendar, found["age"], long_bits(*stream, "birth", first, count)
    )
    permits = bits(*stream, "permit_months", first, count)
    return _possible(found, draw.calendar, permits)


def _looked_up(table: Quantiles, found: Columns, draws: NDArray[np.uint16]) -> Numbers:
    row = np.zeros(len(draws), dtype=np.int32)
    for column, codes in table.given:
        row = row * codes + found[column]
    chosen: Numbers = table.entries[row * ENTRIES + draws]
    return chosen


def _born(days: Calendar, age: Numbers, draws: NDArray[np.uint32]) -> Numbers:
    along = (draws.astype(np.uint64) * days.lengths.astype(np.uint64)[age]) >> np.uint64(32)
    born: Numbers = days.firsts[age] + along.astype(np.int32)
    return born


def _possible(found: Columns, days: Calendar, permits: NDArray[np.uint16]) -> Columns:
    """The columns of the table, after the rules of the module."""
    grown = days.months[found["birth_date"] - days.earliest]
    lived = np.minimum(found["residence_months"], grown)
    permit = found["permit"] * (lived >= HALF_YEAR)
    after = (permits.astype(np.int32) * (lived - (HALF_YEAR - 1))) >> 16
    crime = np.minimum(found[CRIME], days.latest - found["birth_date"])
    return found | {
        "residence_months": lived,
        "insurance_months": np.minimum(found["insurance_months"], lived),
        "permit": permit,
        "permit_months": after * permit,
        CRIME: crime,
    }
