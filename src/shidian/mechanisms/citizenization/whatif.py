"""What if: the same question with other numbers, other people, another pace, fewer items."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from shidian.core import DataError, Fault, Place
from shidian.core.apportionment import apportioned
from shidian.core.names import nearest
from shidian.core.plain import plain
from shidian.mechanisms.citizenization.cost_range import CostRange
from shidian.mechanisms.citizenization.formulas import People
from shidian.mechanisms.citizenization.model import CostItem, Origin, Step
from shidian.mechanisms.citizenization.number_paths import PEOPLE, paths, plant, read_number
from shidian.mechanisms.citizenization.question import CostQuestion
from shidian.mechanisms.citizenization.result import CostResult


def changed(question: CostQuestion, changes: Mapping[str, str]) -> CostQuestion:
    """The question with other numbers in model and rules, or with more or fewer people.

    Parameters
    ----------
    question : CostQuestion
    changes : mapping of str to str
        New numbers by path, an item by its id: ``items.works.cost``, ``items.works.cost.low``,
        ``items.schooling.origins.same_city``, ``discount``, ``rules[0].shares.city``; ``people``
        takes a factor for all people. Shares of a rule that change together are checked together.

    Raises
    ------
    DataError
        With every path that there is not and every number that is none; and with what model or
        rules say of the new numbers.
    """
    known = paths(question)
    faults: list[Fault] = []
    numbers: dict[str, Decimal | int] = {}
    for path, text in changes.items():
        if path not in known:
            near = " ".join(nearest(path, known, lambda one: [one]))
            faults.append(Fault("cost_path_unknown", Place(column=path[:80]), nearest=near))
            continue
        try:
            numbers[path] = read_number(text, path)
        except DataError as error:
            faults += [_at(one, path) for one in error.faults]
    if faults:
        raise DataError(faults)
    return with_numbers(question, numbers)


def with_numbers(question: CostQuestion, numbers: Mapping[str, Decimal | int]) -> CostQuestion:
    """The question with other numbers, by their paths; see `changed`.

    Raises
    ------
    DataError
        With what model or rules say of the new numbers, and for the end of an interval beside
        the whole cost.
    """
    known, tree = paths(question), dict[str | int, Any]()
    for path, value in numbers.items():
        try:
            plant(tree, known[path], value)
        except DataError as error:
            raise DataError([_at(one, path) for one in error.faults]) from error
    model, rules = question.model, question.rules
    if "model" in tree:
        model = replace(model, stated=_grown(model.stated, tree["model"], ""))
    if rules is not None and "rules" in tree:
        rules = replace(rules, stated=_grown(rules.stated, tree["rules"], ""))
    said = {**question.changes, **{path: f"{value:f}" for path, value in numbers.items()}}
    made = replace(question, model=model, rules=rules, changes=said)
    if PEOPLE not in tree:
        return made
    factor = tree[PEOPLE]
    people = scaled(question.people, factor)
    before = Decimal(question.changes.get(PEOPLE, "1"))
    said = {**said, PEOPLE: plain(before * factor)}  # a factor of a factor
    return replace(made, people=people, changes=said, people_sources=())  # nobody states these


def without(question: CostQuestion, item: str) -> CostQuestion:
    """The question without an item of the model, and without the rules for it alone.

    Raises
    ------
    DataError
        If the model has no such item, or none is left.
    """
    model, rules = question.model, question.rules
    known = [one.id for one in model.stated.items]
    if item not in known:
        raise DataError(Fault("not_choice", found=item[:80], known=" ".join(known)))
    items = tuple(one for one in model.stated.items if one.id != item)
    if rules is not None:
        kept = (
            replace(rule, items=tuple(one for one in rule.items if one != item))
            for rule in rules.stated.rules
            if rule.items != (item,)
        )
        # The places in the file no longer count the same rules.
        rules = replace(rules, stated=replace(rules.stated, rules=tuple(kept)), content=b"")
    model = replace(model, stated=replace(model.stated, items=items), content=b"")
    changes = {**question.changes, f"items.{item}": "-"}
    return replace(question, model=model, rules=rules, changes=changes)


def scaled(people: People, factor: Decimal) -> People:
    """More or fewer people: their sum times a factor, divided as they are now.

    Raises
    ------
    DataError
        For a factor below zero.
    """
    if factor < 0:
        raise DataError(Fault("number_negative", Place(column=PEOPLE), found=factor))
    total = int((sum(people.values()) * factor).to_integral_value())
    counts = list(people.values())
    parts = apportioned(total, counts) if any(counts) else counts
    return dict(zip(people, parts, strict=True))


def paced(people: People, years: Sequence[int]) -> People:
    """The same people of every origin and step, spread evenly over other years.

    Raises
    ------
    DataError
        If there is no year.
    """
    if not years:
        raise DataError(Fault("cost_no_years"))
    sums: dict[tuple[Origin, Step], int] = {}
    for (_, origin, step), count in people.items():
        sums[origin, step] = sums.get((origin, step), 0) + count
    return {
        (year, origin, step): part
        for (origin, step), total in sums.items()
        for year, part in zip(years, apportioned(total, [1] * len(years)), strict=True)
    }


@dataclass(frozen=True)
class Difference:
    """A sum before and after a change, in 分; what it is of: ``payer city``, ``year 2017``."""

    of: str
    key: str
    before: int
    after: int

    @property
    def change(self) -> int:
        """After minus before."""
        return self.after - self.before


def differences(before: CostResult, after: CostResult) -> tuple[Difference, ...]:
    """Two answers side by side: in all, then by item, payer, origin and year."""
    found = [
        Difference("total", "", before.totals.cents, after.totals.cents),
        Difference("present_value", "", before.present_value, after.present_value),
    ]
    for of in ("item", "payer", "origin", "year"):
        one, other = (getattr(result.totals, f"by_{of}") for result in (before, after))
        for key in dict.fromkeys((*one, *other)):
            found.append(Difference(of, str(key), one.get(key, 0), other.get(key, 0)))
    return tuple(found)


def _grown(node: Any, tree: Any, path: str) -> Any:
    """A part of model or rules with its new numbers, made once so that it is checked whole."""
    if not isinstance(tree, dict):
        return _cost(tree, path) if isinstance(node, CostRange) else tree
    if isinstance(node, Mapping):
        return {**node, **tree}
    if isinstance(node, tuple):
        return tuple(
            _grown(one, tree[place], _named(path, one, place)) if place in tree else one
            for place, one in enumerate(node)
        )
    values = {
        name: _grown(_there(node, name), sub, _below(path, name)) for name, sub in tree.items()
    }
    try:
        return replace(node, **values)
    except DataError as error:
        raise DataError([_at(one, path) for one in error.faults]) from error


def _named(path: str, node: Any, place: int) -> str:
    """The path of a part of a list: an item by its id, anything else by its place."""
    return f"{path}.{node.id}" if isinstance(node, CostItem) else f"{path}[{place}]"


def _below(path: str, name: str) -> str:
    return ".".join(one for one in (path, name) if one)


def _at(fault: Fault, path: str) -> Fault:
    return Fault(fault.code, Place(column=_below(path, fault.place.column)), **fault.found)


def _there(node: Any, name: str) -> Any:
    """A part of a node; a cost that no source states is there once it is given a number."""
    found = getattr(node, name)
    return _FREE if found is None and isinstance(node, CostItem) and name == "cost" else found


def _cost(yuan: Decimal, path: str) -> CostRange:
    """A cost of one number; a fault is told of the path that was typed."""
    if yuan < 0:
        raise DataError(Fault("number_negative", Place(column=path), found=yuan))
    return CostRange(yuan=yuan)


_FREE = CostRange(yuan=Decimal(0))
