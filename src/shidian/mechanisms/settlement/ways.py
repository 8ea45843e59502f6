"""The nearest ways to settlement: for each input the smallest change of it alone that is enough.

What a scheme says changes at break points only, so only these are looked at. Where more of a number
can both help and hinder, at most `MOST_STEPS` full steps of a stretch are tried: a way that lies
further may then be missed. Whether a person can change a thing is not asked: the scheme does not
say it.
"""

from collections.abc import Callable, Sequence
from itertools import islice, pairwise

from shidian.mechanisms.settlement.breaks import goes_one_way, starts, steps_of
from shidian.mechanisms.settlement.day import Day
from shidian.mechanisms.settlement.outcome import Outcome
from shidian.mechanisms.settlement.person import Person, Value
from shidian.mechanisms.settlement.scheme import InputKind
from shidian.mechanisms.settlement.trial import Trial, Way

MOST_STEPS = 500


def single_ways(day: Day, person: Person, outcome: Outcome) -> tuple[Way, ...]:
    """For each input the smallest change of it alone that lets a person settle.

    Of a number the nearest value; of a code the one that gives fewest points. Dates are left to
    waiting. Empty for whoever settles already.
    """
    trial = Trial(day, person, outcome)
    if outcome.qualified:
        return ()
    found = (_nearest(trial, name) for name in trial.names)
    return tuple(way for way in found if way is not None)


def _nearest(trial: Trial, name: str) -> Way | None:
    if not trial.may_help(name):
        return None
    asked, now = trial.day.scheme.inputs[name], trial.known(name)
    if asked.kind is InputKind.NUMBER:
        assert isinstance(now, int)
        value = _nearest_number(trial, name, now)
        return None if value is None else trial.way({name: value})
    values: tuple[Value, ...] = (
        (not now,) if asked.kind is InputKind.FLAG else tuple(c for c in asked.codes if c != now)
    )
    ways = [trial.way({name: value}) for value in values if trial.settles({name: value})]
    return min(ways, key=lambda way: way.units, default=None)


def _nearest_number(trial: Trial, name: str, now: int) -> int | None:
    """The nearest number that is enough; of two that are equally near, the larger."""
    asked = trial.day.scheme.inputs[name]
    edges = [edge for edge in starts(trial.day, name) if asked.min < edge <= asked.max]

    def enough(value: int) -> bool:
        return trial.settles({name: value})

    above = [now + 1, *(edge for edge in edges if edge > now + 1), asked.max + 1]
    below = [now - 1, *(edge - 1 for edge in reversed(edges) if edge < now), asked.min - 1]
    up = [(low, high - 1) for low, high in pairwise(above) if low < high]
    down = [(high, low + 1) for high, low in pairwise(below) if low < high]
    steps = [] if goes_one_way(trial.day, name) else [one for one, _ in steps_of(trial.day, name)]
    found = [value for way in (up, down) if (value := _first(enough, way, steps)) is not None]
    return min(found, key=lambda value: abs(value - now), default=None)


def _first(
    enough: Callable[[int], bool], stretches: list[tuple[int, int]], steps: Sequence[int]
) -> int | None:
    """The nearest number that is enough; `steps` are those that must be tried one by one.

    Without them more of the number only helps or only hinders within a stretch, from near to far,
    so that its ends say whether it holds one.
    """
    for near, far in stretches:
        if enough(near):
            return near
        for value in _full_steps(near, far, steps):
            if enough(value):
                return value
        if near != far and enough(far):
            return _between(enough, near, far)
    return None


def _full_steps(near: int, far: int, steps: Sequence[int]) -> list[int]:
    """Where the number of full steps changes between two numbers, from near to far."""
    found: set[int] = set()
    for step in steps:
        if near < far:
            found.update(islice(range((near // step + 1) * step, far + 1, step), MOST_STEPS))
        else:
            found.update(islice(range(near // step * step - 1, far - 1, -step), MOST_STEPS))
    return sorted(found, key=lambda value: abs(value - near))[:MOST_STEPS]


def _between(enough: Callable[[int], bool], short: int, far: int) -> int:
    """The number that is enough while the one before it is not."""
    while abs(far - short) > 1:
        middle = (short + far) // 2
        short, far = (short, middle) if enough(middle) else (middle, far)
    return far
