"""All pilots on one indicator, class by class; and the list of indicators."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from shidian.assessment import Attainment, baseline_of, best_value, candidates, tally
from shidian.core import Indicator, Observation, State, as_statement
from shidian.programme import Pilot, Programme, find_indicator
from shidian.register import Entry, Snapshot
from shidian.store.snapshot import assessed
from shidian.web.charts import levels
from shidian.web.context import lang
from shidian.web.paging import page_of
from shidian.web.state import while_register_stands
from shidian.web.views.home import of_whole_pilots, target_years

MANY = 12  # pilots that need a tall chart


@dataclass(frozen=True)
class Line:
    """A pilot's values: baseline, then target and result a year, or the newest value."""

    pilot: Pilot
    baseline: Entry[Observation] | None
    results: Sequence[Attainment | None]
    newest: Entry[Observation] | None


@dataclass(frozen=True)
class Use:
    """How much of the register stands on an indicator."""

    indicator: Indicator
    figures: int
    targets: int
    observations: int


@while_register_stands
def index(request: HttpRequest) -> HttpResponse:
    """All indicators, with how many figures of plans, targets and values each has."""
    snapshot, _ = assessed()
    printed = [as_statement(entry.record).printed for entry in snapshot.commitments]
    figures = Counter(one.indicator for one in printed if one)
    targets = Counter(entry.record.indicator for entry in snapshot.targets)
    observations = Counter(entry.record.indicator for entry in snapshot.observations)
    uses = [
        Use(indicator, figures[code], targets[code], observations[code])
        for code, indicator in snapshot.programme.indicators.items()
    ]
    return render(request, "shidian/indicators.html", {"uses": uses})


@while_register_stands
def page(request: HttpRequest, asked: str) -> HttpResponse:
    """The page of an indicator; any of its names leads here."""
    snapshot, results = assessed()
    programme = snapshot.programme
    indicator = find_indicator(programme, asked)
    if asked != indicator.code:
        return redirect("indicator", asked=indicator.code)
    found = of_whole_pilots(results, indicator)
    # Years that only a pilot or two chose for themselves stand on those pilots' pages.
    years = [year for year in target_years(found) if year in programme.facts.checkpoints]
    own = {(result.pilot.no, result.target.record.year): result for result in found}
    due = [result for (_, year), result in own.items() if years and year == years[-1]]
    judged = [result for result in due if result.observed]
    shown = page_of(_ordered(programme), request)
    lines = [
        _line(snapshot, pilot, indicator, [own.get((pilot.no, year)) for year in years])
        for pilot in shown.rows
    ]
    context = {
        "indicator": indicator,
        "facts": programme.facts,
        "document": programme.documents[indicator.source.document],
        "years": years,
        "page": shown,
        "classes": _by_class(lines, programme),
        "chart": levels(judged, programme.facts.baseline_year, lang()) if len(judged) > 1 else None,
        "judged": len(judged),
        "tall": len(judged) > MANY,
        "tally": tally(due),
        "last": years[-1] if years else None,
    }
    return render(request, "shidian/indicator.html", context)


def _ordered(programme: Programme) -> Sequence[Pilot]:
    """All pilots, class by class."""
    ranks = {code: rank for rank, code in enumerate(programme.facts.peer_classes)}
    return sorted(programme.pilots.values(), key=lambda pilot: ranks[pilot.peer_class])


def _by_class(lines: Sequence[Line], programme: Programme) -> Sequence[tuple[str, list[Line]]]:
    """The lines of a page under the names of their classes."""
    names = programme.facts.peer_classes
    classes = groupby(lines, key=lambda line: line.pilot.peer_class)
    return [(names[code].text(lang()), list(own)) for code, own in classes]


def _line(
    snapshot: Snapshot,
    pilot: Pilot,
    indicator: Indicator,
    results: Sequence[Attainment | None],
) -> Line:
    baseline = baseline_of(snapshot, pilot.area, indicator.code)
    return Line(pilot, baseline, results, _newest(snapshot, pilot, indicator))


def _newest(snapshot: Snapshot, pilot: Pilot, indicator: Indicator) -> Entry[Observation] | None:
    values = snapshot.observations_of.get((pilot.area, indicator.code), ())
    years = [e.record.period.year for e in values if e.record.state is not State.PLAN]
    if not years:
        return None
    return best_value(candidates(snapshot, pilot.area, indicator.code, max(years)), None)
