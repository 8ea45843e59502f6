"""The cost of a programme of settlement: cells by item, origin and year, in whole 分."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from shidian.core import DataError, Fault, Place
from shidian.core.apportionment import cents, yuan
from shidian.mechanisms.citizenization.formulas import (
    People,
    causing,
    lifetime,
    origins_of,
    present_value,
    price_level,
    unit_cost,
)
from shidian.mechanisms.citizenization.model import CostItem, CostModel, Origin, Step, too_large
from shidian.mechanisms.citizenization.sharing import Payer, SharingRules
from shidian.mechanisms.citizenization.words import group_words

LARGEST = Decimal(10) ** 16
"""Yuan; below it a Decimal has digits to spare, so that a 分 is never lost."""


@dataclass(frozen=True)
class CostCell:
    """What an item costs for people of an origin in a year.

    Parameters
    ----------
    people : int
        For whom it is paid: the year's arrivals, or all so far for a yearly item.
    cents, low, high : int
        分, by the middle and the ends of the item's interval.
    """

    item: str
    origin: Origin
    year: int
    people: int
    cents: int
    low: int
    high: int


@dataclass(frozen=True)
class SharedCell:
    """What a payer bears of a cell, in 分."""

    item: str
    origin: Origin
    year: int
    payer: Payer
    cents: int


def costs(model: CostModel, people: People, years: Sequence[int]) -> list[CostCell]:
    """What people cost by item, origin and year.

    Parameters
    ----------
    model : CostModel
    people : mapping
        People by the year in which they reach a step, origin and step.
    years : sequence of int
        The years that are counted; cost of earlier arrivals runs on into them.

    Raises
    ------
    DataError
        If there are negative people, no year, items whose cost no source states, or amounts too
        large to be exact.
    """
    _check(model, people, years)
    return [
        _cell(model, item, origin, year, people)
        for year in years
        for item in model.items
        for origin in origins_of(people)
    ]


def per_person(model: CostModel, origin: Origin, step: Step) -> dict[str, tuple[Decimal, ...]]:
    """Yuan for one person over the horizon, by item: middle, low and high.

    Raises
    ------
    DataError
        If no source states what an item costs, or it is too large to be exact.
    """
    return {
        item.id: tuple(
            _exact(
                lifetime(item, unit_cost(item, origin, cost), model.horizon, model.discount),
                f"items.{item.id}.cost",
            )
            for cost in (item.stated.middle, *item.stated.ends)
        )
        for item in model.items
        if item.causes(step)
    }


def shared(cells: Iterable[CostCell], rules: SharingRules) -> list[SharedCell]:
    """Divide every cell among its payers; the parts of a cell sum to it exactly."""
    return [
        SharedCell(cell.item, cell.origin, cell.year, Payer(payer), part)
        for cell in cells
        for payer, part in rules.rule(cell.item, cell.origin)
        .divided(cell.cents, cell.people)
        .items()
    ]


def total_present_value(model: CostModel, cells: Iterable[CostCell]) -> Decimal:
    """Yuan of all years as of the model's base year; DataError where it is too large."""
    by_year = ((cell.year, yuan(cell.cents)) for cell in cells)
    return _exact(present_value(by_year, model.discount, model.base_year), "discount")


def summed(cells: Iterable[CostCell | SharedCell], *by: str) -> Mapping[tuple[object, ...], int]:
    """分 by some of the attributes of cells, in the order in which they come."""
    sums: dict[tuple[object, ...], int] = {}
    for cell in cells:
        key = tuple(getattr(cell, name) for name in by)
        sums[key] = sums.get(key, 0) + cell.cents
    return sums


def _cell(model: CostModel, item: CostItem, origin: Origin, year: int, people: People) -> CostCell:
    count = causing(item, people, origin, year)
    level = price_level(model, year)
    middle, low, high = (
        cents(_exact(unit_cost(item, origin, cost) * level * count, f"items.{item.id}.cost"))
        for cost in (item.stated.middle, *item.stated.ends)
    )
    return CostCell(item.id, origin, year, count, middle, low, high)


def _exact(amount: Decimal, path: str) -> Decimal:
    """An amount in yuan; DataError where a Decimal would not keep its 分."""
    if amount >= LARGEST:
        raise DataError(too_large(path, amount, LARGEST))
    return amount


def _check(model: CostModel, people: People, years: Sequence[int]) -> None:
    if not years:
        raise DataError(Fault("cost_no_years"))
    faults = [
        Fault("people_negative", group=group_words(year, origin, step), found=count)
        for (year, origin, step), count in people.items()
        if count < 0
    ]
    faults += [
        Fault("cost_item_open", Place(column=item.id)) for item in model.items if item.cost is None
    ]
    if faults:
        raise DataError(faults)
