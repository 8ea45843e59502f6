"""Every place that a shipped scheme names, against the official document where it is present."""

import re

from shidian.mechanisms.settlement.package import schemes_of, sources_of

# What stands at the places of each scheme, white space left out, in the order of its sources.
FACTS = {
    "dongguan-before": ["技术资格", "住房", "居住年限"],
    "dongguan-after": [
        *("技术资格", "住房", "居住年限", "降低参保要求", "中级以上职称", "十种条件"),
        "与居住年限等条件相挂钩",
    ],
    "guangming": [
        *("个人素质", "纳税", "参保", "居住", "年龄", "奖励", "公益服务"),
        *("合法稳定就业和合法稳定住所", "梯度赋权"),
        r"0\.73万元.*0\.2万元",
        *("梯度赋权", r"9\.85万元", r"0\.42万元", r"0\.73万元", r"0\.2万元"),
    ],
    "wuhan": [
        "合法稳定就业和合法稳定住所.*连续居住达5年以上",
        "合法稳定就业和合法稳定住所（含租赁）.*养老保险",
        "居住证梯度赋权100万",
        "积分制入户指标及分值表.*市外农业转移人口通过积分入户100万",
        "供给与居住年限挂钩",
    ],
    "yuncheng": ["7000人", "2000人", "1000人", "全面放开落户限制"],
}
THRESHOLDS = {"dongguan-before": "130分", "dongguan-after": "100分"}


def at(plan: str, span: tuple[int, int]) -> str:
    return "".join(plan[slice(*span)].split())


def test_the_places_hold_the_facts(plan, programme):
    for code, one in schemes_of(programme).items():
        spans = [source.span for _, source in sources_of(one.scheme) if source.span]
        found = [at(plan, span) for span in spans]
        expected = FACTS.get(code, [])
        assert len(found) == len(expected), code
        for text, fact in zip(found, expected, strict=True):
            assert re.fullmatch(fact, text), (code, text)


def test_the_thresholds_and_the_five_years_are_those_of_the_document(plan, programme):
    schemes = schemes_of(programme)
    for code, printed in THRESHOLDS.items():
        [dated] = schemes[code].scheme.parameters["threshold"].values
        assert at(plan, span_in(dated.source)) == printed == f"{dated.value}分"
    [dated] = schemes["wuhan"].scheme.parameters["five_years"].values
    assert at(plan, span_in(dated.source)) == f"连续居住达{dated.value / 12}年以上"


def span_in(source: str) -> tuple[int, int]:
    """The span that the source of a parameter names in words."""
    [(start, end)] = re.findall(r"\[(\d+), (\d+)\)$", source)
    return int(start), int(end)
