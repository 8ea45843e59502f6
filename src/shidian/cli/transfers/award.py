"""``shidian transfers award``: the citizenization award by a formula that is the project's own."""

# ruff: noqa: PLC0415  what a verb needs is imported when it runs

from __future__ import annotations

import typer

from shidian.cli.cost.options import Official
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


def award(  # noqa: PLR0913, PLR0917  the options of a verb are its parameters
    ctx: typer.Context,
    settled: Settled = None,
    places: Places = None,
    year: FundYear = None,
    pool: PoolGiven = None,
    hold: Hold = None,
    cap: Cap = None,
    params: Params = None,
    change: SetTerms = None,
    pilot: Pilot = None,
    official: Official = False,
    format: Format = TABLE,
    output: Output = None,
) -> None:
    """市民化奖励资金，公式是本项目的，非财政部的。 The award; the formula is the project's own."""
    check_format(format, TABLE)
    from shidian.cli.package import programme
    from shidian.cli.transfers.asking import award_of
    from shidian.cli.transfers.giving import Wanted, give_divided
    from shidian.reporting.transfers_tables import award_table
    from shidian.reporting.transfers_workbook import award_workbook

    package = programme()
    asked = Asked(settled, places, year, pool, hold, cap, params, change)
    give_divided(
        package,
        award_of(package, asked),
        lambda found, names: [award_table(found, names)],
        award_workbook,
        Wanted(pilot, official, format, output, ctx.obj),
    )
