"""The tile-grid map of the country: one square a province, its pilots as marks in it."""

from collections.abc import Mapping
from dataclasses import dataclass

from shidian.assessment import Attainment
from shidian.programme import Pilot, Programme, Tile

SIDE = 76  # of a tile, with its gap, in the drawing's units
GAP = 6
MARK_STEP = 16
MARKS_A_ROW = 4


@dataclass(frozen=True)
class Mark:
    """A pilot in its tile: where, and what came of its target."""

    pilot: Pilot
    result: Attainment | None
    x: int
    y: int


@dataclass(frozen=True)
class Square:
    """A province: its tile, its corner in the drawing, and its pilots' marks."""

    tile: Tile
    x: int
    y: int
    marks: list[Mark]


@dataclass(frozen=True)
class TileMap:
    """All squares and the size of the drawing."""

    squares: list[Square]
    width: int
    height: int
    inner: int = SIDE - GAP


def tile_map(programme: Programme, results: Mapping[str, Attainment | None]) -> TileMap | None:
    """Lay out the pilots in `results` (by number) in their provinces; None without tiles."""
    if not programme.tiles:
        return None
    squares = []
    left = min(tile.column for tile in programme.tiles)
    for tile in programme.tiles:
        x, y = (tile.column - left) * SIDE, tile.row * SIDE
        pilots = [
            pilot
            for pilot in programme.pilots.values()
            if pilot.province == tile.area and pilot.no in results
        ]
        marks = [
            Mark(
                pilot,
                results[pilot.no],
                x + 12 + (n % MARKS_A_ROW) * MARK_STEP,
                y + 38 + (n // MARKS_A_ROW) * MARK_STEP,
            )
            for n, pilot in enumerate(pilots)
        ]
        squares.append(Square(tile, x, y, marks))
    width = max(square.x for square in squares) + SIDE
    return TileMap(squares, width, max(square.y for square in squares) + SIDE)
