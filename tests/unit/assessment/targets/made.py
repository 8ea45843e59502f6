"""Makes batches and records for the tests of this room; figures as the specification has them."""

from dataclasses import fields

import numpy as np

from shidian.assessment.policy import Pace, Score
from shidian.assessment.targets.batch import Batch, columns
from shidian.core import Op, Quantity, Source, State, Target, Unit
from tests.records import rate

# assessment.md, 3.3 and 3.4
BOUNDS = Pace(
    on_track=0.95,
    behind=0.6,
    slightly=0.5,
    certainty=0.8,
    early=0.25,
    nearly=0.95,
    maintain_share=0.05,
    maintain_digits=3,
    small_digits=2,
    small_deviations=2,
    infeasible=95,
    fewest_changes=5,
)
SCORE = Score(((0, 0), (0.6, 60), (0.95, 90), (1, 100)))


def batch(**changes) -> Batch:
    """From 50 in 2013 to 60 in 2020, 52 in 2015; scalars and columns may be changed.

    The leg, its start and the size follow baseline and goal unless they are given too.
    """
    row = {
        "sign": 1,
        "goal": 60.0,
        "goal_year": 2020,
        "tolerance": 0.0,
        "last_place": 0.1,
        "base": 50.0,
        "base_year": 2013,
        "value": 52.0,
        "deviation": 0.3,
        "year": 2015,
        "transform": 0,
        "low": 0.0,
        "high": 100.0,
        "aspiration": False,
        "imputed": False,
        "unbroken": True,
        "leg_unbroken": True,
        **changes,
    }
    following = {
        "size": np.abs(row["goal"]),
        "leg_from": row["base"],
        "leg_from_year": row["base_year"],
        "leg_to": row["goal"],
        "leg_to_year": row["goal_year"],
        "start": changes.get("leg_from", row["base"]),
        "start_deviation": row["deviation"],
        "seen": row["base"],
        "goal_deviation": row["deviation"],
    }
    row = {**following, **row}
    names = [field.name for field in fields(Batch)]
    spread = np.broadcast_arrays(*(np.atleast_1d(row[name]) for name in names))
    return columns([dict(zip(names, values, strict=True)) for values in zip(*spread, strict=True)])


def target(value: str, year: int, **changes) -> Target:
    """A target of the specimen's first pilot for its share."""
    made = {
        "key": f"01-rate-{year}-{changes.get('qualifier', '')}",
        "pilot": "01",
        "indicator": "rate",
        "op": Op.REACH,
        "value": Quantity.read(value, changes.pop("unit", Unit.PERCENT)),
        "year": year,
        "source": Source("plan"),
        **changes,
    }
    return Target(**made)


def plan(value: str, **changes):
    """What the plan states for the baseline year."""
    return changed(rate(2013, value), state=State.PLAN, source=Source("plan"), **changes)


def changed(record, **changes):
    """A record with some of its fields changed."""
    return type(record)(**{**vars(record), **changes})
