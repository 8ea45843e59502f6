"""Automatic numbers of Word paragraphs stand in no text, and are read all the same."""

import io
import re
import zipfile

import docx
import pytest

from shidian.plans import plan_of, read
from shidian.plans.files.numbering import han
from tests.unit.plans.made import TITLE, numbered, repacked, saved, values

OUTLINE = [("chineseCounting", "%1、"), ("chineseCounting", "（%2）"), ("decimal", "%3.")]


def lines(data: bytes) -> list[str]:
    return plan_of("plan.docx", data).content.splitlines()


def test_levels_count_on_and_begin_anew_under_the_next():
    paragraphs = [(0, "目标"), (None, "到2017年。"), (1, "甲"), (1, "乙"), (2, "丙"), (0, "任务"),
                  (1, "丁"), (2, "戊")]  # fmt: skip
    assert lines(numbered(OUTLINE, paragraphs)) == [
        "一、目标",
        "到2017年。",
        "（一）甲",
        "（二）乙",
        "1.丙",
        "二、任务",
        "（一）丁",
        "1.戊",
    ]


FORMS = {
    "digits": ("decimal", "%1.", 1, "1.甲"),
    "Chinese": ("chineseCountingThousand", "%1、", 1, "一、甲"),
    "chapters": ("chineseCounting", "第%1章 ", 1, "第一章 甲"),
    "from another number": ("chineseCounting", "%1、", 11, "十一、甲"),
    "bullets are no numbers": ("bullet", "•", 1, "甲"),
    "none": ("none", "", 1, "甲"),
}


@pytest.mark.parametrize(("form", "text", "start", "line"), FORMS.values(), ids=FORMS)
def test_forms_of_numbers(form, text, start, line):
    assert lines(numbered([(form, text)], [(0, "甲")], start)) == [line]


def test_a_level_that_shows_the_ones_above():
    levels = [("decimal", "%1."), ("decimal", "%1.%2")]
    assert lines(numbered(levels, [(0, "甲"), (1, "乙"), (1, "丙"), (0, "丁"), (1, "戊")])) == [
        "1.甲",
        "1.1乙",
        "1.2丙",
        "2.丁",
        "2.1戊",
    ]


def test_numbered_headings_part_a_plan():
    paragraphs = [(None, TITLE), (0, "主要目标"), (None, "到2017年，绿地率达到35%。"),
                  (0, "主要任务"), (1, "建设公园"), (None, "新建公园5座。")]  # fmt: skip
    reading = read(plan_of("plan.docx", numbered(OUTLINE, paragraphs)).content)
    assert [(one.section, one.heading) for one in reading.figures] == [
        ("goal", "一、主要目标"),
        ("task", "（一）建设公园"),
    ]
    assert values(reading.figures) == ["35%", "5座"]


def test_a_list_that_is_nowhere_described():
    document = docx.Document()
    document.add_paragraph("甲")._p.get_or_add_pPr().get_or_add_numPr().get_or_add_numId().val = 99
    assert lines(saved(document)) == ["甲"]


def test_a_file_without_any_lists():
    document = docx.Document()
    document.add_paragraph("甲")._p.get_or_add_pPr().get_or_add_numPr().get_or_add_numId().val = 1
    bare = repacked(saved(document), {"word/numbering.xml": None})
    assert (
        "甲" in lines(repacked(bare, {"word/_rels/document.xml.rels": _without_numbering(bare)}))[0]
    )


def _without_numbering(data: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        held = archive.read("word/_rels/document.xml.rels")
    return re.sub(rb"<Relationship [^>]*numbering[^>]*/>", b"", held)


HAN = {1: "一", 9: "九", 10: "十", 11: "十一", 19: "十九", 20: "二十", 45: "四十五", 99: "九十九"}


@pytest.mark.parametrize(("number", "text"), HAN.items())
def test_how_headings_count(number, text):
    assert han(number) == text
