"""``shidian validate``: every fault of a package; needs no database."""

# ruff: noqa: PLC0415  what a verb needs is imported when it runs

import typer

from shidian.cli.counts import counted
from shidian.cli.options import Folder
from shidian.cli.package import package_folder
from shidian.core import DataError


def validate(ctx: typer.Context, folder: Folder = None) -> None:
    """检查方案包，逐条列出错误。 Check a package and list every fault."""
    from shidian.assessment.policy import policies_of
    from shidian.mechanisms.citizenization.package import models_of, sharing_of
    from shidian.mechanisms.settlement.package import schemes_of
    from shidian.mechanisms.settlement.stories import stories_of
    from shidian.programme import load_programme
    from shidian.register.checks import context_of

    try:
        programme = load_programme(package_folder(folder))
        policies_of(programme)
        schemes_of(programme)
        models_of(programme)
        sharing_of(programme)
        stories_of(programme)
        if programme.filing:  # the form of the yearly filing and the limits of its checks
            context_of(programme, programme.targets)
    except DataError as error:
        for line in error.lines(ctx.obj):
            print(line)
        count = len(error.faults)
        some = "1 fault" if count == 1 else f"{count} faults"
        print(f"共 {count} 处错误" if ctx.obj == "zh" else some)
        raise typer.Exit(error.exit_code) from error
    sound = "没有错误：" if ctx.obj == "zh" else "no faults: "
    print(sound + counted(programme, ctx.obj))
