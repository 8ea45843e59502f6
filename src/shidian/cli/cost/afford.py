"""``shidian cost afford``: whether own revenue carries the cost, and when it does not."""

# ruff: noqa: PLC0415  what a verb needs is imported when it runs

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from shidian.cli.cost.options import Asked, Model, Params, Payers, PeopleFile, Rules, Set, Years
from shidian.cli.export import Output
from shidian.cli.giving import give_tables, tell_warnings
from shidian.cli.options import Format, Pilot, decimal_asked
from shidian.cli.output import TABLE, check_format
from shidian.core import Bilingual, Lang

if TYPE_CHECKING:
    from shidian.mechanisms.citizenization.affordability import Affordability

RevenueFile = Annotated[
    Path,
    typer.Option(
        "--revenue",
        metavar="FILE",
        help="自有收入 year,amount,unit,source（csv）。 Own revenue by year.",
    ),
]
Limit = Annotated[
    str,
    typer.Option(
        "--limit", metavar="SHARE", help="占收入的份额上限，如 0.1。 The most, of revenue."
    ),
]


def afford(  # noqa: PLR0913, PLR0917  the options of a verb are its parameters
    ctx: typer.Context,
    revenue: RevenueFile,
    limit: Limit = "1",
    payer: Payers = None,
    pilot: Pilot = None,
    model: Model = None,
    rules: Rules = None,
    people: PeopleFile = None,
    years: Years = None,
    change: Set = None,
    params: Params = None,
    format: Format = TABLE,
    output: Output = None,
) -> None:
    """对照自有收入：哪一年起承担不了。 Against own revenue: the first year it breaks."""
    check_format(format, TABLE)
    from shidian.cli.cost.asking import (
        need_rules,
        payers_asked,
        question_asked,
        tell_bearing_nothing,
    )
    from shidian.cli.package import programme
    from shidian.cli.told import told_at
    from shidian.mechanisms.citizenization.affordability import affordability, read_revenue
    from shidian.mechanisms.citizenization.result import answered
    from shidian.programme import file_content
    from shidian.reporting.whatif_tables import affordability_table

    package, payers = programme(), payers_asked(payer)
    most = decimal_asked(limit, "--limit")
    stated = read_revenue(file_content(revenue), revenue.name)
    question = question_asked(
        package, Asked(pilot, model, rules, people, years, change, params), ctx.obj
    )
    if payers:
        need_rules(package, question)
    result = answered(question)
    with told_at({"cost_limit": "--limit"}):
        found = affordability(result, stated, payers, most)
    give_tables([affordability_table(found)], format, output, ctx.obj)
    if format == TABLE and output is None:
        print(_conclusion(found, ctx.obj))
    tell_bearing_nothing(result, payers, ctx.obj)
    tell_warnings(result.warnings, ctx.obj)


def _conclusion(found: Affordability, lang: Lang) -> str:
    share = f"{found.limit:f}"
    if len(found.unknown) == len(found.years):
        return _NO_REVENUE.text(lang)
    said = Bilingual(
        f"有收入数的年份都没有超过收入的 {share}。",
        f"No year whose revenue is known exceeds {share} of revenue.",
    )
    if found.broken is not None:
        said = Bilingual(
            f"{found.broken} 年起超过收入的 {share}。",
            f"From {found.broken} on more than {share} of revenue is borne.",
        )
    if found.unknown:
        years = " ".join(map(str, found.unknown))
        said = Bilingual(
            f"{said.zh}没有收入数、不能判断的年份：{years}。",
            f"{said.en} Years without revenue, which cannot be judged: {years}.",
        )
    return said.text(lang)


_NO_REVENUE = Bilingual(
    "测算的年份都没有收入数，哪一年都不能判断。",
    "No year of the cost has a revenue: none can be judged.",
)
