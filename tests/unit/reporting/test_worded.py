"""A table in one language: what is left out, and which heads and words stand."""

import pytest

from shidian.core import Bilingual
from shidian.reporting.table import Answer, Column, Table
from shidian.reporting.worded import worded

NAMES = (
    "area",
    "area_name",
    "area_name_en",
    "rule",
    "rule_name",
    "rule_name_en",
    "centre",
    "level",
)


def table():
    columns = [
        Column(name, Bilingual(f"{name}中", f"{name} head"), Bilingual("意", "meaning"), str)
        for name in NAMES
    ]
    row = ["340100", "合肥市", "Hefei", "anhui", "安徽省", "Anhui", False, "高"]
    return Table("t", Bilingual("表", "Table"), Bilingual("意", "meaning"), columns, [row])


READ = {
    "zh": (
        ["area中", "area_name中", "rule_name中", "centre中", "level中"],
        ["340100", "合肥市", "安徽省", "否", "高"],
    ),
    "en": (
        ["area head", "area_name head", "rule_name head", "centre head", "level head"],
        ["340100", "Hefei", "Anhui", "no", "high"],
    ),
}


@pytest.mark.parametrize("lang", READ)
def test_a_table_has_one_language_and_words_for_codes(lang):
    found = worded(table(), lang, [Bilingual("高", "high")])
    heads, cells = READ[lang]
    assert [column.title.text(lang) for column in found.columns] == heads
    assert found.rows == [cells]


def test_what_is_not_known_stays_open():
    one = table()
    row = [*one.rows[0][:6], None, Answer.YES]
    found = worded(Table(one.name, one.title, one.meaning, one.columns, [row]), "en")
    assert found.rows[0][-2:] == [None, "yes"]
