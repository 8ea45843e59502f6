"""``shidian scheme simulate``: the queue over years, with quotas, ageing and newcomers."""

# ruff: noqa: PLC0415  what a verb needs is imported when it runs

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

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

if TYPE_CHECKING:
    from shidian.mechanisms.settlement.queue import Arrivals

Years = Annotated[int, typer.Option("--years", metavar="N", help="多少年。 For how many years.")]
Quota = Annotated[
    list[int] | None,
    typer.Option(
        "--quota", metavar="N", help="每年名额；可每年一个。 Settled in a year; or one for each."
    ),
]
ArrivalShare = Annotated[
    str | None,
    typer.Option("--arrivals", metavar="SHARE", help="每年新来的占比。 Newcomers, as a share."),
]
DepartureShare = Annotated[
    str, typer.Option("--departures", metavar="SHARE", help="每年离开的占比。 Leavers, a share.")
]


def simulate(  # noqa: PLR0913, PLR0917  the options of a verb are its parameters
    ctx: typer.Context,
    scheme: Name,
    years: Years = 10,
    quota: Quota = None,
    arrivals: ArrivalShare = None,
    departures: DepartureShare = "0",
    by: By = None,
    persons: PersonFile = None,
    people: People = PEOPLE,
    seed: Seed = SEED,
    fact: Facts = None,
    on: On = None,
    change: Set = None,
    format: Format = TABLE,
) -> None:
    """按年模拟排队：名额、年龄增长、新来的人。 Simulate the queue year by year."""
    check_format(format, TABLE)
    from shidian.cli.options import decimal_asked
    from shidian.cli.package import programme
    from shidian.cli.scheme.planning import Asked, scheme_on_day
    from shidian.cli.scheme.working import persons_asked, tell_synthetic
    from shidian.mechanisms.settlement.queue import QueuePlan, simulated
    from shidian.reporting.simulation_tables import queue_table, waits_table

    package = programme()
    asked = Asked(scheme, change, on, persons, people, seed, fact)
    _, day = scheme_on_day(asked, package)
    table = persons_asked(package, asked, [day.scheme], day.on).table
    leaving = decimal_asked(departures, "--departures")
    plan = QueuePlan(years, tuple(quota or ()), _arrivals(arrivals), leaving, seed, tuple(by or ()))
    found = simulated(day, table, plan)
    tell_synthetic(persons, ctx.obj)
    print_worded(queue_table(found), {}, format, ctx.obj)
    if format == TABLE:
        print_worded(waits_table(found), {}, format, ctx.obj)


def _arrivals(share: str | None) -> Arrivals | None:
    from shidian.cli.options import decimal_asked
    from shidian.mechanisms.settlement.queue import Arrivals

    return Arrivals(share=decimal_asked(share, "--arrivals")) if share is not None else None
