"""A file with other numbers: only they change."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shidian.mechanisms.settlement.day import Day
from shidian.mechanisms.settlement.reform import changed, paths_by_id
from shidian.mechanisms.settlement.rewriting import rewritten
from shidian.mechanisms.settlement.scheme import Amount, read_scheme
from tests.unit.mechanisms.settlement.demonstration import DAY, FILE, SCHEME

CONTENT = FILE.read_bytes()
PLACES = paths_by_id(SCHEME)
NUMBERS = [path for path, (_, number) in PLACES.items() if isinstance(number, Amount)]

CASES = {
    "a block": (b"a:\n  b: 4  # c\n", {"a.b": "12"}, b"a:\n  b: 12  # c\n"),
    "in quotes": (b'a: "4"\n', {"a": "5"}, b"a: 5\n"),
    "two on one line": (
        b"a: [{b: 1}, {b: 2}]",
        {"a[0].b": "10", "a[1].b": "20"},
        b"a: [{b: 10}, {b: 20}]",
    ),
    "Chinese before it": ("n: 分, \nb: 1".encode(), {"b": "2"}, "n: 分, \nb: 2".encode()),
    "an anchor": (b"a: &n 1\nb: *n\n", {"b": "2", "a": "2"}, b"a: &n 2\nb: *n\n"),
    "nothing": (b"a: 1\n", {}, b"a: 1\n"),
}


@pytest.mark.parametrize(("content", "numbers", "expected"), CASES.values(), ids=list(CASES))
def test_numbers_are_replaced_where_they_stand(content, numbers, expected):
    assert rewritten(content, numbers) == expected


@settings(max_examples=12)
@given(st.dictionaries(st.sampled_from(NUMBERS), st.integers(1, 40), max_size=4))
def test_the_file_says_what_the_changed_scheme_says(numbers):
    """Bands that would overlap are left alone: points, caps and steps only."""
    texts = {
        path: str(-number if path == "items.penalties.floor" else number)
        for path, number in numbers.items()
        if not path.endswith((".from", ".to")) and path != "floor"
    }
    made = rewritten(CONTENT, {PLACES[path][0]: text for path, text in texts.items()})
    again = read_scheme(made, FILE.name)
    other = changed(SCHEME, texts)
    assert again.items == other.items
    assert again.selection == other.selection
    assert Day(again, DAY.on).scheme.routes == other.routes
