"""``shidian targets``: what was promised, and what came of it."""

# ruff: noqa: PLC0415  what a verb needs is imported when it runs

import typer

from shidian.cli.options import AsOf, Format, Indicator, Pilot, Year, moment_asked, year_asked
from shidian.cli.output import TABLE, check_format, print_table


def targets(
    ctx: typer.Context,
    pilot: Pilot = None,
    indicator: Indicator = None,
    year: Year = None,
    as_of: AsOf = None,
    format: Format = TABLE,
) -> None:
    """列出目标及完成情况。 List the targets and what came of them."""
    check_format(format, TABLE)
    wanted, moment = year_asked(year), moment_asked(as_of)
    from shidian.cli.register import opened
    from shidian.cli.selection import check_year, selected
    from shidian.reporting import make_table

    snapshot, results = opened(moment)
    programme = snapshot.programme
    selection = selected(programme, pilot, indicator, wanted)
    check_year(wanted, results, lambda result: result.target.record.year)
    table = make_table(
        "attainment",
        snapshot,
        results,
        lambda r: selection.keeps(r.pilot.area, r.indicator.code, r.target.record.year),
    )
    print_table(table, programme, format, ctx.obj)
