"""Every span of the built-in package, against the official document where it is present."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

import pytest

from shidian.core import Observation, Printed, Statement, StatementType, Target, as_statement

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
# How the document prints the units that have a symbol of their own.
UNITS = {
    "万人": ("万人", "万"),
    "km2": ("平方公里",),
    "万km2": ("万平方公里",),
    ":1": ("：1",),
}
NUMERALS = dict(zip("一两二三四五六七八九十", (1, 2, *range(2, 11)), strict=True))
# Qualifiers that stand behind a figure; 多 and 余 stand between number and unit.
QUALIFIERS = {"左右", "以上", "及以上", "以内", "以下", "的范围内", "多", "余"}
# 禹州 names both rates once, then gives them in pairs: resident first, registered second.
PAIRED = {f"48-{rate}-{year}" for rate in RATES for year in (2017, 2020)}
CLOSE, NEAR, FAR = 16, 60, 150  # characters before a figure


@dataclass(frozen=True)
class Figure:
    """A figure of the package and the characters it was taken from."""

    key: str
    indicator: str
    printed: Printed
    span: tuple[int, int]


def figure(record: Statement | Target | Observation) -> Figure:
    assert record.source.span is not None, record.key
    if isinstance(record, Observation):
        printed = Printed("=", record.value.value, record.value.unit.symbol)
        return Figure(record.key, record.indicator, printed, record.source.span)
    printed = as_statement(record).printed
    assert printed is not None
    return Figure(record.key, printed.indicator, printed, record.source.span)


def squeezed(text: str) -> str:
    """The text without white space, which the document is wrapped with."""
    return "".join(text.split())


@pytest.fixture(scope="module")
def figures(programme) -> list[Figure]:
    """Every target, and every baseline among the observations that the plan states."""
    stated = [one for one in programme.observations if one.source.document == "plan-2014"]
    return [figure(record) for record in (*programme.targets, *stated)]


@pytest.fixture(scope="module")
def statements(programme) -> list[Statement]:
    """Every commitment in the one form."""
    return [as_statement(one) for one in programme.commitments]


@pytest.fixture(scope="module")
def printed(statements) -> list[Figure]:
    """Every figure among the commitments: targets, baselines, costs, funding."""
    return [figure(one) for one in statements if one.printed]


def before(plan: str, figure: Figure, characters: int) -> str:
    start = figure.span[0]
    return squeezed(plan[max(0, start - characters) : start])


def test_there_are_figures_of_every_pilot(programme, figures):
    assert len(figures) > 500
    by_pilot = Counter(target.pilot for target in programme.targets)
    assert set(programme.pilots) - set(by_pilot) <= {"29", "63", "64"}
    stated = {one.area for one in programme.observations if one.source.document == "plan-2014"}
    assert {pilot.area for pilot in programme.pilots.values()} <= stated


def test_there_are_commitments_of_every_pilot_and_type(programme, statements):
    assert {one.pilot for one in statements} == set(programme.pilots)
    types = Counter(one.type for one in statements)
    assert len(types) == 6
    assert min(types.values()) > 30


def number(found: str) -> tuple[Decimal, str]:
    """The number that a text begins with, in digits or as one Chinese numeral, and the rest."""
    digits = re.match(r"\d+(\.\d+)?", found)
    if digits is None:
        return Decimal(NUMERALS[found[0]]), found[1:]
    return Decimal(digits[0]), found[digits.end() :]


def holds(found: str, one: Printed) -> bool:
    """Whether a text is the figure: number, upper end, unit and qualifier, and nothing else."""
    value, rest = number(found)
    if one.high is not None:
        unit, _, rest = rest.partition("—")
        high, rest = number(rest.removeprefix("—"))
        if high != one.high or unit not in ("", one.unit):
            return False
    rest = rest.lstrip("多余")
    ends = {rest.removeprefix(unit) for unit in UNITS.get(one.unit, (one.unit,))} - {rest}
    return value == one.value and bool(ends & {"", *QUALIFIERS})


def test_spans_hold_exactly_the_figure(plan, figures, printed):
    found = {one.key: squeezed(plan[slice(*one.span)]) for one in (*figures, *printed)}
    wrong = {
        one.key: found[one.key]
        for one in (*figures, *printed)
        if not holds(found[one.key], one.printed)
    }
    assert wrong == {}


def test_spans_hold_the_words_of_what_is_no_figure(plan, statements):
    others = [one for one in statements if not one.printed]
    assert len(others) > 300
    wrong = {
        one.key: one.name
        for one in others
        if not (one.name or one.type is StatementType.EVALUATION)  # a long one is left to its span
        or squeezed(one.name) not in squeezed(plan[slice(*one.source.span)])
    }
    assert wrong == {}


def test_qualifiers_are_those_of_the_plan(plan, printed):
    """The word behind the figure is the end of its qualifier; the rest stands shortly before."""
    wrong = {}
    for one in printed:
        said, found = one.printed.qualifier, squeezed(plan[slice(*one.span)])
        behind = {word for word in QUALIFIERS if found.endswith(word)} or {""}
        behind = {word for word in "多余" if word in found} or behind
        rest = said.removesuffix(max(behind, key=len))
        near = before(plan, one, NEAR) + squeezed(plan[one.span[1] :][:CLOSE])
        if not said.endswith(max(behind, key=len)) or rest not in near:
            wrong[one.key] = (said, found)
    assert wrong == {}


def test_no_qualifier_stands_right_after_a_span(plan, printed):
    for one in printed:
        after = squeezed(plan[one.span[1] :][:6])
        assert not after.startswith(tuple(QUALIFIERS)), one.key


def test_every_baseline_among_the_observations_is_stated_too(programme, statements):
    """The commitments were read anew: figure by figure they agree with what people typed."""
    stated = {one.source.span: one for one in statements if one.kind == "baseline"}
    typed = [one for one in programme.observations if one.source.document == "plan-2014"]
    assert len(typed) > 250
    for one in typed:
        again = stated[one.source.span]
        assert again.printed.value == one.value.value, one.key
        assert again.printed.indicator in ("", one.indicator), one.key


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
    counts = [one for one in figures if "/" in one.key and one.indicator not in RATES]
    assert len(counts) > 100
    wrong = {one.key: before(plan, one, CLOSE) for one in counts}
    wrong = {key: text for key, text in wrong.items() if COUNTS[key.split("/")[1]] not in text}
    assert wrong == {}


def test_the_last_year_named_before_a_target_is_its_year(plan, programme):
    for target in programme.targets:
        years = re.findall(r"(20\d\d)年", before(plan, figure(target), FAR))
        assert years[-1:] == [str(target.year)], target.key


def apart(figures: Sequence[Figure]) -> bool:
    ordered = sorted(one.span for one in figures)
    return all(one[1] <= after[0] for one, after in pairwise(ordered))


def test_no_two_figures_share_characters(figures, printed):
    assert apart(figures)
    assert apart(printed)


def test_outlines_open_with_the_name_of_their_pilot(plan, programme):
    for pilot in programme.pilots.values():
        outline = squeezed(plan[slice(*pilot.outline)])
        assert pilot.short.zh in outline[:40], pilot.no


def test_everything_lies_in_the_outline_of_its_pilot(programme, statements):
    outlines = {pilot.no: pilot.outline for pilot in programme.pilots.values()}
    outlines |= {pilot.area: pilot.outline for pilot in programme.pilots.values()}
    stated = [one for one in programme.observations if one.source.document == "plan-2014"]
    placed = [(one.pilot, one.source.span) for one in statements]
    placed += [(one.area, one.source.span) for one in stated]
    for place, (start, end) in placed:
        assert outlines[place][0] <= start < end <= outlines[place][1], (place, start)


def test_tasks_are_named_at_their_spans(plan, programme):
    for task in programme.tasks:
        heading = squeezed(plan[slice(*task.source.span)])
        assert heading.startswith(task.source.section.removeprefix("三")), task.code
        assert heading.endswith("。")
        assert len(set(task.name.zh) - set(heading)) == 0, heading
