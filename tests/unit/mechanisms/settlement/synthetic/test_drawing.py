"""The parts of drawing: bits, urns, quantiles, dates of birth."""

import hashlib
from datetime import date, timedelta
from decimal import Decimal

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from shidian.core import Bilingual
from shidian.mechanisms.settlement.day import full_years
from shidian.mechanisms.settlement.synthetic.alias import alias_table, drawn
from shidian.mechanisms.settlement.synthetic.assumptions import Distribution
from shidian.mechanisms.settlement.synthetic.calendar import EPOCH, calendar
from shidian.mechanisms.settlement.synthetic.quantiles import ENTRIES, quantiles
from shidian.mechanisms.settlement.synthetic.streams import bits, long_bits

LABEL = Bilingual("甲", "a")


def test_bits_depend_on_seed_area_and_name_and_on_nothing_else() -> None:
    base = bits(1, "330200", "title", 0, 160)
    assert np.array_equal(base[16:160], bits(1, "330200", "title", 16, 144))
    assert np.array_equal(base[:5], bits(1, "330200", "title", 0, 5))
    for other in [(2, "330200", "title"), (1, "330201", "title"), (1, "330200", "tax")]:
        assert not np.array_equal(base, bits(*other, 0, 160))


def philox(counter: int, key: tuple[int, int]) -> list[int]:
    """Philox 4x64 with ten rounds, as Salmon and others publish it (2011)."""
    mask = 2**64 - 1
    a, b, c, d = counter, 0, 0, 0
    left, right = key
    for _ in range(10):
        first, second = 0xD2E7470EE14C6C93 * a, 0xCA5A826395121157 * c
        a, b, c, d = (
            (second >> 64) ^ b ^ left,
            second & mask,
            (first >> 64) ^ d ^ right,
            first & mask,
        )
        left, right = (left + 0x9E3779B97F4A7C15) & mask, (right + 0xBB67AE8584CAA73B) & mask
    return [a, b, c, d]


def test_the_bits_are_those_of_the_published_generator() -> None:
    hashed = hashlib.sha256(b"1\x00330200\x00title").digest()
    key = int.from_bytes(hashed[:8], "little"), int.from_bytes(hashed[8:16], "little")
    words = philox(3, key)  # persons 32 to 47: the counter is set to 2, and stepped before use
    expected = [word >> shift & 0xFFFF for word in words for shift in (0, 16, 32, 48)]
    assert bits(1, "330200", "title", 32, 16).tolist() == expected


def test_long_bits_have_both_halves_uniform() -> None:
    found = long_bits(3, "a", "birth", 0, 1 << 16) / 2**32
    assert found.mean() == pytest.approx(0.5, abs=0.005)
    assert np.quantile(found, [0.1, 0.9]) == pytest.approx([0.1, 0.9], abs=0.01)


@given(st.lists(st.integers(1, 1000), min_size=1, max_size=30))
def test_the_urns_hold_exactly_the_shares(weights: list[int]) -> None:
    shares = np.array(weights) / sum(weights)
    alias = alias_table(shares)
    own = (alias.limits.astype(float) + 1) / 2**32
    held = own / len(shares)
    np.add.at(held, alias.others, (1 - own) / len(shares))
    assert held == pytest.approx(shares, abs=1e-6)


def test_an_urn_is_chosen_by_one_number_and_its_half_by_another() -> None:
    alias = alias_table(np.array([0.25, 0.75]))  # the first urn: half its own, half the other's
    low, high = 0, 2**32 - 1
    urns = np.array([low, low, high, high], dtype=np.uint32)
    heights = np.array([low, high, low, high], dtype=np.uint32)
    assert drawn(alias, urns, heights).tolist() == [0, 1, 1, 1]


def test_quantiles_hold_each_outcome_as_often_as_its_share() -> None:
    shares = {"0": Decimal(75), "10-13": Decimal("12.5"), "100-300": Decimal("12.5")}
    table = quantiles({"months": Distribution(LABEL, shares, step=2)})["months"]
    values, counts = np.unique(table.entries, return_counts=True)
    assert counts[0] == ENTRIES * 3 / 4
    assert values[:3].tolist() == [0, 10, 12]
    assert counts[1] == counts[2] == ENTRIES / 16
    assert values[3:].tolist() == list(range(100, 301, 2))
    assert table.entries.dtype == np.int16


def test_quantiles_have_a_row_for_each_value_of_what_is_given() -> None:
    first = Distribution(LABEL, {"a": Decimal(100)}, codes=("a", "b"))
    second = Distribution(
        LABEL, {"1": Decimal(100)}, ("first", "sex"), {"b female": {"7": Decimal(100)}}
    )
    table = quantiles({"first": first, "second": second})["second"]
    assert table.given == (("first", 2), ("sex", 2))
    assert table.entries[::ENTRIES].tolist() == [1, 1, 1, 7]


@pytest.mark.parametrize("day", [date(2014, 12, 31), date(2016, 2, 29), date(2015, 3, 1)])
def test_age_classes_meet_without_gap_and_months_are_full(day: date) -> None:
    found = calendar(day, 64)
    firsts, lengths = found.firsts.tolist(), found.lengths.tolist()
    for young, (low, high) in enumerate([(16, 20), (21, 30), (31, 40), (41, 50), (51, 64)]):
        ends = firsts[young], firsts[young] + lengths[young] - 1
        assert [full_years(EPOCH + timedelta(end), day) for end in ends] == [high, low]
    assert [a + n for a, n in zip(firsts[1:], lengths[1:], strict=True)] == firsts[:-1]
    assert found.months[-1] == 0
    assert found.months[0] == (65 - 16) * 12 - 1
    assert (np.diff(found.months.astype(int)) <= 0).all()
