"""The years that can be evaluated, and the one that is shown first."""

from collections.abc import Sequence

from shidian.core import Fault, State, UsageError
from shidian.register import Snapshot


def years_of(snapshot: Snapshot) -> Sequence[int]:
    """All years after the baseline, up to the last checkpoint or the newest value."""
    facts = snapshot.programme.facts
    last = max([facts.checkpoints[-1], *_measured(snapshot)])
    return range(facts.baseline_year + 1, last + 1)


def year_of(snapshot: Snapshot, asked: int) -> int:
    """The year asked for; UsageError if it is none that can be evaluated."""
    years = years_of(snapshot)
    if asked not in years:
        raise UsageError(Fault("evaluation_none", asked=asked, first=years[0], last=years[-1]))
    return asked


def newest_checkpoint(snapshot: Snapshot) -> int:
    """The last checkpoint that anything was measured in; the first one where nothing was."""
    checkpoints = snapshot.programme.facts.checkpoints
    measured = _measured(snapshot)
    return next((year for year in reversed(checkpoints) if year in measured), checkpoints[0])


def _measured(snapshot: Snapshot) -> set[int]:
    records = [entry.record for entry in snapshot.observations]
    return {one.period.year for one in records if one.state is not State.PLAN}
