"""``shidian transfers pass-through``: a province's amount over its counties."""

# ruff: noqa: PLC0415  what a verb needs is imported when it runs

from __future__ import annotations

import typer

from shidian.cli.cost.options import Official
from shidian.cli.export import Output
from shidian.cli.options import Format, Pilot
from shidian.cli.output import TABLE, check_format
from shidian.cli.transfers.options import Asked, Params, Places, PoolGiven, SetTerms


def pass_through(  # noqa: PLR0913, PLR0917  the options of a verb are its parameters
    ctx: typer.Context,
    params: Params = None,
    places: Places = None,
    pool: PoolGiven = None,
    change: SetTerms = None,
    pilot: Pilot = None,
    official: Official = False,
    format: Format = TABLE,
    output: Output = None,
) -> None:
    """省级金额按自己的办法分到各县。 Divide a province's amount among its counties."""
    check_format(format, TABLE)
    from shidian.cli.package import programme
    from shidian.cli.transfers.asking import pass_through_of
    from shidian.cli.transfers.giving import Wanted, give_divided
    from shidian.reporting.transfers_tables import pass_through_sums, pass_through_table
    from shidian.reporting.transfers_workbook import pass_through_workbook

    package = programme()
    asked = Asked(places=places, pool=pool, params=params, change=change)
    give_divided(
        package,
        pass_through_of(package, asked),
        lambda found, names: [pass_through_table(found, names), pass_through_sums(found)],
        pass_through_workbook,
        Wanted(pilot, official, format, output, ctx.obj),
    )
