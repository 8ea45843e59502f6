"""People promised against people that the registered rate takes.

Of a million registered people at 30 %, a rate of 40 % takes 100,000 if all are local, and
100,000 / (1 - 0.4) = 166,667 if all come from elsewhere. A fifth of slack gives 80,000 to 200,000.
"""

import pytest

from tests.unit.plans.checks.figures import REGISTERED, claim, draft, found, rate, severities

PEOPLE = "people_implied"


def plan(promised: str, year: int = 2020, **more):
    name = more.pop("name", "农业转移人口落户")
    return draft(
        claim("户籍人口", "100", "万人", 2013, code="population_registered", kind="baseline"),
        rate(REGISTERED, 2013, "30"),
        rate(REGISTERED, year, "40"),
        claim(name, promised, "万人", year, **more),
    )


MATCH = {
    "between the ends": "12",
    "the lower end": "10",
    "the upper end": "16.6",
    "the lower end with its slack": "8",
    "the upper end with its slack": "20",
}


@pytest.mark.parametrize("promised", MATCH.values(), ids=MATCH)
def test_people_who_match_the_rate(promised, programme):
    [result] = found(PEOPLE, plan(promised), programme)
    assert (result.severity, result.unverified) == ("fine", True)
    assert "100万人 × (40% − 30%) = 10.0万人" in result.working
    assert "16.7万人" in result.working


@pytest.mark.parametrize(("promised", "word"), [("7.9", "少于"), ("20.1", "多于")])
def test_people_who_do_not(promised, word, programme):
    [result] = found(PEOPLE, plan(promised), programme)
    assert (result.severity, result.unverified) == ("warning", True)
    assert word in result.said.zh
    assert "10.0—16.7万人" in result.said.zh
    assert len(result.claims) == 4


def test_the_largest_promise_of_the_year_counts(programme):
    more = claim("外来人口落户", "3", "万人", 2020)
    assert severities(found(PEOPLE, draft(*plan("12").claims, more), programme)) == ["fine"]


def test_each_checkpoint_is_checked(programme):
    first = plan("30", 2017)
    both = draft(*first.claims, rate(REGISTERED, 2020, "45"), claim("落户", "20", "万人", 2020))
    assert severities(found(PEOPLE, both, programme)) == ["warning", "fine"]


QUIET = {
    "people a year": plan("12", per_year=True),
    "people of a part of the place": plan("12", subject="市区"),
    "people who do something else": plan("12", name="就业"),
    "a baseline": plan("12", kind="baseline"),
    "another year": plan("12", 2018),
    "no registered population": draft(*plan("12").claims[1:]),
    "no baseline of the rate": draft(plan("12").claims[0], *plan("12").claims[2:]),
    "nobody promised": draft(*plan("12").claims[:3]),
    "no figures": draft(),
}


@pytest.mark.parametrize("quiet", QUIET.values(), ids=QUIET)
def test_nothing_is_said_where_nothing_can_be_reckoned(quiet, programme):
    assert found(PEOPLE, quiet, programme) == []


def test_a_rate_that_does_not_rise(programme):
    claims = plan("12").claims
    for value in ("30", "29"):
        flat = draft(*claims[:2], rate(REGISTERED, 2020, value), claims[3])
        assert found(PEOPLE, flat, programme) == []


def test_a_rate_of_a_hundred(programme):
    claims = plan("70").claims
    whole = draft(*claims[:2], rate(REGISTERED, 2020, "100"), claims[3])
    assert severities(found(PEOPLE, whole, programme)) == ["fine"]
