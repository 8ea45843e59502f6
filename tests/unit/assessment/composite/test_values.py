"""Tables of values, and what is done to them before scoring."""

from decimal import Decimal

import numpy as np
import pytest

from shidian.assessment.composite import divided, selected, values_of, with_group_means
from shidian.assessment.composite.imputation import carried_forward, interpolated
from shidian.assessment.composite.outliers import treat
from shidian.assessment.composite.values import Values
from shidian.core import DataError

TABLE = values_of({"A": {"beds": 300, "rate": 60}, "B": {"beds": 90, "rate": None}})
NAN = np.nan


def shaped(units, indicators, shape):
    return Values(units, indicators, np.ones(shape), np.zeros(shape, dtype=bool))


REFUSED = {
    "no units": ("composite_empty", lambda: values_of({})),
    "a unit twice": ("composite_repeated", lambda: shaped(("A", "A"), ("beds",), (2, 1))),
    "an indicator twice": ("composite_repeated", lambda: shaped(("A",), ("b", "b"), (1, 2))),
    "a wrong shape": ("composite_shape", lambda: shaped(("A",), ("beds",), (2, 1))),
    "text": ("composite_cell", lambda: values_of({"A": {"beds": "1,5"}})),
    "a truth value": ("composite_cell", lambda: values_of({"A": {"beds": True}})),
    "infinity": ("composite_cell", lambda: values_of({"A": {"beds": float("inf")}})),
    "an unknown column": ("composite_no_indicator", lambda: TABLE.column("roads")),
    "a denominator of zero": (
        "composite_denominator",
        lambda: divided(
            TABLE, {"beds": "people"}, values_of({"A": {"people": 0}, "B": {"people": 3}})
        ),
    ),
    "other units": (
        "composite_units_differ",
        lambda: divided(TABLE, {"beds": "people"}, values_of({"B": {"people": 1}})),
    ),
    "a unit of no group": ("composite_no_group", lambda: with_group_means(TABLE, {"A": "city"})),
}


@pytest.mark.parametrize(("code", "act"), REFUSED.values(), ids=REFUSED)
def test_bad_tables_are_refused(code, act):
    with pytest.raises(DataError) as caught:
        act()
    assert [fault.code for fault in caught.value.faults][:1] == [code]


def test_decimals_are_numbers_and_none_is_no_value():
    table = values_of({"A": {"beds": Decimal("1.5"), "rate": None}})
    np.testing.assert_array_equal(table.numbers, [[1.5, NAN]])


def test_two_thirds_written_with_four_decimals_are_two_thirds():
    table = values_of({"A": {"x": 1}, "B": {"x": 2}, "C": {"x": None}})
    assert selected(table, 0.6667).dropped == ()
    assert selected(table, 0.67).dropped == ("x",)


def test_imputed_values_do_not_count_as_coverage():
    filled = with_group_means(TABLE, {"A": "city", "B": "city"})
    assert filled.numbers.tolist() == [[300, 60], [90, 60]]
    assert selected(filled, 2 / 3).dropped == ("rate",)


def test_a_group_without_any_value_stays_without():
    filled = with_group_means(TABLE, {"A": "city", "B": "county"})
    assert np.isnan(filled.column("rate")[1])
    assert not filled.imputed.any()


def test_values_imputed_before_stay_flagged():
    groups = {"A": "city", "B": "city"}
    twice = with_group_means(with_group_means(TABLE, groups), groups)
    assert twice.imputed.tolist() == [[False, False], [False, True]]


def test_a_missing_denominator_leaves_no_value():
    people = values_of({"A": {"people": None}, "B": {"people": 30}})
    np.testing.assert_array_equal(
        divided(TABLE, {"beds": "people"}, people).column("beds"), [NAN, 3]
    )


def test_a_quotient_of_an_imputed_denominator_is_imputed():
    people = with_group_means(
        values_of({"A": {"people": None}, "B": {"people": 30}}), {"A": "city", "B": "city"}
    )
    assert divided(TABLE, {"beds": "people"}, people).imputed.tolist() == [
        [True, False],
        [False, False],
    ]


def test_values_are_carried_and_interpolated_by_years_not_by_rows():
    years = np.array([2013.0, 2015, 2020])
    panel = np.array([[1.0], [NAN], [8.0]])
    assert interpolated(panel, years).numbers.ravel().tolist() == [1, 3, 8]
    np.testing.assert_array_equal(carried_forward(panel, years, 1).numbers, panel)
    assert carried_forward(panel, years, 2).numbers.ravel().tolist() == [1, 1, 8]


def test_a_column_that_winsorizing_does_not_tame_becomes_its_logarithm():
    column = np.array([1.0, 2, 3, 4, 5, 6, 7, 900])
    done = treat(column, skew=2, kurt=3.5, points=0)
    assert done.how == "log"
    np.testing.assert_allclose(done.numbers, np.log(column - 1 + 0.01 * 899))
    assert not np.allclose(done.numbers, column)


@pytest.mark.parametrize("column", [[NAN] * 4, [3.0] * 6, [1.0, 9.0]])
def test_columns_too_short_or_even_to_tell_are_left_alone(column):
    assert treat(np.array(column), skew=2, kurt=3.5, points=5).how == "none"
