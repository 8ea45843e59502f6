"""``shidian cost tornado``: how far each number moves the cost, taken alone."""

# ruff: noqa: PLC0415  what a verb needs is imported when it runs

from __future__ import annotations

import typer

from shidian.cli.cost.options import Asked, Model, Params, Payers, PeopleFile, Rules, Set, Years
from shidian.cli.export import Output
from shidian.cli.giving import give_tables, tell_warnings
from shidian.cli.options import Format, Pilot
from shidian.cli.output import TABLE, check_format


def tornado(  # noqa: PLR0913, PLR0917  the options of a verb are its parameters
    ctx: typer.Context,
    pilot: Pilot = None,
    model: Model = None,
    rules: Rules = None,
    people: PeopleFile = None,
    years: Years = None,
    change: Set = None,
    params: Params = None,
    payer: Payers = None,
    format: Format = TABLE,
    output: Output = None,
) -> None:
    """每个参数单独变动，费用变多少。 How far each number alone moves the cost."""
    check_format(format, TABLE)
    from shidian.cli.cost.asking import (
        need_rules,
        payers_asked,
        question_asked,
        tell_bearing_nothing,
    )
    from shidian.cli.package import programme
    from shidian.mechanisms.citizenization.result import CostResult, answered
    from shidian.mechanisms.citizenization.tornado import tornado as bars_of
    from shidian.reporting.whatif_tables import tornado_table

    package, payers = programme(), payers_asked(payer)
    question = question_asked(
        package, Asked(pilot, model, rules, people, years, change, params), ctx.obj
    )
    if payers:
        need_rules(package, question)

    def measure(result: CostResult) -> int:
        if not payers:
            return result.totals.cents
        return sum(result.totals.by_payer.get(one, 0) for one in payers)

    bars = bars_of(question, measure)
    give_tables([tornado_table(bars)], format, output, ctx.obj)
    result = answered(question)
    tell_bearing_nothing(result, payers, ctx.obj)
    tell_warnings(result.warnings, ctx.obj)
