"""The working behind a figure gives the figure: its own numbers, computed again."""

import re

from shidian.reporting.annual.workings import working

NUMBER = r"(−?\d+(?:\.\d+)?)"
ATTAINMENT = re.compile(rf"\({NUMBER} − {NUMBER}\) ÷ \({NUMBER} − {NUMBER}\) = (-?[\d.]+)%")
PACE = re.compile(
    rf"\[φ\({NUMBER}\) − φ\({NUMBER}\)\] ÷ \[φ\({NUMBER}\) − φ\({NUMBER}\)\] "
    r"× \((\d+) − (\d+)\) ÷ \((\d+) − (\d+)\) = (-?[\d.]+), φ = identity"
)


def found(pattern: re.Pattern[str], basis) -> list[list[float]]:
    said = [working(one).zh for one in basis.evaluation.progress]
    return [
        [float(part) for part in match.groups()]
        for one in said
        for match in [pattern.search(one)]
        if match
    ]


def test_attainment_follows_from_the_numbers_shown(invented):
    matches = found(ATTAINMENT, invented)
    assert len(matches) > 100
    for made, start, goal, again, percent in matches:
        assert start == again
        assert abs(100 * (made - start) / (goal - start) - percent) <= 0.051


def test_pace_follows_from_the_numbers_shown(invented):
    matches = found(PACE, invented)
    assert len(matches) > 50
    for made, start, goal, again, last, first, now, then, ratio in matches:
        assert (start, first) == (again, then)
        expected = (made - start) / (goal - start) * (last - first) / (now - first)
        assert abs(expected - ratio) <= 1e-4


def test_without_a_value_nothing_is_computed(published):
    [one] = [
        one
        for one in published.evaluation.pilots["03"].progress
        if one.result.target.record.key.endswith("hukou-2020")
    ]
    assert working(one).zh == "没有可比的实际值，不作计算。"
