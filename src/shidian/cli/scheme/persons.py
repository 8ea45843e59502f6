"""``shidian scheme persons``: an office's person file into a table that schemes can run over."""

# ruff: noqa: PLC0415  what a verb needs is imported when it runs

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from shidian.cli.scheme.options import On
from shidian.core import Bilingual, DataError

if TYPE_CHECKING:
    from shidian.mechanisms.settlement.persons import Identifier, Reading

Source = Annotated[
    Path,
    typer.Argument(
        metavar="FILE",
        show_default=False,
        help="人员文件：csv、xlsx、parquet，一行一人。 One row a person.",
    ),
]
Schemes = Annotated[
    list[str],
    typer.Option("--scheme", metavar="SCHEME", help="用于哪些方案；可多次。 For which schemes."),
]
Written = Annotated[
    Path, typer.Option("--output", "-o", metavar="FILE", help="写入的 .parquet 文件。 Written.")
]
MapFile = Annotated[
    Path | None,
    typer.Option("--map", metavar="FILE", help="列名对照：输入, 列。 Inputs and columns."),
]
IdColumn = Annotated[
    str | None,
    typer.Option("--id", metavar="COLUMN", help="证件号等列，只存加密散列。 Kept as a hash only."),
]
KeyFile = Annotated[
    Path | None,
    typer.Option("--key", metavar="FILE", help="散列的密钥文件，没有则新建。 Key of the hash."),
]


def persons(  # noqa: PLR0913, PLR0917  the options of a verb are its parameters
    ctx: typer.Context,
    file: Source,
    scheme: Schemes,
    output: Written,
    map: MapFile = None,
    id: IdColumn = None,
    key: KeyFile = None,
    on: On = None,
) -> None:
    """读入人员文件，逐行检查，去掉身份信息。 Read a person file, checked row by row."""
    from shidian.cli.scheme.options import date_asked, scheme_asked
    from shidian.cli.scheme.working import programme
    from shidian.core.period import BEIJING
    from shidian.mechanisms.settlement.persons import read_column_map, read_persons

    package = programme()
    schemes = [scheme_asked(name, package).scheme for name in scheme]
    day = date_asked(on) if on else datetime.now(BEIJING).date()
    try:
        found = read_persons(
            file,
            schemes,
            day,
            output,
            read_column_map(map) if map else {},
            _identifier(id, key, output),
        )
    except DataError as error:
        for line in error.lines(ctx.obj):
            print(line)
        raise typer.Exit(error.exit_code) from error
    print(_said(found, output).text(ctx.obj))


def _identifier(column: str | None, key: Path | None, output: Path) -> Identifier | None:
    from shidian.mechanisms.settlement.persons import Identifier, identifier_key

    if column is None:
        return None
    return Identifier(column, identifier_key(key or output.with_suffix(".key")))


def _said(found: Reading, output: Path) -> Bilingual:
    used = ", ".join(f"{column} ← {head}" for column, head in found.used.items())
    dropped = ", ".join((*found.dropped, *found.ignored)) or "—"
    empty = ", ".join(found.empty) or "—"
    sheets = ", ".join(found.left) or "—"
    return Bilingual(
        f"{output}：{found.rows} 人。用到的列：{used}。未用的列：{dropped}。全空：{empty}。"
        f"未读的工作表：{sheets}。",
        f"{output}: {found.rows} persons. Used: {used}. Not used: {dropped}. Empty: {empty}. "
        f"Worksheets not read: {sheets}.",
    )
