"""``shidian scheme persons``: an office's person file into a table that schemes can run over."""

# ruff: noqa: PLC0415  what a verb needs is imported when it runs

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from shidian.core import Bilingual, DataError, Fault, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator

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
    typer.Option("--key", metavar="FILE", help="散列的密钥，--id 必须有。 Key of the hash."),
]
ReadOn = Annotated[
    str | None,
    typer.Option("--on", metavar="DATE", help="文件是哪一天的，默认今天。 Day of the file."),
]


def persons(  # noqa: PLR0913, PLR0917  the options of a verb are its parameters
    ctx: typer.Context,
    file: Source,
    scheme: Schemes,
    output: Written,
    map: MapFile = None,
    id: IdColumn = None,
    key: KeyFile = None,
    on: ReadOn = None,
) -> None:
    """读入人员文件，逐行检查，去掉身份信息。 Read a person file, checked row by row."""
    from shidian.cli.options import date_asked, today
    from shidian.cli.package import programme
    from shidian.cli.scheme.options import check_table, scheme_asked
    from shidian.mechanisms.settlement.persons import read_column_map, read_persons

    check_table(output)
    package = programme()
    schemes = [scheme_asked(name, package).scheme for name in scheme]
    day = date_asked(on) if on else today()
    try:
        columns = read_column_map(map) if map else {}
        with _identifier(id, key, output) as identifier:
            found = read_persons(file, schemes, day, output, columns, identifier)
    except DataError as error:
        for line in error.lines(ctx.obj):
            print(line)
        raise typer.Exit(error.exit_code) from error
    print(_said(found, output).text(ctx.obj))


@contextmanager
def _identifier(column: str | None, key: Path | None, output: Path) -> Iterator[Identifier | None]:
    """The column of identifiers and its key; a new key lasts only if the persons are read."""
    from shidian.mechanisms.settlement.persons import Identifier, lasting_key

    if column is None:
        yield None
        return
    if key is None:
        raise UsageError(Fault("person_key_missing"))
    if key.absolute() == output.absolute():
        raise UsageError(Fault("persons_output", path=output))
    with lasting_key(key) as found:
        yield Identifier(column, found)


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
