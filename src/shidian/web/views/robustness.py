"""How sure ranks and grades are: ranges of rank within the class, and what would change a grade."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from shidian.assessment.evaluation import Evaluation, PilotYear, Ranking
from shidian.assessment.robustness import FactorIndices, indistinct
from shidian.core import Bilingual
from shidian.programme import Pilot, Programme
from shidian.store.evaluations import evaluated
from shidian.store.snapshot import assessed
from shidian.web.shaken import Analysis, Flip, shaken
from shidian.web.state import while_register_stands
from shidian.web.years import year_of, years_of

WIDE, EDGE = 240, 6  # of a strip, and the room at its ends
FACTORS = {
    "weights 1": Bilingual("维度权重", "weights of dimensions"),
    "weights 2": Bilingual("指标权重", "weights of indicators"),
    "goalposts": Bilingual("标尺两端", "goalposts"),
    "left out": Bilingual("逐一去掉指标", "indicators left out in turn"),
}


@dataclass(frozen=True)
class Row:
    """A pilot's place in its class over all draws, with where its strip is drawn."""

    pilot: Pilot
    value: float
    nominal: int
    low: int
    median: int
    high: int
    decided: float
    top: float
    bottom: float
    carried: bool
    at_low: float
    at_high: float
    at_median: float
    at_nominal: float
    like_next: Bilingual | None


@dataclass(frozen=True)
class OfClass:
    """A class with its rows, the best first, and who has no value."""

    name: Bilingual
    rows: Sequence[Row]
    without: Sequence[Pilot]
    ranked: bool

    @property
    def alike(self) -> Sequence[Row]:
        """Those that are not told apart from the next."""
        return [row for row in self.rows if row.like_next]


@dataclass(frozen=True)
class Certainty:
    """A pilot's grade, how sure it is, and what would change it."""

    of: PilotYear
    grade: Bilingual | None
    flip: Flip | None


@while_register_stands
def page(request: HttpRequest, year: int) -> HttpResponse:
    """The page of a year."""
    snapshot, _ = assessed()
    records, policy, evaluation = evaluated(year_of(snapshot, year))
    analysis, programme = shaken(year), records.snapshot.programme
    context: dict[str, Any] = {
        "year": year,
        "years": years_of(snapshot),
        "checkpoints": programme.facts.checkpoints,
        "policy": policy,
        "analysis": analysis,
        "classes": _classes(analysis.ranking, evaluation, programme) if analysis.ranking else [],
        "core": programme.indicators[evaluation.policy.rating.core[0]],
        "grades": evaluation.policy.rating.grades,
        "certainties": _certainties(evaluation, analysis),
        "bars": _bars(analysis.sobol),
        "wide": WIDE,
    }
    return render(request, "shidian/robustness.html", context)


def _classes(ranking: Ranking, evaluation: Evaluation, programme: Programme) -> Sequence[OfClass]:
    rows = _rows(ranking, programme)
    pilots = programme.pilots.values()
    found = []
    for code, name in programme.facts.peer_classes.items():
        own = [pilot for pilot in pilots if pilot.peer_class == code]
        ranked = code not in evaluation.policy.level.unranked
        without = [pilot for pilot in own if pilot.no not in rows]
        ordered = sorted(
            (rows[pilot.no] for pilot in own if pilot.no in rows),
            key=lambda row: (row.nominal, row.pilot.no),
        )
        found.append(OfClass(name, ordered, without if ranked else own, ranked))
    return found


def _rows(ranking: Ranking, programme: Programme) -> Mapping[str, Row]:
    found, units = ranking.shaken.intervals, ranking.shaken.units
    ranked = [at for at in range(len(units)) if not np.isnan(found.nominal[at])]
    classes = ranking.model.classes
    sizes = {name: sum(classes[at] == name for at in ranked) for name in set(classes)}
    following = _following(ranking, ranked)
    return {
        units[at]: _row(ranking, programme.pilots[units[at]], at, sizes[classes[at]], following)
        for at in ranked
    }


def _following(ranking: Ranking, ranked: Sequence[int]) -> Mapping[int, int]:
    """Of each place in the arrays that of the next in its class."""
    classes, nominal = ranking.model.classes, ranking.shaken.intervals.nominal
    units = ranking.shaken.units
    ordered = sorted(ranked, key=lambda at: (str(classes[at]), nominal[at], units[at]))
    return {one: other for one, other in pairwise(ordered) if classes[one] == classes[other]}


def _row(ranking: Ranking, pilot: Pilot, at: int, size: int, following: Mapping[int, int]) -> Row:
    found, values = ranking.shaken.intervals, ranking.model.values
    if ranking.indicator is None:
        value = float(ranking.shaken.scores[at])
    else:
        value = float(values.column(ranking.indicator.code)[at])

    def place(rank: float) -> float:
        return EDGE + (WIDE - 2 * EDGE) * (float(rank) - 1) / max(1, size - 1)

    return Row(
        pilot,
        value,
        int(found.nominal[at]),
        int(found.low[at]),
        int(found.median[at]),
        int(found.high[at]),
        float(found.decided[at]),
        float(found.top[at]),
        float(found.bottom[at]),
        bool(np.any(values.imputed[at])),
        place(found.low[at]),
        place(found.high[at]),
        place(found.median[at]),
        place(found.nominal[at]),
        indistinct(found, at, following[at]) if at in following else None,
    )


def _certainties(evaluation: Evaluation, analysis: Analysis) -> Sequence[Certainty]:
    names = {grade.code: grade.name for grade in evaluation.policy.rating.grades}
    return [
        Certainty(one, names.get(one.grading.grade or ""), analysis.flips.get(one.pilot.no))
        for one in evaluation.pilots.values()
        if one.grading.grade is not None
    ]


@dataclass(frozen=True)
class Bar:
    """A factor's two indices, with the lengths of their bars."""

    name: Bilingual
    first: float
    total: float
    margin: float
    first_long: float
    total_long: float


def _bars(found: FactorIndices | None) -> Sequence[Bar]:
    """Bars of Sobol's indices; none where no draw moved any rank."""
    if found is None or np.isnan(found.ranks.total).any():
        return []
    of = found.ranks
    return [
        Bar(
            FACTORS.get(name, Bilingual(name, name)),
            float(of.first[at]),
            float(of.total[at]),
            float(of.total_margin[at]),
            WIDE * min(1.0, max(0.0, float(of.first[at]))),
            WIDE * min(1.0, max(0.0, float(of.total[at]))),
        )
        for at, name in enumerate(of.names)
    ]
