"""What an item gives a person, in words: 每满 12 月 3 分：5 × 3 = 15 分，上限 45 分."""

from shidian.core import Bilingual
from shidian.mechanisms.settlement.day import Day, full_years
from shidian.mechanisms.settlement.outcome import Scored
from shidian.mechanisms.settlement.person import Person, Value
from shidian.mechanisms.settlement.scheme import (
    AgeBands,
    Band,
    Bands,
    BestOf,
    FirstOf,
    Flag,
    PerStep,
    SumOf,
    Table,
)
from shidian.mechanisms.settlement.wording import (
    age_said,
    amount_said,
    band_said,
    joined,
    phrase,
    points_said,
    read_said,
    value_said,
)

NO_BAND = Bilingual("不在任何一档", "in no band")
NO_PART = Bilingual("没有一项符合", "none applies")
TOGETHER = Bilingual("各项合计", "all together")


def given_said(day: Day, person: Person, one: Scored) -> Bilingual:
    """What was read, the rule, the points, and the limits: of an item whose conditions hold."""
    item, raw = one.item, points_said(day, one.before_limits)
    match item:
        case SumOf():
            said = phrase("{of}：{n} 分", "{of}: {n} points", of=TOGETHER, n=raw)
        case BestOf() | FirstOf():
            said = phrase("{of}：{n} 分", "{of}: {n} points", of=_chosen(one), n=raw)
        case PerStep():
            steps = joined((_read(day, person, item.input), _steps(day, item, one.value)))
            said = phrase("{of} = {n} 分", "{of} = {n} points", of=steps, n=raw)
        case Table() | Flag():
            read = _read(day, person, item.input)
            said = phrase("{of}：{n} 分", "{of}: {n} points", of=read, n=raw)
        case Bands() | AgeBands():
            band = joined((_read(day, person, item.input), *_band(day, item, one.value)))
            said = phrase("{of}：{n} 分", "{of}: {n} points", of=band, n=raw)
    return joined((said, *_limits(day, one)))


def _limits(day: Day, one: Scored) -> list[Bilingual]:
    """The cap and floor of an item, and whether one of them decides."""
    said = []
    for limit, zh, en in ((one.item.cap, "上限", "cap"), (one.item.floor, "下限", "floor")):
        if limit is None:
            continue
        decides = one.units != one.before_limits and one.units == day.units(limit)
        n = amount_said(day, limit)
        said.append(
            phrase(f"{zh} {{n}} 分，计 {{n}} 分", f"{en} {{n}}, so {{n}} points", n=n)
            if decides
            else phrase(f"{zh} {{n}} 分", f"{en} {{n}}", n=n)
        )
    return said


def _chosen(one: Scored) -> Bilingual:
    part = next((part for part in one.parts if part.counts), None)
    if part is None:
        return NO_PART
    if isinstance(one.item, BestOf):
        return phrase("取最高的“{of}”", "the best counts, “{of}”", of=part.item.label)
    return phrase("取最先符合的“{of}”", "the first that applies counts, “{of}”", of=part.item.label)


def _read(day: Day, person: Person, name: str) -> Bilingual:
    label, read = day.scheme.inputs[name].label, read_said(day, name, person)
    return phrase("{label} {read}", "{label}: {read}", label=label, read=read)


def _steps(day: Day, item: PerStep, value: Value | None) -> Bilingual:
    step, number = day.whole(item.step), value if isinstance(value, int) else 0
    return phrase(
        "每满 {step} {each} 分：{n} × {each}",
        "{each} for every {step}: {n} × {each}",
        step=value_said(day.scheme.inputs[item.input], step),
        each=amount_said(day, item.points),
        n=max(number, 0) // step,
    )


def _band(day: Day, item: Bands | AgeBands, value: Value | None) -> list[Bilingual]:
    """The age, and the band that a number or age lies in."""
    said = [age_said(day, value)] if isinstance(item, AgeBands) and value is not None else []
    match value:
        case bool() | str() | None:
            return [NO_BAND]
        case int():
            number, unit = value, day.scheme.inputs[item.input].unit
        case _:
            number, unit = full_years(value, day.on), Bilingual("周岁", "years")
    found = next((one for one in item.bands if _holds(day, one, number)), None)
    if found is None:
        return [*said, NO_BAND]
    return [*said, phrase("{of}一档", "band {of}", of=band_said(day, found, unit))]


def _holds(day: Day, band: Band, number: int) -> bool:
    above = band.from_ is None or number >= day.whole(band.from_)
    return above and (band.to is None or number <= day.whole(band.to))
