"""Ranges of codes nest as areas do."""

from hypothesis import given
from hypothesis import strategies as st

from shidian.core import Area

# Provinces 11-82 of the standard; their prefectures and counties; towns with a suffix.
PARTS = st.tuples(st.integers(11, 82), st.integers(1, 99), st.integers(1, 99), st.integers(1, 99))


def chain(parts: tuple[int, int, int, int]) -> list[Area]:
    """Nation, province, prefecture, county and town, each in the one before."""
    province, prefecture, county, town = (f"{part:02d}" for part in parts)
    codes = ["000000", f"{province}0000", f"{province}{prefecture}00"]
    codes += [f"{province}{prefecture}{county}", f"{province}{prefecture}{county}-{town}"]
    return [Area(code, "某地", "Somewhere", "any") for code in codes]


@given(PARTS)
def test_an_area_holds_itself_and_what_is_below_it(parts):
    areas = chain(parts)
    for level, area in enumerate(areas):
        held = [area.holds(other.code) for other in areas]
        assert held == [False] * level + [True] * (len(areas) - level)


@given(PARTS, PARTS)
def test_two_areas_of_a_level_share_nothing(one, other):
    for area, neighbour in zip(chain(one)[1:], chain(other)[1:], strict=True):
        if area.code != neighbour.code:
            assert not area.holds(neighbour.code)
            assert not neighbour.holds(area.code)
