import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from shidian.mechanisms.settlement.persons.repeats import keep, repeats


@settings(max_examples=50, deadline=None)
@given(st.lists(st.integers(0, 300), max_size=80), st.integers(1, 30))
def test_every_repeated_row_is_found_with_the_first(tmp_path_factory, people, stretch):
    folder = tmp_path_factory.mktemp("repeats")
    for start in range(0, len(people), stretch):
        some = people[start : start + stretch]
        # The two halves differ apart: a person is both of them.
        digests = b"".join((n % 7).to_bytes(8, "little") + n.to_bytes(8, "little") for n in some)
        keep(folder, digests, np.arange(start, start + len(some)))
    expected, first = set(), {}
    for row, person in enumerate(people):
        if first.setdefault(person, row) != row:
            expected.add((row, first[person]))
    found = list(repeats(folder))
    assert sum(count for count, _ in found) == len(expected)
    assert {(row, one) for _, pairs in found for row, one in pairs} == expected


def test_many_repeats_are_counted_and_some_named(tmp_path):
    keep(tmp_path, bytes(16) * 1_000, np.arange(1_000))
    ((count, named),) = repeats(tmp_path)
    assert count == 999
    assert named.tolist() == [[row, 0] for row in range(1, 101)]
