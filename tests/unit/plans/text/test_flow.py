"""The flow of characters: without layout, each led back to its place in the file."""

import pytest

from shidian.plans.text.flow import flow

PLAIN = {
    "full-width digits and signs": ("到２０１７年达到６０．５％", "到2017年达到60.5%"),
    "blanks around numbers": ("到 2017 年 达到 60 %", "到2017年达到60%"),
    "wide blanks": ("　　到\u3000２０１７\xa0年", "到2017年"),
    "half-width brackets": ("指标(试行);", "指标（试行）；"),
    "dashes": ("2014–2020年，2014―2020年", "2014—2020年，2014—2020年"),
    "a byte order mark inside": ("甲\ufeff乙", "甲乙"),
    "words of letters": ("PPP 模式 A B", "PPP模式A B"),
    "two numbers": ("12 34", "12 34"),
}


@pytest.mark.parametrize(("content", "chars"), PLAIN.values(), ids=PLAIN)
def test_the_plain_characters(content, chars):
    assert flow(content).chars == chars


def test_every_character_has_its_place():
    content = "甲市\n  到 ２０１７ 年，\n\n人口达到 60 万人。\n"
    text = flow(content)
    assert len(text.places) == len(text.chars)
    assert list(text.places) == sorted(set(text.places))
    for char, place in zip(text.chars, text.places, strict=True):
        assert content[place] == char or content[place] in "２０１７"


def test_a_span_leads_back_to_the_file():
    content = "一、目标\n到 2017 年，城镇化率达到 60 \n% 左右。"
    text = flow(content)
    start = text.chars.index("60%")
    assert content[slice(*text.span(start, start + 3))] == "60 \n%"
    assert text.at(content.index("60")) == start


def test_a_decimal_that_a_line_end_parts():
    lines = [
        "推进新型城镇化，落实各项任务，健全公共服务体系，到2017年人口达到8",
        "8.5万人，提高综合承载能力，增强辐射带动作用，全面提升治理水平，稳步",
        "扩大就业，优化空间布局。",
    ]
    assert "人口达到88.5万人" in flow("\n".join(lines)).chars


def test_page_numbers_are_taken_out_and_kept_with_their_places():
    content = "完善落户政策，放宽落户条件，健全\n\n 5\n公共服务体系，改善人居环境。\n"
    text = flow(content)
    assert text.chars == "完善落户政策，放宽落户条件，健全公共服务体系，改善人居环境。"
    assert [content[slice(*page)] for page in text.pages] == ["5"]


def test_paragraphs_begin_where_lines_surely_do():
    text = flow("甲县方案\n一、目标\n到2017年，落户5万人。\n二、任务\n（一）落户\n放宽条件。\n")
    opens = [text.chars[at:] for at in text.breaks]
    assert [one[:2] for one in opens] == ["甲县", "一、", "到2", "二、", "（一", "放宽"]


def test_no_text():
    assert (flow("").chars, flow(" \n\f\n").chars) == ("", "")
