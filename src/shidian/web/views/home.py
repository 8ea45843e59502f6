"""The programme in one screen: counts, map, distribution by class, table of the pilots."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from shidian.assessment import Attainment, Verdict, baseline_of, tally, tally_by_class
from shidian.core import Bilingual, Indicator, Observation
from shidian.programme import Facts, Pilot
from shidian.register import Entry, Snapshot
from shidian.store.snapshot import assessed
from shidian.web.charts import gaps_by_class
from shidian.web.context import lang
from shidian.web.paging import page_of
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
    facts = snapshot.programme.facts
    indicator = read_indicator(request, snapshot)
    own = of_whole_pilots(results, indicator)
    years = target_years(own)
    choice = read_choice(request, indicator, years or [facts.checkpoints[-1]], facts)
    lines = [line for line in _lines(snapshot, own, choice) if _kept(line, choice)]
    shown = [line.result for line in lines if line.result]
    classes = tally_by_class(shown)
    context: dict[str, Any] = {
        "facts": facts,
        "choice": choice,
        "indicators": [snapshot.programme.indicators[code] for code in facts.headline],
        "years": years,
        "verdicts": list(Verdict),
        "pilots": len(snapshot.programme.pilots),
        "commitments": len(snapshot.commitments),
        "all": tally(results),
        "tally": tally(shown),
        "classes": [(name, classes.get(code)) for code, name in facts.peer_classes.items()],
        "page": page_of(_sorted(lines, choice), request),
        "map": tile_map(snapshot.programme, {line.pilot.no: line.result for line in lines}, lang()),
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


def target_years(results: Sequence[Attainment]) -> list[int]:
    """The years of the targets that were judged."""
    return sorted({result.target.record.year for result in results})


def read_indicator(request: HttpRequest, snapshot: Snapshot) -> Indicator:
    """The headline indicator in the address; the first one where it names none."""
    headline, asked = snapshot.programme.facts.headline, request.GET.get("indicator", "")
    return snapshot.programme.indicators[asked if asked in headline else headline[0]]


def read_choice(
    request: HttpRequest, indicator: Indicator, years: Sequence[int], facts: Facts
) -> Choice:
    """The choice in the address; what is not known there falls back to the headline."""
    asked = request.GET
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


def _lines(snapshot: Snapshot, own: Sequence[Attainment], choice: Choice) -> Sequence[Line]:
    programme, chinese = snapshot.programme, lang() == "zh"
    areas, levels = programme.areas, programme.facts.levels
    ranks = {code: rank for rank, code in enumerate(levels)}
    of_pilot = {one.pilot.no: one for one in own if one.target.record.year == choice.year}

    def line(pilot: Pilot) -> Line:
        result = of_pilot.get(pilot.no)
        # A result has looked its baseline up already.
        baseline = (
            result.baseline if result else baseline_of(snapshot, pilot.area, choice.indicator.code)
        )
        within, level = areas[pilot.province], pilot.level
        province = within.name if chinese else within.name_en
        return Line(pilot, levels[level], ranks[level], province, baseline, result)

    return [line(pilot) for pilot in programme.pilots.values()]


def _kept(line: Line, choice: Choice) -> bool:
    verdict = line.result.verdict if line.result else ""
    return (
        choice.peer_class in ("", line.pilot.peer_class)
        and choice.verdict in ("", verdict)
        and (not choice.query or _named(line, choice.query.casefold()))
    )


def _named(line: Line, query: str) -> bool:
    pilot = line.pilot
    names = (pilot.no, pilot.name.zh, pilot.name.en, pilot.pinyin, pilot.area, line.province)
    return any(query in name.casefold() for name in names)


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
        query.pop("page", None)  # in another order the same page holds other pilots
        query["sort"] = f"-{name}" if current and not choice.descending else name
        order = ("descending" if choice.descending else "ascending") if current else ""
        headings[name] = Heading(name, query.urlencode(), order)
    return headings
