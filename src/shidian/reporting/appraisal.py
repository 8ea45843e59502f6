"""Appraisal sheets in Word: one for a plan, and a table that compares many."""

from collections import Counter
from collections.abc import Iterator, Sequence

from shidian.core import Bilingual, Lang
from shidian.plans.checks import (
    Claim,
    Draft,
    Finding,
    Pace,
    Peers,
    Severity,
    pace_of,
    populations_of,
)
from shidian.reporting.findings import figures_text
from shidian.reporting.word import WordFile

NO_VALUE = "—"
_TITLE = Bilingual("试点方案审核表", "Appraisal of a pilot plan")
_MANY = Bilingual("试点方案审核比较表", "Comparison of pilot plans")
_HEADS = {
    "zh": ("程度", "检查项", "发现", "演算与数字位置", "建议"),
    "en": ("severity", "check", "finding", "working, and where the figures stand", "what to do"),
}
_PACE = Bilingual("{}年均提高百分点（百分位）", "{}: points a year (percentile)")
_UNVERIFIED = Bilingual(
    "标 * 的发现依据尚无文件规定的界限：{}。",
    "Findings marked * rest on limits that no document sets: {}.",
)
_SPANS = Bilingual(
    "方括号内为数字在文件中的字符位置，从 0 数起，不含末位。",
    "In brackets: the characters of the figures in the document, counted from 0, end excluded.",
)


def appraisal_sheet(draft: Draft, findings: Sequence[Finding], peers: Peers, lang: Lang) -> bytes:
    """One plan: its main figures, what was found with working and advice, what is in order."""
    file = WordFile()
    file.title(f"{draft.place}{'' if lang == 'zh' else ' · '}{_TITLE.text(lang)}")
    file.text(_counted(findings, lang))
    file.heading("一、主要数字" if lang == "zh" else "1. Main figures")
    heads, rows = _main_figures(draft, peers, lang)
    file.table(heads, rows, [3, *([1] * (len(heads) - 1))], frozenset(range(1, len(heads))))
    file.heading("二、发现" if lang == "zh" else "2. Findings")
    faults = [one for one in findings if one.result.severity is not Severity.FINE]
    file.table(_HEADS[lang], (_finding(one, lang) for one in faults), [1, 1.6, 4, 4, 2.4])
    file.heading("三、相符" if lang == "zh" else "3. In order")
    fine = [one for one in findings if one.result.severity is Severity.FINE]
    file.table(_HEADS[lang][1:4], (_finding(one, lang)[1:4] for one in fine), [1.6, 4, 4])
    for line in _remarks(findings, lang):
        file.text(line)
    return file.content()


def comparison(
    drafts: Sequence[Draft], findings: Sequence[Sequence[Finding]], peers: Peers, lang: Lang
) -> bytes:
    """Many plans: rates, pace and counts of findings, one plan a row; then the gravest findings."""
    file = WordFile(landscape=True)
    file.title(_MANY.text(lang))
    heads = _comparison_heads(peers, lang)
    rows = [
        _comparison_row(number, draft, found, peers)
        for number, (draft, found) in enumerate(zip(drafts, findings, strict=True), start=1)
    ]
    figures = frozenset(range(len(heads))) - {1}
    file.table(heads, rows, [0.7, 2.6, *([1] * (len(heads) - 6)), *([0.6] * 4)], figures)
    file.heading("错误与疑问" if lang == "zh" else "Errors and warnings")
    place = "试点" if lang == "zh" else "pilot"
    grave = [
        (one.place, *_finding(one, lang)[:4])
        for found in findings
        for one in found
        if one.result.severity in (Severity.ERROR, Severity.WARNING)
    ]
    file.table((place, *_HEADS[lang][:4]), grave, [2, 0.9, 1.6, 5, 5])
    for line in _remarks([one for found in findings for one in found], lang):
        file.text(line)
    return file.content()


def _counted(findings: Sequence[Finding], lang: Lang) -> str:
    counts = Counter(one.result.severity for one in findings)
    gap = "，" if lang == "zh" else ", "
    parts = (f"{severity.text.text(lang)} {counts[severity]}" for severity in Severity)
    return gap.join(parts) + ("。" if lang == "zh" else ".")


def _main_figures(
    draft: Draft, peers: Peers, lang: Lang
) -> tuple[Sequence[str], Iterator[Sequence[str]]]:
    facts, indicators = peers.programme.facts, peers.programme.indicators
    measured = populations_of(peers.programme)
    people = [code for code in (measured.resident, measured.registered) if code]
    years = (facts.baseline_year, *facts.checkpoints)
    heads = ["指标" if lang == "zh" else "indicator", *map(str, years)]
    rows = (
        [
            indicators[code].name.text(lang),
            *(_shown(draft.levels(code).get(year)) for year in years),
        ]
        for code in (*facts.headline, *people)
    )
    return heads, rows


def _shown(claim: Claim | None) -> str:
    return NO_VALUE if claim is None else f"{claim.value:f}{claim.unit}"


def _finding(one: Finding, lang: Lang) -> Sequence[str]:
    result = one.result
    mark = "*" if result.unverified else ""
    said = result.said.text(lang) + mark
    shown = "\n".join(part for part in (result.working, figures_text(result.claims)) if part)
    check = one.check
    return (
        result.severity.text.text(lang), check.name.text(lang), said, shown, check.advice.text(lang)
    )  # fmt: skip


def _comparison_heads(peers: Peers, lang: Lang) -> Sequence[str]:
    facts, indicators = peers.programme.facts, peers.programme.indicators
    years = (facts.baseline_year, *facts.checkpoints)
    rates = [
        f"{indicators[code].name.text(lang)} {year}" for code in facts.headline for year in years
    ]
    first = ("序号", "试点") if lang == "zh" else ("no.", "pilot")
    said = _PACE.text(lang)
    paces = [said.format(indicators[code].name.text(lang)) for code in facts.headline]
    return [*first, *rates, *paces, *(severity.text.text(lang) for severity in Severity)]


def _comparison_row(
    number: int, draft: Draft, findings: Sequence[Finding], peers: Peers
) -> Sequence[str]:
    facts = peers.programme.facts
    years = (facts.baseline_year, *facts.checkpoints)
    counts = Counter(one.result.severity for one in findings)
    rates = [_shown(draft.levels(code).get(year)) for code in facts.headline for year in years]
    paces = [_pace(pace_of(draft, code, peers)) for code in facts.headline]
    found = (str(counts[one]) for one in Severity)
    return [str(number), draft.place, *rates, *paces, *found]


def _pace(pace: Pace | None) -> str:
    if pace is None:
        return NO_VALUE
    place = "" if pace.percentile is None else f" ({pace.percentile:.0f})"
    return f"{pace.points:.2f}{place}"


def _remarks(findings: Sequence[Finding], lang: Lang) -> Iterator[str]:
    yield _SPANS.text(lang)
    limits = {limit.code for one in findings for limit in one.result.limits if limit.unverified}
    if limits:
        yield _UNVERIFIED.text(lang).format(" ".join(sorted(limits)))
