"""Where each part of a scheme stands in its file: ``items[2].items[0].when[1]``."""

from collections.abc import Iterator
from typing import TypeAlias

from shidian.mechanisms.settlement.scheme.amount import Amount
from shidian.mechanisms.settlement.scheme.clauses import Clause
from shidian.mechanisms.settlement.scheme.condition import Condition
from shidian.mechanisms.settlement.scheme.items import (
    AgeBands,
    Bands,
    BestOf,
    FirstOf,
    Flag,
    Item,
    PerStep,
    SumOf,
    Table,
)
from shidian.mechanisms.settlement.scheme.scheme import Scheme

Path: TypeAlias = str


def items_of(scheme: Scheme) -> Iterator[tuple[Path, Item]]:
    """All items; those of a group after it."""
    return _items("items", scheme.items)


def clauses_of(scheme: Scheme) -> Iterator[tuple[Path, Clause]]:
    """Vetoes, prerequisites, routes and entitlements."""
    for name in ("vetoes", "prerequisites", "routes", "entitlements"):
        for number, clause in enumerate(getattr(scheme, name)):
            yield f"{name}[{number}]", clause


def conditions_of(scheme: Scheme) -> Iterator[tuple[Path, Condition]]:
    """All conditions; the parts of one after it."""
    for path, owner in (*items_of(scheme), *clauses_of(scheme)):
        yield from conditions_below(f"{path}.when", owner.when)


def conditions_below(
    path: Path, conditions: tuple[Condition, ...]
) -> Iterator[tuple[Path, Condition]]:
    """Conditions that stand at a path, and their parts after them."""
    for number, condition in enumerate(conditions):
        here = f"{path}[{number}]"
        yield here, condition
        for name in ("any_", "all_", "none_"):
            yield from conditions_below(f"{here}.{name.rstrip('_')}", getattr(condition, name))


def points_of(scheme: Scheme) -> Iterator[tuple[Path, Amount]]:
    """Every number of points: of items, caps and floors, of the threshold and of conditions."""
    for path, item in items_of(scheme):
        yield from _limits(path, item)
        yield from _points(path, item)
    yield from _limits("", scheme)
    if scheme.selection:
        yield "selection.threshold", scheme.selection.threshold
    for path, condition in conditions_of(scheme):
        if condition.points_at_least is not None:
            yield f"{path}.points_at_least", condition.points_at_least
        if condition.item:
            yield from _tests(path, condition)


def numbers_of(scheme: Scheme) -> Iterator[tuple[Path, Amount]]:
    """Every number that is compared with an input or counts people: whole numbers all."""
    for path, item in items_of(scheme):
        if isinstance(item, PerStep):
            yield f"{path}.step", item.step
        if isinstance(item, Bands | AgeBands):
            for number, band in enumerate(item.bands):
                yield from _present(f"{path}.bands[{number}]", band, "from_", "to")
    for path, condition in conditions_of(scheme):
        if condition.input:
            yield from _tests(path, condition)
    quota = scheme.selection.quota if scheme.selection else None
    if quota and quota.total is not None:
        yield "selection.quota.total", quota.total
    for code, amount in (quota.of if quota and quota.of else {}).items():
        yield f"selection.quota.of.{code}", amount


def _items(path: Path, items: tuple[Item, ...]) -> Iterator[tuple[Path, Item]]:
    for number, item in enumerate(items):
        here = f"{path}[{number}]"
        yield here, item
        if isinstance(item, BestOf | FirstOf | SumOf):
            yield from _items(f"{here}.items", item.items)


def _limits(path: Path, of: Item | Scheme) -> Iterator[tuple[Path, Amount]]:
    return _present(path, of, "cap", "floor")


def _tests(path: Path, condition: Condition) -> Iterator[tuple[Path, Amount]]:
    return _present(path, condition, "at_least", "at_most")


def _points(path: Path, item: Item) -> Iterator[tuple[Path, Amount]]:
    if isinstance(item, Table):
        for code, amount in item.points.items():
            yield f"{path}.points.{code}", amount
    elif isinstance(item, PerStep | Flag):
        yield f"{path}.points", item.points
    elif isinstance(item, Bands | AgeBands):
        for number, band in enumerate(item.bands):
            yield f"{path}.bands[{number}].points", band.points


def _present(path: Path, of: object, *names: str) -> Iterator[tuple[Path, Amount]]:
    for name in names:
        amount = getattr(of, name)
        if amount is not None:
            key = name.rstrip("_")
            yield f"{path}.{key}" if path else key, amount
