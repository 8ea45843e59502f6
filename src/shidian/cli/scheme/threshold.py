"""``shidian scheme threshold``: the threshold that reaches a number, or stays in a budget."""

# ruff: noqa: PLC0415  what a verb needs is imported when it runs

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from shidian.cli.options import Format
from shidian.cli.output import TABLE, check_format, print_worded
from shidian.cli.scheme.options import PEOPLE, SEED, Facts, Name, On, People, PersonFile, Seed, Set
from shidian.core import Fault, UsageError

if TYPE_CHECKING:
    from shidian.mechanisms.settlement.budget import Bill, Terms
    from shidian.mechanisms.settlement.curves import Curve
    from shidian.programme import Programme

Target = Annotated[
    int | None, typer.Option("--target", metavar="N", help="要落户的人数。 People to settle.")
]
Budget = Annotated[
    str | None, typer.Option("--budget", metavar="YUAN", help="预算，元。 Budget in yuan.")
]
Each = Annotated[
    bool,
    typer.Option("--each", help="各地区各定分数线（人数各相同，预算统筹）。 One for each area."),
]
Years = Annotated[
    int, typer.Option("--years", metavar="N", help="预算负担几年的逐年费用。 Years of yearly cost.")
]
PayerCode = Annotated[
    str | None, typer.Option("--payer", metavar="PAYER", help="谁的预算，默认各方。 Whose budget.")
]


def threshold(  # noqa: PLR0913, PLR0917  the options of a verb are its parameters
    ctx: typer.Context,
    scheme: Name,
    target: Target = None,
    budget: Budget = None,
    each: Each = False,
    years: Years = 1,
    payer: PayerCode = None,
    persons: PersonFile = None,
    people: People = PEOPLE,
    seed: Seed = SEED,
    fact: Facts = None,
    on: On = None,
    change: Set = None,
    format: Format = TABLE,
) -> None:
    """分数线定在哪里：要多少人，或有多少钱。 Where to set the threshold."""
    check_format(format, TABLE)
    from shidian.cli.scheme.planning import Asked, planned
    from shidian.cli.scheme.working import area_names, programme, tell_synthetic
    from shidian.mechanisms.settlement.curves import curve
    from shidian.mechanisms.settlement.thresholds import threshold_for, thresholds_for
    from shidian.reporting.settlement_tables import bill_tables, reach_table

    if (target is None) == (budget is None):
        raise UsageError(Fault("threshold_which"))
    package = programme()
    plan, _ = planned(package, Asked(scheme, change, on, persons, people, seed, fact), ())
    line, names = curve(plan), area_names(package)
    if target is not None:
        alone = dict.fromkeys(line.names, target)
        found = thresholds_for(line, alone) if each else (threshold_for(line, target),)
        tables = [reach_table(found, plan.day, names)]
    else:
        bill = _bill(package, line, budget or "", _terms(years, payer), each)
        tables = list(bill_tables(bill, plan.day, names))
    tell_synthetic(persons, ctx.obj)
    for table in tables:
        print_worded(table, {}, format, ctx.obj)


def _bill(package: Programme, line: Curve, budget: str, terms: Terms, each: bool) -> Bill:
    from shidian.cli.scheme.options import decimal_asked
    from shidian.mechanisms.settlement.budget import allocated, threshold_within
    from shidian.mechanisms.settlement.costs import costs_of

    money = decimal_asked(budget, "--budget")
    search = allocated if each else threshold_within
    return search(line, money, costs_of(package), terms)


def _terms(years: int, payer: str | None) -> Terms:
    from shidian.mechanisms.settlement.budget import Terms
    from shidian.mechanisms.settlement.costs import Payer

    if payer is not None and payer not in set(Payer):
        raise UsageError(Fault("payer_unknown", asked=payer[:40], known=" ".join(Payer)))
    return Terms(years, Payer(payer) if payer else None)
