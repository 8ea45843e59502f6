"""``shidian share``: the cost-sharing list, in Word or in Excel with live formulas."""

# ruff: noqa: PLC0415  what a verb needs is imported when it runs

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from shidian.cli.cost.options import Asked, Model, Official, Params, PeopleFile, Rules, Set, Years
from shidian.cli.export import Output
from shidian.cli.giving import (
    WORD,
    WORKBOOK,
    chosen_format,
    give_bytes,
    give_tables,
    tell_warnings,
)
from shidian.cli.options import Pilot, today
from shidian.cli.output import TABLE, check_format

if TYPE_CHECKING:
    from collections.abc import Sequence

    from shidian.mechanisms.citizenization.paid import Compared
    from shidian.mechanisms.citizenization.result import CostResult

ListFormat = Annotated[
    str,
    typer.Option(
        "--format",
        "-f",
        metavar="FORMAT",
        help="table、csv、json、jsonl，docx（清单），xlsx（带公式）。"
        " The list as docx; xlsx has live formulas.",
    ),
]
PaidFile = Annotated[
    Path | None,
    typer.Option(
        "--paid",
        metavar="FILE",
        help="实付数 year,item,payer,yuan,source（csv），与清单对比。 What was paid, to compare.",
    ),
]


def share(  # noqa: PLR0913, PLR0917  the options of a verb are its parameters
    ctx: typer.Context,
    pilot: Pilot = None,
    model: Model = None,
    rules: Rules = None,
    people: PeopleFile = None,
    years: Years = None,
    change: Set = None,
    params: Params = None,
    paid: PaidFile = None,
    official: Official = False,
    format: ListFormat = TABLE,
    output: Output = None,
) -> None:
    """成本分担清单：每项每年由谁负担多少。 The cost-sharing list: who bears how much."""
    check_format(format, TABLE, WORD)
    from shidian.cli.cost.asking import need_rules, question_asked
    from shidian.cli.package import programme
    from shidian.mechanisms.citizenization.official import official as check_official
    from shidian.mechanisms.citizenization.result import answered

    package = programme()
    question = question_asked(
        package, Asked(pilot, model, rules, people, years, change, params), ctx.obj
    )
    need_rules(package, question)
    result = answered(question)
    compared = _compared(result, paid) if paid is not None else ()
    if official:
        check_official(result)
    chosen = chosen_format(format, output, WORD)
    if chosen in (WORD, WORKBOOK):
        from shidian.reporting.cost_list import cost_list_document, cost_list_workbook
        from shidian.reporting.names import names_of

        names = names_of(package)
        if chosen == WORD:
            content = cost_list_document(result, ctx.obj, today(), compared, names)
        else:
            content = cost_list_workbook(result, ctx.obj, compared, names)
        give_bytes(content, output)
    else:
        _give_tables(ctx, result, compared, format, output)
    tell_warnings(result.warnings, ctx.obj)


def _compared(result: CostResult, path: Path) -> Sequence[Compared]:
    from shidian.mechanisms.citizenization.paid import compared, read_paid
    from shidian.programme import file_content

    return compared(result, read_paid(file_content(path), path.name, result))


def _give_tables(
    ctx: typer.Context,
    result: CostResult,
    compared: Sequence[Compared],
    format: str,
    output: Path | None,
) -> None:
    """The list, or with payments the comparison; for a person with the sums first."""
    from shidian.reporting.cost_tables import cost_list_table, summary_table, with_people
    from shidian.reporting.whatif_tables import paid_table

    listed = paid_table(result, compared) if compared else cost_list_table(result)
    if format != TABLE or output is not None:
        give_tables([listed], format, output, ctx.obj)
    else:
        shown = listed if compared else with_people(listed)
        give_tables([summary_table(result), shown], format, output, ctx.obj)
