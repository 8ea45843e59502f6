"""How high the pilots stand in a year: the level index of the policy on what was observed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from shidian.assessment.choice import baseline_of, best_value, comparable, latest
from shidian.assessment.composite import (
    LevelIndex,
    Values,
    divided,
    overall_weights,
    selected,
    selected_index,
    values_of,
    weighed,
    with_group_means,
)
from shidian.assessment.policy import Imputation, Level, Policy
from shidian.core import Bilingual, Observation, Vintage
from shidian.register import Entry, Snapshot

Chosen = Mapping[tuple[str, str], Entry[Observation]]
"""The value taken for a pilot and an indicator."""


@dataclass(frozen=True, eq=False)
class LevelYear:
    """The level index of a year.

    Parameters
    ----------
    values : Values
        Pilots by the indicators of the policy's tree, as observed.
    chosen : mapping
        The entry behind each value.
    index : LevelIndex or None
        None where too much of the tree has no values; `withheld` says why.
    coverage : float
        Share of the tree's weight whose indicators enough pilots have.
    level : Level or None
        That of the policy with numbers for all weights; None without an index.
    """

    values: Values
    chosen: Chosen
    index: LevelIndex | None
    coverage: float
    withheld: Bilingual | None
    level: Level | None = None

    def score(self, pilot: str) -> float | None:
        """The index of a pilot, 0 to 100."""
        if self.index is None:
            return None
        found = self.index.scores[self._rows[pilot]]
        return None if np.isnan(found) else float(found)

    @cached_property
    def _rows(self) -> Mapping[str, int]:
        return {unit: row for row, unit in enumerate(self.values.units)}


def level_year(snapshot: Snapshot, policy: Policy, year: int) -> LevelYear:
    """The level index of a year, from values of that year or carried forward as far as allowed.

    Indicators that too few pilots have are left out and listed. Where they have more of the
    weight than the policy allows to be missing, there is no index: what is left would be another.
    """
    tree = policy.level.tree
    chosen = _chosen(snapshot, policy, year)
    values = _prepared(snapshot, chosen, policy.level, year)
    selection = selected(values, policy.level.coverage)
    weights = overall_weights(tree)
    coverage = sum(weights[code] for code in selection.kept.indicators)
    missing = len(selection.dropped)
    if 1 - coverage > policy.level.withheld + 1e-9:
        said = Bilingual(
            f"{len(weights)} 项指标中有 {missing} 项的数据不够，缺失权重 {1 - coverage:.0%}",
            f"{missing} of {len(weights)} indicators have too few values, "
            f"{1 - coverage:.0%} of the weight",
        )
        return LevelYear(values, chosen, None, coverage, said)
    directions = {code: one.direction for code, one in snapshot.programme.indicators.items()}
    level = replace(policy.level, tree=weighed(tree, selection.kept, directions))
    index = selected_index(selection, level, directions)
    return LevelYear(values, chosen, index, coverage, None, level)


def rise(now: LevelYear, before: LevelYear, pilot: str) -> float | None:
    """By how many points the index rose; None across any break of the series behind it."""
    scores = now.score(pilot), before.score(pilot)
    if scores[0] is None or scores[1] is None or now.index is None:
        return None
    for code in now.index.normalized.indicators:
        pair = now.chosen.get((pilot, code)), before.chosen.get((pilot, code))
        if (pair[0] is None) != (pair[1] is None):  # the index would be of other indicators
            return None
        if pair[0] and pair[1] and not comparable(pair[0].record, pair[1].record):
            return None
    return scores[0] - scores[1]


def _chosen(snapshot: Snapshot, policy: Policy, year: int) -> Chosen:
    found = {}
    for number, pilot in snapshot.programme.pilots.items():
        for code in (*policy.level.tree.indicators, *policy.level.denominators.values()):
            if (pilot.area, code) not in snapshot.observations_of:
                continue
            baseline = baseline_of(snapshot, pilot.area, code)
            series = baseline.record.vintage if baseline else Vintage.NONE
            values = latest(snapshot, pilot.area, code, year - policy.carried.years, year)
            best = best_value(values, series)
            if best is None and baseline and baseline.record.period.year == year:
                best = baseline
            if best is not None:
                found[number, code] = best
    return found


def _prepared(snapshot: Snapshot, chosen: Chosen, level: Level, year: int) -> Values:
    """The values of the tree: sizes divided, gaps imputed where the policy wants that."""
    values = _values(snapshot, chosen, list(level.tree.indicators), year)
    if level.denominators:
        by = list(dict.fromkeys(level.denominators.values()))
        values = divided(values, level.denominators, _values(snapshot, chosen, by, year))
    if level.imputation is Imputation.CLASS_MEAN:
        classes = {number: one.peer_class for number, one in snapshot.programme.pilots.items()}
        values = with_group_means(values, classes)
    return values


def _values(snapshot: Snapshot, chosen: Chosen, codes: Sequence[str], year: int) -> Values:
    units = {code: snapshot.programme.indicators[code].unit for code in codes}
    rows = {
        number: {
            code: chosen[number, code].record.value.to(units[code]).value
            if (number, code) in chosen
            else None
            for code in codes
        }
        for number in snapshot.programme.pilots
    }
    made = values_of(rows)
    carried = [
        [(n, c) in chosen and chosen[n, c].record.period.year < year for c in codes] for n in rows
    ]
    return Values(made.units, made.indicators, made.numbers, np.array(carried, dtype=bool))
