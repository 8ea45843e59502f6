"""Years, stretches and lists of years, ends of plans; and times that name no year."""

import itertools

import pytest

from shidian.plans import Context, read
from shidian.plans.numbers.times import UNDATED, Calendar, durations, times
from tests.unit.plans.made import goals

KNOWN = Calendar(written=2014, trial_first=2015, trial_end=2017, whole_first=2014, whole_end=2020)
# Text, first year of a stretch, year.
TIMES = {
    "到2017年": (None, 2017),
    "2017年底": (None, 2017),
    "2020年末": (None, 2020),
    "2014—2020年": (2014, 2020),
    "2014-2020年": (2014, 2020),
    "2014年至2017年": (2014, 2017),
    "2015到2018年": (2015, 2018),
    "2014—16年": (2014, 2016),
    "2016年起": (2016, None),
    "2010年以来": (2010, None),
    "二〇二〇年": (None, 2020),
    "十二五末": (None, 2015),
    "“十二五”期间": (2011, 2015),
    "十三五末": (None, 2020),
    "“十三五”期末": (None, 2020),
    "“十三五”时期": (2016, 2020),
}


@pytest.mark.parametrize(("text", "years"), TIMES.items(), ids=TIMES)
def test_a_time(text, years):
    [time] = times(f"{text}，城镇化率达到目标")
    assert (time.first, time.year) == years
    assert not time.compared


def test_a_list_of_years():
    [time] = times("2015年、2017年和2020年")
    assert time.years == (2015, 2017, 2020)


def test_years_that_run_backwards_are_no_stretch():
    assert all(time.first is None for time in times("2020—2014年"))


COMPARED = ("比2013年提高", "较2013年增长", "以2010年为基期", "在2013年的基础上", "2010年不变价")


@pytest.mark.parametrize("text", COMPARED)
def test_a_year_that_is_only_compared_with(text):
    [time] = times(text)
    assert time.compared


# What a calendar makes of times that name no year.
UNNAMED = {
    "本年底": (None, 2014),
    "今年内": (None, 2014),
    "试点期末": (None, 2017),
    "试点结束时": (None, 2017),
    "规划期末": (None, 2020),
    "三年累计": (2015, 2017),
    "七年共": (2014, 2020),
}


@pytest.mark.parametrize(("text", "years"), UNNAMED.items(), ids=UNNAMED)
def test_a_time_without_a_year(text, years):
    [time] = times(f"{text}，完成", KNOWN)
    assert (time.first, time.year) == years


@pytest.mark.parametrize("text", ["本年底", "试点期末", "规划期末"])
def test_nothing_is_guessed_without_a_calendar(text):
    assert [time.year for time in times(text, UNDATED)] == [None]
    assert [one.year for one in goals(f"{text}，绿地率达到38%。")] == [None]


def test_no_time_in_words_and_numbers():
    assert times("人口2017万人，长度2020米，第三年级，成年人") == []


def test_times_stand_in_order_and_apart():
    found = times("2013年，到2017年，2018—2020年，十三五末")
    assert [time.year for time in found] == [2013, 2017, 2020, 2020]
    assert all(one.end <= after.start for one, after in itertools.pairwise(found))


def test_durations_only_say_how_long():
    text = "力争3年内完成，6个月后，近三年来，2017年"
    assert [text[start:end] for start, end in durations(text)] == [
        "力争3年内",
        "6个月后",
        "近三年来",
    ]


def test_the_year_of_a_document_that_is_cited_is_when_a_plan_was_written():
    text = "根据发改规划〔2014〕1229号要求制定。\n一、主要目标\n到本年底，绿地率达到38%。"
    assert [one.year for one in read(text).figures] == [2014]


def test_the_end_of_the_trial_is_the_programmes_or_the_plans_own():
    sentence = "到试点期末，绿地率达到38%。"
    assert [one.year for one in goals(sentence, Context(trial_end=2017))] == [2017]
    intro = "试点时间为2015年至2018年。"
    assert [one.year for one in goals(sentence, Context(trial_end=2017), intro)] == [2018]


def test_so_many_years_of_a_plan_that_says_for_which_years_it_is():
    text = "青坪县城镇化规划（2014—2018年）\n一、主要目标\n五年累计改造棚户区3000户。"
    [found] = read(text).figures
    assert (found.start_year, found.year, found.cumulative) == (2014, 2018, True)
