"""The evidence bundle of a year's evaluation, made once for each state of the register."""

from functools import lru_cache

from shidian.assessment.evaluation.bundle import evaluation_bundle
from shidian.assessment.rating import Bundle
from shidian.store.evaluations import State, evaluated, state
from shidian.store.programmes import package_files_of


def bundle_of_year(year: int) -> Bundle:
    """The bundle under the policy in force; its hash is what a decision cites."""
    return _bundle(state(), year)


@lru_cache(maxsize=2)
def _bundle(_: State, year: int) -> Bundle:
    records, policy, evaluation = evaluated(year)
    package = package_files_of(records.snapshot.programme.sha256)
    return evaluation_bundle(evaluation, records, policy, package)
