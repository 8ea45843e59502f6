"""From the options to a question about cost; what is left out is taken from the pilot's plan."""

# ruff: noqa: PLC0415  what a verb needs is imported when it runs

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from shidian.cli.cost.changing import changes_of, with_changes
from shidian.cli.cost.options import NO_RULES, Asked, years_asked
from shidian.cli.options import names_file
from shidian.cli.printable import tell
from shidian.core import DataError, Fault, Lang, UsageError

if TYPE_CHECKING:
    from shidian.mechanisms.citizenization.formulas import People
    from shidian.mechanisms.citizenization.model import CostModel
    from shidian.mechanisms.citizenization.package import StatedFile
    from shidian.mechanisms.citizenization.question import CostQuestion
    from shidian.mechanisms.citizenization.result import CostResult
    from shidian.mechanisms.citizenization.sharing import Payer
    from shidian.programme import Programme

_LARGEST = 2**24  # bytes of a table of people


def question_asked(programme: Programme, asked: Asked, lang: Lang) -> CostQuestion:
    """The question that the options ask.

    Model, people and rules that were not named are the pilot's own. Rules of a pilot that cannot
    divide the model are left out, and that is told; rules that were named are taken as they are.

    Raises
    ------
    UsageError
        For names that there are not, and where nothing says which model or whose people.
    """
    from shidian.mechanisms.citizenization.cautions import elsewhere
    from shidian.programme import find_pilot

    pilot = find_pilot(programme, asked.pilot).no if asked.pilot is not None else ""
    model = model_asked(programme, asked.model, pilot)
    question = _of_people(programme, asked, model, pilot or model.stated.pilot)
    assumed = (*elsewhere(model.stated, pilot), *question.assumed)
    question = replace(question, assumed=assumed, pilot=pilot or model.stated.pilot)
    if asked.years is not None:
        question = replace(question, years=years_asked(asked.years, "--years"))
    question = _with_rules(programme, asked.rules, question, pilot or model.stated.pilot, lang)
    return with_changes(question, changes_of(asked.params, asked.change))


def model_asked(programme: Programme, asked: str | None, pilot: str) -> StatedFile[CostModel]:
    """The model named, by code or file; else the pilot's own, all of whose costs are stated."""
    from shidian.mechanisms.citizenization.package import chosen, model_file, models_of, own_model

    if asked is not None and names_file(asked):
        return model_file(Path(asked), programme.documents)
    models = models_of(programme)
    found = chosen(models, asked) if asked is not None else own_model(models, pilot)
    if found is None:
        raise UsageError(Fault("cost_which_model", known=" ".join(models)))
    return found


def payers_asked(names: Sequence[str] | None) -> tuple[Payer, ...]:
    """The payers of ``--payer``, by code or word; UsageError that names those there are."""
    from shidian.mechanisms.citizenization.words import PAYERS
    from shidian.programme.cells import worded

    try:
        return tuple(dict.fromkeys(map(worded(PAYERS), names or ())))
    except DataError as error:
        found = error.faults[0].found
        fault = Fault("payer_unknown", asked=found["found"], known=found["known"])
        raise UsageError(fault) from error


def tell_bearing_nothing(result: CostResult, payers: Sequence[Payer], lang: Lang) -> None:
    """Tell which of the payers asked for bear nothing."""
    from shidian.mechanisms.citizenization.sharing import named

    idle = [payer for payer in payers if not result.totals.by_payer.get(payer)]
    if idle:
        tell(Fault("payer_bears_nothing", payers=named(idle)).line(lang))


def need_rules(programme: Programme, question: CostQuestion) -> None:
    """UsageError where nobody says who pays."""
    if question.rules is None:
        from shidian.mechanisms.citizenization.package import sharing_of

        raise UsageError(Fault("cost_which_rules", known=" ".join(sharing_of(programme))))


def _of_people(
    programme: Programme, asked: Asked, model: StatedFile[CostModel], pilot: str
) -> CostQuestion:
    from shidian.mechanisms.citizenization.people import people_of
    from shidian.mechanisms.citizenization.people_table import read_people
    from shidian.mechanisms.citizenization.question import CostQuestion
    from shidian.programme import file_content

    if asked.people is not None:
        file = asked.people.name
        own = read_people(file_content(asked.people, _LARGEST), file)
        return CostQuestion(model, None, own.people, _span(own.people), file, own.sources)
    if not pilot:
        raise UsageError(Fault("cost_whose_people"))
    found = people_of(programme, pilot)
    sources = tuple(one.source for one in found.stated)
    return CostQuestion(
        model, None, found.people, _span(found.people), "cost/people.csv", sources, found.assumed
    )


def _with_rules(
    programme: Programme, asked: str | None, question: CostQuestion, pilot: str, lang: Lang
) -> CostQuestion:
    from shidian.mechanisms.citizenization.formulas import origins_of
    from shidian.mechanisms.citizenization.package import chosen, sharing_file, sharing_of
    from shidian.mechanisms.citizenization.question import divides

    if asked == NO_RULES:
        return question
    if asked is not None and names_file(asked):
        return replace(question, rules=sharing_file(Path(asked), programme.documents))
    known = sharing_of(programme)
    if asked is not None:
        return replace(question, rules=chosen(known, asked))
    own = [one for one in known.values() if pilot and one.stated.pilot == pilot]
    for one in own:
        if divides(one, question.model.stated, origins_of(question.people)):
            return replace(question, rules=one)
    for one in own:
        tell(Fault("cost_rules_left_out", rules=one.stated.code).line(lang))
    return question


def _span(people: People) -> range:
    years = [year for year, _, _ in people]
    return range(min(years), max(years) + 1)
