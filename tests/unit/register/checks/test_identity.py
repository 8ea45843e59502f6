"""A rate is its numerator over its denominator, right to the last printed place."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.register.checks.made import context, found, own, told

# Printed rate, urban, people; the bounds worked out by hand from half a step to either side.
CASES = {
    # 499.5 / 1000.5 = 49.925037 %, 500.5 / 999.5 = 50.075038 %, and 0.005 of the rate's own
    "lowest that is admitted": ("49.93", "500", "1000", True),
    "a step below": ("49.92", "500", "1000", False),
    "highest that is admitted": ("50.08", "500", "1000", True),
    "a step above": ("50.09", "500", "1000", False),
    # with exact figures only the rate's own rounding is left: 1/3 = 33.333..., 2/3 = 66.666...
    "rounded down": ("33.3", "1.0000000000", "3.0000000000", True),
    "rounded up": ("66.7", "2.0000000000", "3.0000000000", True),
    "cut instead of rounded": ("66.6", "2.0000000000", "3.0000000000", False),
    "no places": ("67", "2.0000000000", "3.0000000000", True),
    "a tie may go either way, up": ("12.5", "124.5", "996.0", True),
    # 0.05 % of half a step: 1 of 800 = 0.125 %, a tie at two places but for the figures' own room
    "a tie at the last place": ("0.12", "1.0000000000", "800.0000000000", True),
    "a tie at the last place, up": ("0.13", "1.0000000000", "800.0000000000", True),
    "beyond a tie": ("0.11", "1.0000000000", "800.0000000000", False),
    "a fraction for a percentage": ("0.50", "500", "1000", False),
}


def rows(rate, urban, people, *series):
    figures = {"rate": rate, "urban": urban, "people": people}
    return [row for code, value in figures.items() for row in own(code, {2020: value}, *series)]


@pytest.mark.parametrize(("rate", "urban", "people", "holds"), CASES.values(), ids=CASES)
def test_a_rate_is_right_to_its_last_place(rate, urban, people, holds):
    expected = [] if holds else [("330200", "rate", 2020)]
    assert found("identity", rows(rate, urban, people)) == expected


def test_it_tells_the_rates_that_are_admitted():
    [row] = told("identity", rows("51.00", "500", "1000")).to_dicts()
    assert (row["found"], row["low"], row["high"]) == (
        Decimal("51.00"),
        Decimal("49.93"),
        Decimal("50.08"),
    )


SERIES = {
    "a denominator of another census": [("census2020",), ("census2020",), ("census2010",)],
    "a denominator of another extent": [*[("census2020", "")] * 2, ("census2020", "boundary")],
    "an unknown basis": [("unknown",)] * 3,
}


@pytest.mark.parametrize("series", SERIES.values(), ids=SERIES)
def test_figures_of_two_series_make_no_quotient(series):
    figures = zip(("rate", "urban", "people"), ("10", "500", "1000"), series, strict=True)
    assert found("identity", [r for c, v, s in figures for r in own(c, {2020: v}, *s)]) == []


def test_without_a_denominator_there_is_no_quotient():
    assert found("identity", rows("10", "0", "0")) == []
    assert found("identity", rows("50", "0.0", "0.4")) != []
    assert found("identity", own("rate", {2020: "10"})) == []


def test_without_identities_nothing_is_found():
    assert found("identity", rows("10", "500", "1000"), context(identities=[])) == []


figures = st.integers(1, 10**6)
places = st.integers(0, 4)


def text(steps: int, decimals: int) -> str:
    return f"{Decimal(steps).scaleb(-decimals):f}"


@given(figures, figures, figures, places, places, places)
def test_what_is_admitted_can_be_printed(rate, urban, people, a, b, c):
    """By definition: some true figures that round to the three have this quotient."""
    r, n, d = (Fraction(x, 10**p) for x, p in ((rate, a), (urban, b), (people, c)))
    hr, hn, hd = (Fraction(1, 2 * 10**p) for p in (a, b, c))
    lowest, highest = 100 * (n - hn) / (d + hd), 100 * (n + hn) / (d - hd)
    holds = r + hr >= lowest and r - hr <= highest
    told_ = found("identity", rows(text(rate, a), text(urban, b), text(people, c)))
    assert (told_ == []) == holds


@given(figures, st.integers(2, 10**6), places, st.sampled_from([-1, 0, 1]))
def test_it_is_exact_next_to_the_boundary(urban, people, decimals, off):
    """The printed rate nearest to an end of what is admitted, and its neighbours."""
    n, d = Fraction(urban), Fraction(people)
    half, step = Fraction(1, 2), Fraction(1, 10**decimals)
    highest = 100 * (n + half) / (d - half)
    steps = int((highest + step / 2) / step) + off
    holds = steps * step - step / 2 <= highest
    low_holds = steps * step + step / 2 >= 100 * (n - half) / (d + half)
    answer = found("identity", rows(text(steps, decimals), str(urban), str(people)))
    assert (answer == []) == (holds and low_holds)


def test_it_is_exact_where_binary_fractions_cannot_tell():
    """100 (2n - 1) / (2d + 1) is a tie in the tenth place and 1 / (2d + 1) of half a step more.

    So the figure below the tie cannot be printed, and the one above can; they differ from their
    end by less than 1e-20.
    """
    for whole in range(700_000_001, 700_000_401, 10):  # odd, and no multiple of 5
        odd = pow(2 * 10**12, -1, whole)
        odd += 0 if odd % 2 else whole
        below = (2 * 10**12 * odd - 1) // whole // 2
        urban, people = str((odd + 1) // 2), str((whole - 1) // 2)
        assert found("identity", rows(text(below, 10), urban, people)) != []
        assert found("identity", rows(text(below + 1, 10), urban, people)) == []
