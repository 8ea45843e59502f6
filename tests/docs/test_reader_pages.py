"""The pages on the reader say what it makes of their examples, and name all that there is.

A table with one of the heads in `READERS` is run: the first cell of a row is the text, with ``⏎``
for the end of a line, and the second holds what is read in it, each item between backticks.
"""

import re
from collections.abc import Callable, Sequence

import pytest

from shidian.plans import CLASSES, Context, Figure, Reading, Statement, read
from shidian.plans.corrections import COLUMNS
from shidian.plans.lexicon import words
from shidian.plans.numbers.marks import marks
from shidian.plans.numbers.quantities import quantities
from shidian.plans.numbers.times import Calendar, Time, times
from shidian.plans.numbers.units import dimension, multiplier
from shidian.plans.record import FIELDS
from shidian.plans.text.flow import flow
from shidian.reporting.readings import VIEWS
from tests.docs.pages import PAGES, Page, page, section
from tests.whole.source import SOURCE

CALENDAR = Calendar(
    written=2014, trial_first=2015, trial_end=2017, whole_first=2014, whole_end=2020
)
TASKS = {"citizenization": ["市民化", "落户"], "finance": ["融资"], "comprehensive": ["*"]}
TITLE, LAST = "青坪市新型城镇化试点方案", "三、保障措施\n（一）领导\n加强领导。"
LEXICON = sorted(path.stem for path in (SOURCE / "plans" / "lexicon").glob("*.yaml"))
# Files whose keys the code does not name one by one.
LISTS = ("nonfigures", "sections", "units")


def _number(value: object, high: object, unit: str) -> str:
    return f"{value:f}{'' if high is None else f'–{high:f}'}{unit}"


def _figure(one: Figure) -> str:
    years = f"{one.start_year or ''}{'–' if one.start_year else ''}{one.year or ''}"
    flags = [name for name in ("per_year", "cumulative", "relative") if getattr(one, name)]
    number = _number(one.value, one.value_high, one.unit)
    part = f"[{one.subject}]" if one.subject else ""
    qualifier = f"“{one.qualifier}”" if one.qualifier else ""
    said = (one.kind, one.indicator, part, one.op, number, years, *flags, qualifier)
    return " ".join(filter(None, said))


def _statement(one: Statement) -> str:
    year = str(one.year or "")
    return " ".join(filter(None, (one.type, one.kind, one.name, one.detail, year)))


def _time(one: Time) -> str:
    years = " ".join(map(str, one.years))
    said = f"{one.first}–{years}" if one.first else years
    return f"against {said}" if one.compared else said


def _figures(text: str) -> list[str]:
    return [_figure(one) for one in read(text).figures]


def _kinds(text: str) -> list[str]:
    found = marks(text, [], CALENDAR)
    kinds = [(one.start, one.end, one.kind) for one in found.others]
    kinds += [(one.start, one.end, "figure") for one in found.quantities]
    kinds += [(one.start, one.end, "time") for one in found.times]
    return [f"{text[start:end]} {kind}" for start, end, kind in sorted(kinds)]


def _statements(tasks: str = "（一）资金", measures: str = "") -> list[str]:
    text = f"{TITLE}\n二、主要任务\n{tasks}\n{LAST}{measures}"
    return [_statement(one) for one in read(text, Context(tasks=TASKS)).statements]


def _tasks(text: str) -> list[str]:
    """Of a sentence that is no task itself: without the task that it is put under."""
    return _statements(text) if text[0] == "（" else _statements(f"（一）资金。{text}")[1:]


def _measures(text: str) -> list[str]:
    return _statements(measures=text)[1:]


def _first(reading: Reading) -> list[str]:
    return [reading.figures[0].section]


READERS: dict[tuple[str, str], Callable[[str], Sequence[str]]] = {
    ("in a file", "in the flow"): lambda text: [flow(text).chars],
    ("title", "place"): lambda text: [read(f"{text}\n一、目标\n").plans[0].place],
    ("heading", "section"): lambda text: _first(read(f"{TITLE}\n{text}\n绿地率达到38%。\n")),
    ("written", "quantities"): lambda text: [
        _number(one.value, one.high, one.unit) for one in quantities(text)
    ],
    ("unit", "measures, times"): lambda text: [dimension(text), str(multiplier(text))],
    ("written", "years"): lambda text: [_time(one) for one in times(text, CALENDAR)],
    ("among the goals", "figures"): lambda text: _figures(f"{TITLE}\n一、主要目标\n{text}"),
    ("among the tasks", "figures"): lambda text: _figures(f"{TITLE}\n二、任务\n（一）试点\n{text}"),
    ("in the introduction", "figures"): lambda text: _figures(f"{TITLE}\n{text}\n一、主要目标\n"),
    ("among the tasks", "statements"): _tasks,
    ("among the measures", "statements"): _measures,
    ("written", "class"): _kinds,
}
EXAMPLES = [
    (one.name, (head[0], head[1]), row[0], row[1])
    for one in PAGES
    for head, *rows in one.tables
    for row in rows
    if len(head) > 1 and (head[0], head[1]) in READERS
]
RECOGNIZERS = [one for one in PAGES if re.match(r"docs/reader/(?!index|scores|files)", one.name)]


@pytest.mark.parametrize(
    ("name", "head", "text", "cell"), EXAMPLES, ids=[f"{one[0]}:{one[2]}" for one in EXAMPLES]
)
def test_an_example(name, head, text, cell):
    expected = re.findall(r"`([^`]+)`", cell)
    assert expected or cell == "nothing"
    assert list(READERS[head](text.replace("⏎", "\n"))) == expected


@pytest.mark.parametrize("one", RECOGNIZERS, ids=[one.name for one in RECOGNIZERS])
def test_a_recognizer_has_examples_limits_and_places(one: Page):
    assert [example for example in EXAMPLES if example[0] == one.name]
    assert "## Known limits" in one.text
    for folder in ("src/shidian/plans/", "tests/unit/plans/"):
        assert f"`{folder}" in one.text, folder


def test_every_list_of_the_lexicon_is_described():
    [rows] = [rows for head, *rows in page("docs/reader/index.md").tables if head[0] == "file"]
    described = {(row[0].strip("`").removesuffix(".yaml"), key) for row in rows
                 for key in re.findall(r"`(\w+)`", row[1])}  # fmt: skip
    known = {(name, key) for name in LEXICON for key in words(name)}
    assert described - known == set()
    code = "".join(path.read_text(encoding="utf-8") for path in (SOURCE / "plans").glob("*.py"))
    used = {(name, key) for name, key in known if name in LISTS or f'"{key}"' in code}
    assert used - described == set()


LISTED = {
    "classes of numerals": ("docs/reader/coverage.md", "class", tuple(CLASSES)),
    "fields of a figure": ("docs/reader/assembly.md", "field", FIELDS),
    "columns of corrections": ("docs/package-format.md", "column", COLUMNS),
}


@pytest.mark.parametrize(("name", "head", "known"), LISTED.values(), ids=LISTED)
def test_all_that_there_is_is_described(name, head, known):
    tables = [table for table in page(name).tables if table[0][0] == head]
    described = [tuple(row[0].strip("`") for row in rows) for _, *rows in tables]
    assert known in described


def test_every_view_is_described():
    text = section(page("docs/commands.md").text, "read")
    [row] = re.findall(r"^\| `--view.*$", text, re.MULTILINE)
    assert re.findall(r"`(\w+)`", row) == list(VIEWS)
