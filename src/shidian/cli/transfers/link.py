"""``shidian transfers link``: people, money and land of a pilot, year by year."""

# ruff: noqa: PLC0415  what a verb needs is imported when it runs

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from shidian.cli.cost.options import Asked, Model, Params, PeopleFile, Rules, Set, Years
from shidian.cli.export import Output
from shidian.cli.giving import chosen_format, give_tables, tell_warnings
from shidian.cli.options import Format
from shidian.cli.output import TABLE, check_format

if TYPE_CHECKING:
    from shidian.reporting import Table

PilotLinked = Annotated[
    str,
    typer.Option(
        "--pilot",
        "-p",
        metavar="PILOT",
        help="试点：名称、简称、拼音、序号或区划代码。 By name, pinyin, number or area code.",
    ),
]
KnownFile = Annotated[
    Path | None,
    typer.Option(
        "--known",
        metavar="FILE",
        help="实际落户和收到的转移支付 year,filed,received,source（csv，人、元）。"
        " People who settled and yuan received.",
    ),
]
LandFile = Annotated[
    Path | None,
    typer.Option(
        "--land", metavar="FILE", help="land balance 所用的表。 The table of `land balance`."
    ),
]


def link(  # noqa: PLR0913, PLR0917  the options of a verb are its parameters
    ctx: typer.Context,
    pilot: PilotLinked,
    known: KnownFile = None,
    land: LandFile = None,
    model: Model = None,
    rules: Rules = None,
    people: PeopleFile = None,
    years: Years = None,
    change: Set = None,
    params: Params = None,
    format: Format = TABLE,
    output: Output = None,
) -> None:
    """人地钱挂钩表：计划、落户、成本、转移支付、用地。 People, money and land of a pilot."""
    check_format(format, TABLE)
    from shidian.cli.package import programme
    from shidian.cli.transfers.linking import linked, years_filed
    from shidian.cli.transfers.planned import plan_of
    from shidian.mechanisms.citizenization.words import PAYERS
    from shidian.programme import find_pilot
    from shidian.reporting.linkage_table import linkage_table

    package = programme()
    asked = Asked(pilot, model, rules, people, years, change, params)
    one = find_pilot(package, pilot)
    plan = plan_of(package, one, asked, years_filed(known, land), ctx.obj)
    result = linked(package, one, plan, known, land)
    names = {one.no: one.name}
    payers = {payer.value: name for payer, name in PAYERS.items()}
    table = linkage_table(result, names, payers)
    if chosen_format(format, output) == TABLE:
        table = _narrow(table)
    give_tables([table], format, output, ctx.obj)
    tell_warnings([*plan.assumed, *result.warnings], ctx.obj)


def _narrow(table: Table) -> Table:
    """Without the columns that say where each value comes from; files have them."""
    ends = ("_from", "_from_en")
    kept = [at for at, column in enumerate(table.columns) if not column.name.endswith(ends)]
    rows = [[row[at] for at in kept] for row in table.rows]
    return replace(table, columns=[table.columns[at] for at in kept], rows=rows)
