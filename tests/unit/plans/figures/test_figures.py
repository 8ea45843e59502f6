"""Sentences, and the figures that a person reads in them; every convention of the reader."""

from decimal import Decimal
from typing import Any
from unittest.mock import ANY

import pytest

from shidian.plans import Context, read
from tests.unit.plans.made import check_spans, goals, plan, values

FIELDS = (
    "kind", "indicator", "op", "value", "value_high", "unit", "year", "start_year", "per_year",
    "cumulative", "relative", "qualifier", "subject",
)  # fmt: skip


def figure(
    indicator: str, value: str, unit: str, year: int | None = None, **more: Any
) -> dict[str, Any]:
    """A target that nothing more is said of, but for what is given."""
    plain = dict.fromkeys(FIELDS) | dict.fromkeys(("per_year", "cumulative", "relative"), False)
    high = Decimal(more.pop("high")) if "high" in more else None
    own = {"indicator": indicator, "value": Decimal(value), "value_high": high, "unit": unit}
    return plain | {"kind": "target", "op": "="} | own | {"year": year} | more


def at_least(*args: Any, **more: Any) -> dict[str, Any]:
    return figure(*args, op=">=", qualifier="以上", **more)


def fall(*args: Any, **more: Any) -> dict[str, Any]:
    return figure(*args, op="-", relative=True, **more)


def rise(*args: Any, **more: Any) -> dict[str, Any]:
    return figure(*args, op="+", relative=True, **more)


def base(*args: Any, **more: Any) -> dict[str, Any]:
    return figure(*args, kind="baseline", **more)


RATE, OWN = "常住人口城镇化率", "户籍人口城镇化率"
LEVELS = {
    "reaches": ("到2017年，常住人口城镇化率达到61.5%。", [figure(RATE, "61.5", "%", 2017)]),
    "reaches, in short": ("到2020年，常住人口城镇化率达68%。", [figure(RATE, "68", "%", 2020)]),
    "is": ("到2020年，户籍人口城镇化率为48%。", [figure(OWN, "48", "%", 2020)]),
    "zeros that are printed": (
        "到2020年，户籍人口城镇化率达到60.50%。",
        [figure(OWN, "60.50", "%", 2020)],
    ),
    "a comma between thousands": (
        "到2020年，常住人口达到1,150.5万人。",
        [figure("常住人口", "1150.5", "万人", 2020)],
    ),
    "about, after": (
        "到2020年，户籍人口城镇化率达到48%左右。",
        [figure(OWN, "48", "%", 2020, op="~", qualifier="左右")],
    ),
    "about, before": (
        "到2020年，常住人口约95万人。",
        [figure("常住人口", "95", "万人", 2020, op="~", qualifier="约")],
    ),
    "and more": (
        "到2020年，污水处理率达到92%以上。",
        [at_least("污水处理率", "92", "%", 2020)],
    ),
    "not below": (
        "到2020年，绿化覆盖率不低于40%。",
        [figure("绿化覆盖率", "40", "%", 2020, op=">=", qualifier="不低于")],
    ),
    "not fewer than": (
        "到2020年，公共厕所不少于300座。",
        [figure("公共厕所", "300", "座", 2020, op=">=", qualifier="不少于")],
    ),
    "within": (
        "到2020年，建设用地规模控制在120平方公里以内。",
        [figure(ANY, "120", "平方公里", 2020, op="<=", qualifier=ANY)],
    ),
    "kept below": (
        "到2017年，城镇登记失业率控制在4.2%以下。",
        [figure("城镇登记失业率", "4.2", "%", 2017, op="<=", qualifier=ANY)],
    ),
    "not above": (
        "到2020年，人均建设用地不超过105平方米。",
        [figure("人均建设用地", "105", "平方米", 2020, op="<=", qualifier="不超过")],
    ),
    "more than": (
        "到2020年，森林覆盖率超过35%。",
        [figure("森林覆盖率", "35", "%", 2020, op=">", qualifier="超过")],
    ),
    "less than": (
        "到2020年，城镇登记失业率低于4%。",
        [figure("城镇登记失业率", "4", "%", 2020, op="<", qualifier="低于")],
    ),
    "aspires to": (
        "到2020年，户籍人口城镇化率力争达到50%。",
        [figure(OWN, "50", "%", 2020, qualifier="力争")],
    ),
    "a range of people": (
        "到2020年，常住人口达到90—100万人。",
        [figure("常住人口", "90", "万人", 2020, op="range", high="100")],
    ),
    "a range with both units": (
        "到2020年，公共交通分担率达到25%—30%。",
        [figure("公共交通分担率", "25", "%", 2020, op="range", high="30")],
    ),
    "a ratio": (
        "到2020年，城乡居民收入比缩小到2.5：1。",
        [figure("城乡居民收入比", "2.5", ":1", 2020)],
    ),
    "no year": ("城镇居民医保参保率达到98%。", [figure("城镇居民医保参保率", "98", "%")]),
}
CHANGES = {
    "falls by": ("到2017年，单位产值能耗下降12%。", [fall("单位产值能耗", "12", "%", 2017)]),
    "is cut by": ("到2016年，行政机构压缩10%。", [fall("行政机构", "10", "%", 2016)]),
    "is streamlined by more than": (
        "到2017年，行政审批事项精简30%以上。",
        [fall("行政审批事项", "30", "%", 2017, qualifier="以上")],
    ),
    "falls by a range": (
        "到2017年，行政运行成本降低20%—30%。",
        [fall("行政运行成本", "20", "%", 2017, high="30")],
    ),
    "rises by": ("到2017年，服务业增加值增长15%。", [rise("服务业增加值", "15", "%", 2017)]),
    "rises against a year": (
        "到2020年，城镇居民收入比2013年增长80%。",
        [rise("城镇居民收入", "80", "%", 2020, start_year=2013)],
    ),
    "rises by points": (
        "到2017年，常住人口城镇化率提高5个百分点。",
        [figure(RATE, "5", "个百分点", 2017, op="+pp", relative=True)],
    ),
    "falls by points": (
        "到2017年，城镇登记失业率下降0.5个百分点。",
        [figure("城镇登记失业率", "0.5", "个百分点", 2017, op="-pp", relative=True)],
    ),
    "is to be cut by": (
        "到2017年，将行政审批时限压缩40%。",
        [fall("行政审批时限", "40", "%", 2017)],
    ),
    "is to be cut within years": (
        "力争三年内将行政审批时限压缩40%。",
        [fall("行政审批时限", "40", "%")],
    ),
    "the verb first": ("到2017年，精简行政编制15%。", [fall(ANY, "15", "%", 2017)]),
    "the verb first, within years": (
        "三年内减少财政供养人员8%。",
        [fall(ANY, "8", "%")],
    ),
    "doubles": (
        "到2020年，城镇居民收入比2013年翻一番。",
        [rise("城镇居民收入", "100", "%", 2020, start_year=2013)],
    ),
    "rises every year of a stretch": (
        "建设用地18.6平方公里，近五年年均扩大0.8平方公里。",
        [figure("建设用地", "18.6", "平方公里"),
         rise("建设用地", "0.8", "平方公里", per_year=True)],
    ),
    "rises every year": (
        "到2020年，财政收入年均增长8%。",
        [rise("财政收入", "8", "%", 2020, per_year=True)],
    ),
}  # fmt: skip
SEVERAL = {
    "from one year to another": (
        "常住人口城镇化率由2013年的52.3%提高到2020年的60%。",
        [base(RATE, "52.3", "%", 2013), figure(RATE, "60", "%", 2020)],
    ),
    "from one value to another": (
        "到2017年，审批时限由60个工作日缩短到20个工作日。",
        [base("审批时限", "60", "个工作日"), figure("审批时限", "20", "个工作日", 2017)],
    ),
    "respectively": (
        "到2020年，常住人口城镇化率和户籍人口城镇化率分别达到62%和50%。",
        [figure(RATE, "62", "%", 2020), figure(OWN, "50", "%", 2020)],
    ),
    "three respectively": (
        "到2020年，绿地率、污水处理率、垃圾处理率分别达到38%、95%、100%。",
        [figure(name, value, "%", 2020) for name, value in
         (("绿地率", "38"), ("污水处理率", "95"), ("垃圾处理率", "100"))],
    ),
    "two years respectively": (
        "到2017年和2020年，户籍人口城镇化率分别达到45%和52%。",
        [figure(OWN, "45", "%", 2017), figure(OWN, "52", "%", 2020)],
    ),
    "a list with one verb each": (
        "到2017年，自来水普及率达到95%，燃气普及率达到80%。",
        [figure("自来水普及率", "95", "%", 2017), figure("燃气普及率", "80", "%", 2017)],
    ),
    "one after the other": (
        "到2017年户籍人口城镇化率达到45%，到2020年达到52%。",
        [figure(OWN, "45", "%", 2017), figure(OWN, "52", "%", 2020)],
    ),
    "one after the other, parted by a semicolon": (
        "到2017年，户籍人口城镇化率达到45%；到2020年，达到52%。",
        [figure(OWN, "45", "%", 2017), figure(OWN, "52", "%", 2020)],
    ),
    "commas of another script": (
        "到2020年,常住人口城镇化率达到62%,户籍人口城镇化率达到50%。",
        [figure(RATE, "62", "%", 2020), figure(OWN, "50", "%", 2020)],
    ),
    "among them": (
        "到2020年，落户农业转移人口30万人，其中本地农业转移人口18万人、外地农业转移人口12万人。",
        [figure("落户农业转移人口", "30", "万人", 2020),
         figure("本地农业转移人口", "18", "万人", 2020),
         figure("外地农业转移人口", "12", "万人", 2020)],
    ),
}  # fmt: skip
TIMES = {
    "in total": (
        "2015—2020年，累计落户农业转移人口12万人。",
        [figure("落户农业转移人口", "12", "万人", 2020, start_year=2015, cumulative=True)],
    ),
    "more than now": (
        "到2020年，公租房累计新增3000套。",
        [figure("公租房", "3000", "套", 2020, cumulative=True)],
    ),
    "every year of a stretch": (
        "2014—2017年，每年培训农民工2.4万人。",
        [figure("培训农民工", "2.4", "万人", 2017, start_year=2014, per_year=True)],
    ),
    "the end of the twelfth plan": (
        "到“十二五”末，森林覆盖率达到41%。",
        [figure("森林覆盖率", "41", "%", 2015)],
    ),
    "the end of the thirteenth plan": (
        "到十三五末，森林覆盖率达到45%。",
        [figure("森林覆盖率", "45", "%", 2020)],
    ),
    "the name before the time": (
        "养老保险参保率2018年达到88%，2020年达到92%。",
        [figure("养老保险参保率", "88", "%", 2018), figure("养老保险参保率", "92", "%", 2020)],
    ),
    "a year in Chinese numerals": (
        "到二〇二〇年，森林覆盖率达到45%。",
        [figure("森林覆盖率", "45", "%", 2020)],
    ),
}
CHINESE = {
    "people": (
        "到2020年，常住人口达到二十万人。",
        [figure("常住人口", "20", "万人", 2020)],
    ),
    "tenths": (
        "到2020年，公共交通分担率达到六成以上。",
        [at_least("公共交通分担率", "60", "%", 2020)],
    ),
    "a third": (
        "到2017年，公共交通分担率达到三分之一。",
        [figure("公共交通分担率", "33.33", "%", 2017)],
    ),
    "per cent": (
        "到2017年，公共交通分担率达到百分之六十。",
        [figure("公共交通分担率", "60", "%", 2017)],
    ),
    "full width": (
        "到２０１７年，户籍人口城镇化率达到４５．５％。",
        [figure(OWN, "45.5", "%", 2017)],
    ),
}
TABLE = LEVELS | CHANGES | SEVERAL | TIMES | CHINESE


@pytest.mark.parametrize(("sentence", "expected"), TABLE.values(), ids=TABLE)
def test_a_sentence(sentence, expected):
    found = goals(sentence)
    assert [{name: getattr(one, name) for name in FIELDS} for one in found] == expected
    digits = [str(one.value) for one in found]
    assert digits == [str(one["value"]) for one in expected]  # with the zeros that are printed


UNITS = [
    *("亿元", "万元", "元/吨", "万元/亩", "平方公里", "亩", "万亩", "公顷", "平方米", "万平方米"),
    *("公里", "立方米", "吨", "吨标准煤", "万千瓦", "Mbps", "万套", "套", "万户", "万人次"),
    *("所", "家", "张", "辆", "条"),
]


@pytest.mark.parametrize("unit", UNITS)
def test_a_unit_is_as_it_is_written(unit):
    assert values(goals(f"到2020年，新城供应能力达到35.6{unit}。")) == [f"35.6{unit}"]


NONE = {
    "ordinals": "深入推进第三产业和第二轮土地承包，评选前10名。",
    "document numbers": "落实发改规划〔2014〕1229号和国发〔2014〕25号文件。",
    "articles of a law": "按照《城乡规划法》第十八条、第二十一条的规定执行。",
    "titles": "贯彻《青坪市城镇化规划（2014—2020年）》。",
    "slogans": "推进三规合一、五位一体，形成1+3+10规划体系。",
    "congresses": "贯彻党的十八大和十八届三中全会精神。",
    "lists of aspects": "从三个方面着力，处理好五大关系，建立四大机制。",
    "words": "进一步统一思想，第一时间一体推进，逐一落实。",
    "list markers": "一是加强领导；二是强化考核；三是加大宣传。",
    "stretches of time": "力争用3年左右时间完成改革。",
    "dates": "于12月底前上报。",
    "names": "延伸省道206号公路，开通12345热线。",
}


@pytest.mark.parametrize("sentence", NONE.values(), ids=NONE)
def test_what_is_no_figure(sentence):
    assert values(goals(sentence)) == []


def test_headings_and_page_numbers_are_no_figures():
    text = plan(
        "（一）落户10万人以上",
        "完善落户政策，放宽落户条件，健全公共服务体系，改善人居环境，提高综合承载",
        " 12",
        "能力，增强城市辐射带动作用，全面提升治理水平，稳步扩大就业，改善居住条件，优化",
        "空间布局。到2017年，户籍人口城镇化率达到45%。",
    )
    reading = read(text)
    assert "12" not in values(reading.figures)
    assert values(reading.figures)[-1] == "45%"
    assert reading.coverage.classes["page_number"] == 2


def test_a_number_parted_from_its_unit_by_line_breaks():
    text = plan("到2020年，常住人口达到", "", "88.5", "", "万人，户籍人口城镇化率达到 4", "5.5 %。")
    found = read(text).figures
    assert ("常住人口", "88.5万人") in [(one.indicator, *values([one])) for one in found]


def test_spans_give_back_what_is_printed():
    for sentence, _ in TABLE.values():
        check_spans(read(plan(sentence)))


def test_the_place_is_no_part_of_an_indicators_name():
    [found] = goals("到2020年，青坪市常住人口达到95万人。")
    assert (found.pilot, found.indicator) == ("青坪市", "常住人口")


def test_the_programmes_code_stands_beside_the_plans_name():
    context = Context(indicators={"常住人口": "people", "城镇化率": "rate"})
    found = goals("到2020年，全市常住人口达到95万人，森林覆盖率达到41%。", context)
    assert [one.indicator_code for one in found] == ["people", None]


def test_a_part_of_the_place_is_told_as_subject_or_in_the_name():
    [found] = goals("到2020年，中心城区常住人口达到45万人。")
    assert "中心城区" in f"{found.subject}{found.indicator}"


def test_section_and_heading_of_a_figure():
    text = plan(
        "到2017年，常住人口达到95万人。",
        intro="2013年，常住人口88.5万人。",
        tasks=["（一）改善居住条件", "到2017年，改造棚户区3000户。"],
        measures="（一）加强培训。每年培训干部200人次。",
    )
    found = [(one.section, one.heading) for one in read(text).figures]
    assert found == [
        ("intro", ""),
        ("goal", "一、主要目标"),
        ("task", "（一）改善居住条件"),
        ("measure", "（一）加强培训"),
    ]
