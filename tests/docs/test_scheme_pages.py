"""The pages on schemes are those that the classes, the rules and the stories make."""

import re
from dataclasses import fields

import pytest

from shidian.core.messages.lint import MESSAGES
from shidian.mechanisms.settlement.keys import KEYS, KINDS
from shidian.mechanisms.settlement.stories import Story
from tests.docs.pages import page, section
from tests.whole.source import ROOT
from tools import scheme_pages

FORMAT, STORIES = page("docs/scheme-format.md"), page("docs/settlement-stories.md")


def test_the_pages_are_up_to_date():
    again = "run: python tools/scheme_pages.py"
    assert scheme_pages.format_page() == FORMAT.text, again
    assert scheme_pages.stories_page() == STORIES.text, again


@pytest.mark.parametrize("cls", KEYS, ids=[cls.__name__ for cls in KEYS])
def test_every_key_of_a_part_has_its_words(cls):
    keys = {one.name.rstrip("_") for one in fields(cls)}
    assert set(KEYS[cls]) == keys | ({"kind"} if hasattr(cls, "kind") else set())


def test_every_kind_of_item_has_its_words():
    assert set(KINDS) == {cls.kind for cls in KEYS if hasattr(cls, "kind")}


def test_every_remark_is_listed():
    listed = re.findall(r"^\| `(lint_\w+)` \| (?:warning|note) \|", FORMAT.text, re.MULTILINE)
    assert listed == [code for code in MESSAGES if code.startswith("lint_")]


def test_every_kind_of_item_is_in_the_tutorial():
    text = section(page("docs/write-a-scheme.md").text, "2. What gives points (five minutes)")
    assert re.findall(r"\| `(\w+)` \|$", text, re.MULTILINE) == list(KINDS)


def test_every_key_of_a_story_is_described():
    written = STORIES.text.partition(scheme_pages.MARK)[0]
    described = re.findall(r"^\| `(\w+)` \|", written, re.MULTILINE)
    assert described == [one.name for one in fields(Story)]


def test_the_file_that_officers_begin_with_is_the_one_that_the_page_explains():
    text = (ROOT / "docs/schemes/small-city.yaml").read_text(encoding="utf-8")
    assert f'TEXT = """\n{text}"""' in page("docs/write-a-scheme.md").text
