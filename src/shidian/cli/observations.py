"""``shidian observations``: baselines and later values."""

# ruff: noqa: PLC0415  what a verb needs is imported when it runs

import typer

from shidian.cli.options import AsOf, Format, Indicator, Pilot, Year, moment_asked, year_asked
from shidian.cli.output import TABLE, check_format, print_table


def observations(
    ctx: typer.Context,
    pilot: Pilot = None,
    indicator: Indicator = None,
    year: Year = None,
    as_of: AsOf = None,
    format: Format = TABLE,
) -> None:
    """列出基期和实际值。 List the baselines and observed values."""
    check_format(format, TABLE)
    wanted, moment = year_asked(year), moment_asked(as_of)
    from shidian.cli.register import opened
    from shidian.cli.selection import check_year, selected
    from shidian.reporting import make_table

    snapshot, results = opened(moment)
    programme = snapshot.programme
    selection = selected(programme, pilot, indicator, wanted)
    check_year(wanted, snapshot.observations, lambda entry: entry.record.period.year)
    table = make_table(
        "observations",
        snapshot,
        results,
        lambda e: selection.keeps(e.record.area, e.record.indicator, e.record.period.year),
    )
    print_table(table, programme, format, ctx.obj)
