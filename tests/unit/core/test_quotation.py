"""The sentence around a span."""

import pytest

from shidian.core.quotation import LONGEST, sentence_around

CASES = {
    "between two full stops": ("甲。乙有72%。丙。", "72%", ("乙有", "72%", "。")),
    "first sentence": ("到2017年达到72%。乙。", "72%", ("到2017年达到", "72%", "。")),
    "last, without an end": ("甲。达到72%", "72%", ("达到", "72%", "")),
    "hard wrapped": ("甲。达\n  到 72%，\n其中。乙", "72%", ("达到", "72%", "，其中。")),
    "semicolon": ("其一；达到72%；其三", "72%", ("达到", "72%", "；")),
    "after a heading": (
        "规划\n（一）总体目标达到72%。",
        "72%",
        ("（一）总体目标达到", "72%", "。"),
    ),
    "before a heading": ("达到72%\n二、主要任务", "72%", ("达到", "72%", "")),
    "span with a blank inside": ("达到88. 75%。", "88. 75%", ("达到", "88.75%", "。")),
    "decimal point is no end": ("由65.1到72.5%。", "72.5%", ("由65.1到", "72.5%", "。")),
    "page break": ("甲\f达到72%\f乙", "72%", ("达到", "72%", "")),
}


@pytest.mark.parametrize(("text", "span", "expected"), CASES.values(), ids=CASES)
def test_the_sentence_around_a_span(text, span, expected):
    start = text.index(span)
    before, found, after = sentence_around(text, (start, start + len(span)))
    assert (before, found, after.rstrip("\f")) == expected


def test_a_text_without_any_sentence_is_cut():
    text = "字" * 5000
    before, found, after = sentence_around(text, (2500, 2501))
    assert (len(before), found, len(after)) == (LONGEST, "字", LONGEST)
