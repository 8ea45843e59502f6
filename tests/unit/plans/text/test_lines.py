"""Lines of a file: page numbers, how wide they are wrapped, which of them belong together."""

import pytest

from shidian.plans.text.lines import follows_on, lines_of, measure, page_numbers

WRAPPED = """\
完善落户政策，放宽落户条件，健全公共服务体系，改善人居环境，提高综
合承载能力，增强城市辐射带动作用，全面提升治理水平，稳步扩大就业，
改善居住条件，优化空间布局。
（二）建立成本分担机制
合理划分政府、企业和个人的责任，建立财政转移支付同农业转移人口挂钩
的机制，确保资金落实。
"""


def joined(content: str) -> list[str]:
    """The paragraphs of a text."""
    lines = lines_of(content)
    pages = page_numbers(lines)
    kept = [line for number, line in enumerate(lines) if number not in pages]
    wrap, made = measure(kept), []
    for number, line in enumerate(kept):
        if number and follows_on(kept, number, wrap):
            made[-1] += line.text
        else:
            made.append(line.text)
    return made


def test_lines_without_their_outer_blanks_and_where_they_stand():
    content = "  甲  \n\n\u3000乙\n"
    lines = lines_of(content)
    assert [(line.text, content[slice(*line.span)]) for line in lines] == [("甲",) * 2, ("乙",) * 2]
    assert [line.after_blank for line in lines] == [True, True]


def test_the_width_of_a_line_counts_chinese_characters_twice():
    assert [line.columns for line in lines_of("甲乙\nab\n甲b１\n")] == [4, 2, 5]


def test_wrapped_lines_are_joined_and_headings_stand_alone():
    assert joined(WRAPPED) == [
        "".join(WRAPPED.splitlines()[:3]),
        "（二）建立成本分担机制",
        "".join(WRAPPED.splitlines()[4:]),
    ]


def test_blank_lines_between_all_lines_say_nothing():
    assert joined(WRAPPED.replace("\n", "\n\n")) == joined(WRAPPED)


def test_lines_of_a_file_that_is_not_wrapped_are_paragraphs():
    paragraphs = ["推进户籍制度改革。", "健全公共服务体系。", "改善人居环境。"]
    assert joined("\n".join(paragraphs)) == paragraphs


NUMBERS = {
    "bare": "12",
    "between dashes": "— 12 —",
    "between hyphens": "-12-",
    "in words": "第 12 页",
    "of all": "第12页共30页",
}


@pytest.mark.parametrize("number", NUMBERS.values(), ids=NUMBERS)
def test_a_page_number_inside_a_sentence(number):
    lines = WRAPPED.splitlines()
    content = "\n".join([lines[0], "", "", f" {number}", *lines[1:]])
    assert joined(content) == joined(WRAPPED)
    assert len(page_numbers(lines_of(content))) == 1


@pytest.mark.parametrize("text", ["12万人", "60%", "（12）", "2017年", "88.5"])
def test_what_is_no_page_number(text):
    lines = WRAPPED.splitlines()
    assert page_numbers(lines_of("\n".join([lines[0], text, *lines[1:]]))) == frozenset()


@pytest.mark.parametrize("marker", ["——", "一、", "（三）", "4.", "第二章", "①", "（5）"])
def test_a_marker_opens_a_paragraph(marker):
    lines = WRAPPED.splitlines()
    content = "\n".join([*lines[:3], f"{marker}加强组织领导，健全工作机制，明确责任分工", lines[5]])
    assert joined(content)[1].startswith(f"{marker}加强")


def test_a_heading_over_two_lines():
    heading = "（三）建立由政府、企业、家庭一同参与的农业转移人口市民化成本分摊的"
    content = "\n".join([*WRAPPED.splitlines(), heading, "长效机制", *WRAPPED.splitlines()[:3]])
    assert f"{heading}长效机制" in joined(content)


def test_nothing():
    assert lines_of(" \n\n\t\n") == []
    assert page_numbers([]) == frozenset()
    assert measure([]).full is None
