"""Conditions that decide nothing, contradict each other or repeat; clauses left out."""

from collections.abc import Iterator

from shidian.mechanisms.settlement.lint.remark import Remarks, note, warning
from shidian.mechanisms.settlement.lint.truth import Truth, all_hold, held_of, holds
from shidian.mechanisms.settlement.lint.view import View
from shidian.mechanisms.settlement.scheme import Clause, Condition, Item, Scheme
from shidian.mechanisms.settlement.scheme.paths import (
    Path,
    clauses_of,
    conditions_below,
    conditions_of,
    items_of,
)


def decided_conditions(view: View) -> Remarks:
    """Single conditions that never hold or always hold."""
    days = [(day, held_of(day)) for day in view.days]
    for path, condition in conditions_of(view.scheme):
        if condition.parts:
            continue
        truth = _always(holds(day, condition, held) for day, held in days)
        if truth is False:
            yield warning("lint_never", path)
        elif truth is True:
            yield warning("lint_always", path)


def contradictions(view: View) -> Remarks:
    """Conditions each of which may hold, but never all of them together."""
    days = [(day, held_of(day)) for day in view.days]
    for path, part in _parts(view.scheme):
        inner = [one for _, one in conditions_below("", part.when) if not one.parts]
        never = [one for one in inner if _always(holds(day, one, h) for day, h in days) is False]
        if not never and _always(all_hold(day, part.when, h) for day, h in days) is False:
            yield warning("lint_contradiction", f"{path}.when", found=part.id)


def repetitions(view: View) -> Remarks:
    """Conditions that stand twice, or that an entitlement which is needed needs already."""
    needs = _needs(view.scheme)
    for path, part in _parts(view.scheme):
        named = [needs[one.holds] for one in part.when if one.holds]
        for number, condition in enumerate(part.when):
            if condition in part.when[:number] or any(condition in one for one in named):
                yield note("lint_repeats", f"{path}.when[{number}]", found=part.id)


def unaccepted(view: View) -> Remarks:
    """Clauses that the format cannot say and nobody has accepted to leave out."""
    for number, one in enumerate(view.scheme.untranslatable):
        if one.accepted_by is None:
            yield warning("lint_unaccepted", f"untranslatable[{number}]", found=one.clause)


def _needs(scheme: Scheme) -> dict[str, frozenset[Condition]]:
    """All that each entitlement needs, through those that it needs, which stand before it."""
    found: dict[str, frozenset[Condition]] = {}
    for one in scheme.entitlements:
        below = [found[condition.holds] for condition in one.when if condition.holds]
        found[one.id] = frozenset(one.when).union(*below)
    return found


def _parts(scheme: Scheme) -> Iterator[tuple[Path, Item | Clause]]:
    yield from items_of(scheme)
    yield from clauses_of(scheme)


def _always(truths: Iterator[Truth]) -> Truth:
    """What is so on every day; None where days differ, or there are none."""
    found = set(truths)
    return found.pop() if len(found) == 1 else None
