"""People by year: a user's table with its faults, and what the plans state."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shidian.core import Confidence, DataError, Source
from shidian.mechanisms.citizenization.model import Origin, Step
from shidian.mechanisms.citizenization.people import (
    FILE,
    Whence,
    origin_of,
    people_of,
    stated_people,
)
from shidian.mechanisms.citizenization.people_table import read_people

HEAD = "year,origin,step,people\n"
FAULTY = {
    "negative people": ("2015,same_city,resident,-5", "number_negative", 2, "people"),
    "a missing year": (",same_city,resident,5", "empty", 2, "year"),
    "a year of two digits": ("15,same_city,resident,5", "not_year", 2, "year"),
    "an unknown origin": ("2015,abroad,resident,5", "not_choice", 2, "origin"),
    "an unknown step": ("2015,same_city,visitor,5", "not_choice", 2, "step"),
    "a part of a person": ("2015,same_city,resident,1.5", "number_fraction", 2, "people"),
    "more than there are": (*("2015,same_city,resident,1234567890", "number_long", 2, "people"),),
    "years left out": (
        *("2015,same_city,resident,5\n2018,same_city,resident,6", "cost_people_year", 3, "year"),
    ),
    "the same twice": (
        *("2015,same_city,resident,5\n2015,same_city,resident,6", "duplicate", 3),
        "year origin step",
    ),
    "nothing": ("", "people_none", None, ""),
}
STATED = (
    "pilot,year,start_year,origin,step,people,per_year,cumulative,document,section,span_start,"
    "span_end,confidence,note\n"
)
STATED_FAULTY = {
    "an unknown pilot": ("99,2017,,,,5,,,plan-2014,,,,high,", "unknown_reference"),
    "an unknown document": ("04,2017,,,,5,,,plan-2099,,,,high,", "unknown_reference"),
    "a first year after the last": ("04,2017,2018,,,5,,,plan-2014,,,,high,", "people_years"),
}


def with_people(programme, rows):
    content = (STATED + rows).encode()
    return replace(programme, mechanisms={**programme.mechanisms, FILE: content})


def by_year(people):
    years = sorted({year for year, _, _ in people})
    return {
        year: sum(count for (when, _, _), count in people.items() if when == year) for year in years
    }


@pytest.mark.parametrize(("rows", "code", "row", "column"), FAULTY.values(), ids=FAULTY)
def test_a_faulty_table_is_refused_at_its_row_and_column(rows, code, row, column):
    with pytest.raises(DataError) as refused:
        read_people((HEAD + rows).encode(), "mine.csv")
    [fault] = refused.value.faults
    assert (fault.code, fault.place.file) == (code, "mine.csv")
    assert (fault.place.row, fault.place.column) == (row, column)


def test_all_faults_of_a_table_are_told_at_once():
    rows = "2015,same_city,resident,-5\n,same_city,resident,5\n"
    with pytest.raises(DataError) as refused:
        read_people((HEAD + rows).encode(), "mine.csv")
    assert [fault.code for fault in refused.value.faults] == ["number_negative", "empty"]


def test_the_years_that_are_left_out_are_named():
    rows = "2018,same_city,resident,5\n2015,same_city,resident,5\n"
    with pytest.raises(DataError) as refused:
        read_people((HEAD + rows).encode(), "mine.csv")
    [fault] = refused.value.faults
    assert (fault.place.row, fault.found["year"]) == (2, "2016–2017")


def test_what_stands_twice_is_said_in_words():
    rows = "2015,same_city,resident,5\n2015,same_city,resident,5\n"
    with pytest.raises(DataError) as refused:
        read_people((HEAD + rows).encode(), "mine.csv")
    assert "2015 年、市内跨县、持居住证" in refused.value.faults[0].text("zh")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", "\t", ";"])
def test_a_table_of_an_office_is_read(encoding, delimiter):
    table = "年份,来源地,步骤,人数\n2015,市内跨县,持居住证,100\n2016,Other province,registered,0\n"
    content = table.replace(",", delimiter).encode(encoding)
    assert read_people(content, "人数.csv").people == {
        (2015, Origin.SAME_CITY, Step.RESIDENT): 100,
        (2016, Origin.OTHER_PROVINCE, Step.REGISTERED): 0,
    }


UNREAD = {
    "an empty file": (b"", "table_empty"),
    "blank lines": (b"\n \n", "table_empty"),
    "a workbook": (b"PK\x03\x04", "table_workbook"),
    "no text": (b"year\xff\xff", "wrong_encoding"),
    "no text in UTF-16": (b"\xff\xfea", "wrong_encoding"),
    "a NUL": (HEAD.encode() + b"\0", "wrong_encoding"),
}


@pytest.mark.parametrize(("content", "code"), UNREAD.values(), ids=UNREAD)
def test_a_file_that_is_no_table_is_told(content, code):
    with pytest.raises(DataError) as refused:
        read_people(content, "mine.csv")
    assert [fault.code for fault in refused.value.faults] == [code]


def test_a_table_is_read():
    rows = "2015,same_city,resident,100\n2016,other_province,registered,0\n"
    assert read_people((HEAD + rows).encode(), "mine.csv").people == {
        (2015, Origin.SAME_CITY, Step.RESIDENT): 100,
        (2016, Origin.OTHER_PROVINCE, Step.REGISTERED): 0,
    }


SOURCED = {
    "source and confidence": (
        "年份,来源地,步骤,人数,来源,可信度\n2015,市内跨县,持居住证,5,公安年报,高\n",
        (Source("公安年报"),),
    ),
    "a source alone": (
        "year,origin,step,people,source\n2015,same_city,resident,5,yearbook\n",
        (Source("yearbook", confidence=Confidence.UNVERIFIED),),
    ),
    "a row without a source": (
        "year,origin,step,people,source\n2015,same_city,resident,5,a\n2016,same_city,resident,5,\n",
        (),
    ),
    "neither": (HEAD + "2015,same_city,resident,5\n", ()),
}


@pytest.mark.parametrize(("table", "sources"), SOURCED.values(), ids=SOURCED)
def test_who_states_the_people_is_read(table, sources):
    assert read_people(table.encode(), "mine.csv").sources == sources


def test_a_source_is_no_origin():
    with pytest.raises(DataError) as refused:
        read_people("年份,来源,步骤,人数\n2015,省外,直接落户,5\n".encode(), "mine.csv")
    [fault] = refused.value.faults
    assert (fault.code, fault.place.column) == ("column_missing", "origin")


def test_two_sums_are_spread_each_over_its_own_years(programme):
    """大连: 300,000 from outside by 2017 and 700,000 by 2020, 200,000 and 500,000 of the city."""
    found = people_of(programme, "04")
    outside = {
        year: count
        for (year, origin, _), count in found.people.items()
        if origin is Origin.OTHER_PROVINCE
    }
    assert outside == dict.fromkeys(range(2015, 2018), 100_000) | {
        2018: 133_334,
        2019: 133_333,
        2020: 133_333,
    }
    assert sum(found.people.values()) == 1_200_000


def test_what_is_assumed_is_told(programme):
    codes = [fault.code for fault in people_of(programme, "04").assumed]
    origins = ["people_origin", "people_origin"]  # 外地 and 本地
    assert codes == ["people_spread", "people_start", *origins, "people_step"]
    assert people_of(programme, "47").assumed == ()  # 郓城 states years, origins and step


def test_people_of_every_year_are_not_spread(programme):
    found = people_of(programme, "47").people
    assert by_year(found) == dict.fromkeys(range(2015, 2021), 10_000)
    assert found[2016, Origin.SAME_COUNTY, Step.REGISTERED] == 7_000


def test_two_groups_of_one_year_are_both_counted(programme):
    """新郑: 100,000 who live in the city and 119,000 villagers by 2017."""
    assert sum(people_of(programme, "49").people.values()) == 219_000


def test_phases_that_do_not_count_earlier_ones_add_up(programme):
    """株洲: 200,000 by 2015, then 160,000 and 240,000 more, 600,000 in all."""
    assert sum(people_of(programme, "26").people.values()) == 600_000


def test_a_pilot_whose_plan_states_none_is_told(programme):
    with pytest.raises(DataError) as refused:
        people_of(programme, "03")
    assert [fault.code for fault in refused.value.faults] == ["people_unstated"]


@pytest.mark.parametrize(("rows", "code"), STATED_FAULTY.values(), ids=STATED_FAULTY)
def test_faults_of_the_package_are_placed(programme, rows, code):
    with pytest.raises(DataError) as refused:
        stated_people(with_people(programme, rows))
    [fault] = refused.value.faults
    assert (fault.code, fault.place.file, fault.place.row) == (code, FILE, 2)


@given(st.integers(0, 10**7), st.integers(0, 10**7), st.integers(2016, 2025))
def test_the_years_sum_to_what_is_stated(programme, first, more, last):
    rows = (
        f"04,2015,,,,{first},,yes,plan-2014,,,,high,\n"
        f"04,{last},,,,{first + more},,yes,plan-2014,,,,high,\n"
    )
    found = by_year(people_of(with_people(programme, rows), "04").people)
    assert (found[2015], sum(found.values())) == (first, first + more)
    later = [count for year, count in found.items() if year > 2015]
    assert max(later) - min(later) <= 1


def test_no_origin_is_taken_nearer_than_the_words_allow():
    assert origin_of(Whence.UNSTATED) is Origin.OTHER_PROVINCE
    assert origin_of(Whence.INSIDE_CITY) is Origin.SAME_CITY
    assert {origin_of(Whence(one.value)) for one in Origin} == set(Origin)


def test_what_was_assumed_is_told_in_words(programme):
    told = [one.text("zh") for one in people_of(programme, "04").assumed]
    assert "来源地（方案：市外）按“省外”计算。" in told
    assert not any(code in line for line in told for code in ("outside_city", "registered"))
