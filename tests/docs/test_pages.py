"""The pages hold together: links, pictures, make targets, settings, figures, plain words."""

import os
import re

import pytest

from shidian.assessment import tally
from shidian.core import StatementType, Unit
from shidian.core.printed import OPS
from shidian.core.statement import KINDS
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


def anchors(one: Page) -> set[str]:
    """The places in a page that a link can name: its headings, as they stand in an address."""
    headings = re.findall(r"^#+ (.*)$", one.prose, re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", head).lower().replace(" ", "-") for head in headings}


@pytest.mark.parametrize("one", PAGES, ids=NAMES)
def test_links_lead_to_headings_that_are_there(one: Page):
    links = re.findall(r"\]\(([^)#]*)#([^)]+)\)", one.prose)
    known = {link: anchors(Page(one.path.parent / link) if link else one) for link, _ in links}
    assert [(link, place) for link, place in links if place not in known[link]] == []


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
    """That of its own folder; a folder's index is in the one above."""
    for path in (ROOT / "docs").rglob("*.md"):
        if path == ROOT / "docs" / "index.md":
            continue
        index = path.parent / "index.md"
        above = index if path != index else path.parents[1] / "index.md"
        link = path.relative_to(above.parent).as_posix()
        assert f"]({link})" in above.read_text(encoding="utf-8"), path


@pytest.mark.parametrize("one", PAGES, ids=NAMES)
def test_files_that_are_named_exist(one: Page):
    """Words in capitals, such as NAME, stand for a name of one's own."""
    named = re.findall(r"`((?:benchmarks|decisions|docs|src|tests|tools)/[\w./-]+)`", one.text)
    named = [name for name in named if not re.search(r"\b[A-Z]{2,}\b", name)]
    assert [name for name in named if not (ROOT / name).exists()] == []


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
        len(snapshot.commitments),
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


def test_every_type_and_kind_of_commitment_is_described():
    text = section(page("docs/package-format.md").text, "commitments.csv")
    described = dict(re.findall(r"^\| (\w+) \| (`.*) \|$", text, re.MULTILINE))
    for type_, kinds in KINDS.items():
        assert re.findall(r"`(\w+)`", described[type_]) == list(kinds), type_
    [types] = re.findall(r"^\| `type` \| (.*?) \|", text, re.MULTILINE)
    assert re.findall(r"`(\w+)`", types) == list(StatementType)
    [ops] = re.findall(r"^\| `op` \| (.*?) \|", text, re.MULTILINE)
    assert sorted(re.findall(r"`([^`]+)`", ops)) == sorted(OPS)


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
