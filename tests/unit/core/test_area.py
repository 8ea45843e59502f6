"""Areas: what lies under a code is a range of codes."""

import pytest

from shidian.core import Area, DataError, code_range

NATION = Area("000000", "全国", "China", "nation")
JIANGSU = Area("320000", "江苏省", "Jiangsu", "province")
NINGBO = Area("330200", "宁波市", "Ningbo", "prefecture")
SHENZHEN = Area("440300", "深圳市", "Shenzhen", "prefecture")
LONGGANG = Area("330327-01", "龙港镇", "Longgang", "town")
CANGNAN = Area("330327", "苍南县", "Cangnan", "county")

UNDER = {
    "nation and province": (NATION, "320000", True),
    "nation and the last county": (NATION, "659002", True),
    "nation and a town": (NATION, "330327-01", True),
    "nation itself": (NATION, "000000", True),
    "province itself": (JIANGSU, "320000", True),
    "province and county": (JIANGSU, "321371", True),
    "province and its neighbour": (JIANGSU, "330000", False),
    "province and the one before": (JIANGSU, "310120", False),
    "province and nation": (JIANGSU, "000000", False),
    "prefecture and its last county": (NINGBO, "330299", True),
    "prefecture and the next prefecture": (NINGBO, "330300", False),
    "prefecture and a part with its own code": (SHENZHEN, "440300-01", True),
    "county and its town": (CANGNAN, "330327-01", True),
    "county and the next county": (CANGNAN, "330328", False),
    "county and a town of the next": (CANGNAN, "330328-01", False),
    "town itself": (LONGGANG, "330327-01", True),
    "town and its neighbour": (LONGGANG, "330327-02", False),
    "town and its county": (LONGGANG, "330327", False),
}


@pytest.mark.parametrize(("area", "code", "under"), UNDER.values(), ids=UNDER)
def test_under_an_area(area, code, under):
    assert area.holds(code) is under


@pytest.mark.parametrize("code", ["330327-01", "330327-09", "330327-99", "659002", "990000"])
def test_every_area_lies_in_its_own_range(code):
    first, end = code_range(code)
    assert first <= code < end


@pytest.mark.parametrize(
    "code", ["", "3302", "3302000", "33020a", "330200-1", "330200-001", "３３０２００", "330200\n"]
)
def test_a_code_has_six_digits_and_perhaps_a_suffix(code):
    with pytest.raises(DataError) as caught:
        Area(code, "某地", "Somewhere", "county")
    assert [fault.code for fault in caught.value.faults] == ["not_area_code"]


def test_an_area_does_not_end_before_it_begins():
    with pytest.raises(DataError) as caught:
        Area("330400", "嘉兴市", "Jiaxing", "prefecture", None, "2016", "2014-05")
    assert caught.value.faults[0].code == "validity_backwards"
