"""``shidian scheme compare``: who gains and who loses by another scheme, or by changed numbers."""

# ruff: noqa: PLC0415  what a verb needs is imported when it runs

from __future__ import annotations

from typing import Annotated

import typer

from shidian.cli.options import Format
from shidian.cli.output import TABLE, check_format, print_worded
from shidian.cli.scheme.options import (
    PEOPLE,
    SEED,
    By,
    Facts,
    Name,
    On,
    People,
    PersonFile,
    Seed,
    Set,
)
from shidian.core import Fault, UsageError

After = Annotated[
    str | None,
    typer.Argument(
        metavar="[AFTER]",
        show_default=False,
        help="改后的方案；用 --set 改数时可不写。 The other scheme; or change numbers with --set.",
    ),
]


def compare(  # noqa: PLR0913, PLR0917  the options of a verb are its parameters
    ctx: typer.Context,
    before: Name,
    after: After = None,
    change: Set = None,
    by: By = None,
    persons: PersonFile = None,
    people: People = PEOPLE,
    seed: Seed = SEED,
    fact: Facts = None,
    on: On = None,
    format: Format = TABLE,
) -> None:
    """比较两个方案：谁得谁失。 Compare two schemes: who gains, who loses."""
    check_format(format, TABLE)
    from shidian.cli.options import date_asked
    from shidian.cli.package import programme
    from shidian.cli.scheme.options import changed_scheme, scheme_asked
    from shidian.cli.scheme.planning import GROUPS, Asked
    from shidian.cli.scheme.working import day_of, persons_asked, tell_synthetic
    from shidian.mechanisms.settlement.comparison import common_day, compared
    from shidian.mechanisms.settlement.day import Day
    from shidian.reporting.simulation_tables import (
        claims_table,
        comparison_table,
        differences_table,
        near_table,
    )

    if after is None and not change:
        raise UsageError(Fault("compare_nothing"))
    package = programme()
    first = scheme_asked(before, package).scheme
    second = scheme_asked(after, package).scheme if after else first
    day = date_asked(on) if on else day_of(persons) or common_day(first, second)
    if day is None:
        raise UsageError(Fault("compare_no_day", before=first.code, after=second.code))
    days = Day(first, day), Day(changed_scheme(second, change), day)
    asked = Asked(before, change, on, persons, people, seed, fact)
    schemes = [one.scheme for one in days]
    table = persons_asked(package, asked, schemes, day).table
    groups = by if by is not None else [one for one in GROUPS if one in (*table.columns, "age")]
    found = compared(*days, table, by=groups)
    tell_synthetic(persons, ctx.obj)
    tables = [comparison_table(found)]
    if format == TABLE:
        tables = [differences_table(found), *tables, claims_table(found), near_table(found)]
    for one in tables:
        if one.rows:
            if format == TABLE:
                print(one.title.text(ctx.obj))
            print_worded(one, {}, format, ctx.obj)
