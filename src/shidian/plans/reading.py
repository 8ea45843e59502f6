"""Reading a document: its plans, their figures and statements, and the account of numerals."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from shidian.plans.context import Context
from shidian.plans.coverage import FIGURE, TIME, Coverage, coverage
from shidian.plans.figures.figure import Figure
from shidian.plans.figures.figures import figures
from shidian.plans.figures.tables import Heads, Row, tables
from shidian.plans.numbers.marks import Mark, Marks, marks
from shidian.plans.numbers.times import Calendar, Time, times
from shidian.plans.statements.assignments import tasks
from shidian.plans.statements.carriers import bodies, evaluations, funds
from shidian.plans.statements.deliverables import deliverables
from shidian.plans.statements.statement import Statement
from shidian.plans.text.flow import Text, flow
from shidian.plans.text.outline import Plan, plans
from shidian.plans.text.plan_text import PlanText

_ISSUED = re.compile(r"[〔\[【]((?:19|20)\d\d)[〕\]】]")

_TRIAL = re.compile(
    r"试点(?:期限?|时间|周期)[^，。；]{0,6}?(?P<first>(?:19|20)\d\d)年?[^，。；]{0,4}?(?:—+|-+|~|至|到)"
    r"(?P<last>(?:19|20)\d\d)年"
)


@dataclass(frozen=True)
class Reading:
    """What the reader makes of a document.

    Parameters
    ----------
    content : str
        The file's text, in whose characters all spans count.
    text : Text
        Its flow of characters.
    plans : sequence of Plan
    marks : Marks
    figures : sequence of Figure
    statements : sequence of Statement
    """

    content: str
    text: Text
    plans: Sequence[Plan]
    marks: Marks
    figures: Sequence[Figure]
    statements: Sequence[Statement]

    @cached_property
    def coverage(self) -> Coverage:
        """What became of every digit and numeral."""
        return coverage(self.content, self.text, self.marks)


def read(content: str, context: Context | None = None) -> Reading:
    """Read a document's text: one plan, or several that stand in it one after another.

    Parameters
    ----------
    content : str
    context : Context or None
        The programme's vocabulary.

    Examples
    --------
    >>> reading = read("甲县试点方案\\n一、主要目标\\n到2017年，城镇化率达到45%左右。")
    >>> [(f.indicator, f.year, str(f.value), f.unit, f.qualifier) for f in reading.figures]
    [('城镇化率', 2017, '45', '%', '左右')]
    >>> reading.coverage.unread
    []
    """
    known = context or Context()
    text = flow(content)
    found = plans(text)
    calendar = _calendar(text, found, known)
    heads, rows = tables(content, text)
    marked = marks(text.chars, [*_numbers(found), *_cells(heads, rows)], calendar)
    plan_texts = [PlanText(plan, text, content) for plan in found]
    return Reading(
        content,
        text,
        found,
        marked,
        [one for plan_text in plan_texts for one in figures(plan_text, marked, rows, known)],
        [one for plan_text in plan_texts for one in _statements(plan_text, calendar, known)],
    )


def _numbers(found: Sequence[Plan]) -> Iterator[Mark]:
    for plan in found:
        for node in plan.nodes:
            yield Mark(node.start, node.start + len(node.marker), "marker")


def _cells(heads: Sequence[Heads], rows: Sequence[Row]) -> Iterator[Mark]:
    for head in heads:
        yield from (Mark(*span, TIME) for span in head.spans)
    for row in rows:
        yield from (Mark(cell.start, cell.end, FIGURE) for cell in row.cells)


def _statements(plan_text: PlanText, calendar: Calendar, context: Context) -> Iterator[Statement]:
    yield from tasks(plan_text, context.tasks)
    yield from deliverables(plan_text, calendar)
    yield from funds(plan_text)
    yield from bodies(plan_text)
    yield from evaluations(plan_text)


def _calendar(text: Text, found: Sequence[Plan], context: Context) -> Calendar:
    """When a document was written, by the latest number of a document that it cites.

    A document of one plan may say for which years it is, and how long the trial lasts.
    """
    issued = [int(year) for year in _ISSUED.findall(text.chars)]
    calendar = Calendar(max(issued, default=None), trial_end=context.trial_end)
    if len(found) != 1:
        return calendar
    whole = next((time for time in times(found[0].title) if time.first), None)
    first, last = _trial(text, found[0].title, whole)
    return replace(
        calendar,
        trial_end=last or calendar.trial_end,
        trial_first=first,
        whole_first=whole.first if whole else None,
        whole_end=whole.year if whole else None,
    )


def _trial(text: Text, title: str, whole: Time | None) -> tuple[int | None, int | None]:
    """First and last year of the trial, as the plan says, or as its title does."""
    said = _TRIAL.search(text.chars)
    if said:
        return int(said["first"]), int(said["last"])
    return (whole.first, whole.year) if whole and "试点" in title else (None, None)
