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
from shidian.mechanisms.citizenization.cautions import cautions, settling
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
from shidian.mechanisms.citizenization.number_paths import PEOPLE
from shidian.mechanisms.citizenization.question import CostQuestion, check
from shidian.mechanisms.citizenization.sharing import Payer, named
from shidian.mechanisms.citizenization.used import used_parameters

K = TypeVar("K")
PerPerson = Mapping[tuple[Origin, Step], Mapping[str, tuple[Decimal, ...]]]
__all__ = ["CostQuestion", "CostResult", "PerPerson", "Totals", "answered"]
_PEOPLE = Bilingual("人数", "people")
_PRIVATE = {Payer.ENTERPRISE, Payer.PERSON, Payer.COLLECTIVE, Payer.SOCIETY}


@dataclass(frozen=True)
class Totals:
    """Sums in 分, of all years that were asked for.

    `cents` is by the middle of every interval, `low` and `high` by their ends; the mappings are by
    the middle, payers in the order of `Payer`. Nobody pays where no rules were given.
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

    @property
    def added(self) -> int:
        """People who come in the years that are counted, each once."""
        years = set(self.question.years)
        return sum(
            count
            for (year, _, step), count in self.question.people.items()
            if year in years and step is not Step.PROMOTED
        )


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
    parts = tuple(_borne(shared(cells, question.rules.stated))) if question.rules else ()
    parameters = used_parameters(
        model,
        question.rules.stated if question.rules else None,
        origins_of(people),
        question.changes,
    )
    totals = _totals(cells, parts)
    return CostResult(
        question,
        cells,
        parts,
        totals,
        cents(total_present_value(model, cells)),
        _each_person(model, people),
        parameters,
        (
            *cautions(question.model, question.rules, parameters),
            *settling(model, people, question.people_file),
            *_of_question(question, parameters),
            *_of_payers(question, totals.by_payer),
            *question.assumed,
        ),
        MappingProxyType(_hashes(question)),
    )


def _borne(parts: Sequence[SharedCell]) -> Iterator[SharedCell]:
    """The parts; without those of nobody in particular, where amounts leave nothing to them."""
    left = any(part.cents for part in parts if part.payer is Payer.UNSTATED)
    return (part for part in parts if left or part.payer is not Payer.UNSTATED)


def _totals(cells: Sequence[CostCell], parts: Sequence[SharedCell]) -> Totals:
    return Totals(
        sum(cell.cents for cell in cells),
        sum(cell.low for cell in cells),
        sum(cell.high for cell in cells),
        _sums((cell.item, cell.cents) for cell in cells),
        _sums((part.payer, part.cents) for part in sorted(parts, key=_payer_order)),
        _sums((cell.origin, cell.cents) for cell in cells),
        _sums((cell.year, cell.cents) for cell in cells),
    )


def _payer_order(part: SharedCell) -> int:
    return list(Payer).index(part.payer)


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
    labels = {one.name: one.label for one in parameters} | {PEOPLE: _PEOPLE}
    for path in question.changes:
        yield Fault("official_asked", Place(column=path), found=labels.get(path, path))
    if not question.people_sources:
        yield Fault("official_people", Place(question.people_file))
    elif any(one.confidence is Confidence.UNVERIFIED for one in question.people_sources):
        yield Fault("official_source", Place(question.people_file), found=_PEOPLE)
    last = max(year for year, _, _ in question.people)
    if question.years[-1] > last:
        yield Fault("cost_people_end", Place(question.people_file), last=last)
    end = question.years[-1]
    if later := sum(count for (year, _, _), count in question.people.items() if year > end):
        yield Fault("cost_people_later", Place(question.people_file), people=f"{later:,}", last=end)


def _of_payers(question: CostQuestion, borne: Mapping[Payer, int]) -> Iterator[Fault]:
    """That others than government bear a part of a cost that is government's only."""
    private = [payer for payer in Payer if payer in _PRIVATE and borne.get(payer)]
    if private and question.rules and question.model.stated.scope is Scope.FISCAL:
        yield Fault("cost_scope_payers", Place(question.rules.file), payers=named(private))


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
