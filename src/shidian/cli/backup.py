"""``shidian backup``: database and files in one file."""

# ruff: noqa: PLC0415  what a verb needs is imported when it runs

from pathlib import Path
from typing import Annotated

import typer

from shidian.cli.register import PAGES, ready
from shidian.core import Bilingual

File = Annotated[
    Path, typer.Argument(metavar="FILE", help="要写的备份文件。 The backup to be written.")
]


def backup(ctx: typer.Context, file: File) -> None:
    """备份数据库和文件，运行中也可以。 Back up database and files, also while in use."""
    ready(PAGES)
    from shidian.store.backup import back_up, sha256_of
    from shidian.store.setup import readable_errors

    with readable_errors():
        made = back_up(file)
    rows, events = sum(made.counts.values()), made.head.number
    files, sha256 = len(made.kept) - 1, sha256_of(file)
    said = Bilingual(
        f"{file}：数据库 {rows} 行，日志 {events} 条，文件 {files} 个\n"
        f"SHA-256 {sha256}\n链头 {events}:{made.head.sha256}\n"
        "不含密钥（secret_key）：恢复后大家要重新登录。请把以上散列值另存一处。",
        f"{file}: {rows} rows, {events} of them events; {files} files\n"
        f"SHA-256 {sha256}\nhead {events}:{made.head.sha256}\n"
        "The secret_key is left out: after a restoration all sign in anew. "
        "Keep these hashes in another place.",
    )
    print(said.text(ctx.obj))
