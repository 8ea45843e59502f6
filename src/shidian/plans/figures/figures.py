"""The figures of a plan: numbers with name, time, relation, section and kind."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from shidian.plans.context import Context
from shidian.plans.figures.binding import binding
from shidian.plans.figures.dating import Carried, base_year, dated
from shidian.plans.figures.figure import Figure, Kind
from shidian.plans.figures.inherited import inherited
from shidian.plans.figures.kinds import kind
from shidian.plans.figures.lists import alike
from shidian.plans.figures.name import Name
from shidian.plans.figures.names import names
from shidian.plans.figures.slots import Slot, slots
from shidian.plans.figures.tables import Row
from shidian.plans.numbers.marks import Marks
from shidian.plans.text.plan_text import PlanText
from shidian.plans.text.sentences import Sentence, sentences

_PER_YEAR = re.compile(r"每年|年均|逐年|历年|年人均")
_CUMULATIVE = re.compile(r"累计|新增|累积")
_PROVINCE = re.compile(r"(?<=[省市县州盟旗区])(?=..)|[（）]")
_AUTHORITY = ("财政", "政府", "级", "市", "县")


def figures(
    plan_text: PlanText, marks: Marks, rows: Sequence[Row], context: Context
) -> Iterator[Figure]:
    """The figures of one plan, in the order of the text.

    Parameters
    ----------
    plan_text : PlanText
        The plan, and the document it stands in.
    marks : Marks
        What every numeral of the document is.
    rows : sequence of Row
        The rows of the document's tables.
    context : Context
        The programme's vocabulary.

    Examples
    --------
    >>> from shidian.plans.reading import read
    >>> reading = read("甲市试点方案\\n一、主要目标\\n到2020年，城镇化率提高到60%以上。")
    >>> plan_text = PlanText(reading.plans[0], reading.text, reading.content)
    >>> found = figures(plan_text, reading.marks, [], Context())
    >>> [(one.indicator, one.op, one.year) for one in found]
    [('城镇化率', '>=', 2020)]
    """
    parts = sentences(plan_text.text, plan_text.plan, marks)
    base = base_year(plan_text.plan, parts) or context.base_year
    found = list(_of_tables(plan_text, rows, base, context))
    carried = Carried(plan_text.plan.body)
    for sentence in parts:
        carried = carried.into(sentence)
        read = _of_sentence(plan_text, sentence, carried, base, context)
        carried = carried.past(sentence, plan_text.plan, read)
        found += read
    yield from sorted(found, key=lambda figure: figure.span)


def _of_tables(
    plan_text: PlanText, rows: Sequence[Row], base: int | None, context: Context
) -> Iterator[Figure]:
    plan = plan_text.plan
    for row in rows:
        for cell in row.cells:
            if not plan.body <= cell.start < plan.end:
                continue
            span = plan_text.text.span(cell.start, cell.end)
            yield Figure(
                pilot=plan.place,
                section=plan.section(cell.start),
                heading=plan.heading(cell.start),
                kind=Kind.BASELINE if base and cell.year <= base else Kind.TARGET,
                indicator=row.name,
                indicator_code=context.code(row.name),
                subject=None,
                year=cell.year,
                start_year=None,
                op=cell.op,
                value=cell.value,
                value_high=None,
                unit=row.unit,
                per_year=False,
                cumulative=False,
                relative=False,
                qualifier=cell.qualifier or None,
                span=span,
                text=plan_text.content[span[0] : span[1]],
            )


def _of_sentence(
    plan_text: PlanText, sentence: Sentence, carried: Carried, base: int | None, context: Context
) -> list[Figure]:
    found: list[Figure] = []
    places = slots(sentence)
    own = inherited(places, names(sentence, places), carried.rates)
    for number, (slot, name) in enumerate(zip(places, own, strict=True)):
        figure = dated(_figure(plan_text, sentence, slot, name), sentence, slot, name, carried)
        figure = replace(figure, indicator_code=context.code(figure.indicator))
        whole = _whole(sentence, places, number)
        if whole is not None:
            figure = _as_part(figure, found[whole])
        found.append(replace(figure, kind=_kind(figure, slot, name, base, found)))
    return found


def _whole(sentence: Sentence, places: Sequence[Slot], number: int) -> int | None:
    """The number that 其中 says this one is a part of, if both measure the same."""
    start = places[number].quantity.start
    among = sentence.text.rfind("其中", 0, start)
    if among < 0 or "；" in sentence.text[among:start]:
        return None
    before = [place for place in range(number) if places[place].quantity.end <= among]
    return before[-1] if before and alike(places[before[-1]], places[number]) else None


def _as_part(part: Figure, whole: Figure) -> Figure:
    """每年1万，其中县内7000: a part of a yearly or cumulative figure is one too."""
    if not whole.value > part.value and whole.unit == part.unit:
        return part
    return replace(
        part,
        per_year=part.per_year or whole.per_year,
        cumulative=part.cumulative or whole.cumulative,
    )


def _kind(
    figure: Figure, slot: Slot, name: Name, base: int | None, before: Sequence[Figure]
) -> Kind:
    if name.baseline or "基础上" in slot.right:
        return Kind.BASELINE
    return kind(figure, slot.quantity, slot, base, before)


def _without_place(indicator: str, place: str) -> str:
    """威海市总面积 in the plan of 威海市 is 总面积; what a place's treasury pays keeps its name."""
    own = [part for part in _PROVINCE.split(place) if part][-1:]
    for name in [*own, *(part[:-1] for part in own if len(part) > 2)]:
        rest = indicator.removeprefix(name)
        if rest != indicator and len(rest) > 1 and not rest.startswith(_AUTHORITY):
            return rest
    return indicator


def _figure(plan_text: PlanText, sentence: Sentence, slot: Slot, name: Name) -> Figure:
    quantity, at, plan = slot.quantity, sentence.start + slot.quantity.start, plan_text.plan
    bound = binding(quantity, name.lead, name.after)
    span = plan_text.text.span(at, sentence.start + quantity.end + len(slot.after))
    first = slot.time.first if slot.time else None
    return Figure(
        pilot=plan.place,
        section=plan.section(at),
        heading=plan.heading(at),
        kind=Kind.TARGET,
        indicator=_without_place(name.indicator, plan.place),
        indicator_code=None,
        subject=name.subject or _each(name.lead.cues),
        year=name.year or (slot.time.year if slot.time else None),
        start_year=slot.compared.year if slot.compared else first,
        op=bound.op,
        value=quantity.value,
        value_high=quantity.high,
        unit=quantity.unit,
        per_year=bool(_PER_YEAR.search(slot.left)),
        cumulative=bool(_CUMULATIVE.search(slot.left + slot.after + slot.right)),
        relative=bound.relative,
        qualifier=bound.qualifier,
        span=span,
        text=plan_text.content[span[0] : span[1]],
    )


def _each(cues: Sequence[str]) -> str | None:
    """每人20万元 is told of one person: a figure for each of something narrower."""
    each = [cue for cue in cues if cue.startswith("每") and cue != "每年"]
    return each[-1].removesuffix("每年") if each else None
