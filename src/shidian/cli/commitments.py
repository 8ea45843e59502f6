"""``shidian commitments``: all that the plans state, targets included."""

# ruff: noqa: PLC0415  what a verb needs is imported when it runs

from __future__ import annotations

from typing import Annotated

import typer

from shidian.cli.options import AsOf, Format, Indicator, Pilot, Year, moment_asked, year_asked
from shidian.cli.output import TABLE, check_format, print_table

Type = Annotated[
    str | None,
    typer.Option(
        "--type",
        "-t",
        metavar="TYPE",
        help="类型：数字、任务、文件、资金、组织、评估。 "
        "By type: figure, task, deliverable, fund, body or evaluation.",
    ),
]


def commitments(  # noqa: PLR0913  one parameter an option
    ctx: typer.Context,
    *,
    pilot: Pilot = None,
    type: Type = None,
    indicator: Indicator = None,
    year: Year = None,
    as_of: AsOf = None,
    format: Format = TABLE,
) -> None:
    """列出方案的全部承诺，含目标。 List all that the plans state, targets included."""
    check_format(format, TABLE)
    wanted, moment = year_asked(year), moment_asked(as_of)
    from shidian.cli.register import opened
    from shidian.cli.selection import check_year, selected
    from shidian.core import Commitment, as_statement
    from shidian.programme import find_type
    from shidian.register import Entry
    from shidian.reporting import make_table

    of_type = None if type is None else find_type(type)
    snapshot, results = opened(moment)
    programme = snapshot.programme
    selection = selected(programme, pilot, indicator, wanted)
    dated = [entry for entry in snapshot.commitments if entry.record.year is not None]
    check_year(wanted, dated, lambda entry: entry.record.year)

    def keep(entry: Entry[Commitment]) -> bool:
        said = as_statement(entry.record)
        code = said.printed.indicator if said.printed else ""
        area = programme.pilots[said.pilot].area
        return of_type in (None, said.type) and selection.keeps(area, code, said.year)

    print_table(make_table("commitments", snapshot, results, keep), programme, format, ctx.obj)
