"""What the charts draw, as plain values; the template `charts.typ` draws them."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from shidian.assessment.evaluation import PilotYear, Ranking
from shidian.assessment.targets.points import points_on_track
from shidian.assessment.targets.progress import Progress
from shidian.core import Bilingual, Observation, Op, State, Vintage
from shidian.core.observation import CENSUS_YEAR
from shidian.register import Entry
from shidian.reporting.annual.basis import Basis
from shidian.reporting.annual.document import Chart


def path_chart(basis: Basis, pilot: PilotYear) -> Chart | None:
    """Promised paths and observed values of a pilot's headline indicators; None without a path."""
    panels = [
        _panel(basis, one)
        for code in basis.programme.facts.headline
        if (one := _last(pilot.progress, code)) is not None
    ]
    if not panels:
        return None
    caption = basis.say("承诺的路径与实际值", "Promised path and observed values")
    words = {
        "path": basis.say("承诺的路径", "promised path"),
        "census": basis.say("普查断点", "census break"),
        "series": {one: basis.name(one.text) or basis.say("实际值", "observed") for one in Vintage},
    }
    said = basis.say("；", "; ").join(_said(basis, panel) for panel in panels)
    return Chart("paths", {"panels": panels, "words": words}, caption, said)


def _last(progress: Sequence[Progress], code: str) -> Progress | None:
    """The target of an indicator that lies farthest ahead; its path runs through the others."""
    own = [
        one
        for one in progress
        if one.result.indicator.code == code
        and not one.result.target.record.subject
        and one.result.target.record.op is not Op.RANGE
        and len(one.working.corners) > 1
    ]
    return max(own, key=lambda one: one.result.target.record.year, default=None)


def _panel(basis: Basis, one: Progress) -> dict[str, Any]:
    result, unit = one.result, one.result.target.record.value.unit
    area, code = result.pilot.area, result.indicator.code
    path = one.working.corners
    entries = [
        entry
        for entry in basis.records.snapshot.observations_of.get((area, code), ())
        if _is_shown(entry, path[0][0], basis.year)
    ]
    values = [
        {
            "year": entry.record.period.year,
            "value": float(entry.record.value.to(unit).value),
            "series": str(entry.record.vintage),
        }
        for entry in entries
    ]
    rebased = any(entry.record.vintage is Vintage.CENSUS_2020 for entry in entries)
    return {
        "title": basis.name(result.indicator.name),
        "unit": unit.text.text(basis.lang),
        "path": [[year, value] for year, value in path],
        "values": values,
        "census": CENSUS_YEAR[Vintage.CENSUS_2020] if rebased else None,
        "year": basis.year,
    }


def _is_shown(entry: Entry[Observation], first: int, last: int) -> bool:
    period, measured = entry.record.period, entry.record.state is not State.PLAN
    return measured and period.kind == "year" and first <= period.year <= last


def _said(basis: Basis, panel: Mapping[str, Any]) -> str:
    path = " → ".join(f"{value:g}（{year}）" for year, value in panel["path"])
    values = "，".join(f"{one['value']:g}（{one['year']}）" for one in panel["values"])
    seen = values or basis.say("无", "none")
    return basis.say(
        f"{panel['title']}：路径 {path}，实际值 {seen}",
        f"{panel['title']}: path {path}, observed {seen}",
    )


def quadrant_chart(basis: Basis, both: Sequence[PilotYear], line: float) -> Chart:
    """Progress index against level index; `line` is where high levels begin."""
    policy = basis.policy.policy
    on_track = points_on_track(policy.pace, policy.score)
    classes = list(basis.programme.facts.peer_classes.items())
    codes = [code for code, _ in classes]
    marks: list[dict[str, Any]] = []
    for one in both:
        mark = {"x": one.index.points, "y": one.level, "name": basis.name(one.pilot.short)}
        shown = [other for other in marks if other["labelled"]]
        labelled = not any(_near(mark, other) for other in shown)
        place = codes.index(one.pilot.peer_class)
        marks.append({**mark, "class": place, "labelled": labelled})
    data = {
        "marks": marks,
        "classes": [basis.name(name) for _, name in classes],
        "lines": [on_track, line],
        "words": {
            "x": basis.say("进度指数", "Progress index"),
            "y": basis.say("水平指数", "Level index"),
        },
    }
    caption = basis.say(
        f"进度 × 水平四象限（竖线为“正常”的得分 {on_track:g}，横线为水平指数的中位数 {line:.1f}）",
        f"Progress × level (lines at {on_track:g}, “on pace”, and {line:.1f}, the median level)",
    )
    placed = basis.say("；", "; ").join(
        f"{mark['name']} {mark['x']:.1f}, {mark['y']:.1f}" for mark in marks
    )
    said = basis.say(f"进度指数和水平指数：{placed}", f"Progress index, level index: {placed}")
    return Chart("quadrants", data, caption, said)


def _near(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """Whether two names would be printed over one another; the tables have them all."""
    return bool(abs(one["x"] - other["x"]) < 7 and abs(one["y"] - other["y"]) < 1.2)


def rank_chart(basis: Basis, ranking: Ranking, called: Bilingual) -> Chart:
    """Ranges of rank within each class: 5 to 95 % of the draws, and the rank as it is."""
    found, pilots = ranking.shaken.intervals, basis.programme.pilots
    groups: list[dict[str, Any]] = []
    for code, name in basis.programme.facts.peer_classes.items():
        rows: list[dict[str, Any]] = [
            {
                "name": basis.name(pilots[unit].short),
                "low": float(found.low[at]),
                "high": float(found.high[at]),
                "rank": float(found.nominal[at]),
            }
            for at, unit in enumerate(ranking.shaken.units)
            if pilots[unit].peer_class == code and not np.isnan(found.nominal[at])
        ]
        if rows:
            rows.sort(key=lambda row: float(row["rank"]))
            groups.append({"name": basis.name(name), "rows": rows})
    caption = basis.say(
        f"同类名次的区间：{called.zh}（横线为 5%—95%，点为按原值的名次）",
        f"Ranks within the class: {called.en} (line: 5–95 % of draws; dot: rank as it is)",
    )
    said = basis.say("；", "; ").join(
        f"{row['name']} {row['rank']:.0f} ({row['low']:.0f}—{row['high']:.0f})"
        for group in groups
        for row in group["rows"]
    )
    return Chart("ranks", {"groups": groups}, caption, said)
