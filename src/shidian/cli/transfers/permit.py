"""``shidian transfers permit``: the dates of a residence permit."""

# ruff: noqa: PLC0415  what a verb needs is imported when it runs

from __future__ import annotations

from datetime import date
from typing import Annotated

import typer

from shidian.cli.export import Output
from shidian.cli.options import Format, date_asked, year_asked
from shidian.cli.output import TABLE, check_format
from shidian.cli.transfers.city import OnDay, today

Arrived = Annotated[
    str, typer.Option("--arrived", metavar="DATE", help="到达之日。 Day of arrival.")
]
Applied = Annotated[
    str | None, typer.Option("--applied", metavar="DATE", help="申领之日。 Day of application.")
]
Issued = Annotated[
    str | None, typer.Option("--issued", metavar="DATE", help="签发之日。 Day of issue.")
]
Endorsed = Annotated[
    list[str] | None,
    typer.Option(
        "--endorsed", metavar="DATE", help="签注之日；可多次。 An endorsement; can be repeated."
    ),
]


def permit(  # noqa: PLR0913, PLR0917  the options of a verb are its parameters
    ctx: typer.Context,
    arrived: Arrived,
    applied: Applied = None,
    issued: Issued = None,
    endorsed: Endorsed = None,
    on: OnDay = None,
    format: Format = TABLE,
    output: Output = None,
) -> None:
    """居住证的日期：申领、签发、签注、满年数。 Dates of a residence permit, and full years."""
    check_format(format, TABLE)
    from shidian.cli.giving import give_tables
    from shidian.mechanisms.transfers.settlement_rules import permit_answered
    from shidian.reporting.transfers_tables import permit_table

    found = permit_answered(
        _day(arrived, "--arrived"),
        _day(on or today(), "--on"),
        _day(applied, "--applied") if applied else None,
        _day(issued, "--issued") if issued else None,
        [_day(one, "--endorsed") for one in endorsed or ()],
    )
    give_tables([permit_table(found)], format, output, ctx.obj)


def _day(text: str, option: str) -> date:
    """A day of years for which months can be counted on."""
    day = date_asked(text, option)
    year_asked(f"{day.year:04}")
    return day
