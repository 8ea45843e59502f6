"""The nearest way to settlement by two changes, where one alone is not enough."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from itertools import combinations, islice

from shidian.mechanisms.settlement.breaks import inputs_of_item, starts, steps_of
from shidian.mechanisms.settlement.day import Day
from shidian.mechanisms.settlement.outcome import Outcome
from shidian.mechanisms.settlement.person import Person, Value
from shidian.mechanisms.settlement.scheme import BestOf, FirstOf, InputKind, Item, SumOf
from shidian.mechanisms.settlement.trial import Trial, Way

MOST_RUNGS = 24  # of an input
MOST_TRIED = 40  # pairs


def way_of_two(day: Day, person: Person, outcome: Outcome) -> Way | None:
    """The two changes that need fewest steps of the scheme's tables together; None for none.

    Of equally many steps those that give most points, then those of the inputs that stand first.
    Neither can be one step less. At most `MOST_RUNGS` steps of an input are looked at.
    """
    trial = Trial(day, person, outcome)
    if outcome.qualified:
        return None
    for one, other in islice(_pairs(trial), MOST_TRIED):
        if trial.settles({one.name: one.value, other.name: other.value}):
            return trial.way({one.name: one.value, other.name: other.value})
    return None


@dataclass(frozen=True)
class _Rung:
    """A value of an input, how many steps away it is, and the units that it brings."""

    name: str
    value: Value
    steps: int
    gain: int


def _rungs(trial: Trial, name: str) -> list[_Rung]:
    """The values of an input that bring points, or decide, from near to far."""
    asked, now = trial.day.scheme.inputs[name], trial.known(name)
    gain = partial(trial.gain, name)
    if asked.kind is InputKind.NUMBER:
        assert isinstance(now, int)
        ways: list[list[tuple[Value, int]]] = [
            [(value, gain(value)) for value in values] for values in _ladders(trial.day, name, now)
        ]
    elif asked.kind is InputKind.FLAG:
        ways = [[(not now, gain(not now))]]
    else:
        codes: list[tuple[Value, int]] = [(c, gain(c)) for c in asked.codes if c != now]
        ways = [sorted(codes, key=lambda code: code[1])]
    useful = [[one for one in values if one[1] > 0 or name in trial.decisive] for values in ways]
    return [
        _Rung(name, value, steps, brought)
        for values in useful
        for steps, (value, brought) in enumerate(values, start=1)
    ]


def _ladders(day: Day, name: str, now: int) -> Iterator[list[int]]:
    """Numbers at which a stretch or step begins: those above in order, and those below."""
    asked = day.scheme.inputs[name]
    begin = set(starts(day, name))
    for step, most in steps_of(day, name):
        last = asked.max // step if most is None else most
        first = max(now, 0) // step
        around = range(max(first - MOST_RUNGS, 0), min(first + MOST_RUNGS, last) + 1)
        begin |= {number * step for number in around}
    ordered = sorted(number for number in begin if asked.min <= number <= asked.max)
    yield [number for number in ordered if number > now][:MOST_RUNGS]
    yield [number - 1 for number in reversed(ordered) if asked.min < number <= now][:MOST_RUNGS]


def _pairs(trial: Trial) -> Iterator[tuple[_Rung, _Rung]]:
    """Two rungs that may be enough together, those of fewest steps first."""
    outcome, found = trial.outcome, list[tuple[int, int, int, _Rung, _Rung]]()
    short = (outcome.needed or 0) - sum(one.units for one in outcome.items)
    rungs = {name: _rungs(trial, name) for name in trial.names}
    best = {name: max((one.gain for one in own), default=0) for name, own in rungs.items()}
    crossed = _crossed(trial)
    for one, other in combinations(trial.names, 2):
        free = frozenset((one, other)) in crossed or trial.may_open(one, other)
        if not trial.may_help(one, other) or not (free or best[one] + best[other] >= short):
            continue
        for first in rungs[one]:
            for second in rungs[other]:
                brought = first.gain + second.gain
                if free or brought >= short:
                    steps = first.steps + second.steps
                    found.append((steps, -brought, len(found), first, second))
    found.sort(key=lambda pair: pair[:3])
    for *_, first, second in found:
        yield first, second


def _crossed(trial: Trial) -> set[frozenset[str]]:
    """Inputs that can bring more together than each alone: a condition of the other's item."""
    found: set[frozenset[str]] = set()

    def walk(item: Item) -> None:
        names = inputs_of_item(item)
        if item.when:
            found.update(frozenset(pair) for pair in combinations(sorted(names), 2))
        if isinstance(item, BestOf | FirstOf | SumOf):
            for inner in item.items:
                walk(inner)

    for one in trial.outcome.items:
        walk(one.item)
    return found
