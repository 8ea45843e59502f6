"""Tables of what the reader makes of plan files: figures, statements, outline, coverage."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from shidian.core import Bilingual, Fault, UsageError
from shidian.plans import Figure, Node, Plan, Reading, Statement, Unread
from shidian.reporting.table import Cell, Column, Table
from shidian.reporting.words import words


@dataclass(frozen=True)
class ReadFile:
    """A plan file's name, and what was read in it."""

    name: str
    reading: Reading


@dataclass(frozen=True)
class Row:
    """One thing that was read, and the file it stands in."""

    file: str
    what: Any


@dataclass(frozen=True)
class View:
    """A kind of table: title, meaning, columns with their values, and the rows of a file."""

    title: Bilingual
    meaning: Bilingual
    brief: str
    values: Mapping[str, Callable[[Any], Cell]]
    rows: Callable[[Reading], Iterator[Any]]


def _spans(of: Callable[[Any], tuple[int, int]]) -> Mapping[str, Callable[[Any], Cell]]:
    return {"span_start": lambda one: of(one)[0], "span_end": lambda one: of(one)[1]}


_FIGURE: Mapping[str, Callable[[Figure], Cell]] = {
    "pilot": lambda f: f.pilot,
    "section": lambda f: f.section,
    "heading": lambda f: f.heading,
    "kind": lambda f: f.kind.value,
    "indicator": lambda f: f.indicator,
    "indicator_code": lambda f: f.indicator_code,
    "subject": lambda f: f.subject,
    "year": lambda f: f.year,
    "start_year": lambda f: f.start_year,
    "op": lambda f: f.op,
    "value": lambda f: f.value,
    "value_high": lambda f: f.value_high,
    "unit": lambda f: f.unit,
    "per_year": lambda f: f.per_year,
    "cumulative": lambda f: f.cumulative,
    "relative": lambda f: f.relative,
    "qualifier": lambda f: f.qualifier,
    **_spans(lambda f: f.span),
    "text": lambda f: f.text,
}
_STATEMENT: Mapping[str, Callable[[Statement], Cell]] = {
    "pilot": lambda s: s.pilot,
    "section": lambda s: s.section,
    "heading": lambda s: s.heading,
    "type": lambda s: s.type.value,
    "kind": lambda s: s.kind,
    "name": lambda s: s.name,
    "detail": lambda s: s.detail,
    "year": lambda s: s.year,
    **_spans(lambda s: s.span),
    "text": lambda s: s.text,
}
_NODE: Mapping[str, Callable[[tuple[Reading, Plan, Node]], Cell]] = {
    "pilot": lambda n: n[1].place,
    "level": lambda n: n[2].level,
    "section": lambda n: n[1].section(n[2].start),
    "heading": lambda n: n[2].heading,
    **_spans(lambda n: n[0].text.span(n[2].start, n[2].end)),
}
_CLASS: Mapping[str, Callable[[tuple[str, int]], Cell]] = {
    "class": lambda c: c[0],
    "numerals": lambda c: c[1],
}
_UNREAD: Mapping[str, Callable[[Unread], Cell]] = {
    "text": lambda u: u.text,
    "around": lambda u: u.around,
    **_spans(lambda u: u.span),
}
VIEWS = {
    "figures": View(
        Bilingual("数字", "Figures"),
        Bilingual("方案中每个有含义的数字。", "Every number of a plan that means something."),
        "pilot kind indicator year op value value_high unit qualifier",
        _FIGURE,
        lambda reading: iter(reading.figures),
    ),
    "statements": View(
        Bilingual("其他内容", "Statements"),
        Bilingual(
            "任务、文件、资金、组织、评估。", "Tasks, documents, funds, bodies, evaluations."
        ),
        "pilot type kind name detail year",
        _STATEMENT,
        lambda reading: iter(reading.statements),
    ),
    "outline": View(
        Bilingual("结构", "Outline"),
        Bilingual("方案及各级标题。", "The plans and their headings."),
        "pilot level section heading span_start span_end",
        _NODE,
        lambda reading: ((reading, plan, node) for plan in reading.plans for node in plan.nodes),
    ),
    "coverage": View(
        Bilingual("数字去向", "Coverage"),
        Bilingual("全文每个数字字符归入哪一类。", "What every digit and numeral was taken for."),
        "file class numerals",
        _CLASS,
        lambda reading: iter(sorted(reading.coverage.classes.items(), key=lambda one: -one[1])),
    ),
    "unread": View(
        Bilingual("未读", "Unread"),
        Bilingual("没有读懂的数字。", "Numerals that the reader could not place."),
        "file text around span_start span_end",
        _UNREAD,
        lambda reading: iter(reading.coverage.unread),
    ),
}


def reading_table(
    view: str, files: Sequence[ReadFile], keep: Callable[[str], bool] = lambda place: True
) -> Table:
    """A table of what was read in files.

    Parameters
    ----------
    view : str
        One of `VIEWS`.
    files : sequence of ReadFile
    keep : callable
        Whether the plan of a place is wanted; all are by default.

    Raises
    ------
    UsageError
        If there is no such view.
    """
    if view not in VIEWS:
        raise UsageError(Fault("unknown_view", asked=view, known=" ".join(VIEWS)))
    made = VIEWS[view]
    columns = [Column("file", *words("file"), lambda row: row.file, "file" in made.brief.split())]
    columns += [
        Column(name, *words(name, view), _of_row(value), name in made.brief.split())
        for name, value in made.values.items()
    ]
    place = made.values.get("pilot")
    rows = [
        [column.value(Row(file.name, one)) for column in columns]
        for file in files
        for one in made.rows(file.reading)
        if place is None or keep(str(place(one)))
    ]
    return Table(view, made.title, made.meaning, columns, rows)


def _of_row(value: Callable[[Any], Cell]) -> Callable[[Row], Cell]:
    return lambda row: value(row.what)
