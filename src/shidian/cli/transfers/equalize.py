"""``shidian transfers equalize``: the equalization transfer by the measure of 2022."""

# ruff: noqa: PLC0415  what a verb needs is imported when it runs

from __future__ import annotations

import typer

from shidian.cli.cost.options import Official
from shidian.cli.export import Output
from shidian.cli.options import Format, Pilot
from shidian.cli.output import TABLE, check_format
from shidian.cli.transfers.options import Asked, Params, Places, PoolGiven, SetTerms


def equalize(  # noqa: PLR0913, PLR0917  the options of a verb are its parameters
    ctx: typer.Context,
    places: Places = None,
    pool: PoolGiven = None,
    params: Params = None,
    change: SetTerms = None,
    pilot: Pilot = None,
    official: Official = False,
    format: Format = TABLE,
    output: Output = None,
) -> None:
    """均衡性转移支付（2022年办法），两个权重为假设。 Equalization; its weights are assumed."""
    check_format(format, TABLE)
    from shidian.cli.package import programme
    from shidian.cli.transfers.asking import equalization_of
    from shidian.cli.transfers.giving import Wanted, give_divided
    from shidian.reporting.transfers_tables import equalization_table
    from shidian.reporting.transfers_workbook import equalization_workbook

    package = programme()
    asked = Asked(places=places, pool=pool, params=params, change=change)
    give_divided(
        package,
        equalization_of(package, asked),
        lambda found, names: [equalization_table(found, names)],
        equalization_workbook,
        Wanted(pilot, official, format, output, ctx.obj),
    )
