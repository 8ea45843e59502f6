"""The programme and its register as known at one moment: what every page and report reads."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import TypeVar

from shidian.core import Observation, Target
from shidian.programme import Programme
from shidian.register.entry import Entry

K = TypeVar("K")
V = TypeVar("V")

Targets = Sequence[Entry[Target]]
Observations = Sequence[Entry[Observation]]


@dataclass(frozen=True)
class Snapshot:
    """Facts, commitments and observations that belong together."""

    programme: Programme
    targets: Targets
    observations: Observations
    as_of: datetime | None = None

    @cached_property
    def targets_of(self) -> Mapping[str, Targets]:
        """Commitments by pilot number."""
        return _grouped((entry.record.pilot, entry) for entry in self.targets)

    @cached_property
    def observations_of(self) -> Mapping[tuple[str, str], Observations]:
        """Observations by area and indicator, oldest period first."""
        ordered = sorted(self.observations, key=lambda entry: entry.record.period)
        return _grouped(((e.record.area, e.record.indicator), e) for e in ordered)


def _grouped(pairs: Iterable[tuple[K, V]]) -> dict[K, list[V]]:
    groups: dict[K, list[V]] = {}
    for key, value in pairs:
        groups.setdefault(key, []).append(value)
    return groups
