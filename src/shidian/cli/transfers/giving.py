"""A result of transfers or land: what is assumed of its formula, its table, and its warnings."""

# ruff: noqa: PLC0415  what a verb needs is imported when it runs

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from shidian.cli.giving import (
    WORKBOOK,
    chosen_format,
    give_bytes,
    give_tables,
    tell_warnings,
)
from shidian.cli.output import TABLE
from shidian.cli.printable import tell
from shidian.core import Fault, Lang, UsageError

if TYPE_CHECKING:
    from shidian.mechanisms.transfers.basis import Result
    from shidian.programme import Programme
    from shidian.reporting import Table
    from shidian.reporting.names import Names

R = TypeVar("R", bound="Result")


class Wanted(NamedTuple):
    """How a division is to be given."""

    pilot: str | None
    official: bool
    format: str
    output: Path | None
    lang: Lang


def give_divided(
    package: Programme,
    result: R,
    tables: Callable[[R, Names], Sequence[Table]],
    workbook: Callable[[R, Names, Lang], bytes],
    wanted: Wanted,
) -> None:
    """Give a division: a workbook computes, unless only the rows of one pilot are asked for."""
    from shidian.mechanisms.transfers.basis import official
    from shidian.reporting.names import names_of

    if wanted.official:
        official(result)
    names = names_of(package)
    if chosen_format(wanted.format, wanted.output) == WORKBOOK and wanted.pilot is None:
        give_bytes(workbook(result, names, wanted.lang), wanted.output)
        tell_result(result, wanted.lang, shown=False)
        return
    places, *rest = tables(result, names)
    given = [of_pilot(places, package, wanted.pilot), *rest]
    give_result(result, given, wanted.format, wanted.output, wanted.lang, names)


def of_pilot(table: Table, programme: Programme, pilot: str | None) -> Table:
    """The rows of a pilot's area; all where no pilot was asked for."""
    if pilot is None:
        return table
    from shidian.programme import find_pilot

    found = find_pilot(programme, pilot)
    at = [column.name for column in table.columns].index("area")
    rows = [row for row in table.rows if row[at] == found.area]
    if not rows:
        raise UsageError(Fault("transfers_no_pilot", pilot=found.name, area=found.area))
    return replace(table, rows=rows)


def give_result(
    result: Result,
    tables: Sequence[Table],
    format: str,
    output: Path | None,
    lang: Lang,
    names: Names,
) -> None:
    """Give a result; the sentence on its formula goes with it, whatever the format."""
    from shidian.reporting.transfers_tables import parameters_table

    shown = chosen_format(format, output) == TABLE
    if shown and result.parameters:
        tables = [*tables, parameters_table(result.parameters, names)]
    give_tables(tables, format, output, lang)
    tell_result(result, lang, shown=shown)


def tell_result(result: Result, lang: Lang, *, shown: bool) -> None:
    """The sentence on the formula: below a table on a terminal, else beside the file."""
    if result.notice is not None:
        if shown:
            print(result.notice.text(lang))
        else:
            tell(result.notice.text(lang))
    rest = [one for one in result.warnings if one.code != "official_formula"]  # the sentence
    tell_warnings(rest, lang)
