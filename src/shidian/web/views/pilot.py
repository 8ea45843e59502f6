"""One pilot: who it is, what it promised, what was observed, and its class."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from shidian.assessment import Attainment, Standing, path_of, standing_of, tally
from shidian.assessment.path import Corner
from shidian.core import Indicator, Observation
from shidian.programme import Pilot, find_pilot
from shidian.register import Entry, Snapshot
from shidian.store.snapshot import assessed
from shidian.web.charts import path_and_values
from shidian.web.context import lang
from shidian.web.state import while_register_stands
from shidian.web.statements import figures_of, others_of
from shidian.web.views.fiscal.package import with_money

NEIGHBOURS = 4  # on either side, in the table of the class
SMALL = 9  # a class that is shown whole


@dataclass(frozen=True)
class Panel:
    """A headline indicator on the page: its targets, its values, and the chart of both."""

    indicator: Indicator
    results: Sequence[Attainment]
    observed: Sequence[Entry[Observation]]
    path: Sequence[Corner]
    chart: dict[str, Any] | None

    @property
    def chart_id(self) -> str:
        """Name of the chart's data in the page."""
        return f"chart-{self.indicator.code}"


@while_register_stands
def page(request: HttpRequest, asked: str) -> HttpResponse:
    """The page of a pilot; any of its names leads here."""
    snapshot, results = assessed()
    programme = snapshot.programme
    pilot = find_pilot(programme, asked)
    if asked != pilot.no:
        return redirect("pilot", asked=pilot.no)
    own = [result for result in results if result.pilot is pilot]
    panels = [_panel(snapshot, pilot, code, own) for code in programme.facts.headline]
    numbers = list(programme.pilots)
    at = numbers.index(pilot.no)
    context = {
        "pilot": pilot,
        "facts": programme.facts,
        "peer_class": programme.facts.peer_classes[pilot.peer_class],
        "area": programme.areas[pilot.area],
        "province": programme.areas[pilot.province],
        "tally": tally(own),
        "panels": panels,
        "elsewhere": [r for r in own if r.indicator.code not in programme.facts.headline],
        "background": _background(snapshot, pilot),
        "commitments": len(snapshot.commitments_of.get(pilot.no, ())),
        "figures": figures_of(snapshot, pilot),
        "others": others_of(snapshot, pilot),
        "standings": [
            (standing, _near(standing, pilot))
            for code in programme.facts.headline
            if (standing := standing_of(results, pilot, code))
        ],
        "money": pilot.no in with_money(programme),
        "previous": programme.pilots[numbers[at - 1]] if at else None,
        "next": programme.pilots[numbers[at + 1]] if at + 1 < len(numbers) else None,
    }
    return render(request, "shidian/pilot.html", context)


def _panel(snapshot: Snapshot, pilot: Pilot, code: str, own: Sequence[Attainment]) -> Panel:
    indicator = snapshot.programme.indicators[code]
    path = path_of(snapshot, pilot, code)
    values = snapshot.observations_of.get((pilot.area, code), ())
    return Panel(
        indicator,
        [result for result in own if result.indicator is indicator],
        values,
        path,
        path_and_values(path, values, indicator.unit.symbol, lang()),
    )


def _background(
    snapshot: Snapshot, pilot: Pilot
) -> Sequence[tuple[Indicator, Sequence[Entry[Observation]]]]:
    """Everything observed on the other indicators: population, land."""
    headline = snapshot.programme.facts.headline
    return [
        (indicator, observed)
        for code, indicator in snapshot.programme.indicators.items()
        if code not in headline and (observed := snapshot.observations_of.get((pilot.area, code)))
    ]


def _near(standing: Standing, pilot: Pilot) -> Sequence[Attainment]:
    """The part of a class that is shown: all of a small one, else those around the pilot."""
    if len(standing.ranked) <= SMALL:
        return standing.ranked
    at = next(n for n, result in enumerate(standing.ranked) if result.pilot is pilot)
    return standing.ranked[max(0, at - NEIGHBOURS) : at + NEIGHBOURS + 1]
