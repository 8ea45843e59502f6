"""``shidian cost draws``: where the cost lies when the intervals are drawn many times."""

# ruff: noqa: PLC0415  what a verb needs is imported when it runs

from __future__ import annotations

from typing import Annotated

import typer

from shidian.cli.cost.options import Asked, Model, Params, PeopleFile, Rules, Set, Years
from shidian.cli.export import Output
from shidian.cli.giving import give_tables, tell_warnings
from shidian.cli.options import Format, Pilot
from shidian.cli.output import TABLE, check_format
from shidian.cli.printable import tell
from shidian.core import Bilingual

Draws = Annotated[int, typer.Option("--draws", metavar="N", help="抽取次数。 How many draws.")]
DrawSeed = Annotated[
    int,
    typer.Option(
        "--seed", metavar="SEED", min=0, help="种子，相同则结果相同。 The same gives the same."
    ),
]


def draws(  # noqa: PLR0913, PLR0917  the options of a verb are its parameters
    ctx: typer.Context,
    pilot: Pilot = None,
    model: Model = None,
    rules: Rules = None,
    people: PeopleFile = None,
    years: Years = None,
    change: Set = None,
    params: Params = None,
    draws: Draws = 10_000,
    seed: DrawSeed = 1,
    format: Format = TABLE,
    output: Output = None,
) -> None:
    """按各项的区间抽取多次，看费用落在哪里。 Draw the cost many times from its intervals."""
    check_format(format, TABLE)
    from shidian.cli.cost.asking import question_asked
    from shidian.cli.package import programme
    from shidian.cli.told import told_at
    from shidian.mechanisms.citizenization.result import answered
    from shidian.mechanisms.citizenization.simulation import simulated
    from shidian.reporting.whatif_tables import spread_table

    package = programme()
    question = question_asked(
        package, Asked(pilot, model, rules, people, years, change, params), ctx.obj
    )
    with told_at({"cost_draws": "--draws"}):
        drawn = simulated(question, draws, seed)
    give_tables([spread_table(drawn)], format, output, ctx.obj)
    if all(item.stated.ends[0] == item.stated.ends[1] for item in question.model.stated.items):
        tell(_NO_INTERVALS.text(ctx.obj))
    tell_warnings(answered(question).warnings, ctx.obj)


_NO_INTERVALS = Bilingual(
    "模型没有区间，每次抽取都相同。", "The model has no intervals: every draw is the same."
)
