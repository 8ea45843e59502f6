"""Targets that are no level: sums, years, averages, changes, documents, rubrics."""

from datetime import date

import pytest
from pytest import approx

from shidian.assessment.targets.kinds import (
    changed_level,
    cumulative,
    document_share,
    is_consistent,
    rubric_score,
    yearly,
    yearly_average,
)

# 青岛: 3.5 from 2014 to 2016. Expected in a year, made, missing, attainment, met.
SUMS = {
    "the first year": ({2014: 1.0}, 2014, (3.5 / 3, 1.0, (), 1 / 3.5, None)),
    "half way, ahead": ({2014: 1.0, 2015: 2.0}, 2015, (7 / 3, 3.0, (), 3 / 3.5, None)),
    "reached early": ({2014: 1.5, 2015: 2.0}, 2015, (7 / 3, 3.5, (), 1.0, True)),
    "reached": ({2014: 1.0, 2015: 1.0, 2016: 1.5}, 2016, (3.5, 3.5, (), 1.0, True)),
    "more than promised": ({2014: 7.0}, 2014, (3.5 / 3, 7.0, (), 2.0, True)),
    "short": ({2014: 1.0, 2015: 1.0, 2016: 1.0}, 2016, (3.5, 3.0, (), 3 / 3.5, False)),
    "a year is missing": ({2014: 1.0, 2016: 1.0}, 2016, (3.5, 2.0, (2015,), 2 / 3.5, None)),
    "a missing year decides nothing": (
        {2014: 2.0, 2016: 1.5},
        2016,
        (3.5, 3.5, (2015,), 1.0, True),
    ),
    "later years do not count": (
        {2014: 1.0, 2015: 1.0, 2016: 1.0, 2017: 9.0},
        2017,
        (3.5, 3.0, (), 3 / 3.5, False),
    ),
    "zero is a value": ({2014: 0.0, 2015: 0.0}, 2015, (7 / 3, 0.0, (), 0.0, None)),
}


@pytest.mark.parametrize(("flows", "year", "expected"), SUMS.values(), ids=SUMS)
def test_a_sum(flows, year, expected):
    found = cumulative(flows, 3.5, 2014, 2016, year)
    due, made, missing, attainment, met = expected
    assert (found.expected, found.made) == (approx(due), approx(made))
    assert (found.missing, found.met) == (missing, met)
    assert found.attainment == approx(attainment)


def test_a_sum_of_nothing_has_no_attainment():
    found = cumulative({2014: 0.0}, 0.0, 2014, 2014, 2014)
    assert (found.attainment, found.met) == (None, True)


def test_a_sum_is_not_missed_by_binary_rounding():
    # 0.7 + 0.1 + 0.2 is 0.9999999999999999 if added one after another
    assert cumulative({2014: 0.7, 2015: 0.1, 2016: 0.2}, 1.0, 2014, 2016, 2016).met is True
    # as the nearest floats, 0.1, 0.1 and 0.7 are a little less than 0.9 however they are added
    assert cumulative({2014: 0.1, 2015: 0.1, 2016: 0.7}, 0.9, 2014, 2016, 2016).met is True
    tenths = dict.fromkeys(range(2014, 2024), 0.1)
    assert cumulative(tenths, 1.0, 2014, 2023, 2023).met is True


# 曲靖: 每年落户不低于16万人
YEARS = {
    "every year": ({2014: 16.0, 2015: 20.0}, 2015, (1.0, (), True)),
    "one year short": ({2014: 40.0, 2015: 12.0}, 2015, ((1 + 0.75) / 2, (), False)),
    "no carrying over": ({2014: 8.0, 2015: 100.0}, 2015, (0.75, (), False)),
    "a year is missing": ({2015: 16.0}, 2015, (1.0, (2014,), None)),
    "a missing year cannot mend it": ({2015: 12.0}, 2015, (0.75, (2014,), False)),
    "nothing done": ({2014: 0.0}, 2014, (0.0, (), False)),
    "no year at all": ({}, 2015, (None, (2014, 2015), None)),
}


@pytest.mark.parametrize(("flows", "year", "expected"), YEARS.values(), ids=YEARS)
def test_a_floor_for_every_year(flows, year, expected):
    found = yearly(flows, 16.0, 2014, year)
    assert (found.attainment, found.missing, found.met) == (
        approx(expected[0]),
        *expected[1:],
    )


# 青岛: 年均转移10万人左右
AVERAGES = {
    "more makes up for less": ({2014: 8.0, 2015: 12.0}, 2015, (1.0, (), True)),
    "less does not": ({2014: 8.0, 2015: 11.0}, 2015, (0.95, (), False)),
    "a year is missing": ({2015: 30.0}, 2015, (3.0, (2014,), None)),
    "no year at all": ({}, 2015, (None, (2014, 2015), None)),
}


@pytest.mark.parametrize(("flows", "year", "expected"), AVERAGES.values(), ids=AVERAGES)
def test_an_average(flows, year, expected):
    found = yearly_average(flows, 10.0, 2014, year)
    assert (found.attainment, found.missing, found.met) == (
        approx(expected[0]),
        *expected[1:],
    )


@pytest.mark.parametrize("value", [16.1, 0.3, 33.3])
def test_an_average_is_not_missed_by_binary_rounding(value):
    assert yearly_average(dict.fromkeys((2014, 2015, 2016), value), value, 2014, 2016).met


def test_a_relative_change():
    # 石家庄: PM2.5较2012年下降33%, from 90
    assert changed_level(90, -0.33) == approx(60.3)
    assert changed_level(0, -0.33) == 0


CONSISTENT = {
    "exactly": (30.0, 20.0, 10.0, True),
    "within one per cent": (30.1, 20.0, 10.05, True),
    "beyond": (30.2, 20.0, 10.05, False),
    "nothing moved": (20.0, 20.0, 0.0, True),
    "a sum that moved by itself": (20.1, 20.0, 0.0, False),
}


@pytest.mark.parametrize(("total", "before", "flow", "agrees"), CONSISTENT.values(), ids=CONSISTENT)
def test_a_filed_sum_must_grow_by_the_filed_flow(total, before, flow, agrees):
    assert is_consistent(total, before, flow) is agrees


# a tenth less for each quarter begun, at least a half; 0.3 for a draft
DUE = date(2015, 12, 31)
DOCUMENTS = {
    "early": (date(2015, 6, 1), False, 1.0),
    "on the day": (DUE, False, 1.0),
    "a day late": (date(2016, 1, 1), False, 0.9),
    "in the third month": (date(2016, 3, 15), False, 0.9),
    "three months late": (date(2016, 3, 31), False, 0.9),
    "a day in the second quarter": (date(2016, 4, 1), False, 0.8),
    "a year late": (date(2016, 12, 31), False, 0.6),
    "a year and a day": (date(2017, 1, 1), False, 0.5),
    "never less than the floor": (date(2020, 1, 1), False, 0.5),
    "a draft": (None, True, 0.3),
    "nothing": (None, False, 0.0),
    "issued, whatever drafts there were": (DUE, True, 1.0),
}


@pytest.mark.parametrize(("issued", "draft", "share"), DOCUMENTS.values(), ids=DOCUMENTS)
def test_a_document(issued, draft, share, policy):
    assert document_share(issued, DUE, draft, policy.documents) == approx(share)


MIDDLE = {
    "later in the month": (date(2015, 6, 20), 0.9),
    "to the day after three months": (date(2015, 9, 15), 0.9),
    "the day after": (date(2015, 9, 16), 0.8),
}


@pytest.mark.parametrize(("issued", "share"), MIDDLE.values(), ids=MIDDLE)
def test_quarters_are_counted_from_the_due_day(issued, share, policy):
    assert document_share(issued, date(2015, 6, 15), False, policy.documents) == approx(share)


RUBRICS = {
    "agreed": ([75, 75], 75),
    "one step apart": ([50, 75], 62.5),
    "to the panel": ([25, 75], None),
    "far apart": ([0, 100], None),
}


@pytest.mark.parametrize(("ratings", "score"), RUBRICS.values(), ids=RUBRICS)
def test_two_raters(ratings, score):
    assert rubric_score(ratings) == score
