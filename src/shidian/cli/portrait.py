"""A pilot as text: who it is, its baselines, targets with verdicts, other values and promises."""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from shidian.assessment import Attainment, Caveat, baseline_of
from shidian.cli.terminal import grid
from shidian.cli.words import NO_VALUE
from shidian.core import (
    Bilingual,
    Lang,
    Observation,
    Printed,
    Source,
    Statement,
    Target,
    as_statement,
)
from shidian.programme import Pilot, Programme, kind_text
from shidian.register import Entry, Snapshot
from shidian.reporting.codes import verdict_words


def portrait(snapshot: Snapshot, results: Sequence[Attainment], pilot: Pilot, lang: Lang) -> str:
    """All that is known of a pilot, as text for this terminal."""
    programme = snapshot.programme
    own = [result for result in results if result.pilot.no == pilot.no]
    baselines = [
        entry
        for code in programme.indicators
        if (entry := baseline_of(snapshot, pilot.area, code)) is not None
    ]
    held = {entry.id for entry in baselines}
    others = [
        entry
        for code in programme.indicators
        for entry in snapshot.observations_of.get((pilot.area, code), ())
        if entry.id not in held
    ]
    year = programme.facts.baseline_year
    parts = [
        _identity(programme, pilot, lang),
        _section(f"{year} 年基期|Baseline of {year}", _values(programme, baselines, lang), lang),
        _section("目标与完成情况|Targets and what came of them", _targets(own, lang), lang),
        _section("实际值|Observed values", _values(programme, others, lang), lang),
        _section(
            "方案的其他承诺|What else the plan states",
            _statements(programme, snapshot.statements_of.get(pilot.no, ()), lang),
            lang,
        ),
    ]
    return "\n".join(parts)


def _said(both: str, lang: Lang) -> str:
    return Bilingual(*both.split("|")).text(lang)


def _section(title: str, text: str, lang: Lang) -> str:
    none = _said("没有。\n|None.\n", lang)
    return f"{_said(title, lang)}\n{text or none}"


def _identity(programme: Programme, pilot: Pilot, lang: Lang) -> str:
    area, province = programme.areas[pilot.area], programme.areas[pilot.province]
    facts = programme.facts
    names = f"{pilot.no}  {pilot.name.zh}  {pilot.name.en}"
    lines = {
        "简称|Short name": f"{pilot.short.zh} {pilot.short.en} ({pilot.pinyin})",
        "级别|Level": facts.levels[pilot.level].text(lang),
        "同类|Peer class": facts.peer_classes[pilot.peer_class].text(lang),
        "省级地区|Province": Bilingual(province.name, province.name_en).text(lang),
        "区划代码|Area code": " ".join(filter(None, (pilot.area, area.note))),
        "备注|Note": pilot.note,
    }
    gap = "：" if lang == "zh" else ": "
    told = (f"{_said(title, lang)}{gap}{text}\n" for title, text in lines.items() if text)
    return f"{names}\n{''.join(told)}"


def _values(programme: Programme, entries: Iterable[Entry[Observation]], lang: Lang) -> str:
    values = [entry.record for entry in entries]
    sources = list(dict.fromkeys(_cited(programme, value.source, lang) for value in values))
    titles = "指标|Indicator;时期|Period;数值|Value;单位|Unit;数列|Series;状态|State;"
    titles += "可信度|Confidence;来源|Source"
    rows = [
        [
            programme.indicators[value.indicator].name.text(lang),
            str(value.period),
            f"{value.value.value:f}",
            value.value.unit.text.text(lang),
            value.vintage.text.text(lang),
            value.state.text.text(lang),
            value.source.confidence.text.text(lang),
            f"[{sources.index(_cited(programme, value.source, lang)) + 1}]",
        ]
        for value in values
    ]
    return _drawn(titles, rows, {1, 2}, sources, lang)


def _cited(programme: Programme, source: Source, lang: Lang) -> str:
    title = programme.documents[source.document].title.text(lang)
    return " ".join(filter(None, (title, source.section)))


def _drawn(
    titles: str, rows: Sequence[Sequence[str]], figures: set[int], notes: Sequence[str], lang: Lang
) -> str:
    """A table with its numbered notes below; nothing for one without rows."""
    if not rows:
        return ""
    drawn = grid([_said(title, lang) for title in titles.split(";")], rows, figures)
    return drawn + "".join(f"[{number}] {note}\n" for number, note in enumerate(notes, 1))


def _targets(results: Sequence[Attainment], lang: Lang) -> str:
    titles = "指标|Indicator;目标年|Year;目标值|Target;限定词|Qualifier;实际值|Observed;差距|Gap;"
    titles += "单位|Unit;完成率|Level;任务完成度|Attained;结论|Verdict;须知|Caveats"
    notes = list(dict.fromkeys(caveat for result in results for caveat in result.caveats))
    rows = [_target_row(result, notes, lang) for result in results]
    told = [caveat.text.text(lang) for caveat in notes]
    return _drawn(titles, rows, {1, 2, 4, 5, 7, 8}, told, lang)


def _target_row(result: Attainment, notes: Sequence[Caveat], lang: Lang) -> list[str]:
    target, observed = result.target.record, result.observed
    return [
        " ".join(filter(None, (result.indicator.name.text(lang), target.subject))),
        str(target.year),
        _printed(target).text.text(lang),
        target.qualifier,
        NO_VALUE if observed is None else f"{observed.record.value.value:f}",
        NO_VALUE if result.gap is None else f"{result.gap.value:+f}",
        target.value.unit.text.text(lang),
        _percent(result.level_completion),
        _percent(result.attainment),
        verdict_words(result.verdict, lang),
        " ".join(f"[{notes.index(caveat) + 1}]" for caveat in result.caveats),
    ]


def _printed(target: Target) -> Printed:
    printed = as_statement(target).printed
    assert printed is not None  # a target is a figure
    return printed


def _statements(programme: Programme, entries: Iterable[Entry[Statement]], lang: Lang) -> str:
    titles = "类型|Type;种类|Kind;内容|Content;年份|Year;数值|Value;单位|Unit;限定词|Qualifier"
    rows = [_statement_row(programme, entry.record, lang) for entry in entries]
    return _drawn(titles, rows, {4}, (), lang)


def _statement_row(programme: Programme, said: Statement, lang: Lang) -> list[str]:
    printed = said.printed
    scope = printed.scope.text(lang) if printed else ""
    return [
        said.type.text.text(lang),
        kind_text(programme, said).text(lang),
        " ".join(filter(None, (printed.subject if printed else "", said.name, said.detail))),
        " ".join(filter(None, (str(said.year or ""), scope))) or NO_VALUE,
        printed.text.text(lang) if printed else NO_VALUE,
        printed.unit_text.text(lang) if printed else "",
        printed.qualifier if printed else "",
    ]


def _percent(ratio: Decimal | None) -> str:
    return NO_VALUE if ratio is None else f"{ratio * 100:.1f}%"
