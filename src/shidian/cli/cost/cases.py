"""``shidian cost cases``: whether the figures of the plans on cost and funds fit together."""

# ruff: noqa: PLC0415  what a verb needs is imported when it runs

from __future__ import annotations

import typer

from shidian.cli.export import Output
from shidian.cli.giving import give_tables
from shidian.cli.options import Format, Pilot
from shidian.cli.output import TABLE, check_format
from shidian.cli.printable import tell
from shidian.core import Fault


def cases(
    ctx: typer.Context, pilot: Pilot = None, format: Format = TABLE, output: Output = None
) -> None:
    """复算方案中的成本数字，指出舍入和缺口。 Recompute the plans' figures: rounding and gaps."""
    check_format(format, TABLE)
    from shidian.cli.package import programme
    from shidian.mechanisms.citizenization.consistency import consistency_of
    from shidian.mechanisms.citizenization.package import sharing_of
    from shidian.programme import find_pilot
    from shidian.reporting.cost_source_tables import cases_table

    package = programme()
    asked = find_pilot(package, pilot) if pilot is not None else None
    found = [one for one in consistency_of(package) if asked is None or asked.no == one.case.pilot]
    names = {number: one.name for number, one in package.pilots.items()}
    rules = {code: one.stated.title for code, one in sharing_of(package).items()}
    if asked is not None and not found:
        tell(Fault("cost_no_cases", pilot=asked.name).line(ctx.obj))
    give_tables([cases_table(found, names, rules)], format, output, ctx.obj)
