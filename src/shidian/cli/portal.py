"""``shidian portal``: the public pages and data as a folder, and the proof of what is in it."""

# ruff: noqa: PLC0415  what a verb needs is imported when it runs

from pathlib import Path
from typing import Annotated

import typer

from shidian.core import Bilingual, Fault, UsageError

Action = Annotated[
    str, typer.Argument(metavar="export|scan", help="导出，或检查。 Write it, or examine it.")
]
Target = Annotated[Path, typer.Argument(metavar="DIR", help="文件夹。 The folder.")]
Licence = Annotated[
    str,
    typer.Option("--licence", metavar="NAME", help="数据的使用许可。 Licence of the data."),
]


def portal(
    ctx: typer.Context, action: Action, folder: Target, licence: Licence = "CC-BY-4.0"
) -> None:
    """把已公布的内容导出为网站，并检查没有未公布的。 Export what is published; prove it."""
    if action not in ("export", "scan"):
        raise UsageError(Fault("not_choice", found=action[:40], known="export scan"))
    from shidian.cli.register import ready
    from shidian.store.setup import readable_errors

    ready()
    with readable_errors():
        from shidian.store.portal import export, scan_folder

        if action == "export":
            count = export(folder, licence)
            said = Bilingual(
                f"已导出 {count} 个文件到 {folder}，没有发现未公布的内容。",
                f"{count} files written to {folder}; nothing unpublished was found in them.",
            )
        else:
            count = scan_folder(folder)
            said = Bilingual(
                f"检查了 {count} 个文件，没有发现未公布的内容。",
                f"{count} files examined; nothing unpublished was found.",
            )
    print(said.text(ctx.obj))
