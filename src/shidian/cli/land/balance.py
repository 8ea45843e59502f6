"""``shidian land balance``: what places are due, granted and use of land, year by year."""

# ruff: noqa: PLC0415  what a verb needs is imported when it runs

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from shidian.cli.export import Output
from shidian.cli.giving import WORKBOOK, chosen_format, give_bytes
from shidian.cli.land.due import LandParams
from shidian.cli.options import Format, Pilot
from shidian.cli.output import TABLE, check_format

LandTable = Annotated[
    Path,
    typer.Argument(
        metavar="FILE",
        show_default=False,
        help="表 area,year,settled,existing_m2,centre,adjustment,granted_mu,used_mu（csv）。"
        " A row an area and year.",
    ),
]


def balance(
    ctx: typer.Context,
    file: LandTable,
    pilot: Pilot = None,
    params: LandParams = None,
    format: Format = TABLE,
    output: Output = None,
) -> None:
    """用地的应得、下达、使用和结余。 Land that is due, granted, used, and the balance."""
    check_format(format, TABLE)
    from shidian.cli.package import programme, told_of, with_own_file
    from shidian.cli.transfers.giving import give_result, of_pilot, tell_result
    from shidian.mechanisms.transfers.areas import told_of_areas
    from shidian.mechanisms.transfers.balance import land_answered
    from shidian.mechanisms.transfers.package import LAND
    from shidian.programme import file_content
    from shidian.reporting.names import names_of
    from shidian.reporting.transfers_tables import land_table

    package = programme()
    with told_of(LAND, params):
        ruled = with_own_file(package, LAND, params)
        answered = land_answered(ruled, file_content(file), file.name)
    result = told_of_areas(package, answered, file.name)
    names = names_of(package)
    table = of_pilot(land_table(result, names), package, pilot)
    if chosen_format(format, output) == WORKBOOK and pilot is None:
        from shidian.reporting.transfers_workbook import land_workbook

        give_bytes(land_workbook(result, names, ctx.obj), output)
        tell_result(result, ctx.obj, shown=False)
        return
    give_result(result, [table], format, output, ctx.obj, names)
