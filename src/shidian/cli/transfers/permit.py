"""``shidian transfers permit``: the dates of a residence permit."""

# ruff: noqa: PLC0415  what a verb needs is imported when it runs

from __future__ import annotations

from typing import Annotated

import typer

from shidian.cli.export import Output
from shidian.cli.options import Format, date_asked, today
from shidian.cli.output import TABLE, check_format
from shidian.cli.transfers.city import OnDay

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
    from shidian.cli.told import told_at
    from shidian.cli.transfers.giving import give_result
    from shidian.mechanisms.transfers.permit_result import permit_answered
    from shidian.reporting.names import NO_NAMES
    from shidian.reporting.transfers_facts import permit_table

    days = ("arrived", "on", "applied", "issued", "endorsed")
    with told_at({name: f"--{name}" for name in days}):
        found = permit_answered(
            date_asked(arrived, "--arrived"),
            date_asked(on) if on else today(),
            date_asked(applied, "--applied") if applied else None,
            date_asked(issued, "--issued") if issued else None,
            [date_asked(one, "--endorsed") for one in endorsed or ()],
        )
    give_result(found, [permit_table(found)], format, output, ctx.obj, NO_NAMES)
