"""The responsibility agreement of a pilot for a year, from assignments and the plan's targets."""

from collections.abc import Sequence
from datetime import date

from shidian.core import Bilingual, Target, as_statement
from shidian.core.area import NATION
from shidian.programme import Pilot
from shidian.register import Snapshot
from shidian.store import models
from shidian.store.supervision.assignments import in_order, live, names_of_tasks, task_name
from shidian.store.supervision.due import office_of
from shidian.supervision import (
    Agreement,
    AgreementTarget,
    AgreementTask,
    check_agreement,
    weights_by_task,
)


def agreement_of(snapshot: Snapshot, pilot: Pilot, year: int, department: str) -> Agreement:
    """What a pilot signs with a department, or with the level above where none is named.

    Raises
    ------
    DataError
        If there is nothing to sign for the year, or weights do not add up.
    """
    names = names_of_tasks(snapshot, pilot)
    rows = in_order(live().filter(area=pilot.area), names)
    weights = weights_by_task((task_name(row, names), row.weight) for row in rows)
    own = [row for row in rows if _falls_in(row, year) and department in ("", row.department)]
    lower = Bilingual(department, "") if department else pilot.name
    made = Agreement(
        snapshot.programme.facts.name,
        year,
        pilot.name if department else _above(snapshot, pilot),
        lower,
        [
            AgreementTask(
                task_name(row, names),
                row.title,
                row.department,
                row.owner,
                row.weight,
                row.due,
                row.evidence_wanted,
            )
            for row in own
        ],
        _targets(snapshot, pilot, {row.target for row in own} if department else None, year),
    )
    check_agreement(made, weights)
    return made


def _falls_in(row: models.Assignment, year: int) -> bool:
    """Whether an assignment runs in a year; without a first day it counts for that of its due."""
    start = row.start or date(row.due.year, 1, 1)
    return start.year <= year <= row.due.year


def _above(snapshot: Snapshot, pilot: Pilot) -> Bilingual:
    """The level above a pilot: its province, or for a province the national office."""
    programme = snapshot.programme
    above = programme.areas[pilot.area].parent if pilot.area == pilot.province else pilot.province
    return office_of(programme, above or NATION)


def _targets(
    snapshot: Snapshot, pilot: Pilot, keys: set[str] | None, year: int
) -> Sequence[AgreementTarget]:
    """The targets that are still ahead in the year: all of the pilot, or those named."""
    own = [entry.record for entry in snapshot.targets_of.get(pilot.no, ())]
    ahead = [one for one in own if one.year >= year and (keys is None or one.key in keys)]
    ordered = sorted(ahead, key=lambda one: (one.year, one.source.span or (0, 0)))
    return [_target(snapshot, one) for one in ordered]


def _target(snapshot: Snapshot, one: Target) -> AgreementTarget:
    printed, programme = as_statement(one).printed, snapshot.programme
    assert printed is not None  # a target is a figure
    scope, figure = printed.scope, printed.text
    zh = f"{figure.zh}（{scope.zh}）" if scope.zh else figure.zh
    en = f"{figure.text('en')} ({scope.en})" if scope.en else figure.text("en")
    title = programme.documents[one.source.document].title
    span = one.source.span
    at = f"[{span[0]}–{span[1]}]" if span else ""
    source = Bilingual(
        f"《{title.zh}》{one.source.section}{at}",
        f"{title.text('en')}, {one.source.section} {at}".strip(),
    )
    name = programme.indicators[one.indicator].name
    return AgreementTarget(name, one.year, Bilingual(zh, en), printed.unit_text, source)
