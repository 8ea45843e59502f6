"""The programme in one screen: counts, map, distribution by class, table of the pilots."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from shidian.assessment import Attainment, Verdict, baseline_of, tally, tally_by_class
from shidian.core import Bilingual, Indicator, Observation
from shidian.programme import Pilot
from shidian.register import Entry, Snapshot
from shidian.store.snapshot import assessed
from shidian.web.charts import gaps_by_class
from shidian.web.context import lang
from shidian.web.state import while_register_stands
from shidian.web.tile_map import tile_map


@dataclass(frozen=True)
class Line:
    """A pilot in the table: its baseline, and what came of the chosen target, if it has one."""

    pilot: Pilot
    level: Bilingual
    level_rank: int
    province: str
    baseline: Entry[Observation] | None
    result: Attainment | None


@dataclass(frozen=True)
class Choice:
    """What the reader has chosen; everything stands in the address, so it can be passed on."""

    indicator: Indicator
    year: int
    peer_class: str
    verdict: str
    query: str
    sort: str
    descending: bool


@while_register_stands
def page(request: HttpRequest) -> HttpResponse:
    """The whole page, or only its results when htmx asks for them."""
    snapshot, results = assessed()
    choice = read_choice(request, snapshot, results)
    lines = [line for line in _lines(snapshot, results, choice) if _kept(line, choice)]
    shown = [line.result for line in lines if line.result]
    classes = tally_by_class(shown)
    facts = snapshot.programme.facts
    context: dict[str, Any] = {
        "facts": facts,
        "choice": choice,
        "indicators": [snapshot.programme.indicators[code] for code in facts.headline],
        "years": target_years(results, choice.indicator),
        "verdicts": list(Verdict),
        "pilots": len(snapshot.programme.pilots),
        "commitments": len(snapshot.commitments),
        "all": tally(results),
        "tally": tally(shown),
        "classes": [(name, classes.get(code)) for code, name in facts.peer_classes.items()],
        "lines": _sorted(lines, choice),
        "map": tile_map(snapshot.programme, {line.pilot.no: line.result for line in lines}),
        "chart": gaps_by_class(facts.peer_classes, shown, lang()),
        "columns": _columns(request, choice),
    }
    template = "shidian/home_results.html" if request.htmx else "shidian/home.html"
    response = render(request, template, context)
    response.headers["Vary"] = "HX-Request"
    return response


def of_whole_pilots(results: Sequence[Attainment], indicator: Indicator) -> list[Attainment]:
    """The results on an indicator; those for a part of a pilot stand on its page only."""
    return [r for r in results if r.indicator is indicator and not r.target.record.subject]


def target_years(results: Sequence[Attainment], indicator: Indicator) -> list[int]:
    """The years for which targets of an indicator exist."""
    return sorted({r.target.record.year for r in of_whole_pilots(results, indicator)})


def read_choice(request: HttpRequest, snapshot: Snapshot, results: Sequence[Attainment]) -> Choice:
    """The choice in the address; what is not known there falls back to the headline."""
    facts, asked = snapshot.programme.facts, request.GET
    code = asked.get("indicator", "")
    indicator = snapshot.programme.indicators[code if code in facts.headline else facts.headline[0]]
    years = target_years(results, indicator) or [facts.checkpoints[-1]]
    year = asked.get("year", "")
    sort = asked.get("sort", "").removeprefix("-")
    return Choice(
        indicator,
        int(year) if year in map(str, years) else years[-1],
        _known(asked.get("class", ""), facts.peer_classes),
        _known(asked.get("verdict", ""), list(Verdict)),
        asked.get("q", "").strip()[:40],
        _known(sort, _SORT_KEYS) or "no",
        asked.get("sort", "").startswith("-"),
    )


def _known(asked: str, known: Any) -> str:
    return asked if asked in known else ""


def _lines(snapshot: Snapshot, results: Sequence[Attainment], choice: Choice) -> Sequence[Line]:
    of_pilot = {
        result.pilot.no: result
        for result in of_whole_pilots(results, choice.indicator)
        if result.target.record.year == choice.year
    }
    areas, levels = snapshot.programme.areas, snapshot.programme.facts.levels
    return [
        Line(
            pilot,
            levels[pilot.level],
            list(levels).index(pilot.level),
            areas[pilot.province].name if lang() == "zh" else areas[pilot.province].name_en,
            baseline_of(snapshot, pilot.area, choice.indicator.code),
            of_pilot.get(pilot.no),
        )
        for pilot in snapshot.programme.pilots.values()
    ]


def _kept(line: Line, choice: Choice) -> bool:
    pilot, query = line.pilot, choice.query.casefold()
    names = (pilot.no, pilot.name.zh, pilot.name.en, pilot.pinyin, pilot.area, line.province)
    verdict = line.result.verdict if line.result else ""
    return (
        (not choice.peer_class or pilot.peer_class == choice.peer_class)
        and (not choice.verdict or verdict == choice.verdict)
        and (not query or any(query in name.casefold() for name in names))
    )


# Not by attainment: across a census that would rank the places by a difference which no two
# series allow.
_SORT_KEYS: Mapping[str, Callable[[Line], Any]] = {
    "no": lambda line: line.pilot.no,
    "pilot": lambda line: line.pilot.pinyin,
    "level": lambda line: line.level_rank,
    "baseline": lambda line: line.baseline and line.baseline.record.value.value,
    "target": lambda line: line.result and line.result.target.record.value.value,
    "observed": lambda line: (
        line.result and line.result.observed and line.result.observed.record.value.value
    ),
    "gap": lambda line: line.result and line.result.gap and line.result.gap.value,
}


def _sorted(lines: Sequence[Line], choice: Choice) -> Sequence[Line]:
    """In the chosen order; lines without a value come last, whichever way it runs."""
    key = _SORT_KEYS[choice.sort]
    valued = [line for line in lines if key(line) is not None]
    rest = [line for line in lines if key(line) is None]
    return sorted(valued, key=key, reverse=choice.descending) + rest


@dataclass(frozen=True)
class Heading:
    """A column's sort link: where it leads, and how the table is sorted now."""

    name: str
    query: str
    order: str


def _columns(request: HttpRequest, choice: Choice) -> dict[str, Heading]:
    headings = {}
    for name in _SORT_KEYS:
        current = name == choice.sort
        query = request.GET.copy()
        query["sort"] = f"-{name}" if current and not choice.descending else name
        order = ("descending" if choice.descending else "ascending") if current else ""
        headings[name] = Heading(name, query.urlencode(), order)
    return headings
