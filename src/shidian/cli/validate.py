"""``shidian validate``: every fault of a package; needs no database."""

# ruff: noqa: PLC0415  what a verb needs is imported when it runs

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import typer

from shidian.cli.counts import counted
from shidian.cli.options import Folder
from shidian.cli.package import package_folder
from shidian.core import DataError, Fault

if TYPE_CHECKING:
    from shidian.programme import Programme


def validate(ctx: typer.Context, folder: Folder = None) -> None:
    """检查方案包，逐条列出错误。 Check a package and list every fault."""
    from shidian.programme import load_programme

    try:
        programme = load_programme(package_folder(folder))
        faults = _faults(programme)
        if faults:
            raise DataError(faults)
    except DataError as error:
        for line in error.lines(ctx.obj):
            print(line)
        count = len(error.faults)
        some = "1 fault" if count == 1 else f"{count} faults"
        print(f"共 {count} 处错误" if ctx.obj == "zh" else some)
        raise typer.Exit(error.exit_code) from error
    sound = "没有错误：" if ctx.obj == "zh" else "no faults: "
    print(sound + counted(programme, ctx.obj))


def _faults(programme: Programme) -> Sequence[Fault]:
    """The faults of what the rooms read: policies, filing, schemes, cost, transfers."""
    from shidian.assessment.policy import policies_of
    from shidian.mechanisms.citizenization import validation as cost
    from shidian.mechanisms.settlement.stories import stories_of
    from shidian.mechanisms.transfers import validation as transfers
    from shidian.programme.sources import tried
    from shidian.register.checks import context_of

    faults: list[Fault] = []
    tried(lambda: policies_of(programme), faults)
    tried(lambda: stories_of(programme), faults)  # which reads the schemes first
    if programme.filing:  # the form of the yearly filing and the limits of its checks
        tried(lambda: context_of(programme, programme.targets), faults)
    return [*faults, *cost.faults_of(programme), *transfers.faults_of(programme)]
