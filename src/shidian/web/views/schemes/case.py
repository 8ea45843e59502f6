"""Which scheme is asked about, on which day, with which numbers changed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.http import QueryDict

from shidian.core import DataError, Fault, Place, UsageError
from shidian.core.plain import plain
from shidian.mechanisms.settlement.curves import threshold_units
from shidian.mechanisms.settlement.day import Day
from shidian.mechanisms.settlement.package import SchemeFile, schemes_of
from shidian.mechanisms.settlement.reform import changed, paths_by_id
from shidian.mechanisms.settlement.scheme import Amount, Scheme
from shidian.programme import Programme
from shidian.store.access import today

MOST_POINTS = 10_000  # of one number; no scheme has such points, and sums stay small
LONGEST = 20  # characters of a number
THRESHOLD = "selection.threshold"


@dataclass(frozen=True)
class Case:
    """A scheme on a day as it was asked for.

    Parameters
    ----------
    programme : Programme
    file : SchemeFile
    day : Day
        Of the scheme as it stands in the package.
    stated, typed : mapping of str to str
        Every number that can be changed, by its path of ids: as the package has it, and as the
        form shows it.
    changes : mapping of str to str
        Those that differ, the threshold among them.
    changed : Day
        Of the scheme with them.
    threshold : int
        Units; None where nobody settles by points.
    faults : mapping of str to list of Fault
        By path; empty for what belongs to no field. Nothing is counted where there are any.
    """

    programme: Programme
    file: SchemeFile
    day: Day
    stated: Mapping[str, str]
    typed: Mapping[str, str]
    changes: Mapping[str, str]
    changed: Day
    threshold: int | None
    faults: Mapping[str, Sequence[Fault]]

    @property
    def scheme(self) -> Scheme:
        """The scheme as it stands in the package."""
        return self.file.scheme


def find_scheme(programme: Programme, code: str) -> SchemeFile:
    """The scheme of a code.

    Raises
    ------
    UsageError
        If the package has none.
    """
    schemes = schemes_of(programme)
    if code not in schemes:
        raise UsageError(Fault("scheme_unknown", asked=code[:80], known=" ".join(schemes)))
    return schemes[code]


def days_of(scheme: Scheme) -> Sequence[date]:
    """The days that a page offers: when the scheme begins, and when a parameter changes."""
    days = {scheme.from_}
    for parameter in scheme.parameters.values():
        for dated in parameter.values:
            since = dated.first_day
            if scheme.from_ <= since <= (scheme.until or since):
                days.add(since)
    return sorted(days)


def day_of(scheme: Scheme, asked: str) -> Day:
    """The scheme on a day that is offered; on the newest that has come where none is asked for.

    Raises
    ------
    UsageError
        If the day is not offered.
    """
    days = days_of(scheme)
    if not asked:
        return Day(scheme, max((day for day in days if day <= today()), default=days[0]))
    found = next((day for day in days if day.isoformat() == asked), None)
    if found is None:
        known = " ".join(day.isoformat() for day in days)
        raise UsageError(Fault("scheme_day_unknown", found=asked[:40], known=known))
    return Day(scheme, found)


def editable(day: Day) -> Mapping[str, str]:
    """The numbers that a page lets one change: points, caps, floors and the threshold, in force."""
    out = {item.id for item in day.scheme.every_item if not item.in_force(day.on)}
    return {
        path: plain(day.number(number))
        for path, (_, number) in paths_by_id(day.scheme).items()
        if isinstance(number, Amount) and _is_points(path) and path.split(".")[1] not in out
    }


def _is_points(path: str) -> bool:
    if path == THRESHOLD:
        return True
    parts = path.split(".")
    inside = parts[0] == "items" and ".when[" not in path
    return inside and (parts[-1] in ("points", "cap", "floor") or parts[2:3] == ["points"])


def case_of(programme: Programme, file: SchemeFile, query: QueryDict) -> Case:
    """What a query asks about a scheme.

    Raises
    ------
    UsageError
        If it asks for a day that is not offered.
    """
    day = day_of(file.scheme, query.get("on", ""))
    stated = editable(day)
    typed = {path: query.get(path, text).strip()[:LONGEST] for path, text in stated.items()}
    changes = {path: text for path, text in typed.items() if _differs(text, stated[path])}
    head = programme, file, day, stated, typed
    faults = {path: [fault] for path, text in changes.items() if (fault := _unfit(path, text))}
    if faults:
        return Case(*head, changes, day, None, faults)
    try:
        made = Day(changed(file.scheme, changes), day.on) if changes else day
        threshold = _threshold(made)
    except DataError as error:
        return Case(*head, changes, day, None, _by_path(file.scheme, error))
    return Case(*head, changes, made, threshold, {})


def _differs(text: str, stated: str) -> bool:
    try:
        return Decimal(text) != Decimal(stated)
    except ArithmeticError:
        return True


def _unfit(path: str, text: str) -> Fault | None:
    """What cannot be read as points, or is far beyond any."""
    try:
        number = Amount(text).number
    except ValueError:
        number = None
    if number is None or abs(number) > MOST_POINTS:
        place = Place(column=path)
        return Fault("scheme_edit_number", place, found=text or "-", most=MOST_POINTS)
    return None


def _threshold(day: Day) -> int | None:
    selection = day.scheme.selection
    return threshold_units(day, day.number(selection.threshold)) if selection else None


def _by_path(scheme: Scheme, error: DataError) -> Mapping[str, Sequence[Fault]]:
    """Faults at the fields that they speak of: a file's paths become paths of ids."""
    ids = {place: path for path, (place, _) in paths_by_id(scheme).items()}
    found: dict[str, list[Fault]] = {}
    for fault in error.faults:
        path = fault.place.column
        found.setdefault(ids.get(path, path), []).append(fault)
    return found
