"""``shidian restore``: a backup examined, or put in an empty place."""

# ruff: noqa: PLC0415  what a verb needs is imported when it runs

from pathlib import Path
from typing import Annotated

import typer

from shidian.cli.register import PAGES
from shidian.core import Bilingual

File = Annotated[Path, typer.Argument(metavar="FILE", help="备份文件。 The backup.")]
Verify = Annotated[
    bool, typer.Option("--verify", help="只核验，不恢复。 Examine it, restore nothing.")
]


def restore(ctx: typer.Context, file: File, verify: Verify = False) -> None:
    """把备份恢复到空的数据文件夹。 Restore a backup into an empty data folder."""
    from shidian.store.setup import configure, readable_errors

    configure(PAGES)
    from shidian.store.restore import restore as put_back
    from shidian.store.restore import verify_backup

    with readable_errors():
        found = verify_backup(file) if verify else put_back(file)
    rows, events, files = sum(found.counts.values()), found.head.number, len(found.kept) - 1
    done = Bilingual("备份完好，没有恢复", "sound, nothing restored") if verify else _RESTORED
    said = Bilingual(
        f"{done.zh}：{found.made_at} 的备份，版本 {found.version}，{rows} 行，日志 {events} 条，"
        f"文件 {files} 个\n链头 {events}:{found.head.sha256}",
        f"{done.en}: backup of {found.made_at}, version {found.version}; {rows} rows, "
        f"{events} of them events; {files} files\nhead {events}:{found.head.sha256}",
    )
    print(said.text(ctx.obj))


_RESTORED = Bilingual("已恢复", "restored")
