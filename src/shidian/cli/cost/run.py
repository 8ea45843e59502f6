"""``shidian cost run``: what citizenization costs, by item, payer, origin and year."""

# ruff: noqa: PLC0415  what a verb needs is imported when it runs

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from shidian.cli.cost.options import Asked, Model, Official, Params, PeopleFile, Rules, Set, Years
from shidian.cli.export import Output
from shidian.cli.giving import WORKBOOK, chosen_format, give_bytes, give_tables, tell_warnings
from shidian.cli.options import Format, Pilot
from shidian.cli.output import TABLE, check_format
from shidian.core import Fault, UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from shidian.mechanisms.citizenization.result import CostResult
    from shidian.reporting import Table
    from shidian.reporting.names import Names

View = Annotated[
    str | None,
    typer.Option(
        "--view",
        "-v",
        metavar="VIEW",
        help="summary 摘要、totals 合计、cells 明细、list 清单、person 人均、parameters 参数、"
        "warnings 须知、receipt 凭据。只给这一张表；不写时 xlsx 为带公式的整本。"
        " What to list; without it xlsx is the whole workbook with live formulas.",
    ),
]
VIEWS = ("summary", "totals", "cells", "list", "person", "parameters", "warnings", "receipt")


def run(  # noqa: PLR0913, PLR0917  the options of a verb are its parameters
    ctx: typer.Context,
    pilot: Pilot = None,
    model: Model = None,
    rules: Rules = None,
    people: PeopleFile = None,
    years: Years = None,
    change: Set = None,
    params: Params = None,
    view: View = None,
    official: Official = False,
    format: Format = TABLE,
    output: Output = None,
) -> None:
    """测算市民化成本：按项目、承担方、来源地、年份。 Calculate cost by item, payer and year."""
    check_format(format, TABLE)
    if view is not None and view not in VIEWS:
        raise UsageError(Fault("unknown_view", asked=view[:40], known=" ".join(VIEWS)))
    from shidian.cli.cost.asking import need_rules, question_asked
    from shidian.cli.package import programme
    from shidian.mechanisms.citizenization.official import official as check_official
    from shidian.mechanisms.citizenization.result import answered
    from shidian.reporting.names import names_of

    package = programme()
    question = question_asked(
        package, Asked(pilot, model, rules, people, years, change, params), ctx.obj
    )
    if view == "list":
        need_rules(package, question)
    result = answered(question)
    if official:
        check_official(result)
    names = names_of(package)
    if view is None and chosen_format(format, output) == WORKBOOK:
        from shidian.reporting.cost_list import cost_workbook

        give_bytes(cost_workbook(result, ctx.obj, names=names), output)
    else:
        tables = _tables(result, view, names, summed=format == TABLE and output is None)
        give_tables(tables, format, output, ctx.obj)
    if view != "warnings":
        tell_warnings(result.warnings, ctx.obj)


def _tables(result: CostResult, view: str | None, names: Names, *, summed: bool) -> Sequence[Table]:
    """The view asked for; else what a person wants to see first, or what a program can sum."""
    from shidian.reporting import cost_grounds as grounds
    from shidian.reporting import cost_tables as made

    views: Mapping[str, Callable[[CostResult], Table]] = {
        "summary": made.summary_table,
        "totals": made.totals_table,
        "cells": made.cells_table,
        "list": made.cost_list_table,
        "person": made.person_table,
        "receipt": lambda one: grounds.receipt_table(one, names),
        "parameters": lambda one: grounds.parameters_table(one.parameters, names),
        "warnings": lambda one: grounds.warnings_table(one.warnings),
    }
    if view is not None:
        return [views[view](result)]
    if summed:
        return [views["summary"](result), views["totals"](result)]
    return [views["list" if result.shared else "cells"](result)]
