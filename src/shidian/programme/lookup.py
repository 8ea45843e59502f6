"""Finding a pilot or an indicator by any of its names, with suggestions for a wrong one."""

import unicodedata
from collections.abc import Callable, Iterable
from difflib import SequenceMatcher
from typing import TypeVar

from shidian.core import Fault, Indicator, UsageError
from shidian.programme.package import Programme
from shidian.programme.pilot import Pilot

T = TypeVar("T")

LONGEST_NAME = 80  # characters; longer questions are cut before they are compared


def find_pilot(programme: Programme, asked: str) -> Pilot:
    """The pilot with this number, name, short name, pinyin or area code.

    Raises
    ------
    UsageError
        With the nearest names, if there is none.
    """
    wanted = _folded(asked)
    for pilot in programme.pilots.values():
        if wanted in map(_folded, _names(pilot)) or wanted == pilot.no.lstrip("0"):
            return pilot
    nearest = _nearest(wanted, programme.pilots.values(), _names)
    shown = "、".join(f"{pilot.short.zh} {pilot.pinyin}" for pilot in nearest)
    raise UsageError(Fault("unknown_pilot", asked=asked[:LONGEST_NAME], nearest=shown))


def find_indicator(programme: Programme, asked: str) -> Indicator:
    """The indicator with this code, name or alias; UsageError with the nearest otherwise."""
    wanted = _folded(asked)
    for indicator in programme.indicators.values():
        if wanted in map(_folded, _indicator_names(indicator)):
            return indicator
    nearest = _nearest(wanted, programme.indicators.values(), _indicator_names)
    shown = "、".join(f"{indicator.name.zh} {indicator.code}" for indicator in nearest)
    raise UsageError(Fault("unknown_indicator", asked=asked[:LONGEST_NAME], nearest=shown))


def _folded(name: str) -> str:
    """Full-width and half-width forms, case and blanks make no difference."""
    return "".join(unicodedata.normalize("NFKC", name[:LONGEST_NAME]).casefold().split())


def _names(pilot: Pilot) -> tuple[str, ...]:
    names = (pilot.name.zh, pilot.name.en, pilot.short.zh, pilot.short.en)
    return (pilot.no, *names, pilot.pinyin, pilot.area)


def _indicator_names(indicator: Indicator) -> tuple[str, ...]:
    return (indicator.code, indicator.name.zh, indicator.name.en, *indicator.aliases)


def _nearest(wanted: str, things: Iterable[T], names: Callable[[T], tuple[str, ...]]) -> list[T]:
    def likeness(thing: T) -> float:
        ratios = (SequenceMatcher(None, wanted, _folded(name)).ratio() for name in names(thing))
        return max(ratios)

    return sorted(things, key=likeness, reverse=True)[:3]
