"""What a figure leaves to the sentences before it: its year."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from shidian.plans.figures.figure import Figure
from shidian.plans.figures.name import Name
from shidian.plans.figures.slots import Slot, bracket
from shidian.plans.text.outline import Plan
from shidian.plans.text.sentences import Sentence

_OPENS_LIST = re.compile(r"(?:(?:目标|任务|指标|实现|达到)[^。]{0,12}|年[末底]?，?)：$")
_DATED_HEADING = re.compile(r"(?:到)?20\d\d年(?:的|主要|工作|发展|具体)*(?:目标|任务|指标)")
_PART_LEVEL = 4  # nodes of this level and deeper are items of a list, not parts of a plan


@dataclass(frozen=True)
class Carried:
    """What a sentence takes from those before it: a year, where it names none, and rates.

    `year` was named in the same part of the plan; `lead` by a sentence that opens a list
    (到2020年，主要目标是：), and holds up to the end of that list. `rates` are the programme's
    indicators in per cent of which the last sentence with such figures speaks, in the same part.
    """

    block: int
    year: int | None = None
    lead: int | None = None
    lead_end: int = 0
    rates: tuple[str, ...] = ()

    def into(self, sentence: Sentence) -> "Carried":
        """What is carried into a sentence: nothing into another part of the plan."""
        same = sentence.block == self.block
        return self if same else replace(self, block=sentence.block, year=None, rates=())

    def past(self, sentence: Sentence, plan: Plan, figures: Sequence[Figure]) -> "Carried":
        """What is carried on from a sentence and its figures."""
        coded = (one.indicator for one in figures if one.indicator_code and one.unit == "%")
        rates = tuple(dict.fromkeys(coded))
        return replace(self._dated(sentence, plan), rates=rates or self.rates)

    def _dated(self, sentence: Sentence, plan: Plan) -> "Carried":
        dated = [
            time.year
            for time in sentence.times
            if not (time.compared or time.local or bracket(sentence.text, time.start))
        ]
        if not dated:
            return self
        if _OPENS_LIST.search(sentence.text) or _DATED_HEADING.fullmatch(sentence.text):
            inside = [node for node in plan.path(sentence.start) if node.level < _PART_LEVEL]
            return replace(self, lead=dated[-1], lead_end=inside[-1].end if inside else plan.end)
        return replace(self, year=dated[-1])


def base_year(plan: Plan, parts: Sequence[Sentence]) -> int | None:
    """The year that a plan's introduction describes: the first that it does not look forward to."""
    for sentence in parts:
        if plan.section(sentence.start) != "intro" or not sentence.quantities:
            continue
        for time in sentence.times:
            ahead = sentence.text[max(0, time.start - 1) : time.start] in ("到", "至")
            if time.year and time.first is None and not time.compared and not ahead:
                return time.year
    return None


def dated(figure: Figure, sentence: Sentence, slot: Slot, name: Name, carried: Carried) -> Figure:
    """A figure with the year that its surroundings give it, if it has none of its own."""
    if name.baseline:  # 由31%提高到40%: the first is of the beginning, if that is said
        time = slot.time
        began = time.year if time and time.local else time.first if time and time.year else None
        return replace(figure, year=began, start_year=None)
    if figure.year is not None or slot.time is not None:
        return figure
    if slot.compared and "基础上" in slot.right:
        return replace(figure, year=slot.compared.year, start_year=None)
    if carried.lead and sentence.start < carried.lead_end:
        return replace(figure, year=carried.lead)
    return replace(figure, year=carried.year) if _takes(figure, sentence, slot) else figure


def _takes(figure: Figure, sentence: Sentence, slot: Slot) -> bool:
    """Goals and facts are dated by the sentence before; an area holds in any year."""
    area = slot.quantity.dimension == "area" or "面积" in slot.clause
    fact = figure.section == "intro" and not area
    return figure.section == "goal" or fact or sentence.text.startswith("其中")
