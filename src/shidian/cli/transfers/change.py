"""``shidian transfers change``: who gains and who loses when terms or the pool change."""

# ruff: noqa: PLC0415  what a verb needs is imported when it runs

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from shidian.cli.export import Output
from shidian.cli.options import Format, Pilot
from shidian.cli.output import TABLE, check_format
from shidian.cli.transfers.options import (
    Asked,
    Cap,
    FundYear,
    Hold,
    Params,
    Places,
    PoolGiven,
    SetTerms,
    Settled,
)
from shidian.core import Bilingual, Fault, Lang, UsageError

if TYPE_CHECKING:
    from shidian.mechanisms.transfers.rule_change import ChangeResult

Division = Annotated[
    str,
    typer.Argument(
        metavar="DIVISION",
        show_default=False,
        help="award、equalize 或 pass-through。 Which division of money.",
    ),
]


def change(  # noqa: PLR0913, PLR0917  the options of a verb are its parameters
    ctx: typer.Context,
    division: Division,
    settled: Settled = None,
    places: Places = None,
    year: FundYear = None,
    pool: PoolGiven = None,
    hold: Hold = None,
    cap: Cap = None,
    params: Params = None,
    change: SetTerms = None,
    pilot: Pilot = None,
    format: Format = TABLE,
    output: Output = None,
) -> None:
    """改参数或总额：谁得谁失。 Change terms or the pool: who gains, who loses."""
    check_format(format, TABLE)
    from shidian.cli.transfers.asking import division_of

    asked = Asked(settled, places, year, pool, hold, cap, params)
    divided = division_of(division, asked)
    if not change:
        raise UsageError(Fault("transfers_no_change"))
    from shidian.cli.giving import chosen_format
    from shidian.cli.package import programme
    from shidian.cli.transfers.giving import give_result, of_pilot
    from shidian.mechanisms.transfers.rule_change import change_answered
    from shidian.reporting.names import names_of
    from shidian.reporting.transfers_tables import change_table, changed_table

    package = programme()
    before, after = divided(package, asked), divided(package, asked._replace(change=change))
    result = change_answered(before, after)
    names = names_of(package)
    table = of_pilot(change_table(result, names), package, pilot)
    if chosen_format(format, output) == TABLE:
        print(_conclusion(result, ctx.obj))
    give_result(result, [table, changed_table(result)], format, output, ctx.obj, names)


def _conclusion(result: ChangeResult, lang: Lang) -> str:
    from shidian.core.apportionment import yuan

    gain = sum(row.difference > 0 for row in result.rows)
    lose = sum(row.difference < 0 for row in result.rows)
    gained, lost = yuan(result.gained), yuan(-result.lost)
    return Bilingual(
        f"{gain} 个地区共增 {gained} 元，{lose} 个地区共减 {lost} 元。",
        f"Places that gain: {gain}, {gained} yuan in all; that lose: {lose}, {lost} yuan.",
    ).text(lang)
