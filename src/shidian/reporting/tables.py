"""The tables that can be had: what each holds, made from a snapshot and its results."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from shidian.assessment import Attainment
from shidian.core import Bilingual, Fault, UsageError
from shidian.programme import Programme
from shidian.register import Snapshot
from shidian.reporting import columns
from shidian.reporting.table import Column, Table

Results = Sequence[Attainment]


@dataclass(frozen=True)
class Kind:
    """A kind of table: its title, its columns for a programme, and its rows."""

    title: Bilingual
    meaning: Bilingual
    columns: Callable[[Programme], Sequence[Column]]
    rows: Callable[[Snapshot, Results], Sequence[Any]]


TABLES = {
    "pilots": Kind(
        Bilingual("试点地区", "Pilots"),
        Bilingual("参加试点的地区，一行一个。", "The places that take part, one a row."),
        columns.pilots,
        lambda snapshot, _: list(snapshot.programme.pilots.values()),
    ),
    "tasks": Kind(
        Bilingual("主要任务", "Tasks"),
        Bilingual("总体方案规定的主要任务。", "The tasks that the overall plan sets."),
        columns.tasks,
        lambda snapshot, _: snapshot.programme.tasks,
    ),
    "indicators": Kind(
        Bilingual("指标", "Indicators"),
        Bilingual("指标的定义、单位和方向。", "Definition, unit and direction of the indicators."),
        columns.indicators,
        lambda snapshot, _: list(snapshot.programme.indicators.values()),
    ),
    "commitments": Kind(
        Bilingual("承诺", "Commitments"),
        Bilingual(
            "各试点工作方案要点所列的目标、基期、成本、任务、文件、组织等，附文件中的字符位置。",
            "All that the plan outlines state: targets, baselines, costs, tasks, documents, bodies "
            "and so on, with their characters in the document.",
        ),
        columns.commitments,
        lambda snapshot, _: snapshot.commitments,
    ),
    "observations": Kind(
        Bilingual("观测值", "Observations"),
        Bilingual(
            "基期和以后各年的实际值，附来源、可信度和数列断点。",
            "Baseline and later values, with source, confidence and series breaks.",
        ),
        columns.observations,
        lambda snapshot, _: snapshot.observations,
    ),
    "attainment": Kind(
        Bilingual("完成情况", "Attainment"),
        Bilingual(
            "每项目标与同年实际值的比较。",
            "Every target against the observed value of its year.",
        ),
        columns.attainment,
        lambda _, results: results,
    ),
    "documents": Kind(
        Bilingual("来源文件", "Documents"),
        Bilingual("数据出自的文件。", "The publications that the figures come from."),
        columns.documents,
        lambda snapshot, _: list(snapshot.programme.documents.values()),
    ),
}


def make_table(
    name: str,
    snapshot: Snapshot,
    results: Results,
    keep: Callable[[Any], bool] = lambda row: True,
) -> Table:
    """Make a table of the objects that `keep` accepts.

    Raises
    ------
    UsageError
        If there is no table of this name.
    """
    kind = TABLES.get(name)
    if kind is None:
        raise UsageError(Fault("unknown_table", asked=name, known=" ".join(TABLES)))
    made = kind.columns(snapshot.programme)
    rows = [
        [column.value(row) for column in made] for row in kind.rows(snapshot, results) if keep(row)
    ]
    return Table(name, kind.title, kind.meaning, made, rows)
