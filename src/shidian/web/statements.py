"""What a plan states beside its targets, in groups for the page of its pilot."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from shidian.core import Bilingual, Printed, Statement, StatementType
from shidian.programme import Pilot, Programme, kind_text
from shidian.register import Entry, Snapshot

# In the order of the page.
_FIGURES: Mapping[str, Any] = {
    "target": _("其他量化目标"),
    "cost": _("成本"),
    "funding": _("投入"),
    "baseline": _("其他现状数"),
}
_OTHERS: Mapping[StatementType, Any] = {
    StatementType.TASK: _("任务"),
    StatementType.DELIVERABLE: pgettext_lazy("group", "文件"),
    StatementType.FUND: _("基金和专项资金"),
    StatementType.BODY: _("组织"),
    StatementType.EVALUATION: _("评估和考核"),
}


@dataclass(frozen=True)
class Line:
    """A statement with its indicator's name, if the programme knows it, and its kind in words."""

    entry: Entry[Statement]
    indicator: Bilingual | None
    kind: Bilingual

    @property
    def said(self) -> Statement:
        """What was stated."""
        return self.entry.record

    @property
    def printed(self) -> Printed | None:
        """Its number, if it has one."""
        return self.said.printed


@dataclass(frozen=True)
class Group:
    """Statements under one heading."""

    title: Any
    lines: Sequence[Line]


def figures_of(snapshot: Snapshot, pilot: Pilot) -> Sequence[Group]:
    """The numbers that are neither judged nor shown among the values."""
    lines = [line for line in _lines(snapshot, pilot) if line.printed]
    return _groups(_FIGURES, lines, lambda line: line.said.kind)


def others_of(snapshot: Snapshot, pilot: Pilot) -> Sequence[Group]:
    """Tasks, documents, funds, bodies, evaluations."""
    return _groups(_OTHERS, _lines(snapshot, pilot), lambda line: line.said.type)


def _lines(snapshot: Snapshot, pilot: Pilot) -> list[Line]:
    programme = snapshot.programme
    return [
        Line(entry, _indicator(programme, entry.record), kind_text(programme, entry.record))
        for entry in snapshot.statements_of.get(pilot.no, ())
    ]


def _indicator(programme: Programme, said: Statement) -> Bilingual | None:
    known = programme.indicators.get(said.printed.indicator) if said.printed else None
    return known.name if known else None


def _groups(
    titles: Mapping[Any, Any], lines: Sequence[Line], of: Callable[[Line], Any]
) -> Sequence[Group]:
    """The groups that have any line, in the order of their titles."""
    groups = [Group(titles[key], [line for line in lines if of(line) == key]) for key in titles]
    return [group for group in groups if group.lines]
