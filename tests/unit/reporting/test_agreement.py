"""Responsibility agreements in Word: parties, tables, signatures; the same bytes every time."""

import io
from datetime import date

import docx
import pytest

from shidian.core import Bilingual
from shidian.reporting.agreement import agreement_file
from shidian.supervision import Agreement, AgreementTarget, AgreementTask

TASK = AgreementTask(
    "建立成本分担机制", "出台办法", "公安局", "李伟", 60, date(2016, 6, 30), "正式文件"
)
TARGET = AgreementTarget(
    Bilingual("常住人口城镇化率", "Urbanization rate of the resident population"),
    2020,
    Bilingual("约 73.9", "about 73.9"),
    Bilingual("%", "%"),
    Bilingual("《方案》二[9825–9830]", "Plan, 二 [9825–9830]"),
)


def agreement(*targets: AgreementTarget) -> Agreement:
    return Agreement(
        Bilingual("国家新型城镇化综合试点", "National pilot"),
        2016,
        Bilingual("宁波市", "Ningbo"),
        Bilingual("公安局", ""),
        [TASK],
        list(targets),
    )


def opened(lang: str, *targets: AgreementTarget):
    return docx.Document(io.BytesIO(agreement_file(agreement(*targets), lang)))


def cells(table) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in table.rows]


def test_tasks_with_weight_and_day_and_targets_with_their_places():
    file = opened("zh", TARGET)
    tasks, targets, signatures = (cells(table) for table in file.tables)
    assert tasks[1] == [
        "建立成本分担机制",
        "出台办法",
        "公安局",
        "李伟",
        "60",
        "2016-06-30",
        "正式文件",
    ]
    assert targets[1] == ["常住人口城镇化率", "2020", "约 73.9", "%", "《方案》二[9825–9830]"]
    assert signatures[0] == ["甲方（盖章）：宁波市", "乙方（盖章）：公安局"]
    text = "\n".join(paragraph.text for paragraph in file.paragraphs)
    assert "2016 年度目标责任书" in text
    assert "甲方（下达任务）：宁波市　　乙方（承担任务）：公安局" in text


def test_without_targets_it_says_so():
    file = opened("zh")
    assert len(file.tables) == 2
    assert any("没有与本责任书的任务相连" in one.text for one in file.paragraphs)


def test_the_english_one_says_that_it_is_a_translation():
    said = [paragraph.text for paragraph in opened("en", TARGET).paragraphs]
    assert "This is a translation; the Chinese text is the agreement." in said
    assert cells(opened("en", TARGET).tables[0])[0][4:6] == ["weight", "due"]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_same_agreement_is_the_same_file(lang):
    first, second = (agreement_file(agreement(TARGET), lang) for _ in range(2))
    assert first == second
