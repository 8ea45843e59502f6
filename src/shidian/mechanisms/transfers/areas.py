"""Areas that a package does not have: they can be meant, or a code may be mistyped."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TypeVar

from shidian.core import Bilingual, Fault, Place
from shidian.mechanisms.transfers.equalization_result import EqualizationResult
from shidian.mechanisms.transfers.land import LandRule
from shidian.mechanisms.transfers.results import AwardResult, LandResult
from shidian.programme import Programme

D = TypeVar("D", AwardResult, EqualizationResult, LandResult)
_TOLD = 20  # areas that a warning names


def unknown_areas(programme: Programme, codes: Iterable[str], file: str) -> Iterator[Fault]:
    """A warning that names the areas of a table that the package does not have.

    Parameters
    ----------
    programme : Programme
    codes : iterable of str
    file : str
        Name of the table.
    """
    missing = [code for code in codes if code not in programme.areas]
    if missing:
        areas = " ".join(missing[:_TOLD])
        yield Fault("areas_unknown", Place(file, column="area"), areas=areas, many=len(missing))


def told_of_areas(programme: Programme, found: D, file: str) -> D:
    """A result of a table that also names the areas that the package does not have."""
    codes: Iterable[str] = dict.fromkeys(row.area for row in found.rows)
    unknown: Iterable[Fault] = unknown_areas(programme, codes, file)
    return replace(found, warnings=(*found.warnings, *unknown))


def unknown_land_area(programme: Programme, code: str, rule: LandRule) -> Iterator[Fault]:
    """A warning for land of an area that the package does not have: whose rule was taken."""
    if code not in programme.areas:
        whose = rule.province or Bilingual("全国", "the nation")
        yield Fault("land_area_unknown", Place(column="area"), area=code, whose=whose)
