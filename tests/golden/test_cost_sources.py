"""Every place that shipped cost data name, against the official document where it is present."""

import re
from collections.abc import Iterator

from shidian.core import Source
from shidian.mechanisms.citizenization.package import models_of, sharing_of
from shidian.mechanisms.citizenization.people import stated_people
from shidian.mechanisms.citizenization.plan_cases import plan_cases_of

# What stands at the places of models and rules, white space left out.
MODELS = {
    "changsha": ["156615元"],
    "dali": ["10—12万元"],
    "dalian": ["11万元"],
    "dongguan": ["20万元"],
    "guangming": ["9.85万元", "0.42万元", "0.73万元", "0.2万元"],
    "guangzhou": ["1490.7亿元"],
    "laibin": [r"6\.1万元.*1\.2万元.*4\.5万元"],
    "lankao": ["163.72亿元"],
    "qingdao": ["5.7万元/人"],
    "tongzhou": ["10万元/人", "25万元/人"],
}
RULES = {
    "dalian": ["40%.*32%.*28%"],
    "dongguan": ["16.7万元"],
    "golmud": ["政府、企业和个人"],
    "guangzhou": ["99.24%"],
    "huizhou": ["^市外.*省、市县", "^市内.*市县财政", "^根据市外.*省、市县", "省级财政"],
    "laibin": [r"6\.1万元.*1\.2万元.*4\.5万元"],
    "lankao": [r"134\.92亿元.*19\.76亿元.*9\.04亿元"],
    "luoyang": [
        "政府.*义务教育",
        "保障房.*个人在公租房租金",
        "企业和个人在社会保险",
        "企业在技能培训",
    ],
    "tongzhou": ["政府承担.*企业负担.*个人承担", "通州区政府.*企业或村集体.*个人承担"],
    "weihai": ["省级政府.*省内市外", "市级政府.*市内县外"],
    "wuhan": ["武汉市级财政", "省、市"],
    "yanji": ["省、州、市三级.*政府、企业、个人"],
    "yuncheng": ["政府责任，省.*县级.*企业.*个人"],
    "yuzhou": [
        "政府.*义务教育",
        "劳动就业.*企业",
        "养老和医疗.*个人在社会保险",
        "住房.*公租房",
        "地方政府",
    ],
}


def at(plan: str, source: Source) -> str:
    assert source.span is not None
    return "".join(plan[slice(*source.span)].split())


def spanned(sources: Iterator[Source | None]) -> list[Source]:
    return [one for one in sources if one is not None and one.span]


def test_the_places_of_models_hold_their_figures(plan, programme):
    for code, one in models_of(programme).items():
        sources = spanned(item.source for item in one.stated.items)
        expected = MODELS.get(code, [])
        assert len(sources) == len(expected), code
        for source, fact in zip(sources, expected, strict=True):
            assert re.search(fact, at(plan, source)), (code, fact)


def test_the_places_of_rules_name_their_payers(plan, programme):
    for code, one in sharing_of(programme).items():
        sources = spanned(rule.source for rule in one.stated.rules)
        expected = RULES[code]
        assert len(sources) == len(expected), code
        for source, fact in zip(sources, expected, strict=True):
            assert re.search(fact, at(plan, source)), (code, fact, at(plan, source))


def test_the_places_of_cases_hold_their_figures(plan, programme):
    seen = 0
    for case in plan_cases_of(programme):
        for name, figure in case.figures.items():
            if figure.source.span and name != "years":
                printed = at(plan, figure.source)
                for end in figure.ends:
                    assert str(end) in printed, (case.id, name, printed)
                seen += 1
    assert seen > 60


def test_the_places_of_people_hold_their_numbers(plan, programme):
    for row in stated_people(programme):
        printed = re.match(r"[\d.]+", at(plan, row.source))
        assert printed is not None, row
        ten_thousands = round(float(printed[0]) * 10_000)
        assert row.people in {ten_thousands, round(float(printed[0]))}, row


def test_the_places_lie_in_the_outline_of_their_pilot(programme):
    placed = [(row.pilot, row.source) for row in stated_people(programme)]
    for case in plan_cases_of(programme):
        placed += [(case.pilot, one.source) for one in case.figures.values()]
    for known in (models_of(programme), sharing_of(programme)):
        for one in known.values():
            parts = getattr(one.stated, "items", None) or one.stated.rules
            placed += [(one.stated.pilot, part.source) for part in parts if part.source]
    for pilot, source in placed:
        if source.span:
            start, end = programme.pilots[pilot].outline
            assert start <= source.span[0] < source.span[1] <= end, (pilot, source)
