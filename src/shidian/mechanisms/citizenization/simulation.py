"""Monte Carlo: the cost by year and payer, drawn from the intervals of a question's model."""

from dataclasses import dataclass
from decimal import Decimal

import numpy as np

from shidian.core import DataError, Fault
from shidian.mechanisms.citizenization.draws import (
    Floats,
    Spread,
    drawn_costs,
    spread,
    uniform_costs,
)
from shidian.mechanisms.citizenization.formulas import causing, origins_of, price_level
from shidian.mechanisms.citizenization.model import CostItem, Origin
from shidian.mechanisms.citizenization.question import CostQuestion, check
from shidian.mechanisms.citizenization.sharing import Payer, Shares, SharingRule

MOST_DRAWS = 100_000
MOST_NUMBERS = 20_000_000
"""Of an array of draws: 160 MB."""
_NOBODY: Shares = {Payer.UNSTATED: Decimal(1)}


@dataclass(frozen=True)
class Simulated:
    """Where the cost lies, in yuan.

    Parameters
    ----------
    payers : tuple of Payer
    years : tuple of int
    draws : int
    seed : int
    amounts : (years, payers, draws) array
    by_year : Spread
        Of every year, all payers together.
    by_payer : Spread
        Of every payer, all years together.
    total : Spread
    """

    payers: tuple[Payer, ...]
    years: tuple[int, ...]
    draws: int
    seed: int
    amounts: Floats
    by_year: Spread
    by_payer: Spread
    total: Spread


def simulated(question: CostQuestion, draws: int, seed: int) -> Simulated:
    """Draw the cost of every item evenly between the ends of its interval.

    The items are drawn independently of one another; a cost without an interval is the same in
    every draw. People, shares and all other numbers are those of the question. Without rules all
    is borne by nobody in particular (`Payer.UNSTATED`).

    Parameters
    ----------
    question : CostQuestion
    draws : int
    seed : int
        The same seed gives the same draws.

    Raises
    ------
    DataError
        If the question cannot be answered, or for none or more draws than the computer can hold
        of its years and payers, or its items and origins.
    """
    check(question)
    most = _most_draws(question)
    if not 1 <= draws <= most:
        raise DataError(Fault("cost_draws", found=draws, most=most))
    amounts, payers = _amounts(question, draws, np.random.default_rng(seed))
    return Simulated(
        payers,
        tuple(question.years),
        draws,
        seed,
        amounts,
        spread(amounts.sum(axis=1)),
        spread(amounts.sum(axis=0)),
        spread(amounts.sum(axis=(0, 1))),
    )


def _most_draws(question: CostQuestion) -> int:
    cells = len(question.years) * len(_payers(question))
    pairs = len(question.model.stated.items) * len(origins_of(question.people))
    return min(MOST_DRAWS, MOST_NUMBERS // max(cells, pairs))


def _amounts(
    question: CostQuestion, draws: int, generator: np.random.Generator
) -> tuple[Floats, tuple[Payer, ...]]:
    model, years = question.model.stated, question.years
    pairs = [(item, origin) for item in model.items for origin in origins_of(question.people)]
    units = _units(question, pairs, draws, generator)
    counts = [
        [causing(item, question.people, origin, year) for item, origin in pairs] for year in years
    ]
    levels = np.array([float(price_level(model, year)) for year in years])
    payers = _payers(question)
    shares = np.zeros((len(years), len(pairs), len(payers)))
    fixed = list[tuple[int, SharingRule]]()
    for place, (item, origin) in enumerate(pairs):
        rule = question.rules.stated.rule(item.id, origin) if question.rules else None
        if rule is not None and rule.amounts:
            fixed.append((place, rule))
            continue
        for at, row in enumerate(counts):
            stated = _NOBODY if rule is None else rule.shares_for(row[place])
            for payer, share in stated.items():
                shares[at, place, payers.index(Payer(payer))] = share
    people = np.array(counts, dtype=float)
    found = drawn_costs(units, people * levels[:, None], shares)
    for place, rule in fixed:
        whole = (people[:, place] * levels)[:, None] * units[place]
        _add_fixed(found, whole, people[:, place], rule, payers)
    return found, payers


def _units(
    question: CostQuestion,
    pairs: list[tuple[CostItem, Origin]],
    draws: int,
    generator: np.random.Generator,
) -> Floats:
    """Yuan for one person by item and origin; an item's draws are the same for every origin."""
    items = question.model.stated.items
    ends = np.array([[float(end) for end in item.stated.ends] for item in items])
    costs = uniform_costs(ends[:, 0], ends[:, 1], draws, generator)
    factors = [
        float(item.users * (1 - item.spare) * item.origins.get(origin, Decimal(1)))
        for item, origin in pairs
    ]
    paid = np.array([float(item.paid) for item, _ in pairs])
    drawn = costs[[items.index(item) for item, _ in pairs]]
    units: Floats = np.maximum(drawn * np.array(factors)[:, None] - paid[:, None], 0.0)
    return units


def _payers(question: CostQuestion) -> tuple[Payer, ...]:
    if question.rules is None:
        return (Payer.UNSTATED,)
    named = {
        Payer(payer)
        for rule in question.rules.stated.rules
        for stated in (rule.shares, rule.amounts, rule.rest, *(one.shares for one in rule.tiers))
        for payer in stated
    }
    return tuple(payer for payer in Payer if payer in named)


def _add_fixed(
    found: Floats, whole: Floats, people: Floats, rule: SharingRule, payers: tuple[Payer, ...]
) -> None:
    """Amounts for each person while money lasts, then shares of the rest; whole (years, draws)."""
    left = whole.copy()
    for payer, amount in rule.amounts.items():
        part = np.minimum((float(amount) * people)[:, None], left)
        found[:, payers.index(Payer(payer))] += part
        left -= part
    for payer, share in rule.rest.items():
        found[:, payers.index(Payer(payer))] += left * float(share)
