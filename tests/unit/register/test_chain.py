"""A chain of events is verified: every edit, gap, repetition, change of order and cut is placed."""

import hashlib
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shidian.register.chain import FIELDS, ROOT, Anchor, Break, Wrong, verify

NONE = "0" * 64


def own_hash(row):
    """The hash of a row by the definition: all fields but the hash itself, as one JSON list."""
    text = json.dumps(list(row[:-1]), ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def made(number, previous, after="", person=None):
    fields = {
        "number": number,
        "at": "2026-11-25T00:00:00.000000+00:00",
        "act": "filing.write",
        "actor": "张三",
        "person": person,
        "area": "330200",
        "subject": f"filing/1/practices/{number}/title",
        "request": "",
        "before": "",
        "after": after,
        "reason": "",
        "previous": previous,
        "sha256": "",
    }
    row = [fields[name] for name in FIELDS]
    row[-1] = own_hash(row)
    return tuple(row)


def chain(length):
    rows, previous = [], NONE
    for number in range(1, length + 1):
        rows.append(made(number, previous, f"值 {number}", person=number))
        previous = rows[-1][-1]
    return rows


def edited(row, field, value):
    changed = list(row)
    changed[FIELDS.index(field)] = value
    return tuple(changed)


def rehashed(row, field, value):
    changed = edited(row, field, value)
    return (*changed[:-1], own_hash(changed))


def test_a_whole_chain():
    rows = chain(5)
    done = verify(iter(rows))
    assert (done.whole, done.count, done.breaks) == (True, 5, [])
    assert done.head == (5, rows[-1][-1])


def test_no_events_are_a_whole_chain():
    done = verify([])
    assert (done.whole, done.count, done.head) == (True, 0, (0, NONE))
    assert ROOT == (0, NONE)


def swapped(rows, a, b):
    rows = list(rows)
    rows[a], rows[b] = rows[b], rows[a]
    return rows


SIX = chain(6)
BROKEN = {
    "the first is gone": (SIX[1:], [(1, 1, "missing")]),
    "one in the middle is gone": (SIX[:2] + SIX[3:], [(3, 3, "missing")]),
    "three are gone": (SIX[:1] + SIX[4:], [(2, 4, "missing")]),
    "one stands twice": (SIX[:3] + SIX[2:], [(3, 3, "twice")]),
    "two have changed places": (
        swapped(SIX, 2, 3),
        [(3, 3, "missing"), (3, 3, "disorder")],
    ),
    "the content of one was changed": (
        [*SIX[:2], edited(SIX[2], "after", "别的"), *SIX[3:]],
        [(3, 3, "changed")],
    ),
    "the hash of one was changed": (
        [*SIX[:2], edited(SIX[2], "sha256", "f" * 64), *SIX[3:]],
        [(3, 3, "changed"), (4, 4, "replaced")],
    ),
    "one was changed, with its hash": (
        [*SIX[:2], rehashed(SIX[2], "after", "别的"), *SIX[3:]],
        [(4, 4, "replaced")],
    ),
    "the first begins with another chain": (
        [rehashed(SIX[0], "previous", "a" * 64), *SIX[1:]],
        [(1, 1, "replaced"), (2, 2, "replaced")],
    ),
    "one holds bytes, which is no event's": (
        [*SIX[:2], edited(SIX[2], "reason", b"\xff"), *SIX[3:]],
        [(3, 3, "changed")],
    ),
    "one holds a broken text": (
        [*SIX[:2], edited(SIX[2], "reason", "\udcff"), *SIX[3:]],
        [(3, 3, "changed")],
    ),
}


@pytest.mark.parametrize(("rows", "expected"), BROKEN.values(), ids=BROKEN)
def test_every_broken_place_is_told(rows, expected):
    assert [tuple(one) for one in verify(rows).breaks] == expected


def test_the_head_is_that_of_the_highest_number():
    assert verify(swapped(SIX, 4, 5)).head.number == 6


def test_a_chain_does_not_see_its_own_end_cut_off():
    assert verify(SIX[:4]).whole


ANCHORED = {
    "the head": ([Anchor(6, SIX[5][-1])], []),
    "an earlier event": ([Anchor(2, SIX[1][-1]), Anchor(2, SIX[1][-1])], []),
    "nothing, noted of an empty log": ([Anchor(0, NONE)], []),
    "beyond the end": ([Anchor(9, "e" * 64), Anchor(8, "d" * 64)], [(7, 9, "cut")]),
    "another hash": ([Anchor(3, "e" * 64)], [(3, 3, "other")]),
    "two hashes of one event": ([Anchor(3, SIX[2][-1]), Anchor(3, "e" * 64)], [(3, 3, "other")]),
}


@pytest.mark.parametrize(("anchors", "expected"), ANCHORED.values(), ids=ANCHORED)
def test_the_chain_passes_through_every_anchor(anchors, expected):
    assert [tuple(one) for one in verify(SIX, anchors).breaks] == expected


def test_a_chain_written_anew_is_whole_in_itself_and_told_by_an_anchor():
    other = [made(1, NONE, "别的")]
    other.append(made(2, other[0][-1]))
    assert verify(other).whole
    assert [one.wrong for one in verify(other, [Anchor(1, SIX[0][-1])]).breaks] == [Wrong.OTHER]


def test_the_end_of_a_chain_is_verified_from_the_event_before():
    before = Anchor(4, SIX[3][-1])
    early = [Anchor(2, "e" * 64)]  # not looked at: it lies before
    assert verify(SIX[4:], early, before).whole
    assert not verify(SIX[4:], (), Anchor(4, "e" * 64)).whole
    assert verify([], [Anchor(5, "e" * 64)], before).breaks == [Break(5, 5, Wrong.CUT)]


def test_a_place_is_a_number_or_a_range():
    assert Break(3, 3, Wrong.MISSING).place == "3"
    assert Break(3, 7, Wrong.MISSING).place == "3–7"


def test_every_kind_has_words_in_both_languages():
    for wrong in Wrong:
        assert wrong.text.zh != wrong.text.en


EIGHT = chain(8)
TEXTS = [name for name in FIELDS if name not in ("number", "person")]


@given(st.data())
def test_any_single_edit_is_found(data):
    place = data.draw(st.integers(0, 7))
    field = data.draw(st.sampled_from(FIELDS))
    old = EIGHT[place][FIELDS.index(field)]
    kind = st.text(max_size=8) if field in TEXTS else st.integers(-3, 20)
    new = data.draw(kind.filter(lambda value: value != old))
    rows = [*EIGHT[:place], edited(EIGHT[place], field, new), *EIGHT[place + 1 :]]
    assert not verify(rows, [Anchor(8, EIGHT[-1][-1])]).whole


@given(st.permutations(range(8)))
def test_any_change_of_order_is_found(order):
    rows = [EIGHT[n] for n in order]
    assert verify(rows).whole == (list(order) == list(range(8)))


@given(st.sets(st.integers(0, 7), min_size=1))
def test_any_deletion_is_found(gone):
    rows = [row for n, row in enumerate(EIGHT) if n not in gone]
    done = verify(rows, [Anchor(8, EIGHT[-1][-1])])
    found = {n for one in done.breaks for n in range(one.first, one.last + 1)}
    assert found == {n + 1 for n in gone}
