"""Where faults of values that stand in options are told: at the options."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from shidian.core import DataError, Fault, Place


@contextmanager
def told_at(options: Mapping[str, str]) -> Iterator[None]:
    """Faults that stand in no file are told at the option that gave the value.

    Parameters
    ----------
    options : mapping of str to str
        Options by the column of a fault's place, or by its code.
    """
    try:
        yield
    except DataError as error:
        raise DataError([_at(one, options) for one in error.faults]) from error


def _at(fault: Fault, options: Mapping[str, str]) -> Fault:
    option = options.get(fault.place.column) or options.get(fault.code)
    if option is None or fault.place.file:
        return fault
    return Fault(fault.code, Place(option), **fault.found)
