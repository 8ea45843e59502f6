"""The table of ranks: how sure a pilot's place in its class is."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal

import numpy as np

from shidian.assessment.evaluation import Ranking
from shidian.core import Bilingual
from shidian.programme import Pilot, Programme
from shidian.reporting.table import Cell, Column, Table
from shidian.reporting.words import words

PLACES = Decimal("0.0001")


@dataclass(frozen=True)
class Row:
    """A pilot and its place in the arrays of the ranking."""

    pilot: Pilot
    at: int


def ranking_table(ranking: Ranking, year: int, programme: Programme) -> Table:
    """Rank within the class with its 5–95 % interval, for all pilots that are ranked."""
    of = ranking.indicator.name if ranking.indicator else Bilingual("水平指数", "level index")
    title = Bilingual(f"{year} 年名次的稳健性：{of.zh}", f"Ranks in {year}: {of.text('en')}")
    meaning = Bilingual(
        f"同类内的名次及其 5%–95% 区间，{ranking.shaken.draws} 次抽样，"
        f"种子 {ranking.shaken.seed}。",
        f"Rank within the class and its 5–95 % interval, {ranking.shaken.draws} draws, "
        f"seed {ranking.shaken.seed}.",
    )
    rows = [
        Row(programme.pilots[unit], at)
        for at, unit in enumerate(ranking.shaken.units)
        if not np.isnan(ranking.shaken.intervals.nominal[at])
    ]
    columns = [
        Column(name, *words(name, "ranks"), value, brief=True)
        for name, value in _values(ranking, programme).items()
    ]
    cells = [[column.value(row) for column in columns] for row in rows]
    return Table("ranks", title, meaning, columns, cells)


def _values(ranking: Ranking, programme: Programme) -> Mapping[str, Callable[[Row], Cell]]:
    classes = programme.facts.peer_classes
    found = ranking.shaken.intervals
    return {
        "pilot_no": lambda row: row.pilot.no,
        "pilot": lambda row: row.pilot.short.zh,
        "peer_class_name": lambda row: classes[row.pilot.peer_class].zh,
        "score": lambda row: _value(ranking, row),
        "rank": lambda row: int(found.nominal[row.at]),
        "rank_low": lambda row: int(found.low[row.at]),
        "rank_median": lambda row: int(found.median[row.at]),
        "rank_high": lambda row: int(found.high[row.at]),
        "top": lambda row: _number(found.top[row.at]),
        "bottom": lambda row: _number(found.bottom[row.at]),
        "decided": lambda row: _number(found.decided[row.at]),
    }


def _value(ranking: Ranking, row: Row) -> Decimal | None:
    """The index, or the indicator as observed."""
    if ranking.indicator is None:
        return _number(ranking.shaken.scores[row.at])
    return _number(ranking.model.values.column(ranking.indicator.code)[row.at])


def _number(value: float) -> Decimal | None:
    return None if np.isnan(value) else Decimal(str(float(value))).quantize(PLACES)
