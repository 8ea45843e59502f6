"""Dated parameters in YAML: each value with its date, source and confidence."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import Any

from shidian.core import Bilingual, Confidence, DataError, Fault, Place
from shidian.programme import cells
from shidian.programme.files import PackageFiles
from shidian.programme.yaml_mappings import read_mapping


@dataclass(frozen=True)
class DatedValue:
    """A parameter's value from a date on, and who says so."""

    since: str
    value: Decimal
    source: str
    confidence: Confidence

    @property
    def first_day(self) -> date:
        """The first day of the year, the month or the day that `since` states.

        Examples
        --------
        >>> DatedValue("2014-12", Decimal(1), "a notice", Confidence.HIGH).first_day.isoformat()
        '2014-12-01'
        """
        year, month, day = [*map(int, self.since.split("-")), 1, 1][:3]
        return date(year, month, day)


@dataclass(frozen=True)
class Parameter:
    """A number of a rule that a document sets, or that we propose until one does.

    Examples
    --------
    >>> old = DatedValue("2014-12", Decimal(1), "a notice", Confidence.HIGH)
    >>> Parameter("p", Bilingual("容差", "tolerance"), "pp", (old,)).on("2020").value
    Decimal('1')
    """

    code: str
    title: Bilingual
    unit: str
    values: tuple[DatedValue, ...]

    def on(self, date: str) -> DatedValue:
        """The value in force on an ISO date; LookupError before the first."""
        in_force = [value for value in self.values if value.since <= date]
        if not in_force:
            raise LookupError(f"{self.code} has no value on {date}")
        return in_force[-1]


def read_parameters(files: PackageFiles, faults: list[Fault]) -> dict[str, Parameter]:
    """All parameters of ``parameters/*.yaml``; faults are added to `faults`."""
    parameters: dict[str, Parameter] = {}
    for file in (name for name in files if name.startswith("parameters/")):
        for code, entry in read_mapping(files, file, faults).items():
            if code in parameters:
                faults.append(Fault("parameter_twice", Place(file), found=code))
                continue
            try:
                parameters[code] = read_parameter(code, entry)
            except DataError as error:
                faults += [
                    Fault(f.code, Place(file, column=f.place.column), **f.found)
                    for f in error.faults
                ]
    return parameters


def read_parameter(code: str, entry: Any) -> Parameter:
    """A parameter from what a file says of it; DataError with the first thing that is wrong."""
    title = Bilingual(_text(entry, "title_zh", code), _text(entry, "title_en", code))
    unit = _text(entry, "unit", code)
    values = entry.get("values")
    if not isinstance(values, list) or not values:
        raise DataError(Fault("key_missing", Place(column=code), found="values"))
    dated = tuple(_dated(value, code) for value in values)
    for before, after in pairwise(dated):
        if after.since <= before.since:
            place = Place(column=code)
            raise DataError(
                Fault("dates_out_of_order", place, found=after.since, before=before.since)
            )
    return Parameter(code, title, unit, dated)


def _dated(value: Any, code: str) -> DatedValue:
    try:
        return DatedValue(
            cells.date(_text(value, "from", code)),
            cells.number(_text(value, "value", code)),
            _text(value, "source", code),
            cells.choice(Confidence)(_text(value, "confidence", code)),
        )
    except DataError as error:
        raise DataError(
            [Fault(f.code, Place(column=code), **f.found) for f in error.faults]
        ) from error


def _text(entry: Any, key: str, code: str) -> str:
    found = entry.get(key) if isinstance(entry, dict) else None
    if not isinstance(found, str) or not found:
        raise DataError(Fault("key_missing", Place(column=code), found=key))
    return found
