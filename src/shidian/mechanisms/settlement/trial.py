"""What a scheme says of a person if something were otherwise, and what stands in the way."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TypeAlias

from shidian.mechanisms.settlement.breaks import inputs_of, inputs_of_item
from shidian.mechanisms.settlement.day import Day
from shidian.mechanisms.settlement.outcome import Outcome, Scored, Standing
from shidian.mechanisms.settlement.person import Person, Value
from shidian.mechanisms.settlement.reference import concluded, facts_of, known, scored, total_of
from shidian.mechanisms.settlement.scheme import Clause, InputKind

Needs: TypeAlias = tuple[frozenset[str], ...]
"""Sets of inputs: of each, one at least must be otherwise."""


@dataclass(frozen=True)
class Change:
    """An input that is otherwise: what the scheme takes for it now, and what it would be."""

    input: str
    now: Value | None
    then: Value


@dataclass(frozen=True)
class Way:
    """Changes with which a person settles, and the points that they have then.

    Parameters
    ----------
    changes : tuple of Change
        One or two.
    units : int
    standing : Standing
        By points, or by a route.
    """

    changes: tuple[Change, ...]
    units: int
    standing: Standing


@dataclass(frozen=True)
class Trial:
    """A person who does not settle, and what can be tried."""

    day: Day
    person: Person
    outcome: Outcome

    @cached_property
    def reads(self) -> tuple[frozenset[str], ...]:
        """What each item reads."""
        return tuple(inputs_of_item(one.item) for one in self.outcome.items)

    @cached_property
    def decisive(self) -> frozenset[str]:
        """What any veto, prerequisite or route rests on; all else counts by its points alone."""
        scheme = self.day.scheme
        clauses = (*scheme.vetoes, *scheme.prerequisites, *scheme.routes)
        return frozenset().union(*(inputs_of(scheme, one.when) for one in clauses))

    @cached_property
    def refused(self) -> Needs:
        """What each veto that applies rests on: one of it must be otherwise."""
        scheme = self.day.scheme
        return tuple(inputs_of(scheme, veto.when) for veto in self.outcome.vetoes)

    @cached_property
    def lacking(self) -> Needs:
        """The same for each condition that fails of a prerequisite."""
        return self._failing(*self.outcome.unmet)

    @cached_property
    def closed(self) -> tuple[Needs, ...]:
        """The same for each route."""
        return tuple(self._failing(route) for route in self.day.scheme.routes)

    def _failing(self, *clauses: Clause) -> Needs:
        facts = facts_of(self.day, self.person, self.outcome)
        return tuple(
            inputs_of(self.day.scheme, (one,))
            for clause in clauses
            for one in clause.when
            if not facts.holds(one)
        )

    @cached_property
    def names(self) -> tuple[str, ...]:
        """Inputs that may be otherwise."""
        read = self.decisive.union(*self.reads)
        inputs = self.day.scheme.inputs.items()
        return tuple(n for n, one in inputs if n in read and one.kind is not InputKind.DATE)

    def known(self, name: str) -> Value | None:
        """What the scheme takes for an input now."""
        return known(self.day, name, self.person)

    def gain(self, name: str, value: Value) -> int:
        """Units that one change brings, before the limits of the total."""
        person = {**self.person, name: value}
        return sum(
            scored(self.day, one.item, person).units - one.units
            for one, reads in zip(self.outcome.items, self.reads, strict=True)
            if name in reads
        )

    def settles(self, changed: Mapping[str, Value]) -> bool:
        """Whether the person settles after changes."""
        outcome = self.outcome
        if not self.decisive.isdisjoint(changed):
            return self._concluded(changed).qualified
        units = total_of(self.day, self._items(changed))
        enough = outcome.needed is not None and units >= outcome.needed
        return enough and outcome.standing is Standing.POINTS

    def way(self, changed: Mapping[str, Value]) -> Way:
        """Changes after which the person settles."""
        found = self._concluded(changed)
        changes = tuple(Change(name, self.known(name), value) for name, value in changed.items())
        return Way(changes, found.units, found.standing)

    def may_help(self, *names: str) -> bool:
        """Whether what stands in the way rests on these inputs; where not, no value helps."""
        by_points = self.outcome.needed is not None and _touched(names, self.lacking)
        return _touched(names, self.refused) and (by_points or self.may_open(*names))

    def may_open(self, *names: str) -> bool:
        """Whether all that keeps a route closed rests on these inputs."""
        return any(_touched(names, route) for route in self.closed)

    def _items(self, changed: Mapping[str, Value]) -> tuple[Scored, ...]:
        person = {**self.person, **changed}
        return tuple(
            one if reads.isdisjoint(changed) else scored(self.day, one.item, person)
            for one, reads in zip(self.outcome.items, self.reads, strict=True)
        )

    def _concluded(self, changed: Mapping[str, Value]) -> Outcome:
        return concluded(self.day, {**self.person, **changed}, self._items(changed))


def _touched(names: Iterable[str], needs: Needs) -> bool:
    return not any(need.isdisjoint(names) for need in needs)
