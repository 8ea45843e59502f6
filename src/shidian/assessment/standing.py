"""Where a pilot stands in its class, by how far it came from its own promise."""

from collections.abc import Sequence
from dataclasses import dataclass

from shidian.assessment.attainment import Attainment
from shidian.core import Indicator
from shidian.programme import Pilot


@dataclass(frozen=True)
class Standing:
    """A pilot's place among the judged pilots of its class, for one target year.

    It compares levels with promises, never growth: places are by gap. Pilots with equal gaps
    share a place. `ranked` holds the results of the class, the largest gap first.
    """

    indicator: Indicator
    year: int
    place: int
    ranked: Sequence[Attainment]


def standing_of(results: Sequence[Attainment], pilot: Pilot, indicator: str) -> Standing | None:
    """The standing in the last year in which the pilot was judged; None if it never was."""
    judged = [
        (result.gap.value, result)
        for result in results
        if result.indicator.code == indicator
        and result.gap is not None
        and result.pilot.peer_class == pilot.peer_class
    ]
    own = [(result.target.record.year, gap) for gap, result in judged if result.pilot is pilot]
    if not own:
        return None
    year, gap = max(own)
    rivals = [one for one in judged if one[1].target.record.year == year]
    ranked = [result for _, result in sorted(rivals, key=lambda one: one[0], reverse=True)]
    place = 1 + sum(other > gap for other, _ in rivals)
    return Standing(ranked[0].indicator, year, place, ranked)
