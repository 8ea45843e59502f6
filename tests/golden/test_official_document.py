"""Every span of the built-in package, against the official document where it is present."""

import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise

import pytest

from shidian.core import Observation, Target

RESIDENT, HUKOU = "urbanization_rate_resident", "urbanization_rate_hukou"
RATES = {RESIDENT: "常住人口城镇化率", HUKOU: "户籍人口城镇化率"}
# How the outlines name the other figures, in the characters shortly before them.
COUNTS = {
    "population_resident": "常住",
    "population_registered": "户籍",
    "population_urban": "城镇",
    "population_total": "人口",
    "land_area": "面积",
}
UNITS = {"%": {"%"}, "万人": {"万人", "万"}, "km2": {"平方公里"}, "万km2": {"万平方公里"}}
QUALIFIERS = {"左右", "以上", "余"}
# 禹州 names both rates once, then gives them in pairs: resident first, registered second.
PAIRED = {f"48-{rate}-{year}" for rate in RATES for year in (2017, 2020)}
CLOSE, NEAR, FAR = 16, 60, 150  # characters before a figure


@dataclass(frozen=True)
class Figure:
    """A figure of the package and the characters it was typed from."""

    key: str
    indicator: str
    number: str
    unit: str
    span: tuple[int, int]
    qualifier: str = ""


def figure(record: Target | Observation) -> Figure:
    number, unit = f"{record.value.value:f}", record.value.unit.symbol
    qualifier = getattr(record, "qualifier", "")
    assert record.source.span is not None, record.key
    return Figure(record.key, record.indicator, number, unit, record.source.span, qualifier)


def squeezed(text: str) -> str:
    """The text without white space, which the document is wrapped with."""
    return "".join(text.split())


@pytest.fixture(scope="module")
def figures(programme) -> list[Figure]:
    """Every target, and every baseline that the plan states."""
    stated = [one for one in programme.observations if one.source.document == "plan-2014"]
    return [figure(record) for record in (*programme.targets, *stated)]


def before(plan: str, figure: Figure, characters: int) -> str:
    start = figure.span[0]
    return squeezed(plan[max(0, start - characters) : start])


def test_there_are_figures_of_every_pilot(programme, figures):
    assert len(figures) > 500
    by_pilot = Counter(target.pilot for target in programme.targets)
    assert set(programme.pilots) - set(by_pilot) <= {"29", "63", "64"}
    stated = {one.area for one in programme.observations if one.source.document == "plan-2014"}
    assert {pilot.area for pilot in programme.pilots.values()} <= stated


def test_spans_hold_exactly_the_figure(plan, figures):
    wrong = {}
    for one in figures:
        found = squeezed(plan[slice(*one.span)])
        allowed = {f"{one.number}{unit}" for unit in UNITS[one.unit]}
        allowed |= {text + qualifier for text in allowed for qualifier in QUALIFIERS}
        if found not in allowed:
            wrong[one.key] = found
    assert wrong == {}


def test_qualifiers_are_those_of_the_plan(plan, figures):
    for one in figures:
        printed = {word for word in QUALIFIERS if plan[slice(*one.span)].endswith(word)}
        assert printed == ({one.qualifier} & QUALIFIERS), one
        if one.qualifier == "力争":
            assert "力争" in before(plan, one, NEAR), one


def test_no_qualifier_stands_right_after_a_span(plan, programme):
    for target in programme.targets:
        after = squeezed(plan[target.source.span[1] :][:6])
        assert not after.startswith(tuple(QUALIFIERS)), target.key


def test_the_last_rate_named_before_a_rate_is_its_own(plan, figures):
    names = re.compile("|".join((*RATES.values(), "城镇化率")))
    rates = [one for one in figures if one.indicator in RATES and one.key not in PAIRED]
    assert len(rates) > 300
    wrong = {}
    for one in rates:
        named = names.findall(before(plan, one, NEAR))
        if named[-1:] != [RATES[one.indicator]]:
            wrong[one.key] = named
    assert wrong == {}


def test_rates_given_in_pairs(plan, figures):
    paired = {one.key: one for one in figures if one.key in PAIRED}
    assert set(paired) == PAIRED
    named = f"{RATES[RESIDENT]}和{RATES[HUKOU]}分别达到"
    for year in (2017, 2020):
        first, second = (paired[f"48-{rate}-{year}"] for rate in (RESIDENT, HUKOU))
        assert squeezed(plan[first.span[1] : second.span[0]]) == "和"
        assert before(plan, first, NEAR).endswith("分别达到")
        assert named in before(plan, first, FAR)


def test_counts_are_named_before_them(plan, figures):
    counts = [one for one in figures if one.indicator not in RATES]
    assert len(counts) > 100
    wrong = {one.key: before(plan, one, CLOSE) for one in counts}
    wrong = {key: text for key, text in wrong.items() if COUNTS[key.split("/")[1]] not in text}
    assert wrong == {}


def test_the_last_year_named_before_a_target_is_its_year(plan, programme):
    for target in programme.targets:
        years = re.findall(r"(20\d\d)年", before(plan, figure(target), FAR))
        assert years[-1:] == [str(target.year)], target.key


def test_no_two_figures_share_characters(figures):
    ordered = sorted(figures, key=lambda one: one.span)
    for one, after in pairwise(ordered):
        assert one.span[1] <= after.span[0], (one.key, after.key)


def test_outlines_open_with_the_name_of_their_pilot(plan, programme):
    for pilot in programme.pilots.values():
        outline = squeezed(plan[slice(*pilot.outline)])
        assert pilot.short.zh in outline[:40], pilot.no


def test_figures_lie_in_the_outline_of_their_pilot(plan, programme, figures):
    outlines = {pilot.no: pilot.outline for pilot in programme.pilots.values()}
    areas = {pilot.area: pilot.outline for pilot in programme.pilots.values()}
    for one in figures:
        outline = outlines[one.key[:2]] if "/" not in one.key else areas[one.key.split("/")[0]]
        assert outline[0] <= one.span[0] < one.span[1] <= outline[1], one.key


def test_tasks_are_named_at_their_spans(plan, programme):
    for task in programme.tasks:
        heading = squeezed(plan[slice(*task.source.span)])
        assert heading.startswith(task.source.section.removeprefix("三")), task.code
        assert heading.endswith("。")
        assert len(set(task.name.zh) - set(heading)) == 0, heading
