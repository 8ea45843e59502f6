"""``shidian transfers city``: the size class of a city, and what it may ask of settlers."""

# ruff: noqa: PLC0415  what a verb needs is imported when it runs

from __future__ import annotations

from typing import Annotated

import typer

from shidian.cli.export import Output
from shidian.cli.options import Format, cell_asked, date_asked, today
from shidian.cli.output import TABLE, check_format

Residents = Annotated[
    str,
    typer.Option(
        "--residents",
        metavar="N",
        help="城区常住人口，万人。 Residents of the urban district, in 10,000.",
    ),
]
OnDay = Annotated[
    str | None,
    typer.Option("--on", metavar="DATE", help="按哪一天，默认今天。 The day; default today."),
]


def city(
    ctx: typer.Context,
    residents: Residents,
    on: OnDay = None,
    format: Format = TABLE,
    output: Output = None,
) -> None:
    """城市规模与可以要求的落户条件。 City size, and what it may ask of people who settle."""
    check_format(format, TABLE)
    from shidian.cli.package import programme
    from shidian.cli.told import told_at
    from shidian.cli.transfers.giving import give_result
    from shidian.mechanisms.transfers.inputs import not_negative
    from shidian.mechanisms.transfers.package import (
        later_rules_of,
        settlement_tiers_of,
        size_classes_of,
    )
    from shidian.mechanisms.transfers.settlement_rules import settlement_answered
    from shidian.reporting.names import names_of
    from shidian.reporting.transfers_facts import settlement_table

    package = programme()
    with told_at({"settlement_before": "--on"}):
        found = settlement_answered(
            cell_asked(not_negative, residents, "--residents"),
            date_asked(on) if on else today(),
            size_classes_of(package),
            settlement_tiers_of(package),
            later_rules_of(package),
        )
    table = settlement_table(found)
    give_result(found, [table], format, output, ctx.obj, names_of(package))
