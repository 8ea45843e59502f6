"""All checks, and the run of them over a plan."""

from collections.abc import Collection, Iterable

from shidian.core import Fault, UsageError
from shidian.plans.checks import (
    completeness,
    costs,
    logic,
    other_documents,
    pace,
    people,
    populations,
    sums,
)
from shidian.plans.checks.check import Check, Finding, Peers, Severity
from shidian.plans.checks.claim import Draft

CHECKS: tuple[Check, ...] = (
    *sums.CHECKS,
    *costs.CHECKS,
    *populations.CHECKS,
    *logic.CHECKS,
    *people.CHECKS,
    *pace.CHECKS,
    *completeness.CHECKS,
    *other_documents.CHECKS,
)
"""Every check, in the order in which findings are told."""

_ORDER = {severity: place for place, severity in enumerate(Severity)}


def chosen(only: Collection[str] = (), without: Collection[str] = ()) -> list[Check]:
    """The checks to run.

    Parameters
    ----------
    only : collection of str
        Ids of checks; all where it is empty.
    without : collection of str
        Ids of checks that are left out.

    Raises
    ------
    UsageError
        If an id is none of a check.

    Examples
    --------
    >>> [check.id for check in chosen(only=["pace"])]
    ['pace']
    """
    ids = [check.id for check in CHECKS]
    for asked in (*only, *without):
        if asked not in ids:
            raise UsageError(Fault("unknown_check", asked=asked[:80], known=" ".join(ids)))
    return [one for one in CHECKS if (not only or one.id in only) and one.id not in without]


def run(draft: Draft, peers: Peers, checks: Iterable[Check] = CHECKS) -> list[Finding]:
    """What the checks find in a plan, the gravest first."""
    found = [
        Finding(check, draft.place, draft.pilot, result)
        for check in checks
        for result in check.run(draft, peers)
    ]
    return sorted(found, key=lambda finding: _ORDER[finding.result.severity])
