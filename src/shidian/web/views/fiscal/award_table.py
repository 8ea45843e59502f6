"""The table of the award page: its heads, the places that it holds, and faults at its cells."""

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import replace

from shidian.core import Bilingual, Fault
from shidian.mechanisms.transfers.award import AwardTerms
from shidian.mechanisms.transfers.award_places import AwardPlaces, read_award_places
from shidian.mechanisms.transfers.words import kind_words
from shidian.web.views.fiscal.division import AREA
from shidian.web.views.fiscal.fields import Field
from shidian.web.views.fiscal.grid import Grid, Head

SETTLED, PLACES = "settled.csv", "places.csv"
OTHERS = (
    Head("pupils", Bilingual("随迁子女在校生", "Pupils"), needed=True),
    Head("per_pupil", Bilingual("生均（元）", "Yuan a pupil"), needed=True),
    Head("cost_index", Bilingual("成本差异系数", "Cost index")),
    Head("difficulty", Bilingual("困难系数", "Difficulty")),
    Head("last_year", Bilingual("上年（元）", "Last year, yuan")),
    Head("most", Bilingual("封顶（元）", "Most, yuan")),
)


def heads_of(terms: AwardTerms) -> Sequence[Head]:
    """The columns: the area, each kind of move, and the others."""
    return [AREA, *map(_head, terms.weights), *OTHERS]


def _head(kind: str) -> Head:
    words = kind_words(kind)
    return Head(kind, Bilingual(f"{words.zh}落户", words.en.capitalize()), any=True)


def places_typed(grid: Grid, terms: AwardTerms) -> AwardPlaces:
    """The places of the table; all their people settled in the newest year."""
    text = io.StringIO(newline="")
    lines = csv.writer(text, lineterminator="\n")
    lines.writerow(("area", "kind", "age", "people"))
    lines.writerows(
        (row[0].value, kind, "0", people) for row, kind, people in _settled(grid, terms)
    )
    names = (AREA.name, *(head.name for head in OTHERS))
    return read_award_places(text.getvalue().encode(), SETTLED, grid.csv(*names), PLACES, terms)


def _settled(grid: Grid, terms: AwardTerms) -> Iterator[tuple[Sequence[Field], str, str]]:
    """Row, kind and people of every cell that is filled in."""
    columns = [head.name for head in grid.heads]
    for at in grid.filled:
        row = grid.rows[at]
        for kind in terms.weights:
            if value := row[columns.index(kind)].value:
                yield row, kind, value


def at_cell(fault: Fault, grid: Grid, kinds: Sequence[str]) -> Fault:
    """A fault of the table of people at its cell of the one table of the page."""
    place = fault.place
    if place.file != SETTLED or place.row is None:
        return fault
    columns = [head.name for head in grid.heads]
    cells = [
        (number, kind)
        for number, at in enumerate(grid.filled)
        for kind in kinds
        if grid.rows[at][columns.index(kind)].value
    ]
    if not 0 <= place.row - 2 < len(cells):
        return fault
    number, kind = cells[place.row - 2]
    column = AREA.name if place.column == AREA.name else kind
    return Fault(fault.code, replace(place, row=number + 2, column=column), **fault.found)
