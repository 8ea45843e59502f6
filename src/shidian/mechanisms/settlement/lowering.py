"""A scheme on a day as rules that any engine can run over a table of persons.

Here every word of a scheme becomes whole numbers: codes their places in the table, ages and
look-backs dates, points units. `reference` says what it must mean.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from shidian.core import DataError, Fault, Place
from shidian.engine import Choice, Constant, Either, Every, Rule, Sum
from shidian.mechanisms.settlement.condition_rules import Columns, Facts, Inputs
from shidian.mechanisms.settlement.day import Day
from shidian.mechanisms.settlement.item_rules import Items
from shidian.mechanisms.settlement.outcome import Standing
from shidian.mechanisms.settlement.scheme import ERROR, Clause, Scheme


@dataclass(frozen=True)
class Lowered:
    """The rules of a scheme on a day.

    Parameters
    ----------
    items : mapping of str to Rule
        Units of each top item in force.
    points : Rule
        Units in all.
    standing : Rule
        A `Standing`.
    entitlements : mapping of str to Rule
        1 where it is held.
    """

    items: Mapping[str, Rule]
    points: Rule
    standing: Rule
    entitlements: Mapping[str, Rule]


def lowered(day: Day, columns: Columns) -> Lowered:
    """The rules of a scheme on a day, for a table with these columns.

    Raises
    ------
    DataError
        If the table lacks an input, holds something else under its name, knows other codes, or
        lacks values that every person must have.
    """
    faults = list(_unfit(day, columns))
    if faults:
        raise DataError(faults)
    return _whole(Inputs(day, columns))


def code_rule(day: Day, columns: Columns, name: str) -> tuple[Rule, tuple[str, ...]]:
    """An input that is a code, with what a missing value means, and the codes by number."""
    inputs = Inputs(day, columns)
    return inputs.rule(name), inputs.codes(name)


def _unfit(day: Day, columns: Columns) -> list[Fault]:
    faults = []
    for name, asked in day.scheme.inputs.items():
        place = Place(column=name)
        found = columns.get(name)
        if found is None:
            faults.append(Fault("persons_column_missing", place, found=" ".join(columns)))
        elif found.holds.value != asked.kind.value:
            faults.append(
                Fault("persons_column_kind", place, found=found.holds, expected=asked.kind)
            )
        elif found.missing and asked.missing == ERROR:
            faults.append(Fault("persons_values_missing", place))
        elif unknown := sorted(set(found.codes) - set(asked.codes)):
            known = " ".join(asked.codes)
            faults.append(
                Fault("persons_codes_unknown", place, found=" ".join(unknown)[:80], known=known)
            )
    return faults


def _whole(inputs: Inputs) -> Lowered:
    day, scheme, rules = inputs.day, inputs.day.scheme, Items(inputs)
    items = {item.id: rules.item(item) for item in day.items(scheme.items)}
    points = rules.limited(Sum(tuple(items.values())), scheme.cap, scheme.floor)
    facts = Facts(inputs, rules.nested(scheme.items), points)
    for entitlement in scheme.entitlements:
        facts.held[entitlement.id] = facts.every(entitlement.when)
    return Lowered(items, points, _standing(scheme, facts), facts.held)


def _standing(scheme: Scheme, facts: Facts) -> Rule:
    def met(clauses: tuple[Clause, ...]) -> tuple[Rule, ...]:
        return tuple(facts.every(clause.when) for clause in clauses)

    out, by_points, by_route = (
        Constant(int(one)) for one in (Standing.OUT, Standing.POINTS, Standing.ROUTE)
    )
    ready = Every(met(scheme.prerequisites))
    return Choice(
        ((Either(met(scheme.vetoes)), out), (Either(met(scheme.routes)), by_route)),
        Choice(((ready, by_points),), out) if scheme.selection else out,
    )
