"""Who settles under a scheme, before any quota, as one rule; and how to count many such at once."""

from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

import polars as pl

from shidian.engine import AtLeast, Choice, Constant, Every, OneOf, Rule, Sum
from shidian.mechanisms.settlement.day import Day
from shidian.mechanisms.settlement.lowering import Lowered
from shidian.mechanisms.settlement.outcome import Standing

T = TypeVar("T")

BITS = "bits"
AT_ONCE = 20  # truths counted by one number: its values stay few, and far from any engine's end


def needed(day: Day) -> int | None:
    """Units of the threshold; None where nobody settles by points."""
    selection = day.scheme.selection
    return None if selection is None else day.units(selection.threshold)


def qualifies(rules: Lowered, threshold: int | None) -> Rule:
    """1 for whom the scheme lets settle.

    Parameters
    ----------
    rules : Lowered
    threshold : int
        Units; None where nobody settles by points.
    """
    by_route = OneOf(rules.standing, (int(Standing.ROUTE),))
    if threshold is None:
        return by_route
    ready = OneOf(rules.standing, (int(Standing.POINTS),))
    enough = Every((ready, AtLeast(rules.points, threshold)))
    return Choice(((by_route, Constant(1)),), enough)


def packed(truths: Mapping[str, Rule]) -> list[dict[str, Rule]]:
    """Truths as the bits of a few numbers: questions of one `tally`, read by `unpacked`."""
    return [{BITS: bits(chunk)} for chunk in _chunks(list(truths.values()))]


def bits(truths: Iterable[Rule]) -> Rule:
    """Truths as one number: bit i is set where the i-th holds."""
    return Sum(
        tuple(Choice(((rule, Constant(1 << bit)),), Constant(0)) for bit, rule in enumerate(truths))
    )


def unpacked(names: Sequence[str], counted: Sequence[pl.DataFrame]) -> dict[str, int]:
    """For how many rows each truth holds, from the answers to the questions of `packed`."""
    held: dict[str, int] = {}
    for chunk, frame in zip(_chunks(names), counted, strict=True):
        for bit, name in enumerate(chunk):
            has = frame[BITS].cast(pl.Int64) // (1 << bit) % 2 == 1
            held[name] = int(frame.filter(has)["rows"].sum())
    return held


def _chunks(whole: Sequence[T]) -> list[Sequence[T]]:
    return [whole[start : start + AT_ONCE] for start in range(0, len(whole), AT_ONCE)]
