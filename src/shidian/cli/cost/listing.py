"""``shidian cost list``: the cost models and sharing rules of the package."""

# ruff: noqa: PLC0415  what a verb needs is imported when it runs

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from shidian.cli.export import Output
from shidian.cli.giving import give_tables
from shidian.cli.options import Format, Pilot
from shidian.cli.output import TABLE, check_format
from shidian.cli.printable import tell
from shidian.core import Fault

if TYPE_CHECKING:
    from shidian.mechanisms.citizenization.model import CostModel
    from shidian.mechanisms.citizenization.package import StatedFile
    from shidian.mechanisms.citizenization.sharing import SharingRules


def listing(
    ctx: typer.Context, pilot: Pilot = None, format: Format = TABLE, output: Output = None
) -> None:
    """列出成本模型和分担规则。 List the cost models and sharing rules of the package."""
    check_format(format, TABLE)
    from shidian.cli.package import programme
    from shidian.mechanisms.citizenization.package import models_of, sharing_of
    from shidian.programme import find_pilot
    from shidian.reporting.cost_source_tables import models_table

    package = programme()
    asked = find_pilot(package, pilot) if pilot is not None else None
    stated: list[StatedFile[CostModel] | StatedFile[SharingRules]] = [
        *models_of(package).values(),
        *sharing_of(package).values(),
    ]
    names = {number: one.name for number, one in package.pilots.items()}
    shown = [one for one in stated if asked is None or asked.no == one.stated.pilot]
    if asked is not None and not shown:
        tell(Fault("cost_no_model", pilot=asked.name).line(ctx.obj))
    give_tables([models_table(shown, names)], format, output, ctx.obj)
