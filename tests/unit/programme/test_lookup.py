"""Finding a pilot or an indicator by any of its names."""

import pytest

from shidian.core import UsageError
from shidian.programme import find_indicator, find_pilot, find_type

NAMES = {
    "full name": ("宁波市", "03"),
    "full name with its province": ("河北省石家庄市", "06"),
    "short form": ("宁波", "03"),
    "area code": ("330200", "03"),
    "code of the package": ("500000-01", "12"),
    "pinyin": ("ningbo", "03"),
    "pinyin in capitals": ("NingBo", "03"),
    "number": ("3", "03"),
    "number of two digits": ("03", "03"),
    "number with a zero at its end": ("10", "10"),
    "full-width number": ("０３", "03"),
    "English": ("Shijiazhuang, Hebei", "06"),
    "English short form": ("Chongqing core", "12"),
    "English in capitals": ("DONGGUAN", "27"),
    "full-width letters": ("ｎｉｎｇｂｏ", "03"),
    "blanks around": ("  宁 波 ", "03"),
    "province": ("江苏", "01"),
    "as people call it": ("光明", "29"),
    "without its province": ("石家庄市", "06"),
}


@pytest.mark.parametrize(("asked", "no"), NAMES.values(), ids=NAMES)
def test_a_pilot_is_found(asked, no, programme):
    assert find_pilot(programme, asked).no == no


def test_every_pilot_is_found_by_each_of_its_names(programme):
    for pilot in programme.pilots.values():
        names = (pilot.no, str(int(pilot.no)), pilot.name.zh, pilot.short.zh, pilot.pinyin)
        found = {find_pilot(programme, name).no for name in (*names, pilot.area, pilot.name.en)}
        assert found == {pilot.no}


NEAREST = {
    "a wrong character": ("宁坡", "宁波 ningbo"),
    "a letter too few": ("shijiazhung", "石家庄 shijiazhuang"),
    "another ending": ("嘉兴县", "嘉兴 jiaxing"),
    "a city named like its province": ("吉林", "吉林市 jilinshi"),
    "in capitals": ("DONGUAN", "东莞 dongguan"),
}


@pytest.mark.parametrize(("asked", "nearest"), NEAREST.values(), ids=NEAREST)
def test_a_wrong_name_gets_the_nearest(asked, nearest, programme):
    with pytest.raises(UsageError) as caught:
        find_pilot(programme, asked)
    [fault] = caught.value.faults
    assert (fault.code, fault.found["asked"]) == ("unknown_pilot", asked)
    assert fault.found["nearest"].split("、")[0] == nearest
    assert len(fault.found["nearest"].split("、")) == 3


NONSENSE = {
    "empty": "",
    "blanks": "   ",
    "zero": "0",
    "beyond the last": "65",
    "below zero": "-3",
    "part of a name": "波",
    "braces": "{asked}",
    "NUL": "\0",
    "very long": "宁" * 1_000_000,
    "a name and much more": "宁波" * 1_000,
}


@pytest.mark.parametrize("asked", NONSENSE.values(), ids=NONSENSE)
def test_nonsense_is_answered_briefly(asked, programme):
    with pytest.raises(UsageError) as caught:
        find_pilot(programme, asked)
    assert caught.value.faults[0].code == "unknown_pilot"
    assert len(caught.value.faults[0].line("zh")) < 300


INDICATORS = {
    "code": ("urbanization_rate_resident", "urbanization_rate_resident"),
    "name": ("常住人口城镇化率", "urbanization_rate_resident"),
    "alias": ("户籍城镇化率", "urbanization_rate_hukou"),
    "English": ("resident population", "population_resident"),
}


@pytest.mark.parametrize(("asked", "code"), INDICATORS.values(), ids=INDICATORS)
def test_an_indicator_is_found(asked, code, programme):
    assert find_indicator(programme, asked).code == code


def test_a_wrong_indicator_gets_the_nearest(programme):
    with pytest.raises(UsageError) as caught:
        find_indicator(programme, "户籍人口城市化")
    [fault] = caught.value.faults
    assert fault.code == "unknown_indicator"
    assert "urbanization_rate_hukou" in fault.found["nearest"].split("、")[0]


TYPES = {
    "code": ("deliverable", "deliverable"),
    "Chinese": ("文件", "deliverable"),
    "English": ("Document", "deliverable"),
    "in capitals": ("TASK", "task"),
}


@pytest.mark.parametrize(("asked", "code"), TYPES.values(), ids=TYPES)
def test_a_type_of_commitments_is_found(asked, code):
    assert find_type(asked) == code


def test_a_wrong_type_gets_the_nearest():
    with pytest.raises(UsageError) as caught:
        find_type("documents")
    [fault] = caught.value.faults
    assert (fault.code, fault.found["asked"]) == ("unknown_type", "documents")
    assert fault.found["nearest"].split("、")[0] == "文件 deliverable"
