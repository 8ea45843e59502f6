"""``shidian doctor``: is all in order with this installation?"""

# ruff: noqa: PLC0415  what a verb needs is imported when it runs

from typing import Annotated

import typer

from shidian.cli.printable import printable
from shidian.cli.register import PAGES

Full = Annotated[
    bool,
    typer.Option(
        "--full",
        help="读全部日志和文件，用时较长。 Read all events and files, which takes longer.",
    ),
]
Repair = Annotated[
    bool, typer.Option("--repair", help="补上缺少的触发器。 Put missing triggers back.")
]


def doctor(ctx: typer.Context, full: Full = False, repair: Repair = False) -> None:
    """检查安装是否正常，逐项说明怎么办。 Examine the installation, and say what to do."""
    from shidian.store.setup import configure

    configure(PAGES)
    from shidian.store.doctor import examine
    from shidian.store.findings import Asked, Level

    colon, failed = "：" if ctx.obj == "zh" else ": ", False
    for check, outcome in examine(Asked(full, repair)):
        failed = failed or outcome.level is Level.FAIL
        said = outcome.fault.line(ctx.obj) if outcome.fault else outcome.detail
        head = f"{outcome.level.text.text(ctx.obj)}  {check.title.text(ctx.obj)}"
        print(printable(f"{head}{colon if said else ''}{said}"), flush=True)
    if failed:
        raise typer.Exit(1)
