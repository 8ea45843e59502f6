"""``shidian scheme sensitivity``: how much the outcome depends on each item."""

# ruff: noqa: PLC0415  what a verb needs is imported when it runs

from __future__ import annotations

from typing import Annotated

import typer

from shidian.cli.options import Format
from shidian.cli.output import TABLE, check_format, print_worded
from shidian.cli.scheme.options import PEOPLE, SEED, Facts, Name, On, People, PersonFile, Seed, Set

Step = Annotated[
    str, typer.Option("--step", metavar="SHARE", help="分值和上限变动的比例。 By which share.")
]


def sensitivity(  # noqa: PLR0913, PLR0917  the options of a verb are its parameters
    ctx: typer.Context,
    scheme: Name,
    step: Step = "0.1",
    persons: PersonFile = None,
    people: People = PEOPLE,
    seed: Seed = SEED,
    fact: Facts = None,
    on: On = None,
    change: Set = None,
    format: Format = TABLE,
) -> None:
    """各计分项改一点，落户人数变多少。 Change each item a little and count who settles."""
    check_format(format, TABLE)
    from shidian.cli.options import decimal_asked
    from shidian.cli.package import programme
    from shidian.cli.scheme.planning import Asked, scheme_on_day
    from shidian.cli.scheme.working import persons_asked, tell_synthetic
    from shidian.mechanisms.settlement.sensitivity import sensitivity as measured
    from shidian.reporting.simulation_tables import sensitivity_table

    package = programme()
    asked = Asked(scheme, change, on, persons, people, seed, fact)
    _, day = scheme_on_day(asked, package)
    table = persons_asked(package, asked, [day.scheme], day.on).table
    found = measured(day, table, decimal_asked(step, "--step"))
    tell_synthetic(persons, ctx.obj)
    print_worded(sensitivity_table(found), {}, format, ctx.obj)
