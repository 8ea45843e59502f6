"""``shidian cost insurance``: what employer and person add a year for social insurance."""

# ruff: noqa: PLC0415  what a verb needs is imported when it runs

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated

import typer

from shidian.cli.export import Output
from shidian.cli.options import Format, date_asked, decimal_asked, today
from shidian.cli.output import TABLE, check_format
from shidian.core import DataError, Fault, Place, UsageError

if TYPE_CHECKING:
    from shidian.mechanisms.citizenization.insurance_question import InsuranceQuestion

Wage = Annotated[
    str,
    typer.Option("--wage", metavar="YUAN", help="本人月工资，元。 Own monthly wage, yuan."),
]
LocalWage = Annotated[
    str,
    typer.Option(
        "--local-wage",
        metavar="YUAN",
        help="当地月平均工资，元；定缴费基数上下限。 Local average, which bounds the base.",
    ),
]
OnDay = Annotated[
    str | None,
    typer.Option("--on", metavar="DATE", help="按哪一天的费率，默认今天。 Rates of that day."),
]
InjuryClass = Annotated[
    str,
    typer.Option(
        "--class",
        metavar="CLASS",
        help="工伤保险行业类别，2015-10 前 1–3，后 1–8。 Class of risk of work injury.",
    ),
]
RateTaken = Annotated[
    list[str] | None,
    typer.Option(
        "--rate",
        metavar="NAME=SHARE",
        help="文件留有余地的费率取多少，如 maternity.employer=0.005；可多次。"
        " What is taken where a document leaves a choice; can be repeated.",
    ),
]
Held = Annotated[
    list[str] | None,
    typer.Option(
        "--held",
        metavar="[SCHEME=]SHARE",
        help="已参保的份额，如 0.2 或 pension=0.2；默认 0。 Share covered already.",
    ),
]
Reached = Annotated[
    list[str] | None,
    typer.Option(
        "--reached",
        metavar="[SCHEME=]SHARE",
        help="参保后的份额；默认 1。 Share covered after.",
    ),
]
Training = Annotated[
    str,
    typer.Option("--training", metavar="YUAN", help="单位培训费，元/年。 Training, a year."),
]
WageGap = Annotated[
    str,
    typer.Option("--wage-gap", metavar="YUAN", help="同工同酬补差，元/月。 Wage gap, a month."),
]
LivingGap = Annotated[
    str,
    typer.Option(
        "--living-gap",
        metavar="YUAN",
        help="城乡生活支出差额，元/年。 What living in town costs more, a year.",
    ),
]
Housing = Annotated[
    str, typer.Option("--housing", metavar="YUAN", help="住房支出，一次。 Housing, once.")
]
Schooling = Annotated[
    str,
    typer.Option("--schooling", metavar="YUAN", help="择校支出，一次。 Choosing a school, once."),
]
Fund = Annotated[
    bool, typer.Option("--housing-fund", help="连同住房公积金。 The housing fund, too.")
]


def insurance(  # noqa: PLR0913, PLR0917  the options of a verb are its parameters
    ctx: typer.Context,
    wage: Wage,
    local_wage: LocalWage,
    on: OnDay = None,
    injury_class: InjuryClass = "1",
    rate: RateTaken = None,
    held: Held = None,
    reached: Reached = None,
    training: Training = "0",
    wage_gap: WageGap = "0",
    living_gap: LivingGap = "0",
    housing: Housing = "0",
    schooling: Schooling = "0",
    housing_fund: Fund = False,
    format: Format = TABLE,
    output: Output = None,
) -> None:
    """一个人参保，单位和个人每年多付多少。 What one person insured adds for employer and person."""
    check_format(format, TABLE)
    from shidian.mechanisms.citizenization.insurance_question import (
        HOUSING_FUND,
        InsuranceQuestion,
    )
    from shidian.mechanisms.citizenization.stated_rates import EMPLOYED

    schemes = (*EMPLOYED, HOUSING_FUND) if housing_fund else EMPLOYED
    question = InsuranceQuestion(
        on=date_asked(on) if on else today(),
        wage=decimal_asked(wage, "--wage"),
        local_wage=decimal_asked(local_wage, "--local-wage"),
        injury_class=injury_class,
        held=_shares(held, "--held", schemes),
        reached=_shares(reached, "--reached", schemes),
        chosen=_shares(rate, "--rate", ()),
        training=decimal_asked(training, "--training"),
        wage_gap=decimal_asked(wage_gap, "--wage-gap"),
        living_gap=decimal_asked(living_gap, "--living-gap"),
        housing=decimal_asked(housing, "--housing"),
        schooling=decimal_asked(schooling, "--schooling"),
        schemes=schemes,
    )
    _give(ctx, question, format, output)


def _give(ctx: typer.Context, question: InsuranceQuestion, format: str, output: Output) -> None:
    from shidian.cli.giving import WORKBOOK, chosen_format, give_bytes, give_tables, tell_warnings
    from shidian.cli.package import programme
    from shidian.mechanisms.citizenization.insurance_result import insurance_answered
    from shidian.reporting.insurance_tables import insurance_facts, insurance_table
    from shidian.reporting.insurance_workbook import insurance_workbook
    from shidian.reporting.names import names_of

    package = programme()
    try:
        result = insurance_answered(package, question)
    except DataError as error:
        raise DataError([_at_option(fault) for fault in error.faults]) from error
    chosen = chosen_format(format, output)
    if chosen == WORKBOOK:
        give_bytes(insurance_workbook(result, ctx.obj, names_of(package)), output)
    else:
        facts = [insurance_facts(result)] if chosen == TABLE else []
        give_tables([*facts, insurance_table(result)], chosen, output, ctx.obj)
    tell_warnings([_at_option(one) for one in result.warnings], ctx.obj)


def _shares(given: Sequence[str] | None, option: str, every: Sequence[str]) -> dict[str, Decimal]:
    """Numbers by name; one without a name is for every scheme, where that makes sense."""
    found: dict[str, Decimal] = {}
    for one in given or ():
        name, equals, text = one.rpartition("=")
        if not equals and not every:
            raise UsageError(Fault("scheme_set", Place(option), found=one[:80]))
        share = decimal_asked(text.strip(), option)
        found |= {name.strip(): share} if equals else dict.fromkeys(every, share)
    return found


def _at_option(fault: Fault) -> Fault:
    """The fault at the option that gave what is wrong."""
    name, _, rest = fault.place.column.partition(".")
    option = {"injury_class": "--class"}.get(name, f"--{name.replace('_', '-')}")
    if name in ("held", "reached"):
        option = f"{option} {rest}"
    elif rest or name not in _FIELDS:
        option = f"--rate {fault.place.column}"
    return Fault(fault.code, Place(option), **fault.found)


_FIELDS = ("on", "injury_class", "wage", "local_wage", "training", "wage_gap")
_FIELDS += ("living_gap", "housing", "schooling")
