"""Whatever bytes come: an answer, never a traceback."""

import re

from hypothesis import given
from hypothesis import strategies as st

from shidian.reporting.filing_workbook import Staged
from tests.unit.reporting.filing_workbook.made import SHEET, blank, parts_of, read, told, zipped

FILLED = blank({"indicators/rate/value": "73.90", "projects/1/begun": "2018-12-31"})
PARTS = parts_of(FILLED)
NAMES = sorted(name for name in PARTS if name.endswith((".xml", ".rels")))
SPLICES = st.sampled_from(
    [
        b"",
        b"<",
        b">",
        b'"',
        b"&",
        b"\x00",
        b"\xff",
        b"<c/>",
        b"</c>",
        b"<v>",
        b"</v>",
        b"<row>",
        b"9" * 30,
        b"-1",
        b"<is><t>x</t></is>",
        b"<f>A1</f>",
        b' t="s"',
        b' t="b"',
        b' r="A1"',
        b' s="99"',
        b"<!--",
        b"<![CDATA[",
        b"<?x?>",
        b"_xD800_",
        b"#REF!",
        b"$",
        b"'",
        b"shidian:",
        "七".encode(),
    ]
)


def answer(content: bytes) -> Staged:
    """What is answered; every fault and note of it can be told."""
    staged = read(content)
    told(staged.faults)
    told(staged.notes)
    return staged


def fits(staged: Staged) -> bool:
    """Whether an answer names only cells of the form, and each once."""
    entered = set(staged.cells)
    return entered <= set(SHEET.cells) and entered.isdisjoint(staged.emptied)


@given(st.binary(max_size=400))
def test_any_bytes(content):
    for whole in (content, b"PK\x03\x04" + content, content + FILLED[-60:]):
        staged = answer(whole)
        assert (dict(staged.cells), len(staged.faults)) == ({}, 1)


@given(st.lists(st.tuples(st.integers(0, len(FILLED) - 1), st.integers(0, 255)), max_size=12))
def test_a_workbook_with_some_bytes_changed(changes):
    content = bytearray(FILLED)
    for at, byte in changes:
        content[at] = byte
    assert fits(answer(bytes(content)))


@given(st.integers(0, len(FILLED)))
def test_a_workbook_cut_off(length):
    staged = answer(FILLED[:length])
    assert bool(staged.faults) == (length < len(FILLED))
    assert bool(staged.cells) == (length == len(FILLED))


@given(st.data())
def test_a_workbook_with_its_markup_changed(data):
    name = data.draw(st.sampled_from(NAMES))
    content = PARTS[name]
    for _ in range(data.draw(st.integers(1, 3))):
        start = data.draw(st.integers(0, len(content)))
        end = data.draw(st.integers(start, min(start + 30, len(content))))
        content = content[:start] + data.draw(SPLICES) + content[end:]
    assert fits(answer(zipped(PARTS | {name: content})))


@given(st.data())
def test_a_workbook_with_an_attribute_or_text_changed(data):
    name = data.draw(st.sampled_from(NAMES))
    text = PARTS[name].decode()
    spans = [found.span(1) for found in re.finditer(r'="([^"]*)"|>([^<]+)<', text) if found[1]]
    start, end = data.draw(st.sampled_from(spans or [(0, 0)]))
    new = data.draw(st.one_of(st.text(max_size=12), st.integers().map(str)))
    new = re.sub(r'[<>&"]', "", new).encode("utf-8", "ignore").decode()
    assert fits(answer(zipped(PARTS | {name: f"{text[:start]}{new}{text[end:]}".encode()})))


@given(st.sampled_from(sorted(PARTS)))
def test_a_workbook_that_lacks_a_part(name):
    assert fits(answer(zipped({other: part for other, part in PARTS.items() if other != name})))
