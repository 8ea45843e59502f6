"""What is measured."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from shidian.core.bilingual import Bilingual
from shidian.core.source import Source
from shidian.core.unit import Unit


class Direction(StrEnum):
    """Which way is better; `NONE` for context such as population or land area."""

    UP = "up"
    DOWN = "down"
    BAND = "band"
    NONE = ""


@dataclass(frozen=True)
class Indicator:
    """A measured property of an area.

    Parameters
    ----------
    code : str
    name : Bilingual
    unit : Unit
    direction : Direction
    bounds : tuple of Decimal or None
        Natural lowest and highest value in `unit`; None where open.
    numerator, denominator : str or None
        Codes of the indicators a ratio is made of.
    definition : Bilingual
    aliases : tuple of str
        Other names under which plans and statistics print it.
    source : Source
    """

    code: str
    name: Bilingual
    unit: Unit
    direction: Direction
    bounds: tuple[Decimal | None, Decimal | None]
    numerator: str | None
    denominator: str | None
    definition: Bilingual
    aliases: tuple[str, ...]
    source: Source

    def admits(self, value: Decimal) -> bool:
        """Whether `value` (in the indicator's unit) lies within the natural bounds."""
        low, high = self.bounds
        return (low is None or value >= low) and (high is None or value <= high)
