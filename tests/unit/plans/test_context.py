"""What a programme tells the reader."""

import pytest

from shidian.plans import Context, context_of

KNOWN = Context(
    {"常住人口": "people", "常住人口城镇化率": "rate"},
    {"江岭省青坪市": "01", "江岭省云湖县": "02", "河东省云湖县": "03"},
)
CODES = {
    "常住人口": "people",
    "全市常住人口": "people",
    "年末常住人口": "people",
    "常住人口规模": "people",
    "我市常住人口总量": "people",
    "全县常住人口城镇化率": "rate",
    "城镇常住人口": None,
    "常住人口增长率": None,
    "人口": None,
    "": None,
}


@pytest.mark.parametrize(("name", "code"), CODES.items())
def test_the_code_of_an_indicators_name(name, code):
    assert KNOWN.code(name) == code


PLACES = {
    "江岭省青坪市": "01",
    "青坪市": "01",
    "江岭省云湖县": "02",
    "云湖县": None,  # of two provinces
    "坪市区": None,
    "": None,
}


@pytest.mark.parametrize(("place", "number"), PLACES.items())
def test_the_number_of_a_pilot(place, number):
    assert KNOWN.pilot(place) == number


def test_a_programmes_vocabulary(specimen):
    context = context_of(specimen)
    assert context.indicators == {"城镇化率": "rate", "城市化率": "rate", "常住人口": "people"}
    assert context.pilots == {"浙江省宁波市": "01", "浙江省嘉兴市": "02"}
    assert dict(context.tasks) == {"sharing": ("成本分担", "落户")}
    assert (context.base_year, context.trial_end) == (2013, 2017)


def test_without_a_programme_nothing_is_known():
    empty = Context()
    assert (empty.code("常住人口"), empty.pilot("宁波市")) == (None, None)
