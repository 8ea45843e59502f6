"""The evidence bundle of a year's evaluation, made once for each state of the register."""

from functools import lru_cache

from shidian.assessment.rating import Bundle
from shidian.store.evaluations import State, evaluated, state
from shidian.store.evidence import bundle_of


def bundle_of_year(year: int) -> Bundle:
    """The bundle under the policy in force; its hash is what a decision cites."""
    return _bundle(state(), year)


@lru_cache(maxsize=2)
def _bundle(_: State, year: int) -> Bundle:
    records, policy, evaluation = evaluated(year)
    return bundle_of(evaluation, records, policy)
