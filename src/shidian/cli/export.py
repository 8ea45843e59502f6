"""``shidian export``: any table whole, with its sources, into a file or a pipe."""

# ruff: noqa: PLC0415  what a verb needs is imported when it runs

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from shidian.cli.output import check_ending, check_format, print_bytes, write_file
from shidian.core import Bilingual, Fault, UsageError

DICTIONARY = "dictionary"
ALIASES = {"targets": "attainment"}

TableName = Annotated[
    str,
    typer.Argument(
        metavar="TABLE",
        help="pilots、tasks、indicators、commitments、observations、attainment（targets）、"
        "documents、dictionary。 Name of the table.",
    ),
]
FileFormat = Annotated[
    str | None,
    typer.Option(
        "--format",
        "-f",
        metavar="FORMAT",
        help="csv、xlsx、json、jsonl；默认按文件名，否则 csv。 By the file's name, else csv.",
    ),
]
Output = Annotated[
    Path | None,
    typer.Option(
        "--output", "-o", metavar="FILE", help="写入的文件，默认为标准输出。 Default: stdout."
    ),
]


def export(
    ctx: typer.Context, table: TableName, format: FileFormat = None, output: Output = None
) -> None:
    """导出一张表的全部列，含来源。 Export a table with all its columns and sources."""
    chosen = format or _format_of(output)
    check_format(chosen)
    check_ending(chosen, output)
    name = _table_asked(table)
    if chosen == "xlsx" and output is None and sys.stdout.isatty():
        raise UsageError(Fault("workbook_on_terminal"))
    from shidian.cli.register import opened
    from shidian.cli.terminal import rows_said
    from shidian.reporting import dictionary, make_table, write

    snapshot, results = opened()
    if name == DICTIONARY:
        made = dictionary(snapshot.programme)
    else:
        made = make_table(name, snapshot, results)
    content = write(made, chosen, ctx.obj)
    if output is None:
        return print_bytes(content)
    write_file(output, content)
    rows = rows_said(len(made.rows))
    done = Bilingual(f"{output}：{rows.zh}", f"{output}: {rows.en}")
    print(done.text(ctx.obj), file=sys.stderr)
    return None


def _format_of(output: Path | None) -> str:
    from shidian.reporting import FORMATS

    suffix = output.suffix.removeprefix(".").lower() if output else ""
    return suffix if suffix in FORMATS else "csv"


def _table_asked(asked: str) -> str:
    from shidian.reporting import TABLES

    name = ALIASES.get(asked, asked)
    if name not in (*TABLES, DICTIONARY):
        known = " ".join((*TABLES, *ALIASES, DICTIONARY))
        raise UsageError(Fault("unknown_table", asked=asked[:80], known=known))
    return name
