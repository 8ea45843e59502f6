"""The tile-grid map of the country: one square a province, its pilots as marks in it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from shidian.assessment import Attainment, Verdict
from shidian.core import Lang
from shidian.programme import Pilot, Programme, Tile

SIDE = 76  # of a tile, with its gap, in the drawing's units
GAP = 6
MARK_STEP = 16
MARKS_A_ROW = 4
MOST_MARKS = 9  # in a tile; more do not fit
COUNT_STEP = 33


@dataclass(frozen=True)
class Mark:
    """A pilot in its tile: where, and what came of its target."""

    pilot: Pilot
    result: Attainment | None
    x: int
    y: int


@dataclass(frozen=True)
class Count:
    """How many pilots of a tile have a verdict; None for those without the target."""

    verdict: Verdict | None
    number: int
    x: int
    y: int


@dataclass(frozen=True)
class Square:
    """A province: its tile, its corner in the drawing, and its pilots: as marks, or counted."""

    tile: Tile
    province: str
    x: int
    y: int
    marks: Sequence[Mark]
    counts: Sequence[Count]

    @property
    def empty(self) -> bool:
        """Whether there is no pilot in it."""
        return not self.marks and not self.counts


@dataclass(frozen=True)
class TileMap:
    """All squares and the size of the drawing."""

    squares: Sequence[Square]
    width: int
    height: int
    inner: int = SIDE - GAP

    @property
    def counted(self) -> bool:
        """Whether a square has counts instead of marks."""
        return any(square.counts for square in self.squares)


def tile_map(
    programme: Programme, results: Mapping[str, Attainment | None], lang: Lang
) -> TileMap | None:
    """Lay out the pilots in `results` (by number) in their provinces; None without tiles."""
    if not programme.tiles:
        return None
    of: dict[str, list[Pilot]] = {}
    for pilot in programme.pilots.values():
        if pilot.no in results:
            of.setdefault(pilot.province, []).append(pilot)
    left = min(tile.column for tile in programme.tiles)
    squares = []
    for tile in programme.tiles:
        x, y = (tile.column - left) * SIDE, tile.row * SIDE
        area, pilots = programme.areas[tile.area], of.get(tile.area, [])
        many = len(pilots) > MOST_MARKS
        marks = [] if many else _marks(pilots, results, x, y)
        counts = _counts(pilots, results, x, y) if many else []
        name = area.name if lang == "zh" else area.name_en
        squares.append(Square(tile, name, x, y, marks, counts))
    width = max(square.x for square in squares) + SIDE
    return TileMap(squares, width, max(square.y for square in squares) + SIDE)


def _marks(
    pilots: Sequence[Pilot], results: Mapping[str, Attainment | None], x: int, y: int
) -> Sequence[Mark]:
    return [
        Mark(
            pilot,
            results[pilot.no],
            x + 12 + (n % MARKS_A_ROW) * MARK_STEP,
            y + 38 + (n // MARKS_A_ROW) * MARK_STEP,
        )
        for n, pilot in enumerate(pilots)
    ]


def _counts(
    pilots: Sequence[Pilot], results: Mapping[str, Attainment | None], x: int, y: int
) -> Sequence[Count]:
    """One count a verdict that occurs, two in a row."""
    verdicts = [result.verdict if (result := results[pilot.no]) else None for pilot in pilots]
    found = [one for one in (*Verdict, None) if one in verdicts]
    return [
        Count(one, verdicts.count(one), x + 7 + (n % 2) * COUNT_STEP, y + 41 + (n // 2) * 19)
        for n, one in enumerate(found)
    ]
