"""``shidian show``: one pilot, all that is known of it."""

# ruff: noqa: PLC0415  what a verb needs is imported when it runs

from typing import Annotated

import typer

PilotName = Annotated[
    str,
    typer.Argument(
        metavar="PILOT",
        help="名称、简称、拼音、序号或区划代码。 Name, pinyin, number or area code.",
    ),
]


def show(ctx: typer.Context, pilot: PilotName) -> None:
    """显示一个试点的基期、目标和完成情况。 Show a pilot: baselines, targets, what came of them."""
    from shidian.cli.portrait import portrait
    from shidian.cli.register import opened
    from shidian.programme import find_pilot

    snapshot, results = opened()
    found = find_pilot(snapshot.programme, pilot)
    print(portrait(snapshot, results, found, ctx.obj), end="")
