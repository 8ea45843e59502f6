"""``shidian robust``: how sure the ranks within the classes are."""

# ruff: noqa: PLC0415  what a verb needs is imported when it runs

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import typer

from shidian.cli.evaluation import JudgementFile, PolicyName, evaluation_asked
from shidian.cli.options import AsOf, Format, Indicator, Year
from shidian.cli.output import TABLE, check_format, print_table
from shidian.core import Bilingual

if TYPE_CHECKING:
    from shidian.assessment.evaluation import Evaluation
    from shidian.core import Lang


def robust(  # noqa: PLR0913, PLR0917  the options of a verb are its parameters
    ctx: typer.Context,
    year: Year = None,
    indicator: Indicator = None,
    policy: PolicyName = None,
    judgements: JudgementFile = None,
    as_of: AsOf = None,
    format: Format = TABLE,
) -> None:
    """名次的稳健性：水平指数，或一项指标。 How sure ranks are: of the index, or an indicator."""
    check_format(format, TABLE)
    asked = evaluation_asked(year, as_of, policy, judgements)
    from shidian.assessment.evaluation import evaluate, index_ranking, indicator_ranking
    from shidian.programme import find_indicator
    from shidian.reporting.ranking import ranking_table

    programme = asked.records.snapshot.programme
    code = None if indicator is None else find_indicator(programme, indicator).code
    evaluation = evaluate(asked.records, asked.policy.policy, asked.year)
    ranking = None if code else index_ranking(evaluation, asked.records)
    if ranking is None:
        core = asked.policy.policy.rating.core[0]
        if code is None:
            _say_withheld(evaluation, programme.indicators[core].name, ctx.obj)
        ranking = indicator_ranking(evaluation, asked.records, code or core)
    print_table(ranking_table(ranking, asked.year, programme), programme, format, ctx.obj)


def _say_withheld(evaluation: Evaluation, instead: Bilingual, lang: Lang) -> None:
    """On the error stream, so that a table that goes to a program stays a table."""
    why = evaluation.level.withheld or Bilingual("", "")
    said = Bilingual(
        f"{evaluation.year} 年不计水平指数：{why.zh}。下面是{instead.zh}的名次。",
        f"No level index in {evaluation.year}: {why.text('en')}. "
        f"These are the ranks of: {instead.text('en')}.",
    )
    print(said.text(lang), file=sys.stderr)
