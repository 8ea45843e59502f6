"""The path a pilot promised: from its baseline through every dated target."""

from collections.abc import Sequence
from decimal import Decimal

from shidian.assessment.choice import baseline_of
from shidian.core import Observation, Target
from shidian.programme import Pilot
from shidian.register import Snapshot

Corner = tuple[int, Decimal]
"""Year and value of a point that a plan states."""


def required_path(baseline: Observation | None, targets: Sequence[Target]) -> list[Corner]:
    """Corner points of the required path, in the unit of the targets, by year.

    It runs straight between the points that the plan states, and through all of them: one
    line from baseline to last target would be another promise than the plan's.

    Examples
    --------
    >>> from shidian.core import Op, Quantity, Source, Unit
    >>> goal = Target("k", "01", "rate", Op.REACH, Quantity.read("72", Unit.PERCENT), 2020,
    ...               Source("plan"))
    >>> required_path(None, [goal])
    [(2020, Decimal('72'))]
    """
    if not targets:  # a baseline alone requires nothing
        return []
    unit = targets[0].value.unit
    points = {target.year: target.value.to(unit).value for target in targets}
    if baseline:
        points.setdefault(baseline.period.year, baseline.value.to(unit).value)
    return sorted(points.items())


def path_of(snapshot: Snapshot, pilot: Pilot, indicator: str) -> list[Corner]:
    """The path that a pilot's plan requires of the whole pilot on one indicator."""
    targets = [
        entry.record
        for entry in snapshot.targets_of.get(pilot.no, ())
        if entry.record.indicator == indicator and not entry.record.subject
    ]
    baseline = baseline_of(snapshot, pilot.area, indicator)
    return required_path(baseline.record if baseline else None, targets)
