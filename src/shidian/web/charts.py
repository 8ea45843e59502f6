"""The data of the charts, as plain values that a page carries and the script draws.

Every chart has a table beside it and a sentence; a page without the script loses nothing.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _

from shidian.assessment import Attainment
from shidian.assessment.path import Corner
from shidian.core import Bilingual, Lang, Observation, SeriesBreak, State, Vintage
from shidian.core.observation import CENSUS_YEAR
from shidian.register import Entry
from shidian.web.context import lang

MOST_MARKS = 400  # in one drawing; more would cover one another and say less than quartiles do
MOST_LINES = 100  # with a name each; more have no room to be read


def gaps_by_class(
    classes: Mapping[str, Bilingual], results: Sequence[Attainment], lang: Lang
) -> dict[str, Any] | None:
    """One strip a class: a dot for each pilot, at observed minus promised; None for too many."""
    judged = [(result, result.gap) for result in results if result.gap is not None]
    if len(judged) > MOST_MARKS:
        return None
    return {
        "kind": "gaps",
        "classes": [name.text(lang) for name in classes.values()],
        "points": [
            {
                "x": float(gap.value),
                "row": list(classes).index(result.pilot.peer_class),
                "name": result.pilot.short.text(lang),
                "text": f"{gap.value:+.2f}",
                "verdict": result.verdict.value,
            }
            for result, gap in judged
        ],
        "words": {"axis": _("实际值减目标值"), "goal": _("目标")},
    }


def path_and_values(
    path: Sequence[Corner], values: Sequence[Entry[Observation]], unit: str, lang: Lang
) -> dict[str, Any] | None:
    """The required path of one indicator, and what was measured, by series; None if neither."""
    yearly = [entry for entry in values if entry.record.period.kind == "year"]
    # A baseline is the first corner of a path; without a path it is a value like the others.
    shown = [entry for entry in yearly if not path or entry.record.state is not State.PLAN]
    if len(path) + len(shown) < 2:
        return None
    rebased = any(entry.record.vintage is Vintage.CENSUS_2020 for entry in shown)
    return {
        "kind": "path",
        "unit": unit,
        "path": [[year, float(value)] for year, value in path],
        "series": _by_series(shown, lang),
        "census": CENSUS_YEAR[Vintage.CENSUS_2020] if rebased else None,
        "words": {
            "path": _("方案要求的路径"),
            "break": _("2020 年普查：此前此后的数不宜相减"),
        },
    }


def _by_series(observed: Sequence[Entry[Observation]], lang: Lang) -> list[dict[str, Any]]:
    """Points that may be compared with one another stand in one series."""
    series: dict[tuple[Vintage, str], list[list[float]]] = {}
    for entry in observed:
        record = entry.record
        # The census stands in the series' own name; the other breaks are told beside it.
        breaks = sorted(record.breaks - {SeriesBreak.CENSUS})
        key = record.vintage, " ".join(one.text.text(lang) for one in breaks)
        point = [record.period.year, float(record.value.value)]
        series.setdefault(key, []).append(point)
    return [
        {
            "name": " · ".join(filter(None, (vintage.text.text(lang), breaks))),
            "vintage": vintage.value,
            "broken": bool(breaks),
            "points": points,
        }
        for (vintage, breaks), points in series.items()
    ]


def levels(results: Sequence[Attainment], baseline_year: int, lang: Lang) -> dict[str, Any] | None:
    """One line a pilot: baseline, target and observed value of a year; None for too many."""
    if len(results) > MOST_LINES:
        return None

    def value(entry: Entry[Any] | None) -> float | None:
        return None if entry is None else float(entry.record.value.value)

    return {
        "kind": "levels",
        "pilots": [result.pilot.short.text(lang) for result in results],
        "baseline": [value(result.baseline) for result in results],
        "target": [value(result.target) for result in results],
        "observed": [value(result.observed) for result in results],
        "unit": results[0].indicator.unit.symbol if results else "",
        "words": {
            "baseline": _("%(year)s 年基期") % {"year": baseline_year},
            "target": _("目标"),
            "observed": _("实际值"),
        },
    }


def settled_by_threshold(
    points: Sequence[tuple[float, int]], threshold: float | None
) -> dict[str, Any]:
    """How many settle at each threshold: a falling line of steps, the threshold marked on it."""
    return {
        "kind": "settled",
        "points": [list(point) for point in points],
        "threshold": threshold,
        "words": {
            "axis": _("分数线"),
            "people": _("入户人数"),
            "here": _("现分数线"),
        },
    }


def _unit(cents: int) -> tuple[int, str]:
    """How many 分 are one of the unit in which money of a size is told, and its name."""
    if lang() == "en":
        return (10**11, "billion yuan") if cents >= 10**11 else (10**8, "million yuan")
    return (10**10, "亿元") if cents >= 10**10 else (10**6, "万元")


def amounts_by_year(
    years: Sequence[int], names: Sequence[str], rows: Sequence[Sequence[int]]
) -> dict[str, Any]:
    """Bars of money by year, one part upon the other; amounts are in 分."""
    most = max(map(sum, zip(*rows, strict=True)), default=0)
    size, unit = _unit(most)
    return {
        "kind": "amounts",
        "years": list(years),
        "series": [
            {"name": name, "values": [row[at] / size for row in rows]}
            for at, name in enumerate(names)
        ],
        "words": {"unit": unit},
    }
