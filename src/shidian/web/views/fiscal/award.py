"""The citizenization award divided among places by this project's formula, and what if not."""

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

from django.http import HttpRequest, HttpResponse

from shidian.core import Bilingual, DataError, Fault
from shidian.mechanisms.transfers.award import AwardTerms
from shidian.mechanisms.transfers.award_places import AwardPlaces, read_award_places
from shidian.mechanisms.transfers.award_result import AwardQuestion, award_answered
from shidian.mechanisms.transfers.basis import NOTICE
from shidian.mechanisms.transfers.changes import changed
from shidian.mechanisms.transfers.limits import LimitTerms
from shidian.mechanisms.transfers.package import StatedTerms
from shidian.mechanisms.transfers.pool import Pool, pool_given, pool_of_year
from shidian.mechanisms.transfers.rule_change import change_answered
from shidian.store.snapshot import assessed
from shidian.web.views.fiscal import package
from shidian.web.views.fiscal.answer import answer
from shidian.web.views.fiscal.division import (
    AREA,
    Numbers,
    names_of,
    numbers_of,
    pool_field,
    term_field,
    told,
)
from shidian.web.views.fiscal.fields import Field, typed
from shidian.web.views.fiscal.grid import Grid, Head, grid_of
from shidian.web.views.schemes.annex import titles_of

SETTLED, PLACES = "settled.csv", "places.csv"
_POOL = Bilingual("奖励资金总额", "Pool of the award")
_KINDS = {
    "inter": Bilingual("跨省落户", "From another province"),
    "intra": Bilingual("省内跨市落户", "Within the province"),
    "same": Bilingual("本市落户", "Within the city"),
}
_OTHERS = (
    Head("pupils", Bilingual("随迁子女在校生", "Pupils"), needed=True),
    Head("per_pupil", Bilingual("生均（元）", "Yuan a pupil"), needed=True),
    Head("cost_index", Bilingual("成本差异系数", "Cost index")),
    Head("difficulty", Bilingual("困难系数", "Difficulty")),
    Head("last_year", Bilingual("上年（元）", "Last year, yuan")),
)
_SHARE = Bilingual("落户部分占比", "Share for people settled")
_LIMITS = (
    ("hold", Bilingual("保底，占上年", "Least, of last year")),
    ("cap", Bilingual("封顶，占上年", "Most, of last year")),
)


def page(request: HttpRequest) -> HttpResponse:
    """The pool, the terms, the places, and who gains where they change."""
    programme = assessed()[0].programme
    stated = package.award_terms(programme)
    funds = package.award_funds(programme)
    pool = pool_of_year(programme, max(funds))
    fields: Sequence[Field] = [typed(request.GET, one) for one in _fields(pool, stated.terms)]
    kinds = [
        Head(kind, _KINDS.get(kind, Bilingual(kind, kind)), any=True)
        for kind in stated.terms.weights
    ]
    grid = grid_of(request.GET, [AREA, *kinds, *_OTHERS])
    faults: list[Fault] = []
    context: dict[str, Any] = {}
    numbers = numbers_of(fields, faults)
    if not faults and grid.filled:
        try:
            context = _divided(grid, pool, stated, fields, numbers)
        except DataError as error:
            faults += [_at_cell(fault, grid, list(stated.terms.weights)) for fault in error.faults]
    fields, grid, general = told(fields, grid, faults)
    context |= {
        "titles": titles_of(programme),
        "fields": fields,
        "grid": grid,
        "general": general,
        "pool": pool,
        "notice": NOTICE,
        "areas": names_of(programme),
    }
    return answer(request, "award", context, [*fields, *grid.fields])


def _fields(pool: Pool, terms: AwardTerms) -> Iterator[Field]:
    yield pool_field(pool, _POOL)
    for kind, weight in terms.weights.items():
        name = _KINDS.get(kind, Bilingual(kind, kind))
        label = Bilingual(f"{name.zh}的权重", f"Weight: {name.en.lower()}")
        yield term_field(f"weights.{kind}", label, weight, Decimal(2))
    share = term_field("people_share", _SHARE, terms.people_share, Decimal(1))
    yield replace(share, high=Decimal(1))
    for name, label in _LIMITS:
        yield term_field(name, label, None, Decimal(2))


def _divided(
    grid: Grid,
    pool: Pool,
    stated: StatedTerms[AwardTerms],
    fields: Sequence[Field],
    numbers: Numbers,
) -> dict[str, Any]:
    """The award with what was typed; beside it that of the stated terms, where they differ."""
    places = _places(grid, stated.terms)
    before = AwardQuestion(places=places, terms=stated, pool=pool)
    differing = [one for one in fields if one.changed]
    if not differing:
        return {"result": award_answered(before)}
    terms = {one.name: one.value for one in differing if one.name.startswith(("weights", "people"))}
    given = numbers["pool"]
    after = AwardQuestion(
        places=places,
        terms=changed(stated, terms),
        pool=pool_given(given) if given is not None and given * 100 != pool.cents else pool,
        limits=LimitTerms(hold=numbers["hold"], cap=numbers["cap"]),
    )
    result = award_answered(after)
    return {"result": result, "change": change_answered(award_answered(before), result)}


def _places(grid: Grid, terms: AwardTerms) -> AwardPlaces:
    """The places of the table; all their people settled in the newest year."""
    text = io.StringIO(newline="")
    lines = csv.writer(text, lineterminator="\n")
    lines.writerow(("area", "kind", "age", "people"))
    lines.writerows(
        (row[0].value, kind, "0", people) for row, kind, people in _settled(grid, terms)
    )
    names = (AREA.name, *(head.name for head in _OTHERS))
    places = _with_most(grid.csv(*names))
    return read_award_places(text.getvalue().encode(), SETTLED, places, PLACES, terms)


def _settled(grid: Grid, terms: AwardTerms) -> Iterator[tuple[Sequence[Field], str, str]]:
    """Row, kind and people of every cell that is filled in."""
    columns = [head.name for head in grid.heads]
    for at in grid.filled:
        row = grid.rows[at]
        for kind in terms.weights:
            if value := row[columns.index(kind)].value:
                yield row, kind, value


def _with_most(content: bytes) -> bytes:
    """The table with the column of the most, which the page does not ask for."""
    head, *rows = content.decode().splitlines()
    return "\n".join([f"{head},most", *(f"{row}," for row in rows)]).encode()


def _at_cell(fault: Fault, grid: Grid, kinds: Sequence[str]) -> Fault:
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
