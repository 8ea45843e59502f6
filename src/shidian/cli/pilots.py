"""``shidian pilots``: who takes part."""

# ruff: noqa: PLC0415  what a verb needs is imported when it runs

from __future__ import annotations

from typing import Annotated

import typer

from shidian.cli.options import Format
from shidian.cli.output import TABLE, check_format, print_table

Class = Annotated[
    str | None,
    typer.Option("--class", metavar="CODE", help="同类的代码或名称。 Peer class, code or name."),
]
Province = Annotated[
    str | None,
    typer.Option(
        "--province", metavar="NAME|CODE", help="所在省级地区。 The province they lie in."
    ),
]


def pilots(
    ctx: typer.Context,
    peer_class: Class = None,
    province: Province = None,
    format: Format = TABLE,
) -> None:
    """列出试点地区。 List the pilots."""
    check_format(format, TABLE)
    from shidian.cli.register import opened
    from shidian.programme import Pilot, find_peer_class, find_province
    from shidian.reporting import make_table

    snapshot, results = opened()
    programme = snapshot.programme
    of_class = None if peer_class is None else find_peer_class(programme, peer_class)
    within = None if province is None else find_province(programme, province)

    def keep(pilot: Pilot) -> bool:
        return of_class in (None, pilot.peer_class) and within in (None, pilot.province)

    print_table(make_table("pilots", snapshot, results, keep), programme, format, ctx.obj)
