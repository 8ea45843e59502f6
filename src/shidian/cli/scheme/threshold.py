"""``shidian scheme threshold``: the threshold that reaches a number, or stays in a budget."""

# ruff: noqa: PLC0415  what a verb needs is imported when it runs

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from shidian.cli.options import Format
from shidian.cli.output import TABLE, check_format, print_worded
from shidian.cli.printable import tell
from shidian.cli.scheme.options import PEOPLE, SEED, Facts, Name, On, People, PersonFile, Seed, Set
from shidian.core import Bilingual, Fault, UsageError

if TYPE_CHECKING:
    from shidian.mechanisms.settlement.budget import Bill, Terms
    from shidian.mechanisms.settlement.curves import Curve
    from shidian.programme import Programme

ALL = "all"  # payers together
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
    str,
    typer.Option("--payer", metavar="PAYER", help="谁的预算；all 各方合计。 Whose budget; all."),
]


def threshold(  # noqa: PLR0913, PLR0917  the options of a verb are its parameters
    ctx: typer.Context,
    scheme: Name,
    target: Target = None,
    budget: Budget = None,
    each: Each = False,
    years: Years = 1,
    payer: PayerCode = "government",
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
    from shidian.cli.package import programme
    from shidian.cli.scheme.planning import Asked, planned
    from shidian.cli.scheme.working import tell_synthetic
    from shidian.mechanisms.settlement.areas import area_names
    from shidian.mechanisms.settlement.curves import curve
    from shidian.mechanisms.settlement.thresholds import threshold_for, thresholds_for
    from shidian.reporting.settlement_tables import bill_tables, reach_table

    if (target is None) == (budget is None):
        raise UsageError(Fault("threshold_which"))
    package = programme()
    plan, _ = planned(package, Asked(scheme, change, on, persons, people, seed, fact), ())
    line, names = curve(plan), area_names(package)
    bill = None
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
    if bill is not None:
        tell(_told(bill, budget or "").text(ctx.obj))


def _told(bill: Bill, budget: str) -> Bilingual:
    """The sum beside the budget; and where people on routes alone cost more, that."""
    from shidian.core.apportionment import yuan

    cost = yuan(bill.cents)
    if bill.fits:
        return Bilingual(
            f"共需 {cost} 元，预算 {budget} 元。", f"It costs {cost} yuan of a budget of {budget}."
        )
    return Bilingual(
        f"预算 {budget} 元不够：不需积分即可落户的人就要 {cost} 元，没有可用的分数线。",
        f"A budget of {budget} yuan is not enough: people who settle without points cost {cost} "
        "yuan; no threshold would do.",
    )


def _bill(package: Programme, line: Curve, budget: str, terms: Terms, each: bool) -> Bill:
    from shidian.cli.options import decimal_asked
    from shidian.mechanisms.settlement.budget import allocated, threshold_within
    from shidian.mechanisms.settlement.costs import costs_of

    money = decimal_asked(budget, "--budget")
    search = allocated if each else threshold_within
    return search(line, money, costs_of(package), terms)


def _terms(years: int, payer: str) -> Terms:
    from shidian.mechanisms.settlement.budget import Terms
    from shidian.mechanisms.settlement.costs import Payer

    if payer == ALL:
        return Terms(years, None)
    if payer not in set(Payer):
        known = " ".join((*Payer, ALL))
        raise UsageError(Fault("payer_unknown", asked=payer[:40], known=known))
    return Terms(years, Payer(payer))
