"""Questions over all places at once, for officers: level, ranking, spread, completeness."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from shidian.core import Bilingual, Fault, Indicator, Vintage
from shidian.programme import Pilot, Programme
from shidian.register import ACCEPTED, OBSERVATIONS
from shidian.register.access import scopes
from shidian.register.roles import Act
from shidian.store.access import Refused, today
from shidian.store.columnar import completeness, deciles, follow, level, of_areas, ranking, scan
from shidian.store.ledger import DatabaseLedger
from shidian.store.snapshot import assessed
from shidian.web.access import posts_of_request, signed_in
from shidian.web.paging import page_of

LEDGERS = {
    OBSERVATIONS.name: (OBSERVATIONS, Bilingual("已公布", "published")),
    ACCEPTED.name: (ACCEPTED, Bilingual("已采纳的填报", "filed and accepted")),
}
"""The registers that can be asked: what is public, and what the nation has accepted."""


FEWEST = 10  # pilots whose tenths say something


@dataclass(frozen=True)
class Choice:
    """What is asked: of which register, indicator, year and class of pilots."""

    ledger: str
    indicator: Indicator
    year: int
    peer_class: str


@signed_in
def page(request: HttpRequest) -> HttpResponse:
    """The answers for one indicator and year, over the pilots within reach."""
    programme = assessed()[0].programme
    pilots = _within_reach(request, programme)
    years = range(programme.facts.baseline_year, today().year)
    choice = _choice(request, programme, years)
    chosen = [one for one in pilots if choice.peer_class in ("", one.peer_class)]
    context = {
        "choice": choice,
        "ledgers": [(name, said) for name, (_, said) in LEDGERS.items()],
        "indicators": list(programme.indicators.values()),
        "years": years,
        "classes": programme.facts.peer_classes,
        "pilots": len(chosen),
        **_answers(request, programme, choice, chosen),
    }
    return render(request, "shidian/analysis.html", context)


def _within_reach(request: HttpRequest, programme: Programme) -> Sequence[Pilot]:
    """The pilots below the provinces that these posts may analyse; 403 without any post for it."""
    reach = scopes(posts_of_request(request), Act.ANALYSIS_READ, today())
    if not reach:
        raise Refused(Fault("access_role", act=Act.ANALYSIS_READ.text))
    return [
        one
        for one in programme.pilots.values()
        # A province's people are its cities' people too, and are not to be counted twice.
        if programme.areas[one.area].level != "province"
        and any(scope.covers(one.area, None) for scope in reach)
    ]


def _choice(request: HttpRequest, programme: Programme, years: range) -> Choice:
    asked = request.GET
    ledger, code, year = asked.get("ledger", ""), asked.get("indicator", ""), asked.get("year", "")
    peer_class = asked.get("class", "")
    return Choice(
        ledger if ledger in LEDGERS else OBSERVATIONS.name,
        programme.indicators.get(code) or programme.indicators[programme.facts.headline[0]],
        int(year) if year in map(str, years) else programme.facts.checkpoints[-1],
        peer_class if peer_class in programme.facts.peer_classes else "",
    )


def _answers(
    request: HttpRequest, programme: Programme, choice: Choice, pilots: Sequence[Pilot]
) -> dict[str, Any]:
    """Every answer as rows of a table; area codes become pilots and provinces by name."""
    values = scan(follow(DatabaseLedger(LEDGERS[choice.ledger][0])))
    areas = [one.area for one in pilots]
    indicator, own = choice.indicator, of_areas(values, areas)
    ranked = ranking(own, indicator, choice.year, areas).to_dicts()
    spread = deciles(own.filter(_of(indicator))).to_dicts()
    present = completeness(own, [indicator.code], [choice.year], areas).to_dicts()
    levels = []
    if indicator.numerator and indicator.denominator:
        found = level(own, indicator, areas).to_dicts()
        levels = [row for row in found if row["year"] == choice.year]
    return {
        "ranking": page_of([_pilot_row(row, programme) for row in ranked], request),
        "spread": [_worded(row) for row in spread if row["areas"] >= FEWEST],
        "fewest": FEWEST,
        "completeness": [_province_row(row, programme) for row in present],
        "levels": [_worded(_province_row(row, programme)) for row in levels],
    }


def _of(indicator: Indicator) -> Any:
    import polars as pl  # noqa: PLC0415  the pages know polars nowhere else

    return pl.col("indicator") == indicator.code


def _pilot_row(row: dict[str, Any], programme: Programme) -> dict[str, Any]:
    return _worded(row) | {"pilot": programme.pilot_of_area[row["area"]]}


def _province_row(row: dict[str, Any], programme: Programme) -> dict[str, Any]:
    area = programme.areas.get(row["province"])
    name = Bilingual(area.name, area.name_en) if area else Bilingual(row["province"], "")
    return row | {"province": name}


def _worded(row: dict[str, Any]) -> dict[str, Any]:
    return row | {"vintage": Vintage(row["vintage"]).text}
