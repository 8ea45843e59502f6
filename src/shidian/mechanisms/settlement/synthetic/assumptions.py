"""What a synthetic population is fitted to, and what is assumed: the types of the YAML file."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from typing import TypeAlias

from shidian.core import Bilingual, DataError, Fault, Source
from shidian.mechanisms.settlement.planning import AGE_STARTS
from shidian.mechanisms.settlement.synthetic.dimensions import DIMENSIONS

OLDEST = 99

Where: TypeAlias = Mapping[str, tuple[str, ...]]
"""Dimension to categories: the persons who are in one of them, in each dimension."""


class Use(StrEnum):
    """What a margin is for."""

    FITTED = "fitted"
    START = "start"  # the fit starts from it and keeps its odds, not its level
    COMPARED = "compared"  # only set beside the result


@dataclass(frozen=True)
class Line:
    """Published categories, and those of the dimension that they cover together."""

    published: tuple[str, ...]
    covers: tuple[str, ...]


@dataclass(frozen=True)
class MarginSource:
    """Which published figures are the shares of a dimension's categories.

    Parameters
    ----------
    of : str
        The dimension.
    year, population, dimension
        Where the figures stand in the CSV file; the dimension is `of` unless stated.
    within : mapping of str to tuple of str
        Among whom the shares are; everybody unless stated.
    lines : tuple of Line
        One line for each category of the same name unless stated.
    rest : tuple of str
        Categories that take what is missing to 100 per cent.
    use : Use
    """

    of: str
    year: int
    population: str = "all"
    dimension: str = ""
    within: Where = field(default_factory=dict)
    lines: tuple[Line, ...] = ()
    rest: tuple[str, ...] = ()
    use: Use = Use.FITTED

    def __post_init__(self) -> None:
        named = {**self.within, self.of: (*self.covered, *self.rest)}
        check_categories(named)
        known = DIMENSIONS[self.of]
        if sorted((*self.covered, *self.rest)) != sorted(known):
            found = " ".join((*self.covered, *self.rest))
            raise DataError(Fault("population_lines", found=found, expected=" ".join(known)))

    @property
    def every_line(self) -> tuple[Line, ...]:
        """The lines, those that are not stated too."""
        if self.lines:
            return self.lines
        return tuple(
            Line((name,), (name,)) for name in DIMENSIONS.get(self.of, ()) if name not in self.rest
        )

    @property
    def covered(self) -> tuple[str, ...]:
        """The categories that lines cover."""
        return tuple(name for line in self.every_line for name in line.covers)


@dataclass(frozen=True)
class PopulationYear:
    """The margins of a year.

    Parameters
    ----------
    margins : tuple of MarginSource
    oldest : int
        Full years at which the open age class is taken to end.
    start : str
        The year whose fit this one starts from.
    """

    margins: tuple[MarginSource, ...]
    oldest: int
    start: str = ""

    def __post_init__(self) -> None:
        if not AGE_STARTS[-1] <= self.oldest <= OLDEST:
            found, low, high = self.oldest, AGE_STARTS[-1], OLDEST
            raise DataError(Fault("population_oldest", found=found, low=low, high=high))


@dataclass(frozen=True)
class Distribution:
    """An assumed distribution of what no publication states.

    Parameters
    ----------
    label : Bilingual
    shares : mapping of str to Decimal
        Outcome to per cent: a code, a number, or numbers from and to (``12-35``) that are
        equally frequent.
    given : tuple of str
        Columns that it depends on: dimensions, or codes drawn before it.
    by : mapping of str to mapping
        Shares for values of `given`, their codes joined by spaces; `shares` hold for all others.
    codes : tuple of str
        The outcomes, where they are codes and not numbers; ``no yes`` for a flag.
    step : int
        Of numbers from and to: only every so manieth occurs.
    """

    label: Bilingual
    shares: Mapping[str, Decimal] = field(default_factory=dict)
    given: tuple[str, ...] = ()
    by: Mapping[str, Mapping[str, Decimal]] = field(default_factory=dict)
    codes: tuple[str, ...] = ()
    step: int = 1


@dataclass(frozen=True)
class Assumptions:
    """The YAML file as a whole.

    Parameters
    ----------
    figures : str
        The CSV file beside it.
    source : Source
        Of the assumptions; their confidence stands here.
    regions : mapping of str to tuple of str
        The two digits of province that make a region.
    impossible : tuple
        Combinations in which nobody is.
    years : mapping of str to PopulationYear
    distributions : mapping of str to Distribution
    """

    figures: str
    source: Source
    regions: Mapping[str, tuple[str, ...]]
    impossible: tuple[Where, ...]
    years: Mapping[str, PopulationYear]
    distributions: Mapping[str, Distribution]


def check_categories(named: Where) -> None:
    """DataError with the first dimension or category that does not exist."""
    for dimension, categories in named.items():
        if dimension not in DIMENSIONS:
            known = " ".join(DIMENSIONS)
            raise DataError(Fault("population_dimension", found=dimension, known=known))
        for category in categories:
            if category not in DIMENSIONS[dimension]:
                known = " ".join(DIMENSIONS[dimension])
                raise DataError(
                    Fault("population_category", found=category, dimension=dimension, known=known)
                )
