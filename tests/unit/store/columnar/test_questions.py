"""The five questions, on cases small enough to be reckoned by hand."""

from dataclasses import replace

import numpy as np
import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from shidian.core import (
    Bilingual,
    Direction,
    Indicator,
    Observation,
    Period,
    Quantity,
    SeriesBreak,
    Source,
    State,
    Unit,
    UsageError,
    Vintage,
)
from shidian.store.columnar import completeness, deciles, level, of_areas, panel, ranking
from shidian.store.columnar.distribution import SHARES, grouped_quantiles

PERSONS, MANY = Unit.PERSON, Unit.TEN_THOUSAND_PERSONS
NOTHING = Bilingual("", "")
RATE = Indicator(
    "rate",
    NOTHING,
    Unit.PERCENT,
    Direction.UP,
    (None, None),
    "urban",
    "all",
    NOTHING,
    (),
    Source("definition"),
)
NINGBO, WENZHOU, NANJING = "330200", "330300", "320100"
AREAS = [NINGBO, WENZHOU, NANJING]


def value(
    area: str,
    indicator: str,
    year: int,
    figure: str,
    unit: Unit = Unit.PERCENT,
    vintage: Vintage = Vintage.CENSUS_2010,
) -> Observation:
    source = Source("yearbook")
    quantity = Quantity.read(figure, unit)
    return Observation(
        area, indicator, Period(year), quantity, State.PUBLISHED, vintage, source, frozenset()
    )


def test_a_level_is_the_quotient_of_sums_not_a_mean_of_rates(values_of):
    values = values_of(
        [
            value(NINGBO, "urban", 2015, "90", MANY),
            value(NINGBO, "all", 2015, "100", MANY),
            value(WENZHOU, "urban", 2015, "1000.0", PERSONS),
            value(WENZHOU, "all", 2015, "100000", PERSONS),
        ]
    )
    found = level(values, RATE, AREAS)
    # (900,000 + 1,000) / (1,000,000 + 100,000); the mean of the rates would be 45.5 %.
    assert found.select("value", "numerator", "denominator").rows() == [
        (pytest.approx(901 / 11, rel=1e-15), 901_000, 1_100_000)
    ]
    assert found.select("province", "year", "covered", "expected").rows() == [
        ("330000", 2015, 2, 2)
    ]


def test_an_area_without_both_parts_in_one_vintage_is_not_covered(values_of):
    values = values_of(
        [
            value(NINGBO, "urban", 2015, "90", MANY),
            value(NINGBO, "all", 2015, "100", MANY),
            value(WENZHOU, "urban", 2015, "5", MANY),
            value(WENZHOU, "all", 2015, "9", MANY, Vintage.CENSUS_2020),
            value(NANJING, "all", 2015, "9", MANY),
        ]
    )
    found = level(values, RATE, AREAS)
    assert found.select("province", "value", "covered", "expected").rows() == [
        ("330000", 90.0, 1, 2)
    ]


def test_each_vintage_has_a_level_of_its_own(values_of):
    values = values_of(
        [
            value(NINGBO, part, 2015, figure, MANY, vintage)
            for vintage, urban in ((Vintage.CENSUS_2010, "60"), (Vintage.CENSUS_2020, "70"))
            for part, figure in (("urban", urban), ("all", "100"))
        ]
    )
    assert level(values, RATE, AREAS).select("vintage", "value").rows() == [
        ("census2010", 60.0),
        ("census2020", 70.0),
    ]


def test_only_the_areas_asked_for_are_summed(values_of):
    values = values_of(
        [
            value(area, part, 2015, figure, MANY)
            for area in ("330000", NINGBO)
            for part, figure in (("urban", "60"), ("all", "80"))
        ]
    )
    assert level(values, RATE, AREAS)["denominator"].to_list() == [800_000]


def test_nothing_is_divided_by_zero(values_of):
    values = values_of([value(NINGBO, part, 2015, "0", MANY) for part in ("urban", "all")])
    assert level(values, RATE, AREAS).select("value", "covered").rows() == [(None, 1)]


def test_sums_are_exact(values_of):
    """As floats, 0.1 and 0.2 make 0.30000000000000004, and 10**20 swallows both."""
    figures = {"urban": ("0.1", "0.2"), "all": ("100000000000000000000", "-99999999999999999999")}
    values = values_of(
        [
            value(area, part, 2015, figure, PERSONS)
            for part, pair in figures.items()
            for area, figure in zip((NINGBO, WENZHOU), pair, strict=True)
        ]
    )
    found = level(values, RATE, AREAS)
    assert found.select("numerator", "denominator", "value").rows() == [(0.3, 1.0, 30.0)]


def test_figures_of_many_digits_are_all_summed(values_of):
    huge = "100000000000000000000"
    values = values_of(
        [
            value(area, part, 2015, huge, PERSONS)
            for area in (NINGBO, WENZHOU)
            for part in ("urban", "all")
        ]
    )
    assert level(values, RATE, AREAS).select("numerator", "value").rows() == [(2e20, 100.0)]


@pytest.mark.parametrize("part", ["numerator", "denominator"])
def test_a_level_without_parts_is_refused(values_of, part):
    values = values_of([value(NINGBO, "rate", 2015, "60")])
    with pytest.raises(UsageError) as caught:
        level(values, replace(RATE, **{part: None}), AREAS)
    assert caught.value.faults[0].code == "level_without_parts"


def ranked(values, indicator=RATE, year=2016):
    return ranking(values, indicator, year, AREAS)


def test_equal_values_share_a_rank_and_keep_their_places(values_of):
    values = values_of(
        [
            value(WENZHOU, "rate", 2016, "73.9"),
            value(NINGBO, "rate", 2016, "73.90"),
            value(NANJING, "rate", 2016, "73.8"),
        ]
    )
    assert ranked(values).select("rank", "area", "value").rows() == [
        (1, NINGBO, "73.90"),
        (1, WENZHOU, "73.9"),
        (3, NANJING, "73.8"),
    ]


def test_the_lowest_leads_where_an_indicator_is_to_fall(values_of):
    values = values_of([value(NINGBO, "rate", 2016, "9"), value(WENZHOU, "rate", 2016, "10")])
    down = replace(RATE, direction=Direction.DOWN)
    assert ranked(values, down)["area"].to_list() == [NINGBO, WENZHOU]
    assert ranked(values)["area"].to_list() == [WENZHOU, NINGBO]


def test_values_in_other_units_are_compared_by_size(values_of):
    people = replace(RATE, code="people", unit=PERSONS)
    values = values_of(
        [value(NINGBO, "people", 2016, "9", MANY), value(WENZHOU, "people", 2016, "800", PERSONS)]
    )
    assert ranked(values, people).select("rank", "area", "unit").rows() == [
        (1, NINGBO, "万人"),
        (2, WENZHOU, "人"),
    ]


CHANGES = {
    "the year before in the same series": ({}, {}, ("0.30", "pp")),
    "another vintage": ({"vintage": Vintage.CENSUS_2020}, {}, (None, None)),
    "an unknown vintage": (
        {"vintage": Vintage.UNKNOWN},
        {"vintage": Vintage.UNKNOWN},
        (None, None),
    ),
    "a break between": ({"breaks": frozenset({SeriesBreak.BOUNDARY})}, {}, (None, None)),
    "both behind the same break": (
        {"breaks": frozenset({SeriesBreak.CENSUS})},
        {"breaks": frozenset({SeriesBreak.CENSUS})},
        ("0.30", "pp"),
    ),
    "two years before": ({}, {"period": Period(2014)}, (None, None)),
    "a quarter of the year before": ({}, {"period": Period(2015, "quarter", 4)}, (None, None)),
    "a plan's figure": ({}, {"state": State.PLAN}, (None, None)),
}


@pytest.mark.parametrize(("now", "before", "change"), CHANGES.values(), ids=CHANGES.keys())
def test_a_change_is_formed_inside_one_series_only(values_of, now, before, change):
    values = values_of(
        [
            replace(value(NINGBO, "rate", 2015, "73.6"), **before),
            replace(value(NINGBO, "rate", 2016, "73.90"), **now),
        ]
    )
    assert ranked(values).select("change", "change_unit").rows() == [change]


def test_each_vintage_has_a_ranking_of_its_own(values_of):
    values = values_of(
        [
            value(NINGBO, "rate", 2016, "70"),
            value(NINGBO, "rate", 2016, "72", vintage=Vintage.CENSUS_2020),
            value(WENZHOU, "rate", 2016, "71"),
        ]
    )
    assert ranked(values).select("vintage", "rank", "area").rows() == [
        ("census2010", 1, WENZHOU),
        ("census2010", 2, NINGBO),
        ("census2020", 1, NINGBO),
    ]


def test_a_line_names_its_entry_in_the_ledger(values_of):
    values = values_of([value(WENZHOU, "other", 2016, "1"), value(NINGBO, "rate", 2016, "70")])
    assert ranked(values)["entry"].to_list() == [2]


@given(st.lists(st.lists(st.floats(-1e9, 1e9), min_size=1, max_size=20), min_size=1, max_size=5))
def test_quantiles_are_those_of_numpy(groups):
    ends = np.cumsum([len(group) for group in groups])
    found = grouped_quantiles(np.concatenate(groups), ends, SHARES)
    expected = [np.quantile(group, SHARES) for group in groups]
    assert found == pytest.approx(np.array(expected), rel=1e-9, abs=1e-6)


def test_deciles_of_eleven_areas(values_of):
    codes = [f"3302{n:02d}" for n in range(1, 12)]
    values = values_of([value(code, "rate", 2015, f"{n * 10}") for n, code in enumerate(codes)])
    assert deciles(values).rows() == [
        ("rate", 2015, "census2010", "%", 11, *(float(tenth) for tenth in range(10, 100, 10)))
    ]


def test_deciles_do_not_depend_on_the_order_of_rows(values_of):
    values = values_of(
        [
            value(f"3302{n:02d}", indicator, year, f"{n * n}.{year % 10}")
            for n in range(1, 10)
            for indicator in ("rate", "other")
            for year in (2015, 2016)
        ]
    )
    mixed = values.collect().sample(fraction=1, shuffle=True, seed=7).lazy()
    assert deciles(mixed).equals(deciles(values))
    assert deciles(values).height == 4


def test_deciles_of_nothing(values_of):
    assert deciles(values_of([value(NINGBO, "rate", 2015, "1")]).filter(False)).height == 0


def test_a_second_source_does_not_count_an_area_twice(values_of):
    first = value(NINGBO, "rate", 2015, "60")
    values = values_of([first, replace(first, source=Source("bulletin"))])
    assert deciles(values)["areas"].to_list() == [1]


def test_only_years_are_counted(values_of):
    quarter = replace(value(NINGBO, "rate", 2015, "60"), period=Period(2015, "quarter", 1))
    values = values_of([quarter, value(NINGBO, "rate", 2016, "61")])
    assert deciles(values)["year"].to_list() == [2016]
    assert panel(values, NINGBO)["year"].to_list() == [2016]


def test_other_areas_can_be_left_out(values_of):
    values = values_of([value("330000", "rate", 2015, "60"), value(NINGBO, "rate", 2015, "70")])
    assert deciles(of_areas(values, AREAS))["d5"].to_list() == [70.0]


def test_completeness_counts_what_is_due(values_of):
    first = value(NINGBO, "rate", 2015, "60")
    values = values_of(
        [
            first,
            replace(first, vintage=Vintage.CENSUS_2020),  # on a second vintage
            replace(first, period=Period(2015, "month", 5)),  # not a year
            replace(value(WENZHOU, "rate", 2015, "50"), state=State.PLAN),  # not measured
            value(WENZHOU, "people", 2015, "50"),
            value(WENZHOU, "not due", 2015, "50"),
            value(WENZHOU, "rate", 2014, "50"),  # not a year that is due
            value("330400", "rate", 2015, "50"),  # not an area from which it is due
        ]
    )
    assert completeness(values, ["rate", "people"], [2015, 2016], AREAS).rows() == [
        ("320000", 2015, 0, 2),
        ("320000", 2016, 0, 2),
        ("330000", 2015, 2, 4),
        ("330000", 2016, 0, 4),
    ]


def test_a_panel_holds_an_area_and_what_lies_under_it(values_of):
    values = values_of(
        [
            value("330201", "rate", 2016, "71.0"),
            value(NINGBO, "rate", 2016, "70.50"),
            value(NINGBO, "rate", 2015, "70.0"),
            value(WENZHOU, "rate", 2015, "65"),
            value(NANJING, "rate", 2015, "80"),
        ]
    )
    names = ["area", "year", "entry", "value"]
    assert panel(values, NINGBO).select(names).rows() == [
        (NINGBO, 2015, 3, "70.0"),
        (NINGBO, 2016, 2, "70.50"),
        ("330201", 2016, 1, "71.0"),
    ]
    assert set(panel(values, "330000")["area"]) == {NINGBO, "330201", WENZHOU}


def test_an_empty_snapshot_answers_every_question(values_of):
    values = values_of([])
    assert level(values, RATE, AREAS).height == 0
    assert ranked(values).height == 0
    assert deciles(values).height == 0
    assert panel(values, NINGBO).height == 0
    present = completeness(values, ["rate"], [2015], AREAS)
    assert present.select(pl.col("present").sum(), pl.col("expected").sum()).rows() == [(0, 3)]
