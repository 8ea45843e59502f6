"""The reader on any plan: nothing that is added or rewrapped changes what the rest says."""

import re
from dataclasses import replace

from hypothesis import assume, example, given
from hypothesis import strategies as st

from shidian.core import ShidianError
from shidian.plans import plan_of, read
from tests.unit.plans.made import GOALS, MEASURES, TASKS, TITLE, check_spans, without_span

_ROOM = 0.7  # of the width
NUMERAL = re.compile(r"[0-9０-９零〇一二两三四五六七八九十百千万亿]")
UNDATED = [
    "推进户籍制度改革。",
    "健全由政府、企业和个人共同参与的成本分担机制。",
    "公园达到9座，湿地保有量不低于12处。",
    "污水处理率达到92%以上。",
    "将内设机构由28个精简到20个。",
    "政府、企业和个人分别承担40%、32%和28%。",
    "人均市民化成本约12.5万元，其中政府承担7.5万元、企业承担5万元。",
    "每年安排专项资金不少于3000万元。",
    "全面推行三规合一，完善“一核两翼”布局。",
    "落实《土地管理办法》第三条规定。",
    "服务半径不超过500米，覆盖六成以上的社区。",
    "出台《落户办法》和《积分办法》。",
    "设立规模10亿元的发展基金！",
    "编号7788的地块优先安排。",
    "是否再改造棚户区3500户？",
    "其中县城1.2万人。",
    "推进“多证改革，参见《规划。",
]
DATED = [
    "到2017年，户籍人口城镇化率达到45.5%左右，落户农业转移人口5万人。",
    "到2020年，常住人口城镇化率提高到60%，比2013年提高8个百分点。",
    "2014—2017年，累计培训农民工2.4万人次。",
    "2015年底前，制定《居住证办法》。",
    "绿地率2017年、2020年分别达到35%和38%。",
    "2016年启动试点。",
]
INTRO = "2013年，青坪市常住人口88.5万人，常住人口城镇化率52.3%，土地面积1850平方公里。"
HEADINGS = ["建立农业转移人口市民化成本分担机制", "拓宽多元化的城镇化融资渠道", "改革行政管理体制"]
# Anything that opens no part of its own: it begins with words.
NOISE = st.text("甲乙的和，、；到由为达至20137.%万人亿元年个第约（）“”其中", max_size=30).map(
    lambda text: f"推进{text}。"
)
SENTENCE = st.sampled_from(UNDATED + DATED)
PARAGRAPH = st.lists(SENTENCE, min_size=1, max_size=4)


@st.composite
def plans(draw: st.DrawFn) -> list[list[str]]:
    """A plan as paragraphs of sentences; headings are paragraphs of one."""
    made = [[TITLE], [INTRO, *draw(st.lists(st.sampled_from(UNDATED[:5]), max_size=2))], [GOALS]]
    made += draw(st.lists(PARAGRAPH, min_size=1, max_size=3))
    made.append([TASKS])
    for number, heading in zip("一二三", draw(st.permutations(HEADINGS)), strict=True):
        if draw(st.booleans()):
            made += [[f"（{number}）{heading}"], *draw(st.lists(PARAGRAPH, min_size=1, max_size=2))]
        else:
            made.append([f"（{number}）{heading}。", *draw(PARAGRAPH)])
    return [
        *made,
        [MEASURES],
        ["（一）加强评估。", "开展年度评估，结果纳入考核。", *draw(PARAGRAPH)],
    ]


def text_of(paragraphs: list[list[str]]) -> str:
    return "".join("".join(sentences) + "\n" for sentences in paragraphs)


def is_heading(paragraphs: list[list[str]], number: int) -> bool:
    """Whether a paragraph holds no whole sentence."""
    return paragraphs[number][-1][-1] not in "。！？"


def ends_part(paragraphs: list[list[str]], number: int) -> bool:
    """Whether a part of the plan ends with a paragraph."""
    after = paragraphs[number + 1 : number + 2]
    return not after or bool(re.match("[一二三]、|（", after[0][0]))


def check_inserted(paragraphs: list[list[str]], number: int, place: int, sentence: str) -> None:
    """What is inserted changes no field of any other figure but where it stands."""
    sentences = paragraphs[number]
    more = [*sentences[:place], sentence, *sentences[place:]]
    longer = [*paragraphs[:number], more, *paragraphs[number + 1 :]]
    before, after = text_of(paragraphs), text_of(longer)
    start = len(text_of(paragraphs[:number])) + len("".join(sentences[:place]))
    end = start + len(sentence)
    assert after[start:end] == sentence
    reading = read(after)
    others = [one for one in reading.figures if not start <= one.span[0] < end]
    assert list(map(without_span, others)) == list(map(without_span, read(before).figures))
    moved = [one.span[0] - (len(sentence) if one.span[0] >= end else 0) for one in others]
    assert moved == [one.span[0] for one in read(before).figures]


@given(plans(), st.sampled_from(UNDATED) | NOISE.filter(lambda text: "年" not in text), st.data())
def test_a_sentence_without_a_year_changes_no_other_figure(paragraphs, sentence, data):
    numbers = [n for n in range(1, len(paragraphs)) if not is_heading(paragraphs, n)]
    number = data.draw(st.sampled_from(numbers))
    first = 1 if paragraphs[number][0].startswith("（") else 0  # after a heading in the line
    place = data.draw(st.integers(first, len(paragraphs[number])))
    check_inserted(paragraphs, number, place, sentence)


@given(plans(), st.sampled_from(DATED) | NOISE, st.data())
def test_a_sentence_of_any_year_at_the_end_of_a_part_changes_no_other_figure(
    paragraphs, sentence, data
):
    numbers = [
        n
        for n in range(1, len(paragraphs))
        if not is_heading(paragraphs, n) and ends_part(paragraphs, n)
    ]
    number = data.draw(st.sampled_from(numbers))
    check_inserted(paragraphs, number, len(paragraphs[number]), sentence)


def columns(text: str) -> int:
    return sum(1 if char.isascii() else 2 for char in text)


def wrapped(paragraph: str, width: int, by_columns: bool) -> list[str]:
    """The lines of a paragraph, none wider than the page."""
    lines, line = [], ""
    for char in paragraph:
        if line and (columns(line + char) if by_columns else len(line) + 1) > width:
            lines.append(line)
            line = ""
        line += char
    return [*lines, line]


def check_same(text: str, plain: str) -> None:
    """Both say the same, wherever it stands."""
    reading, expected = read(text), read(plain)
    check_spans(reading)
    assert list(map(without_span, reading.figures)) == list(map(without_span, expected.figures))
    said = [list(map(without_span, one.statements)) for one in (reading, expected)]
    assert said[0] == said[1]
    assert reading.coverage.classes == expected.coverage.classes


def laid_out(paragraphs: list[list[str]], width: int, by_columns: bool) -> list[str]:
    """The lines of a plan on pages of a width.

    A heading whose last line nearly fills the page is ruled out: where such a line is all
    that parts it from the text below, nobody could tell where it ends.
    """
    lines: list[str] = []
    for number in range(len(paragraphs)):
        own = wrapped("".join(paragraphs[number]), width, by_columns)
        size = columns(own[-1]) if by_columns else len(own[-1])
        assume(not is_heading(paragraphs, number) or size <= _ROOM * width)
        lines += own
    return lines


@given(plans(), st.integers(8, 100), st.booleans(), st.sampled_from(["\n", "\n\n", "\r\n", " \n"]))
def test_rewrapping_changes_nothing(paragraphs, width, by_columns, end):
    lines = laid_out(paragraphs, width, by_columns)
    content = plan_of("plan.txt", f"{end.join(lines)}\n".encode()).content
    check_same(content, text_of(paragraphs))


@given(plans(), st.integers(20, 60), st.data())
def test_page_numbers_change_nothing(paragraphs, width, data):
    lines = laid_out(paragraphs, width, False)
    words = [bool(re.search("[\u4e00-\u9fff]", line)) for line in lines]
    places = [n for n in range(1, len(lines)) if words[n - 1] and words[n]]
    pages = sorted(data.draw(st.sets(st.sampled_from(places), max_size=3)), reverse=True)
    for number, place in enumerate(pages):
        lines[place:place] = ["", f" {12 - number}", ""]
    reading, expected = read("\n".join(lines)), read(text_of(paragraphs))
    # A number that a page break parts has the page number among its characters in the file.
    own, same = (
        [without_span(replace(figure, text="")) for figure in one.figures]
        for one in (reading, expected)
    )
    assert own == same
    assert reading.coverage.classes.get("page_number", 0) >= len(pages)


@given(plans())
def test_reading_twice_gives_the_same(paragraphs):
    text = text_of(paragraphs)
    one, other = read(text), read(text)
    assert list(one.figures) == list(other.figures)
    assert list(one.statements) == list(other.statements)


ANY = st.text(st.characters(exclude_categories=["Cs"]), max_size=300)
CHINESE = st.text(
    "到由年月日％%.,，。；：、（）()“”《》〔〕—-+/\n\t 　0123456789０９一二三十百千万亿零点"
    "两半成倍番人元个户亩公里平方米城镇化率达到提高以上左右约其中分别每年累计新增政府承担第条款目标任务方案市县",
    max_size=200,
)


def check_sound(text: str) -> None:
    """What holds for any text: valid spans in order, and every numeral accounted for."""
    reading = read(text)
    check_spans(reading)
    spans = [one.span for one in reading.figures]
    assert spans == sorted(spans)
    assert all(one.value.is_finite() for one in reading.figures)
    coverage = reading.coverage
    assert sum(coverage.classes.values()) == coverage.numerals
    assert coverage.numerals == len(NUMERAL.findall(text))


@given(CHINESE)
@example("万分之一百分之千")
@example("２０１７．５年")
@example("《第十条》〔2014〕5号")
@example("完成1/0，零千亿，编号12,345号")
def test_any_chinese_is_read_and_accounted_for(text):
    check_sound(text)


@given(ANY)
@example("٣٤٥ १२३ 𝟗𝟗")
@example("\x1c2017\x85年\u2028达到\u20295%")
@example("①②③⑩㈠㊀Ⅻ½²％‰")
def test_any_text_is_read(text):
    reading = read(text)
    check_spans(reading)
    assert sum(reading.coverage.classes.values()) == reading.coverage.numerals


@given(st.lists(CHINESE, min_size=1, max_size=4), plans())
def test_any_text_among_the_paragraphs_of_a_plan_is_read(texts, paragraphs):
    check_sound("\n".join([*texts, text_of(paragraphs), *texts]))


@given(st.binary(max_size=300), st.sampled_from([b"", b"PK\x03\x04", b"%PDF-1.4\n", b"\xff\xfe"]))
def test_any_bytes_are_read_or_refused_with_a_reason(data, head):
    try:
        content = plan_of("plan", head + data).content
    except ShidianError as error:
        assert all(error.lines("zh"))
        assert all(error.lines("en"))
    else:
        check_spans(read(content))
