"""The table of what the checks find in plans."""

from collections.abc import Callable, Mapping, Sequence

from shidian.core import Bilingual
from shidian.plans.checks import Check, Claim, Finding
from shidian.reporting.table import Cell, Column, Table
from shidian.reporting.words import words

_VALUES: Mapping[str, Callable[[Finding], Cell]] = {
    "pilot_no": lambda f: f.pilot,
    "place": lambda f: f.place,
    "severity": lambda f: f.result.severity.value,
    "severity_name": lambda f: f.result.severity.text.zh,
    "check": lambda f: f.check.id,
    "check_name": lambda f: f.check.name.zh,
    "finding": lambda f: f.result.said.zh,
    "finding_en": lambda f: f.result.said.en,
    "working": lambda f: f.result.working,
    "figures": lambda f: figures_text(f.result.claims),
    "advice": lambda f: f.check.advice.zh,
    "advice_en": lambda f: f.check.advice.en,
    "unverified": lambda f: f.result.unverified,
}
_BRIEF = ("place", "severity_name", "check_name", "finding", "working")
_CHECK: Mapping[str, Callable[[Check], Cell]] = {
    "check": lambda c: c.id,
    "check_name": lambda c: c.name.zh,
    "check_name_en": lambda c: c.name.en,
    "group": lambda c: c.group,
    "severity": lambda c: c.severity.value,
    "meaning_zh": lambda c: c.meaning.zh,
    "meaning_en": lambda c: c.meaning.en,
    "why": lambda c: c.why.zh,
    "why_en": lambda c: c.why.en,
    "advice": lambda c: c.advice.zh,
    "advice_en": lambda c: c.advice.en,
    "parameters": lambda c: " ".join(c.parameters),
}


def figures_text(claims: Sequence[Claim]) -> str:
    """The figures that a finding rests on, each with its characters in the document.

    Examples
    --------
    >>> figures_text([])
    ''
    """
    return "；".join(
        claim.text + (f" [{claim.span[0]}, {claim.span[1]})" if claim.span else "")
        for claim in claims
    )


def findings_table(findings: Sequence[Finding]) -> Table:
    """What was found, one finding a row."""
    return _table(
        "findings",
        Bilingual("检查结果", "Findings"),
        Bilingual("对方案的检查所发现的。", "What the checks of plans have found."),
        _VALUES,
        findings,
    )


def checks_table(checks: Sequence[Check]) -> Table:
    """The checks themselves: what each means, and why."""
    return _table(
        "checks",
        Bilingual("检查项", "Checks"),
        Bilingual("检查的含义、理由和建议。", "What the checks mean, why, and what to do."),
        _CHECK,
        checks,
    )


def _table(
    name: str,
    title: Bilingual,
    meaning: Bilingual,
    values: Mapping[str, Callable[..., Cell]],
    rows: Sequence[Finding] | Sequence[Check],
) -> Table:
    columns = [
        Column(column, *words(column, name), value, column in _BRIEF)
        for column, value in values.items()
    ]
    cells = [[column.value(row) for column in columns] for row in rows]
    return Table(name, title, meaning, columns, cells)
