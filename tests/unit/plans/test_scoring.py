"""Precision, recall and what differs, against annotations made by hand."""

from dataclasses import replace
from decimal import Decimal

import pytest

from shidian.plans import read
from shidian.plans.scoring import score
from tests.unit.plans.made import plan

TEXT = plan("到2017年，绿地率达到35%。", "到2020年，公园达到9座，湿地达到12处。")
FIGURES = read(TEXT).figures


def note(printed: str, **more) -> dict:
    """What a person would annotate of a number in the text, with changes."""
    start = TEXT.index(printed)
    found = {
        "35%": ("绿地率", 35, "%", 2017),
        "9座": ("公园", 9, "座", 2020),
        "12处": ("湿地", 12, "处", 2020),
    }
    names = ("indicator", "value", "unit", "year")
    own = dict(zip(names, found[printed], strict=True))
    return {"kind": "target", **own, "span": (start, start + len(printed)), **more}


ALL = [note("35%"), note("9座"), note("12处")]


def test_all_agree():
    made = score(FIGURES, ALL, TEXT)
    assert (made.right, made.read, made.annotated, made.valid_spans) == (3, 3, 3, 3)
    assert (made.precision, made.recall) == (1, 1)
    assert (list(made.missing), list(made.extra), dict(made.wrong)) == ([], [], {})


def test_one_was_not_annotated():
    made = score(FIGURES, ALL[:2], TEXT)
    assert (made.precision, made.recall) == (Decimal(2) / 3, 1)
    assert [one.indicator for one in made.extra] == ["湿地"]


def test_one_was_not_read():
    made = score(FIGURES[:2], ALL, TEXT)
    assert (made.precision, made.recall) == (1, Decimal(2) / 3)
    assert list(made.missing) == [ALL[2]]


def test_nothing_was_read_or_annotated():
    assert score([], ALL, TEXT).precision is None
    assert score([], ALL, TEXT).recall == 0
    assert score(FIGURES, [], TEXT).recall is None
    assert score([], [], "").annotated == 0


WRONG = {
    "kind": {"kind": "baseline"},
    "indicator": {"indicator": "失业率"},
    "value": {"value": Decimal("35.1")},
    "unit": {"unit": "个百分点"},
    "year": {"year": 2020},
    "value_high": {"value_high": 38},
}


@pytest.mark.parametrize(("field", "changed"), WRONG.items(), ids=WRONG)
def test_a_judged_field_that_differs(field, changed):
    made = score(FIGURES, [note("35%", **changed), *ALL[1:]], TEXT)
    assert (made.right, dict(made.wrong)) == (2, {field: 1})


@pytest.mark.parametrize("year", [2017, None])
def test_no_year_and_a_year_differ(year):
    figures = [replace(FIGURES[0], year=None), *FIGURES[1:]]
    made = score(figures, [note("35%", year=year), *ALL[1:]], TEXT)
    assert made.right == (3 if year is None else 2)


def test_other_fields_are_counted_and_do_not_judge():
    made = score(FIGURES, [note("35%", op=">=", qualifier="以上"), *ALL[1:]], TEXT)
    assert made.right == 3
    assert dict(made.wrong) == {"op": 1, "qualifier": 1}


SAME = {
    "a longer name": {"indicator": "全市建成区绿地率"},
    "other zeros": {"value": Decimal("35.00")},
    "value as text": {"value": "35"},
    "a wider span": {"span": (TEXT.index("35%") - 2, TEXT.index("35%") + 3)},
    "a span of the number alone": {"span": (TEXT.index("35%"), TEXT.index("35%") + 2)},
    "an empty field": {"qualifier": "", "subject": None, "per_year": False},
    "a full-width sign": {"unit": "％"},
}


@pytest.mark.parametrize("changed", SAME.values(), ids=SAME)
def test_what_people_write_differently_and_mean_the_same(changed):
    assert score(FIGURES, [note("35%", **changed), *ALL[1:]], TEXT).right == 3


def test_annotations_elsewhere_belong_to_nothing():
    made = score(FIGURES, [note("35%", span=(0, 2)), *ALL[1:]], TEXT)
    assert (len(made.missing), len(made.extra), made.right) == (1, 1, 2)


def test_a_figure_is_not_given_to_two_annotations():
    made = score(FIGURES, [*ALL, note("35%")], TEXT)
    assert (made.right, made.annotated, len(made.missing)) == (3, 4, 1)


def test_a_span_that_does_not_hold_its_text_is_not_valid():
    figures = [replace(FIGURES[0], text="36%"), *FIGURES[1:]]
    assert score(figures, ALL, TEXT).valid_spans == 2


def test_the_order_of_figures_and_annotations_does_not_matter():
    made = score(FIGURES[::-1], ALL[::-1], TEXT)
    assert (made.right, made.read, made.annotated) == (3, 3, 3)
