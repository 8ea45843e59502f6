"""Sentences of a plan, each with the numbers and times that stand in it."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeVar

from shidian.plans.numbers.marks import Marks
from shidian.plans.numbers.quantities import Quantity
from shidian.plans.numbers.times import Time
from shidian.plans.text.flow import Text
from shidian.plans.text.outline import Plan

_Marked = TypeVar("_Marked", Quantity, Time)
_END = re.compile(r"[。！？]")


@dataclass(frozen=True)
class Sentence:
    """A sentence, its numbers and times counted from its own first character.

    Parameters
    ----------
    text : str
    start : int
        Its first character in the flow.
    block : int
        Where the part begins that it stands in: a heading, an item, a dash.
    quantities, times : sequences
    """

    text: str
    start: int
    block: int
    quantities: Sequence[Quantity]
    times: Sequence[Time]


def sentences(text: Text, plan: Plan, marks: Marks) -> list[Sentence]:
    """The sentences of a plan; a heading that its line ends is one of its own.

    A heading that ends with a colon names what follows it: 城镇化率：2017年达到52%。
    """
    cuts = {plan.body, plan.end}
    cuts.update(match.end() for match in _END.finditer(text.chars, plan.body, plan.end))
    for node in plan.nodes:
        cuts.add(node.start + len(node.marker))
        cuts.add(node.start)
        if node.title and text.chars[node.body : node.body + 1] != "：":
            cuts.add(node.body)
    blocks = sorted({plan.body, *(node.start for node in plan.nodes)})
    places = sorted(cuts)
    return [
        Sentence(
            text.chars[start:end],
            start,
            blocks[max(0, bisect_left(blocks, start + 1) - 1)],
            _inside(marks.quantities, start, end),
            _inside(marks.times, start, end),
        )
        for start, end in pairwise(places)
    ]


def _inside(marked: Sequence[_Marked], start: int, end: int) -> list[_Marked]:
    first = bisect_left(marked, start, key=lambda one: one.start)
    last = bisect_left(marked, end, key=lambda one: one.start)
    return [one.moved(-start) for one in marked[first:last]]
