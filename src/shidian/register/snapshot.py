"""The programme and its register as known at one moment: what every page and report reads."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import TypeVar, cast

from shidian.core import Commitment, Observation, Statement, Target
from shidian.programme import Programme
from shidian.register.entry import Entry

BASELINE = "baseline"
K = TypeVar("K")
V = TypeVar("V")

Commitments = Sequence[Entry[Commitment]]
Targets = Sequence[Entry[Target]]
Observations = Sequence[Entry[Observation]]


@dataclass(frozen=True)
class Snapshot:
    """Facts, commitments and observations that belong together."""

    programme: Programme
    commitments: Commitments
    observations: Observations
    as_of: datetime | None = None

    @cached_property
    def targets(self) -> Targets:
        """The commitments that can be judged."""
        return [cast(Entry[Target], e) for e in self.commitments if isinstance(e.record, Target)]

    @cached_property
    def commitments_of(self) -> Mapping[str, Commitments]:
        """All commitments by pilot number."""
        return _grouped((entry.record.pilot, entry) for entry in self.commitments)

    @cached_property
    def targets_of(self) -> Mapping[str, Targets]:
        """Targets by pilot number."""
        return _grouped((entry.record.pilot, entry) for entry in self.targets)

    @cached_property
    def statements_of(self) -> Mapping[str, Sequence[Entry[Statement]]]:
        """By pilot number, what plans state beside targets, in the order of the document.

        A baseline that is among the observations too is left out: it stands there.
        """
        placed = (entry for entry in self.observations if entry.record.source.span)
        valued = {_place(entry.record) for entry in placed}
        kept = [
            cast(Entry[Statement], entry)
            for entry in self.commitments
            if isinstance(entry.record, Statement)
            and not (entry.record.kind == BASELINE and _place(entry.record) in valued)
        ]
        ordered = sorted(kept, key=lambda entry: entry.record.source.span or (0, 0))
        return _grouped((entry.record.pilot, entry) for entry in ordered)

    @cached_property
    def observations_of(self) -> Mapping[tuple[str, str], Observations]:
        """Observations by area and indicator, oldest period first."""
        ordered = sorted(self.observations, key=lambda entry: entry.record.period)
        return _grouped(((e.record.area, e.record.indicator), e) for e in ordered)


def _place(record: Statement | Observation) -> tuple[str, tuple[int, int] | None]:
    return record.source.document, record.source.span


def _grouped(pairs: Iterable[tuple[K, V]]) -> dict[K, list[V]]:
    groups: dict[K, list[V]] = {}
    for key, value in pairs:
        groups.setdefault(key, []).append(value)
    return groups
