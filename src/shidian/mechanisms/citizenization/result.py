"""The answer to a question about cost, and everything that it rests on."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType
from typing import TypeVar

from shidian.core import Bilingual, Confidence, Fault, Place
from shidian.core.apportionment import cents
from shidian.core.used_parameter import UsedParameter
from shidian.mechanisms.citizenization.cautions import cautions
from shidian.mechanisms.citizenization.cost import (
    CostCell,
    SharedCell,
    costs,
    per_person,
    shared,
    total_present_value,
)
from shidian.mechanisms.citizenization.formulas import People, origins_of
from shidian.mechanisms.citizenization.model import CostModel, Origin, Scope, Step
from shidian.mechanisms.citizenization.question import CostQuestion, check
from shidian.mechanisms.citizenization.sharing import Payer
from shidian.mechanisms.citizenization.used import used_parameters
from shidian.mechanisms.citizenization.words import PAYERS

K = TypeVar("K")
PerPerson = Mapping[tuple[Origin, Step], Mapping[str, tuple[Decimal, ...]]]
__all__ = ["CostQuestion", "CostResult", "PerPerson", "Totals", "answered"]
_PEOPLE = Bilingual("人数", "people")
_PRIVATE = {Payer.ENTERPRISE, Payer.PERSON, Payer.COLLECTIVE, Payer.SOCIETY}


@dataclass(frozen=True)
class Totals:
    """Sums in 分, of all years that were asked for.

    `cents` is by the middle of every interval, `low` and `high` by their ends; the mappings are by
    the middle. Nobody pays where no rules were given.
    """

    cents: int
    low: int
    high: int
    by_item: Mapping[str, int]
    by_payer: Mapping[Payer, int]
    by_origin: Mapping[Origin, int]
    by_year: Mapping[int, int]


@dataclass(frozen=True)
class CostResult:
    """The answer to a question; nothing in it can be changed.

    Parameters
    ----------
    question : CostQuestion
    cells : tuple of CostCell
        Cost by item, origin and year.
    shared : tuple of SharedCell
        What each payer bears of every cell.
    totals : Totals
    present_value : int
        分 of all years, as of the model's base year.
    per_person : mapping
        Yuan for one person over the model's horizon: by origin and step, then by item, the
        middle, low and high.
    parameters : tuple of UsedParameter
        Every number it rests on.
    warnings : tuple of Fault
        What a reader must know: unverified numbers, intervals, assumptions.
    hashes : mapping of str to str
        SHA-256 of the files, of the people, and of the whole question.
    """

    question: CostQuestion
    cells: tuple[CostCell, ...]
    shared: tuple[SharedCell, ...]
    totals: Totals
    present_value: int
    per_person: PerPerson
    parameters: tuple[UsedParameter, ...]
    warnings: tuple[Fault, ...]
    hashes: Mapping[str, str]


def answered(question: CostQuestion) -> CostResult:
    """The answer to a question.

    Raises
    ------
    DataError
        With every fault: no years, years out of order or without people, negative people, items
        that no source states, years before the model holds, rules that name an item the model
        lacks, leave an item and origin to nobody, or do not say how much each payer bears.
    """
    check(question)
    model, people = question.model.stated, question.people
    cells = tuple(costs(model, people, question.years))
    parts = tuple(shared(cells, question.rules.stated)) if question.rules else ()
    parameters = used_parameters(
        model,
        question.rules.stated if question.rules else None,
        origins_of(people),
        question.changes,
    )
    return CostResult(
        question,
        cells,
        parts,
        _totals(cells, parts),
        cents(total_present_value(model, cells) / 100),
        _each_person(model, people),
        parameters,
        (*cautions(model, parameters), *_of_question(question, parameters), *question.assumed),
        MappingProxyType(_hashes(question)),
    )


def _totals(cells: Sequence[CostCell], parts: Sequence[SharedCell]) -> Totals:
    return Totals(
        sum(cell.cents for cell in cells),
        sum(cell.low for cell in cells),
        sum(cell.high for cell in cells),
        _sums((cell.item, cell.cents) for cell in cells),
        _sums((part.payer, part.cents) for part in parts),
        _sums((cell.origin, cell.cents) for cell in cells),
        _sums((cell.year, cell.cents) for cell in cells),
    )


def _sums(pairs: Iterable[tuple[K, int]]) -> Mapping[K, int]:
    found: dict[K, int] = {}
    for key, amount in pairs:
        found[key] = found.get(key, 0) + amount
    return MappingProxyType(found)


def _each_person(model: CostModel, people: People) -> PerPerson:
    groups = sorted({(origin, step) for _, origin, step in people}, key=_order)
    found = {group: MappingProxyType(per_person(model, *group)) for group in groups}
    return MappingProxyType(found)


def _order(group: tuple[Origin, Step]) -> tuple[int, int]:
    return list(Origin).index(group[0]), list(Step).index(group[1])


def _of_question(question: CostQuestion, parameters: Sequence[UsedParameter]) -> Iterator[Fault]:
    """What a reader must know of changes, people and payers."""
    labels = {one.name: one.label for one in parameters}
    for path in question.changes:
        yield Fault("official_source", Place(column=path), found=labels.get(path, path))
    if not question.people_sources:
        yield Fault("official_people", Place(question.people_file))
    elif any(one.confidence is Confidence.UNVERIFIED for one in question.people_sources):
        yield Fault("official_source", Place(question.people_file), found=_PEOPLE)
    last = max(year for year, _, _ in question.people)
    if question.years[-1] > last:
        yield Fault("cost_people_end", Place(question.people_file), last=last)
    if question.rules and question.model.stated.scope is Scope.FISCAL:
        paying = {
            payer for rule in question.rules.stated.rules for payer in (*rule.shares, *rule.amounts)
        }
        found = [PAYERS[payer] for payer in Payer if payer in paying & _PRIVATE]
        if found:
            named = Bilingual(
                "、".join(one.zh for one in found), ", ".join(one.en for one in found)
            )
            yield Fault("cost_scope_payers", Place(question.rules.file), payers=named)


def _hashes(question: CostQuestion) -> dict[str, str]:
    """The identity of every input; the same question has the same hash."""
    rules = question.rules
    people = "\n".join(
        f"{year},{origin},{step},{count}"
        for (year, origin, step), count in sorted(question.people.items())
    )
    found = {"model": question.model.sha256, "people": _sha256(people)}
    if rules:
        found["rules"] = rules.sha256
    if question.changes:
        found["changes"] = _sha256(repr(sorted(question.changes.items())))
    whole = repr((sorted(found.items()), list(question.years)))
    return found | {"question": _sha256(whole)}


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
