"""``shidian scheme population``: a synthetic population, and how well it fits what is published."""

# ruff: noqa: PLC0415  what a verb needs is imported when it runs

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from shidian.cli.options import Format
from shidian.cli.output import TABLE, check_format, print_worded
from shidian.cli.printable import tell
from shidian.cli.scheme.options import SEED, Seed, check_table
from shidian.cli.scheme.persons import ReadOn, Written

if TYPE_CHECKING:
    from collections.abc import Mapping

    from shidian.mechanisms.settlement.synthetic import Fit
    from shidian.programme import Programme

Asked = Annotated[
    int | None,
    typer.Option("--people", metavar="N", help="人数，默认当年公布的总数。 Default: as published."),
]
Area = Annotated[
    str | None,
    typer.Option("--pilot", "-p", metavar="PILOT", help="只要这个试点。 Of one pilot only."),
]
FitYear = Annotated[
    int, typer.Option("--year", "-y", metavar="YEAR", help="按哪年的公布数。 Figures of.")
]
FIRST = 2013


def population(  # noqa: PLR0913, PLR0917  the options of a verb are its parameters
    ctx: typer.Context,
    output: Written,
    people: Asked = None,
    pilot: Area = None,
    seed: Seed = SEED,
    year: FitYear = FIRST,
    on: ReadOn = None,
    format: Format = TABLE,
) -> None:
    """生成合成人口，并与公布数比较。 Draw a synthetic population and report its fit."""
    check_format(format, TABLE)
    check_table(output)
    from shidian.cli.options import date_asked, today
    from shidian.cli.package import programme
    from shidian.engine import write_table
    from shidian.mechanisms.settlement.synthetic import (
        fit_report,
        fitted,
        people_published,
        read_sources,
    )
    from shidian.mechanisms.settlement.synthetic import (
        population as drawn,
    )
    from shidian.reporting.scheme_tables import fit_table

    package = programme()
    sources = read_sources(package.mechanisms)
    fit = fitted(sources, year)
    day = date_asked(on) if on else today()
    wanted = people if people is not None else people_published(sources, year)
    columns, frames = drawn(fit, sources, _areas(package, fit, pilot, wanted), seed, day)
    table = write_table(frames, columns, output, day)
    report = fit_report(fit, sources, table, day)
    print_worded(fit_table(report), {}, format, ctx.obj)
    tell(report.summary.text(ctx.obj))


def _areas(package: Programme, fit: Fit, pilot: str | None, people: int) -> Mapping[str, int]:
    from shidian.mechanisms.settlement.synthetic import shared_by_region
    from shidian.programme import find_pilot

    if pilot is None:
        return shared_by_region(fit, people)
    return {find_pilot(package, pilot).area: people}
