"""A scheme derived from another by changed numbers: what if the threshold were 90?"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from shidian.core import DataError, Fault, Place
from shidian.core.names import nearest
from shidian.mechanisms.settlement.scheme import Amount, Scheme
from shidian.mechanisms.settlement.scheme.numbers import MOST_YEARS, number_faults
from shidian.mechanisms.settlement.scheme.paths import (
    Path,
    clauses_of,
    conditions_of,
    items_of,
    numbers_of,
    points_of,
)
from shidian.mechanisms.settlement.scheme.references import reference_faults

_STEP = re.compile(r"\[(\d+)\]|\.?([^.\[\]]+)")
_LIMITS = ("cap", "floor")
_YEARS = ("age_at_least", "age_at_most", "within_years")


def changed(scheme: Scheme, changes: Mapping[str, str]) -> Scheme:
    """The scheme with other numbers; caps and floors that it lacks can be set too.

    Parameters
    ----------
    scheme : Scheme
    changes : mapping
        New numbers (or names of parameters) by path, where an item or clause stands by its id:
        ``selection.threshold``, ``items.insurance.cap``, ``items.education.points.college``,
        ``items.age.bands[0].points``, ``vetoes.crime.when[0].within_years``.

    Raises
    ------
    DataError
        With every path that is not there and every number that is wrong, checked as a file is.
    """
    known = paths_by_id(scheme)
    faults: list[Fault] = []
    made: Any = replace(scheme, based_on=scheme.code)
    for path, text in changes.items():
        if path not in known:
            near = " ".join(nearest(path, known, lambda one: [one]))
            faults.append(Fault("reform_path_unknown", Place(column=path[:80]), nearest=near))
            continue
        where, present = known[path]
        try:
            made = _with(made, where, _read(present, text.strip()))
        except ValueError:
            faults.append(Fault("reform_number", Place(column=path), found=text[:80]))
    faults = faults or [*reference_faults(made), *number_faults(made)]
    if faults:
        raise DataError(faults)
    return made  # type: ignore[no-any-return]  # a scheme with replaced parts is one


def without(scheme: Scheme, item_id: str, on: date) -> Scheme:
    """The scheme with an item out of force on a day, as if it were not there."""
    path = next(path for path, item in items_of(scheme) if item.id == item_id)
    return _with(scheme, f"{path}.until", on - timedelta(days=1))  # type: ignore[no-any-return]


def paths_by_id(scheme: Scheme) -> dict[str, tuple[Path, Amount | int | None]]:
    """Where each number of a scheme stands, by its path of ids: its place in the file, itself.

    An item's or the scheme's cap or floor that is not set is listed as None.
    """
    heads = {path: f"items.{item.id}" for path, item in items_of(scheme)}
    heads |= {path: f"{path.partition('[')[0]}.{one.id}" for path, one in clauses_of(scheme)}
    return {_by_id(path, heads): (path, number) for path, number in _numbers(scheme)}


def _numbers(scheme: Scheme) -> Iterator[tuple[Path, Amount | int | None]]:
    for path, owner in (("", scheme), *items_of(scheme)):
        for limit in _LIMITS:
            yield f"{path}.{limit}" if path else limit, getattr(owner, limit)
    yield from points_of(scheme)
    yield from numbers_of(scheme)
    for path, condition in conditions_of(scheme):
        for name in _YEARS:
            if getattr(condition, name) is not None:
                yield f"{path}.{name}", getattr(condition, name)


def _by_id(path: Path, heads: Mapping[Path, str]) -> str:
    """The longest head, an item in a group before the group, is replaced by its ids."""
    for end in range(len(path), 0, -1):
        if path[:end] in heads and path[end : end + 1] in ("", "."):
            return heads[path[:end]] + path[end:]
    return path


def _read(present: Amount | int | None, text: str) -> Amount | int:
    if not isinstance(present, int):
        return Amount(text)
    years = int(text)
    if not 0 <= years <= MOST_YEARS:
        raise ValueError(text)
    return years


def _with(node: Any, path: Path, found: Amount | int | date) -> Any:
    """A part of a scheme, what stands at a path below it replaced."""
    if not path:
        return found
    if isinstance(node, Mapping):  # of codes, which may hold any character
        return {**node, path.removeprefix("."): found}
    step = _STEP.match(path)
    assert step is not None  # paths are ours
    rest = path[step.end() :]
    if step[1]:
        place = int(step[1])
        return (*node[:place], _with(node[place], rest, found), *node[place + 1 :])
    field = step[2] if hasattr(node, step[2]) else f"{step[2]}_"
    return replace(node, **{field: _with(getattr(node, field), rest, found)})
