"""Targets and sources: what is checked when they are made."""

import pytest

from shidian.core import DataError, Indicator, Op, Quantity, Source, Target, Unit

SOURCE = Source("plan")


def target(op: Op, low: str, high: str | None = None, **more: object) -> Target:
    upper = None if high is None else Quantity.read(high, Unit.TEN_THOUSAND_PERSONS)
    value = Quantity.read(low, Unit.TEN_THOUSAND_PERSONS)
    return Target("k", "01", "people", op, value, 2020, SOURCE, high=upper, **more)


FAULTY = {
    "range without upper end": (Op.RANGE, "450", None, {}, "range_ends", "value_high"),
    "upper end without range": (Op.REACH, "450", "500", {}, "range_ends", "value_high"),
    "range backwards": (Op.RANGE, "500", "450", {}, "range_backwards", "value_high"),
    "years backwards": (
        Op.REACH,
        "450",
        None,
        {"start_year": 2021},
        "start_after_year",
        "start_year",
    ),
}


@pytest.mark.parametrize(
    ("op", "low", "high", "more", "code", "column"), FAULTY.values(), ids=FAULTY
)
def test_a_target_that_contradicts_itself(op, low, high, more, code, column):
    with pytest.raises(DataError) as caught:
        target(op, low, high, **more)
    [fault] = caught.value.faults
    assert (fault.code, fault.place.column) == (code, column)


def test_a_range_may_be_a_point_and_a_stretch_one_year():
    made = target(Op.RANGE, "450", "450.0", start_year=2020)
    assert made.high.value == made.value.value


def test_ends_of_a_range_are_compared_across_units():
    low = Quantity.read("450", Unit.TEN_THOUSAND_PERSONS)
    with pytest.raises(DataError):
        Target("k", "01", "people", Op.RANGE, low, 2020, SOURCE, Quantity.read("460", Unit.PERSON))


@pytest.mark.parametrize("span", [(5, 5), (6, 5), (-1, 5)])
def test_a_span_runs_forward(span):
    with pytest.raises(ValueError, match="not a character span"):
        Source("plan", span=span)


def test_a_figure_needs_a_document():
    with pytest.raises(ValueError, match="needs a source document"):
        Source("")


def test_bounds_of_an_indicator_are_inclusive_and_may_be_open(programme):
    rate: Indicator = programme.indicators["urbanization_rate_resident"]
    people: Indicator = programme.indicators["population_resident"]
    percent = [rate.admits(Quantity.read(text, Unit.PERCENT).value) for text in ("0", "100")]
    outside = [rate.admits(Quantity.read(text, Unit.PERCENT).value) for text in ("-0.01", "100.01")]
    assert percent == [True, True]
    assert outside == [False, False]
    assert people.admits(Quantity.read("140000", Unit.TEN_THOUSAND_PERSONS).value)
