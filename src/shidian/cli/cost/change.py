"""``shidian cost change``: the cost before and after people, pace, items or numbers change."""

# ruff: noqa: PLC0415  what a verb needs is imported when it runs

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

import typer

from shidian.cli.cost.changing import changes_of, with_changes
from shidian.cli.cost.options import (
    Asked,
    Model,
    Params,
    PeopleFile,
    Rules,
    Set,
    Years,
    years_asked,
)
from shidian.cli.export import Output
from shidian.cli.giving import give_tables, tell_warnings
from shidian.cli.options import Format, Pilot
from shidian.cli.output import TABLE, check_format
from shidian.core import Fault, UsageError

if TYPE_CHECKING:
    from shidian.mechanisms.citizenization.formulas import People
    from shidian.mechanisms.citizenization.question import CostQuestion

Pace = Annotated[
    str | None,
    typer.Option(
        "--pace",
        metavar="FIRST-LAST",
        help="同样的人改在这些年来，如 2016-2018。 The same people in other years.",
    ),
]
Without = Annotated[
    list[str] | None,
    typer.Option("--without", metavar="ITEM", help="去掉这些费用项。 Leave these items out."),
]


def change(  # noqa: PLR0913, PLR0917  the options of a verb are its parameters
    ctx: typer.Context,
    pilot: Pilot = None,
    model: Model = None,
    rules: Rules = None,
    people: PeopleFile = None,
    years: Years = None,
    change: Set = None,
    params: Params = None,
    pace: Pace = None,
    without: Without = None,
    format: Format = TABLE,
    output: Output = None,
) -> None:
    """改人数、进度、项目或数字，前后对比。 Change people, pace, items or numbers: compare."""
    check_format(format, TABLE)
    if not change and params is None and pace is None and not without:
        raise UsageError(Fault("cost_change_nothing"))
    from shidian.cli.cost.asking import question_asked
    from shidian.cli.package import programme
    from shidian.mechanisms.citizenization.result import answered
    from shidian.mechanisms.citizenization.whatif import differences
    from shidian.reporting.whatif_tables import differences_table

    asked = Asked(pilot, model, rules, people, years, None, None)
    question = question_asked(programme(), asked, ctx.obj)
    other = question
    if pace is not None:
        span = years_asked(pace, "--pace")
        question = question if years is not None else _over(question, span)
        other = _paced(question, span)
    other = with_changes(_without(other, without or ()), changes_of(params, change))
    before, after = answered(question), answered(other)
    table = differences_table(before, differences(before, after))
    give_tables([table], format, output, ctx.obj)
    tell_warnings(after.warnings, ctx.obj)


def _over(question: CostQuestion, pace: range) -> CostQuestion:
    """The question over the years of another pace, too, so that both sides count the same years."""
    first, last = min(*pace, *question.years), max(*pace, *question.years)
    return replace(question, years=range(first, last + 1), people=_filled(question, first))


def _paced(question: CostQuestion, pace: range) -> CostQuestion:
    from shidian.mechanisms.citizenization.whatif import paced

    moved = replace(question, people=paced(question.people, pace), people_sources=())
    return replace(moved, people=_filled(moved, question.years[0]))


def _filled(question: CostQuestion, first: int) -> People:
    """The people, with nobody in the years before the first of them: that is known here."""
    people = question.people
    begin = min(year for year, _, _ in people)
    groups = {(origin, step) for _, origin, step in people}
    quiet = {(year, *group): 0 for year in range(first, begin) for group in groups}
    return {**quiet, **people}


def _without(question: CostQuestion, items: Sequence[str]) -> CostQuestion:
    from shidian.cli.told import told_at
    from shidian.mechanisms.citizenization.whatif import without
    from shidian.programme.cells import worded

    item_of = worded({one.id: one.label for one in question.model.stated.items})
    with told_at({"not_choice": "--without", "cost_no_items": "--without"}):
        for item in map(item_of, items):
            question = without(question, item)
    return question
