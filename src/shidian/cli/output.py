"""Where a table goes: to the terminal, to another program, or whole into a file."""

# ruff: noqa: PLC0415  the tables are imported when a verb runs

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from shidian.core import DataError, Fault, Lang, UsageError

if TYPE_CHECKING:
    from shidian.programme import Programme
    from shidian.reporting import Table

TABLE = "table"


def check_format(format: str, *more: str) -> None:
    """UsageError if nothing can be written in this format; before any work is done."""
    from shidian.reporting import FORMATS

    if format not in (*more, *FORMATS):
        raise UsageError(Fault("unknown_format", asked=format, known=" ".join((*more, *FORMATS))))
    if format == "xlsx" and sys.stdout.isatty() and TABLE in more:
        raise UsageError(Fault("workbook_on_terminal"))


def check_ending(format: str, output: Path | None) -> None:
    """UsageError if the name of a file has the ending of another format than is written."""
    from shidian.reporting import FORMATS

    ending = output.suffix.removeprefix(".").lower() if output else ""
    if ending != format and ending in (*FORMATS, "docx"):
        raise UsageError(Fault("format_and_ending", format=format, file=output))


def print_table(table: Table, programme: Programme, format: str, lang: Lang) -> None:
    """Print a table of a programme for a person, or its bytes for a program."""
    from shidian.reporting.codes import code_words

    print_worded(table, code_words(programme, lang), format, lang)


def print_worded(
    table: Table, words: Mapping[str, Mapping[str, str]], format: str, lang: Lang
) -> None:
    """Print a table whose codes stand for these words by column."""
    if format != TABLE:
        from shidian.reporting import write

        return print_bytes(write(table, format, lang))
    from shidian.cli.terminal import table_text

    sys.stdout.write(table_text(table, lang, words))
    return None


def print_bytes(content: bytes) -> None:
    """Give the bytes of a file to whatever reads our output."""
    sys.stdout.flush()
    sys.stdout.buffer.write(content)
    sys.stdout.buffer.flush()


def check_output(output: Path | None, *read: Path | None) -> None:
    """UsageError if a file that is read would be written over."""
    for one in read:
        if output and one and output.exists() and one.exists() and output.samefile(one):
            raise UsageError(Fault("output_is_input", path=output))


def write_file(path: Path, content: bytes) -> None:
    """Write a file whole or not at all: what stood there before stays until all is written.

    Raises
    ------
    DataError
        If it cannot be written.
    """
    try:
        whole = path.resolve()  # a link keeps pointing to its file
        if whole.exists() and not whole.is_file():
            with whole.open("wb") as device:  # a pipe or a device has no before; a folder fails
                device.write(content)
            return
        _replace(whole, content)
    except OSError as error:
        found = error.strerror or str(error)
        raise DataError(Fault("file_unwritable", path=str(path)[:300], found=found)) from error


def _replace(path: Path, content: bytes) -> None:
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with part.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        if path.exists():
            part.chmod(path.stat().st_mode & 0o777)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
