"""``shidian assess``: where every target and every pilot stands in a year."""

# ruff: noqa: PLC0415  what a verb needs is imported when it runs

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from shidian.cli.evaluation import Asked, JudgementFile, PolicyName, evaluation_asked
from shidian.cli.options import AsOf, Format, Indicator, Pilot, Year
from shidian.cli.output import TABLE, check_format, print_table, write_file
from shidian.core import Fault, UsageError

if TYPE_CHECKING:
    from shidian.assessment.evaluation import Evaluation

_ROWS = ("target", "pilot")
By = Annotated[
    str,
    typer.Option(
        "--by",
        metavar="target|pilot",
        help="每行一项目标，或一个试点。 One row a target, or one a pilot.",
    ),
]
BundleFile = Annotated[
    Path | None,
    typer.Option(
        "--bundle",
        metavar="FILE",
        help="另存证据包，供任何人离线复算。 Keep the evidence, for anyone to compute again.",
    ),
]


def assess(  # noqa: PLR0913, PLR0917  the options of a verb are its parameters
    ctx: typer.Context,
    year: Year = None,
    pilot: Pilot = None,
    indicator: Indicator = None,
    by: By = "target",
    policy: PolicyName = None,
    judgements: JudgementFile = None,
    as_of: AsOf = None,
    bundle: BundleFile = None,
    format: Format = TABLE,
) -> None:
    """评估一年：进度、概率、等级。 Assess a year: pace, probability, grades."""
    check_format(format, TABLE)
    if by not in _ROWS:
        raise UsageError(Fault("unknown_row", asked=by, known=" ".join(_ROWS)))
    asked = evaluation_asked(year, as_of, policy, judgements)
    from shidian.assessment.evaluation import evaluate
    from shidian.cli.selection import selected
    from shidian.reporting.progress import pilots_table, progress_table

    programme = asked.records.snapshot.programme
    selection = selected(programme, pilot, indicator, None)
    evaluation = evaluate(asked.records, asked.policy.policy, asked.year)
    if bundle is not None:
        _keep(evaluation, asked, bundle)
    if by == "pilot":
        chosen = [one for one in evaluation.pilots.values() if selection.pilot in (None, one.pilot)]
        table = pilots_table(evaluation, chosen, programme)
    else:
        rows = [
            one
            for one in evaluation.progress
            if selection.keeps(one.result.pilot.area, one.result.indicator.code, None)
        ]
        table = progress_table(evaluation, rows, programme)
    print_table(table, programme, format, ctx.obj)


def _keep(evaluation: Evaluation, asked: Asked, path: Path) -> None:
    from shidian.store.evidence import bundle_of

    write_file(path, bundle_of(evaluation, asked.records, asked.policy).content)
