"""What a scheme says of persons, by the reference and by rules, in one shape to compare."""

from collections.abc import Mapping, Sequence

import polars as pl

from shidian.engine import Rule, Table, value
from shidian.mechanisms.settlement.day import Day
from shidian.mechanisms.settlement.lowering import lowered
from shidian.mechanisms.settlement.person import Person
from shidian.mechanisms.settlement.reference import settle

Answers = dict[str, int]


def by_reference(day: Day, person: Person) -> Answers:
    """Every output of the reference for a person."""
    outcome = settle(day, person)
    return {
        "points": outcome.units,
        "standing": int(outcome.standing),
        **{f"item {one.item.id}": one.units for one in outcome.items},
        **{f"held {name}": int(held) for name, held in outcome.entitlements.items()},
    }


def rules_of(day: Day, table: Table) -> dict[str, Rule]:
    """The rules of the same outputs."""
    rules = lowered(day, table.columns)
    return {
        "points": rules.points,
        "standing": rules.standing,
        **{f"item {name}": rule for name, rule in rules.items.items()},
        **{f"held {name}": rule for name, rule in rules.entitlements.items()},
    }


def by_rules(rules: Mapping[str, Rule], table: Table) -> list[Answers]:
    """Every output of the rules, for every row of a table in memory."""
    assert isinstance(table.rows, pl.DataFrame)
    return [
        {name: value(rule, row) for name, rule in rules.items()}
        for row in table.rows.iter_rows(named=True)
    ]


def counts(answers: Sequence[Answers]) -> pl.DataFrame:
    """How many persons have the same answers: what `tally` must say."""
    names = list(answers[0])
    return (
        pl.DataFrame(answers, schema=dict.fromkeys(names, pl.Int64))
        .group_by(names)
        .agg(pl.len().cast(pl.Int64).alias("rows"))
        .sort(names)
    )
