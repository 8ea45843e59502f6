"""Conditions, values, numbers and sources of a scheme in words, in Chinese and English."""

from collections.abc import Mapping, Sequence
from typing import TypeAlias

from shidian.core import Bilingual, Confidence, Source
from shidian.core.plain import plain
from shidian.mechanisms.settlement.day import Day, full_years
from shidian.mechanisms.settlement.person import Person, Value
from shidian.mechanisms.settlement.reference import Facts, known
from shidian.mechanisms.settlement.scheme import (
    Amount,
    Band,
    Condition,
    Input,
    InputKind,
)

Titles: TypeAlias = Mapping[str, Bilingual]
"""Titles of documents, by id; one that is not listed is shown by its id."""
ASSUMPTION = "assumption"
YES, NO, NONE = Bilingual("是", "yes"), Bilingual("否", "no"), Bilingual("无", "none")
_ASSUMED = Bilingual("假设", "assumption")


def phrase(zh: str, en: str, **words: object) -> Bilingual:
    """A phrase in both languages, its places filled with words of the same language.

    Examples
    --------
    >>> phrase("{what}：{n} 分", "{what}: {n} points", what=Bilingual("年龄", "Age"), n=20).en
    'Age: 20 points'
    """

    def of(lang: str) -> dict[str, object]:
        return {
            name: getattr(word, lang) if isinstance(word, Bilingual) else word
            for name, word in words.items()
        }

    return Bilingual(zh.format(**of("zh")), en.format(**of("en")))


def joined(parts: Sequence[Bilingual], zh: str = "，", en: str = ", ") -> Bilingual:
    """Some phrases as one; empty ones are left out."""
    present = [part for part in parts if part.zh]
    return Bilingual(zh.join(one.zh for one in present), en.join(one.en for one in present))


def points_said(day: Day, units: int) -> str:
    """Units of a scheme as points."""
    return plain(day.points(units))


def value_said(asked: Input, value: Value | None) -> Bilingual:
    """A value of an input: with its unit, by the name of its code."""
    match value:
        case None:
            return NONE
        case bool(so):
            return YES if so else NO
        case int(number):
            return joined((Bilingual(str(number), str(number)), asked.unit), " ", " ")
        case str(code):
            return asked.codes[code]
    return Bilingual(str(value), str(value))


def read_said(day: Day, name: str, person: Person) -> Bilingual:
    """What a scheme reads of a person, and that it was not given where it was not."""
    said = value_said(day.scheme.inputs[name], known(day, name, person))
    if person.get(name) is not None:
        return said
    return phrase("{said}（未填，按此计）", "{said} (not given, counted so)", said=said)


def conditions_said(day: Day, conditions: Sequence[Condition]) -> Bilingual:
    """Conditions that must all hold."""
    if not conditions:
        return Bilingual("不设条件", "no condition")
    return joined([condition_said(day, one) for one in conditions], "，并且", ", and ")


def condition_said(day: Day, condition: Condition) -> Bilingual:
    """One condition."""
    if condition.parts:
        return _parts_said(day, condition)
    if condition.holds:
        label = next(one.label for one in day.scheme.entitlements if one.id == condition.holds)
        return phrase("享有“{what}”", "“{what}” is held", what=label)
    if condition.points_at_least is not None:
        least = points_said(day, day.units(condition.points_at_least))
        return phrase("总分不少于 {n} 分", "a total of at least {n} points", n=least)
    if condition.item:
        label = next(one.label for one in day.scheme.every_item if one.id == condition.item)
        subject = phrase("“{what}”得分", "points of “{what}”", what=label)
        return _between_said(day, subject, condition, Bilingual("分", "points"))
    return _input_said(day, condition)


def unmet_said(facts: Facts, condition: Condition) -> Bilingual:
    """A condition that does not hold, and how it stands: 连续居住月数不少于 12 月：现为 8 月."""
    day = facts.day
    said = condition_said(day, condition)
    if condition.all_:
        return unmet_said(facts, next(one for one in condition.all_ if not facts.holds(one)))
    if condition.holds:
        return phrase("{said}：现不享有", "{said}: now it is not", said=said)
    if condition.parts:
        return said
    if condition.points_at_least is not None:
        now = phrase("{n} 分", "{n} points", n=points_said(day, facts.total))
    elif condition.item:
        units = facts.items.get(condition.item, 0)
        now = phrase("{n} 分", "{n} points", n=points_said(day, units))
    else:
        now = read_said(day, condition.input, facts.person)
    return phrase("{said}：现为 {now}", "{said}: now {now}", said=said, now=now)


def amount_said(day: Day, amount: Amount) -> str:
    """A number of points or a whole number, as it stands on the day."""
    return plain(day.number(amount))


def parameters_said(day: Day, amounts: Sequence[Amount | None]) -> Bilingual:
    """Those of some numbers that are dated parameters: value, since when, source, confidence."""
    names = dict.fromkeys(one for one in amounts if one is not None and one.number is None)
    return joined([_parameter_said(day, name) for name in names])


def source_said(source: Source, titles: Titles) -> Bilingual:
    """The clause that is followed, its document, and how far that is trusted."""
    title = titles.get(source.document) or (
        _ASSUMED if source.document == ASSUMPTION else Bilingual(source.document, source.document)
    )
    trust = () if source.confidence is Confidence.HIGH else (source.confidence.text,)
    if not source.section:
        return phrase("依据{of}", "by {of}", of=joined((title, *trust)))
    section = Bilingual(source.section, source.section)
    of = joined((title, *trust))
    return phrase("依据{section}（{of}）", "by {section} ({of})", section=section, of=of)


def _parts_said(day: Day, condition: Condition) -> Bilingual:
    parts = joined([condition_said(day, one) for one in condition.parts], "；", "; ")
    if condition.all_:
        return phrase("同时满足（{parts}）", "all of ({parts})", parts=parts)
    if condition.any_:
        return phrase("满足其一（{parts}）", "one of ({parts})", parts=parts)
    return phrase("均不属于（{parts}）", "none of ({parts})", parts=parts)


def _input_said(day: Day, condition: Condition) -> Bilingual:
    asked = day.scheme.inputs[condition.input]
    label = asked.label
    match asked.kind:
        case InputKind.NUMBER:
            return _between_said(day, label, condition, asked.unit)
        case InputKind.FLAG:
            so = YES if condition.is_ else NO
            return phrase("{label}为“{so}”", "{label} is “{so}”", label=label, so=so)
        case InputKind.CODE:
            names = joined([asked.codes[code] for code in condition.in_], "或", " or ")
            return phrase("{label}为{names}", "{label}: {names}", label=label, names=names)
        case InputKind.DATE:
            return _date_said(label, condition)


def _date_said(label: Bilingual, condition: Condition) -> Bilingual:
    least, most, years = condition.age_at_least, condition.age_at_most, condition.within_years
    if years is not None:
        return phrase("{label}在 {n} 年以内", "{label} within {n} years", label=label, n=years)
    if most is None:
        return phrase("年满 {n} 周岁", "at least {n} years old", n=least)
    if least is None:
        return phrase("年龄不超过 {n} 周岁", "at most {n} years old", n=most)
    return phrase("{a} 至 {b} 周岁", "{a} to {b} years old", a=least, b=most)


def _between_said(day: Day, subject: Bilingual, condition: Condition, unit: Bilingual) -> Bilingual:
    least, most = condition.at_least, condition.at_most
    low = "" if least is None else amount_said(day, least)
    high = "" if most is None else amount_said(day, most)
    words = {"subject": subject, "low": low, "high": high, "unit": unit}
    if most is None:
        zh, en = "{subject}不少于 {low} {unit}", "{subject} at least {low} {unit}"
    elif least is None:
        zh, en = "{subject}不多于 {high} {unit}", "{subject} at most {high} {unit}"
    else:
        zh, en = "{subject}从 {low} 到 {high} {unit}", "{subject} from {low} to {high} {unit}"
    said = phrase(zh, en, **words)
    return Bilingual(said.zh.strip(), said.en.strip())  # where there is no unit


def band_said(day: Day, band: Band, unit: Bilingual) -> Bilingual:
    """A band as its ends: 18 至 35 周岁."""
    low = None if band.from_ is None else amount_said(day, band.from_)
    high = None if band.to is None else amount_said(day, band.to)
    if high is None:
        return phrase("满 {n} {unit}", "from {n} {unit}", n=low or "", unit=unit)
    if low is None:
        return phrase("至 {n} {unit}", "up to {n} {unit}", n=high, unit=unit)
    if low == high:
        return phrase("{n} {unit}", "{n} {unit}", n=low, unit=unit)
    return phrase("{a} 至 {b} {unit}", "{a} to {b} {unit}", a=low, b=high, unit=unit)


def age_said(day: Day, value: Value | None) -> Bilingual:
    """A date of birth as age on the day."""
    match value:
        case None | bool() | int() | str():
            return NONE
    return phrase("年满 {n} 周岁", "{n} years old", n=full_years(value, day.on))


def _parameter_said(day: Day, name: Amount) -> Bilingual:
    parameter = day.scheme.parameters[name]
    dated = parameter.on(day.on.isoformat())
    return phrase(
        "“{title}”自 {since} 起为 {value}（{source}，{trust}）",
        "“{title}” {value} since {since} ({source}, {trust})",
        title=parameter.title,
        since=dated.since,
        value=plain(dated.value),
        source=dated.source,
        trust=dated.confidence.text,
    )
