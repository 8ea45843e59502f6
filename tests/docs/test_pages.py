"""The pages hold together: links, pictures, make targets, settings, figures, plain words."""

import os
import re

import pytest

from shidian.assessment import tally
from shidian.core import Unit
from shidian.programme.schema import TABLES
from tests.docs.pages import PAGES, Page, page, section
from tests.whole.source import ROOT, SOURCE

NAMES = [one.name for one in PAGES]
READMES = ("README.md", "README.zh-CN.md")
DECISIONS = [one for one in PAGES if one.name.startswith("decisions/")]


@pytest.mark.parametrize("one", PAGES, ids=NAMES)
def test_links_lead_somewhere(one: Page):
    links = re.findall(r"\]\(([^)]+)\)", one.prose)
    inner = [link.partition("#")[0] for link in links if not link.startswith("http")]
    missing = [link for link in inner if link and not (one.path.parent / link).exists()]
    assert missing == []
    assert not [link for link in links if link.startswith("http") and "127.0.0.1" not in link]


@pytest.mark.parametrize("one", PAGES, ids=NAMES)
def test_prose_is_plain(one: Page):
    assert re.findall(r"\b(simply|just|easy|easily|obviously)\b", one.prose, re.IGNORECASE) == []
    assert re.findall(r"\b\w*(?:utilis|urbanis|organis)\w*", one.prose) == []
    assert not re.search(r"(?<![\w/:.])/(?:home|root|work)/", one.text)


@pytest.mark.parametrize("one", PAGES, ids=NAMES)
def test_make_targets_exist(one: Page):
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for target in re.findall(r"(?:^|`)make ([a-z]+)\b(?! difference)", one.text, re.MULTILINE):
        assert re.search(rf"^{target}:", makefile, re.MULTILINE), target


def test_every_page_is_in_the_index():
    index = page("docs/index.md").text
    for path in (ROOT / "docs").glob("*.md"):
        assert path.name == "index.md" or f"({path.name})" in index, path.name


def test_the_two_readmes_say_the_same():
    english, chinese = (page(name).text for name in READMES)
    for pattern in (r"^#+ ", r"^\d\. ", r"^\|", r"^```\w+", r"^\$ shidian \w+"):
        found = [len(re.findall(pattern, text, re.MULTILINE)) for text in (english, chinese)]
        assert found[0] == found[1], pattern
    figures = [set(re.findall(r"\b\d{2,}\b", page(name).prose)) for name in READMES]
    assert figures[0] == figures[1]


@pytest.mark.parametrize("name", READMES)
def test_figures_of_the_readme(name, snapshot, results):
    prose, whole = page(name).prose, tally(results)
    resident = tally(
        one
        for one in results
        if one.indicator.code == "urbanization_rate_resident" and one.target.record.year == 2020
    )
    documents = {entry.record.source.document for entry in snapshot.observations}
    counts = (
        len(snapshot.programme.pilots),
        len(results),
        len(snapshot.observations),
        len(documents),
        *(whole.judged, whole.met, whole.not_met),
        *(resident.all, resident.met, resident.not_met),
    )
    table = "\n".join(line for line in prose.splitlines() if line.startswith("|"))
    first = table[: table.index("SHIDIAN_HOME")]
    printed = [int(number) for number in re.findall(r"\b\d+\b", first)]
    assert [count for count in counts if count not in printed] == []


@pytest.mark.parametrize("name", READMES)
def test_every_setting_is_described(name):
    sources = [path.read_text(encoding="utf-8") for path in SOURCE.rglob("*.py")]
    read = {found for text in sources for found in re.findall(r"\bSHIDIAN_[A-Z]+\b", text)}
    read.add("DATABASE_URL")
    for setting in read:
        assert f"| `{setting}` |" in page(name).text, setting


@pytest.mark.parametrize("one", DECISIONS, ids=[one.name for one in DECISIONS])
def test_a_decision_is_short_and_whole(one: Page):
    number = one.path.name[:4]
    assert one.text.startswith(f"# {number} ")
    for part in ("**Context.**", "**Decision.**", "**Consequences.**"):
        assert one.text.count(part) == 1, part
    assert len(one.text.split()) < 320


def test_decisions_are_numbered_without_gaps():
    numbers = [int(one.path.name[:4]) for one in DECISIONS]
    assert numbers == list(range(1, len(numbers) + 1))


@pytest.mark.parametrize("file", TABLES)
def test_every_column_of_a_package_is_described(file):
    text = section(page("docs/package-format.md").text, file)
    described = re.findall(r"^\| `(\w+)` \|", text, re.MULTILINE)
    assert described == [column.name for column in TABLES[file]]


def test_every_unit_is_listed():
    line = next(
        line
        for line in page("docs/package-format.md").text.splitlines()
        if line.startswith("Units:")
    )
    assert re.findall(r"`([^`]+)`", line) == [unit.symbol for unit in Unit]


def test_every_caveat_is_explained():
    from shidian.assessment import Caveat  # noqa: PLC0415  beside the only test that needs it

    text = section(page("docs/method-attainment.md").text, "Caveats")
    assert re.findall(r"^\| `(\w+)` \|", text, re.MULTILINE) == [one.value for one in Caveat]


def test_identifiers_of_the_glossary_occur_in_the_code():
    """Those of later rooms are marked with a star."""
    paths = [path for path in SOURCE.rglob("*") if path.suffix in (".py", ".csv", ".toml")]
    code = os.linesep.join(path.read_text(encoding="utf-8") for path in paths)
    rows = re.findall(r"^\| [^|]+ \| [^|]+ \| ([^|]+) \|$", page("docs/glossary.md").text, re.M)
    assert len(rows) > 60
    named = {name for row in rows if "*" not in row for name in re.findall(r"`([^`]+)`", row)}
    assert [name for name in named if not re.search(rf"\b{re.escape(name)}\b", code)] == []


def test_no_sentence_of_the_official_document_is_quoted():
    """Where the document is present: no run of 25 characters of it stands in a page."""
    path = ROOT.parent / "shared" / "plans" / "urbanization-2014.txt"
    path = type(path)(os.environ.get("SHIDIAN_OFFICIAL_PLAN") or path)
    if not path.is_file():
        pytest.skip(f"no official document at {path}; name it in SHIDIAN_OFFICIAL_PLAN")
    document = "".join(path.read_text(encoding="utf-8").split())
    runs = {document[at : at + 25] for at in range(len(document) - 24)}
    for one in PAGES:
        text = "".join(one.text.split())
        copied = [text[at : at + 25] for at in range(len(text) - 24) if text[at : at + 25] in runs]
        assert copied == [], one.name
