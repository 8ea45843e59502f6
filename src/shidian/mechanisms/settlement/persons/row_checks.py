"""What no single cell shows: dates before birth, and rows that say nothing."""

from collections import Counter
from collections.abc import Iterable, Mapping

import polars as pl

from shidian.core import Fault, Place
from shidian.engine import Holds
from shidian.mechanisms.settlement.persons.fault_tally import LISTED
from shidian.mechanisms.settlement.persons.whole_numbers import ColumnReader, Faulty
from shidian.mechanisms.settlement.planning import BIRTH
from shidian.mechanisms.settlement.whole_days import EPOCH
from shidian.mechanisms.settlement.written import says_nothing


def before_birth(
    file: str, rows: pl.Series, values: pl.DataFrame, readers: Mapping[str, ColumnReader]
) -> Faulty:
    """Dates that are before the date of birth of the same person: of a crime, of an application."""
    faults: list[Fault] = []
    counts: Counter[tuple[str, str]] = Counter()
    dates = [name for name, one in readers.items() if one.asked.holds is Holds.DATE]
    for name in dates if BIRTH in dates else ():
        early = (values[name] < values[BIRTH]).fill_null(False)
        if early.any():
            head = readers[name].head
            counts["persons_before_birth", head] += int(early.sum())
            found = (one.filter(early)[:LISTED] for one in (rows, values[name], values[BIRTH]))
            faults += [
                _fault(Place(file, row, head), day, birth)
                for row, day, birth in zip(*found, strict=True)
            ]
    return faults, counts


def empty_rows(
    file: str, rows: pl.Series, values: pl.DataFrame, texts: Iterable[pl.Series]
) -> Faulty:
    """Rows without a single value that is asked for; one that could not be read is one as well."""
    empty = values.select(pl.all_horizontal(pl.all().is_null())).to_series()
    for column in texts:
        said = [text for text in column.filter(empty).unique() if not says_nothing(text or "")]
        empty &= ~column.is_in(said).fill_null(False)
    found = rows.filter(empty)
    faults = [Fault("persons_row_empty", Place(file, row)) for row in found[:LISTED]]
    return faults, Counter({("persons_row_empty", ""): len(found)} if faults else {})


def _fault(place: Place, day: int, birth: int) -> Fault:
    return Fault("persons_before_birth", place, found=_day(day), birth=_day(birth))


def _day(days: int) -> str:
    return EPOCH.fromordinal(EPOCH.toordinal() + days).isoformat()
