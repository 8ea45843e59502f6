"""What a linkage table sets filings against: the plan's people, and the cost where one is known."""

# ruff: noqa: PLC0415  what a verb needs is imported when it runs

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from shidian.cli.cost.options import Asked, years_asked
from shidian.core import Bilingual, DataError, Fault, Lang, Source

if TYPE_CHECKING:
    from shidian.mechanisms.citizenization.formulas import People
    from shidian.mechanisms.citizenization.result import CostResult
    from shidian.mechanisms.transfers.results import Known
    from shidian.programme import Pilot, Programme


class Plan(NamedTuple):
    """The people of a plan by year and, where there is a model, what they cost.

    Parameters
    ----------
    years : range
    people : mapping of int to Known
    cost : CostResult
        None where nothing is known of it; `no_cost` then says why.
    no_cost : Bilingual
    assumed : sequence of Fault
        What is assumed of the people; with a cost, its own warnings.
    """

    years: range
    people: Mapping[int, Known]
    cost: CostResult | None
    no_cost: Bilingual | None
    assumed: Sequence[Fault]


class _Stated(NamedTuple):
    """People by year, origin and step, in which file they stand, and who says so."""

    people: People
    file: str
    sources: Sequence[Source]
    assumed: Sequence[Fault] = ()


def plan_of(
    programme: Programme, pilot: Pilot, asked: Asked, filed: Sequence[int], lang: Lang
) -> Plan:
    """The plan of a pilot, with the cost where a model was named or the pilot has its own.

    Without one the years are those asked for, else of the people, else those of the tables given.

    Parameters
    ----------
    programme : Programme
    pilot : Pilot
    asked : Asked
    filed : sequence of int
        Years of the tables.
    lang : str

    Raises
    ------
    UsageError
        For names that there are not.
    DataError
        Where nothing says which years: neither the plan nor an option nor a table.
    """
    from shidian.cli.cost.asking import question_asked
    from shidian.mechanisms.citizenization.result import answered

    stated = _stated(programme, pilot, asked)
    no_cost = _no_cost(programme, pilot, asked, stated)
    if no_cost is None:
        cost = answered(question_asked(programme, asked, lang))
        question = cost.question
        of_cost = _Stated(question.people, question.people_file, question.people_sources)
        years = range(question.years[0], question.years[-1] + 1)
        return Plan(years, _people(of_cost), cost, None, cost.warnings)
    people, years = {} if stated is None else _people(stated), None
    if asked.years is not None:
        years = years_asked(asked.years, "--years")
    elif known := sorted(people or filed):
        years = range(known[0], known[-1] + 1)
    if years is None:
        raise DataError(Fault("people_unstated", pilot=pilot.short))
    return Plan(years, people, None, no_cost, () if stated is None else stated.assumed)


def _no_cost(
    programme: Programme, pilot: Pilot, asked: Asked, stated: _Stated | None
) -> Bilingual | None:
    """Why a cost has no value; None where one can be asked for, or was."""
    from shidian.mechanisms.citizenization.package import models_of, own_model
    from shidian.reporting.linkage_values import NO_MODEL, NO_PEOPLE

    if any((asked.model, asked.rules, asked.change, asked.params)):
        return None
    if own_model(models_of(programme), pilot.no) is None:
        return NO_MODEL
    return NO_PEOPLE if stated is None else None


def _stated(programme: Programme, pilot: Pilot, asked: Asked) -> _Stated | None:
    """The people of the table given, else of the plan; None where it states none."""
    from shidian.mechanisms.citizenization.people import FILE, people_of
    from shidian.mechanisms.citizenization.people_table import read_people
    from shidian.programme import file_content

    if asked.people is not None:
        own = read_people(file_content(asked.people), asked.people.name)
        return _Stated(own.people, asked.people.name, own.sources)
    try:
        found = people_of(programme, pilot.no)
    except DataError as error:
        if [one.code for one in error.faults] != ["people_unstated"]:
            raise
        return None
    sources = tuple(one.source for one in found.stated)
    return _Stated(found.people, FILE, sources, found.assumed)


def _people(stated: _Stated) -> Mapping[int, Known]:
    from decimal import Decimal

    from shidian.mechanisms.transfers.results import Known
    from shidian.reporting.linkage_values import least_established, people_settling

    whence, worst = _whence(stated), least_established(stated.sources)
    sums = people_settling(stated.people)
    return {year: Known(Decimal(count), whence, worst) for year, count in sums.items()}


def _whence(stated: _Stated) -> Bilingual:
    """Who says how many settle: the plan, or the sources of a person's own table."""
    from shidian.mechanisms.citizenization.people import FILE

    named = dict.fromkeys(one.document for one in stated.sources)
    if named and stated.file == FILE:
        return Bilingual("方案", "plan")
    said = "、".join(named) or stated.file
    return Bilingual(said, said)
